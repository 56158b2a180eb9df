"""Kinds of clients, always derived and never typed in (R30, R31)."""

from datetime import datetime, timedelta
from enum import StrEnum

from domain.cards import Card
from domain.clients import ContactState, Standing
from domain.reminders import ReminderKind
from domain.touches import Outcome

DORMANT_AFTER = timedelta(days=180)
"""A buyer silent for so long is dormant (R27)."""
_ACTIVE_FROM, _REGULAR_FROM, _PLATINUM_FROM = 2, 4, 3


class BaseType(StrEnum):
    """What a client is to the base (R30)."""

    POTENTIAL = "potential"
    WORKING = "working"
    ACTIVE = "active"
    REGULAR = "regular"
    PARTNER = "partner"
    VIP = "vip"
    KEY = "key"
    DORMANT = "dormant"
    LOST = "lost"
    RESTING = "resting"
    ARCHIVED = "archived"


class Marker(StrEnum):
    """The client's attitude as a colour (R31)."""

    WHITE = "white"
    GREEN = "green"
    YELLOW = "yellow"
    GOLDEN_GREEN = "golden_green"
    GOLD = "gold"
    PLATINUM = "platinum"
    GREEN_RED = "green_red"
    GOLDEN_RED = "golden_red"
    PLATINUM_RED = "platinum_red"


def base_type(card: Card, now: datetime) -> BaseType:
    """Return the base type (R30): what keeps the client out of work first, then purchases."""
    file = card.file
    if file.contacts and all(one.state is ContactState.ARCHIVED for one in file.contacts):
        return BaseType.ARCHIVED
    if any(one.kind is ReminderKind.RECONTACT and one.due_at > now for one in card.reminders):
        return BaseType.RESTING
    if card.touches and card.touches[0].outcome is Outcome.COMPETITOR:
        return BaseType.LOST
    if _dormant(card, now):
        return BaseType.DORMANT
    return _by_purchases(card)


def _by_purchases(card: Card) -> BaseType:
    client, bought = card.file.client, card.purchases.count
    regular = bought >= _REGULAR_FROM
    if client.standing is Standing.VIP or (regular and client.grade == "A"):
        return BaseType.KEY if client.grade == "A" else BaseType.VIP
    if client.standing is Standing.PARTNER:
        return BaseType.PARTNER
    if regular:
        return BaseType.REGULAR
    if bought >= _ACTIVE_FROM:
        return BaseType.ACTIVE
    return BaseType.WORKING if bought else BaseType.POTENTIAL


def marker(card: Card, now: datetime) -> Marker:
    """Return the colour (R31)."""
    bought = card.purchases.count
    last = card.touches[0].outcome if card.touches else None
    refused = last in (Outcome.REFUSED, Outcome.COMPETITOR)
    if bought >= _REGULAR_FROM and (refused or _dormant(card, now)):
        return Marker.PLATINUM_RED
    if refused:
        return Marker.GOLDEN_RED if bought else Marker.GREEN_RED
    if bought:
        return Marker.PLATINUM if bought >= _PLATINUM_FROM else Marker.GOLD
    return _attitude(card)


def _attitude(card: Card) -> Marker:
    if Outcome.ASKED_INFO in card.outcomes:
        return Marker.GOLDEN_GREEN
    if card.met or Outcome.AGREED in card.outcomes:
        return Marker.GREEN
    return Marker.WHITE


def _dormant(card: Card, now: datetime) -> bool:
    if card.purchases.last_at is None:
        return False
    last = max(filter(None, (card.purchases.last_at, card.file.client.last_touch_at)))
    return now - last > DORMANT_AFTER
