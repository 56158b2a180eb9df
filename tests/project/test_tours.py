from pathlib import Path

import pytest

from sandbox.clock import destination
from sandbox.demo.cast import CAST
from tests.project.files import ROOT
from tests.project.tour import Deed, Player, Step, clock_buttons, quick, steps_of

TOURS = ("README.ru.md", "README.md", "docs/ru/tutorial.md", "docs/tutorial.md")
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


@pytest.mark.parametrize("russian", [0, 2])
def test_both_languages_take_the_same_way(russian: int) -> None:
    """The English tour only begins otherwise: people have to switch their language first."""
    ways = [
        [(step.who, step.deed) for step in steps_of(ROOT / tour) if "/settings" not in step.source]
        for tour in TOURS[russian : russian + 2]
    ]
    assert set(ways[0]) == set(ways[1])
