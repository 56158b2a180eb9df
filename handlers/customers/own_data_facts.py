"""What is stored about a person, as labelled values: read aloud, and as a file (R52).

Labels are words of the person's language; values are texts, numbers, days, moments, or lists and
tables of these. No numbers of rows and no names of staff are among them.

A card that was made of the person's own form says no more at first than they said themselves, so
that whoever types somebody else's number cannot see whether it was known.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from domain.customers.consents import Consent
from domain.customers.own_data import (
    OwnCard,
    OwnData,
    OwnDeal,
    OwnForm,
    OwnReward,
    OwnSurvey,
    OwnTouch,
)
from domain.language.money import show_amount
from domain.language.phones import show_phone
from domain.language.text import fold
from domain.plan import MAGNET
from locales import Texts

Value: TypeAlias = object
Entry: TypeAlias = Mapping[str, Value]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnFacts:
    """Everything of one person: ``about`` themselves, and lists by the name of the section."""

    about: Entry
    sections: Mapping[str, Sequence[Entry]]


def facts_of(texts: Texts, data: OwnData, country: str) -> OwnFacts:
    """Return what is stored, without what is empty."""
    sections = {
        "consents": [_consent(texts, one) for one in data.consents],
        "gifts": [_form(texts, one) for one in data.forms],
        "rewards": [_reward(texts, one) for one in data.rewards],
        "talks": [_touch(texts, one) for one in data.touches],
        "deals": [_deal(texts, one) for one in data.deals],
        "scores": [_survey(texts, one) for one in data.surveys],
    }
    return OwnFacts(
        about=_about(texts, data, country),
        sections={
            texts.plain(f"own-section-{name}"): found for name, found in sections.items() if found
        },
    )


def _about(texts: Texts, data: OwnData, country: str) -> Entry:
    one, cards = data.customer, data.cards
    people = [*([one] if one else []), *data.elsewhere]
    since = min((card.since for card in cards), default=None)
    phones = [*(each.phone for each in people), *(phone for card in cards for phone in card.phones)]
    emails = [*(each.email for each in people), *(email for card in cards for email in card.emails)]
    names = [*(each.name for each in people), *(card.name for card in cards)]
    cities = [*(each.city for each in people), *(card.city for card in cards)]
    return _labelled(
        texts,
        name=_differing(names),
        phone=[show_phone(phone, country) for phone in _each_once(phones)],
        email=_each_once(emails),
        city=_each_once(cities),
        **_of_cards(cards),
        since=since if since and one and since < one.created_at else None,
        friends=data.friends or None,
    )


def _of_cards(cards: Sequence[OwnCard]) -> dict[str, Value]:
    """Return what only cards hold; a label that several cards fill has a list."""
    sources = [one.source for one in cards if not one.source.startswith(MAGNET)]
    return {
        "messengers": _each_once([name for one in cards for name in one.messengers]),
        "company": _only([one.company for one in cards]),
        "position": _only([one.position for one in cards]),
        "birthday": _only([one.birthday for one in cards]),
        "tags": _each_once([tag for one in cards for tag in one.tags]),
        "notes": _only([one.notes for one in cards]),
        "source": _only(sources),
    }


def _only(values: Sequence[Value]) -> Value:
    found = list(dict.fromkeys(value for value in values if value))
    return found[0] if len(found) == 1 else found


def _consent(texts: Texts, one: Consent) -> Entry:
    return _labelled(
        texts,
        purpose=texts.plain(f"own-purpose-{one.purpose}"),
        given=one.given_at,
        channel=texts.plain(f"own-channel-{one.channel}"),
        version=one.version,
        digest=one.digest,
        withdrawn=one.withdrawn_at,
    )


def _form(texts: Texts, one: OwnForm) -> Entry:
    return _labelled(
        texts,
        gift=one.magnet_title,
        agreed=one.consented_at,
        filled=one.completed_at,
        received=one.gift_at,
        code=one.code,
        answers=dict(one.answers),
    )


def _reward(texts: Texts, one: OwnReward) -> Entry:
    return _labelled(texts, gift=one.magnet_title, code=one.code, received=one.at)


def _touch(texts: Texts, one: OwnTouch) -> Entry:
    return _labelled(
        texts,
        at=one.at,
        kind=texts.plain(f"touch-{one.kind}-{one.direction}"),
        outcome=texts.plain(f"outcome-{one.outcome}") if one.outcome else "",
        note=one.note,
        objections=one.objections,
    )


def _deal(texts: Texts, one: OwnDeal) -> Entry:
    return _labelled(
        texts,
        deal=one.title,
        amount=show_amount(one.amount, texts.locale),
        state=texts.plain(f"own-deal-{one.state}"),
        opened=one.opened_at,
        closed=one.closed_at,
    )


def _survey(texts: Texts, one: OwnSurvey) -> Entry:
    return _labelled(texts, at=one.at, score=one.score, comment=one.comment)


def _labelled(texts: Texts, **values: Value) -> Entry:
    return {
        texts.plain(f"own-label-{name}"): value
        for name, value in values.items()
        if value is not None and value not in ("", [], {})
    }


def _differing(names: Sequence[str]) -> list[str]:
    """Return names, those of the same words in another order once."""
    by_words = {tuple(sorted(fold(name).split())): name for name in reversed(names) if name}
    return list(reversed(by_words.values()))


def _each_once(values: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(value for value in values if value))
