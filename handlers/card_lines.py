"""The lines of a card, top to bottom; what is not known has no line."""

from collections.abc import Iterable

from domain.cadence import Verdict
from domain.cards import Card
from domain.clients import Client, ClientKind, Contact, ContactState, Point, PointKind
from domain.customers.consents import Standing
from domain.deals import Deal, Pipeline
from domain.kinds import base_type, marker
from domain.language.positions import DecisionRole, position
from domain.policy import Policy
from domain.quality import card_quality
from domain.rounds import Round
from domain.show_phone import Permit
from handlers import show
from handlers.cadence_lines import rule_line
from handlers.card_gaps import gap_names
from handlers.deal_lines import stage_name
from handlers.desk import Desk
from handlers.rest_lines import because, rest_date
from handlers.show import View
from handlers.touch_lines import cut, touch_line
from locales import Html, join

_NOTE, _WORDS = 400, 120
_DEALS = 3
PEOPLE_SHOWN = 6
"""How many people a company's card names."""
_PER_CENT = 100


def card_text(
    desk: Desk,
    contact: Contact | None,
    pipeline: Pipeline | None,
    permit: Permit,
    standing: Standing | None = None,
) -> Html:
    """Return the whole text of a card; ``contact`` is the person it was opened for.

    ``permit`` holds the card, and says which numbers may be seen (R18); ``standing`` is that of
    somebody who came by a form (R51).
    """
    card = permit.card
    sections = (
        [*_identity(desk, permit, contact), *_facts(desk, card.file.client, contact)],
        _people(desk, permit, contact),
        [*_standing(desk, card), standing_line(desk, standing) if standing else ""],
        [*_pace(desk, permit, contact), *_ahead(desk, card, pipeline), *_past(desk, card)],
    )
    return join([join(list(lines)) for lines in sections], "\n\n")


def position_title(desk: Desk, contact: Contact) -> str:
    """Return the position in the member's language, or as it was typed."""
    known = position(contact.position)
    return known.title(desk.texts.locale) if known else contact.position_text


def decision_mark(desk: Desk, contact: Contact) -> str:
    """Return the mark of a position: decision maker, influencer, or nothing."""
    known = position(contact.position)
    if known is None or known.role is DecisionRole.OTHER:
        return ""
    return desk.texts.plain(f"card-mark-{known.role}")


def not_now_lines(view: View, verdict: Verdict, policy: Policy) -> Html:
    """Return from when on a client may be touched and the rule that decides; nothing: now."""
    if not verdict.moved:
        return Html("")
    told = view.texts("cadence-not-now", when=show.bound(view, verdict.allowed))
    return join([told, *(rule_line(view, one, policy) for one in verdict.bounds[:1])])


def rest_line(view: View, over: Round) -> Html:
    """Return that a client rests: until when, why, after which round (R21)."""
    return view.texts(
        "card-resting", until=rest_date(view, over), why=because(view, over), number=over.number
    )


def standing_line(view: View, standing: Standing) -> Html:
    """Return since when a person agrees, to mailings too, and whether the bot reaches them."""
    texts, agreed = view.texts, standing.agreed_at
    since = show.dated(view, agreed.astimezone(view.member.zone).date()) if agreed else ""
    consent = texts.plain("card-consent-since", since=since) if agreed else ""
    mailing = "card-mailing-yes" if standing.mailing else "card-mailing-no"
    reach = "card-bot-blocked" if standing.blocked else "card-bot-writes"
    told = [
        consent or texts.plain("card-consent-none"),
        texts.plain(mailing),
        texts.plain(reach) if standing.blocked or standing.writable else "",
    ]
    return texts("card-consent", told=" · ".join(filter(None, told)))


def _identity(desk: Desk, permit: Permit, contact: Contact | None) -> Iterable[str]:
    file = permit.card.file
    texts, client = desk.texts, file.client
    if contact is not None:
        yield texts("card-person", name=contact.full_name or client.name)
        job = (position_title(desk, contact), decision_mark(desk, contact))
        if any(job):
            yield texts("card-job", job=" · ".join(filter(None, job)))
    if client.kind is ClientKind.COMPANY:
        yield texts("card-at-company" if contact else "card-company", name=client.name)
    points = _points(client, contact)
    if permit.hides(contact) and any(one.kind is PointKind.PHONE for one in points):
        yield texts("card-phone-hidden")
        points = [one for one in points if one.kind is not PointKind.PHONE]
    for point in points:
        if point.kind is PointKind.PHONE:
            shown = show.phone(desk, point.value)
            yield texts("card-phone", phone=shown)
        else:
            yield texts(f"card-{point.kind}", value=point.value)


def _people(desk: Desk, permit: Permit, contact: Contact | None) -> Iterable[str]:
    """Yield the people of a company, when the card is not that of one of them."""
    file = permit.card.file
    if file.client.kind is not ClientKind.COMPANY or contact is not None:
        return
    for one in file.contacts[:PEOPLE_SHOWN]:
        phone = show.phone(desk, next(iter(one.values(PointKind.PHONE)), ""))
        if phone and permit.hides(one):
            phone = desk.texts.plain("card-phone-locked")
        facts = (one.full_name, position_title(desk, one), decision_mark(desk, one), phone)
        yield desk.texts("card-contact", facts=" · ".join(filter(None, facts)))


def _points(client: Client, contact: Contact | None) -> list[Point]:
    order = list(PointKind)
    points = contact.points if contact is not None else client.points
    return sorted(points, key=lambda point: order.index(point.kind))


def _facts(desk: Desk, client: Client, contact: Contact | None) -> Iterable[str]:
    texts = desk.texts
    small = [
        *([texts("card-inn", inn=client.inn)] if client.inn else []),
        *([texts("card-trade", trade=client.trade)] if client.trade else []),
        *(_headcount(desk, client)),
        *([texts("card-grade", grade=client.grade)] if client.grade else []),
    ]
    if small:
        yield join(small, " · ")
    yield from _person_facts(desk, contact)
    city = (contact.city if contact else "") or client.city
    place = [part for part in (city, client.address) if part]
    if place:
        yield texts("card-place", place=", ".join(place))
    for name, value in (("site", client.site), ("requisites", client.requisites)):
        if value:
            yield texts(f"card-{name}", value=value)
    if client.tags:
        yield texts("card-tags", tags=" ".join(f"#{tag}" for tag in client.tags))
    for notes in dict.fromkeys((contact.notes if contact else "", client.notes)):
        if notes:
            yield texts("card-notes", notes=cut(notes, _NOTE))


def _headcount(desk: Desk, client: Client) -> list[Html]:
    if client.headcount is None:
        return []
    return [desk.texts("card-headcount", count=client.headcount)]


def _person_facts(desk: Desk, contact: Contact | None) -> Iterable[str]:
    if contact is None:
        return
    texts = desk.texts
    if contact.birthday is not None:
        yield texts("card-birthday", day=f"{contact.birthday:%d.%m.%Y}")
    hours = " ".join(filter(None, (contact.call_hours, contact.timezone)))
    for name, value in (("hours", hours), ("channel", contact.channel)):
        if value:
            yield texts(f"card-{name}", value=value)
    if contact.do_not_contact:
        yield texts("card-do-not-contact")


def _standing(desk: Desk, card: Card) -> Iterable[str]:
    texts, now = desk.texts, desk.clock.now()
    quality = card_quality(card.file)
    yield texts(
        "card-kind",
        marker=texts.plain(f"marker-{marker(card, now, desk.policy)}"),
        base=texts.plain(f"base-{base_type(card, now, desk.policy)}"),
        quality=str(int(quality.index * _PER_CENT)),
    )
    if quality.missing:
        yield texts("card-missing", fields=", ".join(gap_names(desk, quality.missing)))
    if card.purchases.count:
        amount = show.amount(desk, card.purchases.amount)
        yield texts("card-purchases", count=card.purchases.count, amount=amount)
    if desk.member.leads:
        yield texts("card-manager", manager=card.manager_name)


def _past(desk: Desk, card: Card) -> Iterable[str]:
    if not card.touches:
        yield desk.texts("card-no-touches")
        return
    yield desk.texts("card-touches", count=card.touch_count)
    for touch in card.touches:
        yield touch_line(desk, touch)


def _pace(desk: Desk, permit: Permit, contact: Contact | None) -> Iterable[str]:
    """Yield that the client rests, or else from when on the contact may be touched.

    Nobody touches who is in the archive (R26).
    """
    over, spoken = permit.card.round, contact or permit.card.file.main_contact
    if over is not None and over.resting:
        yield rest_line(desk, over)
    elif spoken is None or spoken.state is ContactState.ACTIVE:
        yield not_now_lines(desk, permit.verdict(contact), desk.policy)


def _ahead(desk: Desk, card: Card, pipeline: Pipeline | None) -> Iterable[str]:
    texts = desk.texts
    if not card.reminders:
        yield texts("card-no-next")
    for reminder in card.reminders[:1]:
        yield texts(
            "card-next",
            when=show.moment(desk, reminder.due_at),
            what=cut(reminder.text, _WORDS) or texts.plain("card-next-call"),
        )
    for deal in card.deals[:_DEALS]:
        yield texts(
            "card-deal",
            title=deal.title,
            amount=show.amount(desk, deal.amount),
            stage=_stage(desk, deal, pipeline),
        )


def _stage(desk: Desk, deal: Deal, pipeline: Pipeline | None) -> str:
    stage = pipeline.stage(deal.stage_id) if pipeline else None
    return stage_name(desk.texts, stage) if stage else ""
