"""Where in a text somebody speaks of a moment: pieces of date and time, joined to fragments."""

import re
from dataclasses import dataclass

_RU_MONTHS = "январ|феврал|март|апрел|ма[йяе]|июн|июл|август|сентябр|октябр|ноябр|декабр"
_RU_MONTH = rf"(?:{_RU_MONTHS})(?:я|ь|а|е|и|ю)?(?!\w)"
_EN_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?!\w)"
)
_WEEKDAY = (
    r"(?:понедельник(?:а|у|ом)?|вторник(?:а|у|ом)?|сред(?:а|у|ы|е|ой)|четверг(?:а|у|ом)?"
    r"|пятниц(?:а|у|ы|е|ей)|суббот(?:а|у|ы|е|ой)|воскресень(?:е|я|ю|ем)|пн|вт|ср|чт|пт|сб|вс"
    r"|mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?"
    r"|sun(?:day)?)(?!\w)"
)
_RU_COUNT = (
    r"(?:\d{1,4}(?:[.,]\d)?|пар[уы]|нескольк\w{1,2}|полтор[аы]|од(?:ин|ну)|дв[ае]|три|четыре"
    r"|пять|шесть|семь|восемь|девять|десять|пятнадцать|двадцать|тридцать|сорок)"
)
_EN_COUNT = (
    r"(?:\d{1,4}(?:\.\d)?|an?|half\s+an|a\s+couple\s+of|a\s+few|one|two|three|four|five|six|seven|eight"
    r"|nine|ten|fifteen|twenty|thirty)"
)
_HOUR_WORD = (
    r"(?:час|два|три|четыре|пять|шесть|семь|восемь|девять|десять|одиннадцать|двенадцать)(?!\w)"
)
_PART = r"(?:утра|дня|вечера|ночи)(?!\w)"
# What makes "в 11" something else than an hour.
_NOT_HOUR = (
    r"(?![\d.,:]*\d)(?!\s?(?:раз|%|км|м2|м²|шт|штук|этаж|руб|тыс|млн|т\.|к(?!\w)|р(?!\w)|год|лет"
    r"|times|percent|\w{2,}(?:ах|ях)(?!\w)))"
)
_MONEY_NEXT = r"(?![.,]?\d)(?!\s?(?:руб|тыс|млн|млрд|т\.|[ктмkm₽%](?!\w)))"

_PIECES = re.compile(
    rf"""
    (?P<iso>\d{{4}}-\d{{1,2}}-\d{{1,2}})(?!\d)
  | (?P<dotted>(?:(?:на|к|до|с|on|by)\s+)?
        \d{{1,2}}(?:\.\d{{1,2}}\.(?:\d{{4}}|\d{{2}})|/\d{{1,2}}/\d{{4}}))(?![.,]?\d)(?:\s?г\.|\s?года)?
  | (?P<clock>(?:(?:в|во|к|до|после|около|с|на|at|by|after|around)\s+)?
        \d{{1,2}}:\d{{2}}(?!\d)(?:\s?(?:[ap]\.?m\.?|{_PART}))?
      | (?:в|at)\s+\d{{1,2}}[.-]\d{{2}}{_MONEY_NEXT}(?!\.\d|\s?/)(?:\s?(?:[ap]\.?m\.?|{_PART}))?)
  | (?P<short>(?:(?:на|к|до|с|on|by)\s+)?\d{{1,2}}\.\d{{2}}){_MONEY_NEXT}
  | (?P<monthday>(?:(?:на|к|до|с|on|by)\s+(?:the\s+)?)?
        (?:\d{{1,2}}(?:-?го|-?е|st|nd|rd|th)?\s+(?:of\s+)?(?:{_RU_MONTH}|{_EN_MONTH})
          |{_EN_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?![\d:]))
        (?:,?\s+\d{{4}}(?!\d|\s?(?:руб|₽))(?:\s?г\.|\s?года)?)?)
  | (?P<spoken>(?:двадцать\s+|тридцать\s+)?\w{{3,14}}(?:ого|его|ое)\s+{_RU_MONTH})
  | (?P<ofmonth>(?:на\s+|к\s+|до\s+)?\d{{1,2}}(?:-?го)?\s+числа(?!\w)
        |on\s+the\s+\d{{1,2}}(?:st|nd|rd|th)(?!\w))
  | (?P<span>через\s+(?:{_RU_COUNT}\s*)?(?:(?:рабоч|календарн)\w{{2,3}}\s+)?
        (?:полчаса|полгода|полтора\s+часа|минут\w?|мин\.?|час(?:а|ов|ок|ик)?|ч\.?|ден[ьк]\w{{0,2}}
          |дн(?:я|ей|я)|недел\w{{1,3}}|месяц\w{{0,2}}|мес\.?|год(?:а|ик)?|лет|квартал\w{{0,2}})(?!\w)
        (?:\s+с\s+половиной|\s+(?:и\s+)?\d{{1,2}}\s?мин(?:ут\w?|\.)?(?!\w))?
      | in\s+{_EN_COUNT}\s+(?:(?:working|business)\s+)?
        (?:minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?)(?!\w)
      | {_EN_COUNT}\s+(?:minutes?|hours?|days?|weeks?|months?)\s+from\s+now(?!\w))
  | (?P<edge>(?:(?:в|к|до|at|by)\s+)?(?:the\s+)?
        (?:(?P<end>конц[еау]|end\s+of)|(?P<middle>середин[еауы]|mid(?:dle\s+of)?)|(?:начал[еау]|(?:beginning|start)\s+of))
        \s+(?:the\s+|this\s+|этого\s+|этой\s+)?(?P<next>следующе\w{{1,2}}\s+|next\s+)?
        (?:(?P<month>месяца|month)|(?P<week>недели|week)|(?P<year>года|year))(?!\w))
  | (?P<period>(?:на|в)\s+(?:(?:следующ|будущ|ближайш)\w{{1,3}}\s+)
        (?:неделе|месяце|году|выходные)(?!\w)
      | (?:на|в)\s+эт\w{{1,3}}\s+(?:неделе|выходные)(?!\w)  # "в этом году" names no day
      | (?:на|в)\s+выходны[ех](?!\w)
      | (?:next\s+(?:week|month|year|weekend)|this\s+(?:week|weekend))(?!\w)
      | в\s+(?:начале|середине|конце)\s+{_RU_MONTH}
      | в\s+(?:январе|феврале|марте|апреле|мае|июне|июле|августе
        |сентябре|октябре|ноябре|декабре)(?!\w))
  | (?P<weekday>(?:(?:в|во|на|к|до|с|on|by|until)\s+)?
        (?:(?:(?P<following>следующ\w{{2,3}}|next)|эт[уо]\w?|ближайш\w{{2,3}}|this|coming
          |кажд\w{{2,3}}|every)\s+)?
        {_WEEKDAY})
  | (?P<day>(?:(?:на|до|к|с|by)\s+)?(?:послезавтра
        |завтра(?:шн\w{{1,3}}\s+день)?|сегодня|позавчера|вчера
        |(?:the\s+)?day\s+after\s+tomorrow|tomorrow|today|tonight|yesterday)(?!\w))
  | (?P<hour>(?:в|к|до|после|около|с|ближе\s+к|at|by|after|around)\s+
        (?:(?P<digits>\d{{1,2}})|{_HOUR_WORD})
        (?:\s?(?:час(?:а|ов|ам|у)?|ч\.?|o'clock)(?!\w))?{_NOT_HOUR}
        (?:\s+(?P<minutes>\d{{1,2}})\s+мин\w{{0,3}})?
        (?:\s?(?:[ap]\.?m(?:\.|(?!\w))|{_PART}))?(?:\s+до\s+\d{{1,2}}(?::\d{{2}})?(?!\d))?
      | \d{{1,2}}\s?(?:[ap]\.?m(?:\.|(?!\w))|(?:час(?:а|ов)?\s+)?{_PART}))
  | (?P<half>(?:в\s+)?(?:половин[еу]\s+|пол)
        (?P<of>перв|втор|трет|четверт|пят|шест|седьм|восьм|девят|десят
        |одиннадцат|двенадцат)(?:ого|ьего)(?!\w)(?:\s+{_PART})?)
  | (?P<part>(?:(?:рано|поздно|early|late|in\s+the|this)\s+)?(?:(?:с|к|до)\s+)?
        (?:утр(?:ом|а|у)|днем|вечер(?:ом|у|а)|ночью|(?:в|после|до|перед)\s+обед(?:а|ом)?|в\s+полдень|к\s+полудню
        |morning|afternoon|evening|at\s+noon|noon|(?:after|before|at)\s+lunch)(?!\w))
  | (?P<loose>(?:на\s+)?\d{{1,2}}(?:[.-]\d{{2}})?{_MONEY_NEXT}(?=\s*(?:$|[,.;!)\n])))
    """,
    re.VERBOSE,
)
_START = re.compile(r"(?<![\w:/+#@-])(?<!\d[.,])(?=\w)")
_LAST_MONTH, _LAST_HOUR, _LAST_MINUTE = 12, 23, 59
_GAP = re.compile(r"[\s,]{0,3}")
_DATES = "iso dotted short monthday spoken ofmonth span edge period weekday day"
_TIMES = "clock hour half part loose"
DATE_KINDS = frozenset(_DATES.split())
TIME_KINDS = frozenset(_TIMES.split())
_KINDS = DATE_KINDS | TIME_KINDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One date or time expression; ``match`` is over the folded text."""

    kind: str
    match: re.Match[str]

    @property
    def text(self) -> str:
        return self.match.group()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pieces:
    """Neighbouring pieces that together speak of one moment, ``text[start:end]``."""

    pieces: tuple[Piece, ...]
    start: int
    end: int

    def of(self, kinds: frozenset[str]) -> list[Piece]:
        """Return the pieces of the given kinds, in order."""
        return [piece for piece in self.pieces if piece.kind in kinds]


def find_pieces(folded: str) -> list[Pieces]:
    """Return the fragments of a folded text that speak of a moment, in order."""
    fragments: list[Pieces] = []
    run: list[Piece] = []
    for piece in _scan(folded):
        if run and not _joins(folded, run, piece):
            fragments.extend(_fragment(run))
            run = []
        run.append(piece)
    return [*fragments, *_fragment(run)]


def _scan(folded: str) -> list[Piece]:
    pieces: list[Piece] = []
    at = 0
    while (start := _START.search(folded, at)) is not None:
        match = _PIECES.match(folded, start.start())
        if match is None:
            at = start.start() + 1
            continue
        pieces.append(Piece(kind=_kind(match), match=match))
        at = match.end()
    return pieces


def _kind(match: re.Match[str]) -> str:
    kind = next(name for name in match.groupdict() if name in _KINDS and match[name])
    if kind == "short":
        hour, minute = (int(number) for number in re.findall(r"\d+", match["short"]))
        if minute > _LAST_MONTH and hour <= _LAST_HOUR and minute <= _LAST_MINUTE:
            return "loose"  # "завтра 11.30"
    return kind


def _joins(folded: str, run: list[Piece], piece: Piece) -> bool:
    """Neighbours belong together unless the second begins a moment of its own."""
    if _GAP.fullmatch(folded, run[-1].match.end(), piece.match.start()) is None:
        return False
    has_time = any(one.kind in TIME_KINDS - {"part"} for one in run)
    has_date = any(one.kind in DATE_KINDS for one in run)
    if piece.kind in TIME_KINDS:
        return not has_time or piece.kind == "part"
    return not (has_time and has_date)


def _fragment(run: list[Piece]) -> list[Pieces]:
    """Drop bare numbers without a date: beside a date they are a time, alone nothing."""
    if not any(piece.kind in DATE_KINDS for piece in run):
        run = [piece for piece in run if piece.kind != "loose"]
    if not run:
        return []
    return [Pieces(pieces=tuple(run), start=run[0].match.start(), end=run[-1].match.end())]
