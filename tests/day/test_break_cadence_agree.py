"""Whatever has happened, all screens that speak of one client say the same (R16, R17, R21).

Thirty clients with random histories: ``/why``, the day's plan, the list of those left out, the
calling list and ``/remind`` are asked about each of them, and must not contradict each other.
"""

from dataclasses import dataclass
from datetime import UTC, timedelta
from itertools import chain
from random import Random

import pytest

from domain.calendar import calendar_of
from domain.clients import ContactState
from domain.dial_next import DialNext
from domain.dial_run import DialRun
from domain.explain import Explain, Explanation, Place
from domain.plan import DayPlan
from domain.plan_day import PlanDay, day_end
from domain.reminders import ReminderKind
from domain.team import Scope
from storage.unit import SqlUnits
from tests.day.conftest import Team

RUSSIA = calendar_of("RU")
# fmt: off
SURNAMES = (
    "Абрамов", "Борисов", "Власов", "Громов", "Демидов", "Егоров", "Жданов", "Зотов", "Игнатов",
    "Крылов", "Лапин", "Мухин", "Носов", "Орлов", "Панин", "Рыбин", "Седов", "Титов", "Ушаков",
    "Фомин", "Хохлов", "Цветков", "Чернов", "Шубин", "Щукин", "Юдин", "Яшин", "Бобров", "Вавилов",
    "Гордеев",
)
# fmt: on
CITIES = ("Владивосток", "Калининград", "Петропавловск-Камчатский", "Екатеринбург")
DEEDS = (
    "/call {} дозвонился, думает",
    "/call {} не ответил",
    "/call {} договорились о встрече",
    "/call {} отказ, дорого",
    "/call {} не тот человек",
    "/call {} номер не существует",
    "/call {} ушёл к конкуренту Вектор",
    "/call {} запросил информацию",
    "/call {} перезвонить через 2 дня",
    "/call {} не ответил",
    "/call {} дозвонился",
    "/meeting {} обсудили",
    "/incoming {} спросил цену",
    "/remind {} через 3 дня в 11 узнать",
    "/rest {} пауза",
    "/wake {}",
    "/deal {} 50к Поставка",
    "/undo",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Views:
    """What all screens say at one moment. ``left_out`` and ``called`` are clients by number."""

    plan: DayPlan
    told: list[Explanation]
    left_out: set[int]
    called: set[int]

    @property
    def planned(self) -> set[int]:
        """Whom the day's plan names."""
        plan = self.plan
        reminders = chain(plan.overdue, plan.due_today, plan.recontacts)
        return {
            *(one.client_id for one in reminders if one.client_id),
            *(one.client_id for one in plan.stuck),
            *(one.client_id for one in plan.new_leads),
            *(one.client_id for one in plan.next_calls),
        }


async def add_clients(team: Team, rng: Random) -> list[str]:
    """Let Ann add thirty clients; return the phones of their people."""
    phones: list[str] = []
    for number, surname in enumerate(SURNAMES):
        company = rng.choice(("", f" ООО Фирма{number}"))
        phones.append(f"+7916{number:03d}0000")
        await team.ann.says(f"/add {surname} Иван {phones[-1]}{company}")
        if rng.random() < 0.3:
            await team.ann.says(f"/edit {phones[-1]} город {rng.choice(CITIES)}")
        if rng.random() < 0.2:
            await team.ann.says(f"/edit {phones[-1]} время 09:00-09:15")
        if rng.random() < 0.2:
            await team.ann.says(f"/deal {phones[-1]} 100к Договор")
    return phones


async def look(team: Team) -> Views:
    """Ask every screen about all clients of Ann."""
    now = team.tg.clock.now()
    async with SqlUnits(team.app.database)() as unit:
        policy, ann = await unit.policies.current(), await unit.team.by_telegram(team.ann.id)
        assert ann is not None
        plan_day = PlanDay(
            reminders=unit.reminders,
            deals=unit.deals,
            plan=unit.plan,
            clock=team.tg.clock,
            calendar=RUSSIA,
        )
        explain = Explain(
            cards=unit.cards,
            deals=unit.deals,
            plan=unit.plan,
            clock=team.tg.clock,
            calendar=RUSSIA,
            policy=policy,
        )
        dial = DialNext(
            dial=unit.dial,
            reminders=unit.reminders,
            clock=team.tg.clock,
            calendar=RUSSIA,
            policy=policy,
        )
        queue = await dial(ann, DialRun(id=0, member_id=ann.id, started_at=now))
        for turn in queue.turns:
            assert turn.contact is not None
            assert turn.contact.state is ContactState.ACTIVE
        agreed = {
            one.client_id
            for one in queue.turns
            if one.reminder is not None and one.reminder.kind is ReminderKind.AGREED
        }
        after = day_end(ann, now)
        left = await unit.plan.left_out(Scope(ann.id), after=after, limit=len(SURNAMES))
        views = Views(
            plan=await plan_day(ann),
            told=[await explain(ann, one + 1) for one in range(len(SURNAMES))],
            left_out={one.client_id for one in left},
            called={one.client_id for one in queue.turns} - agreed,
        )
        for told in views.told:
            pace = told.card.pace(told.asked.contact)
            assert not pace.judge(told.asked.allowed, policy, RUSSIA).moved
            if told.asked.allowed - now > timedelta(minutes=1):
                early = told.asked.allowed - timedelta(minutes=2)
                assert pace.judge(early, policy, RUSSIA).moved
        return views


def check(views: Views) -> None:
    """Compare what the screens say of each client."""
    assert views.plan.left_out == len(views.left_out)
    for told in views.told:
        client = told.card.file.client.id
        says = (client, told.place, told.now)
        assert told.place.planned == (client in views.planned), says
        if told.place in (Place.CADENCE, Place.RESTING):
            assert client in views.left_out, says
        if client in views.left_out - views.planned:
            assert told.place in (Place.CADENCE, Place.RESTING, Place.ARCHIVED), says
        if client in views.called:
            assert told.place.planned or told.place in (Place.TURN, Place.LATER), says
        check_rest(told)


def check_rest(told: Explanation) -> None:
    """A client that rests has one return, at the moment that its rest ends."""
    rest = told.card.round
    if rest is None or not rest.resting or told.place is Place.ARCHIVED:
        return
    returns = [one for one in told.card.reminders if one.kind is ReminderKind.RECONTACT]
    assert [one.due_at.astimezone(UTC) for one in returns] == [rest.rest_until]


@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_r17_no_screen_contradicts_another_about_any_of_thirty_clients(
    team: Team, seed: int
) -> None:
    rng = Random(seed)  # noqa: S311 — the same histories every time, no secret
    phones = await add_clients(team, rng)
    await team.tg.passes(minutes=11)  # nobody's card can be taken back any more
    for step in range(60):
        for _ in range(rng.randint(1, 4)):
            await team.ann.says(rng.choice(DEEDS).format(rng.choice(phones)))
        if rng.random() < 0.6:
            hours = 24 * rng.choice((0, 0, 1, 2)) + rng.choice((1, 3, 7, 12))
            await team.tg.passes(hours=hours, minutes=rng.randint(0, 59))
        if step % 5 == 4:
            check(await look(team))
    for days in (150, 7, 7, 7, 7):
        await team.tg.passes(days=days, hours=1)
        check(await look(team))
