"""What stands in a manager's reminder about an answer of a customer (0 to 10)."""

from collections.abc import Mapping

_WORDS: Mapping[str, str] = {"ru": "Оценка {score} из 10", "en": "Score {score} of 10"}
_BETWEEN = ": "


def score_text(score: int, locale: str) -> str:
    """Return the score in words of a language."""
    return _WORDS.get(locale, _WORDS["en"]).format(score=score)


def is_score_text(text: str, score: int) -> bool:
    """Whether a reminder's text is about this score, in whatever language."""
    return any(_head(text) == score_text(score, locale) for locale in _WORDS)


def with_comment(text: str, comment: str) -> str:
    """Return a reminder's text with what the customer added."""
    return f"{text}{_BETWEEN}{comment}" if comment else text


def _head(text: str) -> str:
    return text.partition(_BETWEEN)[0]
