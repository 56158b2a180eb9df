"""``/dial``: the calling list, one client at a time: why, last words, number, outcome, next.

Which clients were called or skipped waits in a draft; who is next is asked anew at every press, so
that what came meanwhile is on the list, and nothing is lost by a restart.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from aiogram import F, Router
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, InlineKeyboardButton, Message

from domain.dial import Turn
from domain.dial_next import Quiet
from domain.dial_run import DIAL, DialRun, run_of
from domain.plan_day import day_end
from handlers.buttons import card_button, menu_button, undo_button
from handlers.callbacks import DialDo
from handlers.commands import said
from handlers.desk import Desk
from handlers.dial_lines import quiet_text, summary_text, turn_text
from handlers.screens import Row, Screen, button, rows_of
from handlers.touch_lines import OUTCOMES
from handlers.who import Target
from locales import Html, join

router = Router(name="dial")


class Dialling(StatesGroup):
    """A typed line is the outcome of the client on screen, or the time of its next step."""

    words = State()
    moment = State()


@router.message(said("dial"))
async def dial(message: Message, desk: Desk) -> Screen:
    """Begin a calling list, or go on with that of today."""
    del message
    return await dial_screen(desk)


async def dial_screen(desk: Desk) -> Screen:
    """Return the first client of the list, or the next one of a list that is not finished."""
    now, member = desk.clock.now(), desk.member
    today = day_end(member, now) - timedelta(days=1)
    draft = await desk.unit.dial.unfinished(member.id, since=today)
    run = run_of(draft) if draft else DialRun(id=0, member_id=member.id, started_at=now)
    return await next_client(desk, run)


@router.callback_query(DialDo.filter(F.verb.in_({"next", "skip", "finish"})))
async def went_on(_: CallbackQuery, callback_data: DialDo, desk: Desk) -> Screen:
    """Go on with the list, leave a client for another time, or finish."""
    run = await read_run(desk, callback_data.draft)
    if run is None:
        return finished(desk)
    if callback_data.verb == "finish":
        return await _over(desk, run)
    skipped = callback_data.verb == "skip" and callback_data.client not in run.called
    return await next_client(desk, run.with_skipped(callback_data.client) if skipped else run)


async def read_run(desk: Desk, draft_id: int) -> DialRun | None:
    """Return the list of a button, or nothing when it is over."""
    draft = await desk.unit.drafts.draft(desk.member.id, draft_id)
    return run_of(draft) if draft is not None and draft.verb == DIAL else None


async def keep_run(desk: Desk, run: DialRun) -> DialRun:
    """Store the list; a new one gets its number."""
    if run.id:
        await desk.unit.drafts.save(run.draft())
        return run
    return replace(run, id=(await desk.unit.drafts.add(run.draft())).id)


async def next_client(
    desk: Desk, run: DialRun, head: Html | None = None, rows: Sequence[Row] = ()
) -> Screen:
    """Return the next client; ``head`` says what was just done, and is undone by a button."""
    queue = await desk.dial_next(desk.member, run)
    run = queue.run
    if not queue.turns:
        return await _over(desk, run, queue.quiet, head)
    run = await keep_run(desk, run)
    turn = queue.turns[0]
    contact = turn.contact.id if turn.contact else 0
    await await_words(desk, run, turn.client_id, contact)
    pipelines = await desk.unit.deals.pipelines() if turn.deal else ()
    told = turn_text(desk, run.number, len(queue.turns) - 1, turn, pipelines)
    undo = [undo_button(desk)] if head else []
    finish = does(desk, run, "finish")
    return Screen(
        text=join([head or "", told], "\n\n"),
        buttons=[*_turn_rows(desk, run, turn, contact), *rows, [*undo, finish]],
    )


def _turn_rows(desk: Desk, run: DialRun, turn: Turn, contact: int) -> list[Row]:
    skip = does(desk, run, "skip", turn.client_id)
    card = card_button(desk, turn.client_id, contact)
    return [*outcome_rows(desk, run, Target(turn.client_id, contact)), [skip, card]]


def outcome_rows(desk: Desk, run: DialRun, target: Target) -> list[Row]:
    """Return what can come of a call, as buttons."""
    buttons = [
        button(
            desk.texts.plain(f"outcome-button-{one}"),
            DialDo(
                verb="log",
                draft=run.id,
                client=target.client_id,
                contact=target.contact_id or 0,
                outcome=one,
            ),
        )
        for one in OUTCOMES
    ]
    return rows_of(buttons, 2)


def does(desk: Desk, run: DialRun, verb: str, client: int = 0) -> InlineKeyboardButton:
    """Return the button that works on the list."""
    data = DialDo(verb=verb, draft=run.id, client=client)
    return button(desk.texts.plain(f"dial-button-{verb}"), data)


async def await_words(desk: Desk, run: DialRun, client: int, contact: int) -> None:
    """Let the next typed line be the outcome of the client on screen."""
    await desk.state.set_state(Dialling.words)
    await desk.state.set_data({"dial": run.id, "client": client, "contact": contact})


async def _over(
    desk: Desk, run: DialRun, quiet: Quiet | None = None, head: Html | None = None
) -> Screen:
    """Return what the list came to, and why there is nobody more to call."""
    if run.id:
        await desk.unit.drafts.drop(run.id)
    begun = bool(run.called or run.skipped)
    told = [
        head or "",
        summary_text(desk, run) if begun else "",
        quiet_text(desk, quiet, any_called=bool(run.called)) if quiet else "",
        "" if begun or quiet else desk.texts("dial-none-called"),
    ]
    undo = [undo_button(desk)] if head else []
    again = [menu_button(desk, "dial")] if run.skipped or quiet is None else []
    rows = [[*undo, *again], [menu_button(desk, "today"), menu_button(desk, "tasks")]]
    return Screen(text=join(told, "\n\n"), buttons=rows)


def finished(desk: Desk) -> Screen:
    """Return that the list of an old button is over, with a way on."""
    rows = [[menu_button(desk, "dial"), menu_button(desk, "today")]]
    return Screen(text=desk.texts("dial-old"), buttons=rows)
