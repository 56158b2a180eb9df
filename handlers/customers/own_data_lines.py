"""How own data look: the summary, the file, and what is asked before data goes (R52)."""

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from aiogram.methods import SendDocument
from aiogram.types import (
    BufferedInputFile,
    InlineKeyboardButton,
    KeyboardButton,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)

from domain.customers.consents import Purpose
from domain.customers.own_data import OwnData
from handlers.customers.callbacks import OwnDo, OwnVerb
from handlers.customers.own_data_facts import Entry, Value, facts_of
from handlers.screens import Row, Screen, button
from handlers.touch_lines import cut
from locales import Html, Texts, join

_SHOWN, _LONGEST = 5, 300


def data_screen(texts: Texts, data: OwnData, *, zone: ZoneInfo, country: str) -> Screen:
    """Return the summary: each list's first lines, and buttons to end what stands."""
    facts = facts_of(texts, data, country)
    sections = [_section(texts, *one, zone=zone) for one in facts.sections.items()]
    about = [
        texts("own-line", label=name, value=_said(one, zone)) for name, one in facts.about.items()
    ]
    text = join([texts("own-title"), join(about), *sections], "\n\n")
    return Screen(text=text, buttons=_buttons(texts, data), private=False)


def data_document(
    texts: Texts,
    chat_id: int,
    data: OwnData,
    *,
    zone: ZoneInfo,
    country: str,
    keyboard: bool,
) -> SendDocument:
    """Return everything as a JSON file.

    With ``keyboard`` the own number can be shared below it, by who has not proved one yet.
    """
    facts = facts_of(texts, data, country)
    whole = {texts.plain("own-section-about"): facts.about, **facts.sections}
    content = json.dumps(_plain(whole, zone), ensure_ascii=False, indent=2)
    proved = data.customer is not None and data.customer.phone_proved
    return SendDocument(
        chat_id=chat_id,
        document=BufferedInputFile(content.encode(), "mydata.json"),
        caption=texts("own-file") if proved or not keyboard else texts("own-file-unproved"),
        reply_markup=_keyboard(texts, proved=proved) if keyboard else None,
    )


def unknown_screen(texts: Texts) -> Screen:
    """Return that nothing is stored of an account, and how to look by one's own number."""
    text = join([texts("own-nothing"), texts("own-by-phone")], "\n\n")
    return Screen(text=text, keyboard=_prove_keyboard(texts), private=False)


def not_yours_screen(texts: Texts) -> Screen:
    """Return that another person's contact opens nothing."""
    return Screen(text=texts("own-not-yours"), keyboard=_prove_keyboard(texts), private=False)


def forget_screen(texts: Texts) -> Screen:
    """Ask once, with what goes and what stays by law."""
    return Screen(
        text=texts("own-forget"),
        buttons=[
            [_button(texts, OwnVerb.SURE_FORGET)],
            [_button(texts, OwnVerb.KEEP)],
        ],
        private=False,
    )


def withdraw_screen(texts: Texts) -> Screen:
    """Ask once, with what withdrawing ends."""
    return Screen(
        text=texts("own-withdraw"),
        buttons=[
            [_button(texts, OwnVerb.SURE_WITHDRAW)],
            [_button(texts, OwnVerb.KEEP)],
        ],
        private=False,
    )


def kept_screen(texts: Texts) -> Screen:
    """Return that nothing was changed."""
    return Screen(text=texts("own-kept"), private=False)


def _section(texts: Texts, name: str, entries: Sequence[Entry], zone: ZoneInfo) -> Html:
    shown = [
        texts("own-entry", text=" · ".join(_short(texts, one, zone))) for one in entries[-_SHOWN:]
    ]
    more = len(entries) - len(shown)
    rest = texts("own-more", count=more) if more else ""
    return join([texts("own-section", name=name), *shown, rest])


def _short(texts: Texts, entry: Entry, zone: ZoneInfo) -> list[str]:
    """Return what is read aloud of an entry: the digest of a consent's text is for the file.

    A day or a number says nothing without its label, unless it comes first. What was on one day is
    told with one date.
    """
    digest = texts.plain("own-label-digest")
    first, *rest = [(name, value) for name, value in entry.items() if name != digest]
    days: dict[str, list[str]] = {}
    for name, value in rest:
        if isinstance(value, date):
            days.setdefault(_said(value, zone), []).append(name.lower())
    told = [_said(first[1], zone)]
    for name, value in rest:
        said = _said(value, zone)
        if isinstance(value, date):
            names = days.pop(said, [])
            told.extend([f"{', '.join(names)}: {said}"] if names else [])
        else:
            told.append(f"{name.lower()}: {said}" if isinstance(value, int) else said)
    return told


def _said(value: Value, zone: ZoneInfo) -> str:
    """Return a value as it is read."""
    if isinstance(value, datetime):
        return f"{value.astimezone(zone):%d.%m.%Y}"
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    if isinstance(value, Mapping):
        return ", ".join(f"{name}: {_said(one, zone)}" for name, one in value.items())
    if isinstance(value, list):
        return ", ".join(_said(one, zone) for one in value)
    return cut(str(value), _LONGEST)


def _plain(value: Value, zone: ZoneInfo) -> Value:
    """Return a value for JSON; moments and days by ISO 8601."""
    if isinstance(value, datetime):
        return value.astimezone(zone).isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(name): _plain(one, zone) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one, zone) for one in value]
    return value


def _buttons(texts: Texts, data: OwnData) -> list[Row]:
    standing = {one.purpose for one in data.consents if one.stands}
    verbs = [
        *([OwnVerb.STOP] if Purpose.MAILING in standing else []),
        *([OwnVerb.WITHDRAW] if Purpose.PERSONAL_DATA in standing else []),
        OwnVerb.FORGET,
    ]
    return [[_button(texts, verb)] for verb in verbs]


def _button(texts: Texts, verb: OwnVerb) -> InlineKeyboardButton:
    return button(texts.plain(f"own-button-{verb}"), OwnDo(verb=verb))


def _keyboard(texts: Texts, *, proved: bool) -> ReplyKeyboardMarkup | ReplyKeyboardRemove:
    return ReplyKeyboardRemove() if proved else _prove_keyboard(texts)


def _prove_keyboard(texts: Texts) -> ReplyKeyboardMarkup:
    share = KeyboardButton(text=texts.plain("own-key-prove"), request_contact=True)
    return ReplyKeyboardMarkup(keyboard=[[share]], resize_keyboard=True, one_time_keyboard=True)
