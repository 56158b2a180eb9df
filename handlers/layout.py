"""Cutting long texts to Telegram's limits without losing content.

Telegram counts UTF-16 units of the text after its markup was read
(https://core.telegram.org/bots/api#sendmessage); counting the markup too is on the safe side.
"""

import re

TEXT_LIMIT = 4096
_TAG = re.compile(r"<(/?)([a-z-]+)[^>]*>")
_ATOM = re.compile(r"&[a-z#0-9]+;|<[^>]*>|.", re.DOTALL)


def utf16_units(text: str) -> int:
    """Return the length of a text as Telegram counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def split_html(text: str, limit: int = TEXT_LIMIT) -> list[str]:
    """Cut Telegram HTML into parts of at most ``limit`` units, at line ends where it can.

    Tags that are open at a cut are closed before it and opened again after it.
    """
    if utf16_units(text) <= limit:
        return [text]
    parts: list[str] = []
    current = ""
    for line in text.split("\n"):
        for piece in _pieces(line, limit):
            joined = f"{current}\n{piece}" if current else piece
            if current and utf16_units(joined) + _closing_room(joined) > limit:
                parts.append(current)
                joined = piece
            current = joined
    return _balanced([*parts, current])


def _pieces(line: str, limit: int) -> list[str]:
    """Cut one line that is too long by itself, never inside a tag or an entity."""
    room = limit - 256
    if utf16_units(line) <= room:
        return [line]
    pieces: list[str] = []
    current: list[str] = []
    size = 0
    for atom in _ATOM.findall(line):
        units = utf16_units(atom)
        if size + units > room:
            pieces.append("".join(current))
            current, size = [], 0
        current.append(atom)
        size += units
    return [*pieces, "".join(current)]


def _closing_room(text: str) -> int:
    return sum(len(name) + 3 for _, name in _open_tags(text))


def _balanced(parts: list[str]) -> list[str]:
    """Close what is open at the end of each part, and open it again in the next."""
    balanced, carried = [], ""
    for part in parts:
        whole = carried + part
        still_open = _open_tags(whole)
        closing = "".join(f"</{name}>" for _, name in reversed(still_open))
        balanced.append(whole + closing)
        carried = "".join(tag for tag, _ in still_open)
    return balanced


def _open_tags(text: str) -> list[tuple[str, str]]:
    stack: list[tuple[str, str]] = []
    for match in _TAG.finditer(text):
        closing, name = match.groups()
        if not closing:
            stack.append((match.group(), name))
        elif stack:
            stack.pop()
    return stack
