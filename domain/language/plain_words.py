"""Touches told in plain words, without a command: "звонил Петрову, перезвонить в пятницу"."""

import re
from dataclasses import dataclass

from domain.language.inflection import nominatives
from domain.language.moment_pieces import find_pieces
from domain.language.outcomes import read_outcome
from domain.language.people import looks_like_name_word
from domain.language.text import fold
from domain.touches import Direction, TouchKind

_CALL, _MEETING, _MESSAGE, _EMAIL = (
    TouchKind.CALL,
    TouchKind.MEETING,
    TouchKind.MESSAGE,
    TouchKind.EMAIL,
)
_OUT, _IN = Direction.OUTGOING, Direction.INCOMING
_ENDING = r"(?:а|и)?(?!\w)"
_BACK = r"(?:ся|ась|ись)"

# Who comes after the words. The first that fits wins.
_OPENINGS: tuple[tuple[TouchKind, Direction, str], ...] = (
    (_CALL, _IN, r"(?:входящ\w+|звонок|incoming)(?:\s+(?:звонок|call))?\s+(?:от|from)"),
    (_CALL, _IN, rf"(?:мне|нам)\s+(?:по|пере)?звонил{_ENDING}"),
    (_MESSAGE, _IN, r"(?:сообщение|message)\s+(?:от|from)"),
    (_EMAIL, _IN, r"(?:письмо|e-?mail)\s+(?:от|from)"),
    (_EMAIL, _OUT,
     r"(?:отправил|написал|послал|выслал)(?:а|и)?\s+(?:на\s+почту|письмо|e-?mail)(?:\s+к)?"),
    (_EMAIL, _OUT, r"письмо(?:\s+к)?|e-?mail(?:ed)?(?:\s+to)?|sent\s+an?\s+e-?mail\s+to"),
    (_MESSAGE, _OUT, rf"(?:на|от)писал{_ENDING}|(?:отправил|послал|скинул){_ENDING}"),
    (_MESSAGE, _OUT, r"wrote(?:\s+to)?|messaged|texted|sent\s+a\s+message\s+to"),
    (_MEETING, _OUT, rf"встреча\s+со?|(?:встретил|увидел|встречал){_BACK}\s+со?|виделся\s+со?"),
    (_MEETING, _OUT, r"был[аи]?\s+(?:на\s+встрече\s+)?(?:у|со?)|(?:съ)?ездил[аи]?\s+ко?"),
    (_MEETING, _OUT, r"met(?:\s+with)?|meeting\s+with|visited"),
    (_CALL, _OUT,
     (r"(?:так\s+и\s+)?(?:не\s+)?(?:(?:по|до|пере|про|об)?звонил(?:ся|ась|ись|а|и)?(?:\s+до)?"
     rf"|наб(?:рал|ирал){_ENDING})(?:\s+со?(?!\w))?")),
    (_CALL, _OUT,
     rf"(?:созвонил{_BACK}|(?:по|пере)?говорил[аи]?|(?:по)?общал{_BACK})\s+со?|звонок(?:\s+к)?"),
    (_CALL, _OUT, r"called|phoned|rang|(?:spoke|talked)\s+(?:to|with)|call\s+(?:to|with)"),
)  # fmt: skip
# Who comes before the words: the client did it.
_CLOSINGS: tuple[tuple[TouchKind, str], ...] = (
    (_CALL, (rf"(?:сам[аи]?\s+)?(?:мне\s+|нам\s+)?(?:по|пере)?звонил{_ENDING}|на\s+связи"
     r"|(?:has\s+)?called(?!\s+back)(?!\w)|phoned|rang")),
    (_EMAIL, rf"(?:прислал|написал|отправил){_ENDING}\s+(?:письмо|на\s+почту)|emailed"),
    (_MESSAGE, rf"(?:сам[аи]?\s+)?(?:мне\s+|нам\s+)?(?:на|от)писал{_ENDING}|wrote|messaged|texted"),
)  # fmt: skip
_LEAD = re.compile(
    r"[\s\W]{0,4}(?:(?:я|мы|сам[аи]?|сегодня|только\s+что|сейчас|i|we|just|today)\s+)*"
)
_WHO = re.compile(r"\s+((?:[^\s,.;:!?()–—]|\.(?=\w)){1,60})")
_BEFORE = re.compile(
    r"\s*([^\s,.;:!?()]{2,40})(?:\s+([^\s,.;:!?()]{2,40}))?(?:\s+([^\s,.;:!?()]{2,40}))?"
)
_INTO = re.compile(r"\s+(в|на)(?=\s)")
_COMPANY_FORM = re.compile(r"\s+((?:ООО|ОАО|ЗАО|ПАО|АО|ИП|ТОО)(?=[\s«\"]))", re.IGNORECASE)
_NOT_WHO = """
    не и а но в во на по с со у к ко о об от до за из что чтобы он она они сказал сказала сказали
    просит просил просила просили попросил попросила кп прайс счет договор сегодня завтра вчера
    насчет про ему ей им мне нам все всех всем как кто что где когда почему зачем никто
    not no and but in on at about he she they said asked to the a an for with him her them re"""
_STOP = frozenset(_NOT_WHO.split())
_MOST_WORDS = 3
_MOST_CANDIDATES = 12
_LONGEST_TEXT = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainCall:
    """A touch told in plain words.

    ``who`` are texts to look the client up by, the best guess first; ``text`` is the whole
    message, for ``read_touch_text``.
    """

    kind: TouchKind
    direction: Direction
    who: tuple[str, ...]
    text: str


def read_plain_call(text: str) -> PlainCall | None:
    """Read a message that tells of a touch; None when it does not begin like one."""
    line = text[:_LONGEST_TEXT].strip()
    folded = fold(line)
    lead = _LEAD.match(folded)
    begin = lead.end() if lead else 0
    for kind, direction, opening in _COMPILED_OPENINGS:
        match = opening.match(folded, begin)
        words = _who_after(line, folded, match.end()) if match else []
        if words:
            return PlainCall(kind=kind, direction=direction, who=_candidates(words), text=text)
    return _client_did(line, folded, text)


def _client_did(line: str, folded: str, text: str) -> PlainCall | None:
    names = _BEFORE.match(folded)
    if names is None:
        return None
    for count in range(1, _MOST_WORDS + 1):
        if names[count] is None or names[count] in _STOP:
            return None
        for kind, closing in _COMPILED_CLOSINGS:
            likely = count == 1 or all(map(_like_name, line[: names.end(count)].split()))
            if likely and closing.match(folded, names.end(count)):
                words = line[names.start(1) : names.end(count)].split()
                who = tuple(" ".join(words[:size]) for size in range(len(words), 0, -1))
                return PlainCall(kind=kind, direction=_IN, who=who, text=text)
    return None


def _who_after(line: str, folded: str, start: int) -> list[str]:
    """Return the words of the name after a verb, up to three, before anything else is said."""
    words: list[str] = []
    preposition = _INTO.match(folded, start)
    if preposition is not None and not _begins_moment(folded, preposition.start(1)):
        start = preposition.end()
    company = _COMPANY_FORM.match(line, start)
    if company is not None:
        name = _who_after(line, folded, company.end(1))
        return [" ".join([company[1], *name])] if name else []
    while len(words) < _MOST_WORDS and (match := _WHO.match(folded, start)):
        word = match[1].strip("\"'«»“”")
        if (
            not word
            or word in _STOP
            or read_outcome(word)
            or _begins_moment(folded, match.start(1))
        ):
            break
        typed = line[match.start(1) : match.end(1)].strip("\"'«»“”")
        if words and words[0][:1].isupper() and not (typed[:1].isupper() or typed.isdecimal()):
            break
        words.append(typed)
        start = match.end()
    return words


def _like_name(word: str) -> bool:
    return word[:1].isupper() or looks_like_name_word(word)


def _begins_moment(folded: str, start: int) -> bool:
    pieces = find_pieces(folded[start : start + 40])
    return bool(pieces) and pieces[0].start == 0


def _candidates(words: list[str]) -> tuple[str, ...]:
    """Return what to look for: all the words in the nominative, as typed, then fewer words."""
    if " " in words[0]:  # a company with its form
        form, _, name = words[0].partition(" ")
        return tuple(dict.fromkeys((f"{form} {name}", name.strip('"«»“”'), *nominatives(name))))
    guesses = [nominatives(word) for word in words]
    texts: list[str] = []
    for size in range(len(words), 0, -1):
        texts.append(" ".join(guess[0] for guess in guesses[:size]))
        if size == 1:
            texts.extend(guesses[0])
        texts.append(" ".join(words[:size]))
    return tuple(dict.fromkeys(texts))[:_MOST_CANDIDATES]


_COMPILED_OPENINGS = tuple(
    (kind, direction, re.compile(rf"(?:{opening})(?!\w)")) for kind, direction, opening in _OPENINGS
)
_COMPILED_CLOSINGS = tuple(
    (kind, re.compile(rf"\s+(?:{closing})(?!\w)")) for kind, closing in _CLOSINGS
)
