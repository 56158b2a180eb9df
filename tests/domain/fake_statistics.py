"""The counts of a period, in memory."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from domain.deals import StageKind
from domain.statistics import Counts
from domain.team import Scope
from tests.domain.fake_clients import FakeClients
from tests.domain.fakes import FakeDeals, FakeTouches, sees


@dataclass
class FakeStatistics:
    clients: FakeClients
    touches: FakeTouches
    deals: FakeDeals

    async def counts(
        self, scope: Scope, *, author_id: int | None, since: datetime, until: datetime
    ) -> Counts:
        clients = [one.client for one in self.clients.files.values()]
        seen = {one.id for one in clients if sees(scope, one.manager_id)}
        made = [
            one
            for one in self.touches.kept
            if one.client_id in seen
            and author_id in (None, one.manager_id)
            and since <= one.at < until
        ]
        deals = [one for one in self.deals.kept.values() if one.client_id in seen]
        ended = [one for one in deals if one.closed_at and since <= one.closed_at < until]
        won = self.deals.of_kind(StageKind.WON, ended)
        ahead = [one for one in deals if one.closed_at is None]
        return Counts(
            since=since,
            until=until,
            touches=Counter((one.kind, one.direction) for one in made),
            outcomes=Counter(one.outcome for one in made if one.outcome),
            clients_added=sum(since <= one.created_at < until for one in clients if one.id in seen),
            deals_opened=sum(since <= one.opened_at < until for one in deals),
            deals_won=len(won),
            deals_lost=len(ended) - len(won),
            amount_won=sum(one.amount for one in won),
            open_deals=len(ahead),
            open_amount=sum(one.amount for one in ahead),
        )
