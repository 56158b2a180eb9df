"""Telegram's HTML dialect: source text in, plain text and entities out.

Tags, attributes, refusals and their order follow
https://core.telegram.org/bots/api#html-style and the behaviour of Telegram's own parser;
offsets in refusals count UTF-8 bytes, offsets in entities count UTF-16 units.
"""

import re
from collections.abc import Callable

from sandbox.wire import ApiError, Json, bad_request

FindUser = Callable[[int], Json | None]

_STYLES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
}
_TAGS = _STYLES.keys() | {"a", "code", "pre", "blockquote", "tg-emoji"}
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}

_MARK = re.compile(r"[<&]")
_SPACE = re.compile(r"[ \t\r\n\0\v]*")
_TAG_NAME = re.compile(r"[^ \t\r\n\0\v>]*")
_ATTRIBUTE_NAME = re.compile(r"[^ \t\r\n\0\v=>/\"']*")
_NAME_TOKEN = re.compile(r"[A-Za-z0-9.\-]*")
_CHARACTER = re.compile(r"&(?:#x([0-9a-fA-F]{1,7})|#([0-9]{1,7})|([a-zA-Z]+));?")
_USER_LINK = re.compile(r"tg://user\?id=(\d+)")
_LINK = re.compile(r"(?:[a-z][a-z0-9+.\-]*://|tg:|mailto:|tel:)?[^\s<>\"]+", re.IGNORECASE)
_LAST_CODE_POINT = 0x10FFFF


def utf16_length(text: str) -> int:
    """Return the number of UTF-16 units, the measure of every length in the Bot API."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def parse_html(source: str, find_user: FindUser) -> tuple[str, list[Json]]:
    """Return the text and its entities; ApiError "can't parse entities" for bad markup.

    ``find_user`` turns the id of a ``tg://user?id=`` link into a User, or None.
    """
    if _MARK.search(source) is None:
        return source, []
    return _Parser(source, find_user).parse()


class _Open:
    """A tag that waits for its end."""

    __slots__ = ("argument", "name", "offset", "part")

    def __init__(self, name: str, argument: str, offset: int, part: int) -> None:
        self.name = name
        self.argument = argument
        self.offset = offset
        self.part = part


class _Parser:
    def __init__(self, source: str, find_user: FindUser) -> None:
        self._source = source
        self._find_user = find_user
        self._parts: list[str] = []
        self._units = 0
        self._open: list[_Open] = []
        self._entities: list[Json] = []

    def parse(self) -> tuple[str, list[Json]]:
        position = 0
        while mark := _MARK.search(self._source, position):
            start = mark.start()
            self._keep(self._source[position:start])
            position = self._character(start) if mark[0] == "&" else self._tag(start)
        self._keep(self._source[position:])
        if self._open:
            name = self._open[-1].name
            raise _unparsed(f'Can\'t find end tag corresponding to start tag "{name}"')
        self._entities.sort(key=lambda entity: (entity["offset"], -entity["length"]))
        return "".join(self._parts), self._entities

    def _keep(self, text: str) -> None:
        if text:
            self._parts.append(text)
            self._units += utf16_length(text)

    def _character(self, start: int) -> int:
        match = _CHARACTER.match(self._source, start)
        character = _meaning(match) if match else None
        if match is None or character is None:
            self._keep("&")
            return start + 1
        self._keep(character)
        return match.end()

    def _tag(self, start: int) -> int:
        if self._source.startswith("/", start + 1):
            return self._end_tag(start)
        return self._start_tag(start)

    def _start_tag(self, start: int) -> int:
        position = _skip(_TAG_NAME, self._source, start + 1)
        if position == len(self._source):
            raise self._at(start, "Unclosed start tag")
        name = self._source[start + 1 : position].lower()
        if name not in _TAGS:
            raise self._at(start, f'Unsupported start tag "{name}"')
        argument = ""
        while True:
            position = _skip(_SPACE, self._source, position)
            if self._source.startswith(">", position):
                break
            attribute, value, position = self._attribute(start, name, position)
            argument = _argument(name, attribute, value) or argument
        if name == "span" and argument != "spoiler":
            raise self._at(start, 'Tag "span" must have class "tg-spoiler"')
        self._open.append(_Open(name, argument, self._units, len(self._parts)))
        return position + 1

    def _attribute(self, start: int, tag: str, position: int) -> tuple[str, str | None, int]:
        """Read one attribute; its value is None when there is no equal sign."""
        end = _skip(_ATTRIBUTE_NAME, self._source, position)
        attribute = self._source[position:end]
        if not attribute:
            if end == len(self._source):
                raise self._at(start, f'Unclosed start tag "{tag}"')
            raise self._at(start, f'Empty attribute name in the tag "{tag}"')
        end = _skip(_SPACE, self._source, end)
        has_value = self._source.startswith("=", end)
        if has_value:
            end = _skip(_SPACE, self._source, end + 1)
        if end == len(self._source):
            raise self._at(start, f'Unclosed start tag "{tag}"')
        if not has_value:
            return attribute, None, end
        value, end = self._value(end)
        if end >= len(self._source):
            raise self._at(start, "Unclosed start tag")
        return attribute, value, end

    def _value(self, position: int) -> tuple[str, int]:
        quote = self._source[position]
        if quote in "\"'":
            end = self._source.find(quote, position + 1)
            end = len(self._source) if end < 0 else end
            return _unescaped(self._source[position + 1 : end]), end + 1
        end = _skip(_NAME_TOKEN, self._source, position)
        following = self._source[end : end + 1]
        if following and following not in " \t\r\n\0\v>":
            raise self._at(position, "Unexpected end of name token")
        return self._source[position:end].lower(), end

    def _end_tag(self, start: int) -> int:
        if not self._open:
            raise self._at(start, "Unexpected end tag")
        name_end = _skip(_TAG_NAME, self._source, start + 2)
        found = self._source[start + 2 : name_end].lower()
        end = _skip(_SPACE, self._source, name_end)
        if not self._source.startswith(">", end):
            raise self._at(start, "Unclosed end tag")
        tag = self._open.pop()
        if found and found != tag.name:
            offset = self._bytes(start)
            tags = f'expected "</{tag.name}>", found "</{found}>"'
            raise _unparsed(f"Unmatched end tag at byte offset {offset}, {tags}")
        if self._units > tag.offset:
            self._close(tag)
        return end + 1

    def _close(self, tag: _Open) -> None:
        if tag.name in {"pre", "code"} and self._joined_with_inner(tag):
            return
        details = self._details(tag)
        if details is not None:
            length = self._units - tag.offset
            self._entities.append({"offset": tag.offset, "length": length, **details})

    def _details(self, tag: _Open) -> Json | None:
        if tag.name in _STYLES:
            return {"type": _STYLES[tag.name]}
        if tag.name == "a":
            return self._link(tag.argument or "".join(self._parts[tag.part :]))
        if tag.name == "blockquote":
            return {"type": "expandable_blockquote" if tag.argument else "blockquote"}
        if tag.name == "tg-emoji":
            if not tag.argument.isdigit() or not int(tag.argument):
                raise _unparsed("Invalid custom emoji identifier specified")
            return {"type": "custom_emoji", "custom_emoji_id": tag.argument}
        return {"type": tag.name}

    def _link(self, url: str) -> Json | None:
        mention = _USER_LINK.fullmatch(url)
        if mention:
            user = self._find_user(int(mention[1]))
            return {"type": "text_mention", "user": user} if user else None
        if not _LINK.fullmatch(url):
            return None
        return {"type": "text_link", "url": url if ":" in url else f"http://{url}/"}

    def _joined_with_inner(self, tag: _Open) -> bool:
        """Make ``<pre><code class="language-x">`` one entity, as Telegram does."""
        if tag.name == "code":
            outer = self._open[-1] if self._open else tag
            if not tag.argument or outer.name != "pre" or outer.offset != tag.offset:
                return False
            outer.argument = tag.argument
            return True
        if tag.argument:
            length = self._units - tag.offset
            block = {"type": "pre", "language": tag.argument}
            self._entities.append({"offset": tag.offset, "length": length, **block})
        return bool(tag.argument)

    def _bytes(self, position: int) -> int:
        return len(self._source[:position].encode("utf-8", "surrogatepass"))

    def _at(self, position: int, reason: str) -> ApiError:
        return _unparsed(f"{reason} at byte offset {self._bytes(position)}")


def _skip(pattern: re.Pattern[str], source: str, position: int) -> int:
    match = pattern.match(source, position)
    return match.end() if match else position


def _argument(tag: str, attribute: str, value: str | None) -> str:
    match tag, attribute:
        case "blockquote", "expandable":
            return "1"
        case ("a", "href") | ("tg-emoji", "emoji-id"):
            return value or ""
        case "code", "class":
            return (value or "").removeprefix("language-") if _has(value, "language-") else ""
        case "span", "class":
            return (value or "").removeprefix("tg-") if _has(value, "tg-") else ""
    return ""


def _has(value: str | None, prefix: str) -> bool:
    return value is not None and value.startswith(prefix)


def _meaning(match: re.Match[str]) -> str | None:
    """Return the character that ``&…;`` stands for; None for one that Telegram leaves alone."""
    hexadecimal, decimal, name = match.groups()
    if name:
        return _NAMED.get(name)
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    return chr(code) if 0 < code < _LAST_CODE_POINT else None


def _unescaped(value: str) -> str:
    return _CHARACTER.sub(lambda match: _meaning(match) or match[0], value)


def _unparsed(reason: str) -> ApiError:
    return bad_request(f"can't parse entities: {reason}")
