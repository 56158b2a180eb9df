"""A gift as messages: words, address, code, then files, several of one kind as an album."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any, TypeAlias

from aiogram.methods import (
    SendAudio,
    SendDocument,
    SendMediaGroup,
    SendPhoto,
    SendVideo,
    SendVoice,
    TelegramMethod,
)
from aiogram.types import InputMediaAudio, InputMediaDocument, InputMediaPhoto, InputMediaVideo

from domain.customers.magnets import MOST_FILES, FileKind, Gift, GiftFile
from domain.customers.take_lead import LeadTaken
from locales import Html, Texts, join

Method: TypeAlias = TelegramMethod[Any]
_ORDER = (FileKind.PHOTO, FileKind.VIDEO, FileKind.DOCUMENT, FileKind.AUDIO, FileKind.VOICE)


def gift_text(
    texts: Texts, gift: Gift, code: str, *, owed: bool = False, spent: bool = False
) -> Html:
    """Return the words, the address and the code of a gift.

    ``owed``: the code will follow. ``spent``: there was one, and there is no other.
    """
    return join(
        [
            texts("form-said", text=gift.text) if gift.text else "",
            texts("form-gift-link", link=gift.link) if gift.link else "",
            texts("form-gift-code", code=code) if code else "",
            texts("form-gift-code-owed") if owed else "",
            texts("form-gift-code-spent") if spent else "",
        ],
        "\n\n",
    )


def file_methods(chat_id: int, files: Sequence[GiftFile]) -> list[Method]:
    """Return what sends files again by their ``file_id``.

    Only photos, videos, documents and audios make albums, each its own
    (https://core.telegram.org/bots/api#sendmediagroup).
    """
    ordered = sorted(files, key=lambda one: _ORDER.index(one.kind))
    return [
        method
        for kind, group in groupby(ordered, key=lambda one: one.kind)
        for method in _of_kind(chat_id, kind, [one.file_id for one in group])
    ]


def after_text(texts: Texts, lead: LeadTaken | None, *, now: datetime) -> Html:
    """Return when the person may expect the call; nothing where nobody will call."""
    if lead is None:
        return Html("")
    if lead.till is not None:
        return texts("form-call-today", till=f"{lead.till:%H:%M}")
    at = lead.expect_at
    today = now.astimezone(at.tzinfo)
    return texts("form-call-later", day=_day(texts, at, today), at=f"{at:%H:%M}")


def _day(texts: Texts, at: datetime, now: datetime) -> str:
    """Return "today", "tomorrow", or the weekday with day and month."""
    for days, key in ((0, "day-today"), (1, "day-tomorrow")):
        if at.date() == now.date() + timedelta(days=days):
            return texts.plain(key)
    key = "day-this-year" if at.year == now.year else "day-with-year"
    return texts.plain(
        key,
        weekday=texts.plain(f"weekday-{at.isoweekday()}"),
        day=str(at.day),
        month=texts.plain(f"month-{at.month}"),
        year=str(at.year),
    )


def _of_kind(chat_id: int, kind: FileKind, ids: Sequence[str]) -> Iterator[Method]:
    if len(ids) == 1 or kind is FileKind.VOICE:
        yield from (_one(chat_id, kind, file_id) for file_id in ids)
        return
    for start in range(0, len(ids), MOST_FILES):
        part = ids[start : start + MOST_FILES]
        yield _one(chat_id, kind, part[0]) if len(part) == 1 else _album(chat_id, kind, part)


def _one(chat_id: int, kind: FileKind, file_id: str) -> Method:
    match kind:
        case FileKind.PHOTO:
            return SendPhoto(chat_id=chat_id, photo=file_id)
        case FileKind.VIDEO:
            return SendVideo(chat_id=chat_id, video=file_id)
        case FileKind.AUDIO:
            return SendAudio(chat_id=chat_id, audio=file_id)
        case FileKind.VOICE:
            return SendVoice(chat_id=chat_id, voice=file_id)
        case FileKind.DOCUMENT:
            return SendDocument(chat_id=chat_id, document=file_id)


def _album(chat_id: int, kind: FileKind, ids: Sequence[str]) -> Method:
    kinds = {
        FileKind.PHOTO: InputMediaPhoto,
        FileKind.VIDEO: InputMediaVideo,
        FileKind.AUDIO: InputMediaAudio,
        FileKind.DOCUMENT: InputMediaDocument,
    }
    return SendMediaGroup(chat_id=chat_id, media=[kinds[kind](media=one) for one in ids])
