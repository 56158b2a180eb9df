"""``/history WHO``: everything that was said with a client, newest first."""

from aiogram import F, Router
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery, Message

from domain.clients import ClientFile
from domain.errors import GoneError
from domain.touches import Touch
from handlers import show
from handlers.asking import ask_whom
from handlers.buttons import card_button, do_button
from handlers.callbacks import CardDo, HistoryPage
from handlers.commands import said
from handlers.desk import Desk
from handlers.screens import Reply, Row, Screen, button
from handlers.touch_lines import kind_name, outcome_name
from handlers.who import Target, goes_on, with_client
from locales import Html, join

router = Router(name="history")
PAGE = 10
_MINUTE = 60


@router.message(said("history"))
async def history(message: Message, desk: Desk, command: CommandObject) -> Reply:
    """Show the touches of whom the line names."""
    del message
    if not command.args:
        return await ask_whom(desk, "history", desk.texts("history-ask"))
    return await with_client(desk, "history", command.args)


@goes_on("history")
async def history_of(desk: Desk, target: Target, rest: str) -> Screen:
    """Show the first page for a client; what follows the name means nothing here."""
    del rest
    return await history_screen(desk, target.client_id, 0)


@router.callback_query(CardDo.filter(F.verb == "history"))
async def history_from_card(press: CallbackQuery, callback_data: CardDo, desk: Desk) -> Screen:
    """Show the first page, from the card."""
    del press
    return await history_screen(desk, callback_data.client, 0)


@router.callback_query(HistoryPage.filter())
async def history_page(press: CallbackQuery, callback_data: HistoryPage, desk: Desk) -> Screen:
    """Turn a page."""
    del press
    return await history_screen(desk, callback_data.client, callback_data.page)


async def history_screen(desk: Desk, client_id: int, page: int) -> Screen:
    """Return one page of a client's touches. Raises ``GoneError`` out of sight (R60)."""
    file = await desk.unit.clients.open(desk.member.scope, client_id)
    if file is None:
        raise GoneError
    count = await desk.unit.touches.count_of_client(client_id)
    if count == 0:
        text = desk.texts("history-empty", client=file.client.name)
        ways_on = [do_button(desk, "call", client_id), card_button(desk, client_id)]
        return Screen(text=text, buttons=[ways_on])
    pages = -(-count // PAGE)
    page = min(max(page, 0), pages - 1)
    touches = await desk.unit.touches.of_client(client_id, limit=PAGE, offset=page * PAGE)
    title = desk.texts("history-title", client=file.client.name, count=count)
    if pages > 1:
        place = desk.texts("history-pages", page=str(page + 1), pages=str(pages))
        title = join([title, place])
    lines = [_touch(desk, file, touch) for touch in touches]
    return Screen(
        text=join([title, *lines], "\n\n"), buttons=_buttons(desk, client_id, page, pages)
    )


def _buttons(desk: Desk, client_id: int, page: int, pages: int) -> list[Row]:
    turns = []
    if page > 0:
        back = HistoryPage(client=client_id, page=page - 1)
        turns.append(button(desk.texts.plain("button-previous"), back))
    if page < pages - 1:
        ahead = HistoryPage(client=client_id, page=page + 1)
        turns.append(button(desk.texts.plain("button-next"), ahead))
    return [turns, [card_button(desk, client_id)]]


def _touch(desk: Desk, file: ClientFile, touch: Touch) -> Html:
    """Return a touch on a line, and what was said below it, whole."""
    texts = desk.texts
    contact = file.contact(touch.contact_id)
    what = [kind_name(texts, touch.kind, touch.direction)]
    if contact is not None and contact.full_name != file.client.name:
        what.append(contact.full_name)
    if touch.outcome is not None:
        what.append(outcome_name(texts, touch.outcome, touch.kind, touch.direction))
    minutes = touch.duration // _MINUTE if touch.duration else 0
    return join(
        [
            texts("history-touch", when=show.moment(desk, touch.at), what=", ".join(what)),
            texts("history-note", text=touch.note) if touch.note else "",
            texts("history-objections", text=touch.objections) if touch.objections else "",
            texts("touch-competitor", name=touch.competitor) if touch.competitor else "",
            texts("touch-duration", minutes=minutes) if minutes else "",
            texts(f"touch-media-{touch.media.kind}") if touch.media else "",
        ]
    )
