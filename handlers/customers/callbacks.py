"""What the customers' buttons carry; each is checked against who presses it.

https://core.telegram.org/bots/api#inlinekeyboardbutton
"""

from enum import StrEnum
from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from handlers.callbacks import Id


class Agreed(CallbackData, prefix="ca"):
    """Agrees to the texts of a link's magnet; ``friend`` is the code of who sent the person.

    ``personal`` and ``news`` are the numbers of the texts that stand above the button (R51):
    weeks later they say what the person has seen. ``news`` is 0 where the tick is not set.
    """

    link: Id
    friend: str
    personal: Id
    news: Id


class TickMailing(CallbackData, prefix="cm"):
    """Sets or clears the tick of the consent to mailings, before anything is stored (R51).

    ``personal`` and ``news`` are the numbers of the texts that stand above the button.
    """

    link: Id
    friend: str
    personal: Id
    news: Id
    mailing: bool


class OwnVerb(StrEnum):
    """What a person does with their own data; ``SURE_`` after they were asked once."""

    STOP = "stop"
    WITHDRAW = "withdraw"
    SURE_WITHDRAW = "sure_withdraw"
    FORGET = "forget"
    SURE_FORGET = "sure_forget"
    KEEP = "keep"


class OwnDo(CallbackData, prefix="co"):
    """Does something with the data of whoever presses (R52): it names nobody."""

    verb: OwnVerb


class Scored(CallbackData, prefix="cs"):
    """Answers a question of 0 to 10."""

    survey: Id
    score: Annotated[int, Field(ge=0, le=10)]
