"""Sums of money in words and figures: read into kopecks, shown with no-break spaces."""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from domain.language.found import Found
from domain.language.text import fold

_BLANK = " \u00a0\u202f\u2009'’"
_AMOUNT = re.compile(
    rf"(?P<sign>(?<![\w.,])[-−–]\s?)?(?P<before>[$€₽]\s?)?(?<![\w.,:])"
    rf"(?P<figure>\d{{1,3}}(?:[{_BLANK}]\d{{3}}(?!\d))+|\d{{1,20}})"
    r"(?P<tail>(?:[.,]\d{1,12}){0,5})(?![\d:])"
    rf"[{_BLANK}]?(?P<unit>(?:миллиард\w{{0,3}}|млрд|bn|b|миллион\w{{0,3}}|млн|мил|лям\w{{0,2}}|kk|кк|mln|mio"
    r"|million|m|м|тысяч\w{0,2}|тыщ\w{0,2}|тыс|т\.?\s?р|thousand|k|к|т)(?!\w)\.?)?"
    rf"[{_BLANK}]?(?P<currency>(?:рубл\w{{1,3}}|руб|р|rub|rur|roubles?|rubles?)(?!\w)\.?|[₽$€]|(?:usd|eur|долл\w{{0,5}}|евро)(?!\w))?"
)
_SCALES = (
    ("миллиард", 9), ("млрд", 9), ("bn", 9), ("b", 9),
    ("миллион", 6), ("млн", 6), ("million", 6), ("mln", 6), ("mio", 6), ("мил", 6), ("лям", 6),
    ("kk", 6), ("кк", 6), ("m", 6), ("м", 6),
    ("т", 3), ("k", 3), ("к", 3),
)  # fmt: skip
_FOREIGN = re.compile(r"[$€]|usd|eur|долл|евро")
_DATE = re.compile(r"(?<!\d)\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})(?!\d)|(?<!\d)\d{1,2}:\d{2}(?!\d)")
_SHORT_DATE = re.compile(r"(?:0?[1-9]|[12]\d|3[01])\.(?:0[1-9]|1[0-2])")
_MOST_KOPECKS = 10**12 * 100
_THOUSAND_DIGITS = 3
_SURELY_MONEY = 1000
_SURE, _LIKELY, _PERHAPS, _HARDLY = 3, 2, 1, 0


class BadAmountReason(StrEnum):
    """Why a sum cannot be taken."""

    NEGATIVE = "negative"
    ZERO = "zero"
    TOO_BIG = "too_big"
    FOREIGN_CURRENCY = "foreign_currency"


@dataclass(frozen=True, slots=True, kw_only=True)
class BadAmount:
    """A sum that was understood and cannot be taken; ``fragment`` as typed."""

    reason: BadAmountReason
    fragment: str
    start: int
    end: int


def parse_amount(text: str) -> int | BadAmount | None:
    """Read a sum that is the whole of ``text``, in kopecks; None when it is no sum."""
    found = find_amount(text)
    if found is None or text[: found.start].strip() or text[found.end :].strip(" .!"):
        return None
    return found.value if isinstance(found, Found) else found


def find_amount(text: str) -> Found[int] | BadAmount | None:
    """Find the sum in ``text``, in kopecks.

    A figure with a unit or currency is preferred to a bare one, a large bare one to a
    small; dates and times are no sums.
    """
    dates = [match.span() for match in _DATE.finditer(text)]
    best: re.Match[str] | None = None
    best_rank = -1
    for match in _AMOUNT.finditer(fold(text)):
        start, end = match.span("figure")
        if any(start < date_end and date_start < end for date_start, date_end in dates):
            continue
        rank = _rank(match)
        if rank > best_rank:
            best, best_rank = match, rank
    return None if best is None else _judge(text, best)


def show_amount(kopecks: int, locale: str = "ru") -> str:
    """Return the sum for a person: "1 200 000 ₽", in English "1,200,000 ₽"."""
    roubles, rest = divmod(abs(kopecks), 100)
    figure = f"{roubles:,}"
    if locale.startswith("ru"):
        figure = figure.replace(",", "\u00a0") + (f",{rest:02d}" if rest else "")
    elif rest:
        figure = f"{figure}.{rest:02d}"
    return f"{'−' if kopecks < 0 else ''}{figure}\u00a0₽"


def _rank(match: re.Match[str]) -> int:
    if match["unit"] or match["currency"] or match["before"]:
        return _SURE
    if _SHORT_DATE.fullmatch(match["figure"] + match["tail"]):
        return _HARDLY
    return _LIKELY if _value(match) >= _SURELY_MONEY else _PERHAPS


def _judge(text: str, match: re.Match[str]) -> Found[int] | BadAmount:
    start, end = match.span()
    end = start + len(text[start:end].rstrip())
    kopecks = int(_value(match) * 100)
    reason = _reason(match, kopecks)
    if reason is not None:
        return BadAmount(reason=reason, fragment=text[start:end], start=start, end=end)
    return Found(value=kopecks, start=start, end=end)


def _reason(match: re.Match[str], kopecks: int) -> BadAmountReason | None:
    if match["sign"]:
        return BadAmountReason.NEGATIVE
    if _FOREIGN.match(match["before"] or match["currency"] or ""):
        return BadAmountReason.FOREIGN_CURRENCY
    if kopecks == 0:
        return BadAmountReason.ZERO
    return BadAmountReason.TOO_BIG if kopecks > _MOST_KOPECKS else None


def _value(match: re.Match[str]) -> Decimal:
    whole = re.sub(r"\D", "", match["figure"])
    groups = re.findall(r"\d+", match["tail"] or "")
    unit = match["unit"] or ""
    thousands = groups and all(len(group) == _THOUSAND_DIGITS for group in groups)
    if thousands and whole.strip("0") and (len(groups) > 1 or not unit):
        figure = Decimal(whole + "".join(groups))  # "1,200,000" and "1.200 руб"
    elif len(groups) > 1 and all(len(group) == _THOUSAND_DIGITS for group in groups[:-1]):
        figure = Decimal(f"{whole}{''.join(groups[:-1])}.{groups[-1]}")
    else:
        figure = Decimal(f"{whole}.{groups[0]}" if groups else whole)
    scale = next((power for name, power in _SCALES if unit.startswith(name)), 0)
    return figure.scaleb(scale)
