"""Every text that a person reads, in Fluent (.ftl), one file per noun and language."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from html import escape
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource

LOCALES = ("ru", "en")
_HOME = Path(__file__).parent
_LONG = 1000
_STAND_IN = re.compile("\0(\\w+)\0")


class Html(str):
    """Markup that is right already: it is put into a text as it is."""

    __slots__ = ()


class MissingTextError(LookupError):
    """A text has no message in the asked locale, or lacks an argument: a bug, never input."""


class Texts:
    """The texts of one locale.

    ``texts("key", name=value)`` returns Telegram HTML: every string argument is escaped,
    except ``Html``. Numbers choose the plural form.
    """

    def __init__(self, locale: str) -> None:
        self.locale = locale
        self._bundle = FluentBundle([locale], use_isolating=False)
        for path in sorted((_HOME / locale).glob("*.ftl")):
            self._bundle.add_resource(FluentResource(path.read_text(encoding="utf-8")))

    def __call__(self, key: str, /, **facts: object) -> Html:
        """Return the message ``key``. Raises ``MissingTextError``."""
        return Html(self._format(key, _safe(facts)))

    def has(self, key: str) -> bool:
        """Whether there is such a message."""
        return bool(self._bundle.has_message(key))

    def plain(self, key: str, /, **facts: object) -> str:
        """Return the message for where Telegram reads no HTML: buttons, toasts, commands."""
        return self._format(key, facts)

    def _format(self, key: str, facts: Mapping[str, object]) -> str:
        pattern = self._bundle.get_message(key).value if self.has(key) else None
        if pattern is None:
            raise MissingTextError(f"{self.locale}: {key}")
        # fluent.runtime refuses facts of 2 500 characters and more, for fear of translations
        # that feed on themselves; ours do not, so a long fact is put in afterwards.
        long = {name: fact for name, fact in facts.items() if _is_long(fact)}
        stand_ins = {name: f"\0{name}\0" for name in long}
        text, errors = self._bundle.format_pattern(pattern, {**facts, **stand_ins})
        if errors:
            raise MissingTextError(f"{self.locale}: {key}: {errors!r}")
        return _STAND_IN.sub(lambda found: str(long.get(found[1], found[0])), str(text))


@lru_cache
def texts_for(locale: str) -> Texts:
    """Return the texts of a supported locale; any other locale reads English."""
    return Texts(locale if locale in LOCALES else "en")


def join(parts: Sequence[str], separator: str = "\n") -> Html:
    """Join pieces of markup, leaving out the empty ones."""
    return Html(separator.join(part for part in parts if part))


def _is_long(fact: object) -> bool:
    return isinstance(fact, str) and len(fact) > _LONG


def _safe(facts: Mapping[str, object]) -> dict[str, object]:
    return {name: _escaped(value) for name, value in facts.items()}


def _escaped(value: object) -> object:
    if isinstance(value, Html):
        return str(value)
    if isinstance(value, str):
        return escape(value, quote=False)
    return value
