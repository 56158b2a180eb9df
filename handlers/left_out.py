"""Whom the plan leaves out today: a page of names, each with its rule and first day (R17)."""

from collections.abc import Iterable

from aiogram import Router
from aiogram.types import CallbackQuery, InlineKeyboardButton

from domain.plan import LeftOut
from domain.plan_day import day_end
from domain.team import Scope
from handlers import show
from handlers.buttons import menu_button
from handlers.callbacks import LeftOutPage, Why
from handlers.desk import Desk
from handlers.screens import Row, Screen, button, rows_of
from handlers.touch_lines import cut
from locales import Html, join

router = Router(name="left_out")
PAGE = 8
_LABEL = 24


@router.callback_query(LeftOutPage.filter())
async def left_out(press: CallbackQuery, callback_data: LeftOutPage, desk: Desk) -> Screen:
    """Show whom the plan of the member's own day leaves out."""
    del press
    now, own = desk.clock.now(), Scope(desk.member.id)
    after, plan = day_end(desk.member, now), desk.unit.plan
    count = await plan.left_out_count(own, now=now, after=after)
    if not count:
        text = desk.texts("explain-left-out-none")
        return Screen(text=text, buttons=[[menu_button(desk, "today")]])
    pages = -(-count // PAGE)
    page = min(callback_data.page, pages - 1)
    listed = await plan.left_out(own, now=now, after=after, limit=PAGE, offset=page * PAGE)
    place = ""
    if pages > 1:
        place = desk.texts("explain-left-out-page", page=str(page + 1), pages=str(pages))
    title = join([desk.texts("explain-left-out", count=count), place])
    lines = join([_line(desk, one) for one in listed])
    names = [
        button(cut(one.client_name, _LABEL), Why(client=one.client_id, back=page + 1))
        for one in listed
    ]
    rows: list[Row] = [*rows_of(names, 2), list(_turns(desk, page, pages))]
    return Screen(text=join([title, lines], "\n\n"), buttons=[*rows, [menu_button(desk, "today")]])


def _line(desk: Desk, one: LeftOut) -> Html:
    allowed = one.first_allowed(desk.member.timezone, desk.policy, desk.calendar)
    day = show.dated(desk, allowed.astimezone(desk.member.zone).date())
    rule = "rest" if one.resting else "cadence"
    return desk.texts(f"explain-left-out-{rule}", who=one.client_name, day=day)


def _turns(desk: Desk, page: int, pages: int) -> Iterable[InlineKeyboardButton]:
    if page > 0:
        yield button(desk.texts.plain("button-previous"), LeftOutPage(page=page - 1))
    if page < pages - 1:
        yield button(desk.texts.plain("button-next"), LeftOutPage(page=page + 1))
