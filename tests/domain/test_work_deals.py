"""Opening, moving, losing and reopening deals (R28, R60)."""

from datetime import timedelta

import pytest

from domain.clients import ClientFile
from domain.deals import Deal, LostReason, StageKind
from domain.errors import AlreadyDoneError, GoneError, InvalidValueError
from domain.work_deals import ShowPipeline
from tests.domain.base import BORIS, EGOR, LOST, NOW, VERA, WON, Base

DAY = timedelta(days=1)


@pytest.fixture
async def petrov(base: Base) -> ClientFile:
    return await base.person(BORIS, "Петров Иван")


@pytest.fixture
async def deal(base: Base, petrov: ClientFile) -> Deal:
    made = await base.deal(BORIS, petrov.client)
    base.clock.passes(days=1)
    return made


async def test_r28_a_deal_opens_in_the_first_stage(base: Base, petrov: ClientFile) -> None:
    opened = await base.open_deal(
        BORIS, client_id=petrov.client.id, amount=12_000_000, title="Монтаж"
    )
    deal = opened.deal
    assert base.deals.kept == {deal.id: deal}
    assert (opened.stage.code, deal.stage_id, deal.stage_since) == ("new", 1, NOW)
    assert (deal.client_name, deal.manager_id, deal.opened_by) == ("Петров Иван", 3, 3)
    (move,) = await base.deals.moves(deal.id)
    assert (move.from_stage_id, move.to_stage_id, move.member_id) == (None, 1, BORIS.id)


async def test_r4_a_deal_that_a_head_opens_is_the_client_s_manager_s(
    base: Base, petrov: ClientFile
) -> None:
    deal = await base.deal(EGOR, petrov.client)
    assert (deal.manager_id, deal.opened_by) == (BORIS.id, EGOR.id)


async def test_r60_no_deal_with_somebody_else_s_client(base: Base, petrov: ClientFile) -> None:
    with pytest.raises(GoneError):
        await base.deal(VERA, petrov.client)
    assert not base.deals.kept


@pytest.mark.parametrize("amount", [0, -100])
async def test_a_deal_is_worth_something(base: Base, petrov: ClientFile, amount: int) -> None:
    with pytest.raises(InvalidValueError, match="why-amount"):
        await base.deal(BORIS, petrov.client, amount=amount)
    assert not base.deals.kept


async def test_r28_every_move_is_kept_with_who_when_from_and_to(base: Base, deal: Deal) -> None:
    moved = await base.move_deal(EGOR, deal.id, 4)
    assert (moved.before.id, moved.after.id) == (1, 4)
    kept = base.deals.kept[deal.id]
    assert kept == moved.deal
    assert (kept.stage_id, kept.stage_since, kept.closed_at) == (4, NOW + DAY, None)
    await base.move_deal(BORIS, deal.id, 3)
    moves = await base.deals.moves(deal.id)
    assert [(one.member_id, one.from_stage_id, one.to_stage_id) for one in moves] == [
        (BORIS.id, None, 1),
        (EGOR.id, 1, 4),
        (BORIS.id, 4, 3),
    ]
    assert [one.at for one in moves] == [NOW, NOW + DAY, NOW + DAY]


async def test_r28_won_closes_the_deal(base: Base, deal: Deal) -> None:
    moved = await base.move_deal(BORIS, deal.id, WON, reason=LostReason.PRICE, note="?")
    assert (moved.after.kind, moved.deal.closed_at) == (StageKind.WON, NOW + DAY)
    assert (moved.deal.lost_reason, moved.deal.lost_note) == (None, "")


@pytest.mark.parametrize(
    ("reason", "note", "enough"),
    [
        (None, "", False),
        (None, "просто так", False),
        (LostReason.PRICE, "", True),
        (LostReason.NO_NEED, "", True),
        (LostReason.NO_BUDGET, "", True),
        (LostReason.NO_ANSWER, "", True),
        (LostReason.COMPETITOR, "", False),
        (LostReason.COMPETITOR, "  ", False),
        (LostReason.COMPETITOR, "Лютик", True),
        (LostReason.OTHER, "", False),
        (LostReason.OTHER, "сменили адрес", True),
    ],
)
async def test_r28_lost_needs_a_reason_and_some_reasons_need_words(
    base: Base, deal: Deal, reason: LostReason | None, note: str, *, enough: bool
) -> None:
    if not enough:
        with pytest.raises(InvalidValueError, match="why-lost-reason"):
            await base.move_deal(BORIS, deal.id, LOST, reason=reason, note=note)
        assert base.deals.kept[deal.id] == deal
        return
    await base.move_deal(BORIS, deal.id, LOST, reason=reason, note=note)
    kept = base.deals.kept[deal.id]
    assert (kept.closed_at, kept.lost_reason, kept.lost_note) == (NOW + DAY, reason, note)
    move = (await base.deals.moves(deal.id))[-1]
    assert (move.reason, move.note) == (reason, note)


@pytest.mark.parametrize("end", [WON, LOST])
async def test_r28_a_closed_deal_can_be_reopened(base: Base, deal: Deal, end: int) -> None:
    await base.move_deal(BORIS, deal.id, end, reason=LostReason.COMPETITOR, note="Лютик")
    moved = await base.move_deal(BORIS, deal.id, 5)
    assert (moved.deal.closed_at, moved.deal.lost_reason, moved.deal.lost_note) == (None, None, "")
    assert len(await base.deals.moves(deal.id)) == 3


async def test_a_second_press_of_forward_does_not_move_a_deal_twice(base: Base, deal: Deal) -> None:
    await base.move_deal(BORIS, deal.id, 2, expected=1)
    for stage, expected in ((2, 1), (3, 1), (2, None)):
        with pytest.raises(AlreadyDoneError):
            await base.move_deal(BORIS, deal.id, stage, expected=expected)
    assert base.deals.kept[deal.id].stage_id == 2
    await base.move_deal(BORIS, deal.id, 3, expected=2)


async def test_r60_a_deal_or_stage_out_of_sight_is_gone(base: Base, deal: Deal) -> None:
    with pytest.raises(GoneError):
        await base.move_deal(VERA, deal.id, 2)
    for deal_id, stage in ((77, 2), (deal.id, 77)):
        with pytest.raises(GoneError):
            await base.move_deal(BORIS, deal_id, stage)
    assert base.deals.kept[deal.id] == deal


async def test_the_pipeline_shows_sums_and_open_deals_in_sight(base: Base, deal: Deal) -> None:
    other = (await base.person(VERA, "Ким Анна")).client
    await base.deal(VERA, other, amount=100)
    await base.deal(VERA, other, amount=300)
    lost = await base.deal(VERA, other, amount=900)
    await base.move_deal(VERA, lost.id, LOST, reason=LostReason.PRICE)
    show = ShowPipeline(deals=base.deals, clock=base.clock)
    view = await show(VERA)
    assert [(one.stage_id, one.count, one.amount) for one in view.sums] == [(1, 2, 400)]
    assert [one.amount for one in view.deals] == [300, 100]
    assert (view.now, len(view.pipeline.stages)) == (NOW + DAY, 8)
    assert deal.id in [one.id for one in (await show(EGOR)).deals]
    assert [one.id for one in (await show(BORIS)).deals] == [deal.id]
