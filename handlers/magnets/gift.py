"""What a magnet gives, and what bringing a friend earns: text, link, files, codes (R50, R54)."""

from dataclasses import replace

from aiogram import F, Router
from aiogram.types import CallbackQuery, InlineKeyboardButton

from domain.customers.magnets import LONGEST_TEXT, Magnet, Part
from handlers.desk import Desk
from handlers.magnets.callbacks import GiftDo, MagnetDo
from handlers.magnets.codes import handed_out
from handlers.magnets.keeping import Whole, magnet_of, whole_of
from handlers.magnets.lines import codes_warning, part_of
from handlers.magnets.writing import Waiting, ask, takes
from handlers.screens import Reply, Row, Screen, button, rows_of
from handlers.touch_lines import cut
from locales import Html, join

router = Router(name="magnets_gift")
_SHOWN = 300
_NAMED = 10


@router.callback_query(GiftDo.filter(F.verb == "show"))
async def shown(_: CallbackQuery, callback_data: GiftDo, desk: Desk) -> Screen:
    """Show what a part holds."""
    magnet = await magnet_of(desk, callback_data.magnet)
    return await gift_screen(desk, magnet, callback_data.part)


@router.callback_query(GiftDo.filter(F.verb.in_({"text", "link"})))
async def words_asked(_: CallbackQuery, callback_data: GiftDo, desk: Desk) -> Screen:
    """Ask for the words or the address."""
    magnet, part = await magnet_of(desk, callback_data.magnet), callback_data.part
    verb = callback_data.verb
    gift = part_of(magnet, part)
    now = gift.text if verb == "text" else gift.link
    present = desk.texts("magnet-now", text=now) if now else ""
    question = desk.texts(f"magnet-ask-for-gift-{verb}", most=LONGEST_TEXT)
    clear = GiftDo(verb=f"no{verb}", magnet=magnet.id, part=part)
    ways: list[Row] = [[button(desk.texts.plain("magnet-button-clear"), clear)]] if now else []
    return await ask(
        desk,
        f"gift-{verb}",
        join([question, present], "\n\n"),
        GiftDo(verb="show", magnet=magnet.id, part=part),
        magnet=magnet.id,
        ways=ways,
        part=part.value,
    )


@takes("gift-text")
async def text_told(desk: Desk, waiting: Waiting, text: str) -> Reply:
    """Take the words of a part."""
    part = Part(waiting.facts["part"])
    magnet = await desk.edit_magnets.set_gift(desk.member, waiting.magnet, part, text=text)
    return await gift_screen(desk, magnet, part, desk.texts("magnet-saved"))


@takes("gift-link")
async def link_told(desk: Desk, waiting: Waiting, text: str) -> Reply:
    """Take the address of a part."""
    part = Part(waiting.facts["part"])
    magnet = await desk.edit_magnets.set_gift(desk.member, waiting.magnet, part, link=text)
    return await gift_screen(desk, magnet, part, desk.texts("magnet-saved"))


@router.callback_query(GiftDo.filter(F.verb.in_({"notext", "nolink"})))
async def cleared(_: CallbackQuery, callback_data: GiftDo, desk: Desk) -> Screen:
    """Take the words or the address away."""
    magnet, part = await magnet_of(desk, callback_data.magnet), callback_data.part
    if callback_data.verb == "notext":
        magnet = await desk.edit_magnets.set_gift(desk.member, magnet.id, part, text="")
    else:
        magnet = await desk.edit_magnets.set_gift(desk.member, magnet.id, part, link="")
    return await gift_screen(desk, magnet, part, desk.texts("magnet-saved"))


@router.callback_query(GiftDo.filter(F.verb == "nofiles"))
async def files_dropped(_: CallbackQuery, callback_data: GiftDo, desk: Desk) -> Screen:
    """Take all files off."""
    magnet, part = await magnet_of(desk, callback_data.magnet), callback_data.part
    if part_of(magnet, part).files:
        magnet = await desk.edit_magnets.drop_files(desk.member, magnet.id, part)
    return await gift_screen(desk, magnet, part, desk.texts("magnet-files-dropped"))


@router.callback_query(GiftDo.filter(F.verb == "nocodes"))
async def codes_off(_: CallbackQuery, callback_data: GiftDo, desk: Desk) -> Screen:
    """Give no codes any more; the list stays."""
    magnet, part = await magnet_of(desk, callback_data.magnet), callback_data.part
    magnet = await desk.edit_magnets.set_gift(desk.member, magnet.id, part, coded=False)
    return await gift_screen(desk, magnet, part, desk.texts("magnet-codes-off"))


@router.callback_query(GiftDo.filter(F.verb == "codes"))
async def codes_asked(_: CallbackQuery, callback_data: GiftDo, desk: Desk) -> Screen:
    """Ask for personal codes."""
    magnet = await magnet_of(desk, callback_data.magnet)
    return await _ask_codes(desk, magnet, callback_data.part, desk.texts("magnet-ask-for-codes"))


@takes("codes")
async def codes_told(desk: Desk, waiting: Waiting, text: str) -> Reply:
    """Add the codes, hand out what people wait for, and wait for more."""
    return await add_codes(desk, waiting.magnet, Part(waiting.facts["part"]), text)


async def add_codes(desk: Desk, magnet_id: int, part: Part, lines: str) -> Reply:
    """Add codes, one a line. From then on the part gives them."""
    magnet = await magnet_of(desk, magnet_id)
    new = await desk.edit_magnets.add_codes(desk.member, magnet.id, part, lines)
    if not part_of(magnet, part).coded:
        magnet = await desk.edit_magnets.set_gift(desk.member, magnet.id, part, coded=True)
    notices = await handed_out(desk, magnet, part)
    left = (await whole_of(desk, magnet)).gift_codes(part).left
    said = desk.texts("magnet-codes-added", count=new, left=left)
    sent = desk.texts("magnet-codes-sent", count=len(notices)) if notices else ""
    more = desk.texts("magnet-codes-more")
    screen = await _ask_codes(desk, magnet, part, join([join([said, sent]), more], "\n\n"))
    return [screen, *notices]


async def _ask_codes(desk: Desk, magnet: Magnet, part: Part, question: Html) -> Screen:
    shown = GiftDo(verb="show", magnet=magnet.id, part=part)
    screen = await ask(desk, "codes", question, shown, magnet=magnet.id, part=part.value)
    done = [button(desk.texts.plain("button-done"), shown)]
    return replace(screen, buttons=[done])


async def gift_screen(desk: Desk, magnet: Magnet, part: Part, news: Html | str = "") -> Screen:
    """Return what a part holds, in full, with the ways to change it."""
    whole = await whole_of(desk, magnet)
    texts, gift = desk.texts, part_of(magnet, part)
    codes = whole.gift_codes(part)
    names = [one.name or texts.plain(f"magnet-file-{one.kind}") for one in gift.files]
    holds = [
        texts("magnet-gift-text", text=cut(gift.text, _SHOWN)) if gift.text else "",
        texts("magnet-gift-link", link=gift.link) if gift.link else "",
        texts("magnet-gift-files", count=len(names), names=", ".join(names[:_NAMED]))
        if names
        else "",
        texts("magnet-gift-codes", left=codes.left, given=codes.given) if gift.coded else "",
    ]
    title = texts(f"magnet-gift-title-{part}", title=magnet.title)
    empty = texts("magnet-gift-empty") if gift.empty else ""
    body = join([*holds, empty, codes_warning(texts, whole, part)])
    text = join([news, title, body], "\n\n")
    return Screen(text=text, buttons=_buttons(desk, whole, part), private=False)


def _buttons(desk: Desk, whole: Whole, part: Part) -> list[Row]:
    texts, magnet = desk.texts, whole.magnet
    gift = part_of(magnet, part)

    def do(verb: str) -> InlineKeyboardButton:
        data = GiftDo(verb=verb, magnet=magnet.id, part=part)
        return button(texts.plain(f"magnet-button-gift-{verb}"), data)

    drops = [
        *([do("nofiles")] if gift.files else []),
        *([do("nocodes")] if gift.coded else []),
    ]
    back = button(texts.plain("button-back"), MagnetDo(verb="show", magnet=magnet.id))
    return [*rows_of([do("files"), do("text"), do("link"), do("codes")], 2), drops, [back]]
