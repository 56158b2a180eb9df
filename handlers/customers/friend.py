"""``/friend``: own links, sharing them, and what was earned (R54)."""

from collections.abc import Sequence
from urllib.parse import quote, urlencode

from aiogram import Router
from aiogram.types import InlineKeyboardButton, Message, User

from domain.customers.fill_form import FRIEND
from domain.customers.friends import FriendBoard
from domain.customers.referrals import Earned, FriendLink
from handlers.commands import said
from handlers.customers.home import stranger_screen
from handlers.desk import Lobby
from handlers.screens import Row, Screen
from locales import Html, Texts, join

router = Router(name="friend")


@router.message(said("friend"))
async def friend(_: Message, lobby: Lobby, person: User) -> Screen:
    """Show the person's links, and what their friends brought."""
    customer = await lobby.unit.customers.by_telegram(person.id)
    if customer is None:
        return stranger_screen(lobby.texts)
    board = await lobby.customers.show_friend(customer)
    return friend_screen(lobby.texts, board, lobby.office.bot_username)


def friend_screen(texts: Texts, board: FriendBoard, bot: str) -> Screen:
    """Return a link for each gift that rewards bringing a friend, and the earnings."""
    links = [(title, _address(bot, link)) for title, link in board.links]
    text = join(
        [
            texts("friend-title") if links else texts("friend-no-gifts"),
            *(texts("friend-link", title=title, link=link) for title, link in links),
            _earned(texts, board.earned),
        ],
        "\n\n",
    )
    return Screen(text=text, buttons=_buttons(texts, links), private=False)


def _earned(texts: Texts, earned: tuple[Earned, ...]) -> Html:
    lines = [
        texts(
            "friend-earned-line",
            title=one.magnet_title,
            friends=one.friends,
            codes=_codes(texts, one.codes),
        )
        for one in earned
        if one.friends
    ]
    return join([texts("friend-earned"), *lines]) if lines else Html("")


def _codes(texts: Texts, codes: tuple[str, ...]) -> Html:
    known = join([texts("friend-code", code=one) for one in codes if one], ", ")
    return Html(f" · {known}") if known else known


def _buttons(texts: Texts, links: Sequence[tuple[str, str]]) -> list[Row]:
    """Return a button for each link; a phone cuts long titles, so that one alone says none."""
    alone = len(links) == 1
    return [
        _share(
            texts,
            title,
            link,
            texts.plain("friend-share") if alone else texts.plain("friend-share-one", title=title),
        )
        for title, link in links
    ]


def _share(texts: Texts, title: str, link: str, words: str) -> Row:
    """Return the button that opens a list of chats to send the link to."""
    said_ = texts.plain("friend-share-text", title=title)
    address = urlencode({"url": link, "text": said_}, quote_via=quote)
    return [InlineKeyboardButton(text=words, url=f"https://t.me/share/url?{address}")]


def _address(bot: str, link: FriendLink) -> str:
    return f"https://t.me/{bot}?start={FRIEND}{link.code}"
