"""Titles of lead magnets: each is used once, or nobody could tell two of them apart."""

from domain.customers.magnets import LONGEST_TITLE, Magnet
from domain.language.text import clean, fold
from handlers.desk import Desk
from handlers.magnets.callbacks import MagnetDo
from handlers.magnets.writing import ask
from handlers.screens import Screen, button

_LONGEST = 200


async def titled(desk: Desk, title: str) -> Magnet | None:
    """Return the magnet of a title, whatever its case; ё and е are the same."""
    wanted = _key(title)
    found = await desk.unit.magnets.magnets()
    return next((one for one in found if _key(one.title) == wanted), None)


async def other_title_asked(
    desk: Desk, what: str, taken: Magnet, back: MagnetDo, *, magnet: int = 0
) -> Screen:
    """Ask again for a title that nobody has used yet, or open the magnet that has it."""
    question = desk.texts("magnet-title-taken", title=taken.title, most=LONGEST_TITLE)
    opens = button(desk.texts.plain("magnet-button-show"), MagnetDo(verb="show", magnet=taken.id))
    return await ask(desk, what, question, back, magnet=magnet, ways=[[opens]])


def _key(title: str) -> str:
    return fold(" ".join(clean(title, _LONGEST).split()))
