"""Whatever has happened, all screens that speak of one client say the same (R16, R17, R21).

Thirty clients with random histories, people, companies and leads: ``/why``, the day's plan, the
list of those left out and the calling list are asked about each of them, and must not contradict
each other: neither in who is to be called, nor by whose number, nor in the first day allowed.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import chain
from random import Random

import pytest

from domain.calendar import calendar_of
from domain.clients import Contact, ContactState
from domain.customers.leads import Lead
from domain.dial import Turn
from domain.dial_next import DialNext
from domain.dial_run import DialRun
from domain.explain import Explain, Explanation, Place
from domain.plan import DayPlan, LeftOut
from domain.plan_day import PlanDay, day_end
from domain.policy import Policy
from domain.reminders import ReminderKind
from domain.team import Member, Scope
from storage.unit import SqlUnits
from tests.day.conftest import Team
from tests.day.magnets import a_magnet

RUSSIA = calendar_of("RU")
_ALL = (
    "Абрамов Борисов Власов Громов Демидов Егоров Жданов Зотов Игнатов Крылов Лапин Мухин Носов "
    "Орлов Панин Рыбин Седов Титов Ушаков Фомин Хохлов Цветков Чернов Шубин Щукин Юдин Яшин "
    "Бобров Вавилов Гордеев"
)
SURNAMES = _ALL.split()
NAMES = ("Иван", "Пётр", "Олег")
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
    "/message {} отправил прайс",
    "/message {} отправил каталог",
    "/meeting {} обсудили",
    "/incoming {} спросил цену",
    "/remind {} через 3 дня в 11 узнать",
    "/rest {} пауза",
    "/wake {}",
    "/deal {} 50к Поставка",
    "/undo",
)
OUT_OF_WORK = (Place.ARCHIVED, Place.DO_NOT_CONTACT, Place.RESTING, Place.CADENCE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Views:
    """What all screens say to Ann at one moment, of clients by their numbers."""

    ann: Member
    policy: Policy
    now: datetime
    plan: DayPlan
    told: Sequence[Explanation]
    left_out: dict[int, LeftOut]
    turns: dict[int, Turn]

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

    def day(self, at: datetime) -> date:
        """Return the day of a moment, as Ann reads it."""
        return at.astimezone(self.ann.zone).date()


async def add_clients(team: Team, rng: Random) -> list[str]:
    """Let Ann add thirty clients; return the phones of their people."""
    phones: list[str] = []
    for number, surname in enumerate(SURNAMES):
        people = rng.choice((0, 0, 1, 2, 3))
        company = f" ООО Фирма{number}" if people else ""
        theirs = [f"+7916{number:03d}000{each}" for each in range(max(1, people))]
        for name, phone in zip(NAMES, theirs, strict=False):
            await team.ann.says(f"/add {surname} {name} {phone}{company}")
        for chance, line in (
            (0.3, f"{theirs[0]} город {rng.choice(CITIES)}"),
            (0.2, f"{theirs[-1]} время 09:00-09:15"),
        ):
            if rng.random() < chance:
                await team.ann.says(f"/edit {line}")
        if rng.random() < 0.2:
            await team.ann.says(f"/deal {theirs[0]} 100к Договор")
        phones += theirs
    return phones


async def mark_clients(team: Team, rng: Random) -> None:
    """Let some people ask to be left alone, and some clients come by a magnet."""
    await a_magnet(team)
    async with SqlUnits(team.app.database)() as unit:
        for number in range(1, len(SURNAMES) + 1):
            file = await unit.clients.open(Scope(None), number)
            assert file is not None
            for one in file.contacts:
                if rng.random() < 0.15:
                    silent = replace(one, do_not_contact=True)
                    await unit.clients.save_contact(file.client, one, silent)
    for number in range(1, len(SURNAMES) + 1):
        if rng.random() < 0.5:
            await come(team, number)


async def come(team: Team, client_id: int) -> None:
    """Let a client fill in a form, today."""
    now = team.tg.clock.now()
    async with SqlUnits(team.app.database)() as unit:
        file = await unit.clients.open(Scope(None), client_id)
        assert file is not None
        await unit.leads.add(
            Lead(
                client_id=client_id,
                contact_id=file.main_contact.id if file.main_contact else None,
                customer_id=None,
                form_id=None,
                magnet_id=1,
                link_id=1,
                given_to=file.client.manager_id,
                known=True,
                came_at=now,
                due_at=now,
                told_at=now,
                told_head_at=now,
            )
        )


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
            policy=policy,
        )
        explain = Explain(
            cards=unit.cards,
            deals=unit.deals,
            plan=unit.plan,
            leads=unit.leads,
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
        left = await unit.plan.left_out(
            Scope(ann.id), now=now, after=day_end(ann, now), limit=len(SURNAMES)
        )
        return Views(
            ann=ann,
            policy=policy,
            now=now,
            plan=await plan_day(ann),
            told=[await explain(ann, one + 1) for one in range(len(SURNAMES))],
            left_out={one.client_id: one for one in left},
            turns={one.client_id: one for one in queue.turns},
        )


def check(views: Views) -> None:
    """Compare what the screens say of each client."""
    assert views.plan.left_out == len(views.left_out)
    assert not views.planned & views.left_out.keys()
    for told in views.told:
        client = told.card.file.client.id
        says = (client, told.place, told.now)
        assert told.place.planned == (client in views.planned), says
        held = told.place in (Place.CADENCE, Place.RESTING)
        assert held == (client in views.left_out), says
        if held:
            listed = views.left_out[client]
            assert listed.resting == (told.place is Place.RESTING), says
            first = listed.first_allowed(views.ann.timezone, views.policy, RUSSIA)
            rest = told.card.round.rest_until if told.card.round else None
            allowed = rest if listed.resting and rest else told.held.allowed
            assert views.day(first) == views.day(allowed), says
        check_promise(views, told)
        check_turn(views, told)
        check_rest(told)
    check_calls(views)


def check_promise(views: Views, told: Explanation) -> None:
    """The first moment that ``/why`` names is allowed, and none before it is."""
    pace = told.card.pace(told.asked.contact)
    assert not pace.judge(told.asked.allowed, views.policy, RUSSIA).moved
    if told.asked.allowed - views.now > timedelta(minutes=1):
        early = told.asked.allowed - timedelta(minutes=2)
        assert pace.judge(early, views.policy, RUSSIA).moved


def check_turn(views: Views, told: Explanation) -> None:
    """The calling list offers whom one works with, and a person whom cadence allows."""
    turn = views.turns.get(told.card.file.client.id)
    if turn is None:
        return
    assert turn.contact is not None
    assert may_be_contacted(turn.contact)
    if turn.reminder is not None and turn.reminder.kind is ReminderKind.AGREED:
        return
    says = (turn.client_id, told.place, told.now)
    assert told.place not in OUT_OF_WORK, says
    assert told.place.planned or told.place in (Place.TURN, Place.LATER), says
    assert not told.card.pace(turn.contact).judge(views.now, views.policy, RUSSIA).moved, says


def check_calls(views: Views) -> None:
    """Whom to call next is named with the number of a person who may be called today."""
    cards = {one.card.file.client.id: one.card for one in views.told}
    for call in views.plan.next_calls:
        card = cards[call.client_id]
        (whom,) = (
            one for one in card.file.contacts if call.phone in (each.value for each in one.points)
        )
        assert may_be_contacted(whom)
        verdict = card.pace(whom).judge(call.allowed_from or views.now, views.policy, RUSSIA)
        assert verdict.allowed < day_end(views.ann, views.now), (call, views.now)
        assert call.allowed_from is None or not verdict.moved


def may_be_contacted(contact: Contact) -> bool:
    """Whether anybody calls this person at all."""
    return contact.state is ContactState.ACTIVE and not contact.do_not_contact


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
    await mark_clients(team, rng)
    await team.tg.passes(minutes=11)  # nobody's card can be taken back any more
    for step in range(60):
        for _ in range(rng.randint(1, 4)):
            await team.ann.says(rng.choice(DEEDS).format(rng.choice(phones)))
        if rng.random() < 0.6:
            hours = 24 * rng.choice((0, 0, 1, 2)) + rng.choice((1, 3, 7, 12))
            await team.tg.passes(hours=hours, minutes=rng.randint(0, 59))
        if rng.random() < 0.3:
            await come(team, rng.randint(1, len(SURNAMES)))
        if step % 5 == 4:
            check(await look(team))
    for days in (150, 7, 7, 7, 7):
        await team.tg.passes(days=days, hours=1)
        check(await look(team))
