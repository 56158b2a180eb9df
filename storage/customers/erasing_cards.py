"""A person's card: of a company only the contact goes; a client that is one person is emptied.

What stays of the latter is a shell (``clients.erased_at``): that so many touches were made and
deals won, for the numbers of the team (R52).
"""

from collections.abc import Callable, Mapping
from typing import Any, Final, TypeAlias

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Executable,
    Table,
    bindparam,
    delete,
    func,
    insert,
    literal,
    literal_column,
    or_,
    select,
    update,
)

from domain.deals import LostReason, StageKind
from domain.reminders import ReminderState
from storage.customers import erasing_texts
from storage.customers.one_erasure import Erasure
from storage.json_list import json_list
from storage.tables.cadence_exceptions import cadence_exceptions
from storage.tables.clients import clients, contacts, points, search_terms, tags
from storage.tables.customers import customers
from storage.tables.deals import IS_OPEN as DEAL_IS_OPEN
from storage.tables.deals import deal_moves, deals, stages
from storage.tables.reminders import IS_OPEN as REMINDER_IS_OPEN
from storage.tables.reminders import reminders
from storage.tables.rounds import rounds
from storage.tables.touches import touches
from storage.types import Moment

ERASED: Final = "erased"
"""Why a reminder was closed."""
CLIENT: Final[BindParameter[Any]] = bindparam("client")
CONTACT: Final[BindParameter[Any]] = bindparam("contact")
MOMENT: Final = bindparam("moment", type_=Moment)

EMPTY_TOUCH: Final = {
    "note": "",
    "objections": "",
    "competitor": "",
    "media_kind": None,
    "media_file_id": None,
    "contact_id": None,
}
Whose: TypeAlias = Callable[[Table], ColumnElement[bool]]
Step: TypeAlias = tuple[Table, Executable, tuple[str, ...]]
"""A statement, whose rows it counts, and which of ``Erasure.values`` it asks for."""


def _of_client(table: Table) -> ColumnElement[bool]:
    return table.c.client_id == CLIENT


def _of_contact(table: Table) -> ColumnElement[bool]:
    return table.c.contact_id == CONTACT


def _emptying(whose: Whose, by: str) -> list[Step]:
    """Return what a contact's rows lose, or those of a client that goes whole."""
    open_ones = update(reminders).where(whose(reminders), REMINDER_IS_OPEN)
    closed = open_ones.values(
        state=ReminderState.CLOSED, rings_at=None, closed_at=MOMENT, closed_why=ERASED
    )
    empty: list[tuple[Table, Mapping[str, Any]]] = [
        (reminders, {"text": "", "contact_id": None}),
        (touches, EMPTY_TOUCH),
        (cadence_exceptions, {"reason": "", "contact_id": None}),
    ]
    # Who gave this card's phone without proving it is a customer of their own.
    unlinked = update(customers).where(_of_contact(customers)).values(contact_id=None)
    return [
        (reminders, closed, (by, "moment")),
        *((table, update(table).where(whose(table)).values(lost), (by,)) for table, lost in empty),
        *((table, delete(table).where(whose(table)), (by,)) for table in (search_terms, points)),
        (customers, unlinked, ("contact",)),
    ]


_lost = stages.alias("lost")
_now_in = stages.alias("now_in")
LOST_STAGE: Final = (
    select(func.min(_lost.c.id))
    .join(_now_in, _now_in.c.pipeline_id == _lost.c.pipeline_id)
    .where(_now_in.c.id == deals.c.stage_id, _lost.c.kind == StageKind.LOST)
    .correlate(deals)
    .scalar_subquery()
)
MOVE_TO_LOST: Final = insert(deal_moves).from_select(
    ["deal_id", "member_id", "at", "from_stage_id", "to_stage_id", "reason", "note"],
    select(
        deals.c.id,
        deals.c.manager_id,
        MOMENT,
        deals.c.stage_id,
        LOST_STAGE,
        literal_column(f"'{LostReason.OTHER}'"),
        literal(""),
    ).where(_of_client(deals), DEAL_IS_OPEN),
)
LOSE: Final = (
    update(deals)
    .where(_of_client(deals), DEAL_IS_OPEN)
    .values(stage_id=LOST_STAGE, stage_since=MOMENT, closed_at=MOMENT, lost_reason=LostReason.OTHER)
)
_THEIR_DEALS: Final = deal_moves.c.deal_id.in_(select(deals.c.id).where(_of_client(deals)))
WHOLE: Final[list[Step]] = [
    *_emptying(_of_client, "client"),
    (deal_moves, MOVE_TO_LOST, ("client", "moment")),
    (deals, LOSE, ("client", "moment")),
    (
        deals,
        update(deals).where(_of_client(deals)).values(title="", title_key="", lost_note=""),
        ("client",),
    ),
    (
        deal_moves,
        update(deal_moves).where(_THEIR_DEALS, deal_moves.c.note != "").values(note=""),
        ("client",),
    ),
    (rounds, delete(rounds).where(_of_client(rounds)), ("client",)),
    (tags, delete(tags).where(_of_client(tags)), ("client",)),
    (customers, update(customers).where(_of_client(customers)).values(client_id=None), ("client",)),
]
OF_COMPANY: Final[list[Step]] = _emptying(_of_contact, "contact")
DROP_CONTACT: Final = delete(contacts).where(contacts.c.id == CONTACT)
SHELL: Final = (
    update(clients)
    .where(clients.c.id == CLIENT)
    .values(
        {
            **dict.fromkeys(
                (
                    "name", "name_key", "inn", "trade", "city", "address", "working_hours", "site",
                    "requisites", "grade", "source", "notes",
                ),
                "",
            ),
            "headcount": None,
            "standing": None,
            "allowed_from": None,
            "erased_at": MOMENT,
        }
    )
)  # fmt: skip


def _written(table: Table, names: tuple[str, ...], whose: ColumnElement[bool]) -> Executable:
    columns = [table.c[name] for name in names]
    return select(table.c.id, *columns).where(whose, or_(*(one != "" for one in columns)))


_ASIDE: Final = {clients: clients.c.id == CLIENT, deal_moves: _THEIR_DEALS}
READ_TEXTS: Final = {
    table: _written(table, names, _ASIDE[table] if table in _ASIDE else _of_client(table))
    for table, names in erasing_texts.TEXTS.items()
}
"""What was written about a company and its people, where the person may be named too."""
ROW_IDS: Final = {
    whole: select(
        *(
            json_list(select(table.c.id).where(whose(table)).order_by(table.c.id)).label(table.name)
            for table in (touches, reminders, points, cadence_exceptions, *more)
        )
    )
    for whole, whose, more in (
        (False, _of_contact, ()),
        (True, _of_client, (contacts, deals, rounds, tags)),
    )
}

TABLES: Final = frozenset(
    table.name for table in (contacts, clients, *(one for one, *_ in (*WHOLE, *OF_COMPANY)))
)
"""What is touched here, but for texts."""


async def erase(erasure: Erasure) -> None:
    """Empty the card, and what was written about it."""
    whole = erasure.traces.whole_client
    await _remember(erasure, whole=whole)
    for table, statement, names in WHOLE if whole else OF_COMPANY:
        await erasure.run(table.name, statement, *names)
    await erasure.run(contacts.name, DROP_CONTACT, "contact")
    if whole:
        await erasure.run(clients.name, SHELL, "client", "moment")
        return
    for table, question in READ_TEXTS.items():
        await _redact(erasure, table, question)


async def _remember(erasure: Erasure, *, whole: bool) -> None:
    """Keep which rows spoke of the person, to find the images that changes keep of them."""
    values = {"client" if whole else "contact": erasure.values["client" if whole else "contact"]}
    row = await erasure.transaction.first(ROW_IDS[whole], values)
    for name, rows in row._asdict().items() if row else ():
        erasure.rows.update((name, one["id"]) for one in rows)
    erasure.rows.add((contacts.name, erasure.values["contact"]))
    if whole:
        erasure.rows.add((clients.name, erasure.values["client"]))


async def _redact(erasure: Erasure, table: Table, question: Executable) -> None:
    """Cut the person out of texts about their company and its people."""
    values = {"client": erasure.traces.client_id}
    for row in await erasure.transaction.all(question, values):
        if changed := erasure.redaction.cut_all(row._asdict()):
            await erasing_texts.redact(erasure, table, row, changed)
