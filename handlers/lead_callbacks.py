"""What the buttons of leads and erasures carry (see ``handlers.callbacks``)."""

from aiogram.filters.callback_data import CallbackData

from handlers.callbacks import Id


class LeadDo(CallbackData, prefix="ld"):
    """Works on a lead (R53): ``show``, ``reached``, ``no_answer``, ``give`` (asks to whom)."""

    verb: str
    lead: Id


class LeadsPage(CallbackData, prefix="lp"):
    """Turns a page of the untouched leads."""

    page: Id


class GiveLead(CallbackData, prefix="lg"):
    """Gives a lead to a colleague, or asks the heads to (R4)."""

    lead: Id
    manager: Id


class ErasureDo(CallbackData, prefix="er"):
    """Works on erasures (R52): ``acts`` by the page, ``whom`` asks whom to erase at a request.

    Of a retention proposal: ``silent`` lists by the page, ``sure`` asks once, ``erase``, ``keep``.
    """

    verb: str
    proposal: Id = 0
    page: Id = 0


class EraseWho(CallbackData, prefix="ew"):
    """Erases a person at their written request: ``ask`` asks once, ``erase`` does it (R52)."""

    verb: str
    client: Id
    contact: Id
