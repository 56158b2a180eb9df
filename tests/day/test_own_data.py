"""Own data: seeing it, stopping mailings, withdrawing, being forgotten (R52)."""

import json
import re
from pathlib import Path

import pytest

from domain.customers.magnets import Gift
from handlers.customers.callbacks import OwnVerb
from sandbox.actors import Actor
from tests.day.conftest import Team
from tests.day.magnets import AGREE, a_magnet, on_disk, takes


@pytest.fixture
async def kate(team: Team) -> Actor:
    """Return a customer who agreed to mailings too."""
    kate = team.tg.person(
        "Катя Ильинская", id=880011223, phone="+79165550188", username="kate_ilinskaya"
    )
    await takes(kate, await a_magnet(team), mailing=True)
    return kate


def _file(team: Team, actor: Actor) -> dict[str, object]:
    """Return the JSON file that a person got."""
    document = next(one.content["document"] for one in actor.answers if "document" in one.content)
    stored = team.tg.world.files.by_id(document["file_id"])
    assert stored is not None
    found: dict[str, object] = json.loads(stored.data)
    return found


def _calls(team: Team, words: str) -> list[Actor]:
    return [
        one for one in (team.ann, team.gleb) if any(words in bubble.text for bubble in one.bubbles)
    ]


async def test_r52_everything_is_shown_and_comes_as_a_file(team: Team, kate: Actor) -> None:
    await kate.says("/mydata")
    for fact in (
        "Имя: Катя Ильинская",
        "8 (916) 555-01-88",
        "обработка персональных данных",
        "новости и предложения",
        "Чек-лист ремонта",
        "23.11.2026",
    ):
        assert kate.sees(fact), fact
    found = _file(team, kate)
    assert found["О вас"] == {"Имя": ["Катя Ильинская"], "Телефон": ["8 (916) 555-01-88"]}
    text = json.dumps(found, ensure_ascii=False)
    assert "2026-11-23T10:00:00+03:00" in text
    for word in ("Анна", "Глеб", "Ольга", "_id", "880011223"):
        assert word not in text


async def test_what_was_on_one_day_is_told_with_one_date(kate: Actor) -> None:
    await kate.says("/mydata")
    assert kate.sees("Чек-лист ремонта · согласие, анкета заполнена, подарок получен: 23.11.2026")


async def test_r52_what_the_manager_wrote_is_shown(team: Team, kate: Actor) -> None:
    (manager,) = _calls(team, "Ильинская")
    await manager.says("/call Ильинская дозвонилась, хочет баню к маю")
    await manager.says("/deal Ильинская 120к баня")
    await kate.says("/mydata")
    assert kate.sees("хочет баню к маю")
    assert kate.sees("120 000")


async def test_who_is_unknown_hears_so_and_may_look_by_the_own_number(team: Team) -> None:
    await team.ann.says("/add Тихонова Вера +79165550333")
    vera = team.tg.person("Вера", phone="+79165550333")
    await vera.says("/mydata")
    assert vera.sees("ничего не связано")
    other = team.tg.person("Другой", phone="+79165550334")
    await other.says("/mydata")
    await other.presses("Проверить по моему номеру")
    assert other.sees("по этому номеру у нас ничего нет")
    await vera.shares_contact_of(other)
    assert vera.sees("не ваш контакт")
    await vera.presses("Проверить по моему номеру")
    assert vera.sees("Тихонова Вера")
    await vera.presses("Удалить мои данные")
    await vera.presses("Да, удалить всё")
    assert vera.sees("данные удалены")
    await team.ann.says("/find Тихонова")
    assert team.ann.sees("никого не нашёл")


async def test_a_typed_number_shows_nothing_of_whose_it_is(team: Team) -> None:
    """Whoever types a client's number sees what whoever types a new one sees.

    Until when somebody calls depends on whose turn it is, so that is left out.
    """
    await team.ann.says("/add Секретова Вера +79165550333")
    await team.ann.says("/call Секретова дозвонилась, тайна")
    code = await a_magnet(team)
    seen = []
    for number in ("+79165550333", "+79165550335"):
        thief = team.tg.person("Чужой Человек")
        await thief.starts(code)
        await thief.presses(AGREE)
        await thief.says(number)
        await thief.presses("✅ Чужой Человек")
        gift = re.sub(r"до \d\d:\d\d", "до", thief.last.text)
        await thief.says("/mydata")
        words = "\n".join([gift, *(one.text for one in thief.answers)])
        keys = [key for row in thief.keys for key in row]
        found = json.dumps(_file(team, thief), ensure_ascii=False)
        seen.append([one.replace("03-35", "03-33") for one in (words, found, *keys)])
    assert seen[0] == seen[1]
    assert "Секретова" not in str(seen)
    assert "тайна" not in str(seen)


async def test_stop_ends_mailings(kate: Actor) -> None:
    await kate.says("/stop")
    assert kate.sees("новостей больше не будет")
    await kate.says("/stop")
    assert kate.sees("и так не присылаем")
    await kate.says("/mydata")
    assert kate.find_button("Не присылать новости", kate.answers[0]) is None


async def test_r52_withdrawing_is_asked_once_and_ends_the_calls(team: Team, kate: Actor) -> None:
    (manager,) = _calls(team, "Ильинская")
    await kate.says("/mydata")
    await kate.presses("Отозвать согласие")
    assert kate.sees("Отозвать согласие?")
    await kate.presses("Оставить как есть")
    assert kate.sees("Оставили всё как есть")
    await kate.says("/mydata")
    await kate.presses("Отозвать согласие")
    await kate.presses("Да, отозвать")
    assert kate.sees("Согласие отозвано")
    assert manager.sees("Ильинская")
    assert manager.sees("согласие на обработку данных отозвано")
    await manager.says("/card Ильинская")
    assert manager.sees("не беспокоить") or manager.sees("не звонить"), manager.transcript()
    await kate.says("/mydata")
    assert kate.sees("23.11.2026")
    assert kate.find_button("Отозвать согласие", kate.answers[0]) is None


async def _withdraws(kate: Actor) -> None:
    await kate.says("/mydata")
    await kate.presses("Отозвать согласие")
    await kate.presses("Да, отозвать")


async def test_r52_who_withdrew_is_erased_within_thirty_days_as_promised(
    team: Team, kate: Actor, tmp_path: Path
) -> None:
    await _withdraws(kate)
    assert kate.sees("в течение 30 дней")
    await team.tg.passes(days=28)
    assert on_disk(tmp_path, "Ильинская")
    await team.tg.passes(days=2)
    assert on_disk(tmp_path, "Ильинская", "9165550188", "880011223") == []
    await team.olga.says("/erasures")
    assert team.olga.sees("По запросу человека")


async def test_r52_who_agreed_anew_in_time_stays(team: Team, kate: Actor, tmp_path: Path) -> None:
    await _withdraws(kate)
    await team.tg.passes(days=20)
    await kate.starts(await a_magnet(team, title="Каталог"))
    await kate.presses(AGREE)
    await team.tg.passes(days=20)
    assert on_disk(tmp_path, "Ильинская")


async def test_r52_who_withdrew_goes_once_their_deal_is_closed(
    team: Team, kate: Actor, tmp_path: Path
) -> None:
    (manager,) = _calls(team, "Ильинская")
    await manager.says("/deal Ильинская 120к баня")
    await _withdraws(kate)
    assert kate.sees("Если с вами ещё не закончена сделка, то когда она закончится")
    await team.tg.passes(days=40)
    assert on_disk(tmp_path, "Ильинская")
    await manager.says("/move баня won")
    await team.tg.passes(days=2)
    assert on_disk(tmp_path, "Ильинская", "9165550188", "880011223") == []


async def test_r52_withdrawing_ends_the_form_under_way(team: Team) -> None:
    lev = team.tg.person("Лев Середин", phone="+79165550122")
    code = await a_magnet(team)
    await lev.starts(code)
    await lev.presses(AGREE)
    await lev.says("/mydata")
    await lev.presses("Отозвать согласие")
    await lev.presses("Да, отозвать")
    await lev.says("/start")
    assert not lev.sees("Вопрос")
    await lev.says("+79165550122")
    assert not lev.sees("Вопрос")
    await lev.starts(code)
    assert lev.sees("Нажмите на текст")
    await lev.presses(AGREE)
    assert lev.sees("Вопрос 1 из 2")


async def test_r52_forgetting_is_asked_once_and_told_without_a_name(
    team: Team, kate: Actor, tmp_path: Path
) -> None:
    (manager,) = _calls(team, "Ильинская")
    await manager.says("/call Ильинская дозвонилась, хочет баню")
    await kate.says("/forget")
    assert kate.sees("Удалить ваши данные?")
    assert kate.sees("Останется по закону")
    await kate.presses("Да, удалить всё")
    assert kate.sees("Ваши данные удалены")
    assert "Клиент удалил свои данные" in manager.last.text
    assert "Акт № 1" in team.olga.last.text
    for one in (manager, team.olga):
        assert "Ильинская" not in one.last.text
    await team.tg.passes(minutes=1)
    traces = ("Ильинская", "9165550188", "880011223", "kate_ilinskaya", "хочет баню")
    assert on_disk(tmp_path, *traces) == []
    await manager.says("/find Ильинская")
    assert manager.sees("никого не нашёл")


async def test_a_second_press_on_delete_finds_nothing(kate: Actor) -> None:
    await kate.says("/forget")
    asked = kate.last
    await kate.presses("Да, удалить всё", message=asked)
    await kate.presses(data="co:sure_forget", message=asked)
    assert kate.sees("ничего не связано")
    await kate.says("/mydata")
    assert kate.sees("ничего не связано")


@pytest.mark.parametrize("verb", OwnVerb)
async def test_a_second_press_has_no_second_effect(team: Team, kate: Actor, verb: OwnVerb) -> None:
    await kate.says("/mydata")
    shown, data = kate.answers[0], f"co:{verb}"
    for _ in range(2):
        await kate.presses(data=data, message=shown)
        assert "сломалось" not in (kate.toast or "")
    words = [one.text for who in (team.ann, team.gleb, team.olga) for one in who.bubbles]
    assert len([one for one in words if "свои данные" in one or "отозвано" in one]) == {
        OwnVerb.SURE_FORGET: 2,
        OwnVerb.SURE_WITHDRAW: 1,
    }.get(verb, 0)


async def test_who_was_forgotten_may_come_again(team: Team, kate: Actor) -> None:
    await kate.says("/forget")
    await kate.presses("Да, удалить всё")
    await takes(kate, await a_magnet(team, title="Каталог", gift=Gift(text="Вот он")))


async def test_staff_hear_that_these_commands_are_the_customers(team: Team) -> None:
    for line in ("/mydata", "/stop", "/forget", "/friend"):
        await team.ann.says(line)
        assert team.ann.sees("для клиентов")
