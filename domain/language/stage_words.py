"""Where to move a deal, in words: forward, back, won, lost with its reason, or a stage (R28)."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from domain.deals import LostReason
from domain.language.text import fold

_WAYS = (
    ("forward", r"впер[её]д|дальше|далее|следующ\w+|forward|next|>|→|\+"),
    ("back", r"назад|обратно|back|previous|<|←"),
    ("won", r"выигр\w+|успешн\w*|продан\w*|куплен\w*|оплачен\w*|won|win|sold"),
)
_LOST = re.compile(r"(?:проигр(?:ал|ан)\w*|потерян\w*|отказ\w*|сорвал\w+|слита?|lost|lose)(?!\w)")
_REASONS = (
    (LostReason.PRICE, r"цен\w+|дорого\w*|стоимост\w+|price\w*|expensive|cost"),
    (LostReason.COMPETITOR, r"конкурент\w*|competitors?|rival"),
    (
        LostReason.NO_NEED,
        (
            r"(?:нет|без|не\s+было)\s+(?:потребности|нужды|необходимости)"
            r"|не\s?(?:нужн\w+|надо|актуал\w+)|передумал\w*|no[_\s]need|not\s+needed"
        ),
    ),
    (
        LostReason.NO_BUDGET,
        r"(?:нет|без)\s+(?:бюджета|денег|средств)|бюджет\w*|no[_\s](?:budget|money)|budget",
    ),
    (
        LostReason.NO_ANSWER,
        r"(?:нет|без)\s+ответа|не\s+отвеча\w+|молч\w+|пропал\w*|no[_\s]answer|silent|silence",
    ),
    (LostReason.OTHER, r"друг\w+|ино[ей]|other"),
)
_SHORTEST = 2
_EDGES = ' \t\n,.;:—–-()«»"'


@dataclass(frozen=True, slots=True, kw_only=True)
class StageWish:
    """``way`` is forward, back, won, lost, reopen or stage; ``stage_id`` belongs to stage."""

    way: str
    stage_id: int = 0
    reason: LostReason | None = None
    note: str = ""


def read_stage_wish(text: str, stages: Mapping[int, Sequence[str]]) -> StageWish | None:
    """Read where a deal is to go; ``stages`` holds the folded names of each stage by its id.

    A name may be cut short ("перег" for "переговоры"); None when nothing fits.
    """
    folded = fold(text).strip(_EDGES) or text.strip()
    for stage_id, names in stages.items():
        if folded in names:
            return _ended(stage_id, names)
    for way, pattern in _WAYS:
        if re.fullmatch(pattern, folded):
            return StageWish(way=way)
    lost = _LOST.match(folded)
    if lost is not None:
        return _lost(text.strip(_EDGES)[lost.end() :].strip(_EDGES))
    if len(folded) < _SHORTEST:
        return None
    for stage_id, names in stages.items():
        if any(name.startswith(folded) for name in names):
            return _ended(stage_id, names)
    return None


def _ended(stage_id: int, names: Sequence[str]) -> StageWish:
    """Tell the default ends of a pipeline, which are the ways won and lost, from the rest."""
    way = next((end for end in ("won", "lost") if end in names), "stage")
    return StageWish(way=way, stage_id=stage_id)


def _lost(words: str) -> StageWish:
    """Read the reason after "lost"; words that name none are the reason "other"."""
    folded = fold(words)
    for reason, pattern in _REASONS:
        match = re.match(rf"(?:{pattern})(?!\w)", folded)
        if match is not None:
            note = words[match.end() :].strip(_EDGES)
            return StageWish(way="lost", reason=reason, note=note)
    return StageWish(way="lost", reason=LostReason.OTHER if words else None, note=words)
