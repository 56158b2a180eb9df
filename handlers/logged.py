"""The answer to a logged touch: what was kept, what cadence says, what comes next (R7, R8)."""

from domain.language.moments import Moment
from domain.language.touch_text import TouchWords
from domain.log_touch import TouchLogged
from handlers.buttons import card_button, undo_button
from handlers.cadence_lines import warning_lines
from handlers.desk import Desk
from handlers.reminder_lines import alternative_row
from handlers.rest_lines import archived_line, revived_line, woke_line
from handlers.screens import Row, Screen
from handlers.steps import planned_parts, rest_parts, step_rows
from handlers.touch_lines import bad_moment_line, closed_line, logged_lines
from locales import Html, join


async def logged_screen(
    desk: Desk, logged: TouchLogged, words: TouchWords, moment: Moment | None
) -> Screen:
    """Return what was logged with its next step; undoing is in the last row.

    ``moment`` is the time that the client named, ``words`` what was read from the line.
    """
    texts, warning = desk.texts, logged.warning
    done = [
        logged_lines(desk, logged.touch, logged.file),
        warning_lines(desk, warning, desk.policy) if warning else "",
        closed_line(texts, logged.closed),
        bad_moment_line(texts, words.bad_moment) if words.bad_moment else "",
        revived_line(desk) if logged.revived else "",
        woke_line(desk) if logged.woke else "",
        archived_line(desk, logged.archived) if logged.archived else "",
    ]
    told, rows = await _next(desk, logged, words, moment)
    last: Row = [undo_button(desk)]
    if logged.rested is None:  # a rest brings the card's button along
        contact = logged.touch.contact_id or 0
        last = [*last, card_button(desk, logged.touch.client_id, contact)]
    return Screen(text=join([*done, told]), buttons=[*rows, last])


async def _next(
    desk: Desk, logged: TouchLogged, words: TouchWords, moment: Moment | None
) -> tuple[Html, list[Row]]:
    """Return what comes next: the agreed time, the rest that began, or what to choose from."""
    texts = desk.texts
    if logged.planned is not None:
        told, rows = planned_parts(desk, logged.planned)
        check = texts("step-check") if moment is not None and moment.ambiguous else ""
        other = moment.alternative if moment else None
        return join([told, check]), [*alternative_row(desk, logged.planned.reminder, other), *rows]
    if logged.rested is not None:
        return rest_parts(desk, logged.rested)
    if not logged.proposals:
        return Html(""), []
    hint = texts("touch-bad-moment-hint") if words.bad_moment else ""
    rows = await step_rows(desk, logged.touch, logged.proposals)
    return join([hint, texts("step-question")]), rows
