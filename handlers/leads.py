"""Leads: the buttons under one, and ``/leads``, the list of those nobody has touched (R53)."""

from aiogram import F, Router
from aiogram.types import CallbackQuery, Message

from domain.customers.hand_lead import HandLeadAsked, open_lead
from domain.customers.leads import WaitingLead
from domain.team import Member
from domain.touches import Direction, Outcome, TouchKind
from handlers.assign import reassigned
from handlers.buttons import menu_button
from handlers.callbacks import AssignTo, OpenCard
from handlers.commands import said
from handlers.desk import Desk
from handlers.lead_callbacks import GiveLead, LeadDo, LeadsPage
from handlers.lead_lines import (
    lead_line,
    lead_lines,
    lead_rows,
    lead_who,
    recipient,
    waited,
)
from handlers.screens import Notice, Reply, Row, Screen, button, rows_of
from handlers.told import Told
from handlers.touch_lines import cut
from handlers.touches import log_told
from locales import join

router = Router(name="leads")
PAGE = 8
_LABEL = 24


@router.message(said("leads"))
async def leads(message: Message, desk: Desk) -> Screen:
    """Show who waits for a call."""
    del message
    return await leads_screen(desk)


@router.callback_query(LeadsPage.filter())
async def turned(press: CallbackQuery, callback_data: LeadsPage, desk: Desk) -> Screen:
    """Turn a page."""
    del press
    return await leads_screen(desk, callback_data.page)


async def leads_screen(desk: Desk, page: int = 0) -> Screen:
    """Return a page of untouched leads, longest waiting first; heads see everybody's (R60)."""
    texts, scope = desk.texts, desk.member.scope
    count = await desk.unit.leads.count_waiting(scope)
    if not count:
        return Screen(text=texts("leads-empty"), buttons=[[menu_button(desk, "today")]])
    pages = -(-count // PAGE)
    page = min(page, pages - 1)
    listed = await desk.unit.leads.waiting(scope, limit=PAGE, offset=page * PAGE)
    numbered = list(enumerate(listed, page * PAGE + 1))
    place = texts("leads-page", page=str(page + 1), pages=str(pages)) if pages > 1 else ""
    title = join([texts("leads-title", count=count), place])
    opens = [
        button(f"{number}. {cut(lead_who(one), _LABEL)}", LeadDo(verb="show", lead=one.lead.id))
        for number, one in numbered
    ]
    turns = [
        button(texts.plain(f"button-{way}"), LeadsPage(page=other))
        for way, other in (("previous", page - 1), ("next", page + 1))
        if 0 <= other < pages
    ]
    lines = [lead_line(desk, number, one) for number, one in numbered]
    return Screen(text=join([title, *lines], "\n\n"), buttons=[*rows_of(opens, 2), turns])


@router.callback_query(LeadDo.filter(F.verb == "show"))
async def shown(press: CallbackQuery, callback_data: LeadDo, desk: Desk) -> Screen:
    """Show a lead with its buttons."""
    del press
    return _lead(desk, await open_lead(desk.unit.leads, desk.member, callback_data.lead))


@router.callback_query(LeadDo.filter(F.verb.in_({Outcome.REACHED, Outcome.NO_ANSWER})))
async def called(press: CallbackQuery, callback_data: LeadDo, desk: Desk) -> Reply:
    """Log the call of a lead: the first of two presses, the next step is the other (R8)."""
    del press
    lead = (await open_lead(desk.unit.leads, desk.member, callback_data.lead)).lead
    told = Told(
        kind=TouchKind.CALL,
        direction=Direction.OUTGOING,
        client_id=lead.client_id,
        contact_id=lead.contact_id,
        outcome=Outcome(callback_data.verb),
        said_at=desk.clock.now(),
    )
    return await log_told(desk, told)


@router.callback_query(LeadDo.filter(F.verb == "give"))
async def give_asked(press: CallbackQuery, callback_data: LeadDo, desk: Desk) -> Screen:
    """Ask to whom a lead is handed over."""
    del press
    lead = await open_lead(desk.unit.leads, desk.member, callback_data.lead)
    others = [one for one in await desk.unit.team.members() if one.id != lead.manager_id]
    back = [button(desk.texts.plain("button-back"), LeadDo(verb="show", lead=lead.lead.id))]
    if not others:
        return Screen(text=desk.texts("lead-give-nobody"), buttons=[back])
    gives = [button(one.name, GiveLead(lead=lead.lead.id, manager=one.id)) for one in others]
    text = desk.texts("lead-give-whom", who=lead_who(lead))
    return Screen(text=text, buttons=[*rows_of(gives, 2), back])


@router.callback_query(GiveLead.filter())
async def given(press: CallbackQuery, callback_data: GiveLead, desk: Desk) -> Reply:
    """Hand a lead over, or ask the heads to (R4)."""
    del press
    done = await desk.hand_lead(desk.member, callback_data.lead, callback_data.manager)
    if not isinstance(done, HandLeadAsked):
        return await reassigned(desk, done)
    text = desk.texts("lead-give-asked", client=done.lead.client_name, manager=done.to.name)
    asked = Screen(
        text=join([text, lead_lines(desk, done.lead)], "\n\n"),
        buttons=lead_rows(desk, done.lead),
        toast=desk.texts.plain("assign-asked-toast"),
    )
    return [asked, *(_request(desk, done, decider) for decider in done.deciders)]


def _lead(desk: Desk, lead: WaitingLead) -> Screen:
    back: Row = [button(desk.texts.plain("leads-back"), LeadsPage(page=0))]
    return Screen(text=lead_lines(desk, lead), buttons=[*lead_rows(desk, lead), back])


def _request(desk: Desk, asked: HandLeadAsked, decider: Member) -> Notice:
    """Return what asks a head: one press hands over."""
    view = recipient(desk.office, decider)
    lead, texts = asked.lead.lead, view.texts
    text = texts(
        "lead-give-request",
        asker=desk.member.name,
        client=asked.lead.client_name,
        manager=asked.to.name,
        waits=waited(view, lead.came_at),
    )
    give = AssignTo(client=lead.client_id, manager=asked.to.id)
    card = OpenCard(client=lead.client_id, contact=lead.contact_id or 0)
    screen = Screen(
        text=text,
        buttons=[
            [button(texts.plain("lead-give-to", manager=asked.to.name), give)],
            [button(texts.plain("button-open"), card)],
        ],
    )
    return Notice(chat_id=decider.telegram_id, methods=screen.messages(decider.telegram_id))
