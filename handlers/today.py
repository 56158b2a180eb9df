"""``/today`` and the morning digest: the same plan, asked for or brought."""

from itertools import chain, islice

from aiogram import Router
from aiogram.types import Message

from domain.plan import DayPlan
from handlers import show
from handlers.archive import start_button
from handlers.callbacks import LeftOutPage, Menu
from handlers.commands import said
from handlers.day_lines import Colleagues, Section, left_out_line, sections, text_of
from handlers.desk import Desk
from handlers.screens import Row, Screen, button, rows_of
from handlers.show import View
from locales import Html, join

router = Router(name="today")
_BUTTONS = 10
_NOON, _EVENING = 12, 18


@router.message(said("today"))
async def today(message: Message, desk: Desk) -> Screen:
    """Show what the day holds, as of now."""
    del message
    return await today_screen(desk)


async def today_screen(desk: Desk) -> Screen:
    """Return the plan of the member's day."""
    plan = await desk.plan_day(desk.member)
    if plan.empty:
        key = "today-empty-off" if plan.day_off else "today-empty"
        return _nothing(desk, desk.texts(key), plan)
    colleagues: Colleagues = {}
    if plan.team_stuck:
        colleagues = {one.id: one.name for one in await desk.unit.team.members()}
    title = desk.texts("today-title", day=show.dated(desk, show.today(desk)))
    return _plan(desk, title, plan, colleagues)


def digest_screen(view: View, plan: DayPlan, colleagues: Colleagues) -> Screen:
    """Return the morning message: what ``/today`` holds, or one line on an empty day.

    ``colleagues`` are the names of those whose deals stand in ``plan.team_stuck``.
    """
    facts = {
        "part": _part_of_day(view),
        "name": (view.member.name.split() or [""])[0],
        "day": show.dated(view, show.today(view)),
    }
    if plan.empty:
        return _nothing(view, view.texts("today-greeting-empty", **facts), plan)
    return _plan(view, view.texts("today-greeting", **facts), plan, colleagues)


def _nothing(view: View, told: Html, plan: DayPlan) -> Screen:
    """Return the one line of a day with nothing to do, and whom it leaves out (R17)."""
    return Screen(
        text=join([told, left_out_line(view, plan)], " "),
        buttons=[*_left_out_row(view, plan), _ways_on(view)],
    )


def _plan(view: View, title: Html, plan: DayPlan, colleagues: Colleagues) -> Screen:
    parts = sections(view, plan, colleagues)
    off = view.texts("today-day-off") if plan.day_off else ""
    check = view.texts("archive-today", count=plan.to_check) if plan.to_check else ""
    last = join([check, off, left_out_line(view, plan)])
    text = join([title, *(text_of(view, part) for part in parts), last], "\n\n")
    rows = [*_buttons(parts), *_check_row(view, plan), *_left_out_row(view, plan)]
    return Screen(text=text, buttons=[*rows, _ways_on(view)])


def _buttons(parts: list[Section]) -> list[Row]:
    """Offer the most urgent lines as buttons, in the order of the text."""
    lines = chain.from_iterable(part.lines for part in parts)
    return rows_of([line.button for line in islice(lines, _BUTTONS)], 2)


def _check_row(view: View, plan: DayPlan) -> list[Row]:
    """Return the button of the checking list, when something is due (R26)."""
    if not plan.to_check:
        return []
    return [[start_button(view, "archive-today", count=plan.to_check)]]


def _left_out_row(view: View, plan: DayPlan) -> list[Row]:
    if not plan.left_out:
        return []
    return [[button(view.texts.plain("today-who-left-out"), LeftOutPage(page=0))]]


def _ways_on(view: View) -> Row:
    return [
        button(view.texts.plain(f"button-{screen}"), Menu(screen=screen))
        for screen in ("dial", "tasks", "deals")
    ]


def _part_of_day(view: View) -> str:
    hour = view.clock.now().astimezone(view.member.zone).hour
    if hour < _NOON:
        return "morning"
    return "day" if hour < _EVENING else "evening"
