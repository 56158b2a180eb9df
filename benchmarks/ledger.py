"""The books after a run of forms: whether each person became one lead that one manager heard of."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_MICRO: Final = 1e6
_COUNTS: Final = """
select
  (select count(*) from customers),
  (select count(distinct telegram_id) from customers where phone_proved and name <> ''),
  (select count(*) from forms),
  (select count(*) from forms where completed_at is not null and gift_at is not null),
  (select count(*) from leads),
  (select count(distinct customer_id) from leads),
  (select count(distinct client_id) from leads),
  (select count(*) from clients),
  (select count(*) from leads where told_at is null),
  (select count(*) from inbox where state <> 'done'),
  (select count(*) from outbox where state in ('pending', 'claimed') and lane < 3),
  (select count(*) from outbox where state in ('failed', 'unknown', 'held')),
  (select count(*) from outbox where state = 'sent' and lane = 3)
"""
_OF_MANAGERS: Final = """
select members.telegram_id, count(*) from leads join members on members.id = leads.given_to
group by members.telegram_id
"""
_TOLD: Final = "select sent_at - created_at from outbox where lane = 1 and sent_at is not null"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """What stands in the base. ``told`` are the seconds that each lead's message stood in line."""

    customers: int
    proved: int
    forms: int
    finished: int
    leads: int
    leads_people: int
    leads_clients: int
    clients: int
    untold: int
    not_done: int
    not_sent: int
    failed: int
    mailed: int
    managers: Mapping[int, int]
    told: list[float]

    @property
    def settled(self) -> bool:
        """Whether every update is worked on, every message sent (mailings aside), all told."""
        return not (self.untold or self.not_done or self.not_sent)

    def wrong(self, people: int, told: Mapping[int, int]) -> list[str]:
        """Return what is lost or doubled; ``told`` is what the managers read, by Telegram id."""
        expected = {
            "customers": self.customers,
            "customers with a proved phone and a name": self.proved,
            "forms": self.forms,
            "forms that are finished, the gift taken": self.finished,
            "leads": self.leads,
            "people among the leads": self.leads_people,
            "clients among the leads": self.leads_clients,
            "clients": self.clients,
        }
        found = [f"{name}: {count}" for name, count in expected.items() if count != people]
        if not self.settled:
            found.append(f"{self.untold} untold, {self.not_done} not done, {self.not_sent} unsent")
        if dict(self.managers) != dict(told):
            found.append(f"managers have {dict(self.managers)} and were told of {dict(told)}")
        return found


def read(base: Path) -> Ledger:
    """Read the books of a base that may be in use."""
    with closing(sqlite3.connect(f"file:{base}?mode=ro", uri=True)) as connection:
        counts = connection.execute(_COUNTS).fetchone()
        managers = dict(connection.execute(_OF_MANAGERS).fetchall())
        told = [one / _MICRO for (one,) in connection.execute(_TOLD)]
    names = (
        *("customers", "proved", "forms", "finished", "leads", "leads_people", "leads_clients"),
        *("clients", "untold", "not_done", "not_sent", "failed", "mailed"),
    )
    return Ledger(**dict(zip(names, counts, strict=True)), managers=managers, told=told)
