"""Kinds of clients (R30) and their colours (R31): always derived."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from domain.cards import Card, Purchases
from domain.clients import Client, ClientFile, ClientKind, Contact, ContactState, Standing
from domain.kinds import BaseType, Marker, base_type, marker
from domain.reminders import Reminder, ReminderKind
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
    client = Client(
        kind=ClientKind.COMPANY,
        name="Ромашка",
        manager_id=1,
        created_at=NOW - 500 * DAY,
        created_by=1,
        grade=facts.pop("grade", ""),
        standing=facts.pop("standing", None),
    )
    touches = [a_touch(outcome, day) for day, outcome in enumerate(outcomes, 1)]
    at = NOW - bought_days_ago * DAY if bought else None
    known: dict[str, Any] = {
        "manager_name": "Борис",
        "touches": touches,
        "touch_count": len(touches),
        "outcomes": frozenset(one for one in outcomes if one),
        "purchases": Purchases(count=bought, amount=bought * 100, first_at=at, last_at=at),
    }
    return Card(file=ClientFile(client=client, contacts=contacts), **{**known, **facts})


def a_rest(days_ahead: int) -> Reminder:
    return Reminder(
        member_id=1,
        kind=ReminderKind.RECONTACT,
        text="",
        due_at=NOW + days_ahead * DAY,
        rings_at=None,
        created_at=NOW,
        created_by=1,
    )


ARCHIVED = Contact(id=2, state=ContactState.ARCHIVED)
RESTING = [a_rest(days_ahead=100)]


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
        (a_card(Outcome.COMPETITOR, reminders=RESTING), BaseType.RESTING),
        (a_card(bought=4, reminders=RESTING), BaseType.RESTING),
        (a_card(reminders=[a_rest(days_ahead=0)]), BaseType.POTENTIAL),
        (a_card(contacts=(ARCHIVED,)), BaseType.ARCHIVED),
        (a_card(contacts=(ARCHIVED,), reminders=RESTING), BaseType.ARCHIVED),
        (a_card(contacts=(ARCHIVED, Contact(id=1))), BaseType.POTENTIAL),
        (a_card(contacts=()), BaseType.POTENTIAL),
    ],
)
def test_r30_base_type(card: Card, expected: BaseType) -> None:
    assert base_type(card, NOW) is expected


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
    assert marker(card, NOW) is expected


@pytest.mark.parametrize("silence", [Outcome.NO_ANSWER, Outcome.BUSY, None])
def test_r31_a_call_without_an_answer_takes_no_refusal_back(silence: Outcome | None) -> None:
    assert marker(a_card(silence, Outcome.REFUSED), NOW) is Marker.GREEN_RED
    assert base_type(a_card(silence, Outcome.COMPETITOR), NOW) is BaseType.LOST


def test_r31_a_purchase_after_a_refusal_outweighs_it() -> None:
    back = a_card(Outcome.NO_ANSWER, Outcome.COMPETITOR, bought=1, bought_days_ago=1)
    assert marker(back, NOW) is Marker.GOLD
    assert base_type(back, NOW) is BaseType.WORKING


def test_r27_only_an_effective_touch_keeps_a_buyer_awake() -> None:
    missed = a_card(Outcome.NO_ANSWER, Outcome.BUSY, bought=1, bought_days_ago=300)
    assert base_type(missed, NOW) is BaseType.DORMANT
    met = a_card(Outcome.NO_ANSWER, None, bought=1, bought_days_ago=300)
    assert base_type(met, NOW) is BaseType.WORKING


def test_r27_touches_that_the_card_leaves_out_count_in_the_client_s_favour() -> None:
    card = a_card(*[Outcome.NO_ANSWER] * 3, bought=1, bought_days_ago=300)
    assert base_type(replace(card, touch_count=4), NOW) is BaseType.WORKING
