"""``/erasures``: acts, the retention proposal, erasing at a written request. Owners only (R52)."""

from datetime import datetime, time

from aiogram import F, Router
from aiogram.types import CallbackQuery, Message

from domain.calendar_months import add_months
from domain.clients import ClientFile, ClientKind, Contact
from domain.customers.proposals import Decision, Proposal
from domain.errors import AlreadyDoneError, GoneError, OwnersOnlyError
from domain.team import Role
from handlers.asking import ask_whom
from handlers.callbacks import OpenCard
from handlers.commands import said
from handlers.desk import Desk
from handlers.erasure_lines import (
    acts_lines,
    forgotten_notice,
    proposal_lines,
    proposal_rows,
    silent_line,
)
from handlers.lead_callbacks import EraseWho, ErasureDo
from handlers.screens import Reply, Row, Screen, button, rows_of
from handlers.touch_lines import cut
from handlers.who import Target, goes_on
from locales import join

router = Router(name="erasures")
PAGE = 6
_LABEL = 24


@router.message(said("erasures"))
async def erasures(message: Message, desk: Desk) -> Screen:
    """Show the acts and what waits for the owner's word."""
    del message
    return await acts_screen(desk)


@router.callback_query(ErasureDo.filter(F.verb == "acts"))
async def turned(press: CallbackQuery, callback_data: ErasureDo, desk: Desk) -> Screen:
    """Turn a page of acts."""
    del press
    return await acts_screen(desk, callback_data.page)


async def acts_screen(desk: Desk, page: int = 0) -> Screen:
    """Return a page of acts; on the first one also the open proposal."""
    _check_owner(desk)
    acts = await desk.unit.erasures.acts(limit=PAGE + 1, offset=page * PAGE)
    names = {one.id: one.name for one in await desk.unit.team.members()}
    proposal = None if page else await _open_proposal(desk)
    text = join(
        [
            acts_lines(desk, acts[:PAGE], names, (0, 0) if page else await _unfinished(desk)),
            proposal_lines(desk, proposal) if proposal else "",
        ],
        "\n\n",
    )
    rows = proposal_rows(desk, proposal) if proposal else []
    write = button(desk.texts.plain("erasure-button-whom"), ErasureDo(verb="whom"))
    turns = _turns(desk, ErasureDo(verb="acts", page=page), more=len(acts) > PAGE)
    return Screen(text=text, buttons=[*rows, turns, [write]])


async def _unfinished(desk: Desk) -> tuple[int, int]:
    """Return how many unfinished forms were erased this month, and the month before."""
    zone, book = desk.member.zone, desk.unit.erasures
    first = desk.clock.now().astimezone(zone).date().replace(day=1)
    before, since, until = (
        datetime.combine(add_months(first, months), time(), zone) for months in (-1, 0, 1)
    )
    return await book.count_unfinished(since, until), await book.count_unfinished(before, since)


@router.callback_query(ErasureDo.filter(F.verb == "silent"))
async def silent(press: CallbackQuery, callback_data: ErasureDo, desk: Desk) -> Screen:
    """List the people of a proposal: an owner sees whom before erasing."""
    del press
    proposal = await _proposal(desk, callback_data.proposal)
    page = callback_data.page
    found = await desk.unit.retention.listed(proposal.id, limit=PAGE + 1, offset=page * PAGE)
    listed = list(enumerate(found[:PAGE], page * PAGE + 1))
    cards = [
        button(
            f"{number}. {cut(one.contact_name or one.client_name, _LABEL)}",
            OpenCard(client=one.client_id, contact=one.contact_id),
        )
        for number, one in listed
    ]
    lines = [silent_line(desk, number, one) for number, one in listed]
    if len(found) <= PAGE:
        cardless = await desk.unit.customers.count_cardless(proposal.before)
        lines += [desk.texts("erasure-cardless", count=cardless)] if cardless else []
    turns = _turns(desk, callback_data, more=len(found) > PAGE)
    return Screen(
        text=join([proposal_lines(desk, proposal), *lines], "\n\n"),
        buttons=[*rows_of(cards, 2), turns, *proposal_rows(desk, proposal)[1:]],
    )


@router.callback_query(ErasureDo.filter(F.verb == "sure"))
async def sure(press: CallbackQuery, callback_data: ErasureDo, desk: Desk) -> Screen:
    """Ask once: what is erased does not come back."""
    del press
    proposal = await _proposal(desk, callback_data.proposal)
    verbs = ("erase", "silent", "keep")
    return Screen(
        text=desk.texts("erasure-sure", count=proposal.count),
        buttons=[
            [
                button(
                    desk.texts.plain(f"erasure-button-{verb}"),
                    ErasureDo(verb=verb, proposal=proposal.id),
                )
            ]
            for verb in verbs
        ],
    )


@router.callback_query(ErasureDo.filter(F.verb.in_({"erase", "keep"})))
async def decided(press: CallbackQuery, callback_data: ErasureDo, desk: Desk) -> Screen:
    """Take the owner's word on a proposal; a sweep carries it out."""
    del press
    done = await desk.customers.decide_retention(
        desk.member, callback_data.proposal, approve=callback_data.verb == "erase"
    )
    key = "erasure-approved" if done.decision is Decision.APPROVED else "erasure-refused"
    acts = button(desk.texts.plain("erasure-button-acts"), ErasureDo(verb="acts"))
    return Screen(text=desk.texts(key, count=done.count), buttons=[[acts]])


@router.callback_query(ErasureDo.filter(F.verb == "whom"))
async def whom(press: CallbackQuery, callback_data: ErasureDo, desk: Desk) -> Screen:
    """Ask whose data is to be erased at a written request."""
    del press, callback_data
    _check_owner(desk)
    return await ask_whom(desk, "erase", desk.texts("erasure-ask"))


@goes_on("erase")
async def erase_with(desk: Desk, target: Target, rest: str) -> Screen:
    """Ask once about a person; of a company, ask which one of its people."""
    del rest
    file = await _file(desk, target.client_id)
    contact = file.contact(target.contact_id)
    if contact is None and file.client.kind is ClientKind.PERSON:
        contact = file.main_contact
    return _ask(desk, file, contact) if contact else _ask_which(desk, file)


@router.callback_query(EraseWho.filter(F.verb == "ask"))
async def erase_asked(press: CallbackQuery, callback_data: EraseWho, desk: Desk) -> Screen:
    """Ask once about a person of a company."""
    del press
    file = await _file(desk, callback_data.client)
    contact = file.contact(callback_data.contact)
    if contact is None:
        raise GoneError
    return _ask(desk, file, contact)


@router.callback_query(EraseWho.filter(F.verb == "erase"))
async def erased(press: CallbackQuery, callback_data: EraseWho, desk: Desk) -> Reply:
    """Erase a person for good, at their written request (R52)."""
    del press
    done = await desk.customers.erase_at_request(
        desk.member, callback_data.client, callback_data.contact
    )
    acts = button(desk.texts.plain("erasure-button-acts"), ErasureDo(verb="acts"))
    screen = Screen(
        text=desk.texts("erasure-done", number=str(done.act.id)), buttons=[[acts]], private=False
    )
    managers = [await desk.unit.team.member(one) for one in done.manager_ids]
    told = [one for one in managers if one is not None and one.id != desk.member.id]
    return [screen, *(forgotten_notice(desk.office, one) for one in told)]


def _ask(desk: Desk, file: ClientFile, contact: Contact) -> Screen:
    company = file.client.name if file.client.kind is ClientKind.COMPANY else ""
    who = " · ".join(filter(None, (contact.full_name or file.client.name, company)))
    client = file.client.id
    yes = EraseWho(verb="erase", client=client, contact=contact.id)
    return Screen(
        text=desk.texts("erasure-sure-one", who=who),
        buttons=[
            [button(desk.texts.plain("erasure-button-one"), yes)],
            [button(desk.texts.plain("button-no"), ErasureDo(verb="acts"))],
        ],
    )


def _ask_which(desk: Desk, file: ClientFile) -> Screen:
    if not file.contacts:
        raise GoneError
    people = [
        button(
            one.full_name or file.client.name,
            EraseWho(verb="ask", client=file.client.id, contact=one.id),
        )
        for one in file.contacts
    ]
    text = desk.texts("erasure-which", client=file.client.name)
    return Screen(text=text, buttons=rows_of(people, 2))


async def _file(desk: Desk, client_id: int) -> ClientFile:
    _check_owner(desk)
    file = await desk.unit.clients.open(desk.member.scope, client_id)
    if file is None:
        raise GoneError
    return file


async def _open_proposal(desk: Desk) -> Proposal | None:
    proposal = await desk.unit.retention.latest()
    return proposal if proposal is not None and proposal.is_asked else None


async def _proposal(desk: Desk, proposal_id: int) -> Proposal:
    """Return the proposal of a button while it is open."""
    _check_owner(desk)
    proposal = await _open_proposal(desk)
    if proposal is None or proposal.id != proposal_id:
        raise AlreadyDoneError
    return proposal


def _turns(desk: Desk, shown: ErasureDo, *, more: bool) -> Row:
    pages = [("previous", shown.page - 1)] if shown.page else []
    if more:
        pages.append(("next", shown.page + 1))
    return [
        button(desk.texts.plain(f"button-{way}"), shown.model_copy(update={"page": page}))
        for way, page in pages
    ]


def _check_owner(desk: Desk) -> None:
    if desk.member.role is not Role.OWNER:
        raise OwnersOnlyError
