"""``/rest WHO [REASON]`` and ``/wake WHO``, and the buttons of rest (R20-R26)."""

from collections.abc import Sequence
from dataclasses import replace

from aiogram import F, Router
from aiogram.filters import CommandObject
from aiogram.methods import TelegramMethod
from aiogram.types import CallbackQuery, Message

from domain.clients import ClientFile, ContactState
from domain.errors import AlreadyDoneError, GoneError
from domain.language.text import clean
from domain.pace import Pace
from domain.planning import read_pace
from domain.resting import Rested
from domain.rounds import Round, RoundEnd, Waking
from domain.team import MemberState
from handlers.asking import ask_whom
from handlers.buttons import card_button, do_button, undo_button
from handlers.callbacks import CardDo, RestDo
from handlers.card_lines import not_now_lines
from handlers.commands import said
from handlers.desk import Desk
from handlers.rest_lines import (
    archived_line,
    because,
    filed_line,
    rest_date,
    rest_mark,
    rested_screen_parts,
)
from handlers.screens import Reply, Row, Screen, button
from handlers.show import Recipient
from handlers.who import Target, goes_on, with_client
from locales import Html, join, texts_for

router = Router(name="resting")
_REASON = 1000


@router.message(said("rest"))
async def rest_command(_: Message, desk: Desk, command: CommandObject) -> Reply:
    """Put to rest whom the line names; what follows the name is the reason."""
    if not command.args:
        return await ask_whom(desk, "rest", desk.texts("rest-ask"))
    return await with_client(desk, "rest", command.args)


@goes_on("rest")
async def rest_with(desk: Desk, target: Target, rest: str) -> Reply:
    """Put the client to rest, or say until when it rests already."""
    file, pace = await _opened(desk, target.client_id, target.contact_id)
    if pace.resting and pace.round is not None:
        return _rests_already(desk, pace, pace.round)
    return await _put_to_rest(desk, file, pace, clean(rest, _REASON))


@router.message(said("wake"))
async def wake_command(_: Message, desk: Desk, command: CommandObject) -> Reply:
    """Wake whom the line names."""
    if not command.args:
        return await ask_whom(desk, "wake", desk.texts("rest-ask-wake"))
    return await with_client(desk, "wake", command.args)


@goes_on("wake")
async def wake_with(desk: Desk, target: Target, rest: str) -> Screen:
    """Wake the client, or say that it does not rest; what follows the name means nothing."""
    del rest
    file, pace = await _opened(desk, target.client_id, target.contact_id)
    if pace.resting:
        return await _wake(desk, pace)
    if _is_filed(file):
        return _filed_screen(desk, "rest-awake-filed", file)
    told = desk.texts("rest-awake", name=pace.client_name)
    text = join([told, _not_now(desk, pace)])
    return Screen(text=text, buttons=_work_rows(desk, pace))


@router.callback_query(CardDo.filter(F.verb == "rest"))
async def card_rests(_: CallbackQuery, callback_data: CardDo, desk: Desk) -> Reply:
    """Put the client of a card to rest, once."""
    file, pace = await _opened(desk, callback_data.client, callback_data.contact)
    if pace.resting:
        raise AlreadyDoneError
    return await _put_to_rest(desk, file, pace, "")


@router.callback_query(RestDo.filter(F.verb == "stay"))
async def stays(press: CallbackQuery, callback_data: RestDo, desk: Desk) -> Screen:
    """Leave a client at rest: nothing changes."""
    del press
    _, pace = await _meant(desk, callback_data)
    if pace.round is None or not pace.resting:
        raise AlreadyDoneError
    return _rests_already(desk, pace, pace.round)


@router.callback_query(RestDo.filter(F.verb == "wake"))
async def wake_pressed(press: CallbackQuery, callback_data: RestDo, desk: Desk) -> Screen:
    """Wake a client, once."""
    del press
    _, pace = await _meant(desk, callback_data)
    return await _wake(desk, pace)


@router.callback_query(RestDo.filter(F.verb.in_({"keep", "keep_listed"})))
async def kept(press: CallbackQuery, callback_data: RestDo, desk: Desk) -> Screen:
    """Refuse a rest, once: the round goes on, and that is an exception (R20).

    Under a list the answer is a message of its own, so that the list stays.
    """
    del press
    _, pace = await _meant(desk, callback_data)
    _name(desk, "change-keep", pace)
    on = await desk.keep_going(desk.member, pace)
    told = [
        desk.texts("rest-kept", name=pace.client_name),
        desk.texts("rest-reopened", count=len(on.reopened)) if on.reopened else "",
        _not_now(desk, replace(pace, round=on.round)),
    ]
    return Screen(
        text=join(told),
        buttons=[*_work_rows(desk, pace), [undo_button(desk)]],
        fresh=callback_data.verb == "keep_listed",
    )


@router.callback_query(RestDo.filter(F.verb == "archive"))
async def archived(_: CallbackQuery, callback_data: RestDo, desk: Desk) -> Screen:
    """Archive everybody of a client, once (R25, R26)."""
    file, pace = await _meant(desk, callback_data)
    card = card_button(desk, pace.client_id)
    if not file.contacts:
        text = desk.texts("rest-nobody", name=pace.client_name)
        return Screen(text=text, buttons=[[card]])
    active = [one for one in file.contacts if one.state is ContactState.ACTIVE]
    if not active:
        raise AlreadyDoneError
    _name(desk, "change-archive-client", pace)
    done = await desk.file_away(pace, file, active)
    return Screen(text=archived_line(desk, done), buttons=[[undo_button(desk), card]])


async def _opened(desk: Desk, client_id: int, contact_id: int | None) -> tuple[ClientFile, Pace]:
    """Return a client in sight with its pace. Raises ``GoneError`` (R60)."""
    file = await desk.unit.clients.open(desk.member.scope, client_id)
    if file is None or (contact_id and file.contact(contact_id) is None):
        raise GoneError
    now, policy = desk.clock.now(), desk.policy
    pace = await read_pace(desk.unit.paces, client_id, contact_id or None, now=now, policy=policy)
    return file, pace


async def _meant(desk: Desk, data: RestDo) -> tuple[ClientFile, Pace]:
    """Return whom a button is about. Raises ``AlreadyDoneError`` when its rest is over (R20)."""
    file, pace = await _opened(desk, data.client, data.contact)
    present = rest_mark(pace.round) if pace.round is not None and pace.resting else 0
    if data.at not in (0, present):
        raise AlreadyDoneError
    return file, pace


def _is_filed(file: ClientFile) -> bool:
    """Whether everybody of a client is in the archive (R26)."""
    return bool(file.contacts) and all(one.state is ContactState.ARCHIVED for one in file.contacts)


def _filed_screen(desk: Desk, key: str, file: ClientFile) -> Screen:
    text = filed_line(desk, key, file.client.name, file.contacts)
    return Screen(text=text, buttons=[[card_button(desk, file.client.id)]])


async def _put_to_rest(desk: Desk, file: ClientFile, pace: Pace, words: str) -> Reply:
    if _is_filed(file):
        return _filed_screen(desk, "rest-filed", file)
    _name(desk, "change-rest", pace)
    rested = await desk.put_to_rest(pace, RoundEnd.DECISION, by=desk.member, words=words)
    text, rows = rested_screen_parts(desk, rested)
    screen = Screen(text=text, buttons=[*rows, [undo_button(desk)]])
    return [screen, *await _manager_told(desk, rested)]


async def _manager_told(desk: Desk, rested: Rested) -> Sequence[TelegramMethod[object]]:
    """Tell the client's manager of a rest that somebody else has decided (R21)."""
    if rested.pace.manager_id == desk.member.id:
        return ()
    manager = await desk.unit.team.member(rested.pace.manager_id)
    if manager is None or manager.state is not MemberState.ACTIVE:
        return ()
    view = Recipient(
        texts=texts_for(manager.locale), member=manager, clock=desk.clock, country=desk.country
    )
    text, rows = rested_screen_parts(view, rested)
    by = view.texts("rest-decided-by", name=desk.member.name)
    return Screen(text=join([text, by]), buttons=rows).messages(manager.telegram_id)


async def _wake(desk: Desk, pace: Pace) -> Screen:
    _name(desk, "change-wake", pace)
    woken = await desk.wake_up(pace, Waking.DECISION)
    told = desk.texts("rest-woken", name=pace.client_name, number=woken.round.number)
    text = join([told, _not_now(desk, replace(pace, round=woken.round))])
    return Screen(text=text, buttons=[*_work_rows(desk, pace), [undo_button(desk)]])


def _name(desk: Desk, key: str, pace: Pace) -> None:
    """Name what this unit of work does, for undo (R75)."""
    desk.unit.changes.name(
        key, member_id=desk.member.id, at=desk.clock.now(), client=pace.client_name
    )


def _rests_already(desk: Desk, pace: Pace, over: Round) -> Screen:
    texts = desk.texts
    told: list[Html] = [
        texts("rest-already", name=pace.client_name, until=rest_date(desk, over)),
        texts("rest-why", why=because(desk, over)),
    ]
    data = RestDo(verb="wake", client=pace.client_id, contact=pace.contact_id or 0)
    wake = button(texts.plain("rest-button-wake"), data)
    return Screen(
        text=join(told), buttons=[[wake, card_button(desk, pace.client_id, pace.contact_id or 0)]]
    )


def _not_now(desk: Desk, pace: Pace) -> Html:
    verdict = pace.judge(desk.clock.now(), desk.policy, desk.calendar)
    return not_now_lines(desk, verdict, desk.policy)


def _work_rows(desk: Desk, pace: Pace) -> list[Row]:
    """Return *call / remind / card* for a client that is at work."""
    client, contact = pace.client_id, pace.contact_id or 0
    row = [do_button(desk, verb, client, contact) for verb in ("call", "remind")]
    return [[*row, card_button(desk, client, contact)]]
