"""Voice notes, photos and files as touches (R5): by a caption, by a reply, or asked about."""

from dataclasses import replace

from aiogram import F, Router
from aiogram.filters import CommandObject
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from domain.drafts import Draft
from domain.errors import AlreadyDoneError, GoneError
from domain.language.plain_words import PlainCall, read_plain_call
from domain.language.text import clean
from domain.touches import Direction, Media, MediaKind
from handlers.asking import TYPED
from handlers.callbacks import CardDo, MediaAs, OpenCard
from handlers.commands import said
from handlers.desk import Desk
from handlers.namesakes import exact
from handlers.screens import Reply, Screen, button, rows_of
from handlers.told import Told, media_in, told_of
from handlers.touch_lines import VERBS, cut, who_line
from handlers.touches import NOTE_LIMIT, Telling, log_told
from handlers.who import OFFERED, Target, choose, goes_on, target

router = Router(name="media")
FILE = F.voice | F.photo | F.document
"""What can hang on a touch (R5)."""
_SHOWN = 60
_VERB_OF = {told: verb for verb, told in VERBS.items()}


class Attaching(StatesGroup):
    """A file came alone: whose it is, is asked."""

    whom = State()


async def _album_goes_on(message: Message, state: FSMContext) -> bool:
    album = message.media_group_id
    return album is not None and (await state.get_data()).get("album") == album


@router.message(FILE, _album_goes_on)
async def album_goes_on(_: Message, desk: Desk, state: FSMContext) -> Reply:
    """Say once that of an album only the first file is kept: one touch holds one."""
    if (await state.get_data()).get("album_told"):
        return None
    await state.update_data(album_told=True)
    return Screen(text=desk.texts("touch-media-album"))


@router.message(FILE, said(*VERBS))
async def captioned(message: Message, command: CommandObject, desk: Desk) -> Reply:
    """Log the touch of the caption with its file."""
    draft = await _keep(desk, message, command.command)
    answer = await _belongs(desk, draft, command.args or "")
    return await _with_album(desk, message, answer)


@router.message(Telling.words, FILE, ~F.caption.startswith("/"))
async def told_by_file(message: Message, desk: Desk, state: FSMContext) -> Reply:
    """Log the touch whose outcome was asked; the file is what was told about it."""
    data = await state.get_data()
    await state.clear()
    draft = await desk.unit.drafts.draft(desk.member.id, int(data["draft"]))
    if draft is None:
        raise GoneError
    await desk.unit.drafts.drop(draft.id)
    told = told_of(draft)
    text = clean("\n".join(filter(None, (told.text, message.caption))), NOTE_LIMIT)
    answer = await log_told(desk, replace(told, text=text, media=media_of(message)))
    return await _with_album(desk, message, answer)


@router.message(FILE, ~F.caption.startswith("/"))
async def alone(message: Message, desk: Desk) -> Reply:
    """Find whose file it is: the card that was answered, the caption, or a question."""
    draft = await _keep(desk, message, "")
    answered = _client_of(message.reply_to_message)
    if answered is not None:
        answer = await attach_with(desk, answered, f"{draft.id} {message.caption or ''}")
    else:
        told = read_plain_call(clean(message.caption or "", NOTE_LIMIT))
        answer = await (
            _told_plainly(desk, draft, told)
            if told
            else _belongs(desk, draft, message.caption or "")
        )
    return await _with_album(desk, message, answer)


@router.message(Attaching.whom, TYPED)
async def told_whose(message: Message, desk: Desk, state: FSMContext) -> Reply:
    """Find the client of a waiting file by the typed line."""
    data = await state.get_data()
    await state.clear()
    draft = await desk.unit.drafts.draft(desk.member.id, int(data["draft"]))
    if draft is None:
        raise GoneError
    return await _belongs(desk, draft, message.text or "", told=draft.text)


@goes_on("attach")
async def attach_with(desk: Desk, target: Target, rest: str) -> Reply:
    """Go on with a waiting file; ``rest`` is its draft's number and the words."""
    number, _, text = rest.partition(" ")
    draft = await _waiting(desk, int(number))
    verb = draft.data["verb"]
    if verb:
        await desk.unit.drafts.drop(draft.id)
        return await log_told(desk, _told(replace(draft, text=text), verb, target))
    await desk.unit.drafts.save(replace(draft, text=text))
    file = await desk.unit.clients.open(desk.member.scope, target.client_id)
    if file is None:
        raise GoneError
    buttons = [
        button(
            desk.texts.plain(f"button-{one}"),
            MediaAs(
                draft=draft.id,
                manner=one,
                client=target.client_id,
                contact=target.contact_id or 0,
            ),
        )
        for one in VERBS
    ]
    question = desk.texts("touch-media-what", client=who_line(file, target.contact_id))
    return Screen(text=question, buttons=rows_of(buttons, 2))


@router.callback_query(MediaAs.filter(F.manner.in_(set(VERBS))))
async def media_as(press: CallbackQuery, callback_data: MediaAs, desk: Desk) -> Reply:
    """Log the waiting file as the touch that it belongs to, once."""
    del press
    draft = await _waiting(desk, callback_data.draft)
    await desk.unit.drafts.drop(draft.id)
    chosen = Target(callback_data.client, callback_data.contact or None)
    return await log_told(desk, _told(draft, callback_data.manner, chosen))


def media_of(message: Message) -> Media | None:
    """Return the file of a message; of a photo its largest size."""
    if message.voice is not None:
        return Media(kind=MediaKind.VOICE, file_id=message.voice.file_id)
    if message.photo:
        return Media(kind=MediaKind.PHOTO, file_id=message.photo[-1].file_id)
    if message.document is not None:
        return Media(kind=MediaKind.DOCUMENT, file_id=message.document.file_id)
    return None


async def _belongs(desk: Desk, draft: Draft, line: str, *, told: str = "") -> Reply:
    """Find the client that ``line`` begins with, or ask for it; file and words wait."""
    if not line.strip():
        return await _ask(desk, draft, desk.texts("touch-media-whose"))
    pointed = await desk.point_out(desk.member, line)
    words = " ".join(filter(None, (told, pointed.rest)))
    rest = f"{draft.id} {words}"
    if len(pointed.hits) == 1:
        return await attach_with(desk, target(pointed.hits[0]), rest)
    if pointed.hits:
        return await choose(desk, "attach", rest, pointed.hits, pointed.who)
    await desk.unit.drafts.save(replace(draft, text=words))
    who = cut(pointed.who, _SHOWN)
    return await _ask(desk, draft, desk.texts("touch-media-nobody", who=who))


async def _told_plainly(desk: Desk, draft: Draft, told: PlainCall) -> Reply:
    """Log the touch that the caption tells in plain words, with the file."""
    other = "incoming" if told.direction is Direction.INCOMING else "message"
    verb = _VERB_OF.get((told.kind, told.direction), other)
    draft = replace(draft, text=told.text, data={**draft.data, "verb": verb})
    await desk.unit.drafts.save(draft)
    for who in told.who:
        hits = exact(await desk.find(desk.member, who, limit=OFFERED + 1), who)
        rest = f"{draft.id} {told.text}"
        if len(hits) == 1:
            return await attach_with(desk, target(hits[0]), rest)
        if hits:
            return await choose(desk, "attach", rest, hits, who)
    return await _ask(desk, draft, desk.texts("touch-media-nobody", who=cut(told.who[0], _SHOWN)))


async def _with_album(desk: Desk, message: Message, answer: Reply) -> Reply:
    """Remember the album of a file that was taken, for the files that follow it."""
    if message.media_group_id is not None:
        await desk.state.update_data(album=message.media_group_id)
    return answer


async def _ask(desk: Desk, draft: Draft, question: str) -> Screen:
    await desk.state.set_state(Attaching.whom)
    await desk.state.set_data({"draft": draft.id})
    return Screen(text=question)


async def _keep(desk: Desk, message: Message, verb: str) -> Draft:
    media = media_of(message)
    if media is None:
        raise GoneError
    data = {"media": media.kind.value, "file": media.file_id, "verb": verb}
    draft = Draft(
        member_id=desk.member.id,
        verb="media",
        text=message.caption or "",
        data=data,
        created_at=desk.clock.now(),
    )
    return await desk.unit.drafts.add(draft)


async def _waiting(desk: Desk, draft_id: int) -> Draft:
    draft = await desk.unit.drafts.draft(desk.member.id, draft_id)
    if draft is None or draft.verb != "media":
        raise AlreadyDoneError
    return draft


def _told(draft: Draft, verb: str, whom: Target) -> Told:
    kind, direction = VERBS[verb]
    return Told(
        kind=kind,
        direction=direction,
        client_id=whom.client_id,
        contact_id=whom.contact_id,
        text=clean(draft.text, NOTE_LIMIT),
        media=media_in(draft),
        said_at=draft.created_at,
    )


def _client_of(message: Message | None) -> Target | None:
    """Return the client whose screen was answered with a file: its buttons name it."""
    if message is None or message.reply_markup is None:
        return None
    for row in message.reply_markup.inline_keyboard:
        for one in row:
            for kind in (OpenCard, CardDo):
                if (one.callback_data or "").startswith(f"{kind.__prefix__}:"):
                    data = kind.unpack(one.callback_data or "")
                    return Target(data.client, data.contact or None)
    return None
