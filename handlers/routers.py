"""All routers in the order in which an update meets them."""

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import Filter
from aiogram.types import TelegramObject

from handlers import (
    add,
    archive,
    asking,
    assign,
    cancel,
    cards,
    deal_moves,
    deals,
    dial,
    dial_calls,
    drafts,
    edit,
    edited,
    erasures,
    find,
    forwarded,
    groups,
    help,  # noqa: A004 — the command is called so, and so is its module
    history,
    leads,
    left_out,
    media,
    menu,
    permit,
    policy,
    postponing,
    reminders,
    report,
    resting,
    settings,
    stages,
    start,
    stats,
    steps,
    tasks,
    team,
    today,
    touches,
    undo,
    unknown,
    vcards,
    who,
    why,
    words,
)
from handlers.customers import for_staff
from handlers.customers.routers import customers_router
from handlers.desk import Desk
from handlers.magnets import routers as magnets

MODULES = (
    *magnets.FIRST,
    forwarded,
    start,
    cancel,
    menu,
    touches,
    dial,
    dial_calls,
    find,
    cards,
    permit,
    resting,
    today,
    leads,
    why,
    left_out,
    add,
    reminders,
    postponing,
    tasks,
    deals,
    deal_moves,
    steps,
    who,
    edit,
    history,
    undo,
    archive,
    stats,
    settings,
    help,
    team,
    report,
    assign,
    stages,
    policy,
    erasures,
    *magnets.MODULES,
    vcards,
    drafts,
    asking,
    media,
    edited,
    for_staff,
    words,
    unknown,
)
"""What a member can say: the frequent first, plain words last."""


class OnTeam(Filter):
    """Lets members through; whoever else it is meets the lobby."""

    async def __call__(self, event: TelegramObject, desk: Desk | None = None) -> bool:
        """Whether the person has a desk."""
        del event
        return desk is not None


def staff_router() -> Router:
    """Return the router of the team's private chats."""
    router = Router(name="staff")
    router.message.filter(OnTeam(), F.chat.type == ChatType.PRIVATE)
    router.edited_message.filter(OnTeam())
    router.callback_query.filter(OnTeam())
    router.message.outer_middleware(asking.end_waiting)
    router.callback_query.outer_middleware(asking.end_waiting)
    router.include_routers(*(module.router for module in MODULES))
    return router


def all_routers() -> tuple[Router, ...]:
    """Return groups, team, door, customers, lobby. A process may ask once: each has one parent."""
    return (
        groups.router,
        staff_router(),
        start.door_router,
        customers_router(),
        start.lobby_router,
    )
