"""A company in a line of text: in quotes, or beside its legal form (chat.md, ``/add``)."""

import re
from dataclasses import dataclass

from domain.language.found import Found
from domain.language.people import is_given_name, is_patronymic, looks_like_surname
from domain.language.positions import find_position

_BEFORE = "ООО|ОАО|ЗАО|ПАО|НАО|АО|НКО|ТОО|АНО|ФГУП|МУП|ГУП|ФГБУ|КФХ|СПК|ИП|ГК|СК|ТД"
_LATIN_FORMS = "LLC|LLP|Ltd|Limited|Inc|Corp|GmbH|JSC|PJSC|PLC|OOO"
# Russian companies in Latin letters put these first, the others stand last.
_MAY_LEAD = frozenset({"LLC", "JSC", "PJSC", "OOO"})
_FORM = re.compile(
    rf"(?<!\w)(?:(?P<before>{_BEFORE})|(?P<latin>{_LATIN_FORMS})\.?)(?!\w)", re.IGNORECASE
)
_QUOTED = re.compile(r"«([^«»\n]{1,120})»|[“„]([^“”„\n]{1,120})[”“]|\"([^\"\n]{1,120})\"")
_WORD = re.compile(r"\w(?:[\w&+№.\-'’]{0,60}\w)?|&")
_REACH = 120
_GAP = re.compile(r"[ \u00a0]+")
_NOT_NAMES = "г город city тел телефон инн inn др phone tel email почта и с на по от тег адрес сайт"
_STOP_WORDS = frozenset(_NOT_NAMES.split())
_MOST_WORDS = 4
_PERSONAL = "ИП"
_PERSON_WORDS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class CompanyName:
    """A company as typed, its legal form (upper case, may be empty) and, for an ИП, whose."""

    name: str
    form: str = ""
    person: tuple[str, ...] = ()


def is_legal_form(word: str) -> bool:
    """Whether the word is a legal form alone: ООО, ип, LLC."""
    return _FORM.fullmatch(word) is not None


def find_company(text: str) -> Found[CompanyName] | None:
    """Find the first company of ``text``; a legal form is a surer sign than quotes."""
    for match in _FORM.finditer(text):
        latin = (match["latin"] or "").upper()
        readers = (_ahead, _after) if latin and latin not in _MAY_LEAD else (_after, _ahead)
        for reader in readers if latin else (_after,):
            if (found := reader(text, match)) is not None:
                return found
    quoted = _QUOTED.search(text)
    if quoted is None:
        return None
    name = _inside(quoted)
    if not name:
        return None
    return Found(value=CompanyName(name=name), start=quoted.start(), end=quoted.end())


def _after(text: str, form: re.Match[str]) -> Found[CompanyName] | None:
    """Read the name that follows its form: in quotes, or word by word."""
    gap = _GAP.match(text, form.end())
    start = gap.end() if gap else form.end()
    code = (form["before"] or form["latin"]).upper()
    quoted = _QUOTED.match(text, start)
    if quoted is not None and _inside(quoted):
        return _found(text, form.start(), quoted.end(), code)
    if gap is None:
        return None
    end, taken = (_person if code == _PERSONAL else _name)(text, start)
    if end == start:
        return None
    return _found(text, form.start(), end, code, taken if code == _PERSONAL else ())


def _ahead(text: str, form: re.Match[str]) -> Found[CompanyName] | None:
    """Read the name before a form that may follow it: "Acme Trading Ltd"."""
    near = max(0, form.start() - _REACH)
    segment = max(near, *(text.rfind(sign, near, form.start()) + 1 for sign in ",;\n:\x00"))
    run: list[re.Match[str]] = []
    for word in _WORD.finditer(text[segment : form.start()]):
        plain = word.group().strip(".")
        if any(char in "0123456789@" for char in plain) or find_position(plain):
            run = []
        elif is_given_name(plain):
            run = [word]
        else:
            run.append(word)
    if run and is_given_name(run[0].group()) and len(run) > _PERSON_WORDS - 1:
        run = run[2:]  # "John Smith Acme Ltd": the first two are the person
    if not run:
        return None
    start = segment + run[-_MOST_WORDS:][0].start()
    return _found(text, start, form.end(), form["latin"].upper())


def _name(text: str, start: int) -> tuple[int, tuple[str, ...]]:
    end, taken = start, 0
    while taken < _MOST_WORDS and (
        word := _WORD.match(text, end if not taken else _skip(text, end))
    ):
        plain = word.group().rstrip(".")
        if not _belongs(plain, first=not taken):
            break
        end, taken = word.end(), taken + 1
    return end, ()


def _person(text: str, start: int) -> tuple[int, tuple[str, ...]]:
    end, taken = start, list[str]()
    while len(taken) < _PERSON_WORDS and (
        word := _WORD.match(text, _skip(text, end) if taken else end)
    ):
        plain = word.group()
        if not plain.replace("-", "").replace(".", "").isalpha() or find_position(plain):
            break
        if len(taken) == _PERSON_WORDS - 1 and not (
            is_patronymic(plain) or is_patronymic(taken[1])
        ):
            break
        if plain.lower() in _STOP_WORDS:
            break
        taken.append(plain)
        end = word.end()
    return end, tuple(taken)


def _skip(text: str, end: int) -> int:
    gap = _GAP.match(text, end)
    return gap.end() if gap else len(text)


def _belongs(word: str, *, first: bool) -> bool:
    """Tell whether a word is the company's and not a person's, a position or a field.

    The first word may look like a name or surname: there are companies called «Анна».
    """
    if not any(char.isalpha() for char in word) or word.lower() in _STOP_WORDS:
        return False
    if find_position(word) is not None or _FORM.fullmatch(word) is not None:
        return False
    if first:
        return not (word.isascii() and is_given_name(word))
    return not (
        is_given_name(word)
        or is_patronymic(word)
        or (word[:1].isupper() and looks_like_surname(word))
    )


def _inside(quoted: re.Match[str]) -> str:
    return " ".join((quoted[1] or quoted[2] or quoted[3] or "").split())


def _found(
    text: str, start: int, end: int, form: str, person: tuple[str, ...] = ()
) -> Found[CompanyName]:
    name = " ".join(text[start:end].split())
    return Found(value=CompanyName(name=name, form=form, person=person), start=start, end=end)
