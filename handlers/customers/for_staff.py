"""What customers say, said by somebody of the team.

Who is a customer too sees and erases their own data as any other customer (R52); nobody else of
the team has any: a sentence, nothing is stored.
"""

from aiogram import Router
from aiogram.types import Message, TelegramObject, User

from handlers.commands import said
from handlers.customers.callbacks import OwnDo
from handlers.customers.own_data import forget, mydata, own_do, stop
from handlers.desk import Desk, Lobby
from handlers.screens import Screen

router = Router(name="for_staff")


async def is_customer(_: TelegramObject, lobby: Lobby, person: User) -> bool:
    """Whether somebody of the team is a customer too."""
    return await lobby.unit.customers.by_telegram(person.id) is not None


router.message.register(mydata, said("mydata"), is_customer)
router.message.register(stop, said("stop"), is_customer)
router.message.register(forget, said("forget"), is_customer)
router.callback_query.register(own_do, OwnDo.filter())


@router.message(said("mydata", "stop", "forget", "friend"))
async def for_customers(_: Message, desk: Desk) -> Screen:
    """Tell that the command is the customers'."""
    return Screen(text=desk.texts("form-for-customers"), private=False)
