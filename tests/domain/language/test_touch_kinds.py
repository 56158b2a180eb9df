"""What kind of touch the words tell of (R5)."""

import pytest

from domain.language.touch_kinds import read_touch_kind
from domain.touches import TouchKind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("написал в телеграм, просит прайс", TouchKind.MESSAGE),
        ("пишет, что ждёт счёт", TouchKind.MESSAGE),
        ("прислала письмо со сметой", TouchKind.EMAIL),
        ("ответил по e-mail", TouchKind.EMAIL),
        ("сам приехал на склад", TouchKind.MEETING),
        ("позвонил, а потом написал", TouchKind.CALL),
        ("wrote about the invoice", TouchKind.MESSAGE),
        ("dropped by for a sample", TouchKind.MEETING),
        ("просит счёт", None),
        ("", None),
    ],
)
def test_r5_the_kind_named_first_counts(text: str, kind: TouchKind | None) -> None:
    assert read_touch_kind(text) is kind
