"""R51, R52, R60, R63: buttons of magnets, leads, erasures and customers, made by hand by others."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from aiogram.filters.callback_data import CallbackData

from domain.customers.magnets import Ask
from domain.team import MemberState
from handlers import callbacks, lead_callbacks
from handlers.customers import callbacks as of_customers
from handlers.customers import gate
from handlers.lead_callbacks import EraseWho, ErasureDo, GiveLead, LeadDo, LeadsPage
from handlers.magnets import callbacks as of_magnets
from sandbox.actors import Actor
from sandbox.talk import fold
from storage.tables.metadata import metadata
from storage.unit import SqlUnits
from tests.day.conftest import Team
from tests.day.pressing import Rows, rows_of
from tests.day.serving import Served, serve
from tests.day.test_magnet_presses import VERBS

FAR = 2**53
TECHNICAL = {"inbox", "outbox", "outbox_files", "conversations", "marks"}
TABLES = sorted(set(metadata.tables) - TECHNICAL)
SEEN = frozenset({"seen_at"})
GLEBS_SECRETS = ("секрет", "тайн", "555-00-02")
ANNS_SECRETS = ("мария", "аннина", "555-00-01")
VALUES: Mapping[type[CallbackData], Mapping[str, Sequence[object]]] = {
    LeadDo: {"verb": ("show", "reached", "no_answer", "give"), "lead": (2, FAR)},
    LeadsPage: {"page": (0, FAR)},
    GiveLead: {"lead": (2, FAR), "manager": (3, FAR)},
    ErasureDo: {"verb": ("acts", "whom", "silent", "sure", "erase", "keep"), "page": (0,)},
    EraseWho: {"verb": ("ask", "erase"), "client": (1, 2), "contact": (1, 2)},
    of_customers.Agreed: {"friend": ("", "zz"), "news": (0, 2)},
    of_customers.TickMailing: {"friend": ("",), "news": (2,)},
    of_customers.Scored: {"score": (0, 10), "survey": (1, FAR)},
    of_magnets.ConsentDo: {"locale": ("ru",)},
    of_magnets.LinkFor: {"source": ("exhibition", "site")},
    of_magnets.NumbersFor: {"span": ("all", "month")},
    of_magnets.KeeperDo: {"member": (3,)},
    of_magnets.LeadsTo: {"manager": (3,)},
}
"""What a class is tried with where it is more than the first thing of its kind, or all verbs."""
TO_AGREE = of_customers.Agreed
OWN = of_customers.OwnDo


def _kinds(root: type[CallbackData] = CallbackData) -> list[type[CallbackData]]:
    return [
        *root.__subclasses__(),
        *(kind for one in root.__subclasses__() for kind in _kinds(one)),
    ]


KINDS = [one for one in _kinds() if one.__module__ not in {callbacks.__name__, "aiogram"}]


def _values(kind: type[CallbackData], name: str, annotation: Any) -> Sequence[object]:
    if found := VALUES.get(kind, {}).get(name):
        return found
    if name == "verb" and kind.__prefix__ in VERBS:
        return sorted(VERBS[kind.__prefix__])
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return [*annotation]
    return (False, True) if annotation is bool else (1,)


def _buttons(kinds: Sequence[type[CallbackData]]) -> list[str]:
    made = []
    for kind in kinds:
        fields = kind.model_fields
        values = [_values(kind, name, one.annotation) for name, one in fields.items()]
        made += [kind(**dict(zip(fields, one, strict=True))).pack() for one in product(*values)]
    return made


@pytest.fixture
async def served(team: Team, monkeypatch: pytest.MonkeyPatch) -> Served:
    """Return two customers; whoever presses too fast is not slowed."""
    monkeypatch.setattr(gate, "BURST", 10_000)
    here = await serve(team)
    await team.stranger.starts()
    return here


async def _change_nothing(
    actor: Actor, kinds: Sequence[type[CallbackData]], base: Path, secrets: Sequence[str]
) -> None:
    """Let a person press every button: nothing is changed, and nobody else's thing is shown."""
    rows = _state(base)
    for data in _buttons(kinds):
        await actor.presses(data=data)
        assert "сломалось" not in (actor.toast or ""), data
        keys = [key.text for one in actor.answers for row in one.buttons for key in row]
        said = [*(one.words for one in actor.answers), *keys, actor.toast or ""]
        assert [one for one in secrets if one in fold(" ".join(said))] == [], data
        assert _state(base) == rows, data


def _state(base: Path) -> Rows:
    return rows_of(base, TABLES, but=SEEN)


def _but(*kinds: type[CallbackData]) -> list[type[CallbackData]]:
    return [one for one in KINDS if one not in kinds]


def test_every_class_of_buttons_is_tried_by_somebody() -> None:
    """A class that is made elsewhere would be found by none of these tests."""
    rooms = {callbacks, lead_callbacks, of_customers, of_magnets}
    assert {one.__module__ for one in _kinds()} == {one.__name__ for one in rooms}
    assert {kind.__prefix__ for kind in KINDS} == {data[:2] for data in _buttons(KINDS)}
    assert len(_buttons([of_magnets.AskFor])) == len(Ask)


async def test_r60_a_manager_has_nothing_to_do_with_magnets_erasures_and_others_leads(
    served: Served, tmp_path: Path
) -> None:
    await _change_nothing(served.team.ann, KINDS, tmp_path / "base.db", GLEBS_SECRETS)


async def test_r63_a_dismissed_manager_is_a_passer_by(served: Served, tmp_path: Path) -> None:
    ann = served.team.ann
    async with SqlUnits(served.team.app.database)() as unit:
        member = await unit.team.by_telegram(ann.id)
        assert member is not None
        await unit.team.save(replace(member, state=MemberState.DISMISSED))
    await ann.says("/help")
    secrets = (*GLEBS_SECRETS, *ANNS_SECRETS)
    await _change_nothing(ann, _but(TO_AGREE), tmp_path / "base.db", secrets)
    for data in ("ld:show:1", "ld:reached:1", "lg:1:4", "cd:1:1"):
        await ann.presses(data=data)
        assert not ann.sees("Мария"), data


async def test_r51_of_a_stranger_nothing_is_stored_unless_they_agree(
    served: Served, tmp_path: Path
) -> None:
    secrets = (*GLEBS_SECRETS, *ANNS_SECRETS)
    kinds = _but(TO_AGREE)
    await _change_nothing(served.team.stranger, kinds, tmp_path / "base.db", secrets)


async def test_r52_a_customer_reaches_nothing_of_another_customer(
    served: Served, tmp_path: Path
) -> None:
    kinds = _but(OWN, TO_AGREE)
    await _change_nothing(served.secretov, kinds, tmp_path / "base.db", ANNS_SECRETS)


async def test_r52_a_customer_forgets_nobody_but_themselves(served: Served) -> None:
    await served.secretov.presses(data=OWN(verb=of_customers.OwnVerb.SURE_FORGET).pack())
    await served.maria.says("/mydata")
    assert served.maria.sees("Мария")
    await served.team.ann.says("/card Мария")
    assert served.team.ann.sees("555-00-01")
    await served.team.gleb.says("/find Секретов")
    assert not served.team.gleb.sees("Тайный")


@pytest.mark.parametrize("who", ["ann", "olga", "secretov", "stranger"])
async def test_garbage_made_by_hand_breaks_nothing(
    served: Served, tmp_path: Path, who: str
) -> None:
    actor: Actor = getattr(served, who, None) or getattr(served.team, who)
    before = _state(tmp_path / "base.db")
    for kind in KINDS:
        count = len(kind.model_fields)
        for garbage in ("99999999999999999999", "-1", "dance", ""):
            data = ":".join((kind.__prefix__, *[garbage] * count))
            await actor.presses(data=data)
            assert actor.toast or actor.answers, data
            assert "сломалось" not in (actor.toast or ""), data
    assert _state(tmp_path / "base.db") == before
