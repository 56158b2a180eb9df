"""The small base in memory with an outbox: a shift that breaks leaves nothing behind."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from copy import copy
from typing import Any

from domain.delivery import OutMessage
from tests.domain.base import Base


class Shop:
    """What sweeps over customers work with."""

    def __init__(self) -> None:
        self.base = Base()
        self.outbox: list[OutMessage] = []
        self.shifts = 0

    @property
    def unit(self) -> Any:
        return self.base

    async def put(self, messages: Sequence[OutMessage]) -> int:
        used = {one.dedupe_key for one in self.outbox}
        fresh = [one for one in messages if one.dedupe_key not in used]
        self.outbox.extend(fresh)
        return len(fresh)

    @asynccontextmanager
    async def open(self) -> AsyncIterator["Shop"]:
        self.shifts += 1
        base = self.base
        books: tuple[tuple[Any, str], ...] = (
            (base.surveys, "kept"),
            (base.customers, "kept"),
            (base.leads, "kept"),
            (base.touches, "kept"),
            (base.erasures, "erased"),
            (base.erasures, "record"),
            (base.retention, "quiet"),
            (base.retention, "lists"),
            (base.retention, "proposals"),
        )
        before = [(book, name, copy(getattr(book, name))) for book, name in books]
        try:
            yield self
        except Exception:
            for book, name, kept in before:
                setattr(book, name, kept)
            raise

    def said(self) -> list[str]:
        return [str(one.params["text"]) for one in self.outbox]
