"""People who come by a magnet, for the tests of what the team does with them."""

from domain.customers.magnets import Ask, Handing, Question
from sandbox.actors import Actor
from tests.day.conftest import Team
from tests.day.magnets import BASICS, a_magnet

CODE = "katalog"


async def open_magnet(team: Team, *, city: bool = False, handing: Handing = Handing.TURN) -> None:
    """Open a magnet that asks for phone and name, and for the city; the team is at work."""
    for one in (team.olga, team.boris, team.ann, team.gleb):
        await one.starts()
    asks = (*BASICS, Question(ask=Ask.CITY)) if city else BASICS
    await a_magnet(team, title="Каталог", code=CODE, questions=asks, handing=handing)


def somebody(team: Team, name: str = "Пётр Покупатель", number: int = 1) -> Actor:
    """Return a person who is not on the team, with a phone of their own."""
    return team.tg.person(name, id=100 + number, phone=f"+7916111{number:04}")


async def comes(
    team: Team, name: str = "Пётр Покупатель", number: int = 1, *, city: str = ""
) -> Actor:
    """Let a person go from the link to the gift."""
    person = somebody(team, name, number)
    await person.starts(CODE)
    await person.presses("Согласен")
    await person.shares_own_contact()
    await person.presses(name)
    if city:
        await person.says(city)
    return person
