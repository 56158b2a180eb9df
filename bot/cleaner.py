"""The cleaner: after an erasure the file of the base is made free of the person (R52).

The act says when. It comes with every ring of the alarm clock, after the erasure was committed and
what the person was told has been sent.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final

import structlog

from bot.log import report
from domain.clock import Clock
from domain.customers.erasure import Cleaning, Traces
from domain.language.phones import national_digits, show_phone
from storage.customers import cleaning
from storage.database import Database
from storage.scrub import Rewrite, Scrubbed
from storage.transaction import StorageError

AGAIN_AFTER: Final = timedelta(hours=1)
MOST_TRIES: Final = 3
LEAST_DIGITS: Final = 6
"""A shorter number would be found by chance."""
LEAST_LETTERS: Final = 8
"""A shorter name would be found inside other words."""
FOUR_BYTES: Final = 1 << 31
"""Whole numbers from here on stand in six bytes (https://www.sqlite.org/fileformat2.html#record_format).

Four bytes are found by chance in a base of a few gigabytes, six are not.
"""

log = structlog.stdlib.get_logger("bot.cleaner")


class DatabaseCleaner:
    """Holds the traces of those who were erased, in memory alone, until the file is clean.

    An act of a former run, whose traces nobody knows any more, has the file written anew: that is
    noted as it is, for nothing was searched. For traces that were found in spite of that the file
    is searched again, in case they only passed by, but not written again.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._traces: dict[int, Traces] = {}
        self._tries: dict[int, int] = {}
        self._not_before: datetime | None = None

    def clean_after(self, act_id: int, traces: Traces) -> None:
        """Clean, and look for the traces, once this unit is committed and its answers are sent."""
        self._traces[act_id] = traces
        self._tries.pop(act_id, None)
        self._not_before = None

    async def __call__(self) -> None:
        """Clean up after all acts that wait for it; a sweep."""
        now = self._clock.now()
        if self._not_before is not None and now < self._not_before:
            return
        async with self._database.unit() as unit:
            acts = await cleaning.uncleaned(unit)
            known = [self._traces[act] for act in acts if act in self._traces]
            chats = [chat for traces in known for chat in traces.telegram_ids]
            if not acts or await cleaning.on_the_way(unit, chats):
                return
        fresh = [act for act in acts if act not in self._tries]
        await self._clean(fresh, self._how(fresh))
        await self._clean([act for act in acts if act not in fresh], Rewrite.NEVER)

    def _how(self, acts: Sequence[int]) -> Rewrite:
        is_known = all(act in self._traces for act in acts)
        return Rewrite.IF_FOUND if is_known else Rewrite.ALWAYS

    async def _clean(self, acts: Sequence[int], rewrite: Rewrite) -> None:
        if not acts:
            return
        patterns = {act: patterns_of(self._traces[act]) for act in acts if act in self._traces}
        wanted = sorted({one for some in patterns.values() for one in some})
        try:
            done = await self._database.scrub(wanted, rewrite)
        except StorageError as error:
            report(log, "not_scrubbed", error)
            done = Scrubbed(busy=True)
        now = self._clock.now()
        results = {act: self._result(act, done, patterns.get(act)) for act in acts}
        settled = {act: one for act, one in results.items() if one is not Cleaning.WAITING}
        if len(settled) < len(acts):
            self._not_before = now + AGAIN_AFTER
        if settled:
            async with self._database.unit() as unit:
                await cleaning.cleaned(unit, settled, now)
            self._tell(settled)

    def _result(self, act: int, done: Scrubbed, patterns: list[bytes] | None) -> Cleaning:
        if not done.busy and done.found.isdisjoint(patterns or ()):
            is_searched = done.searched and patterns is not None
            return Cleaning.CLEAN if is_searched else Cleaning.UNSEARCHED
        self._tries[act] = self._tries.get(act, 0) + 1
        return Cleaning.WAITING if self._tries[act] < MOST_TRIES else Cleaning.LEFT

    def _tell(self, settled: Mapping[int, Cleaning]) -> None:
        for act, result in settled.items():
            self._traces.pop(act, None)
            self._tries.pop(act, None)
            if result is Cleaning.LEFT:
                log.warning("traces_left", act=act)
            else:
                log.info("erasure_cleaned", act=act, result=str(result))


def patterns_of(traces: Traces) -> list[bytes]:
    """Return what tells the person from everybody else, as it would stand in a file.

    Phones as they are shown, and without the code of their country, as they also stand in the words
    of the search; names as they are written, and in small letters; accounts as text, and as whole
    numbers if long.
    """
    phones = [one for one in traces.phones if len(one) > LEAST_DIGITS]
    texts = [way for one in phones for way in (national_digits(one), show_phone(one))]
    texts += [one for one in map(str, traces.telegram_ids) if len(one) >= LEAST_DIGITS]
    texts += [*traces.emails, *(one for one in traces.names if len(one) >= LEAST_LETTERS)]
    spelled = dict.fromkeys(way for one in texts for way in (one, one.lower()))
    ids = [one.to_bytes(6, "big") for one in traces.telegram_ids if one >= FOUR_BYTES]
    return [*map(str.encode, spelled), *ids]
