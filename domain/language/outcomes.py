"""The outcome of a touch out of the words about it (R6), in Russian and English.

Several outcomes may be named ("дозвонился, просил перезвонить"); the one that decides
what happens next wins. A negation turns a success round: "не дозвонился" is no answer.
"""

import re
from functools import cache

from domain.language.found import Found
from domain.language.text import fold
from domain.touches import Outcome

_INFO = (
    r"(?:кп|прайс|инф|каталог|предложени|расч|смет|счет|презентац|документ|образ|цен|стоимост"
    r"|услови|материал|коммерч)\w*"
)
_EN_INFO = r"(?:info\w*|pric\w+|quote|catalog\w*|offer|proposal|brochure|details|samples?|invoice)"
_FEW = r"(?:\w+\s+){0,3}?"

# The first that is found wins. Patterns stand over folded text, at the beginning of a word.
_RULES: tuple[tuple[Outcome, str], ...] = (
    (Outcome.NUMBER_MISSING,
     (r"номер\w{0,2}\s+(?:\w+\s+){0,2}?(?:не\s+(?:существ|обслужив|действ|работа)\w+"
     r"|не(?:правильн|верн|действ|существ)\w+|заблокирован\w*|отключен\w*)"
     r"|(?:не(?:правильн|верн|действ|существ)\w+|битый)\s+номер\w*"
     r"|не\s+существует\s+номер\w*|нет\s+такого\s+номера|такого\s+номера\s+нет"
     r"|number\s+(?:\w+\s+)?(?:does\s+not|doesn'?t|not)\s+(?:exist|work|in\s+service)"
     r"|(?:number\s+(?:is\s+)?)?(?:disconnected|invalid)(?:\s+number)?|no\s+such\s+number"
     r"|(?:bad|dead|non-?existent)\s+number|not\s+in\s+service")),
    (Outcome.WRONG_PERSON,
     (r"не\s+т(?:от|а)\s+(?:человек|номер|контакт|персона)|ошиб\w{2,4}\s+номер\w*|не\s+туда\s+попал\w*"
     r"|чужой\s+номер|(?:больше|уже)\s+(?:там\s+|здесь\s+|тут\s+)?не\s+работает|уволил(?:ся|ась)"
     r"|wrong\s+(?:person|number|contact)|no\s+longer\s+works?|left\s+the\s+company")),
    (Outcome.COMPETITOR,
     (r"(?:к|у|с|через)\s+конкурент\w*|выбрал\w*\s+(?:\w+\s+)?конкурент\w*"
     r"|уш(?:ел|ла|ли)\s+к\s+(?:друг\w+|[«\"]\w+)|(?:друг\w+|нов\w+)\s+поставщик\w*"
     r"|(?:to|with|from|chose|picked|at)\s+(?:an?\s+|the\s+|our\s+|another\s+)?(?:competitor|rival)\w*")),
    (Outcome.REFUSED,
     (r"отказ(?:ал\w*|ыва\w+|ы|ом)?(?!\w)|не\s?интерес\w*|не\s+заинтерес\w*|не\s+нужн\w+|не\s+надо"
     r"|не\s?актуальн\w*|не\s+хо(?:тят|чет|тел\w*)|не\s+буд(?:ут|ет)\s+(?:брать|покупать|работать|заказывать)"
     r"|(?:больше\s+)?не\s+(?:пере)?(?:звонить|званивать|звоните|беспокоить)|послал\w*\s+(?:нас|меня|подальше)"
     r"|refus\w+|declin\w+|reject\w*|not\s+interested|no\s+interest|no\s+need|said\s+no|do(?:es)?n'?t\s+(?:want|need)"
     r"|do(?:n'?t|\s+not)\s+call")),
    (Outcome.NO_ANSWER,
     (r"не\s+(?:\w+\s+)?(?:ответил\w*|ответить|отвеча\w+|дозвон\w+|бер(?:ет|ут)(?!\w)|подн(?:ял|има)\w*|подош\w+|подходит)"
     r"|не\s+(?:взял\w?|снял\w?|снима\w+|брал\w?)\s+(?:труб|телефон)\w*|труб\w+\s+не(?!\w)"
     r"|не\s?доступ\w+|недозвон\w*|(?:нет|без)\s+ответа|автоответчик\w*|гудки|телефон\s+выключен"
     r"|сброс\w+|сбрасыва\w+|not?\s+(?:answer|reply|response|reached|pick)\w*|(?:did|does|could)(?:n'?t|\s+not)"
     r"\s+(?:\w+\s+)?(?:answer|reply|pick|reach|get\s+through|respond)\w*|unreachable|unavailable|voice\s?mail")),
    (Outcome.BUSY, r"занято(?!\w)|(?:line\s+(?:is\s+|was\s+)?)?busy(?!\w)|engaged(?!\w)"),
    (Outcome.AGREED,
     (r"договорил\w*|договоримся|договоренност\w*|услов(?:ил|им)\w+|соглас(?:ен|на|ны|ил\w*|овал\w*)(?!\w)"
     r"|назнач(?:ил\w*|ен\w*)\s+(?:встреч|созвон|показ|презентац)\w*|подтверд\w+|agreed|agree\s+to"
     r"|scheduled|arranged|confirmed|set\s+(?:up\s+)?a\s+(?:meeting|call|demo)")),
    (Outcome.CALL_BACK,
     (r"пере(?:звон|набер|набрать)\w*|созвонимся|созвон(?!\w)|набрать\s+(?:позже|потом|позднее)"
     r"|(?:по)?проси(?:л\w*|т|ят)\s+(?:\w+\s+)?(?:по)?(?:звонить|набрать)|позвонить\s+(?:позже|потом|еще)"
     r"|call\w*\s+(?:\w+\s+)?back|callback|call\s+(?:again|later)|ring\s+back|try\s+(?:again|later)")),
    (Outcome.ASKED_INFO,
     (rf"запрос\w*|(?:по)?проси(?:л\w*|т|ят)\s+{_FEW}{_INFO}"
     rf"|(?:вы|от|при|за|пере)?(?:слать|править|шлю|правлю)\s+{_FEW}{_INFO}"
     rf"|(?:с|за)кин\w+\s+{_FEW}{_INFO}|(?:жд(?:ет|ут)|хо(?:чет|тят)|нуж\w+)\s+{_FEW}{_INFO}"
     rf"|(?:ask|request|want|need)(?:ed|s)?\s+{_FEW}{_EN_INFO}|send\s+{_FEW}{_EN_INFO}")),
    (Outcome.BUSY, r"занят[аы]?(?!\w)|на\s+совещании"),
    (Outcome.NO_ANSWER, r"нет\s+на\s+месте|не\s+на\s+месте|not\s+in\s+the\s+office"),
    (Outcome.REACHED,
     (r"дозвонил\w*|(?:по|пере)?говорил\w*|(?:по)?общал\w*|созвонил\w*|ответил\w*|(?:по)?беседовал\w*"
     r"|обсудил\w*|обсуждал\w*|рассказал\w*|на\s+связи|взял\w?\s+труб\w+|reached|spoke|talked"
     r"|answered|discussed|got\s+through|had\s+a\s+(?:talk|chat|call)|chatted")),
)  # fmt: skip

_NEGATION = re.compile(
    r"(?:(?<!\w)(?:не|никак\s+не|not|never|no)|(?:did|could|was|has|have)n'?t)\s+(?:\w+\s+)?$"
)
_NEGATED = {Outcome.REACHED: Outcome.NO_ANSWER, Outcome.AGREED: Outcome.REACHED}
_REACH = 24
_SELF_NEGATED = frozenset({Outcome.NUMBER_MISSING, Outcome.WRONG_PERSON, Outcome.NO_ANSWER})
_LONGEST_TEXT = 5_000
_NAME = r"[^\W\d_][\w&.-]*"
_COMPETITOR = re.compile(
    r"(?i:конкурент\w*|competitors?|rivals?|(?<!\w)уш(?:[её]л|ла|ли)\s+к(?!\s+конкурент)"
    r"|went\s+to(?!\s+(?:an?\s+|the\s+|our\s+)?(?:competitor|rival)))[\s:(–—-]{0,4}"
    rf"(?:«([^»\n]{{1,80}})»|\"([^\"\n]{{1,80}})\"|((?:(?:ООО|ОАО|ЗАО|ПАО|АО|ИП)\s+)?[A-ZА-ЯЁ][\w&.-]*"
    rf"(?:\s[A-ZА-ЯЁ][\w&-]*){{0,3}})|({_NAME}))"
)
_NO_NAMES = """
    к ко из за из-за по потому так дешевле дешевле, цена цене и в на с у но не а там что где
    он она они because for as due since and with the a an by on at price cheaper
    over competitor competitors our
    конкурент конкуренту конкурентам конкурента другому другим рынке"""
_NOT_COMPETITOR = frozenset(_NO_NAMES.split())


def read_outcome(text: str) -> Outcome | None:
    """Return the outcome that the words name (R6), or None when they name none."""
    folded = fold(text[:_LONGEST_TEXT])
    for outcome, pattern in _patterns():
        for match in pattern.finditer(folded):
            if outcome in _SELF_NEGATED:
                return outcome
            if not _NEGATION.search(folded[max(0, match.start() - _REACH) : match.start()]):
                return outcome
            if outcome in _NEGATED:
                return _NEGATED[outcome]
    return None


def find_competitor(text: str) -> Found[str] | None:
    """Find the competitor's name beside "ушёл к конкуренту" (R6)."""
    for match in _COMPETITOR.finditer(text[:_LONGEST_TEXT]):
        group = match.lastindex or 0
        name = match[group].strip(" .,-")
        if name and fold(name) not in _NOT_COMPETITOR and fold(name)[:9] != "конкурент":
            return Found(value=name, start=match.start(group), end=match.end(group))
    return None


@cache
def _patterns() -> tuple[tuple[Outcome, re.Pattern[str]], ...]:
    return tuple((outcome, re.compile(rf"(?<!\w)(?:{rule})")) for outcome, rule in _RULES)
