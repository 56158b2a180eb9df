"""The checking list of the archive: one contact at a time, one press each (R26)."""

from aiogram import F, Router
from aiogram.types import CallbackQuery, InlineKeyboardButton, Message

from domain.archive import ToCheck
from domain.clients import ContactState
from domain.errors import AlreadyDoneError, GoneError
from domain.log_touch import TouchLogged, TouchToLog
from domain.next_steps import StepKind
from domain.team import Scope
from domain.touches import Outcome
from handlers import show
from handlers.buttons import menu_button, undo_button
from handlers.cadence_lines import warning_lines
from handlers.callbacks import ArchiveDo, OpenCard
from handlers.commands import said
from handlers.desk import Desk
from handlers.rest_lines import rest_date
from handlers.screens import Row, Screen, button
from handlers.show import View
from handlers.touch_lines import closed_line, cut
from locales import Html, join

router = Router(name="archive")
_WORDS = 200
_ANSWERS = {
    "works": Outcome.REACHED,
    "silent": Outcome.NO_ANSWER,
    "wrong": Outcome.WRONG_PERSON,
    "missing": Outcome.NUMBER_MISSING,
}
"""What a check can come to, in the order of the buttons."""


@router.message(said("archive"))
async def archive(message: Message, desk: Desk) -> Screen:
    """Begin with the contact that has waited longest."""
    del message
    return await check_screen(desk, 0, Html(""))


@router.callback_query(ArchiveDo.filter(F.verb == "start"))
async def started(press: CallbackQuery, desk: Desk) -> Screen:
    """Begin from the message of the checking list, or from the day's plan."""
    del press
    return await check_screen(desk, 0, Html(""))


@router.callback_query(ArchiveDo.filter(F.verb == "skip"))
async def skipped(press: CallbackQuery, callback_data: ArchiveDo, desk: Desk) -> Screen:
    """Leave a contact for the next time and go on."""
    del press
    return await check_screen(desk, callback_data.skipped, Html(""))


@router.callback_query(ArchiveDo.filter(F.verb.in_(set(_ANSWERS))))
async def answered(press: CallbackQuery, callback_data: ArchiveDo, desk: Desk) -> Screen:
    """Log the call with what came of it and show the next contact, once."""
    del press
    data = callback_data
    file = await desk.unit.clients.open(desk.member.scope, data.client)
    contact = file.contact(data.contact) if file else None
    if file is None or contact is None:
        raise GoneError
    waiting = contact.check_at is not None and contact.check_at <= desk.clock.now()
    if contact.state is not ContactState.ARCHIVED or not waiting:
        raise AlreadyDoneError
    logged = await desk.log_touch(
        desk.member,
        TouchToLog(client_id=data.client, contact_id=data.contact, outcome=_ANSWERS[data.verb]),
    )
    name = contact.full_name or file.client.name
    head = await _after(desk, logged, data.verb, name)
    return await check_screen(desk, data.skipped, head, undo=True)


async def check_screen(desk: Desk, skipped: int, head: Html, *, undo: bool = False) -> Screen:
    """Return the next contact to check, or that the list is done; ``head`` says what was done."""
    own, now = Scope(desk.member.id), desk.clock.now()
    count = await desk.unit.archive.count(own, now)
    last: Row = [undo_button(desk)] if undo else []
    if count <= skipped:  # a button made by hand may say any number: nothing is read for it
        key = "archive-rest-later" if count else "archive-done"
        rows = [[*last, menu_button(desk, "today")]]
        told = desk.texts(key, count=count)
        return Screen(text=join([head, told], "\n\n"), buttons=rows)
    one = (await desk.unit.archive.to_check(own, now, limit=skipped + 1))[skipped]
    text = join([head, _lines(desk, one, count - skipped)], "\n\n")
    return Screen(text=text, buttons=[*_rows(desk, one, skipped), last])


def list_screen(view: View, count: int, *, quiet: bool) -> Screen:
    """Return the message that brings the list (R26)."""
    return Screen(
        text=view.texts("archive-list", count=count),
        buttons=[[start_button(view, "archive-start")]],
        quiet=quiet,
    )


def start_button(view: View, key: str, **facts: object) -> InlineKeyboardButton:
    """Return the button that begins the check; ``key`` names it."""
    return button(view.texts.plain(key, **facts), ArchiveDo(verb="start"))


async def _after(desk: Desk, logged: TouchLogged, verb: str, name: str) -> Html:
    """Return what came of the call, and what cadence says against it (R7)."""
    if logged.revived:
        told = await _revived(desk, logged, name)
    else:
        checks = logged.archived.contacts if logged.archived else ()
        at = next((one.check_at for one in checks if one.check_at is not None), None)
        when = show.dated(desk, at.astimezone(desk.member.zone).date()) if at else ""
        told = desk.texts(f"archive-{verb}", name=name, when=when)
        if logged.rested is not None:
            rests = desk.texts("archive-rests", when=rest_date(desk, logged.rested.round))
            told = join([told, rests])
    warning = warning_lines(desk, logged.warning, desk.policy) if logged.warning else ""
    return join([told, closed_line(desk.texts, logged.closed), warning])


async def _revived(desk: Desk, logged: TouchLogged, name: str) -> Html:
    """Put who answered back into the plan (R8); a client that rests comes back by itself (R23)."""
    touch, texts = logged.touch, desk.texts
    back = texts("archive-works", name=name)
    round_ = await desk.unit.rounds.current(touch.client_id)
    if round_ is not None and round_.resting:
        return join([back, texts("archive-rests", when=rest_date(desk, round_))])
    step = next((one for one in logged.proposals if one.kind is StepKind.REMIND), None)
    if step is None:
        return back
    taken = await desk.take_next_step(
        desk.member,
        step,
        client_id=touch.client_id,
        contact_id=touch.contact_id,
        touch_id=touch.id,
        text=texts.plain("archive-follow-up"),
    )
    # Both are one change, and what is taken back is the call (R75).
    desk.unit.changes.name(
        "change-touch-call", member_id=desk.member.id, at=touch.at, client=logged.file.client.name
    )
    if taken.planned is None:
        return back
    when = show.moment(desk, taken.planned.reminder.due_at)
    return join([back, texts("step-next", when=when)])


def _lines(desk: Desk, one: ToCheck, left: int) -> Html:
    texts = desk.texts
    company = one.client_name if one.client_name != one.contact_name else ""
    who = " · ".join(filter(None, (one.contact_name or one.client_name, company)))
    number = show.phone(desk, one.phone)
    return join(
        [
            texts("archive-title", count=left),
            texts("archive-who", who=who),
            texts("archive-phone", phone=number) if number else texts("archive-no-phone"),
            texts("archive-words", words=cut(one.words, _WORDS)) if one.words else "",
            texts("archive-question"),
        ]
    )


def _rows(desk: Desk, one: ToCheck, skipped: int) -> list[Row]:
    texts = desk.texts
    answers = [
        button(
            texts.plain(f"archive-button-{verb}"),
            ArchiveDo(verb=verb, client=one.client_id, contact=one.contact_id, skipped=skipped),
        )
        for verb in _ANSWERS
    ]
    skip = button(texts.plain("archive-button-skip"), ArchiveDo(verb="skip", skipped=skipped + 1))
    card = button(
        texts.plain("button-open"), OpenCard(client=one.client_id, contact=one.contact_id)
    )
    return [answers[:2], answers[2:], [skip, card]]
