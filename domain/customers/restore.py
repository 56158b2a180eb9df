"""A restored backup brings persons back who had been erased: they are erased again (R52)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, TypeAlias

from domain.customers.erasure import (
    ErasedWhy,
    ErasureBook,
    PersonKind,
    Seal,
    Tombstone,
    Traces,
)
from domain.customers.forget import Forget

PAGE: Final = 1000
BATCH: Final = 20
"""So many persons are erased at once, as long as they have no row in common."""
Graves: TypeAlias = Mapping[tuple[PersonKind, str], datetime]
"""Until when, at the latest, who has a hash must not be here."""


@dataclass(frozen=True, slots=True)
class EraseAgain:
    """Holds the base against the tombstones that stand beside it.

    Those that the base does not know were put up after the backup was taken, so whoever they
    speak of should not be in it. Somebody who came into the base later is somebody new.
    """

    erasures: ErasureBook
    seal: Seal
    forget: Forget

    async def __call__(self, buried: Sequence[Tombstone]) -> int:
        """Erase who is in the base in spite of a tombstone; return how many persons."""
        known = set(await self.erasures.tombstones())
        unknown = [one for one in dict.fromkeys(buried) if one not in known]
        if not unknown:
            return 0
        await self.erasures.add_tombstones(unknown)
        graves: dict[tuple[PersonKind, str], datetime] = {}
        for one in unknown:
            key = (one.kind, one.hash)
            graves[key] = max(one.at, graves.get(key, one.at))
        return sum([await self._erase_all(kind, graves) for kind in PersonKind])

    async def _erase_all(self, kind: PersonKind, graves: Graves) -> int:
        count, after = 0, 0
        while page := await self.erasures.living(kind, after=after, limit=PAGE):
            found = dict.fromkeys(
                number
                for number, identity, since in page
                if (until := graves.get((kind, self.seal(kind, identity)))) and since < until
            )
            count += await self._erase(kind, list(found))
            after = page[-1][0]
        return count

    async def _erase(self, kind: PersonKind, numbers: Sequence[int]) -> int:
        """Erase whoever is still there: somebody may be found by several of their identities."""
        count = 0
        while numbers:
            people: list[Traces] = []
            later = []
            for number in numbers:
                traces = None if len(people) == BATCH else await self._traces(kind, number)
                if len(people) == BATCH or (
                    traces and any(_overlap(traces, one) for one in people)
                ):
                    later.append(number)
                elif traces is not None:
                    people.append(traces)
            count += len(await self.forget.all(people, ErasedWhy.RESTORED))
            numbers = later
        return count

    async def _traces(self, kind: PersonKind, number: int) -> Traces | None:
        if kind is PersonKind.TELEGRAM:
            return await self.erasures.traces_of_customer(number)
        return await self.erasures.traces_of_contact(number)


def _overlap(one: Traces, other: Traces) -> bool:
    cards = {card.contact_id for card in one.cards} & {card.contact_id for card in other.cards}
    return bool(cards or set(one.customer_ids) & set(other.customer_ids))
