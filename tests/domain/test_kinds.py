"""Kinds of clients (R30) and their colours (R31): always derived."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from domain.cards import Card, Purchases
from domain.clients import Client, ClientFile, ClientKind, Contact, ContactState, Standing
from domain.kinds import BaseType, Marker, base_type, marker
from domain.policy import Policy
from domain.rounds import Round
from domain.touches import Direction, Outcome, Touch, TouchKind
from tests.domain.base import NOW

DAY = timedelta(days=1)


def a_touch(outcome: Outcome | None, days_ago: int = 1) -> Touch:
    return Touch(
        id=0,
        client_id=1,
        contact_id=1,
        manager_id=1,
        kind=TouchKind.CALL,
        direction=Direction.OUTGOING,
        at=NOW - days_ago * DAY,
        outcome=outcome,
    )


def a_card(
    *outcomes: Outcome | None,
    bought: int = 0,
    bought_days_ago: int = 10,
    contacts: tuple[Contact, ...] = (Contact(id=1, surname="Петров"),),
    **facts: Any,
) -> Card:
    """Return a card whose touches, newest first, were one a day."""
    touches = [a_touch(outcome, day) for day, outcome in enumerate(outcomes, 1)]
    client = Client(
        kind=ClientKind.COMPANY,
        name="Ромашка",
        manager_id=1,
        created_at=NOW - 500 * DAY,
        created_by=1,
        effective_touch_at=max((one.at for one in touches if one.effective), default=None),
        grade=facts.pop("grade", ""),
        standing=facts.pop("standing", None),
    )
    at = NOW - bought_days_ago * DAY if bought else None
    known: dict[str, Any] = {
        "manager_name": "Борис",
        "touches": touches,
        "touch_count": len(touches),
        "outcomes": frozenset(one for one in outcomes if one),
        "purchases": Purchases(count=bought, amount=bought * 100, first_at=at, last_at=at),
    }
    return Card(file=ClientFile(client=client, contacts=contacts), **{**known, **facts})


RESTING = Round(client_id=1, ended_at=NOW - DAY, rest_until=NOW + 150 * DAY)
AWAKE = replace(RESTING, woke_at=NOW)
ARCHIVED = Contact(id=2, state=ContactState.ARCHIVED)
POLICY = Policy()


@pytest.mark.parametrize(
    ("card", "expected"),
    [
        (a_card(), BaseType.POTENTIAL),
        (a_card(Outcome.REACHED), BaseType.POTENTIAL),
        (a_card(bought=1), BaseType.WORKING),
        (a_card(bought=2), BaseType.ACTIVE),
        (a_card(bought=3), BaseType.ACTIVE),
        (a_card(bought=4), BaseType.REGULAR),
        (a_card(standing=Standing.PARTNER), BaseType.PARTNER),
        (a_card(bought=5, standing=Standing.PARTNER), BaseType.PARTNER),
        (a_card(standing=Standing.VIP), BaseType.VIP),
        (a_card(standing=Standing.VIP, grade="B"), BaseType.VIP),
        (a_card(standing=Standing.VIP, grade="A"), BaseType.KEY),
        (a_card(bought=4, grade="A"), BaseType.KEY),
        (a_card(bought=3, grade="A"), BaseType.ACTIVE),
        (a_card(bought=1, bought_days_ago=181), BaseType.DORMANT),
        (a_card(bought=1, bought_days_ago=180), BaseType.WORKING),
        (a_card(bought=9, bought_days_ago=400, standing=Standing.VIP), BaseType.DORMANT),
        (a_card(Outcome.REACHED, bought=1, bought_days_ago=400), BaseType.WORKING),
        (a_card(Outcome.COMPETITOR), BaseType.LOST),
        (a_card(Outcome.COMPETITOR, bought=4, bought_days_ago=30), BaseType.LOST),
        (a_card(Outcome.COMPETITOR, round=RESTING), BaseType.RESTING),
        (a_card(bought=4, round=RESTING), BaseType.RESTING),
        (a_card(round=AWAKE), BaseType.POTENTIAL),
        (a_card(contacts=(ARCHIVED,)), BaseType.ARCHIVED),
        (a_card(contacts=(ARCHIVED,), round=RESTING), BaseType.ARCHIVED),
        (a_card(contacts=(ARCHIVED, Contact(id=1))), BaseType.POTENTIAL),
        (a_card(contacts=()), BaseType.POTENTIAL),
    ],
)
def test_r30_base_type(card: Card, expected: BaseType) -> None:
    assert base_type(card, NOW, POLICY) is expected


@pytest.mark.parametrize(
    ("card", "expected"),
    [
        (a_card(), Marker.WHITE),
        (a_card(Outcome.NO_ANSWER, Outcome.REACHED), Marker.WHITE),
        (a_card(Outcome.AGREED), Marker.GREEN),
        (a_card(met=True), Marker.GREEN),
        (a_card(Outcome.ASKED_INFO), Marker.GOLDEN_GREEN),
        (a_card(Outcome.AGREED, Outcome.ASKED_INFO), Marker.GOLDEN_GREEN),
        (a_card(bought=1), Marker.GOLD),
        (a_card(bought=2), Marker.GOLD),
        (a_card(bought=3), Marker.PLATINUM),
        (a_card(bought=9), Marker.PLATINUM),
        (a_card(Outcome.REFUSED), Marker.GREEN_RED),
        (a_card(Outcome.COMPETITOR), Marker.GREEN_RED),
        (a_card(Outcome.ASKED_INFO, Outcome.REFUSED), Marker.GOLDEN_GREEN),
        (a_card(Outcome.REFUSED, bought=1), Marker.GOLDEN_RED),
        (a_card(Outcome.REFUSED, bought=3), Marker.GOLDEN_RED),
        (a_card(Outcome.REFUSED, bought=4), Marker.PLATINUM_RED),
        (a_card(bought=4, bought_days_ago=200), Marker.PLATINUM_RED),
        (a_card(bought=3, bought_days_ago=200), Marker.PLATINUM),
    ],
)
def test_r31_marker(card: Card, expected: Marker) -> None:
    assert marker(card, NOW, POLICY) is expected


@pytest.mark.parametrize("silence", [Outcome.NO_ANSWER, Outcome.BUSY, None])
def test_r31_a_call_without_an_answer_takes_no_refusal_back(silence: Outcome | None) -> None:
    assert marker(a_card(silence, Outcome.REFUSED), NOW, POLICY) is Marker.GREEN_RED
    assert base_type(a_card(silence, Outcome.COMPETITOR), NOW, POLICY) is BaseType.LOST


def test_r31_a_purchase_after_a_refusal_outweighs_it() -> None:
    back = a_card(Outcome.NO_ANSWER, Outcome.COMPETITOR, bought=1, bought_days_ago=1)
    assert marker(back, NOW, POLICY) is Marker.GOLD
    assert base_type(back, NOW, POLICY) is BaseType.WORKING


def test_r27_only_an_effective_touch_keeps_a_buyer_awake() -> None:
    missed = a_card(Outcome.NO_ANSWER, Outcome.BUSY, bought=1, bought_days_ago=300)
    assert base_type(missed, NOW, POLICY) is BaseType.DORMANT
    met = a_card(Outcome.NO_ANSWER, None, bought=1, bought_days_ago=300)
    assert base_type(met, NOW, POLICY) is BaseType.WORKING


def test_r27_a_touch_that_the_card_leaves_out_counts_as_well() -> None:
    card = a_card(*[Outcome.NO_ANSWER] * 3, bought=1, bought_days_ago=300)
    client = replace(card.file.client, effective_touch_at=NOW - 180 * DAY)
    heard = replace(card, file=replace(card.file, client=client))
    assert base_type(heard, NOW, POLICY) is BaseType.WORKING
    assert base_type(heard, NOW + timedelta(minutes=1), POLICY) is BaseType.DORMANT


def test_r27_the_owner_says_when_a_buyer_is_dormant() -> None:
    card = a_card(bought=1, bought_days_ago=181)
    assert base_type(card, NOW, Policy(dormant_days=181)) is BaseType.WORKING
    assert marker(a_card(bought=4, bought_days_ago=31), NOW, Policy(dormant_days=30)) is (
        Marker.PLATINUM_RED
    )
