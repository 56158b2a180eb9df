"""The routers of customers, in the order in which an update meets them."""

from aiogram import F, Router
from aiogram.enums import ChatType

from handlers.customers import blocking, form, friend, home, own_data, survey
from handlers.customers.throttle import slow_down

MODULES = (form.router, own_data.router, friend.router, survey.router, home.router, blocking.router)


def customers_router() -> Router:
    """Return the router of everybody's private chat who is not on the team."""
    router = Router(name="customers")
    router.message.filter(F.chat.type == ChatType.PRIVATE)
    router.message.outer_middleware(slow_down)
    router.callback_query.outer_middleware(slow_down)
    router.include_routers(*MODULES, form.others_router)
    return router
