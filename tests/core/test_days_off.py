"""A list of days off that does not reach a date is told of in the log (R12)."""

from datetime import date

import pytest
import structlog
from structlog.testing import capture_logs

from bot import wiring
from domain.calendar import calendar_of


def test_r12_a_year_whose_days_off_are_not_known_is_logged_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(wiring, "log", structlog.stdlib.get_logger("bot.wiring"))
    wiring._days_off_unknown.cache_clear()
    calendar = calendar_of("RU", on_unknown=wiring._days_off_unknown)
    last = calendar.reaches
    assert last is not None
    with capture_logs() as logs:
        assert calendar.is_working(date(last + 1, 1, 4)) is (date(last + 1, 1, 4).weekday() < 5)
        for year, day in ((last + 1, 5), (last + 2, 4), (last + 1, 6), (last + 2, 4)):
            calendar.is_working(date(year, 3, day))
        assert calendar.is_working(date(2026, 11, 23))
    assert [(one["event"], one["log_level"], one["year"]) for one in logs] == [
        ("days_off_unknown", "warning", last + 1),
        ("days_off_unknown", "warning", last + 2),
    ]
