"""Where a deal is to go, in words (R28)."""

import pytest

from domain.deals import LostReason
from domain.language.stage_words import StageWish, read_stage_wish

STAGES = {
    1: ["новая", "new"],
    2: ["переговоры", "negotiation"],
    3: ["кп отправлено", "offer"],
    8: ["выиграна", "won"],
    9: ["проиграна", "lost"],
}


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("вперёд", StageWish(way="forward")),
        ("Next", StageWish(way="forward")),
        ("следующий", StageWish(way="forward")),
        (">", StageWish(way="forward")),
        ("назад", StageWish(way="back")),
        ("back", StageWish(way="back")),
        ("выиграли", StageWish(way="won")),
        ("won", StageWish(way="won", stage_id=8)),
        ("Переговоры", StageWish(way="stage", stage_id=2)),
        ("перег", StageWish(way="stage", stage_id=2)),
        ("NEGO", StageWish(way="stage", stage_id=2)),
        ("КП отправлено", StageWish(way="stage", stage_id=3)),
        ("проиграна", StageWish(way="lost", stage_id=9)),
        ("lost", StageWish(way="lost", stage_id=9)),
        ("проиграли", StageWish(way="lost")),
    ],
)
def test_r28_a_stage_or_a_way(text: str, wish: StageWish) -> None:
    assert read_stage_wish(text, STAGES) == wish


@pytest.mark.parametrize(
    ("text", "reason", "note"),
    [
        ("проиграна цена", LostReason.PRICE, ""),
        ("проиграна: дорого", LostReason.PRICE, ""),
        ("lost price", LostReason.PRICE, ""),
        ("проиграна конкурент Ромб", LostReason.COMPETITOR, "Ромб"),
        ("lost competitor Acme", LostReason.COMPETITOR, "Acme"),
        ("проиграна нет потребности", LostReason.NO_NEED, ""),
        ("проиграна не нужно", LostReason.NO_NEED, ""),
        ("lost no_budget", LostReason.NO_BUDGET, ""),
        ("проиграна нет денег", LostReason.NO_BUDGET, ""),
        ("проиграна не отвечают", LostReason.NO_ANSWER, ""),
        ("проиграна другое: уехали", LostReason.OTHER, "уехали"),
        ("проиграна Директор сменился", LostReason.OTHER, "Директор сменился"),
    ],
)
def test_r28_lost_comes_with_its_reason(text: str, reason: LostReason, note: str) -> None:
    assert read_stage_wish(text, STAGES) == StageWish(way="lost", reason=reason, note=note)


@pytest.mark.parametrize("text", ["", "п", "кабель", "переговоры скоро", "проигрыватель"])
def test_other_words_are_no_stage(text: str) -> None:
    assert read_stage_wish(text, STAGES) is None
