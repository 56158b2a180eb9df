"""From the parameters of a call to a text as a chat shows it.

Telegram cleans control characters, parses the markup, trims, looks for commands and only
then measures: https://core.telegram.org/bots/api#sendmessage.
"""

import re
from dataclasses import dataclass, field

from sandbox.html import FindUser, parse_html, utf16_length
from sandbox.wire import Args, Json, bad_request

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024

_CONTROL = re.compile(r"[\x00-\x08\x09\x0b\x0c\x0e-\x1f]")
_UNSEEN = re.compile(r"[\r\u2028-\u202e\u0333\u033f\u030a]")
_COMMAND = re.compile(r"(?<![\w/<>])/[a-zA-Z0-9_]{1,64}(?:@[a-zA-Z0-9_]{3,32})?(?![\w/<>])")
_OPAQUE = {"code", "pre", "text_link", "text_mention"}


@dataclass(frozen=True, slots=True)
class Text:
    """A text without markup, and its entities with offsets in UTF-16 units."""

    text: str
    entities: list[Json] = field(default_factory=list)


def outgoing_text(args: Args, find_user: FindUser) -> Text:
    """Return what sendMessage and editMessageText shall show, 1 to 4096 units."""
    text = _formatted(args, "text", "entities", find_user)
    if not text.text:
        raise bad_request("message text is empty")
    if utf16_length(text.text) > TEXT_LIMIT:
        raise bad_request("message is too long")
    return text


def outgoing_caption(args: Args, find_user: FindUser) -> Text:
    """Return the caption under a file, at most 1024 units, or an empty text."""
    caption = _formatted(args, "caption", "caption_entities", find_user)
    if utf16_length(caption.text) > CAPTION_LIMIT:
        raise bad_request("message caption is too long")
    return caption


def typed_text(raw: str) -> Text:
    """Return what a person typed, as the bot will see it."""
    return _trimmed(_cleaned(raw), [])


def _formatted(args: Args, name: str, entities_name: str, find_user: FindUser) -> Text:
    source = _cleaned(args.get(name) or "")
    mode = (args.get("parse_mode") or "").lower()
    if mode == "html":
        return _trimmed(*parse_html(source, find_user))
    if mode in {"markdown", "markdownv2"}:
        raise bad_request("can't parse entities: the sandbox speaks HTML only")
    if mode:
        raise bad_request("unsupported parse_mode")
    return _trimmed(source, args.get(entities_name) or [])


def _cleaned(raw: str) -> str:
    if raw.isprintable():
        return raw
    return _UNSEEN.sub("", _CONTROL.sub(" ", raw))


def _trimmed(text: str, entities: list[Json]) -> Text:
    text = text.rstrip()
    if not entities:
        text = text.lstrip()
        return Text(text, _commands(text))
    first = min(entity["offset"] for entity in entities)
    blank = utf16_length(text) - utf16_length(text.lstrip())
    cut = min(first, blank)
    text = text[cut:]  # white space is one unit a character
    kept = _fitting(entities, cut, utf16_length(text))
    opaque = [entity for entity in kept if entity["type"] in _OPAQUE]
    commands = [
        command
        for command in _commands(text)
        if not any(_overlap(command, entity) for entity in opaque)
    ]
    return Text(text, sorted(kept + commands, key=_place))


def _fitting(entities: list[Json], cut: int, length: int) -> list[Json]:
    fitting = []
    for entity in entities:
        offset = entity["offset"] - cut
        size = min(entity["length"], length - offset)
        if size > 0:
            fitting.append({**entity, "offset": offset, "length": size})
    return fitting


def _overlap(one: Json, other: Json) -> bool:
    begin: int = max(one["offset"], other["offset"])
    end: int = min(entity["offset"] + entity["length"] for entity in (one, other))
    return begin < end


def _place(entity: Json) -> tuple[int, int]:
    return entity["offset"], -entity["length"]


def _commands(text: str) -> list[Json]:
    if "/" not in text:
        return []
    return [
        {
            "type": "bot_command",
            "offset": utf16_length(text[: match.start()]),
            "length": len(match[0]),
        }
        for match in _COMMAND.finditer(text)
    ]
