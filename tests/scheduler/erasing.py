"""What sweeps that erase work with."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from domain.customers.doors import CustomerDoors
from domain.customers.erasure import Leaving, Removed
from domain.policy import Policy
from domain.unit import Unit
from scheduler.retention import DoorsOf
from tests.domain.fake_leads import FakeErasures
from tests.domain.fake_retention import FakeRetention
from tests.scheduler.shop import Shop


@dataclass
class Erasures(FakeErasures):
    """Whoever is erased is silent no more; ``stuck`` cannot be erased."""

    retention: FakeRetention = field(default_factory=FakeRetention)
    stuck: set[int] = field(default_factory=set)

    async def erase(self, people: Sequence[Leaving], at: datetime) -> Sequence[Removed]:
        gone = {one.contact_id for leaving in people for one in leaving.traces.cards}
        if gone & self.stuck:
            raise ValueError
        self.retention.quiet = [one for one in self.retention.quiet if one.contact_id not in gone]
        return await super().erase(people, at)


def can_erase(shop: Shop) -> Erasures:
    base = shop.base
    base.erasures = Erasures(base.customers, base.clients, base.magnets, retention=base.retention)
    return base.erasures


def doors_of(shop: Shop) -> DoorsOf:
    def opened(unit: Unit, policy: Policy) -> CustomerDoors:
        assert policy == shop.base.policy
        return replace(shop.base.customers_doors, unit=unit)

    return opened
