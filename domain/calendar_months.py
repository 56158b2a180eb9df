"""Calendar months, as people count them (R22)."""

import calendar
from datetime import date

_MONTHS = 12


def add_months(day: date, months: int) -> date:
    """Return the same day some months later; the 31st becomes the last day of a shorter one."""
    index = day.year * _MONTHS + day.month - 1 + months
    year, month = divmod(index, _MONTHS)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))
