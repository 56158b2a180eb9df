"""How people name the owner's numbers and write their values: ``/policy пауза 5 дней``."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from domain.language.text import fold
from domain.policy import SPECS, PolicyName, Unit

_HOUR = 60
_RULE = re.compile(r"[rр] ?(\d\d)")
_SIGNS = re.compile(r"\s*(?:=|→|->|:(?=\s)|(?<=[^\W\d]):)\s*")
_EDGES = " \t\n,.;«»\"'"

_TOUCHES = r"(?:касани[еяй]|лимит|touch(?:es)?|limit)"
_REST = r"(?:отдых|повторн\w+ контакт|возврат|rest|recontact)"
_HOURS = r"(?:час[ыа]|время|звон(?:ить|ки|ков)|hours?|calls?|calling)"
_ROUND = r"(?:раунд\w*|круг\w*|переговор\w*|rounds?|negotiations?)"
_DORMANT = r"(?:спящ\w+|молчани\w+|молчит|dormant|silence|silent)"
_ARCHIVE = r"(?:архив\w*|archived?)"
_ASKED = (
    r"(?:(?:вопрос|опрос|отзыв)\w*|спрашивать|спросить|ask(?:ing)?(?: back)?|surveys?|questions?)"
)
_SOLD = r"(?:(?:сделк|продаж|покупк)\w+|(?:a )?(?:won )?(?:win|deal|sale|purchase))"
_MET = r"(?:встреч\w+|(?:a )?meetings?)"
_AFTER = r"(?: (?:после|о|об|after))?"
_LEAD = r"(?:лид\w*|заявк\w+|leads?)"
_LIST = r"(?:список|списк\w+|контакт\w*|list|contacts?)"
_WORDS: Mapping[PolicyName, str] = {
    PolicyName.GAP_DAYS: (
        r"(?:пауз|перерыв|промежут|интервал)\w*(?: между касаниями)?"
        r"|(?:gap|pause|break|interval)(?: between touches)?"
    ),
    PolicyName.CONTACT_TOUCHES: (
        rf"{_TOUCHES}(?: (?:на |одного )?контакта?)?|на контакт|контакту"
        rf"|(?:per )?contact(?: {_TOUCHES})?|{_TOUCHES} (?:per|of a) contact"
    ),
    PolicyName.COMPANY_TOUCHES: (
        rf"{_TOUCHES}(?: (?:на |одной )?компани[юи])?|на компанию|компании"
        rf"|(?:per )?company(?: {_TOUCHES})?|{_TOUCHES} (?:per|of a) company"
    ),
    PolicyName.WINDOW_DAYS: (
        r"окно(?: подсчета)?|период|лимиты за|считать за"
        r"|window|period|count(?:ed)? (?:over|in)|limits? (?:over|in)"
    ),
    PolicyName.HOURS_FROM: rf"{_HOURS}(?: (?:с|от|from))?",
    PolicyName.HOURS_TILL: rf"{_HOURS}(?: (?:до|по|till|until|to))?",
    PolicyName.MAILING_DAYS: r"(?:между )?рассыл\w+|(?:between )?mailings?",
    PolicyName.ASK_AFTER_WIN: rf"{_ASKED}(?:{_AFTER} {_SOLD})?",
    PolicyName.ASK_AFTER_MEETING: rf"{_ASKED}(?:{_AFTER} {_MET})?",
    PolicyName.HIDE_PHONES: (
        r"(?:скры(?:ва)?ть )?(?:телефон|номер)\w*(?: до срока)?|скры(?:ва)?ть"
        r"|(?:hide )?(?:phone|number)s?(?: too early)?|hide"
    ),
    PolicyName.ROUND_DAYS: (
        rf"{_ROUND}(?: дн(?:и|ей|я)| days)?|(?:дн(?:и|ей) |длина ){_ROUND}|{_ROUND} length"
    ),
    PolicyName.ROUND_TOUCHES: (
        rf"{_ROUND}(?: {_TOUCHES})?|{_TOUCHES}(?: (?:в|per|in a) {_ROUND}| без согласия)"
        r"|без согласия|not agreed"
    ),
    PolicyName.REST_FROM_MONTHS: rf"{_REST}(?: (?:от|с|не раньше|from|after))?",
    PolicyName.REST_TILL_MONTHS: rf"{_REST}(?: (?:до|по|не позже|till|until|to))?",
    PolicyName.FRUITLESS_ROUNDS: (
        rf"(?:(?:пуст|бесплодн)\w+|без результата)(?: {_ROUND})?|(?:fruitless|empty)(?: {_ROUND})?"
    ),
    PolicyName.ARCHIVE_MONTHS: (
        rf"{_ARCHIVE}(?: месяц\w*| months)?|проверк\w+(?: {_ARCHIVE})?"
        rf"|{_ARCHIVE} checks?|check(?: the)? {_ARCHIVE}"
    ),
    PolicyName.ARCHIVE_LIST: (
        rf"{_ARCHIVE}(?: {_LIST})?|{_LIST}(?: (?:проверки|архива))|checking list"
    ),
    PolicyName.DORMANT_DAYS: (
        rf"{_DORMANT}(?: покупател[ьия]| buyers?| days| дней)?|buyer'?s? silence"
    ),
    PolicyName.REACTIVATION_MONTHS: (
        r"реактиваци\w+|предлагать(?: снова)?|reactivations?|offer(?:ed)?(?: again)?"
    ),
    PolicyName.RETENTION_MONTHS: (
        r"(?:срок )?хран\w+(?: данн\w+)?|данные хран\w+"
        r"|(?:data )?retention|(?:data |people )?kept(?: for)?|keep(?: data| people)?(?: for)?"
    ),
    PolicyName.LEAD_MINUTES: (
        rf"{_LEAD}(?: (?:жд[уе]т|без ответа|waits?|unanswered|minutes))?"
        rf"|(?:ответ|реакция) на {_LEAD}|answer(?: to)?(?: a)? {_LEAD}"
    ),
}
"""How each number is called. What several are called alike is settled by the value's unit."""
_NAMES = {name: re.compile(pattern) for name, pattern in _WORDS.items()}

_UNITS: Mapping[Unit, str] = {
    Unit.MINUTES: r"мин|минут[аыу]?|min|minutes?",
    Unit.DAYS: r"дн|день|дня|дней|сут(?:ки|ок)|d|days?",
    Unit.MONTHS: r"мес|месяц(?:а|ев)?|m|months?",
    Unit.TOUCHES: r"касани[еяй]|раза?|touch(?:es)?|times?",
    Unit.ROUNDS: r"раунд(?:а|ов)?|круг(?:а|ов)?|rounds?",
    Unit.CONTACTS: r"контакт(?:а|ов)?|contacts?",
}
_COUNTS = {
    unit: re.compile(rf"([-−]?[0-9]{{1,6}})(?: ?(?:{words})\.?)?") for unit, words in _UNITS.items()
}
_LARGER: Mapping[Unit, tuple[re.Pattern[str], int]] = {
    Unit.MINUTES: (re.compile(r"([0-9]{1,3}) ?(?:ч|час(?:а|ов)?|h|hours?)\.?"), _HOUR),
    Unit.DAYS: (re.compile(r"([0-9]{1,4}) ?(?:нед|недел[яьи]|w|weeks?)\.?"), 7),
    Unit.MONTHS: (re.compile(r"([0-9]{1,2}) ?(?:года?|лет|y|years?)\.?"), 12),
}
"""What people count in when a number grows: two hours, two weeks, three years."""
_CLOCK = re.compile(
    r"(?:(?:с|до|from|till|until) )?([-−]?[0-9]{1,3})(?:[:.]([0-5][0-9]))?"
    r" ?(?:(утра|am)|(вечера|дня|pm)|ч|час(?:а|ов)?|h|hours?|o'clock)?\.?"
)
_NOON = 12
_YES = r"да|скры(?:ва)?ть|прятать|спрашивать|вкл|yes|y|hide|ask|on|true|1"
_NO = (
    r"нет|не (?:скры(?:ва)?ть|спрашивать)|предупрежда\w+|показывать|выкл"
    r"|no|n|warn|show|do(?:n't| not) (?:hide|ask)|off|0"
)


@dataclass(frozen=True, slots=True)
class PolicyWish:
    """The numbers that a line may mean, in the order of the rules, and the value as typed."""

    names: tuple[PolicyName, ...]
    value: str


def read_policy_wish(line: str) -> PolicyWish | None:
    """Read ``NAME VALUE``: the code, the rule, or natural words; the longest name wins.

    A unit after the value tells apart what is called alike ("раунд 60 дней", "раунд 6 касаний").
    None when the line names no number.
    """
    words = _SIGNS.sub(" ", fold(line).strip(_EDGES)).split()
    for length in range(len(words), 0, -1):
        names = _named(" ".join(words[:length]))
        if names:
            value = " ".join(words[length:])
            return PolicyWish(_that_take(value, names), value)
    return None


def read_policy_value(text: str, unit: Unit) -> int | None:
    """Read a value: "5", "5 дней", "2 недели", "3 года", "9:00", "8 вечера", "да", "предупреждать".

    Minutes after midnight for ``CLOCK``, 1 or 0 for ``YES_NO``. Whether the number may have this
    value is not looked at. None when it is no value of this unit.
    """
    folded = " ".join(fold(text).strip(_EDGES).split())
    if unit is Unit.YES_NO:
        return _yes_or_no(folded)
    if unit is Unit.CLOCK:
        return _minutes(folded)
    if unit in _LARGER:
        words, times = _LARGER[unit]
        larger = words.fullmatch(folded)
        if larger is not None:
            return int(larger[1]) * times
    count = _COUNTS[unit].fullmatch(folded)
    return None if count is None else _number(count[1])


def written(value: int, unit: Unit) -> str:
    """Return a value as it is typed: hours as "9:00", anything else as digits."""
    if unit is Unit.CLOCK:
        sign = "-" if value < 0 else ""
        return f"{sign}{abs(value) // _HOUR}:{abs(value) % _HOUR:02}"
    return str(value)


def _named(words: str) -> tuple[PolicyName, ...]:
    code = words.replace(" ", "_").replace("-", "_")
    if code in SPECS:
        return (PolicyName(code),)
    rule = _RULE.fullmatch(words)
    if rule is not None:
        return tuple(one for one in PolicyName if SPECS[one].rule == f"R{rule[1]}")
    return tuple(name for name, pattern in _NAMES.items() if pattern.fullmatch(words))


def _that_take(value: str, names: tuple[PolicyName, ...]) -> tuple[PolicyName, ...]:
    """Leave of several names those whose unit the value has, if any."""
    fitting = tuple(one for one in names if read_policy_value(value, SPECS[one].unit) is not None)
    return fitting or names


def _yes_or_no(folded: str) -> int | None:
    if re.fullmatch(_YES, folded):
        return 1
    return 0 if re.fullmatch(_NO, folded) else None


def _minutes(folded: str) -> int | None:
    match = _CLOCK.fullmatch(folded)
    if match is None:
        return None
    hour, minute, morning, evening = match.groups()
    hours = _number(hour)
    if evening and 0 < hours < _NOON:
        hours += _NOON
    if morning and hours == _NOON:
        hours = 0
    return hours * _HOUR + int(minute or 0)


def _number(digits: str) -> int:
    return int(digits.replace("−", "-"))
