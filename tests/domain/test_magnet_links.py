"""Links by source, keys for sites, and the versions of consent texts (R51)."""

from dataclasses import replace

import pytest

from domain.customers.consents import Purpose
from domain.customers.magnets import Operator
from tests.domain.base import ANNA, Base
from tests.domain.magnets_bench import OPERATOR, TEXTS, Bench, bench_of, refused


@pytest.fixture
def bench(base: Base) -> Bench:
    return bench_of(base)


# -- links ------------------------------------------------------------------------------------


async def test_each_source_has_a_link_of_its_own(bench: Bench) -> None:
    magnet = await bench.ready()
    link = await bench.edit.add_link(ANNA, magnet.id, " Выставка  2026 ")
    assert link.name == "Выставка 2026"
    error = await refused(bench.edit.add_link(ANNA, magnet.id, "выставка 2026"))
    assert error.facts["why"] == "why-link-named"
    assert len({one.code for one in await bench.base.magnets.links(magnet.id)}) == 2


async def test_the_intake_is_opened_and_closed_with_a_new_key_each_time(bench: Bench) -> None:
    magnet = await bench.ready()
    link = (await bench.base.magnets.links(magnet.id))[0]
    opened = await bench.edit.open_intake(ANNA, link.id, on=True)
    assert len(opened.web_key) >= 32
    typed = [
        "Example.RU",
        "https://пример.рф/form?x=1",
        "http://a.example:8080",
        "https://b.example:443",
        " ",
    ]
    again = await bench.edit.open_intake(ANNA, link.id, on=True, origins=typed)
    assert again.web_key == opened.web_key
    assert again.origins == (
        "https://example.ru",
        "https://xn--e1afmkfd.xn--p1ai",
        "http://a.example:8080",
        "https://b.example",
    )
    closed = await bench.edit.open_intake(ANNA, link.id, on=False)
    assert (closed.web_key, closed.origins) == ("", again.origins)
    assert (await bench.edit.open_intake(ANNA, link.id, on=True)).web_key != opened.web_key


@pytest.mark.parametrize(
    "typed", ["ftp://example.ru", "два слова", "https://", "http://[::1", "http://a:b:c", "*"]
)
async def test_what_is_no_site_is_refused(bench: Bench, typed: str) -> None:
    magnet = await bench.ready()
    link = (await bench.base.magnets.links(magnet.id))[0]
    error = await refused(bench.edit.open_intake(ANNA, link.id, on=True, origins=[typed]))
    assert error.facts["why"] == "why-bad-site"


async def test_sites_have_a_limit(bench: Bench) -> None:
    magnet = await bench.ready()
    link = (await bench.base.magnets.links(magnet.id))[0]
    many = [f"a{number}.example" for number in range(21)]
    error = await refused(bench.edit.open_intake(ANNA, link.id, on=True, origins=many))
    assert error.facts["why"] == "why-too-many-sites"


# -- texts ------------------------------------------------------------------------------------


async def test_the_operator_is_told_bit_by_bit_and_stays_complete(bench: Bench) -> None:
    edit, books = bench.edit, bench.base.magnets
    await edit.set_operator(ANNA, Operator(name=" ООО  «Ромашка» "))
    assert (await books.operator()).name == "ООО «Ромашка»"
    await edit.set_operator(ANNA, replace(OPERATOR, email="a@example.ru", term="3 года"))
    for wrong, field in (
        (replace(OPERATOR, address=""), "operator_address"),
        (replace(OPERATOR, name=""), "operator_name"),
        (replace(OPERATOR, email="не почта"), "email"),
        (replace(OPERATOR, term="я" * 301), "operator_term"),
    ):
        assert (await refused(edit.set_operator(ANNA, wrong))).facts["field"] == field
    assert (await books.operator()).term == "3 года"


async def test_r51_other_words_are_the_next_version_and_the_same_are_none(bench: Bench) -> None:
    magnet = await bench.ready()
    assert await bench.edit.publish(ANNA, magnet.id, TEXTS) == 0
    changed = {**TEXTS, (Purpose.MAILING, "en"): "other"}
    assert await bench.edit.publish(ANNA, magnet.id, changed) == 1
    texts = {(one.purpose, one.locale): one for one in await bench.base.consents.texts(magnet.id)}
    assert texts[Purpose.MAILING, "en"].version == 2
    assert texts[Purpose.MAILING, "ru"].version == 1
    assert len(bench.base.consents.versions) == 5


async def test_r51_the_owners_words_stay_until_others_replace_them(bench: Bench) -> None:
    magnet, key = await bench.ready(), (Purpose.PERSONAL_DATA, "ru")

    async def present() -> tuple[str, bool, int]:
        texts = await bench.base.consents.texts(magnet.id)
        one = next(one for one in texts if (one.purpose, one.locale) == key)
        return one.text, one.own, one.version

    async def says(text: str, *, own: bool) -> int:
        return await bench.edit.publish(ANNA, magnet.id, {key: text}, own=own)

    assert await says("Моё", own=True) == 1
    assert await says("шаблон", own=False) == 0
    assert await says("Моё", own=True) == 0
    assert await present() == ("Моё", True, 2)
    assert await says("Ещё моё", own=True) == 1
    assert await says("", own=True) == 1
    assert await present() == ("Ещё моё", False, 4)
    assert await says("", own=True) == 0
    assert await says("шаблон", own=False) == 1
    assert await present() == ("шаблон", False, 5)


async def test_r51_nobody_agrees_to_nothing(bench: Bench) -> None:
    magnet = await bench.ready()
    for texts in ({(Purpose.MAILING, "ru"): " "}, {(Purpose.MAILING, "fr"): "oui"}):
        error = await refused(bench.edit.publish(ANNA, magnet.id, texts))
        assert error.facts["why"] == "why-empty"
    long = {(Purpose.MAILING, "ru"): "я" * 3501}
    assert (await refused(bench.edit.publish(ANNA, magnet.id, long))).facts["why"] == "why-too-long"
