"""Lead magnets are made and changed by who may, and open only when complete (R50, R51)."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from domain.customers.consents import Purpose
from domain.customers.magnet_desk import LANGUAGES
from domain.customers.magnets import Ask, FileKind, GiftFile, Handing, Magnet, MagnetState, Part
from domain.errors import (
    AlreadyDoneError,
    GoneError,
    NotAllowedError,
    NotReadyError,
    OwnersOnlyError,
    TooManyQuestionsError,
)
from domain.team import MemberState
from locales import LOCALES
from tests.domain.base import ANNA, BORIS, EGOR, NOW, VERA, Base
from tests.domain.magnets_bench import OPERATOR, TEXTS, Bench, bench_of, refused


@pytest.fixture
def bench(base: Base) -> Bench:
    return bench_of(base)


def asks(magnet: Magnet) -> Sequence[Ask]:
    return [one.ask for one in magnet.questions]


def test_consent_is_asked_for_in_every_language_of_the_bot() -> None:
    assert set(LANGUAGES) == set(LOCALES)


async def test_r50_a_new_magnet_is_a_draft_that_asks_for_phone_and_name(bench: Bench) -> None:
    magnet = await bench.edit.create(ANNA, "  Гид\n по  забору ")
    assert (magnet.title, magnet.state) == ("Гид по забору", MagnetState.DRAFT)
    assert asks(magnet) == [Ask.PHONE, Ask.NAME]
    assert (magnet.created_by, magnet.created_at) == (ANNA.id, NOW)
    (link,) = await bench.base.magnets.links(magnet.id)
    assert link.name == ""
    assert link.code.isalnum()


@pytest.mark.parametrize("member", [BORIS, EGOR])
async def test_only_who_keeps_magnets_changes_them(bench: Bench, member: Any) -> None:
    magnet = await bench.opened()
    link = (await bench.base.magnets.links(magnet.id))[0]
    edit, number = bench.edit, magnet.id
    file = GiftFile(kind=FileKind.PHOTO, file_id="x")
    for doing in (
        edit.create(member, "x"),
        edit.copy(member, number, "x"),
        edit.change(member, number, title="x"),
        edit.set_gift(member, number, Part.GIFT, text="x"),
        edit.add_file(member, number, Part.GIFT, file),
        edit.drop_files(member, number, Part.GIFT),
        edit.add_codes(member, number, Part.GIFT, "x"),
        edit.ask(member, number, Ask.CITY),
        edit.drop_question(member, number, 1),
        edit.move_question(member, number, 1),
        edit.require(member, number, 1),
        edit.set_state(member, number, MagnetState.PAUSED),
        edit.add_link(member, number, "x"),
        edit.open_intake(member, link.id, on=True),
        edit.set_operator(member, OPERATOR),
        edit.publish(member, number, TEXTS),
        edit.allow(member, VERA.id, may=True),
    ):
        with pytest.raises(NotAllowedError):
            await doing
    assert bench.base.magnets.kept == {number: magnet}


async def test_an_owner_lets_a_colleague_edit_magnets_and_takes_it_back(bench: Bench) -> None:
    vera = await bench.edit.allow(ANNA, VERA.id, may=True)
    assert (await bench.edit.create(vera, "Скидка")).created_by == VERA.id
    assert not (await bench.edit.allow(ANNA, VERA.id, may=False)).keeps_magnets
    with pytest.raises(OwnersOnlyError):
        await bench.edit.allow(vera, EGOR.id, may=True)
    bench.base.team.people[EGOR.id] = replace(EGOR, state=MemberState.DISMISSED)
    for stranger in (EGOR.id, 99):
        with pytest.raises(GoneError):
            await bench.edit.allow(ANNA, stranger, may=True)


async def test_what_is_not_there_is_gone(bench: Bench) -> None:
    magnet = await bench.ready()
    for doing in (
        bench.edit.change(ANNA, 99, title="x"),
        bench.edit.drop_question(ANNA, magnet.id, 99),
        bench.edit.move_question(ANNA, magnet.id, 99),
        bench.edit.require(ANNA, magnet.id, 99),
        bench.edit.open_intake(ANNA, 99, on=True),
        bench.edit.change(ANNA, magnet.id, manager_id=99),
    ):
        with pytest.raises(GoneError):
            await doing


@pytest.mark.parametrize(
    ("fields", "field", "why"),
    [
        ({"title": " \n"}, "title", "why-empty"),
        ({"title": "я" * 61}, "title", "why-too-long"),
        ({"promise": ""}, "promise", "why-empty"),
        ({"promise": "я" * 201}, "promise", "why-too-long"),
        ({"purpose": "я" * 201}, "purpose", "why-too-long"),
        ({"handing": Handing.MANAGER}, "handing", "why-empty"),
    ],
)
async def test_plain_fields_are_checked(
    bench: Bench, fields: dict[str, Any], field: str, why: str
) -> None:
    magnet = await bench.ready()
    error = await refused(bench.edit.change(ANNA, magnet.id, **fields))
    assert (error.facts["field"], error.facts["why"]) == (field, why)
    assert bench.base.magnets.kept[magnet.id] == magnet


async def test_plain_fields_are_changed_and_nothing_else_can_be(bench: Bench) -> None:
    magnet = await bench.ready()
    after = await bench.edit.change(
        ANNA, magnet.id, picture="p", purpose=" ", handing=Handing.MANAGER, manager_id=BORIS.id
    )
    assert (after.picture, after.purpose, after.manager_id) == ("p", "", BORIS.id)
    with pytest.raises(TypeError):
        await bench.edit.change(ANNA, magnet.id, state=MagnetState.ACTIVE)


async def test_r50_a_fifth_question_is_refused(bench: Bench) -> None:
    magnet = await bench.ready()
    await bench.edit.ask(ANNA, magnet.id, Ask.OWN, "Сколько метров?")
    with pytest.raises(AlreadyDoneError):
        await bench.edit.ask(ANNA, magnet.id, Ask.OWN, "сколько метров?")
    with pytest.raises(AlreadyDoneError):
        await bench.edit.ask(ANNA, magnet.id, Ask.NAME)
    assert (await refused(bench.edit.ask(ANNA, magnet.id, Ask.OWN))).facts["why"] == "why-empty"
    await bench.edit.ask(ANNA, magnet.id, Ask.CITY, "ignored")
    with pytest.raises(TooManyQuestionsError):
        await bench.edit.ask(ANNA, magnet.id, Ask.EMAIL)
    questions = bench.base.magnets.kept[magnet.id].questions
    assert [one.text for one in questions] == ["", "", "Сколько метров?", ""]


async def test_questions_are_moved_dropped_and_made_optional(bench: Bench) -> None:
    magnet = await bench.edit.ask(ANNA, (await bench.ready()).id, Ask.CITY)
    phone, name, city = magnet.questions
    assert asks(await bench.edit.move_question(ANNA, magnet.id, city.id)) == [
        Ask.PHONE, Ask.CITY, Ask.NAME,
    ]  # fmt: skip
    assert asks(await bench.edit.move_question(ANNA, magnet.id, phone.id)) == [
        Ask.CITY, Ask.NAME, Ask.PHONE,
    ]  # fmt: skip
    turned = await bench.edit.require(ANNA, magnet.id, city.id)
    assert turned.question(city.id) == replace(city, required=False)
    assert (await bench.edit.require(ANNA, magnet.id, city.id)).question(city.id) == city
    assert asks(await bench.edit.drop_question(ANNA, magnet.id, name.id)) == [Ask.CITY, Ask.PHONE]


async def test_a_magnet_opens_when_nothing_is_missing(bench: Bench) -> None:
    edit = bench.edit
    magnet = await edit.create(ANNA, "Гид")

    async def lacks() -> object:
        with pytest.raises(NotReadyError) as error:
            await edit.set_state(ANNA, magnet.id, MagnetState.ACTIVE)
        return error.value.facts["missing"]

    assert await lacks() == "magnet-missing-promise"
    await edit.change(ANNA, magnet.id, promise="Обещаем")
    assert await lacks() == "magnet-missing-gift"
    await edit.set_gift(ANNA, magnet.id, Part.GIFT, link="example.ru/g.pdf")
    phone = bench.base.magnets.kept[magnet.id].questions[0]
    await edit.require(ANNA, magnet.id, phone.id)
    assert await lacks() == "magnet-missing-contact"
    await edit.require(ANNA, magnet.id, phone.id)
    assert await lacks() == "magnet-missing-operator"
    await edit.set_operator(ANNA, OPERATOR)
    assert await lacks() == "magnet-missing-texts"
    await edit.publish(ANNA, magnet.id, TEXTS)
    opened = await edit.set_state(ANNA, magnet.id, MagnetState.ACTIVE)
    assert opened.open
    assert (await edit.set_state(ANNA, magnet.id, MagnetState.DRAFT)).open
    assert not (await edit.set_state(ANNA, magnet.id, MagnetState.PAUSED)).open


async def test_a_draft_is_not_paused(bench: Bench) -> None:
    magnet = await bench.ready()
    assert await bench.edit.set_state(ANNA, magnet.id, MagnetState.PAUSED) == magnet


async def test_an_open_magnet_keeps_what_it_needs(bench: Bench) -> None:
    magnet = await bench.opened()
    phone, name = magnet.questions
    for doing in (
        bench.edit.set_gift(ANNA, magnet.id, Part.GIFT, text=""),
        bench.edit.drop_question(ANNA, magnet.id, phone.id),
        bench.edit.require(ANNA, magnet.id, phone.id),
    ):
        with pytest.raises(NotReadyError):
            await doing
    await bench.edit.drop_question(ANNA, magnet.id, name.id)
    await bench.edit.set_state(ANNA, magnet.id, MagnetState.PAUSED)
    assert (await bench.edit.set_gift(ANNA, magnet.id, Part.GIFT, text="")).gift.empty


async def test_a_copy_has_everything_but_links_codes_and_numbers(bench: Bench) -> None:
    source = await bench.opened()
    await bench.edit.add_codes(ANNA, source.id, Part.GIFT, "A\nB")
    file = GiftFile(kind=FileKind.DOCUMENT, file_id="f")
    source = await bench.edit.add_file(ANNA, source.id, Part.REWARD, file)
    await bench.edit.publish(ANNA, source.id, {(Purpose.MAILING, "ru"): "Моё"}, own=True)
    copy = await bench.edit.copy(ANNA, source.id, "Второй гид")
    assert (copy.title, copy.state, copy.promise) == (
        "Второй гид",
        MagnetState.DRAFT,
        source.promise,
    )
    assert asks(copy) == asks(source)
    assert not {one.id for one in copy.questions} & {one.id for one in source.questions}
    assert copy.reward.files[0].id != source.reward.files[0].id
    first, second = [(await bench.base.magnets.links(one.id))[0] for one in (source, copy)]
    assert first.code != second.code
    assert (await bench.base.magnets.codes(copy.id))[Part.GIFT].left == 0
    mine = {(one.purpose, one.locale): one for one in await bench.base.consents.texts(copy.id)}
    assert mine[Purpose.MAILING, "ru"].text == "Моё"
    assert {one.version for one in mine.values()} == {1}
    assert (await bench.edit.set_state(ANNA, copy.id, MagnetState.ACTIVE)).open
