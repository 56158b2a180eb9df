"""The alarm rings by itself and on demand, and no sweep's failure silences it."""

import asyncio
from datetime import timedelta

from scheduler.alarm import Alarm


class Counting:
    def __init__(self, *, fails: bool = False, slow: float = 0.0) -> None:
        self.rung = 0
        self.ended = 0
        self.rang = asyncio.Event()
        self.fails = fails
        self.slow = slow

    async def __call__(self) -> None:
        self.rung += 1
        self.rang.set()
        if self.fails:
            raise LookupError
        await asyncio.sleep(self.slow)
        self.ended += 1


async def test_it_rings_by_itself_again_and_again() -> None:
    sweep = Counting()
    alarm = Alarm([sweep], timedelta(seconds=0.01))
    alarm.start()
    for _ in range(3):
        sweep.rang.clear()
        await asyncio.wait_for(sweep.rang.wait(), 5)
    await alarm.stop()
    rung = sweep.rung
    await asyncio.sleep(0.03)
    assert sweep.rung == rung


async def test_it_rings_on_demand() -> None:
    sweep = Counting()
    alarm = Alarm([sweep], timedelta(hours=1))
    await alarm.ring()
    assert sweep.ended == 1


async def test_a_sweep_that_fails_does_not_silence_the_others() -> None:
    bad, good = Counting(fails=True), Counting()
    alarm = Alarm([bad, good], timedelta(hours=1))
    await alarm.ring()
    await alarm.ring()
    assert (bad.rung, good.ended) == (2, 2)


async def test_two_rings_never_run_side_by_side_and_a_stop_waits_for_the_sweep() -> None:
    sweep = Counting(slow=0.02)
    alarm = Alarm([sweep], timedelta(seconds=0.001))
    alarm.start()
    await sweep.rang.wait()
    ring = asyncio.create_task(alarm.ring())
    await asyncio.sleep(0)
    assert sweep.rung == 1
    await alarm.stop()
    await ring
    assert sweep.rung == sweep.ended
