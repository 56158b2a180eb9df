"""What a line says about a touch: outcome, next step, competitor, duration (R5, R6, R14)."""

import re
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from domain.language.found import Found
from domain.language.moments import BadMoment, BadMomentReason, Moment, find_moments
from domain.language.outcomes import find_competitor, read_outcome
from domain.language.text import fold
from domain.touches import Outcome

_PROMISE = re.compile(
    r"(?<!\w)(?:пере(?:звон|набр|набер)|договор(?:ил|им|ен)|встреч|встрет(?:им|ить)|созвон(?:им|(?!\w))"
    r"|набрать|наберу|позвонить|позвоню|звонить|напомн|отправ|выслать|вышлю|приехать|приеду|назнач"
    r"|жд(?:ет|ут|у)(?!\w)|на\s+связи|call\s+(?:\w+\s+)?(?:back|again|later)|callback|meet|agreed"
    r"|remind|send|scheduled|follow)"
)
_PAST = re.compile(
    r"(?<!\w)(?:(?:по|до)?звонил|набирал|набрал|(?:по)?говорил|(?:по)?общал|встретил|виделись|был"
    r"|написал|called|spoke|talked|met|rang)\w{0,4}(?:\s+[^\s,.;]+){0,2}\s*$"
)
_SURELY_AHEAD = re.compile(r"завтра|через|следующ|tomorrow|(?<!\w)in\s|next")
_DURATION = re.compile(r"(?<![\w.,:])(\d{1,3})\s?(?:мин(?:ут\w?)?|min(?:ute)?s?)(?!\w)")
_REACH = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class TouchWords:
    """A line about a touch, understood.

    ``note`` is the line itself, whole: reading it takes nothing away. At most one of
    ``moment`` (the agreed next step, R14) and ``bad_moment`` is set.
    """

    note: str
    outcome: Outcome | None = None
    moment: Moment | None = None
    bad_moment: BadMoment | None = None
    competitor: str = ""
    duration_minutes: int | None = None


def read_touch_text(text: str, *, now: datetime, zone: ZoneInfo, locale: str = "ru") -> TouchWords:
    """Read the words about a touch; ``zone`` is that of the person who wrote them.

    The time of the touch itself ("звонил в 10") is not taken for the next step; of several
    moments ahead the one promised ("перезвонить завтра") goes before one only mentioned.
    """
    found = find_moments(text, now=now, zone=zone, locale=locale)
    outcome = read_outcome(text)
    chosen = _next_step(fold(text), found)
    competitor = find_competitor(text) if outcome is Outcome.COMPETITOR else None
    return TouchWords(
        note=text.strip(),
        outcome=outcome,
        moment=chosen.value if isinstance(chosen, Found) else None,
        bad_moment=chosen if isinstance(chosen, BadMoment) else None,
        competitor=competitor.value if competitor else "",
        duration_minutes=_duration(fold(text), found),
    )


def _next_step(
    folded: str, found: list[Found[Moment] | BadMoment]
) -> Found[Moment] | BadMoment | None:
    promise = _PROMISE.search(folded)
    promised_from = promise.start() if promise else len(folded)
    ahead = [
        one
        for one in found
        if isinstance(one, Found) and not _of_the_touch(folded, one.start, one.end)
    ]
    later = [one for one in ahead if one.start >= promised_from]
    if later or ahead:
        return (later or ahead)[0]
    for one in found:
        if isinstance(one, BadMoment) and (
            one.reason is not BadMomentReason.PAST or one.start >= promised_from
        ):
            return one
    return None


def _of_the_touch(folded: str, start: int, end: int) -> bool:
    """Tell whether the moment is when the touch happened: "звонил в 10"."""
    if _SURELY_AHEAD.search(folded[start:end]):
        return False
    past = _PAST.search(folded[max(0, start - _REACH) : start])
    return past is not None and not _PROMISE.search(past.group())


def _duration(folded: str, found: list[Found[Moment] | BadMoment]) -> int | None:
    for match in _DURATION.finditer(folded):
        if not any(one.start <= match.start() < one.end for one in found):
            return int(match[1])
    return None
