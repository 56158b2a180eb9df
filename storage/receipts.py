"""What is noted down once a letter was sent, or could not be: in the unit that marks the letter.

A receipt is a word, a colon and a number (``domain.delivery``).
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import bindparam, update

from domain.delivery import GIFT
from storage.tables.customers import customers
from storage.tables.forms import forms
from storage.transaction import Transaction

ARRIVED: Final = (
    update(forms)
    .where(forms.c.id == bindparam("form"), forms.c.gift_at.is_(None))
    .values(gift_at=bindparam("moment"))
)
BLOCKED: Final = (
    update(customers)
    .where(customers.c.telegram_id == bindparam("chat"), customers.c.blocked_at.is_(None))
    .values(blocked_at=bindparam("moment"))
)


def sent(unit: Transaction, receipts: Sequence[tuple[str, datetime]]) -> None:
    """Note what follows from letters that were sent; the first time stands."""
    rows = [
        {"form": int(number), "moment": at}
        for receipt, at in receipts
        for word, _, number in [receipt.partition(":")]
        if word == GIFT and number.isdecimal()
    ]
    unit.defer(ARRIVED, rows)


def blocked(unit: Transaction, chats: Sequence[tuple[int, datetime]]) -> None:
    """Note which customers the bot cannot write to any more."""
    unit.defer(BLOCKED, [{"chat": chat, "moment": at} for chat, at in chats])
