"""The book of rounds (R20-R25)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    bindparam,
    exists,
    literal_column,
    or_,
    select,
    union,
)

from domain.clients import ClientKind
from domain.policy import Policy
from domain.rounds import AGREED_GRACE, Round, Story
from domain.touches import Outcome
from storage.journal import Journal
from storage.json_list import Row, json_list
from storage.rows import values_of
from storage.tables.clients import clients, contacts
from storage.tables.deals import deals, stages
from storage.tables.reminders import IS_OPEN, reminders
from storage.tables.rounds import HAS_BEGUN, IS_SILENT, rounds
from storage.tables.touches import touches
from storage.touches import NEWEST
from storage.transaction import Transaction
from storage.types import Moment

CURRENT: Final = (
    select(rounds)
    .where(rounds.c.client_id == bindparam("client"))
    .order_by(rounds.c.number.desc())
    .limit(1)
)
_AGREED = exists().where(
    reminders.c.client_id == rounds.c.client_id,
    IS_OPEN,
    reminders.c.kind == literal_column("'agreed'"),
    reminders.c.due_at > bindparam("agreed_since", type_=Moment),
)
_BOUGHT = exists().where(
    deals.c.client_id == rounds.c.client_id,
    stages.c.id == deals.c.stage_id,
    stages.c.kind == literal_column("'won'"),
)


def _over(reached: ColumnElement[bool], along: ColumnElement[Any]) -> Select[Any]:
    """Select the first rounds that reached a limit, along its index and no further."""
    first = (
        select(rounds.c.client_id)
        .where(reached, ~_AGREED, ~_BOUGHT)
        .order_by(along, rounds.c.id)
        .limit(bindparam("limit"))
        .subquery()
    )
    return select(first.c.client_id)


LIMITED: Final = union(
    _over(
        and_(
            HAS_BEGUN,
            rounds.c.began_at <= bindparam("began_by", type_=Moment),
            or_(
                rounds.c.agreed_at.is_(None),
                rounds.c.agreed_at <= bindparam("agreed_since", type_=Moment),
            ),
        ),
        rounds.c.began_at,
    ),
    _over(IS_SILENT & (rounds.c.silent >= bindparam("most")), rounds.c.silent),
)
_LAST_REST = (
    select(rounds)
    .where(rounds.c.client_id == clients.c.id, rounds.c.ended_at.is_not(None))
    .order_by(rounds.c.number.desc())
    .limit(1)
)
_LAST_WORDS = (
    select(touches.c.note, touches.c.at)
    .where(touches.c.client_id == clients.c.id, touches.c.note != literal_column("''"))
    .order_by(*NEWEST)
    .limit(1)
)
_AGAINST = (
    select(
        contacts.c.surname,
        contacts.c.name,
        contacts.c.patronymic,
        touches.c.objections,
        touches.c.competitor,
    )
    .select_from(touches)
    .outerjoin(contacts, contacts.c.id == touches.c.contact_id)
    .where(
        touches.c.client_id == clients.c.id,
        touches.c.outcome.in_(
            literal_column(f"'{one}'") for one in (Outcome.REFUSED, Outcome.COMPETITOR)
        ),
    )
    .order_by(*NEWEST)
    .limit(1)
)
STORIES: Final = select(
    clients.c.id,
    clients.c.kind,
    json_list(_LAST_REST, clients).label("round_rows"),
    json_list(_LAST_WORDS, clients).label("word_rows"),
    json_list(_AGAINST, clients).label("against_rows"),
).where(clients.c.id.in_(bindparam("clients", expanding=True)))


class SqlRoundBook:
    """Where rounds are kept."""

    def __init__(self, transaction: Transaction, journal: Journal) -> None:
        self._transaction = transaction
        self._journal = journal

    async def add(self, one: Round) -> Round:
        """Store a new round; return it with its id."""
        return replace(one, id=await self._journal.insert(rounds, values_of(rounds, one)))

    async def save(self, before: Round, after: Round) -> None:
        """Store a changed round."""
        old, new = values_of(rounds, before), values_of(rounds, after)
        # A touch must not go on counting in a round that somebody else has ended meanwhile.
        await self._journal.update(rounds, after.id, old, new, whole=True)

    async def current(self, client_id: int) -> Round | None:
        """Return the present round of a client."""
        row = await self._transaction.first(CURRENT, {"client": client_id})
        return Round(**row._asdict()) if row else None

    async def limited(self, now: datetime, policy: Policy, limit: int) -> Sequence[int]:
        """Return clients, by their number, whose round has reached a limit of R20.

        Buyers are left out, and those with an agreement not long past (R14). Where more
        than ``limit`` are found, those whose round began first come first.
        """
        values = {
            "agreed_since": now - AGREED_GRACE,
            "began_by": now - timedelta(days=policy.round_days),
            "most": policy.round_touches,
            "limit": limit,
        }
        found = sorted(row.client_id for row in await self._transaction.all(LIMITED, values))
        return found[:limit]

    async def stories(self, client_ids: Sequence[int]) -> Mapping[int, Story]:
        """Return the story of the last rest of each of these clients (R23), in one statement."""
        if not client_ids:
            return {}
        rows = await self._transaction.all(STORIES, {"clients": list(client_ids)})
        return {row.id: _story(row) for row in rows if row.round_rows}


def _story(row: Any) -> Story:
    words: Row = next(iter(row.word_rows), {})
    against: Row = next(iter(row.against_rows), {})
    # A person alone has nobody else who could have been against.
    parts = ("surname", "name", "patronymic") if row.kind == ClientKind.COMPANY else ()
    names = (against.get(part) for part in parts)
    return Story(
        round=Round(**row.round_rows[0]),
        last_words=words.get("note", ""),
        last_words_at=words.get("at"),
        against=" ".join(filter(None, names)),
        objections=against.get("objections") or against.get("competitor", ""),
    )
