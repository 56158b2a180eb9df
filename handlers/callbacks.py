"""What the buttons carry: a verb and opaque ids, at most 64 bytes.

Buttons hold no state: they work weeks later and on any copy of the bot. Rights are checked
again at every press. https://core.telegram.org/bots/api#inlinekeyboardbutton
"""

from typing import Annotated, TypeAlias

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

_LARGEST = 2**53

Id: TypeAlias = Annotated[int, Field(ge=0, le=_LARGEST)]
"""A number that a database can hold; a button with another one was made by hand."""


class Menu(CallbackData, prefix="mn"):
    """Opens one of the main screens: ``today``, ``tasks``, ``deals``, ``help``, …."""

    screen: str


class Pick(CallbackData, prefix="pk"):
    """Chooses whom a command meant; the command waits in the draft."""

    draft: Id
    client: Id
    contact: Id


class FindPage(CallbackData, prefix="fp"):
    """Turns to a page of a search; the words wait in the draft."""

    draft: Id
    page: Id


class DraftDo(CallbackData, prefix="dr"):
    """Goes on with something half-understood: ``verb`` says how."""

    draft: Id
    verb: str


class OpenCard(CallbackData, prefix="cd"):
    """Shows a card."""

    client: Id
    contact: Id = 0


class CardDo(CallbackData, prefix="do"):
    """Begins something with the client of a card: call, meeting, remind, deal, edit, …."""

    verb: str
    client: Id
    contact: Id = 0


class EditPick(CallbackData, prefix="ed"):
    """Chooses the field of a card to fill next."""

    field: str
    client: Id
    contact: Id = 0


class EditValue(CallbackData, prefix="ev"):
    """Fills a field of a card with a value off its list (a position's code)."""

    field: str
    value: str
    client: Id
    contact: Id = 0


class LogOutcome(CallbackData, prefix="oc"):
    """Logs a touch with this outcome (R6); ``reminder`` is the one it answers, or 0."""

    kind: str
    outcome: str
    client: Id
    contact: Id = 0
    reminder: Id = 0


class Step(CallbackData, prefix="st"):
    """Takes a proposed next step (R8). ``due`` in minutes since 1970 UTC."""

    kind: str
    touch: Id
    client: Id
    contact: Id = 0
    due: Id = 0
    deal: Id = 0
    stage: Id = 0


class ReminderDo(CallbackData, prefix="rm"):
    """Answers a reminder: ``open``, ``done``, ``later`` (asks when)."""

    verb: str
    reminder: Id


class Later(CallbackData, prefix="lt"):
    """Postpones a reminder: ``hour``, ``evening``, ``tomorrow``, ``days3``, ``week``, ``own``."""

    reminder: Id
    until: str


class Insist(CallbackData, prefix="in"):
    """Puts a moved reminder back to ``due``, in minutes since 1970 UTC (R16)."""

    reminder: Id
    due: Id


class RestDo(CallbackData, prefix="rs"):
    """Ends a rest or turns it into something else: ``wake``, ``keep``, ``archive`` (R20-R25).

    ``stay`` leaves a rest as it is; ``keep_listed`` keeps going and leaves the message in place.
    ``at`` is when the rest began that the button hung under, in seconds since 1970 UTC: an old
    message must not end a later rest. 0 is the present one, whichever it is.
    """

    verb: str
    client: Id
    contact: Id = 0
    at: Id = 0


class ArchiveDo(CallbackData, prefix="ar"):
    """Checks archived contacts: ``start``, ``skip``, or what came of the call (R26).

    ``skipped`` is how many were left for later on the way here.
    """

    verb: str
    client: Id = 0
    contact: Id = 0
    skipped: Id = 0


class ShowNumber(CallbackData, prefix="sn"):
    """Shows the numbers of a card against cadence; without a reason it asks for one (R18)."""

    client: Id
    contact: Id = 0
    reason: str = ""


class DialDo(CallbackData, prefix="di"):
    """Works on the calling list of a draft: ``log``, ``skip``, ``next``, ``finish``."""

    verb: str
    draft: Id
    client: Id = 0
    contact: Id = 0
    outcome: str = ""


class DialStep(CallbackData, prefix="ds"):
    """Takes a proposed next step (as ``Step``) and goes on with the calling list."""

    draft: Id
    kind: str
    touch: Id
    client: Id
    due: Id = 0
    deal: Id = 0
    stage: Id = 0


class DealDo(CallbackData, prefix="dl"):
    """Works on a deal: ``open``, ``forward``, ``back``, ``won``, ``lost``.

    ``stage`` is the stage that the person saw, so that a second press moves nothing.
    """

    verb: str
    deal: Id
    stage: Id = 0


class LostFor(CallbackData, prefix="ls"):
    """Gives the reason of a lost deal (R28)."""

    deal: Id
    reason: str
    stage: Id = 0


class Undo(CallbackData, prefix="un"):
    """Takes back the change made at this moment (microseconds since 1970 UTC, R75)."""

    at: Id


class Setting(CallbackData, prefix="se"):
    """Changes one habit of the member; an empty value asks for it."""

    name: str
    value: str = ""


class StageDo(CallbackData, prefix="sg"):
    """Edits the pipeline: ``show``, ``up``, ``down``, ``name``, ``percent``, ``days``, ``add``."""

    verb: str
    stage: Id = 0


class PolicyDo(CallbackData, prefix="po"):
    """Works on the owner's numbers: ``list``, ``topic``, ``show``, ``own``, ``set``, ``log``.

    ``name`` is the code of the number, or of the topic; ``value`` is what ``set`` sets.
    """

    verb: str
    name: str = ""
    value: Id = 0


class ReportFor(CallbackData, prefix="rp"):
    """Shows a part of the team's report (``team``, ``exceptions``, ``returns``, …) of a period."""

    view: str
    period: str
    page: Id = 0


class Invite(CallbackData, prefix="iv"):
    """Makes an invitation for a role."""

    role: str


class HandOver(CallbackData, prefix="ho"):
    """Asks for a colleague's client (R3)."""

    client: Id


class AssignTo(CallbackData, prefix="as"):
    """Gives a client to a manager (R4); heads and owners only."""

    client: Id
    manager: Id


class StatsFor(CallbackData, prefix="sp"):
    """Shows the figures of another period."""

    period: str


class Why(CallbackData, prefix="wy"):
    """Tells why a client is in the plan or not (R17).

    ``back`` is the page of those left out to go back to, from 1 on; 0 where there is none.
    """

    client: Id
    contact: Id = 0
    back: Id = 0


class RemindThen(CallbackData, prefix="rt"):
    """Plans a reminder about a client at ``due``, in minutes since 1970 UTC."""

    client: Id
    contact: Id = 0
    due: Id


class LeftOutPage(CallbackData, prefix="lo"):
    """Turns a page of those whom the plan leaves out (R17)."""

    page: Id


class HistoryPage(CallbackData, prefix="hp"):
    """Turns a page of a client's touches."""

    client: Id
    page: Id


class TouchOutcome(CallbackData, prefix="to"):
    """Gives the outcome of a touch whose words wait in a draft (R6)."""

    draft: Id
    outcome: str


class MediaAs(CallbackData, prefix="ma"):
    """Says what a voice note, photo or file waiting in a draft was: a call, a meeting, …."""

    draft: Id
    manner: str
    client: Id
    contact: Id = 0


class RemindAt(CallbackData, prefix="ra"):
    """Plans the reminder that waits in a draft; ``until`` as in ``Later``, or minutes."""

    draft: Id
    until: str


class TaskDo(CallbackData, prefix="tk"):
    """Works on the list of reminders: ``page``, ``done``, ``later``; ``page`` is kept."""

    verb: str
    page: Id = 0
    reminder: Id = 0


class DealsPage(CallbackData, prefix="dp"):
    """Turns a page of the pipeline."""

    page: Id


class DealTo(CallbackData, prefix="dt"):
    """Moves a deal to a stage; ``seen`` is the stage that the person saw."""

    deal: Id
    to: Id
    seen: Id
