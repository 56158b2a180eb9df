"""Bookmarks of the machine: how far its own rounds of work have come."""

from typing import Protocol


class MarkBook(Protocol):
    """Where bookmarks are kept: whole numbers under a name. They are no change of a person."""

    async def get(self, name: str) -> int | None:
        """Return the number that was put under a name, or nothing."""
        ...

    async def put(self, name: str, value: int) -> None:
        """Keep a number under a name; the one before it is forgotten."""
        ...
