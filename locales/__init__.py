"""Every text that a person reads, in Fluent (.ftl), one file per noun and language."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from html import escape
from pathlib import Path

from fluent.syntax import FluentParser, ast

from locales.patterns import PatternCompiler, Render

LOCALES = ("ru", "en")
_HOME = Path(__file__).parent


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
        self._patterns: dict[str, ast.Pattern] = {}
        self._renders: dict[str, Render] = {}
        self._compile = PatternCompiler(locale)
        for path in sorted((_HOME / locale).glob("*.ftl")):
            resource = FluentParser(with_spans=False).parse(path.read_text(encoding="utf-8"))
            messages = (one for one in resource.body if isinstance(one, ast.Message))
            self._patterns.update((one.id.name, one.value) for one in messages if one.value)

    def __call__(self, key: str, /, **facts: object) -> Html:
        """Return the message ``key``. Raises ``MissingTextError``."""
        return Html(self._format(key, _safe(facts)))

    def has(self, key: str) -> bool:
        """Whether there is such a message."""
        return key in self._patterns

    def plain(self, key: str, /, **facts: object) -> str:
        """Return the message for where Telegram reads no HTML: buttons, toasts, commands."""
        return self._format(key, facts)

    def _format(self, key: str, facts: Mapping[str, object]) -> str:
        try:
            render = self._renders.get(key)
            if render is None:
                render = self._renders[key] = self._compile(self._patterns[key])
            return render(facts)
        except KeyError as missing:
            raise MissingTextError(f"{self.locale}: {key}: {missing}") from missing


@lru_cache
def texts_for(locale: str) -> Texts:
    """Return the texts of a supported locale; any other locale reads English."""
    return Texts(locale if locale in LOCALES else "en")


def join(parts: Sequence[str], separator: str = "\n") -> Html:
    """Join pieces of markup, leaving out the empty ones."""
    return Html(separator.join(part for part in parts if part))


def _safe(facts: Mapping[str, object]) -> dict[str, object]:
    return {name: _escaped(value) for name, value in facts.items()}


def _escaped(value: object) -> object:
    if isinstance(value, Html):
        return str(value)
    if isinstance(value, str):
        return escape(value, quote=False)
    return value
