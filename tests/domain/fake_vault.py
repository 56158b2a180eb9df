"""What guards persons beside the database, in memory."""

import hashlib
import hmac
from collections.abc import Sequence
from dataclasses import dataclass, field

from domain.customers.erasure import Tombstone, Traces


@dataclass
class FakeVault:
    """A seal with a key of the test, and what was buried and cleaned."""

    buried: list[Tombstone] = field(default_factory=list)
    burials: int = 0
    cleaned: list[tuple[int, Traces]] = field(default_factory=list)

    def __call__(self, kind: str, value: str) -> str:
        return hmac.digest(b"key of the test", f"{kind}:{value}".encode(), hashlib.sha256).hex()

    async def bury(self, tombstones: Sequence[Tombstone]) -> None:
        self.burials += 1
        self.buried.extend(tombstones)

    def clean_after(self, act_id: int, traces: Traces) -> None:
        self.cleaned.append((act_id, traces))
