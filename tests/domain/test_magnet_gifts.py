"""What a magnet gives: words, an address, files, codes for everybody in their turn."""

import pytest

from domain.customers.codes import HandOutCodes
from domain.customers.magnets import FileKind, GiftFile, Part
from domain.customers.people import Customer
from tests.domain.base import ANNA, NOW, Base
from tests.domain.magnets_bench import Bench, bench_of, refused


@pytest.fixture
def bench(base: Base) -> Bench:
    return bench_of(base)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("https://example.ru/a?b=c", "https://example.ru/a?b=c"),
        ("example.ru/a", "https://example.ru/a"),
        ("HTTP://пример.рф", "HTTP://пример.рф"),
        (" ", ""),
    ],
)
async def test_an_address_of_the_web_is_taken(bench: Bench, typed: str, kept: str) -> None:
    magnet = await bench.ready()
    after = await bench.edit.set_gift(ANNA, magnet.id, Part.GIFT, link=typed)
    assert after.gift.link == kept


@pytest.mark.parametrize(
    "typed",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "tg://user?id=1",
        "просто слова",
        "https://",
        "https://localhost",
        "https://u:p@example.ru",
        "http://[::1",
        "https://example.ru/" + "a" * 500,
    ],
)
async def test_what_is_no_address_of_the_web_is_refused(bench: Bench, typed: str) -> None:
    magnet = await bench.ready()
    error = await refused(bench.edit.set_gift(ANNA, magnet.id, Part.GIFT, link=typed))
    assert error.facts["field"] == "gift_link"


async def test_a_part_holds_ten_files_each_once(bench: Bench) -> None:
    magnet = await bench.ready()
    for number in (*range(10), 3):
        file = GiftFile(kind=FileKind.PHOTO, file_id=f"f{number}")
        magnet = await bench.edit.add_file(ANNA, magnet.id, Part.GIFT, file)
    assert len(magnet.gift.files) == 10
    file = GiftFile(kind=FileKind.PHOTO, file_id="f10", name="ten.jpg")
    error = await refused(bench.edit.add_file(ANNA, magnet.id, Part.GIFT, file))
    assert error.facts == {"field": "file", "value": "ten.jpg", "why": "why-too-many-files"}
    assert (await bench.edit.drop_files(ANNA, magnet.id, Part.GIFT)).gift.files == ()


async def test_words_of_a_gift_have_a_limit(bench: Bench) -> None:
    magnet = await bench.ready()
    error = await refused(bench.edit.set_gift(ANNA, magnet.id, Part.GIFT, text="я" * 2001))
    assert error.facts["why"] == "why-too-long"


async def test_codes_are_taken_one_a_line_each_once(bench: Bench) -> None:
    magnet = await bench.ready()
    assert await bench.edit.add_codes(ANNA, magnet.id, Part.GIFT, " A1 \r\n\nA2\nA1\n") == 2
    assert await bench.edit.add_codes(ANNA, magnet.id, Part.GIFT, "A2\nA3") == 1
    for lines, why in (
        ("\n \n", "why-empty"),
        ("x" * 101, "why-too-long"),
        ("\n".join(map(str, range(10_001))), "why-too-many-codes"),
    ):
        error = await refused(bench.edit.add_codes(ANNA, magnet.id, Part.GIFT, lines))
        assert error.facts["why"] == why


async def test_who_waited_for_a_code_gets_theirs_longest_waiting_first(bench: Bench) -> None:
    base, magnet = bench.base, await bench.ready()
    for number in range(1, 5):
        customer = Customer(telegram_id=100 + number, created_at=NOW, seen_at=NOW)
        one = await base.customers.add(customer)
        assert await base.magnets.take_code(magnet.id, Part.GIFT, one.id, NOW) == ""
    hand_out = HandOutCodes(magnets=base.magnets, clock=base.clock)
    assert await hand_out(magnet.id, Part.GIFT) == []
    await bench.edit.add_codes(ANNA, magnet.id, Part.GIFT, "A\nB\nC")
    assert await hand_out(magnet.id, Part.GIFT) == [(101, "A"), (102, "B"), (103, "C")]
    assert await hand_out(magnet.id, Part.REWARD) == []
    await bench.edit.add_codes(ANNA, magnet.id, Part.GIFT, "D\nE")
    assert await hand_out(magnet.id, Part.GIFT) == [(104, "D")]
