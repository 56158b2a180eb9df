"""What every change of a lead magnet begins and ends with: who may, and what must hold."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.clock import Clock
from domain.customers.consents import ConsentBook
from domain.customers.magnets import Magnet, MagnetBook, Operator
from domain.customers.readiness import Missing, missing
from domain.errors import GoneError, InvalidValueError, NotAllowedError, NotReadyError
from domain.language.text import clean
from domain.team import Member, TeamBook

LANGUAGES = ("ru", "en")
"""Languages that people are asked for their consent in."""
_OF_MAGNET = frozenset({Missing.TITLE, Missing.PROMISE, Missing.GIFT, Missing.CONTACT})
"""What an open magnet must not lose; texts and operator cannot be taken away at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MagnetDesk:
    """The books of lead magnets. What an open magnet needs cannot be taken from it."""

    magnets: MagnetBook
    consents: ConsentBook
    team: TeamBook
    clock: Clock

    async def opened(self, member: Member, magnet_id: int) -> Magnet:
        """Return a magnet for who may edit it. Raises ``NotAllowedError``, ``GoneError``."""
        check_keeper(member)
        magnet = await self.magnets.magnet(magnet_id)
        if magnet is None:
            raise GoneError
        return magnet

    async def keep(self, before: Magnet, after: Magnet) -> Magnet:
        """Store a changed magnet. Raises ``NotReadyError`` where it could not stay open so."""
        if after == before:
            return before
        if after.open:
            lacking = missing(after, Operator(), (), ())
            refuse([one for one in lacking if one in _OF_MAGNET])
        return await self.magnets.save(before, after)


def check_keeper(member: Member) -> None:
    """Raise ``NotAllowedError`` for who may not edit magnets."""
    if not member.keeps_magnets:
        raise NotAllowedError


def refuse(lacking: Sequence[Missing]) -> None:
    """Raise ``NotReadyError`` with the first thing that is missing."""
    if lacking:
        raise NotReadyError(missing=f"magnet-missing-{lacking[0]}")


def one_line(field: str, words: str, most: int) -> str:
    """Return words of one line. Raises ``InvalidValueError`` for none and for too many."""
    line = " ".join(clean(words).split())
    if not line:
        raise InvalidValueError(field=field, value="", why="why-empty")
    return not_longer(field, line, most)


def not_longer(field: str, words: str, most: int) -> str:
    """Return words, or raise ``InvalidValueError`` for too many of them."""
    if len(words) > most:
        raise InvalidValueError(field=field, value=clean(words, 60) + "…", why="why-too-long")
    return words
