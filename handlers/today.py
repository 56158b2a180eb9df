"""``/today`` and the morning digest: the same plan, asked for or brought."""

from itertools import chain, islice

from aiogram import Router
from aiogram.types import Message

from domain.plan import DayPlan
from handlers import show
from handlers.callbacks import Menu
from handlers.commands import said
from handlers.day_lines import Colleagues, Section, sections, text_of
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
        return Screen(text=desk.texts("today-empty"), buttons=[_ways_on(desk)])
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
        return Screen(text=view.texts("today-greeting-empty", **facts), buttons=[_ways_on(view)])
    return _plan(view, view.texts("today-greeting", **facts), plan, colleagues)


def _plan(view: View, title: Html, plan: DayPlan, colleagues: Colleagues) -> Screen:
    parts = sections(view, plan, colleagues)
    text = join([title, *(text_of(view, part) for part in parts)], "\n\n")
    return Screen(text=text, buttons=[*_buttons(parts), _ways_on(view)])


def _buttons(parts: list[Section]) -> list[Row]:
    """Offer the most urgent lines as buttons, in the order of the text."""
    lines = chain.from_iterable(part.lines for part in parts)
    return rows_of([line.button for line in islice(lines, _BUTTONS)], 2)


def _ways_on(view: View) -> Row:
    return [
        button(view.texts.plain(f"button-{screen}"), Menu(screen=screen))
        for screen in ("tasks", "deals")
    ]


def _part_of_day(view: View) -> str:
    hour = view.clock.now().astimezone(view.member.zone).hour
    if hour < _NOON:
        return "morning"
    return "day" if hour < _EVENING else "evening"
