"""R60, R62, R63: buttons made by hand, of every class, with a colleague's things."""

from collections.abc import AsyncIterator
from dataclasses import replace
from itertools import chain, product
from typing import Any

import pytest
from aiogram.filters.callback_data import CallbackData

from domain.team import MemberState
from handlers import callbacks
from sandbox.actors import Actor
from sandbox.talk import fold
from storage.unit import SqlUnits
from tests.day.conftest import Team

OWN, THEIRS = 1, 2
"""The ids of the manager's own and of the colleague's client, contact, deal, reminder, touch."""
SECRETS = ("секрет", "тайн", "сейф", "шепот", "sec@ret", "55-00-02", "половин")
WORDS: dict[str, tuple[str, ...]] = {
    "verb": """add more cancel call meeting message incoming remind deal edit history rest person
        done later open forward back won lost reopen show up down name percent days page
        list""".split(),
    "kind": "call remind rest archive nothing stage own".split(),
    "screen": "today tasks deals find team settings help".split(),
    "field": "inn phone notes position surname".split(),
    "outcome": "reached no_answer agreed".split(),
    "until": "hour own tomorrow 40000000".split(),
    "reason": "price other".split(),
    "value": ("director",),
    "manner": ("call",),
    "role": ("manager", "owner"),
    "period": ("week",),
}  # fmt: skip
NUMBERS = {"due": (30_000_000,), "at": (0, 10**15), "page": (0,), "manager": (3,), "stage": (0, 1)}
MINE = {"client", "contact", "deal", "reminder", "touch"}
KINDS = [
    kind
    for kind in vars(callbacks).values()
    if isinstance(kind, type) and issubclass(kind, CallbackData) and kind is not CallbackData
]


@pytest.fixture
async def rivals(team: Team) -> AsyncIterator[Team]:
    """Ann and Gleb with a client, a deal, a reminder, a touch and a draft each."""
    for actor, line in (
        (team.ann, "/add Аннина Мария 89035550001"),
        (team.gleb, "/add Секретов Тайный ООО Сейф 89035550002 sec@ret.ru"),
    ):
        await actor.says(line)
    for actor, name in ((team.ann, "Аннина"), (team.gleb, "Секретов")):
        await actor.says(f"/remind {name} завтра в 12 шёпот")
        await actor.says(f"/deal {name} 500к секретная")
        await actor.says(f"/call {name} дозвонился тайно")
        await actor.says(f"/add Половинкин{name}")
    await team.ann.says("/edit Аннина заметка -")
    yield team


def _presses(kind: type[CallbackData]) -> list[str]:
    """Return every hand-made button of a class; own and colleague's ids are mixed too."""
    options: dict[str, tuple[Any, ...]] = {}
    for name in kind.model_fields:
        ids = (THEIRS, OWN) if name in MINE else (1, 2, 3, 4)
        options[name] = tuple(WORDS.get(name) or NUMBERS.get(name) or ids)
    if kind is callbacks.Setting:
        options = {"name": ("zone", "language"), "value": ("",)}
    all_of = [dict(zip(options, one, strict=True)) for one in product(*options.values())]
    strange = [one for one in all_of if not MINE & one.keys() or THEIRS in _ids(one)]
    return [kind(**one).pack() for one in strange]


def _ids(values: dict[str, Any]) -> set[int]:
    return {value for name, value in values.items() if name in MINE}


async def _state(team: Team) -> tuple[str, ...]:
    """Return what Gleb sees of everything that is his."""
    seen = []
    for line in ("/card Секретов", "/tasks", "/deals", "/history Секретов"):
        await team.gleb.says(line)
        seen.append("\n".join(one.words for one in team.gleb.answers))
    return tuple(seen)


def _leaks(actor: Actor) -> list[str]:
    keys = (key.text for one in actor.answers for row in one.buttons for key in row)
    shown = fold(" ".join(chain((one.words for one in actor.answers), keys, [actor.toast or ""])))
    return [secret for secret in SECRETS if secret in shown.replace("аннина", "")]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
async def test_r60_a_button_made_by_hand_opens_and_changes_nothing_of_a_colleague(
    rivals: Team, kind: type[CallbackData]
) -> None:
    ann, gleb = rivals.ann, rivals.gleb
    for line in ("Аннина заметка", "Мария"):  # Ann's own things bear no secret words
        await ann.says(f"/find {line}")
    await _hide_own_words(ann)
    before = await _state(rivals)
    for data in _presses(kind):
        gleb.forget_answers()
        await ann.presses(data=data)
        assert not _leaks(ann), (data, ann.transcript()[-500:])
        assert gleb.answers == [], data
    for line in ("/tasks", "/today", "/deals", "/find 0002", "/find Секретов", "/find сейф"):
        await ann.says(line)
        assert not [one for one in _leaks(ann) if one != line.split()[-1].lower()], line
    assert await _state(rivals) == before


async def _hide_own_words(ann: Actor) -> None:
    """Take Ann's own secret-sounding deal, reminder and draft out of what can be shown."""
    await ann.says("/cancel")
