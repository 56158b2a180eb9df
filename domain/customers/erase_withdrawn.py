"""Who withdrew the consent to processing is erased in time (R52; 152-FZ art. 21)."""

from dataclasses import dataclass

from domain.customers.consents import Purpose
from domain.customers.erasure import ErasedWhy, Traces
from domain.customers.forget import Erased, Forget
from domain.team import Scope
from domain.unit import Unit

_EVERYBODY = Scope(None)


@dataclass(frozen=True, slots=True, kw_only=True)
class EraseWithdrawn:
    """Erases a customer whose consent was withdrawn long enough ago, as ``/forget`` does.

    While a deal with them is open, processing rests on the contract (152-FZ art. 6): they go once
    it is closed. A deal with a company is none with one of its people. Who agreed anew, on a site
    even, stays.
    """

    unit: Unit
    forget: Forget

    async def __call__(self, customer_id: int) -> Erased | None:
        """Erase the whole person; nothing where they are to stay, or gone."""
        traces = await self.unit.erasures.traces_of_customer(customer_id)
        if traces is None or await self._agreed_anew(traces) or await self._has_deal(traces):
            return None
        return await self.forget(traces, ErasedWhy.ASKED)

    async def _agreed_anew(self, traces: Traces) -> bool:
        given = [
            consent
            for one in traces.customer_ids
            for consent in await self.unit.consents.of_customer(one)
        ]
        return any(one.stands and one.purpose is Purpose.PERSONAL_DATA for one in given)

    async def _has_deal(self, traces: Traces) -> bool:
        for card in traces.cards:
            if card.whole_client and await self.unit.deals.open_deals(
                _EVERYBODY, client_id=card.client_id, limit=1
            ):
                return True
        return False
