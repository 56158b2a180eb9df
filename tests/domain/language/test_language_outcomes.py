"""R6: the outcome of a touch is read from the words about it."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from domain.language.moments import BadMomentReason
from domain.language.outcomes import find_competitor, read_outcome
from domain.language.touch_text import TouchWords, read_touch_text

MOSCOW = ZoneInfo("Europe/Moscow")
NOW = datetime(2026, 11, 25, 14, 30, tzinfo=MOSCOW).astimezone(UTC)

WORDS = {
    "reached": (
        "дозвонился|Дозвонилась, думает|поговорили 15 минут|не договорились|обсудили смету"
        "|reached him|spoke with the director|трубку взял, обсудили"
    ),
    "agreed": (
        "договорились|договорилась на встречу|согласен на КП|назначили встречу|agreed to meet"
        "|scheduled a demo|дозвонился, договорились на пятницу"
    ),
    "call_back": (
        "перезвонить|перезвоню завтра|просил перезвонить|попросила перезвонить"
        "|дозвонился, перезвонить|просил набрать позже|call back tomorrow"
        "|занят, просил перезвонить|созвонимся"
    ),
    "asked_info": (
        "запросил КП|запросила инфу|просил прайс|попросили выслать каталог|отправить ему КП"
        "|ждёт коммерческое|asked for a quote|send the price list"
    ),
    "no_answer": (
        "не ответил|не ответила|не берёт трубку|не дозвонился|не дозвонилась|так и не смог"
        " дозвониться|недоступен|абонент не отвечает|трубку не взял|no answer"
        "|didn't answer|did not pick up"
        "|voicemail|couldn't reach him|не ответил, перезвоню завтра"
    ),
    "busy": "занято|занят|busy|line busy|занято, перезвоню",
    "refused": (
        "отказ|отказался|отказалась|отказали|не интересно|неинтересно|не нужно|не актуально"
        "|не хотят|просил больше не звонить|refused|not interested|declined"
    ),
    "wrong_person": (
        "не тот человек|ошибся номером|уволился|больше не работает|wrong person|wrong number"
    ),
    "number_missing": (
        "номер не существует|неверный номер|номер не обслуживается|нет такого номера"
        "|number does not exist|number disconnected"
    ),
    "competitor": (
        "ушёл к конкуренту|ушли к конкурентам|выбрали конкурента|работают с конкурентом"
        "|went to a competitor|chose our competitor"
    ),
}  # fmt: skip


def words(text: str) -> TouchWords:
    return read_touch_text(text, now=NOW, zone=MOSCOW)


@pytest.mark.parametrize(
    ("text", "outcome"),
    [(text, outcome) for outcome, texts in WORDS.items() for text in texts.split("|")],
)
def test_r6_outcomes_are_read(text: str, outcome: str) -> None:
    assert read_outcome(text) == outcome


@pytest.mark.parametrize("text", ["", "заключили договор", "не отказался, думает", "привет", "🎉"])
def test_r6_no_outcome_is_invented(text: str) -> None:
    assert read_outcome(text) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ушёл к конкуренту Альфа, дешевле", "Альфа"),
        ("ушли к конкуренту «Бета Плюс»", "Бета Плюс"),
        ("выбрали конкурента: ООО Гамма", "ООО Гамма"),
        ("went to competitor Acme Corp", "Acme Corp"),
        ("ушли к конкурентам из-за цены", ""),
        ("ушёл к конкуренту", ""),
    ],
)
def test_r6_the_competitor_is_named(text: str, name: str) -> None:
    found = find_competitor(text)
    assert (found.value if found else "") == name
    assert words(text).competitor == name


def test_r14_the_named_time_is_the_next_step() -> None:
    read = words("дозвонился, перезвонить в пятницу в 11")
    assert read.outcome == "call_back"
    assert read.moment is not None
    assert read.moment.at == datetime(2026, 11, 27, 8, 0, tzinfo=UTC)
    assert read.note == "дозвонился, перезвонить в пятницу в 11"


@pytest.mark.parametrize(
    "text", ["звонил в 10, не ответил", "звонил вчера, отказ", "звонил Петрову в 10 не ответил"]
)
def test_r14_the_time_of_the_touch_is_no_next_step(text: str) -> None:
    read = words(text)
    assert read.moment is None
    assert read.bad_moment is None


def test_r14_the_promised_time_goes_before_one_only_mentioned() -> None:
    read = words("поставка 25.12, перезвонить завтра в 9")
    assert read.moment is not None
    assert read.moment.text == "завтра в 9"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("перезвонить 20.11.2026", BadMomentReason.PAST),
        ("перезвонить 31.02", BadMomentReason.NO_SUCH_DATE),
        ("договорились завтра в 25:00", BadMomentReason.NO_SUCH_TIME),
    ],
)
def test_an_impossible_next_step_is_reported(text: str, reason: BadMomentReason) -> None:
    bad = words(text).bad_moment
    assert bad is not None
    assert bad.reason is reason


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("поговорили 15 минут", 15),
        ("talked for 20 min", 20),
        ("перезвонить через 10 минут", None),
        ("дозвонился", None),
    ],
)
def test_r5_the_duration_is_read(text: str, minutes: int | None) -> None:
    assert words(text).duration_minutes == minutes
