"""Going on with what was half-understood: nothing typed is lost, weeks later too."""

from dataclasses import replace

from aiogram import F, Router
from aiogram.methods import TelegramMethod
from aiogram.types import CallbackQuery, Message

from domain.drafts import Draft
from domain.errors import GoneError
from domain.language.text import clean
from handlers.add import Adding, add_line, added_screen, ask_rest, read_line
from handlers.asking import TYPED
from handlers.callbacks import DraftDo
from handlers.contact_wishes import mended, wish_of_line
from handlers.desk import Desk
from handlers.screens import Notice, Reply, Screen
from handlers.who import Target, go_on

router = Router(name="drafts")
_CARD_ENOUGH = frozenset({"add", "card", "find"})
"""Commands that are finished once the card is shown."""


@router.callback_query(DraftDo.filter(F.verb == "more"))
async def go_on_with(_: CallbackQuery, callback_data: DraftDo, desk: Desk) -> Screen:
    """Ask once more, at the end of the chat: the draft may be weeks old."""
    draft = await _draft(desk, callback_data.draft)
    whole = _about(draft)
    return replace(await ask_rest(desk, draft, read_line(desk, whole), whole), fresh=True)


@router.callback_query(DraftDo.filter(F.verb == "add"))
async def add_nobody(_: CallbackQuery, callback_data: DraftDo, desk: Desk) -> Reply:
    """Add whom nobody knew: at once where the line says enough."""
    draft = await _draft(desk, callback_data.draft)
    return await _add_or_ask(desk, draft, _about(draft), before="")


@router.callback_query(DraftDo.filter(F.verb == "cancel"))
async def give_up(_: CallbackQuery, callback_data: DraftDo, desk: Desk) -> Screen:
    """Forget a draft; what was typed is shown once more, to be copied."""
    draft = await _draft(desk, callback_data.draft)
    await desk.unit.drafts.drop(draft.id)
    return Screen(text=desk.texts("add-cancelled", text=_about(draft)))


@router.message(Adding.rest, TYPED)
async def told_rest(message: Message, desk: Desk) -> Reply:
    """Complete a draft with what was missing."""
    data = await desk.state.get_data()
    await desk.state.clear()
    typed = clean(message.text or "")
    draft = await desk.unit.drafts.draft(desk.member.id, int(data["draft"]))
    if draft is None:
        return await add_line(desk, typed)
    before = _about(draft)
    alone = read_line(desk, typed)
    named_twice = bool(alone.person.full and read_line(desk, before).person.full)
    if named_twice and wish_of_line(alone, typed).complete:
        before = ""  # the whole line was typed anew, not what it lacked
    return await _add_or_ask(desk, draft, typed, before=before)


async def _add_or_ask(desk: Desk, draft: Draft, typed: str, *, before: str) -> Reply:
    whole = f"{before}\n{typed}" if before else typed
    line = mended(read_line(desk, whole), read_line(desk, typed))
    wish = wish_of_line(line, whole)
    if not wish.complete:
        kept = _with_line(draft, whole)
        await desk.unit.drafts.save(kept)
        return await ask_rest(desk, kept, line, whole)
    added = await desk.add_contact(desk.member, wish)
    await desk.unit.drafts.drop(draft.id)
    shown = await added_screen(desk, added, line.not_understood)
    if draft.verb in _CARD_ENOUGH:
        return shown
    target = Target(added.file.client.id, added.contact_id)
    gone_on = await go_on(desk, draft.verb, target, _rest(draft))
    further = (
        [gone_on] if isinstance(gone_on, Screen | TelegramMethod | Notice) else list(gone_on or ())
    )
    return [
        shown,
        *(replace(one, fresh=True) if isinstance(one, Screen) else one for one in further),
    ]


def _rest(draft: Draft) -> str:
    """Return what the waiting command said after the name of whom nobody knew."""
    asked = draft.data.get("asked") or draft.data.get("who", "")
    return " ".join(draft.text.split()[len(asked.split()) :])


def _about(draft: Draft) -> str:
    """Return the words about the person: a command that found nobody keeps them apart."""
    return draft.text if draft.verb == "add" else draft.data.get("who", draft.text)


def _with_line(draft: Draft, whole: str) -> Draft:
    if draft.verb == "add":
        return replace(draft, text=whole)
    asked = draft.data.get("asked") or draft.data.get("who", "")
    return replace(draft, data={**draft.data, "asked": asked, "who": whole})


async def _draft(desk: Desk, draft_id: int) -> Draft:
    draft = await desk.unit.drafts.draft(desk.member.id, draft_id)
    if draft is None:
        raise GoneError
    return draft
