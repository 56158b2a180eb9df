"""Whose turn it is on the only connection: first come, first served."""

import asyncio
from collections import deque
from collections.abc import Callable


class Turn:
    """A lock that can be handed to the next in line and tells whether anyone waits.

    ``declined`` is called when a task was given the turn but had been cancelled meanwhile: it
    holds the turn then, and must hand it on.
    """

    def __init__(self, declined: Callable[[], None]) -> None:
        self._declined = declined
        self._held = False
        self._line: deque[asyncio.Future[None]] = deque()

    @property
    def wanted(self) -> bool:
        """Whether somebody waits for the turn."""
        return any(not place.done() for place in self._line)

    async def take(self) -> None:
        """Wait for the turn."""
        if not self._held:
            self._held = True
            return
        place = asyncio.get_running_loop().create_future()
        self._line.append(place)
        try:
            await place
        except asyncio.CancelledError:
            if place.done() and not place.cancelled():
                self._declined()
            raise

    def hand_on(self) -> None:
        """Give the turn to the next in line, or set it free."""
        while self._line:
            place = self._line.popleft()
            if not place.done():
                place.set_result(None)
                return
        self._held = False
