"""Pictures and files sent for a magnet: one, several, an album.

Its router goes before those that take files as touches and phone books.
"""

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from domain.customers.magnets import MOST_FILES, FileKind, GiftFile, Magnet, Part
from handlers.desk import Desk
from handlers.magnets.callbacks import GiftDo, MagnetDo
from handlers.magnets.edit import magnet_screen
from handlers.magnets.gift import add_codes
from handlers.magnets.keeping import magnet_of
from handlers.magnets.lines import part_of
from handlers.magnets.writing import NO_TEXT, Writing, ask, awaited
from handlers.screens import Reply, Row, Screen, button
from locales import Html, join

router = Router(name="magnets_files")


@router.callback_query(MagnetDo.filter(F.verb == "picture"))
async def picture_asked(_: CallbackQuery, callback_data: MagnetDo, desk: Desk) -> Screen:
    """Ask for the picture."""
    magnet = await magnet_of(desk, callback_data.magnet)
    back = MagnetDo(verb="show", magnet=magnet.id)
    clear = MagnetDo(verb="nopicture", magnet=magnet.id)
    clears = [button(desk.texts.plain("magnet-button-clear"), clear)] if magnet.picture else []
    question = desk.texts("magnet-ask-for-picture")
    return await ask(desk, "picture", question, back, magnet=magnet.id, files=True, ways=[clears])


@router.callback_query(MagnetDo.filter(F.verb == "nopicture"))
async def picture_off(_: CallbackQuery, callback_data: MagnetDo, desk: Desk) -> Screen:
    """Take the picture away."""
    magnet = await magnet_of(desk, callback_data.magnet)
    magnet = await desk.edit_magnets.change(desk.member, magnet.id, picture="")
    return await magnet_screen(desk, magnet, desk.texts("magnet-saved"))


@router.callback_query(GiftDo.filter(F.verb == "files"))
async def files_asked(_: CallbackQuery, callback_data: GiftDo, desk: Desk) -> Screen:
    """Ask for files."""
    magnet = await magnet_of(desk, callback_data.magnet)
    question = desk.texts("magnet-ask-for-files", most=MOST_FILES)
    return await _ask_files(desk, magnet, callback_data.part, question)


@router.message(Writing.files, NO_TEXT)
async def sent(message: Message, desk: Desk, state: FSMContext) -> Reply:
    """Take a picture or a file; of an album only the first is answered."""
    waiting = await awaited(state)
    magnet = await magnet_of(desk, waiting.magnet)
    if waiting.what == "picture":
        return await _take_picture(message, desk, magnet)
    part = Part(waiting.facts["part"])
    file = file_of(message)
    if file is None:
        return Screen(text=desk.texts("magnet-want-files"), private=False)
    magnet = await desk.edit_magnets.add_file(desk.member, magnet.id, part, file)
    album = message.media_group_id
    if album is not None and waiting.facts.get("album") == album:
        return None
    return await _ask_files(desk, magnet, part, _taken(desk, magnet, part, album), album)


@router.message(Writing.words, NO_TEXT)
async def file_for_words(
    message: Message, desk: Desk, state: FSMContext, attachment: bytes | None = None
) -> Reply:
    """Say that words are awaited; codes may come as a text file where it can be fetched."""
    waiting = await awaited(state)
    if waiting.what != "codes":
        return Screen(text=desk.texts("magnet-want-words"), private=False)
    if attachment is None or message.document is None:
        return Screen(text=desk.texts("magnet-want-codes"), private=False)
    return await add_codes(desk, waiting.magnet, Part(waiting.facts["part"]), _read(attachment))


def file_of(message: Message) -> GiftFile | None:
    """Return the file of a message; of a photo its largest size."""
    if message.photo:
        largest = message.photo[-1]
        size = largest.file_size or 0
        return GiftFile(kind=FileKind.PHOTO, file_id=largest.file_id, size=size)
    if message.voice is not None:
        voice = message.voice
        return GiftFile(kind=FileKind.VOICE, file_id=voice.file_id, size=voice.file_size or 0)
    named = (
        (FileKind.DOCUMENT, message.document),
        (FileKind.VIDEO, message.video),
        (FileKind.AUDIO, message.audio),
    )
    return next(
        (
            GiftFile(
                kind=kind, file_id=one.file_id, name=one.file_name or "", size=one.file_size or 0
            )
            for kind, one in named
            if one is not None
        ),
        None,
    )


async def _take_picture(message: Message, desk: Desk, magnet: Magnet) -> Screen:
    """Take a photo. Telegram does not send a document again as a photo."""
    if not message.photo:
        return Screen(text=desk.texts("magnet-want-picture"), private=False)
    await desk.state.clear()
    picture = message.photo[-1].file_id
    magnet = await desk.edit_magnets.change(desk.member, magnet.id, picture=picture)
    return await magnet_screen(desk, magnet, desk.texts("magnet-picture-saved"))


async def _ask_files(
    desk: Desk, magnet: Magnet, part: Part, question: Html, album: str | None = None
) -> Screen:
    shown = GiftDo(verb="show", magnet=magnet.id, part=part)
    done: list[Row] = [[button(desk.texts.plain("button-done"), shown)]]
    screen = await ask(
        desk,
        "files",
        question,
        shown,
        magnet=magnet.id,
        files=True,
        part=part.value,
        album=album,
    )
    return screen if album is None and not part_of(magnet, part).files else _only(screen, done)


def _only(screen: Screen, rows: list[Row]) -> Screen:
    return Screen(text=screen.text, buttons=rows, private=False)


def _taken(desk: Desk, magnet: Magnet, part: Part, album: str | None) -> Html:
    if album is not None:
        return join([desk.texts("magnet-album-taken"), desk.texts("magnet-files-more")])
    count = len(part_of(magnet, part).files)
    return join([desk.texts("magnet-file-taken", count=count), desk.texts("magnet-files-more")])


def _read(data: bytes) -> str:
    """Return a text file as it was meant: in UTF-8, or as Windows writes Russian."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1251", errors="replace")
