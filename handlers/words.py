"""What a member writes without a command: told touches, reminders, contacts, names to find.

This router goes last, so that a line arrives here only when nothing else wanted it.
"""

import re

from aiogram import F, Router
from aiogram.types import Message
from rapidfuzz import fuzz, process

from domain.drafts import Draft
from domain.language.plain_words import PlainCall, read_plain_call
from domain.language.search_keys import switch_layout
from domain.language.text import clean
from handlers.add import add_line, read_line
from handlers.asking import TYPED
from handlers.buttons import menu_button
from handlers.callbacks import DraftDo
from handlers.desk import Desk
from handlers.find import find_text
from handlers.forwarded import of_others
from handlers.media import FILE
from handlers.menu import screen_said
from handlers.menus import commands_of
from handlers.namesakes import exact
from handlers.plain_reminders import read_plain_reminder, remind_plainly
from handlers.screens import Reply, Screen, button
from handlers.touch_lines import cut
from handlers.touches import log_words
from handlers.who import Target, choose, goes_on, nobody, target

router = Router(name="words")
_COMMAND = re.compile(r"/([^\s@]+)(?:@\S+)?\s*(.*)", re.DOTALL)
_NEAR = 60
_LONGEST, _SHOWN, _SEARCHED = 4000, 200, 100


@router.message(TYPED)
async def words(message: Message, desk: Desk) -> Reply:
    """Do what the words say: log, remind, add, find, in this order of certainty."""
    text = clean(message.text or "", _LONGEST)
    screen = screen_said(text)
    if screen is not None:
        return await screen(desk)
    own = not of_others(message)
    told = read_plain_call(text) if own else None
    if told is not None:
        return await _told(desk, told)
    reminder = read_plain_reminder(text) if own else None
    if reminder is not None:
        return await remind_plainly(desk, reminder)
    line = read_line(desk, text)
    reachable = bool(line.phones or line.emails)
    if reachable and (line.person.full or line.company):
        return await add_line(desk, text)
    if await desk.find(desk.member, text[:_SEARCHED], limit=1):
        return await find_text(desk, text[:_SEARCHED])
    return await add_line(desk, text) if reachable else await _unknown(desk, text)


@router.message(F.text.startswith("/") | (FILE & F.caption.startswith("/")))
async def unknown_command(message: Message, desk: Desk) -> Screen:
    """Offer the nearest command, with what was typed after the wrong one."""
    match = _COMMAND.match(message.text or message.caption or "")
    word, rest = (match[1], clean(match[2], _SHOWN)) if match else ("", "")
    known = commands_of(desk.member.role)
    guesses = (word.casefold(), switch_layout(word).casefold())
    found = [
        process.extractOne(one, known, scorer=fuzz.ratio, score_cutoff=_NEAR) for one in guesses
    ]
    best = max((one for one in found if one), key=lambda one: one[1], default=None)
    help_ = [[menu_button(desk, "help")]]
    shown = f"/{cut(clean(word), _SHOWN)}"
    if best is None:
        return Screen(text=desk.texts("words-no-command", command=shown), buttons=help_)
    nearest = f"/{best[0]} {rest}".strip()
    text = desk.texts("words-command", command=shown, nearest=nearest)
    return Screen(text=text, buttons=help_)


@goes_on("told")
async def told_about(desk: Desk, target: Target, rest: str) -> Reply:
    """Log the touch that waited for its client to be chosen or added."""
    told = read_plain_call(rest)
    if told is None:
        return await _unknown(desk, rest)
    return await log_words(desk, told.kind, told.direction, target, rest)


async def _told(desk: Desk, told: PlainCall) -> Reply:
    for who in told.who:
        hits = exact(await desk.find(desk.member, who, limit=9), who)
        if len(hits) == 1:
            return await log_words(desk, told.kind, told.direction, target(hits[0]), told.text)
        if hits:
            return await choose(desk, "told", told.text, hits, who)
    # A draft begins with whom nobody knew: once added, the touch goes on with what follows.
    return await nobody(desk, "told", f"{told.who[0]} {told.text}", told.who[0])


async def _unknown(desk: Desk, text: str) -> Screen:
    """Say what was looked for and what can be said; the line is kept as a draft."""
    draft = await desk.unit.drafts.add(
        Draft(member_id=desk.member.id, verb="add", text=text, data={}, created_at=desk.clock.now())
    )
    add = button(desk.texts.plain("words-button-add"), DraftDo(draft=draft.id, verb="add"))
    return Screen(
        text=desk.texts("words-unknown", text=cut(text, _SHOWN)),
        buttons=[[add, menu_button(desk, "help")]],
    )
