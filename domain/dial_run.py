"""One passage through the calling list: who was called with what outcome, who was skipped.

It waits in a draft between two presses, so that it goes on after a restart and weeks later.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final

from domain.drafts import Draft
from domain.touches import Outcome

DIAL: Final = "dial"
"""The verb of its draft."""
_SKIPPED, _PLANNED, _RESTED = "skipped", "planned", "rested"


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """What came of one call: the outcome, whether a reminder followed, or a rest."""

    outcome: Outcome
    planned: bool = False
    rested: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DialRun:
    """A list under way. ``called`` and ``skipped`` hold clients by their number.

    ``said`` are words typed about the client ``said_of`` whose outcome is still asked for.
    """

    id: int
    member_id: int
    started_at: datetime
    called: Mapping[int, Called] = field(default_factory=dict)
    skipped: frozenset[int] = frozenset()
    said: str = ""
    said_of: int = 0

    @property
    def number(self) -> int:
        """The number of the client on screen, from 1 on."""
        return len(self.called) + len(self.skipped) + 1

    @property
    def outcomes(self) -> Counter[Outcome]:
        """How many calls ended in which way."""
        return Counter(one.outcome for one in self.called.values())

    @property
    def planned(self) -> int:
        """How many reminders were set on the way."""
        return sum(one.planned for one in self.called.values())

    @property
    def rested(self) -> int:
        """How many clients went to rest on the way."""
        return sum(one.rested for one in self.called.values())

    def with_call(self, client_id: int, call: Called) -> "DialRun":
        """Return the list after a call; words that waited for its outcome are used up."""
        known = {**self.called, client_id: call}
        return replace(self, called=known, skipped=self.skipped - {client_id}, said="", said_of=0)

    def without_call(self, client_id: int) -> "DialRun":
        """Return the list with a call taken back."""
        return replace(
            self, called={id_: it for id_, it in self.called.items() if id_ != client_id}
        )

    def with_skipped(self, client_id: int) -> "DialRun":
        """Return the list with a client left for another time."""
        return replace(self, skipped=self.skipped | {client_id}, said="", said_of=0)

    def with_words(self, client_id: int, words: str) -> "DialRun":
        """Return the list with words that wait for the outcome of a call."""
        return replace(self, said=words, said_of=client_id)

    def words_about(self, client_id: int) -> str:
        """Return the words that wait for the outcome of this client's call."""
        return self.said if client_id == self.said_of else ""

    def draft(self) -> Draft:
        """Return the draft that keeps the list: one word or more for each client."""
        marks = {str(one): _SKIPPED for one in self.skipped}
        for client_id, call in self.called.items():
            marks[str(client_id)] = " ".join(
                [call.outcome, *[_PLANNED] * call.planned, *[_RESTED] * call.rested]
            )
        return Draft(
            id=self.id,
            member_id=self.member_id,
            verb=DIAL,
            text=self.said,
            data={**marks, "said": str(self.said_of)},
            created_at=self.started_at,
        )


def run_of(draft: Draft) -> DialRun:
    """Return the list that waits in a draft."""
    marks = {int(key): value.split() for key, value in draft.data.items() if key.isdecimal()}
    return DialRun(
        id=draft.id,
        member_id=draft.member_id,
        started_at=draft.created_at,
        called={
            client_id: Called(
                outcome=Outcome(words[0]), planned=_PLANNED in words, rested=_RESTED in words
            )
            for client_id, words in marks.items()
            if words[0] != _SKIPPED
        },
        skipped=frozenset(id_ for id_, words in marks.items() if words[0] == _SKIPPED),
        said=draft.text,
        said_of=int(draft.data.get("said", 0)),
    )
