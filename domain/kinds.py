"""Kinds of clients, always derived and never typed in (R30, R31)."""

from datetime import datetime, timedelta
from enum import StrEnum

from domain.cards import Card
from domain.clients import ContactState, Standing
from domain.policy import Policy
from domain.touches import MISSED, Outcome

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


def base_type(card: Card, now: datetime, policy: Policy) -> BaseType:
    """Return the base type (R30): what keeps the client out of work first, then purchases."""
    file = card.file
    if file.contacts and all(one.state is ContactState.ARCHIVED for one in file.contacts):
        return BaseType.ARCHIVED
    if card.round is not None and card.round.resting:
        return BaseType.RESTING
    if _last_word(card) is Outcome.COMPETITOR:
        return BaseType.LOST
    if _dormant(card, now, policy):
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


def marker(card: Card, now: datetime, policy: Policy) -> Marker:
    """Return the colour (R31)."""
    bought = card.purchases.count
    refused = _last_word(card) in (Outcome.REFUSED, Outcome.COMPETITOR)
    if bought >= _REGULAR_FROM and (refused or _dormant(card, now, policy)):
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


def _dormant(card: Card, now: datetime, policy: Policy) -> bool:
    """Whether a buyer has been silent for too long (R27)."""
    if card.purchases.last_at is None:
        return False
    last = max(filter(None, (card.purchases.last_at, card.file.client.effective_touch_at)))
    return now - last > timedelta(days=policy.dormant_days)


def _last_word(card: Card) -> Outcome | None:
    """Return what the client said last: a call without an answer says nothing.

    A purchase made since then outweighs words.
    """
    heard = (one for one in card.touches if one.outcome and one.outcome not in MISSED)
    said = next(heard, None)
    bought_at = card.purchases.last_at
    if said is None or (bought_at is not None and bought_at > said.at):
        return None
    return said.outcome
