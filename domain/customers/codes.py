"""Personal codes for those who waited until the list was filled again."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.clock import Clock
from domain.customers.magnets import MagnetBook, Part

_AT_ONCE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOutCodes:
    """Gives new codes of a list to who waits for one, longest waiting first.

    Who adds codes calls it in the same unit of work, and sends what it returns.
    """

    magnets: MagnetBook
    clock: Clock

    async def __call__(self, magnet_id: int, part: Part) -> Sequence[tuple[int, str]]:
        """Return ``(telegram id, code)`` for each code that somebody got now."""
        now = self.clock.now()
        given: list[tuple[int, str]] = []
        while waiting := await self.magnets.owed(magnet_id, part, _AT_ONCE):
            for one in waiting:
                code = await self.magnets.take_code(
                    magnet_id, part, one.customer_id, now, for_friend=one.for_friend
                )
                if not code:
                    return given
                given.append((one.telegram_id, code))
        return given
