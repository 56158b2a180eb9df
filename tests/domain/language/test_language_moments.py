"""Moments in words: a table of phrases said on Wednesday 25 November 2026, 14:30 in Moscow."""

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.language.found import Found
from domain.language.moments import (
    BadMoment,
    BadMomentReason,
    Moment,
    find_moment,
    find_moments,
    parse_moment,
)

MOSCOW = ZoneInfo("Europe/Moscow")
BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 25, 14, 30, tzinfo=MOSCOW).astimezone(UTC)

RUSSIAN = """
завтра в 11                     | 26.11.2026 11:00
завтра в 11:30                  | 26.11.2026 11:30
завтра, в 11                    | 26.11.2026 11:00
завтра на 12                    | 26.11.2026 12:00
завтра 11.30                    | 26.11.2026 11:30
завтра в 9.00                   | 26.11.2026 09:00
Завтра В 11                     | 26.11.2026 11:00
завтра утром                    | 26.11.2026 09:00
завтра утром в 7                | 26.11.2026 07:00
завтра вечером в 8              | 26.11.2026 20:00
завтра днём                     | 26.11.2026 14:00
завтра до обеда                 | 26.11.2026 11:00
завтра после 15                 | 26.11.2026 15:00
завтра с 10 до 12               | 26.11.2026 10:00
завтра в полтретьего            | 26.11.2026 14:30
завтра                          | 26.11.2026
послезавтра                     | 27.11.2026
послезавтра днем                | 27.11.2026 14:00
сегодня в 18:00                 | 25.11.2026 18:00
сегодня в 7                     | 25.11.2026 19:00
в пятницу в 11                  | 27.11.2026 11:00
в пятницу                       | 27.11.2026
в 11 утра в субботу             | 28.11.2026 11:00
пятница                         | 27.11.2026
к пятнице                       | 27.11.2026
до пятницы                      | 27.11.2026
чт 15:00                        | 26.11.2026 15:00
пн                              | 30.11.2026
в понедельник                   | 30.11.2026
в понедельник в 11              | 30.11.2026 11:00
в понедельник утром             | 30.11.2026 09:00
в среду                         | 02.12.2026
в среду в 11                    | 02.12.2026 11:00
в четверг после обеда           | 26.11.2026 14:00
в четверг 26 ноября             | 26.11.2026
в следующий вторник             | 01.12.2026
каждый понедельник              | 30.11.2026
на следующей неделе             | 30.11.2026
на следующей неделе в среду     | 02.12.2026
через 2 недели в понедельник    | 07.12.2026
через 2 часа                    | 25.11.2026 16:30
через два часа                  | 25.11.2026 16:30
через час                       | 25.11.2026 15:30
через полчаса                   | 25.11.2026 15:00
через 15 минут                  | 25.11.2026 14:45
через 1,5 часа                  | 25.11.2026 16:00
через 1 час 30 минут            | 25.11.2026 16:00
через день                      | 26.11.2026
через 3 дня                     | 28.11.2026
через 3 дня в 15:00             | 28.11.2026 15:00
через пару дней                 | 27.11.2026
через 3 рабочих дня             | 30.11.2026
через неделю                    | 02.12.2026
через неделю в 12               | 02.12.2026 12:00
через месяц                     | 25.12.2026
через полгода                   | 25.05.2027
через год                       | 25.11.2027
25.12 в 15:00                   | 25.12.2026 15:00
25.12                           | 25.12.2026
25.12.2026                      | 25.12.2026
25.12.26                        | 25.12.2026
25.12.2026 15:00                | 25.12.2026 15:00
1 декабря                       | 01.12.2026
первого декабря                 | 01.12.2026
в начале декабря                | 01.12.2026
1 марта                         | 01.03.2027
15 мая в 10 часов утра          | 15.05.2027 10:00
5 числа                         | 05.12.2026
31 числа                        | 31.12.2026
29.02.2028                      | 29.02.2028
в январе                        | 01.01.2027
в новый год                     | 01.01.2027
на выходных                     | 28.11.2026
в конце месяца                  | 30.11.2026
до конца недели                 | 27.11.2026
в конце следующего месяца       | 31.12.2026
в начале следующей недели       | 30.11.2026
в середине месяца               | 15.12.2026
в начале месяца                 | 01.12.2026
в конце года                    | 31.12.2026
на этой неделе                  | 26.11.2026
в 12 ночи                       | 26.11.2026 00:00
в 11                            | 26.11.2026 11:00
в 16                            | 25.11.2026 16:00
15:30                           | 25.11.2026 15:30
в 9:15                          | 26.11.2026 09:15
в 10-15                         | 26.11.2026 10:15
в 12 часов                      | 26.11.2026 12:00
в 3 часа дня                    | 25.11.2026 15:00
в 3                             | 25.11.2026 15:00
в три                           | 25.11.2026 15:00
в час дня                       | 26.11.2026 13:00
в половине третьего             | 26.11.2026 14:30
в 9 вечера                      | 25.11.2026 21:00
в полдень                       | 26.11.2026 12:00
24:00                           | 26.11.2026 00:00
утром                           | 26.11.2026 09:00
днём                            | 26.11.2026 14:00
вечером                         | 25.11.2026 18:00
с утра                          | 26.11.2026 09:00
после обеда                     | 26.11.2026 14:00
"""

ENGLISH = """
tomorrow                        | 26.11.2026
tomorrow at 3                   | 26.11.2026 15:00
tomorrow at 3pm                 | 26.11.2026 15:00
tomorrow morning                | 26.11.2026 09:00
at noon tomorrow                | 26.11.2026 12:00
the day after tomorrow at 10:30 | 27.11.2026 10:30
on Monday at 10am               | 30.11.2026 10:00
friday                          | 27.11.2026
by friday                       | 27.11.2026
next friday at 3pm              | 04.12.2026 15:00
next monday                     | 30.11.2026
in 2 weeks                      | 09.12.2026
in a couple of weeks            | 09.12.2026
in an hour                      | 25.11.2026 15:30
in 30 minutes                   | 25.11.2026 15:00
in three days                   | 28.11.2026
next week                       | 30.11.2026
on Dec 25 at 3pm                | 25.12.2026 15:00
25 December                     | 25.12.2026
December 1st                    | 01.12.2026
2026-12-25 15:00                | 25.12.2026 15:00
on the 5th                      | 05.12.2026
at 5                            | 25.11.2026 17:00
at 9:30                         | 26.11.2026 09:30
in the afternoon                | 26.11.2026 14:00
end of month                    | 30.11.2026
"""


def table(text: str) -> list[tuple[str, str]]:
    rows = (line.split("|") for line in text.strip().splitlines())
    return [(phrase.strip(), wanted.strip()) for phrase, wanted in rows]


def read(phrase: str, locale: str = "ru") -> Moment | BadMoment | None:
    return parse_moment(phrase, now=NOW, zone=MOSCOW, locale=locale)


def understood(phrase: str, locale: str = "ru") -> Moment:
    moment = read(phrase, locale)
    assert isinstance(moment, Moment), phrase
    return moment


def local(moment: Moment) -> str:
    form = "%d.%m.%Y %H:%M" if moment.has_time else "%d.%m.%Y"
    return moment.at.astimezone(MOSCOW).strftime(form)


@pytest.mark.parametrize(("phrase", "wanted"), table(RUSSIAN))
def test_russian_phrases(phrase: str, wanted: str) -> None:
    assert local(understood(phrase)) == wanted


@pytest.mark.parametrize(("phrase", "wanted"), table(ENGLISH))
def test_english_phrases(phrase: str, wanted: str) -> None:
    assert local(understood(phrase, "en")) == wanted


@pytest.mark.parametrize(
    ("phrase", "reason"),
    [
        ("вчера", "past"),
        ("yesterday at 3pm", "past"),
        ("сегодня в 10", "past"),
        ("20.11.2026", "past"),
        ("20 ноября 2025", "past"),
        ("31.02", "no_such_date"),
        ("31.02 в 10", "no_such_date"),
        ("31 февраля", "no_such_date"),
        ("february 30", "no_such_date"),
        ("32.12.2026", "no_such_date"),
        ("29.02.2027", "no_such_date"),
        ("25:00", "no_such_time"),
        ("завтра в 25:00", "no_such_time"),
        ("в 11:75", "no_such_time"),
        ("at 13pm", "no_such_time"),
        ("через 99 лет", "too_far"),
        ("25.12.9999", "too_far"),
        ("через 9999 лет", "too_far"),
    ],
)
def test_impossible_moments_are_named(phrase: str, reason: str) -> None:
    bad = read(phrase)
    assert isinstance(bad, BadMoment), bad
    assert bad.reason == BadMomentReason(reason)
    assert bad.fragment == phrase


@pytest.mark.parametrize(
    "phrase",
    [
        "",
        "привет",
        "увеличить в 2 раза",
        "КП на 1.5 млн",
        "был в 3 магазинах",
        "11",
        "8 916 123-45-67",
    ],
)
def test_no_moment_is_invented(phrase: str) -> None:
    assert read(phrase) is None
    assert find_moment(phrase, now=NOW, zone=MOSCOW) is None


@pytest.mark.parametrize(
    ("text", "fragment"),
    [
        ("перезвонить в пятницу в 11", "в пятницу в 11"),
        ("завтра в 11 обсудить договор 12", "завтра в 11"),
        ("12.12 обсудить договор 12", "12.12"),
        ("Call back tomorrow at 3, he is busy", "tomorrow at 3"),
        ("завтра КП на 120 тыс", "завтра"),
        ("завтра,в 11 встреча", "завтра,в 11"),
        ("Ёлкин через 2 часа", "через 2 часа"),
        ("😀 завтра 😀", "завтра"),
    ],
)
def test_the_rest_of_the_text_is_the_note(text: str, fragment: str) -> None:
    found = find_moment(text, now=NOW, zone=MOSCOW)
    assert isinstance(found, Found)
    assert text[found.start : found.end] == fragment == found.value.text


def test_several_moments_are_found_in_order() -> None:
    found = find_moments("звонил сегодня в 10, перезвонить в пятницу", now=NOW, zone=MOSCOW)
    assert [type(one) for one in found] == [BadMoment, Found]


def test_a_day_without_an_hour_takes_the_default_time() -> None:
    moment = parse_moment("завтра", now=NOW, zone=MOSCOW, default_time=time(9, 15))
    assert isinstance(moment, Moment)
    assert moment.at.astimezone(MOSCOW).time() == time(9, 15)
    assert not moment.has_time


def test_today_without_an_hour_is_still_ahead() -> None:
    assert understood("сегодня").at > NOW


def test_next_friday_is_asked_about() -> None:
    moment = understood("в следующую пятницу в 10")
    assert moment.ambiguous
    assert moment.alternative == datetime(2026, 11, 27, 7, 0, tzinfo=UTC)


def test_todays_weekday_with_an_hour_ahead_is_today_or_in_a_week() -> None:
    moment = understood("в среду в 16")
    assert local(moment) == "25.11.2026 16:00"
    assert moment.alternative == datetime(2026, 12, 2, 13, 0, tzinfo=UTC)


def test_seven_is_evening_or_morning() -> None:
    moment = understood("завтра в 7")
    assert local(moment) == "26.11.2026 19:00"
    assert moment.ambiguous
    assert not understood("завтра в 07:00").ambiguous


def test_a_day_just_passed_without_a_year_is_asked_about() -> None:
    moment = understood("20.11")
    assert local(moment) == "20.11.2027"
    assert moment.ambiguous


def test_an_hour_that_the_clock_skips_moves_forward() -> None:
    now = datetime(2026, 3, 28, 12, 0, tzinfo=UTC)
    moment = parse_moment("завтра в 02:30", now=now, zone=BERLIN)
    assert isinstance(moment, Moment)
    assert moment.at == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    assert moment.at.astimezone(BERLIN).hour == 3


def test_hours_from_now_are_real_hours_across_a_clock_change() -> None:
    now = datetime(2026, 3, 29, 0, 30, tzinfo=UTC)
    moment = parse_moment("через 2 часа", now=now, zone=BERLIN)
    assert isinstance(moment, Moment)
    assert moment.at == datetime(2026, 3, 29, 2, 30, tzinfo=UTC)


def test_the_zone_of_the_speaker_counts() -> None:
    vladivostok = ZoneInfo("Asia/Vladivostok")  # already the 25th, 21:30
    moment = parse_moment("завтра в 9", now=NOW, zone=vladivostok)
    assert isinstance(moment, Moment)
    assert moment.at == datetime(2026, 11, 25, 23, 0, tzinfo=UTC)


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2029, 12, 31), timezones=st.just(UTC)),  # noqa: DTZ001 — hypothesis wants naive bounds
    st.sampled_from([phrase for phrase, _ in table(RUSSIAN) if not any(map(str.isdigit, phrase))]),
)
def test_words_without_a_date_always_lie_ahead(now: datetime, phrase: str) -> None:
    moment = parse_moment(phrase, now=now, zone=BERLIN)
    assert isinstance(moment, Moment)
    assert moment.at >= now
    assert moment.alternative is None or moment.alternative > now


def test_slashes_follow_the_locale() -> None:
    assert local(understood("05/12/2026")) == "05.12.2026"
    assert local(understood("12/05/2026", "en")) == "05.12.2026"
    assert local(understood("25/12/2026", "en")) == "25.12.2026"
