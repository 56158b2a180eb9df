"""The phrases that an example of the rules pages may hold, in English and in Russian."""

from collections.abc import Mapping
from enum import StrEnum, auto
from typing import Final

from domain.customers.magnets import Ask
from domain.rounds import RoundEnd


class Op(StrEnum):
    """What a line means: what is given, what happens, what is asked, what must be so."""

    HOURS = auto()
    ZONE = auto()
    CITY = auto()
    PHONE = auto()
    COMPANY = auto()
    BOUGHT = auto()
    POLICY = auto()
    DIARY = auto()
    DIARY_DAY = auto()
    CHECKS_DAY = auto()
    NOW = auto()
    UNTIL = auto()
    OUTAGE = auto()
    CALLED = auto()
    NO_ANSWER = auto()
    WROTE = auto()
    MAILED = auto()
    MET = auto()
    INCOMING = auto()
    ASKED_INFO = auto()
    REFUSED = auto()
    COMPETITOR = auto()
    WRONG_PERSON = auto()
    NUMBER_MISSING = auto()
    AGREED = auto()
    FORWARD = auto()
    REST = auto()
    WAKE = auto()
    INSIST = auto()
    KEEP_GOING = auto()
    REMIND = auto()
    MAILING = auto()
    WHY = auto()
    CARD = auto()
    ASKS = auto()
    ADDS = auto()
    BY_CITY = auto()
    SERVES = auto()
    CLIENT_OF = auto()
    CUSTOMERS = auto()
    OPENS = auto()
    AGREES = auto()
    SHARES = auto()
    CONFIRMS = auto()
    FILLS = auto()
    FILLS_NEWS = auto()
    BY_FRIEND = auto()
    STOP = auto()
    WITHDRAWS = auto()
    FORGET = auto()
    SCORES = auto()
    LEAD_CALLED = auto()
    BUYS = auto()
    BACKUP = auto()
    RESTORED = auto()
    IS_MOVED = auto()
    IS_KEPT = auto()
    IS_WARNED = auto()
    IS_NOT_WARNED = auto()
    IS_EXCEPTION = auto()
    IS_NO_EXCEPTION = auto()
    IS_ALLOWED_FROM = auto()
    IS_ALLOWED = auto()
    IS_SHOWN = auto()
    IS_HIDDEN = auto()
    IS_RESTING = auto()
    IS_AT_WORK = auto()
    IS_PROPOSED_REST = auto()
    IS_BETWEEN = auto()
    IS_BACK_ON = auto()
    IS_BACK = auto()
    IS_STORY = auto()
    IS_WOKEN = auto()
    IS_ROUND = auto()
    IS_OPEN = auto()
    IS_OFFERED_ARCHIVE = auto()
    IS_NOT_OFFERED_ARCHIVE = auto()
    IS_CHECKED_ON = auto()
    IS_REVIVED = auto()
    IS_OFFERED_ON = auto()
    IS_NOT_OFFERED = auto()
    IS_TOLD = auto()
    IS_IN_LOG = auto()
    IS_NOT_IN_LOG = auto()
    IS_REFUSED = auto()
    IS_ASKED = auto()
    IS_ACTIONS = auto()
    IS_GIFT = auto()
    IS_CALL_TODAY = auto()
    IS_CALL_LATER = auto()
    IS_NOWHERE = auto()
    IS_CONSENTS = auto()
    IS_ACTS = auto()
    IS_TO_ERASE = auto()
    IS_LEAD = auto()
    IS_SAME_CLIENT = auto()
    IS_NEW_CLIENT = auto()
    IS_DUE = auto()
    IS_HEAD_TOLD = auto()
    IS_HEAD_NOT_TOLD = auto()
    IS_UNTOUCHED = auto()
    IS_REWARDED = auto()
    IS_NOT_REWARDED = auto()
    IS_ASKED_BACK = auto()
    IS_NOT_ASKED_BACK = auto()
    IS_OFFERED_FRIEND = auto()
    IS_REMINDED = auto()


PHRASES: Final[Mapping[Op, tuple[str, str]]] = {
    Op.HOURS: ("convenient hours {hours}", "удобные часы {hours}"),
    Op.ZONE: ("time zone {text}", "часовой пояс {text}"),
    Op.CITY: ("city {text}", "город {text}"),
    Op.PHONE: ("phone {text}", "телефон {text}"),
    Op.COMPANY: ("company of {people}", "компания: {people}"),
    Op.BOUGHT: ("bought {at}", "покупка {at}"),
    Op.POLICY: ("/policy {text}", "/policy {text}"),
    Op.DIARY: (
        "diary holds {n} a day, {day} to {last}",
        "в дневнике по {n} на день, {day} — {last}",
    ),
    Op.DIARY_DAY: ("diary holds {n} on {day}", "в дневнике {n} на {day}"),
    Op.CHECKS_DAY: ("checking list holds {n} on {day}", "в списке проверки {n} на {day}"),
    Op.NOW: ("now {at}", "сейчас {at}"),
    Op.UNTIL: ("time passes till {at}", "проходит время до {at}"),
    Op.OUTAGE: ("bot is off {at} till {to}", "бот выключен {at} — {to}"),
    Op.CALLED: ("called {at}{who}{says}", "звонок {at}{who}{says}"),
    Op.NO_ANSWER: ("no answer {at}{who}", "не ответил {at}{who}"),
    Op.WROTE: ("wrote {at}{who}", "письмо {at}{who}"),
    Op.MAILED: ("mailed {at}{who}", "рассылка {at}{who}"),
    Op.MET: ("met {at}{who}", "встреча {at}{who}"),
    Op.INCOMING: ("client called {at}{who}", "клиент позвонил {at}{who}"),
    Op.ASKED_INFO: ("asked for a price list {at}{who}", "просит прайс {at}{who}"),
    Op.REFUSED: ("refused {at}{who}{says}", "отказ {at}{who}{says}"),
    Op.COMPETITOR: ("went to a competitor {at}{who}", "ушёл к конкуренту {at}{who}"),
    Op.WRONG_PERSON: ("wrong person {at}{who}", "не тот человек {at}{who}"),
    Op.NUMBER_MISSING: ("no such number {at}{who}", "номера нет {at}{who}"),
    Op.AGREED: ("agreed {at}{who} for {to}", "договорились {at}{who} на {to}"),
    Op.FORWARD: ("deal moved on {at}", "сделка вперёд {at}"),
    Op.REST: ("/rest {at}", "/rest {at}"),
    Op.WAKE: ("/wake {at}", "/wake {at}"),
    Op.INSIST: ("manager insists", "менеджер настаивает"),
    Op.KEEP_GOING: ("manager keeps going", "менеджер продолжает"),
    Op.REMIND: ("remind {at}{who}", "напомнить {at}{who}"),
    Op.MAILING: ("a mailing on {at}?", "рассылку {at}?"),
    Op.WHY: ("/why {at}{who}", "/why {at}{who}"),
    Op.CARD: ("/card {at}", "/card {at}"),
    Op.ASKS: ("form asks {asks}", "форма спрашивает: {asks}"),
    Op.ADDS: ("owner adds a question", "владелец добавляет вопрос"),
    Op.BY_CITY: ("leads by city", "лиды по городам"),
    Op.SERVES: ("{manager} serves {text}", "{manager} обслуживает: {text}"),
    Op.CLIENT_OF: ("already a client of {manager}", "уже клиент, менеджер {manager}"),
    Op.CUSTOMERS: ("customers {people}", "покупатели: {people}"),
    Op.OPENS: ("opens the link {at}{who}", "открывает ссылку {at}{who}"),
    Op.AGREES: ("agrees {at}{who}", "соглашается {at}{who}"),
    Op.SHARES: ("shares the phone {at}{who}", "отправляет телефон {at}{who}"),
    Op.CONFIRMS: ("confirms the name {at}{who}", "подтверждает имя {at}{who}"),
    Op.FILLS: ("fills in the form {at}{who}", "заполняет форму {at}{who}"),
    Op.FILLS_NEWS: ("fills in, news too {at}{who}", "заполняет, и новости {at}{who}"),
    Op.BY_FRIEND: ("by the friend’s link {at}{who}", "по ссылке друга {at}{who}"),
    Op.STOP: ("/stop {at}{who}", "/stop {at}{who}"),
    Op.WITHDRAWS: ("withdraws consent {at}{who}", "отзывает согласие {at}{who}"),
    Op.FORGET: ("/forget {at}{who}", "/forget {at}{who}"),
    Op.SCORES: ("gives {n} of 10 {at}{who}", "ставит {n} из 10 {at}{who}"),
    Op.LEAD_CALLED: ("manager calls {at}{who}", "менеджер звонит {at}{who}"),
    Op.BUYS: ("deal is won {at}{who}", "сделка выиграна {at}{who}"),
    Op.BACKUP: ("copy is made {at}", "снята копия {at}"),
    Op.RESTORED: ("copy is restored {at}", "копия возвращена {at}"),
    Op.IS_MOVED: ("→ moved to {at} by {rule}", "→ перенесено на {at} по {rule}"),
    Op.IS_KEPT: ("→ stands at {at}", "→ стоит на {at}"),
    Op.IS_WARNED: ("→ warning by {rule}, not before {at}", "→ рано по {rule}, не раньше {at}"),
    Op.IS_NOT_WARNED: ("→ no warning", "→ без предупреждения"),
    Op.IS_EXCEPTION: ("→ exception by {rule}", "→ исключение по {rule}"),
    Op.IS_NO_EXCEPTION: ("→ no exception", "→ без исключений"),
    Op.IS_ALLOWED_FROM: (
        "→ allowed from {at} by {rule}, touches counted: {n}",
        "→ можно с {at} по {rule}, учтено касаний: {n}",
    ),
    Op.IS_ALLOWED: ("→ allowed", "→ можно"),
    Op.IS_SHOWN: ("→ number shown", "→ номер показан"),
    Op.IS_HIDDEN: ("→ number hidden", "→ номер скрыт"),
    Op.IS_RESTING: ("→ rests since {at}: {why}", "→ отдыхает с {at}: {why}"),
    Op.IS_AT_WORK: ("→ does not rest", "→ не отдыхает"),
    Op.IS_PROPOSED_REST: ("→ rest is proposed", "→ предложен отдых"),
    Op.IS_BETWEEN: ("→ comes back between {day} and {last}", "→ вернётся между {day} и {last}"),
    Op.IS_BACK_ON: ("→ comes back on {at}", "→ вернётся {at}"),
    Op.IS_BACK: ("→ is back {at}", "→ вернулся {at}"),
    Op.IS_STORY: ("→ with its story: {why}{says}", "→ с историей: {why}{says}"),
    Op.IS_WOKEN: ("→ woken {at}", "→ разбужен {at}"),
    Op.IS_ROUND: ("→ round {n}", "→ круг {n}"),
    Op.IS_OPEN: ("→ open reminders: {n}", "→ открытых напоминаний: {n}"),
    Op.IS_OFFERED_ARCHIVE: ("→ archive is offered", "→ предложен архив"),
    Op.IS_NOT_OFFERED_ARCHIVE: ("→ archive is not offered", "→ архив не предложен"),
    Op.IS_CHECKED_ON: ("→ in the archive, checked on {at}", "→ в архиве, проверка {at}"),
    Op.IS_REVIVED: ("→ out of the archive", "→ вышел из архива"),
    Op.IS_OFFERED_ON: ("→ in the plan as dormant on {at}", "→ в плане как спящий {at}"),
    Op.IS_NOT_OFFERED: ("→ not in the plan", "→ в плане его нет"),
    Op.IS_TOLD: ("→ messages so far: {n}", "→ сообщений всего: {n}"),
    Op.IS_IN_LOG: ("→ the log names {n}", "→ в журнале {n}"),
    Op.IS_NOT_IN_LOG: ("→ nothing in the log", "→ в журнале пусто"),
    Op.IS_REFUSED: ("→ refused, at most {n}", "→ отказано, не больше {n}"),
    Op.IS_ASKED: ("→ asked for {asks}", "→ спрошено: {asks}"),
    Op.IS_ACTIONS: ("→ actions so far: {n}", "→ действий всего: {n}"),
    Op.IS_GIFT: ("→ gift", "→ подарок"),
    Op.IS_CALL_TODAY: ("→ a call is promised for today", "→ обещан звонок сегодня"),
    Op.IS_CALL_LATER: ("→ a call is promised for later", "→ обещан звонок позже"),
    Op.IS_NOWHERE: ("→ nowhere in the base", "→ в базе нигде"),
    Op.IS_CONSENTS: ("→ consents that stand: {n}", "→ действующих согласий: {n}"),
    Op.IS_ACTS: ("→ acts, the file clean: {n}", "→ актов, файл чист: {n}"),
    Op.IS_TO_ERASE: ("→ owner is asked about {n}", "→ владельца спросили про {n}"),
    Op.IS_LEAD: ("→ lead of {manager}", "→ лид у менеджера {manager}"),
    Op.IS_SAME_CLIENT: ("→ the client that was there", "→ клиент прежний"),
    Op.IS_NEW_CLIENT: ("→ a new client", "→ клиент новый"),
    Op.IS_DUE: ("→ to be called by {at}", "→ позвонить до {at}"),
    Op.IS_HEAD_TOLD: ("→ head is told", "→ руководитель знает"),
    Op.IS_HEAD_NOT_TOLD: ("→ head is not told", "→ руководителю не сказано"),
    Op.IS_UNTOUCHED: ("→ leads without a call: {n}", "→ лидов без звонка: {n}"),
    Op.IS_REWARDED: ("→ both are rewarded", "→ награда обоим"),
    Op.IS_NOT_REWARDED: ("→ nobody is rewarded", "→ награды никому"),
    Op.IS_ASKED_BACK: ("→ is asked how it was", "→ спрошен о впечатлениях"),
    Op.IS_NOT_ASKED_BACK: ("→ is not asked", "→ не спрошен"),
    Op.IS_OFFERED_FRIEND: ("→ may bring a friend", "→ может привести друга"),
    Op.IS_REMINDED: ("→ manager is reminded", "→ менеджеру напомнили"),
}
WHYS: Final[Mapping[RoundEnd, tuple[str, str]]] = {
    RoundEnd.DAYS: ("the days are over", "вышли дни"),
    RoundEnd.TOUCHES: ("the touches are used up", "вышли касания"),
    RoundEnd.REFUSED: ("refused", "отказ"),
    RoundEnd.DECISION: ("decided", "решение"),
}
WEEKDAYS: Final = (
    ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    ("пн", "вт", "ср", "чт", "пт", "сб", "вс"),
)
MONTHS: Final = (
    (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
    (
        *("января", "февраля", "марта", "апреля", "мая", "июня"),
        *("июля", "августа", "сентября", "октября", "ноября", "декабря"),
    ),
)
ASKED: Final[Mapping[Ask, tuple[str, str]]] = {
    Ask.PHONE: ("phone", "телефон"),
    Ask.NAME: ("name", "имя"),
    Ask.EMAIL: ("e-mail", "e-mail"),
    Ask.CITY: ("city", "город"),
}
MANAGERS: Final = (("Anna", "Gleb"), ("Анна", "Глеб"))
"""Who gets the leads in the examples about customers."""
CITIES: Final = {"Kaliningrad": "Калининград", "Vladivostok": "Владивосток"}
"""Cards hold the names of Russian cities in Russian."""
