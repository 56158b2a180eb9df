"""How leads look: the message to their manager, the word to the head, one line of ``/leads``."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from domain.customers.duty import on_duty
from domain.customers.leads import WaitingLead
from domain.customers.take_lead import LeadTaken
from domain.delivery import Lane
from domain.team import Member
from handlers import show
from handlers.callbacks import OpenCard
from handlers.desk import Office
from handlers.lead_callbacks import LeadDo, LeadsPage
from handlers.screens import Notice, Row, Screen, button
from handlers.show import Recipient, View
from handlers.touch_lines import cut
from locales import Html, join, texts_for

_NAME, _ANSWER, _QUESTION = 120, 400, 120
_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)
_MINUTE = timedelta(minutes=1)


def lead_screen(
    view: View,
    lead: WaitingLead,
    *,
    expect: datetime | None = None,
    words: Sequence[tuple[str, str]] = (),
    quiet: bool = False,
) -> Screen:
    """Return the message of a lead with its buttons: called, not reached, hand over, card (R53).

    ``expect`` is when the person may expect the call; ``words`` are the owner's questions with
    their answers.
    """
    text = lead_lines(view, lead, expect=expect, words=words)
    return Screen(text=text, buttons=lead_rows(view, lead), quiet=quiet)


def lead_lines(
    view: View,
    lead: WaitingLead,
    *,
    expect: datetime | None = None,
    words: Sequence[tuple[str, str]] = (),
) -> Html:
    """Return what is known of a lead: who, from where, what is odd, since when it waits."""
    texts = view.texts
    came = lead.lead.came_at
    return join(
        [
            texts("lead-title", who=lead_who(lead)),
            texts("lead-phone", phone=show.phone(view, lead.phone)) if lead.phone else "",
            texts("lead-email", email=lead.email) if lead.email else "",
            texts("lead-city", city=lead.city) if lead.city else "",
            texts("lead-source", source=source_of(lead)),
            *(
                texts("lead-answer", question=cut(asked, _QUESTION), answer=cut(said, _ANSWER))
                for asked, said in words
            ),
            _known(view, lead),
            *(texts(f"lead-flaw-{flaw}") for flaw in lead.lead.flaws),
            texts("lead-came", when=show.moment(view, came)),
            _deadline(view, lead, expect),
        ]
    )


def lead_rows(view: View, lead: WaitingLead) -> list[Row]:
    """Return *called / not reached / hand over / card*."""
    texts, number = view.texts, lead.lead.id
    outcomes = [
        button(texts.plain(f"outcome-button-{verb}"), LeadDo(verb=verb, lead=number))
        for verb in ("reached", "no_answer")
    ]
    give = button(texts.plain("lead-button-give"), LeadDo(verb="give", lead=number))
    card = OpenCard(client=lead.lead.client_id, contact=lead.lead.contact_id or 0)
    return [outcomes, [give, button(texts.plain("button-open"), card)]]


def leads_summary_screen(view: View, count: int, *, quiet: bool = False) -> Screen:
    """Return that so many leads came at once, and where to see them: a flood is one message."""
    texts = view.texts
    row = [button(texts.plain("button-leads"), LeadsPage(page=0))]
    return Screen(text=texts("leads-flood", count=count), buttons=[row], quiet=quiet)


def overdue_screen(view: View, lead: WaitingLead, *, quiet: bool = False) -> Screen:
    """Return what a head is told of a lead that nobody has touched in time (R53)."""
    head = view.texts(
        "lead-overdue", manager=lead.manager_name, waits=waited(view, lead.lead.came_at)
    )
    text = join([head, lead_lines(view, lead)], "\n\n")
    return Screen(text=text, buttons=lead_rows(view, lead), quiet=quiet)


def overdue_summary_screen(view: View, count: int, *, quiet: bool = False) -> Screen:
    """Return that so many leads were not touched in time, and where to see them (R53)."""
    row = [button(view.texts.plain("button-leads"), LeadsPage(page=0))]
    return Screen(text=view.texts("leads-overdue", count=count), buttons=[row], quiet=quiet)


def lead_notices(office: Office, taken: LeadTaken) -> list[Notice]:
    """Return what tells the manager of a lead that was just taken, in their own language.

    Nothing where the lead came in a flood: a sweep sums those up. Out of working hours no sound.
    """
    if taken.lead.lead.told_at is None:
        return []
    return [
        lead_notice(office, taken.manager, taken.lead, expect=taken.expect_at, words=taken.words)
    ]


def lead_notice(
    office: Office,
    manager: Member,
    lead: WaitingLead,
    *,
    expect: datetime | None = None,
    words: Sequence[tuple[str, str]] = (),
) -> Notice:
    """Return what tells a manager of one lead, in their own language."""
    quiet = not on_duty(manager, office.clock.now(), office.calendar)
    view = recipient(office, manager)
    screen = lead_screen(view, lead, expect=expect, words=words, quiet=quiet)
    chat = manager.telegram_id
    return Notice(chat_id=chat, methods=screen.messages(chat), lane=Lane.REMINDER)


def recipient(office: Office, member: Member) -> Recipient:
    """Return for whom facts are shown when a colleague is written to."""
    return Recipient(
        texts=texts_for(member.locale),
        member=member,
        clock=office.clock,
        country=office.country,
    )


def lead_line(view: View, number: int, lead: WaitingLead) -> Html:
    """Return a lead as one entry of ``/leads``: who, phone, source, since when, whose."""
    manager = lead.manager_name if lead.manager_id != view.member.id else ""
    return view.texts(
        "leads-line",
        number=str(number),
        who=lead_who(lead),
        phone=show.phone(view, lead.phone) or lead.email,
        source=source_of(lead),
        waits=waited(view, lead.lead.came_at),
        late="yes" if lead.lead.due_at <= view.clock.now() else "no",
        manager=f" · {manager}" if manager else "",
    )


def waited(view: View, since: datetime) -> str:
    """Return how long somebody has waited: minutes, then hours, then days."""
    gone = max(view.clock.now() - since, timedelta(0))
    if gone < _HOUR:
        return view.texts.plain("lead-waits-minutes", count=gone // _MINUTE)
    if gone < _DAY:
        return view.texts.plain("lead-waits-hours", count=gone // _HOUR)
    return view.texts.plain("lead-waits-days", count=gone // _DAY)


def source_of(lead: WaitingLead) -> str:
    """Return the magnet and the name of the link, plain."""
    return " · ".join(filter(None, (lead.magnet_title, lead.source)))


def _deadline(view: View, lead: WaitingLead, expect: datetime | None) -> Html:
    """Return for when the call was promised, or until when it ought to be made."""
    now, due = view.clock.now(), lead.lead.due_at
    if expect is not None and expect > now:
        return view.texts("lead-expects", when=show.moment(view, expect))
    return view.texts("lead-due" if due > now else "lead-late", when=show.moment(view, due))


def _known(view: View, lead: WaitingLead) -> Html:
    """Return whether the person is a client already, and which where the names differ."""
    if not lead.lead.known:
        return view.texts("lead-new")
    if lead.client_name == lead.contact_name:
        return view.texts("lead-known")
    return view.texts("lead-known-as", client=cut(lead.client_name, _NAME))


def lead_who(lead: WaitingLead) -> str:
    """Return the person's name, or the client's, plain."""
    return cut(lead.contact_name or lead.client_name, _NAME)
