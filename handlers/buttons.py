"""Buttons that many screens share: undo, the card, the main menu."""

from datetime import UTC, datetime, timedelta

from aiogram.types import InlineKeyboardButton, KeyboardButton, ReplyKeyboardMarkup

from domain.team import Member
from handlers.callbacks import CardDo, Menu, OpenCard, Undo
from handlers.desk import Desk
from handlers.screens import button
from locales import Texts

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)

MAIN_MENU = (("today", "tasks"), ("deals", "find"))
"""The screens on the persistent keyboard, row by row; ``button-SCREEN`` names each."""


def undo_button(desk: Desk) -> InlineKeyboardButton:
    """Return the button that takes back what this very update changes (R75)."""
    return button(desk.texts.plain("button-undo"), Undo(at=to_microseconds(desk.clock.now())))


def to_microseconds(at: datetime) -> int:
    """Return an aware moment as it stands in an ``Undo`` button."""
    return (at - _EPOCH) // _MICROSECOND


def from_microseconds(at: int) -> datetime:
    """Return the aware UTC moment of an ``Undo`` button. Raises ``OverflowError``."""
    return _EPOCH + at * _MICROSECOND


def card_button(desk: Desk, client_id: int, contact_id: int = 0) -> InlineKeyboardButton:
    """Return the button that opens a card."""
    return button(desk.texts.plain("button-open"), OpenCard(client=client_id, contact=contact_id))


def do_button(desk: Desk, verb: str, client_id: int, contact_id: int = 0) -> InlineKeyboardButton:
    """Return the button that begins ``verb`` with a client; ``button-VERB`` names it."""
    return button(
        desk.texts.plain(f"button-{verb}"),
        CardDo(verb=verb, client=client_id, contact=contact_id),
    )


def menu_button(desk: Desk, screen: str) -> InlineKeyboardButton:
    """Return the button that opens a main screen; ``button-SCREEN`` names it."""
    return button(desk.texts.plain(f"button-{screen}"), Menu(screen=screen))


def main_keyboard(texts: Texts, member: Member) -> ReplyKeyboardMarkup:
    """Return the keyboard that stays under the chat: the main screens, for leads the team."""
    rows = [[KeyboardButton(text=texts.plain(f"button-{one}")) for one in row] for row in MAIN_MENU]
    if member.leads:
        rows.append([KeyboardButton(text=texts.plain("button-team"))])
    return ReplyKeyboardMarkup(keyboard=rows, resize_keyboard=True, is_persistent=True)
