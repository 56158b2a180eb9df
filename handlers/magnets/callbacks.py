"""What the buttons of ``/magnets`` carry. Rights are checked again at every press."""

from aiogram.filters.callback_data import CallbackData

from domain.customers.consents import Purpose
from domain.customers.magnets import Ask, Part
from handlers.callbacks import Id


class MagnetDo(CallbackData, prefix="mg"):
    """Works on a magnet: ``list``, ``new``, ``show``, ``open``, ``pause``, ``copy``, ….

    ``page`` is a page of the list.
    """

    verb: str
    magnet: Id = 0
    page: Id = 0


class GiftDo(CallbackData, prefix="mp"):
    """Fills a part of a magnet, the gift or the reward: ``show``, ``text``, ``files``, …."""

    verb: str
    magnet: Id
    part: Part


class QuestionDo(CallbackData, prefix="mq"):
    """Works on one question: ``up``, ``may`` (be skipped), ``must`` (be answered), ``drop``.

    ``at`` is the place at which it stood, so that a second press moves nothing.
    """

    verb: str
    magnet: Id
    question: Id
    at: Id = 0


class AskFor(CallbackData, prefix="mu"):
    """Adds a question to a form; ``own`` asks for its words."""

    ask: Ask
    magnet: Id


class LeadsTo(CallbackData, prefix="mh"):
    """Says who gets the leads of a magnet: ``show``, ``turn``, ``city``, ``manager`` (R53)."""

    verb: str
    magnet: Id
    manager: Id = 0


class ConsentDo(CallbackData, prefix="mc"):
    """Works on a consent text: ``show``, ``own``, ``template`` (R51)."""

    verb: str
    magnet: Id
    purpose: Purpose
    locale: str


class OperatorDo(CallbackData, prefix="mo"):
    """Says who processes the data: ``show``, ``name``, ``address``, ``email``, ``term``, ``keep``.

    ``magnet`` is the one to go back to; ``months`` is the term that ``keep`` keeps; ``on`` goes on
    to the next question where they are asked one after the other.
    """

    verb: str
    magnet: Id
    months: Id = 0
    on: bool = False


class LinkDo(CallbackData, prefix="mk"):
    """Works on one link: ``show``, ``qr``, ``on``, ``off`` (the site's intake), ``origins``, …."""

    verb: str
    link: Id


class LinkFor(CallbackData, prefix="ml"):
    """Adds a link for a usual source: ``exhibition``, ``site``, ``partner``."""

    source: str
    magnet: Id


class NumbersFor(CallbackData, prefix="mf"):
    """Shows the numbers of a magnet: of ``all`` time or of a ``month``, in words or drawn."""

    magnet: Id
    span: str
    drawn: bool = False


class KeeperDo(CallbackData, prefix="mw"):
    """Lets a colleague edit magnets, or not any more; ``list`` shows who may."""

    verb: str
    member: Id = 0


class Inert(CallbackData, prefix="mz"):
    """A button of a preview: it only says what it would do."""
