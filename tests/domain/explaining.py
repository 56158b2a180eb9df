"""Cards out of the books kept in memory, and what a test of explanations asks of them."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from domain.cards import Card, Purchases
from domain.clients import ClientFile
from domain.explain import Explain, Explanation
from domain.plan import Callee, CallReason, NextCall
from domain.policy import Policy
from domain.team import Member, Scope
from tests.domain.base import NOW, Base


@dataclass
class FakeCards:
    """Cards out of the other books."""

    base: Base

    async def card(
        self, scope: Scope, client_id: int, *, now: datetime, policy: Policy
    ) -> Card | None:
        base = self.base
        file = await base.clients.open(scope, client_id)
        if file is None:
            return None
        pace = await base.paces.pace(client_id, None, now=now, policy=policy)
        assert pace is not None
        manager = base.team.people[file.client.manager_id]
        return Card(
            file=file,
            manager_name=manager.name,
            touches=await base.touches.of_client(client_id, limit=3),
            reminders=await base.reminders.open_of_client(client_id),
            deals=await base.deals.open_deals(Scope(None), client_id=client_id),
            purchases=Purchases(count=int(pace.bought)),
            recent=pace.touches,
            round=pace.round,
            manager_zone=manager.timezone,
        )


async def explained(
    base: Base, file: ClientFile, contact_id: int | None = None, *, by: Member | None = None
) -> Explanation:
    explain = Explain(
        cards=FakeCards(base),
        deals=base.deals,
        plan=base.plan,
        leads=base.leads,
        clock=base.clock,
        calendar=base.calendar,
        policy=base.policy,
    )
    member = by or base.team.people[file.client.manager_id]
    return await explain(member, file.client.id, contact_id)


def callee(base: Base, file: ClientFile) -> Callee:
    """Return somebody of a client whom nothing but their hours keeps from being called."""
    manager = base.team.people[file.client.manager_id]
    return Callee(pace=Card(file=file, manager_name="", manager_zone=manager.timezone).pace(None))


def name_in_plan(base: Base, *files: ClientFile) -> None:
    """Let the plan name these clients as those to call next."""
    base.plan.calls = [
        (
            one.client.manager_id,
            NextCall(
                client_id=one.client.id,
                client_name=one.client.name,
                phone="",
                reason=CallReason.NEVER_TOUCHED,
                since=NOW,
                people=[callee(base, one)],
            ),
        )
        for one in files
    ]


def of_the_hand(file: ClientFile, base: Base, **facts: Any) -> None:
    """Change the only contact of a client without any use case."""
    (one,) = file.contacts
    base.clients.files[file.client.id] = replace(file, contacts=(replace(one, **facts),))
