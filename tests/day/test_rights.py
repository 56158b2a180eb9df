"""R60-R63: one's own clients only, whatever is typed, pressed or made by hand."""

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import product
from pathlib import Path

import pytest
from aiogram.filters.callback_data import CallbackData

from domain.policy import PolicyName
from domain.team import MemberState
from handlers import callbacks
from handlers.report import VIEWS
from sandbox.actors import Actor
from sandbox.talk import fold
from storage.unit import SqlUnits
from tests.day.conftest import Team

SECRETS = ("секрет", "тайн", "сейф", "шепот", "sec@ret", "555-00-02", "половин")
OURS = ("client", "contact", "deal", "reminder", "touch")
"""What has an owner; Ann's have the id 1, Gleb's 2."""
FAR = 2**53
VALUES: Mapping[str, Sequence[object]] = {
    **dict.fromkeys(OURS, (2, 1)),
    "draft": (4, 3),
    "stage": (1,),
    "seen": (1,),
    "to": (2,),
    "page": (0, FAR),
    "skipped": (0, FAR),
    "manager": (3,),
    "due": (30_000_000,),
    "back": (0, 1),
    "at": (0, 10**15),
    **{
        name: words.split(",")
        for name, words in {
            "verb": "add,more,cancel,call,incoming,remind,deal,edit,history,rest,person,done,later,"
            "open,forward,back,won,lost,reopen,show,up,down,name,percent,days,page,list",
            "kind": "call,remind,rest,archive,nothing,stage,own",
            "screen": "today,tasks,deals,find,team,settings,help",
            "field": "inn,phone,notes,position,surname",
            "value": ",director",
            "outcome": "reached,no_answer",
            "until": "hour,own,40000000",
            "reason": "price,other,asked,",
            "name": "zone,hours",
            "manner": "call",
            "role": "manager,owner",
            "period": "week",
        }.items()
    },
}
OF_ITS_OWN: Mapping[type[CallbackData], Mapping[str, Sequence[object]]] = {
    callbacks.RestDo: {"verb": ("wake", "keep", "keep_listed", "stay", "archive")},
    callbacks.ArchiveDo: {"verb": ("start", "skip", "silent", "wrong", "missing", "works")},
    callbacks.DialDo: {"verb": ("log", "skip", "next", "finish"), "draft": (2, 1)},
    callbacks.DialStep: {"draft": (2, 1)},
    callbacks.PolicyDo: {
        "verb": ("list", "topic", "show", "own", "set", "log"),
        "name": ("", "cadence", PolicyName.GAP_DAYS.value),
        "value": (5, FAR),
    },
    callbacks.ReportFor: {"view": tuple(VIEWS)},
}
"""What a class means by a name of its own; the drafts 1 and 2 are calling lists."""
NOT_ANNS = {
    "clients": "id = 2",
    **dict.fromkeys(("contacts", "points", "tags", "rounds", "deals"), "client_id = 2"),
    "touches": "2 IN (client_id, contact_id) OR manager_id <> 3",
    "reminders": "2 IN (client_id, contact_id, deal_id, touch_id) OR member_id <> 3",
    "cadence_exceptions": "2 IN (client_id, contact_id, touch_id, reminder_id) OR member_id <> 3",
    "deal_moves": "deal_id = 2 OR member_id <> 3",
    "drafts": "member_id <> 3",
    "members": "id <> 3",
    **dict.fromkeys(("stages", "policy_changes", "invitations"), "TRUE"),
}
"""The rows of a base that Ann, the member 3, must neither change nor add to."""
EVERY_LIST = (
    *("/tasks", "/today", "/deals", "/stats", "/dial", "/archive"),
    *("/history Мария", "/card Мария", "/why Мария"),
)
KINDS = [
    kind
    for kind in vars(callbacks).values()
    if isinstance(kind, type) and issubclass(kind, CallbackData) and kind is not CallbackData
]


@pytest.fixture
async def rivals(team: Team) -> Team:
    """Return the team; Ann and Gleb have a client, a deal, a reminder, a touch, a draft each."""
    ann = ("Мария Аннина 89035550001", "Мария", "", "дача")
    gleb = ("Секретов Тайный ООО Сейф 89035550002 sec@ret.ru", "Секретов", "шёпот", "тайная")
    for said in zip(*map(_lines, (ann, gleb)), strict=True):
        await team.ann.says(said[0])
        await team.gleb.says(said[1])
    return team


def _lines(facts: tuple[str, str, str, str]) -> list[str]:
    contact, name, words, title = facts
    return [
        f"/add {contact}",
        "/dial",
        f"/remind {name} завтра в 12 {words}",
        f"/deal {name} 500к {title}",
        f"/call {name} дозвонился {words}",
        "/add Половинкин" if words else "/add Недописанная",
    ]


def _presses(kind: type[CallbackData]) -> list[str]:
    """Return hand-made buttons of a class, one's own and the colleague's ids mixed."""
    names, values = [*kind.model_fields], {**VALUES, **OF_ITS_OWN.get(kind, {})}
    made = [dict(zip(names, one, strict=True)) for one in product(*(values[n] for n in names))]
    return [kind(**one).pack() for one in made if _tries(one)]


def _tries(values: dict[str, object]) -> bool:
    """Whether a button names the colleague's things alone, or one of them among one's own."""
    ids = [value for name, value in values.items() if name in OURS]
    return not ids or ids.count(2) in (1, len(ids))


def _leaks(ann: Actor) -> list[str]:
    keys = [key.text for one in ann.answers for row in one.buttons for key in row]
    shown = fold(" ".join([*(one.words for one in ann.answers), *keys, ann.toast or ""]))
    return [secret for secret in SECRETS if secret in shown]


async def _state(gleb: Actor) -> list[str]:
    seen = []
    for line in ("/card Секретов", "/tasks", "/deals", "/history Секретов"):
        await gleb.says(line)
        seen += [one.words for one in gleb.answers]
    return seen


def _rows(base: Path) -> dict[str, list[tuple[object, ...]]]:
    connection = sqlite3.connect(f"file:{base}?mode=ro", uri=True)
    try:
        return {
            table: connection.execute(f"SELECT * FROM {table} WHERE {whose}").fetchall()  # noqa: S608 — both stand above
            for table, whose in NOT_ANNS.items()
        }
    finally:
        connection.close()


async def _tries_all(rivals: Team, kind: type[CallbackData], base: Path) -> None:
    """Let Ann press every button of a class: nothing but what is hers is shown or changed."""
    ann, gleb = rivals.ann, rivals.gleb
    before, rows = await _state(gleb), _rows(base)
    for data in _presses(kind):
        await ann.presses(data=data)
        assert not _leaks(ann), data
        assert "сломалось" not in (ann.toast or ""), data
    for line in EVERY_LIST:
        await ann.says(line)
        assert not _leaks(ann), line
    assert _rows(base) == rows
    assert await _state(gleb) == before


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
async def test_r60_a_button_made_by_hand_shows_and_changes_nothing_of_a_colleague(
    rivals: Team, tmp_path: Path, kind: type[CallbackData]
) -> None:
    await _tries_all(rivals, kind, tmp_path / "base.db")


@pytest.mark.parametrize(
    "kind",
    [
        callbacks.RestDo,
        callbacks.CardDo,
        callbacks.Why,
        callbacks.LeftOutPage,
        callbacks.ReminderDo,
        callbacks.DialDo,
        callbacks.RemindThen,
    ],
    ids=lambda kind: kind.__name__,
)
async def test_r60_a_colleagues_rest_is_neither_seen_nor_ended(
    rivals: Team, tmp_path: Path, kind: type[CallbackData]
) -> None:
    await rivals.ann.says("/rest Мария")
    await rivals.gleb.says("/rest Секретов шёпот")
    await _tries_all(rivals, kind, tmp_path / "base.db")


@pytest.mark.parametrize(
    "kind",
    [callbacks.ArchiveDo, callbacks.RestDo, callbacks.ShowNumber, callbacks.LogOutcome],
    ids=lambda kind: kind.__name__,
)
async def test_r60_a_colleagues_archive_is_neither_seen_nor_checked(
    rivals: Team, tmp_path: Path, kind: type[CallbackData]
) -> None:
    await rivals.ann.says("/call Мария не тот человек")
    await rivals.gleb.says("/call Секретов не тот человек, шёпот")
    await rivals.tg.passes(days=190)
    await rivals.gleb.says("/archive")
    assert rivals.gleb.sees("Секретов")
    await _tries_all(rivals, kind, tmp_path / "base.db")


@pytest.mark.parametrize(
    "data",
    [
        "cd:99999999999999999999:0",
        "cd:-1:0",
        "rm:done:99999999999999999999",
        "dl:won:99999999999999999999:1",
        "hp:1:99999999999999999999",
        "st:remind:1:1:0:-5:0:0",
        "oc:smoke:reached:1:0:0",
        "ev:surname:director:1:0",
        "un:99999999999999999999",
        "lt:1:99999999999999999",
        "pk:1",
        "zz:1",
    ],
)
async def test_garbage_made_by_hand_is_answered_like_a_thing_that_is_gone(
    rivals: Team, data: str
) -> None:
    await rivals.ann.presses(data=data)
    assert rivals.ann.toast is not None
    assert "Этого больше нет" in rivals.ann.toast


@pytest.mark.parametrize(
    "line",
    [
        "/find Секретов",
        "/find 0002",
        "/find sec@ret.ru",
        "/find ctrhtnjd",
        "/card Сейф",
        "/call Секретов дозвонился",
        "/remind Секретов завтра в 10",
        "/edit Секретов город Омск",
        "/deal Секретов 1к",
        "/history Секретов",
        "/move 2 won",
        "/move тайная вперёд",
        "звонил Секретову, дозвонился",
        "Секретов",
    ],
)
async def test_r60_a_colleagues_client_is_nobody(rivals: Team, line: str) -> None:
    before = await _state(rivals.gleb)
    await rivals.ann.says(line)
    assert not rivals.ann.sees("Тайный")
    assert not rivals.ann.sees("ООО Сейф")
    assert not rivals.ann.sees("500")
    assert await _state(rivals.gleb) == before


@pytest.mark.parametrize(
    "line",
    [
        "/add Иной Человек 8 903 555-00-02",
        "/add Иной Человек SEC@ret.ru",
        "Иной 89035550002",
        "/edit Мария телефон 89035550002",
        "/edit Мария email sec@ret.ru",
    ],
)
async def test_r3_of_a_colleagues_phone_only_the_manager_is_named(rivals: Team, line: str) -> None:
    await rivals.ann.says(line)
    assert rivals.ann.sees("уже клиент коллеги: Глеб Восточный")
    assert not rivals.ann.sees("Секретов")
    assert not rivals.ann.sees("Сейф")


async def test_r3_a_head_sees_whose_the_known_client_is(rivals: Team) -> None:
    await rivals.boris.says("/add Иной Человек 89035550002")
    assert rivals.boris.sees("Уже есть в базе")
    assert rivals.boris.sees("Ведёт: Глеб Восточный")


async def test_r62_messages_with_client_data_cannot_be_forwarded(rivals: Team) -> None:
    for line in ("/card Мария", "/find Мария", "/tasks", "/today", "/deals", "/history Мария"):
        await rivals.ann.says(line)
        assert all(one.protected for one in rivals.ann.answers), line
    await rivals.tg.passes(days=1, hours=3)
    assert rivals.ann.sees("Мария")
    assert all(one.protected for one in rivals.ann.answers)


@pytest.mark.parametrize("deed", ["завтра в 10", "/card Мария", "/start", "/undo"])
async def test_r63_a_dismissed_manager_is_a_stranger_in_the_middle_of_a_dialogue(
    rivals: Team, deed: str
) -> None:
    ann = rivals.ann
    await ann.says("/remind Мария")
    async with SqlUnits(rivals.app.database)() as unit:
        member = await unit.team.by_telegram(ann.id)
        assert member is not None
        await unit.team.save(replace(member, state=MemberState.DISMISSED))
    await ann.presses("Через час")
    assert "для сотрудников" in (ann.toast or "")
    await ann.says(deed)
    assert ann.sees("для сотрудников")
    await rivals.tg.arrives_at(rivals.tg.clock.now() + timedelta(days=2))
    assert ann.answers == []
