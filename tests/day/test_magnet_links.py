"""Links by source, QR pictures, the intake of a site, the preview."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import pytest
import segno
from PIL import Image

from domain.customers.magnets import Part
from handlers.magnets.qr_picture import A6, DPI, QUIET, as_pdf, as_png, modules, place_of
from sandbox.actors import Actor
from storage.unit import SqlUnits
from tests.day.conftest import Team
from tests.day.magnet_talk import JPEG, labels, makes_ready, opens

URL = "https://t.me/touchbase_bot?start=abcd1234"
TITLES = (
    "Прайс",
    "Каталог кабелей и проводов «Электрика 2027» 🎁 для дилеров",
    "Ы" * 60,
    "$x_{1}$ & <b>",
    "🎁",
)


@pytest.fixture
async def olga(team: Team) -> Actor:
    await team.olga.says("/magnets Прайс")
    await team.olga.presses("Ссылки и QR")
    return team.olga


def sent_files(team: Team, person: Actor) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for bubble in person.answers:
        content: Any = bubble.post.content.get("document")
        if content:
            stored = team.tg.world.files.by_id(content["file_id"])
            assert stored is not None
            found[stored.name.rpartition(".")[2]] = stored.data
    return found


async def test_each_source_has_a_link_of_its_own(olga: Actor) -> None:
    assert olga.sees("Основная")
    await olga.presses("➕ Выставка")
    assert olga.sees("🔗 Выставка · Прайс")
    assert olga.sees("Магнит ещё не открыт")
    await olga.presses("Назад")
    assert "➕ Выставка" not in labels(olga)
    await olga.presses("Свой источник")
    await olga.says("Стенд <5>")
    assert olga.sees("🔗 Стенд <5> · Прайс")
    codes = set()
    await olga.presses("Назад")
    for line in olga.last.text.splitlines():
        if line.startswith("https://t.me/touchbase_bot?start="):
            codes.add(line)
    assert len(codes) == 3


async def test_the_same_source_twice_is_the_same_link(olga: Actor) -> None:
    screen = olga.last
    await olga.presses("➕ Сайт")
    await olga.presses(data="ml:site:1", message=screen)
    await olga.presses("Назад")
    await olga.presses("Свой источник")
    await olga.says("сайт")
    assert olga.sees("🔗 Сайт · Прайс")
    await olga.presses("Назад")
    assert olga.last.text.count("start=") == 2


async def test_a_link_is_sent_as_png_and_pdf_to_print(team: Team, olga: Actor) -> None:
    await olga.presses("Основная")
    await olga.presses("QR для печати")
    files = sent_files(team, olga)
    assert files["pdf"].startswith(b"%PDF")
    async with SqlUnits(team.app.database)() as unit:
        link = (await unit.magnets.links(1))[0]
    assert read(files["png"], modules(f"https://t.me/touchbase_bot?start={link.code}"))
    assert olga.sees("A6, 300 dpi")


def read(png: bytes, matrix: Sequence[Sequence[int]]) -> bool:
    """Tell whether a picture shows the modules, with white around them."""
    picture = Image.open(BytesIO(png)).convert("L")
    pixels, width = picture.tobytes(), picture.width
    left, top, size = place_of(matrix, A6, DPI)
    span = range(-QUIET, len(matrix) + QUIET)
    for row in span:
        for column in span:
            inside = 0 <= row < len(matrix) and 0 <= column < len(matrix)
            dark = bool(matrix[row][column]) if inside else False
            for shift in (1, size // 2, size - 2):
                x, y = left + column * size + shift, top + row * size + shift
                if (pixels[y * width + x] < 128) is not dark:
                    return False
    return True


@pytest.mark.parametrize("title", TITLES)
def test_the_printed_code_is_the_link_with_four_modules_of_white(title: str) -> None:
    matrix = modules(URL)
    assert matrix == tuple(map(tuple, segno.make(URL, error="m").matrix))
    png = as_png(title, URL)
    picture = Image.open(BytesIO(png))
    assert picture.size == (1240, 1748)
    assert round(picture.info["dpi"][0]) == 300
    assert read(png, matrix)


def test_a_long_address_still_has_its_white() -> None:
    url = f"https://t.me/{'a' * 32}?start={'b' * 64}"
    assert read(as_png("Прайс", url), modules(url))


def test_the_pdf_is_one_sheet_of_a4_in_vectors_and_the_same_every_time() -> None:
    pdf = as_pdf(TITLES[1], URL)
    assert pdf.startswith(b"%PDF")
    assert b"/Subtype /Image" not in pdf
    assert b"/MediaBox [ 0 0 595.2 841.92 ]" in pdf
    assert pdf == as_pdf(TITLES[1], URL)


async def test_the_intake_of_a_site_is_turned_on_and_off(team: Team, olga: Actor) -> None:
    await olga.presses("Основная")
    assert olga.sees("Приём с сайта выключен")
    await olga.presses("Включить приём с сайта")
    assert olga.sees("POST /leads/")
    assert olga.sees("/f/")
    first = await key(team)
    await olga.presses(data="mk:on:1")
    assert await key(team) == first
    await olga.presses("🌐 Сайты")
    await olga.says("ftp://x y")
    assert olga.sees("✋")
    await olga.says("https://Vega.ru/form, shop.vega.ru")
    assert olga.sees("Разрешённые сайты: https://vega.ru, https://shop.vega.ru")
    await olga.presses("🌐 Сайты")
    await olga.presses("Убрать")
    assert olga.sees("только с вашего сервера")
    await olga.presses("Назад")
    assert olga.sees("приём с сайта")
    await olga.presses("Основная")
    await olga.presses("Выключить приём")
    assert await key(team) == ""
    await olga.presses("Включить приём")
    assert await key(team) not in ("", first)


async def key(team: Team) -> str:
    async with SqlUnits(team.app.database)() as unit:
        return (await unit.magnets.links(1))[0].web_key


async def test_one_press_shows_all_that_a_customer_sees(team: Team) -> None:
    olga = team.olga
    await opens(olga, "Прайс")
    await olga.presses("Картинка")
    await olga.sends_photo(JPEG)
    await olga.presses("🎁 Подарок")
    await olga.presses("Коды")
    await olga.says("A-1")
    await olga.presses("Готово")
    await olga.presses("Назад")
    await olga.presses("👀 Показать")
    shown = [one.text for one in olga.answers]
    order = ("Так «Прайс» видит", "Пришлём прайс", "Вопрос 1 из 2", "Вопрос 2 из 2", "Ваш подарок")
    places = [next(n for n, text in enumerate(shown) if part in text) for part in order]
    assert places == sorted(places)
    assert olga.sees("ABC-123")
    assert olga.sees("Я согласен(на), чтобы ООО «Вега»")
    assert olga.keys == [] or not any("номер" in key for row in olga.keys for key in row)
    for label in ("Согласен", "Отправить мой номер", "✅ Ольга Владелец"):
        await olga.presses(label)
        assert "Это показ" in (olga.toast or ""), label
    async with SqlUnits(team.app.database)() as unit:
        assert await unit.customers.by_telegram(olga.id) is None
        assert (await unit.magnets.codes(1))[Part.GIFT].left == 1
        assert (await unit.funnels.of_magnet(1))[0].opened == 0
    await olga.presses("К магниту")
    assert olga.sees("🧲 Прайс · 🟢 открыт")


async def test_a_draft_can_be_previewed_as_far_as_it_goes(team: Team) -> None:
    await team.olga.says("/magnets Прайс")
    await team.olga.presses("👀 Показать")
    assert team.olga.sees("Магнит не открыт")
    await makes_ready(team.olga, "Каталог")
    await team.olga.presses("👀 Показать")
    assert team.olga.sees("Каталог")
