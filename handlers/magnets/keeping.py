"""Who may edit magnets, and a magnet with everything that its screen shows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from domain.customers.consents import ConsentText
from domain.customers.magnets import Codes, Link, Magnet, Operator, Part
from domain.customers.readiness import Missing, missing
from domain.errors import GoneError, KeepersOnlyError
from handlers.desk import Desk
from locales import LOCALES


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """A magnet, the texts that stand, its lists of codes, its links, and the operator."""

    magnet: Magnet
    operator: Operator
    texts: Sequence[ConsentText]
    codes: Mapping[Part, Codes]
    links: Sequence[Link]

    @property
    def lacks(self) -> tuple[Missing, ...]:
        """What has to be filled in before it can open."""
        return missing(self.magnet, self.operator, self.texts, LOCALES)

    def gift_codes(self, part: Part) -> Codes:
        """Return how a list of codes stands."""
        return self.codes.get(part, Codes())


def check_keeps(desk: Desk) -> None:
    """Raise ``KeepersOnlyError`` for who may not edit magnets (any more)."""
    if not desk.member.keeps_magnets:
        raise KeepersOnlyError


async def magnet_of(desk: Desk, magnet_id: int) -> Magnet:
    """Return a magnet to who may edit it. Raises ``GoneError``, ``KeepersOnlyError``."""
    check_keeps(desk)
    magnet = await desk.unit.magnets.magnet(magnet_id)
    if magnet is None:
        raise GoneError
    return magnet


async def whole_of(desk: Desk, magnet: Magnet) -> Whole:
    """Return a magnet with all that belongs to it."""
    return Whole(
        magnet=magnet,
        operator=await desk.unit.magnets.operator(),
        texts=await desk.unit.consents.texts(magnet.id),
        codes=await desk.unit.magnets.codes(magnet.id),
        links=await desk.unit.magnets.links(magnet.id),
    )


async def link_of(desk: Desk, link_id: int) -> tuple[Link, Magnet]:
    """Return a link and its magnet. Raises ``GoneError``, ``KeepersOnlyError``."""
    check_keeps(desk)
    link = await desk.unit.magnets.link(link_id)
    if link is None:
        raise GoneError
    return link, await magnet_of(desk, link.magnet_id)
