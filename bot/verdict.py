"""What to do with a letter, given how its sending ended. No waiting, no I/O.

Every letter ends in a state that can be seen; what may have arrived already is repeated once and
says so, marketing is held for a person instead.
"""

import html
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final, TypeAlias

import orjson

from bot.telegram import (
    Answer,
    Delivered,
    Refused,
    TooFast,
    Unauthorized,
    Unknown,
    Unreachable,
)
from domain.delivery import Lane, SendState
from storage.outbox import Letter

REPEAT_SECONDS: Final = 1.0
REFUSED_TOKEN_SECONDS: Final = 30.0
LONGEST_PAUSE: Final = 60.0
TEXT_LIMIT: Final = 4096
CAPTION_LIMIT: Final = 1024

NOTHING_LOST: Final = (
    "message is not modified",
    "query is too old",
    "message to delete not found",
)
NO_SUCH_MESSAGE: Final = ("message to edit not found", "message can't be edited")
GONE: Final = ("chat not found", "bot was blocked", "user is deactivated", "bot was kicked")


@dataclass(frozen=True, slots=True)
class Settled:
    """The letter has come to its end."""

    state: SendState
    message_id: int | None = None
    reason: str | None = None
    blocked: bool = False


@dataclass(frozen=True, slots=True)
class Again:
    """The letter goes again, maybe changed, after ``seconds``."""

    letter: Letter
    seconds: float
    reason: str


Verdict: TypeAlias = Settled | Again


def judge(letter: Letter, answer: Answer) -> Verdict:
    """Decide what becomes of ``letter``."""
    match answer:
        case Delivered(result):
            return Settled(SendState.SENT, _message_id(result))
        case TooFast(seconds):
            return Again(letter, seconds, f"too fast, wait {seconds:g} s")
        case Unreachable(reason):
            return Again(letter, min(LONGEST_PAUSE, 0.5 * 2 ** min(letter.attempts, 10)), reason)
        case Unauthorized(description):
            return Again(letter, REFUSED_TOKEN_SECONDS, description)
        case Unknown(reason):
            return unsure(letter, reason)
        case Refused():
            return _refused(letter, answer)


def unsure(letter: Letter, reason: str) -> Verdict:
    """Decide about a letter that may or may not have arrived."""
    if letter.lane is Lane.MAILING:
        return Settled(SendState.HELD, reason=reason)
    if letter.repeated or letter.method == "sendChatAction":
        return Settled(SendState.UNKNOWN, reason=reason)
    return Again(replace(letter, repeated=True), REPEAT_SECONDS, reason)


def payload(letter: Letter, possible_repeat: Callable[[int], str]) -> bytes:
    """Return the parameters to send; a new message that is repeated says so in front."""
    if not (letter.repeated and letter.method.startswith("send")):
        return letter.payload.encode()
    params = orjson.loads(letter.payload)
    words = possible_repeat(letter.chat_id)
    for name, limit in (("text", TEXT_LIMIT), ("caption", CAPTION_LIMIT)):
        if name in params:
            marked = f"{words}\n{params[name]}"
            if len(marked.encode("utf-16-le")) // 2 <= limit:
                params[name] = marked
    return orjson.dumps(params)


def _refused(letter: Letter, answer: Refused) -> Verdict:
    said = answer.description.lower()
    if any(words in said for words in NOTHING_LOST):
        return Settled(SendState.SENT, reason=answer.description)
    changed: Letter | None = None
    if any(words in said for words in NO_SUCH_MESSAGE):
        changed = _as_new_message(letter)
    elif "can't parse entities" in said:
        changed = _as_plain_text(letter)
    if changed is not None:
        return Again(changed, 0.0, answer.description)
    gone = answer.code == 403 or any(words in said for words in GONE)  # noqa: PLR2004 — forbidden
    return Settled(SendState.FAILED, reason=answer.description, blocked=gone)


def _as_new_message(letter: Letter) -> Letter | None:
    params = orjson.loads(letter.payload)
    text = params.pop("text", None) or params.pop("caption", None)
    if not letter.method.startswith("editMessage") or not text:
        return None
    kept = {name: params[name] for name in params if name not in {"message_id", "media"}}
    # What stood in the message that is gone may be a client's: it stays protected (R62).
    said = {**kept, "text": text, "protect_content": True}
    return _with(letter, said, method="sendMessage")


def _as_plain_text(letter: Letter) -> Letter | None:
    params = orjson.loads(letter.payload)
    if params.pop("parse_mode", None) is None:
        return None
    for name in ("text", "caption"):
        if name in params:
            params[name] = html.unescape(re.sub(r"</?[a-z][^<>]*>", "", params[name]))
    return _with(letter, params)


def _with(letter: Letter, params: Mapping[str, Any], method: str | None = None) -> Letter:
    text = orjson.dumps(params).decode()
    return replace(letter, payload=text, method=method or letter.method)


def _message_id(result: Any) -> int | None:
    found = result.get("message_id") if isinstance(result, dict) else None
    return found if isinstance(found, int) else None
