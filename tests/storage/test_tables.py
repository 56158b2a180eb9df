"""The tables: made by migrations, referred to by index, never read from end to end."""

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import ClauseElement, Index, PrimaryKeyConstraint, Table, UniqueConstraint
from sqlalchemy.dialects import sqlite
from sqlalchemy.engine import Connection

from domain.customers.surveys import Occasion
from domain.team import Scope
from storage import (
    archive,
    cadence_exceptions,
    cards,
    changes,
    clients,
    deals,
    entrance,
    marks,
    next_calls,
    paces,
    parts,
    plan,
    policies,
    receipts,
    reminders,
    rounds,
    team,
    touches,
)
from storage.customers import (
    cleaning,
    codes,
    consents,
    erasures,
    forms,
    funnel,
    intake,
    magnet_rows,
    own_cards,
    referrals,
    retention,
    silence,
    stale,
    surveys,
    traces,
)
from storage.customers import lead_questions as leads
from storage.customers import people as customers
from storage.database import Database
from storage.holders import holding
from storage.search import finding, joining
from storage.statistics import counting
from storage.tables import delivery
from storage.tables.metadata import metadata

OWN, EVERYBODY = Scope(1), Scope(None)
BESIDE = delivery.inbox.metadata  # the tables beside the base stand in the same catalogue
SMALL = {"members", "stages", "pipelines", "policy_changes", "magnets", "magnet_links"}


async def test_the_migrations_make_these_tables(database: Database) -> None:
    differences: list[object] = []

    def compare(connection: Connection) -> None:
        context = MigrationContext.configure(connection)
        differences.extend(compare_metadata(context, BESIDE))

    async with database.unit() as unit:
        await unit.run(compare)
    assert differences == []


def _leading_columns(table: Table) -> Iterator[str]:
    for index in (*table.indexes, *table.constraints):
        whole = not (
            isinstance(index, Index) and index.dialect_options["sqlite"]["where"] is not None
        )
        if isinstance(index, Index | PrimaryKeyConstraint | UniqueConstraint) and whole:
            yield next(iter(index.columns)).name


@pytest.mark.parametrize("table", metadata.tables.values(), ids=str)
def test_every_foreign_key_has_an_index(table: Table) -> None:
    referring = {column.name for column in table.c if column.foreign_keys}
    assert referring <= set(_leading_columns(table))


QUESTIONS: dict[str, ClauseElement] = {
    "open": clients.OPEN.of(OWN)[0],
    "open, head": clients.OPEN.of(EVERYBODY)[0],
    "company named": clients.NAMED.of(OWN)[0],
    "holders": holding(2),
    "card": cards.CARD.of(OWN)[0],
    "touches": touches.OF_CLIENT,
    "count of touches": touches.COUNT,
    "reminder": reminders.ONE.of(OWN)[0],
    "reminders of client": reminders.OF_CLIENT,
    "reminders of member": reminders.OF_MEMBER_UNTIL,
    "ringing": reminders.RINGING,
    "deal": deals.ONE.of(OWN)[0],
    "open deals": deals.OPEN_DEALS.of(OWN)[0],
    "open deals, head": deals.OPEN_DEALS.of(EVERYBODY)[0],
    "open deals of client": deals.OPEN_OF_CLIENT.of(OWN)[0],
    "sums": deals.SUMS.of(OWN)[0],
    "titled": deals.TITLED.of(OWN)[0],
    "stuck": deals.STUCK.of(OWN)[0],
    "stuck, head": deals.STUCK.of(EVERYBODY)[0],
    "moves": deals.MOVES,
    "new leads": plan.NEW_LEADS.of(OWN)[0],
    "next calls": next_calls.NEXT_CALLS.of(OWN)[0],
    "clients to call": next_calls.CLIENTS_TO_CALL.of(OWN)[0],
    "left out": plan.LEFT_OUT.of(OWN)[0],
    "count of left out": plan.LEFT_OUT_COUNT.of(OWN)[0],
    "pace": paces.PACE,
    "returns": paces.RETURNS,
    "checks": paces.CHECKS,
    "limited": rounds.LIMITED,
    "present round": rounds.CURRENT,
    "stories": rounds.STORIES,
    "closed reminders": reminders.CLOSED_OF_CLIENT,
    "exceptions": cadence_exceptions.LATEST.of(OWN)[0],
    "exceptions, head": cadence_exceptions.LATEST.of(EVERYBODY)[0],
    "checking lists": archive.LISTS,
    "to check": archive.TO_CHECK.of(OWN)[0],
    "to check, head": archive.TO_CHECK.of(EVERYBODY)[0],
    "count to check": archive.COUNT.of(OWN)[0],
    "policy": policies.CURRENT,
    "entrance": entrance.ENTER,
    "mark": marks.GET,
    "counts": counting(own=True, authored=True),
    "counts of all": counting(own=False, authored=False),
    "last change": changes.LAST,
    "files": changes.FILES,
    "owners": changes.OWNERS,
    "tags": parts.TAG_IDS,
    "digests": team.DIGESTS_DUE,
    "invitation": team.INVITATION,
    "customer by account": customers.BY_TELEGRAM,
    "customer of a site": customers.OF_SITE,
    "customer of a card": customers.OF_CONTACT,
    "customers who went away": stale.STALE,
    "next contacts": silence.LAST,
    "silent contacts": silence.GATHER,
    "contacts still silent": silence.STILL,
    "proposed people": retention.LISTED,
    "next proposed people": retention.NEXT,
    "texts": consents.TEXTS,
    "standing": consents.STANDING,
    "consents": consents.OF_CUSTOMER,
    "form under way": forms.CURRENT,
    "form of magnet": forms.OF_MAGNET,
    "forms of customer": forms.OF_CUSTOMER,
    "magnets": magnet_rows.MAGNETS,
    "offer": magnet_rows.OFFER,
    "offer by link": magnet_rows.OFFER_BY_LINK,
    "offer by key": magnet_rows.OFFER_BY_KEY,
    "links": magnet_rows.LINKS,
    "own code": codes.KNOWN,
    "next code": codes.TAKE,
    "count of codes": codes.COUNTS,
    "owed codes": codes.OWED,
    "leads of client": leads.OF_CLIENT,
    "counts of leads": leads.COUNTS,
    "leads of customer": leads.CLOSE,
    "given up": forms.GIVE_UP,
    "emptied answers": forms.EMPTY_ANSWERS,
    "lead": leads.ONE.of(OWN)[0],
    "waiting leads": leads.WAITING.of(OWN)[0],
    "waiting leads, head": leads.WAITING.of(EVERYBODY)[0],
    "count of leads": leads.COUNT.of(OWN)[0],
    "untold leads": leads.UNTOLD,
    "overdue leads": leads.OVERDUE,
    "candidates": leads.CANDIDATES,
    "due of leads": leads.MOVE_DUE,
    "settled leads": leads.SETTLE,
    "leads that go along": clients.HAND_OVER_LEADS,
    "friend": referrals.BY_CODE,
    "chain": referrals.BROUGHT_BY,
    "earned": referrals.EARNED,
    "whom to ask": surveys.asking(tuple(Occasion)),
    "last survey": surveys.LATEST,
    "scores": surveys.SCORES,
    "funnel": funnel.FUNNEL,
    "replay": intake.REPLAY,
    "arrival": receipts.ARRIVED,
    "block": receipts.BLOCKED,
    "acts to clean after": cleaning.UNCLEANED,
    "cards of traces": traces.CARDS,
    "points of traces": traces.POINTS,
    "earlier cards": own_cards.CAME,
    "owners of card": traces.OWNERS,
    "identities of others": traces.HELD,
    "namesakes": traces.CALLED,
    "living": erasures.ON_CARDS,
    "living in chats": erasures.IN_CHATS,
    "old replays": intake.PRUNE,
    **{
        f"{count} words, own {own}": finding(count, own=own)
        for count in (1, 2, 6)
        for own in (True, False)
    },
    **{
        f"{count} words apart, own {own}": joining(count, own=own)
        for count in (2, 6)
        for own in (True, False)
    },
}


ASKED_IN = ("values", "clients", "contacts", "points", "tags", "identities", "cards", "ids", "but")
"""What a question asks for by a list."""


def _plan(path: Path, question: Any) -> list[str]:
    known = question.compile(dialect=sqlite.dialect()).params
    asked_in = {key: [1, 2] for key in known if key in ASKED_IN}
    asked = question.params(**{**known, **asked_in}) if question.is_select else question
    compiled = asked.compile(dialect=sqlite.dialect(), compile_kwargs={"render_postcompile": True})
    nothing = [None] * len(compiled.positiontup)
    connection = sqlite3.connect(path)
    try:
        rows = connection.execute(f"EXPLAIN QUERY PLAN {compiled}", nothing).fetchall()
    finally:
        connection.close()
    return [row[3] for row in rows]


def _scanned(steps: list[str]) -> set[str]:
    """Return the tables that are read whole; what is open, by its own index, is a part."""
    names = "|".join(sorted(metadata.tables, key=len, reverse=True))
    whole = [
        found[1]
        for step in steps
        if (found := re.match(rf"SCAN ({names})(?:_\d+)?\b(?!.*_(?:open|untold))", step))
    ]
    return set(whole) - SMALL


@pytest.mark.parametrize("name", QUESTIONS)
def test_no_question_reads_a_whole_table(sqlite_template: Path, name: str) -> None:
    steps = _plan(sqlite_template, QUESTIONS[name])
    assert _scanned(steps) == set(), "\n".join(steps)


def test_the_sweep_walks_along_what_rings(sqlite_template: Path) -> None:
    steps = _plan(sqlite_template, reminders.RINGING)
    walk = steps[: next(i for i, step in enumerate(steps) if step.startswith("CORRELATED"))]
    assert (
        walk[0] == "SEARCH reminders USING INDEX ix_reminders_ringing (rings_at>? AND rings_at<?)"
    )
    assert not any("TEMP B-TREE" in step for step in walk)


@pytest.mark.parametrize("name", [one for one in QUESTIONS if one.endswith("own True")])
def test_r60_a_search_seeks_in_the_managers_part_of_the_index(
    sqlite_template: Path, name: str
) -> None:
    steps = [step for step in _plan(sqlite_template, QUESTIONS[name]) if "terms" in step]
    assert steps
    for step in steps:
        assert re.search(r"\((manager_id=\? AND term>\?|client_id=\? AND term>\?)", step), step


def test_r20_the_sweep_of_limits_reads_only_what_has_reached_one(sqlite_template: Path) -> None:
    steps = _plan(sqlite_template, rounds.LIMITED)
    walks = [step for step in steps if re.search(r"\brounds\b", step)]
    assert walks == [
        "SEARCH rounds USING INDEX ix_rounds_begun (began_at>? AND began_at<?)",
        "SEARCH rounds USING INDEX ix_rounds_silent (silent>?)",
    ]
    assert not any("ORDER BY" in step for step in steps)


def test_r17_who_is_left_out_is_counted_along_the_index_of_those_held_back(
    sqlite_template: Path,
) -> None:
    walk, *looks = [
        step for step in _plan(sqlite_template, plan.LEFT_OUT_COUNT.of(OWN)[0]) if "SEARCH" in step
    ]
    assert walk == (
        "SEARCH clients USING COVERING INDEX ix_clients_held_back (manager_id=? AND allowed_from>?)"
    )
    # Each of them is looked up by its own number, and never by what its manager has in all.
    assert [step for step in looks if "client_id=?" not in step] == [
        "SEARCH stages USING INTEGER PRIMARY KEY (rowid=?)"
    ]


def test_r10_a_pace_walks_along_three_indexes_of_touches(sqlite_template: Path) -> None:
    steps = _plan(sqlite_template, paces.PACE)
    assert [step for step in steps if "SEARCH touches" in step] == [
        "SEARCH touches USING INDEX ix_touches_client_id_at (client_id=? AND at>?)",
        "SEARCH touches USING INDEX ix_touches_contact_id_at (contact_id=? AND at>?)",
        "SEARCH touches USING INDEX ix_touches_mailings (contact_id=? AND at>?)",
    ]


@pytest.mark.parametrize(
    "question", [paces.CHECKS, archive.LISTS, archive.COUNT.of(OWN)[0], archive.TO_CHECK.of(OWN)[0]]
)
def test_r26_the_archive_is_read_along_what_is_due(
    sqlite_template: Path, question: ClauseElement
) -> None:
    steps = _plan(sqlite_template, question)
    walks = [step for step in steps if re.search(r"\bcontacts\b", step)]
    assert walks
    assert all("ix_contacts_check_at (check_at>? AND check_at<?)" in step for step in walks)
