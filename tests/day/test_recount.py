"""A number that the owner changes is felt in the plan within seconds (R10, R17)."""

from tests.day.conftest import Team


async def test_r10_the_plan_follows_the_owners_number_within_seconds(team: Team) -> None:
    await team.ann.says("/add Петров Иван +79161234567")
    await team.ann.says("/call Петров запросил информацию")
    await team.ann.presses("Ничего")
    await team.tg.passes(days=4)
    await team.ann.says("/today")
    assert not team.ann.sees("Не беспокоим сегодня")
    await team.olga.says("/policy gap_days 10")
    await team.tg.passes(minutes=1)
    await team.ann.says("/today")
    assert team.ann.sees("Не беспокоим сегодня: 1")
    await team.olga.says("/policy gap_days 2")
    await team.tg.passes(minutes=1)
    await team.ann.says("/today")
    assert not team.ann.sees("Не беспокоим сегодня")


async def test_r75_a_touch_can_be_taken_back_after_the_number_changed(team: Team) -> None:
    await team.ann.says("/add Петров Иван +79161234567")
    await team.ann.says("/call Петров запросил информацию")
    await team.olga.says("/policy gap_days 10")
    await team.tg.passes(minutes=1)
    await team.ann.says("/undo")
    assert team.ann.sees("звонок — Петров Иван")
    await team.ann.says("/history Петров")
    assert not team.ann.sees("запросил информацию")
