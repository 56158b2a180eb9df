"""Two customers of two managers, for the tests of who may press what."""

from dataclasses import dataclass

from domain.customers.proposals import Proposal
from domain.customers.surveys import Occasion, Survey
from sandbox.actors import Actor
from storage.unit import SqlUnits
from tests.day.conftest import Team
from tests.day.magnets import a_magnet, takes

ANNS, GLEBS = "Мария Аннина", "Секретов Тайный"


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """Maria, whose lead 1 is Ann's, and Secretov, whose lead 2 is Gleb's."""

    team: Team
    maria: Actor
    secretov: Actor


async def serve(team: Team) -> Served:
    """Let two known clients fill in the form of magnet 1; ask the first one of a meeting.

    The owner has a proposal to decide on.
    """
    await team.ann.says(f"/add {ANNS} 89035550001")
    await team.gleb.says(f"/add {GLEBS} 89035550002")
    code = await a_magnet(team, codes=("СЕКРЕТ-1", "СЕКРЕТ-2"))
    maria = team.tg.person(ANNS, phone="+79035550001")
    secretov = team.tg.person(GLEBS, phone="+79035550002")
    for one in (maria, secretov):
        await takes(one, code)
    now = team.tg.clock.now()
    async with SqlUnits(team.app.database)() as unit:
        await unit.surveys.add(
            Survey(
                customer_id=1,
                client_id=1,
                manager_id=3,
                occasion=Occasion.MEETING,
                asked_at=now,
            )
        )
        await unit.retention.add(Proposal(made_at=now, before=now, count=2))
    await team.tg.passes(minutes=1)
    return Served(team=team, maria=maria, secretov=secretov)
