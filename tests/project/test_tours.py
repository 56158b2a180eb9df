from datetime import datetime, time, timedelta
from itertools import product
from pathlib import Path

import pytest

from sandbox.clock import ZONE
from tests.project.files import ROOT
from tests.project.tour import Deed, Player, Step, clock_buttons, quick, steps_of

READMES = ("README.ru.md", "README.md")
TUTORIALS = ("docs/ru/tutorial.md", "docs/tutorial.md")
TOURS = (*READMES, *TUTORIALS)
WEEKDAYS = {"tuesday-noon": (1, 12), "friday-evening": (4, 18), "saturday-night": (5, 23)}


@pytest.mark.parametrize("tour", TOURS)
def test_a_tour_has_steps_and_nothing_that_looks_like_half_a_step(tour: str) -> None:
    assert len(steps_of(ROOT / tour)) > 10


def test_every_button_of_the_clock_that_a_tour_presses_is_on_the_page() -> None:
    for language, tours in (("ru", TOURS[::2]), ("en", TOURS[1::2])):
        pressed = {
            piece
            for tour in tours
            for step in steps_of(ROOT / tour)
            if step.deed is Deed.CLOCK
            for piece in step.pieces
        }
        assert pressed
        assert pressed <= set(clock_buttons(language))


@pytest.mark.parametrize("tours", [READMES, TUTORIALS])
def test_both_languages_take_the_same_way(tours: tuple[str, str]) -> None:
    """All the same but that the English one has people switch their language first."""
    ways = [
        [(step.who, step.deed) for step in steps_of(ROOT / tour) if not _about_language(step)]
        for tour in tours
    ]
    assert ways[0] == ways[1]


def _about_language(step: Step) -> bool:
    return not {"/settings", "🇬🇧 English"}.isdisjoint(step.pieces)


@pytest.mark.parametrize(
    ("tour", "when"),
    [*product(READMES, WEEKDAYS), *product(TUTORIALS, ["friday-evening"])],
)
async def test_a_tour_can_be_followed_word_for_word(tour: str, when: str, tmp_path: Path) -> None:
    """At noon, before a weekend, at night: whoever follows a tour begins when they like."""
    box = quick(tmp_path)
    box.clock.set_to(_next(box.clock.now(), *WEEKDAYS[when]))
    async with box:
        player = Player(box)
        for step in steps_of(ROOT / tour):
            await player.play(step)


def _next(now: datetime, weekday: int, hour: int) -> datetime:
    """Return the next such hour of Moscow; ``weekday`` counts from Monday, 0."""
    local = now.astimezone(ZONE)
    day = local.date() + timedelta(days=(weekday - local.weekday()) % 7 or 7)
    return datetime.combine(day, time(hour), ZONE)
