"""The gate: how fast a person may speak, and when a magnet floods."""

from handlers.customers.gate import BURST, MINUTE, MOST_FORMS, MOST_PERSONS, PAUSE_SECONDS, TalkGate


class Stopwatch:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_a_person_may_say_much_at_once_and_then_one_thing_a_pause() -> None:
    clock = Stopwatch()
    gate = TalkGate(seconds=clock)
    assert [gate.lets(1) for _ in range(BURST + 1)] == [True] * BURST + [False]
    assert gate.lets(2)
    clock.now += PAUSE_SECONDS
    assert [gate.lets(1), gate.lets(1)] == [True, False]
    clock.now += 3600
    assert [gate.lets(1) for _ in range(BURST + 1)].count(True) == BURST


def test_who_is_slowed_hears_so_once_a_minute() -> None:
    clock = Stopwatch()
    gate = TalkGate(seconds=clock)
    gate.lets(1)
    assert [gate.tells(1), gate.tells(1)] == [True, False]
    clock.now += MINUTE
    assert gate.tells(1)
    assert not gate.tells(2)


def test_a_magnet_floods_while_its_last_minute_was_full() -> None:
    clock = Stopwatch()
    gate = TalkGate(seconds=clock)
    for _ in range(MOST_FORMS - 1):
        gate.finished(1)
    seen = [gate.flooded]
    gate.finished(1)
    seen.append(gate.flooded)
    assert [gate.floods(1), gate.floods(2)] == [True, False]
    clock.now += MINUTE + 1
    assert [*seen, gate.flooded] == [False, True, False]


def test_the_gate_forgets_who_spoke_longest_ago() -> None:
    clock = Stopwatch()
    gate = TalkGate(seconds=clock)
    for _ in range(BURST):
        gate.lets(0)
    assert not gate.lets(0)
    for person in range(1, MOST_PERSONS + 1):
        gate.lets(person)
    assert gate.lets(0)
