"""Positions from the list, each with its mark: decision maker (ЛПР), influencer (ЛВР), other."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from domain.language.found import Found
from domain.language.text import fold


class DecisionRole(StrEnum):
    """What a position means for a purchase (domain.md, "Words")."""

    DECISION_MAKER = "decision_maker"
    INFLUENCER = "influencer"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """One entry of the list; ``code`` is what is stored."""

    code: str
    ru: str
    en: str
    role: DecisionRole

    def title(self, locale: str) -> str:
        """Return the title in the language ``locale``."""
        return self.ru if locale.startswith("ru") else self.en


_MAKER, _INFLUENCER, _OTHER = DecisionRole
_DIRECTOR = r"дир(?:ектор\w{0,3}|\.)?"
_HEAD = r"(?:начальни\w{1,4}|нач\.?|руководител\w{1,3}|рук\.?|глав\w{1,3}|зав\w*\.?)"
_MANAGER = r"(?:менеджер\w{0,3}|специалист\w{0,3})"

# code, Russian, English, mark, patterns over folded text. Longer titles stand before those
# that they contain: "коммерческий директор" is not merely a "директор".
_LIST: tuple[tuple[str, str, str, DecisionRole, str], ...] = (
    ("owner", "собственник", "owner", _MAKER,
     r"собственни\w{1,4}|владел\w{2,4}|учредител\w{1,3}|основател\w{1,3}|(?:co-?)?owner|founder"),
    ("deputy_director", "заместитель директора", "deputy director", _MAKER,
     rf"(?:зам\w{{0,9}}\.?)\s?(?:ген\w*\.?\s)?{_DIRECTOR}|deputy director"),
    ("commercial_director", "коммерческий директор", "commercial director", _MAKER,
     rf"(?:коммерческ\w{{2,3}}|комм?\.)\s?{_DIRECTOR}|комдир\w{{0,2}}|commercial director|cco"),
    ("technical_director", "технический директор", "technical director", _MAKER,
     rf"(?:техническ\w{{2,3}}|тех\w?\.?)\s?{_DIRECTOR}|техдир\w{{0,2}}|technical director|cto"),
    ("finance_director", "финансовый директор", "finance director", _MAKER,
     rf"(?:финансов\w{{2,3}}|фин\.?)\s?{_DIRECTOR}|финдир\w{{0,2}}|financ\w{{1,3}} director|cfo"),
    ("executive_director", "исполнительный директор", "executive director", _MAKER,
     rf"(?:исполнительн\w{{2,3}}|исп\.)\s?{_DIRECTOR}|executive director|coo"),
    ("sales_director", "директор по продажам", "sales director", _MAKER,
     rf"{_DIRECTOR} по (?:продажам|сбыту)|sales director"),
    ("purchasing_director", "директор по закупкам", "purchasing director", _MAKER,
     rf"{_DIRECTOR} по (?:закупкам|снабжению)|(?:purchasing|procurement) director"),
    ("construction_director", "директор по строительству", "construction director", _MAKER,
     rf"{_DIRECTOR} по (?:строительству|производству)|(?:construction|production) director"),
    ("general_director", "генеральный директор", "general director", _MAKER,
     (rf"(?:генеральн\w{{2,3}}|ген\w?\.?)\s?{_DIRECTOR}|гендир\w{{0,8}}"
     r"|general director|managing director|chief executive officer|ceo")),
    ("director", "директор", "director", _MAKER, r"директор(?:а|у|ом|е|ша|ом)?|director"),
    ("chief_engineer", "главный инженер", "chief engineer", _MAKER,
     r"(?:главн\w{2,3}|гл\.?)\s?инж(?:енер\w{0,2}|\.)?|chief engineer"),
    ("chief_accountant", "главный бухгалтер", "chief accountant", _INFLUENCER,
     r"(?:главн\w{2,3}|гл\.?)\s?бух(?:галтер\w{0,2}|\.)?|главбух\w{0,2}|chief accountant"),
    ("site_manager", "начальник участка", "site manager", _MAKER,
     rf"{_HEAD}\s?(?:строительн\w{{2,3}} )?участк\w{{1,2}}|site manager"),
    ("head_of_supply", "начальник отдела снабжения", "head of supply", _MAKER,
     (rf"{_HEAD}\s?(?:отдел\w{{1,2}} )?(?:снабжени\w|закупок|омтс|мтс)"
     r"|(?:head of (?:supply|procurement|purchasing)|supply manager)")),
    ("head_of_pto", "начальник ПТО", "head of technical department", _INFLUENCER,
     rf"{_HEAD}\s?(?:отдел\w{{1,2}} )?пто|head of (?:the )?technical department"),
    ("head_of_sales", "начальник отдела продаж", "head of sales", _MAKER,
     rf"{_HEAD}\s?(?:отдел\w{{1,2}} )?(?:продаж|сбыта)|роп|head of sales"),
    ("head_of_department", "начальник отдела", "head of department", _MAKER,
     (rf"{_HEAD}\s?(?:отдел\w{{1,2}}|цеха|производств\w|управлени\w|департамент\w)"
     r"|head of department|department head")),
    ("project_manager", "руководитель проекта", "project manager", _MAKER,
     rf"{_HEAD}\s?проект\w{{1,2}}|гип|project manager"),
    ("foreman", "прораб", "foreman", _INFLUENCER,
     r"(?:старш\w{2,3} )?прораб\w{0,2}|производител\w{1,2} работ|foreman"),
    ("craftsman", "мастер", "site supervisor", _INFLUENCER,
     r"мастер(?:а|у|ом|е)?(?: участка)?|site supervisor"),
    ("estimator", "сметчик", "estimator", _INFLUENCER,
     r"(?:инженер\w{0,2}[\s-])?сметчи\w{1,3}|estimator"),
    ("pto_engineer", "инженер ПТО", "technical department engineer", _INFLUENCER,
     r"инж(?:енер\w{0,2}|\.)?\s?пто|technical department engineer"),
    ("designer", "проектировщик", "design engineer", _INFLUENCER,
     r"(?:инженер\w{0,2}[\s-])?проектировщи\w{1,3}|архитектор\w{0,2}|design engineer|architect"),
    ("energy_engineer", "главный энергетик", "chief power engineer", _INFLUENCER,
     r"(?:главн\w{2,3}|гл\.?)\s?энергетик\w{0,2}|chief power engineer"),
    ("mechanic", "главный механик", "chief mechanic", _INFLUENCER,
     r"(?:главн\w{2,3}|гл\.?)\s?механик\w{0,2}|chief mechanic"),
    ("engineer", "инженер", "engineer", _INFLUENCER, r"инженер(?:а|у|ом|е)?|engineer"),
    ("purchasing_manager", "менеджер по закупкам", "purchasing manager", _INFLUENCER,
     (rf"{_MANAGER} по (?:закупкам|закупке)|закупщи\w{{1,3}}"
     r"|(?:purchasing|procurement) manager|buyer")),
    ("supplier", "снабженец", "supply officer", _INFLUENCER,
     rf"снабжен(?:ец|ца|цу|цем|це)|{_MANAGER} по снабжению|supply officer"),
    ("sales_manager", "менеджер по продажам", "sales manager", _OTHER,
     rf"{_MANAGER} по продажам|sales manager"),
    ("accountant", "бухгалтер", "accountant", _OTHER, r"бухгалтер(?:а|у|ом|е|ша)?|accountant"),
    ("secretary", "секретарь", "secretary", _OTHER,
     r"секретар\w{1,3}|секретарша|офис[\s-]менеджер\w{0,2}|secretary|office manager"),
    ("assistant", "помощник", "assistant", _OTHER,
     r"помощни\w{1,3}|ассистент\w{0,2}|assistant"),
    ("lawyer", "юрист", "lawyer", _OTHER, r"юрист(?:а|у|ом|е)?|lawyer"),
    ("storekeeper", "кладовщик", "storekeeper", _OTHER,
     r"кладовщи\w{1,3}|зав\w*\.? ?складом|storekeeper"),
    ("manager", "менеджер", "manager", _OTHER, r"менеджер(?:а|у|ом|е)?|manager"),
)  # fmt: skip

POSITIONS: tuple[Position, ...] = tuple(
    Position(code=code, ru=ru, en=en, role=role) for code, ru, en, role, _ in _LIST
)
"""The whole list, in the order in which it is offered."""

_BY_CODE = {entry.code: entry for entry in POSITIONS}


def position(code: str) -> Position | None:
    """Return the position stored as ``code``, or None when the list has no such entry."""
    return _BY_CODE.get(code)


def find_position(text: str) -> Found[Position] | None:
    """Find the first position of ``text``, the longest title where several begin."""
    match = _pattern().search(fold(text))
    if match is None or match.lastgroup is None:
        return None
    return Found(value=_BY_CODE[match.lastgroup], start=match.start(), end=match.end())


@cache
def _pattern() -> re.Pattern[str]:
    entries = "|".join(f"(?P<{code}>{pattern})" for code, _, _, _, pattern in _LIST)
    return re.compile(rf"(?<![\w@#.-])(?:{entries})(?![\w@-])")
