"""Every button of ``/magnets`` pressed twice, and old ones after a colleague's change."""

from pathlib import Path

from sandbox.actors import Actor
from tests.day.conftest import Team
from tests.day.magnet_talk import JPEG, opens
from tests.day.pressing import PressesTwice

BASE = (
    *("magnets", "magnet_files", "magnet_questions", "magnet_links", "magnet_codes"),
    *("consent_texts", "operators", "members", "customers", "forms", "openings", "leads"),
)
VERBS = {
    "mg": {
        *("list", "new", "show", "title", "promise", "picture", "nopicture", "questions"),
        *("consents", "links", "newlink", "preview", "copy", "open", "opened", "pause"),
        *("purpose", "usual"),
    },
    "mp": {"show", "text", "notext", "link", "nolink", "files", "nofiles", "codes", "nocodes"},
    "mq": {"up", "may", "must", "drop"},
    "mc": {"show", "own", "template"},
    "mo": {"show", "name", "address", "email", "term", "keep"},
    "mk": {"show", "qr", "on", "off", "origins", "noorigins"},
    "mh": {"show", "turn", "city", "manager"},
    "mw": {"list", "allow", "forbid"},
}
"""What must be among the buttons that are pressed."""


async def test_no_button_of_a_magnet_has_a_second_effect(team: Team, tmp_path: Path) -> None:
    olga = team.olga
    await _full_magnet(olga)
    presses = PressesTwice(
        actor=olga,
        base=tmp_path / "base.db",
        tables=BASE,
        only=lambda data: data.startswith("m") and not data.startswith("mn:"),
    )
    pressed = {tuple(data.split(":")[:2]) for data in await presses(("/magnets",))}
    wanted = {(prefix, verb) for prefix, verbs in VERBS.items() for verb in verbs}
    assert wanted - pressed == set()


async def _full_magnet(olga: Actor) -> None:
    """Make a magnet that has something of everything, so that every button is there."""
    await opens(olga, "Прайс")
    await olga.presses("Картинка")
    await olga.sends_photo(JPEG)
    await olga.presses("🎁 Подарок")
    for label, words in (("🔗 Ссылка", "https://vega.ru"), ("🔑 Коды", "A-1\nA-2")):
        await olga.presses(label)
        await olga.says(words)
    await olga.presses("Готово")
    await olga.presses("📎 Файлы")
    await olga.sends_file("price.pdf", b"%PDF")
    await olga.presses("Готово")
    await olga.presses("Назад")
    await olga.presses("Согласия")
    await olga.presses("Рассылка, рус.")
    await olga.presses("Написать свой")
    await olga.says("Согласен на новости.")
    await olga.presses("Назад")
    await olga.presses("Назад")
    await olga.presses("Ссылки")
    await olga.presses("Основная")
    await olga.presses("Включить приём")
    await olga.presses("Сайты")
    await olga.says("https://vega.ru")


async def test_a_button_of_yesterday_shows_what_there_is_today(team: Team) -> None:
    olga = team.olga
    await opens(olga, "Прайс")
    old = olga.last
    await olga.says("/magnets")
    await team.tg.passes(days=1)
    await olga.presses("Вопросы", message=old)
    assert olga.sees("1. телефон")
    await olga.presses(data="mg:pause:1:0", message=old)
    await olga.presses(data="mg:pause:1:0", message=old)
    assert "⏸ на паузе" in old.text
