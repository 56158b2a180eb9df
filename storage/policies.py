"""The book of the owner's numbers."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from sqlalchemy import bindparam, func, insert, select

from domain.policy import SPECS, Policy, PolicyChange, PolicyName
from storage.tables.policies import policy_changes
from storage.tables.team import members
from storage.transaction import Transaction

_LATEST = select(func.max(policy_changes.c.id)).group_by(policy_changes.c.name)
CURRENT: Final = select(policy_changes.c.name, policy_changes.c.value).where(
    policy_changes.c.id.in_(_LATEST)
)
"""The last value of every number that was ever set."""
CHANGES: Final = (
    select(
        policy_changes.c.name,
        policy_changes.c.before,
        policy_changes.c.value,
        policy_changes.c.set_by,
        policy_changes.c.set_at,
        members.c.name.label("by_name"),
    )
    .join(members, members.c.id == policy_changes.c.set_by)
    .order_by(policy_changes.c.id.desc())
    .limit(bindparam("limit"))
)
SET: Final = insert(policy_changes)


class SqlPolicyBook:
    """Where the numbers are kept. Changes are not journalled: they are their own history."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def current(self) -> Policy:
        """Return the numbers as they stand."""
        rows = await self._transaction.all(CURRENT)
        return read_policy((row.name, row.value) for row in rows)

    async def set(self, change: PolicyChange) -> None:
        """Keep a change; it stands from now on."""
        row = {
            "name": str(change.name),
            "before": change.before,
            "value": change.value,
            "set_by": change.set_by,
            "set_at": change.set_at,
        }
        await self._transaction.execute(SET, row)

    async def changes(self, *, limit: int) -> Sequence[PolicyChange]:
        """Return the latest changes, newest first, with the names of who made them."""
        rows = await self._transaction.all(CHANGES, {"limit": limit})
        known: Iterable[dict[str, Any]] = (row._asdict() for row in rows if row.name in SPECS)
        return [PolicyChange(**{**one, "name": PolicyName(one["name"])}) for one in known]


def read_policy(values: Iterable[tuple[str, int]]) -> Policy:
    """Return the policy of names and numbers."""
    return Policy.of(dict(values))
