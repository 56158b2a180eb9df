"""The keys under a question: the own number, the name of the profile, keep, back, skip.

They are a reply keyboard, because only that can share a number
(https://core.telegram.org/bots/api#keyboardbutton), and come back as typed lines. Each begins
with a mark and names its question, so that a key pressed twice does not answer the next one.
"""

from dataclasses import dataclass
from enum import StrEnum

from aiogram.types import KeyboardButton, ReplyKeyboardMarkup

from domain.customers.answers import read_profile
from domain.customers.forms import Going, known, may_skip
from domain.customers.magnets import Ask, Question
from domain.language.phones import show_phone
from domain.language.text import clean, clip_utf16
from locales import Texts

_LONGEST = 60
_PLACEHOLDER = 64
"""https://core.telegram.org/bots/api#replykeyboardmarkup"""


class KeyKind(StrEnum):
    """What a key does."""

    CONTACT = "contact"
    PROFILE = "profile"
    KEEP = "keep"
    BACK = "back"
    SKIP = "skip"


_MARKS = {
    KeyKind.CONTACT: "📱",
    KeyKind.PROFILE: "✅",
    KeyKind.KEEP: "👌",
    KeyKind.BACK: "◀️",
    KeyKind.SKIP: "⏭",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One key: its label is what comes back when it is pressed."""

    kind: KeyKind
    words: str

    @property
    def label(self) -> str:
        """The words on the key."""
        return f"{_MARKS[self.kind]} {clip_utf16(self.words, _LONGEST)}"


def keys_of(texts: Texts, going: Going, *, country: str, profile: str = "") -> list[list[Key]]:
    """Return the keys of the question that is asked now, row by row."""
    at = going.progress
    question = at.question
    if question is None:
        return []
    rows: list[list[Key]] = []
    if question.ask is Ask.PHONE:
        rows.append([Key(kind=KeyKind.CONTACT, words=texts.plain("form-key-contact"))])
    rows.extend([one] for one in _offered(texts, going, question, country, read_profile(profile)))
    steps = []
    if not at.first:
        place = texts.plain("form-place", number=at.number - 1, total=at.total)
        steps.append(Key(kind=KeyKind.BACK, words=texts.plain("form-key-back", place=place)))
    if may_skip(going.offer.magnet, going.form, question):
        place = texts.plain("form-place", number=at.number, total=at.total)
        steps.append(Key(kind=KeyKind.SKIP, words=texts.plain("form-key-skip", place=place)))
    return [*rows, steps] if steps else rows


def keyboard_of(rows: list[list[Key]], placeholder: str) -> ReplyKeyboardMarkup | None:
    """Return the keyboard; nothing where there are no keys."""
    if not rows:
        return None
    return ReplyKeyboardMarkup(
        keyboard=[[_button(one) for one in row] for row in rows],
        resize_keyboard=True,
        input_field_placeholder=placeholder[:_PLACEHOLDER],
    )


def is_key(line: str) -> bool:
    """Whether a line came from a key, of this question or of another."""
    return line.startswith(tuple(f"{mark} " for mark in _MARKS.values()))


def pressed(rows: list[list[Key]], line: str) -> KeyKind | None:
    """Return which of the present keys a line is; nothing for a key of another question."""
    found = (one.kind for row in rows for one in row if one.label == clean(line))
    return next(found, None)


def given(going: Going, question: Question, country: str) -> str:
    """Return what the person answered before, as they would read it."""
    if question.ask is Ask.OWN:
        answered = going.form.answer_to(question.id)
        return answered.value if answered else ""
    value = known(going.customer, question)
    return show_phone(value, country) if value and question.ask is Ask.PHONE else value


def _offered(
    texts: Texts, going: Going, question: Question, country: str, profile: str
) -> list[Key]:
    before = given(going, question, country)
    keys = []
    if before:
        words = texts.plain("form-key-keep", value=before)
        keys.append(Key(kind=KeyKind.KEEP, words=clean(words)))
    if question.ask is Ask.NAME and profile and profile != before:
        keys.append(Key(kind=KeyKind.PROFILE, words=profile))
    return keys


def _button(key: Key) -> KeyboardButton:
    share = True if key.kind is KeyKind.CONTACT else None
    return KeyboardButton(text=key.label, request_contact=share)
