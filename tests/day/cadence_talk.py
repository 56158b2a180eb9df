"""What the tests of cadence share: whom they speak of, what they press, what was recorded."""

from collections.abc import Sequence
from datetime import timedelta

from domain.cadence_exceptions import CadenceException
from domain.team import Scope
from sandbox.actors import Actor
from storage.unit import SqlUnits
from tests.day.conftest import MONDAY, Team

PETROV = "/add Петров Иван 8 916 123-45-67"
GONE = "нет или это не ваше"
DONE = "👌 Это уже сделано."


def labels(actor: Actor) -> list[str]:
    return [key.text for row in actor.answers[-1].buttons for key in row]


def data_of(actor: Actor, label: str) -> str:
    found = (key.data for row in actor.last.buttons for key in row if label in key.text)
    return next(filter(None, found))


async def exceptions(team: Team) -> Sequence[CadenceException]:
    async with SqlUnits(team.app.database)() as unit:
        return await unit.exceptions.latest(
            Scope(manager_id=None), since=MONDAY - timedelta(days=1), limit=50
        )


async def calls(team: Team, *lines: str, apart: float = 4) -> None:
    """Let Ann make these calls, some days apart."""
    for number, line in enumerate(lines):
        if number:
            await team.tg.passes(days=apart)
        await team.ann.says(line)
