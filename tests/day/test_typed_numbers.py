"""Whoever typed somebody's number keeps nothing of that person, nor holds them (R51, R52)."""

from pathlib import Path

from sandbox.actors import Actor
from tests.day.conftest import Team
from tests.day.magnets import AGREE, a_magnet, on_disk, takes

NUMBER = "+79165550333"


async def types(team: Team, code: str) -> Actor:
    """Let somebody fill in a form with a number that is Vera's."""
    typist = team.tg.person("Чужой Человек", id=880077001)
    await typist.starts(code)
    await typist.presses(AGREE)
    await typist.says(NUMBER)
    await typist.presses("✅ Чужой Человек")
    return typist


async def test_r52_what_the_team_noted_is_shown_after_a_proof_alone(team: Team) -> None:
    typist = await types(team, await a_magnet(team))
    await team.boris.says("/call Чужой дозвонилась, это Вера, хочет баню")
    await typist.says("/mydata")
    assert not typist.sees("Вера")
    assert typist.sees("подтвердите номер кнопкой ниже")


async def test_r52_who_proves_their_typed_number_sees_what_was_noted(team: Team) -> None:
    vera = team.tg.person("Вера Тихая", phone=NUMBER)
    await vera.starts(await a_magnet(team))
    await vera.presses(AGREE)
    await vera.says(NUMBER)
    await vera.presses("✅ Вера Тихая")
    await team.boris.says("/call Тихая дозвонился, хочет баню")
    await vera.says("/mydata")
    assert not vera.sees("хочет баню")
    await vera.presses("Проверить по моему номеру")
    assert vera.sees("хочет баню")


async def test_r52_a_proof_takes_the_card_from_who_only_typed_its_number(team: Team) -> None:
    code = await a_magnet(team)
    typist = await types(team, code)
    vera = team.tg.person("Вера Тихая", id=880077002, phone=NUMBER)
    await takes(vera, code)
    await typist.says("/forget")
    await typist.presses("Да, удалить")
    assert typist.sees("Ваши данные удалены")
    await vera.says("/mydata")
    assert vera.sees("Вера Тихая")
    assert vera.sees("8 (916) 555-03-33")


async def test_r52_nothing_of_who_was_erased_stays_with_who_typed_their_number(
    team: Team, tmp_path: Path
) -> None:
    await team.ann.says(f"/add Тихая Вера {NUMBER} vera.tihaya@mail.ru")
    code = await a_magnet(team)
    await types(team, code)
    vera = team.tg.person("Вера Тихая", id=880077002, phone=NUMBER)
    await takes(vera, code)
    await vera.says("/forget")
    await vera.presses("Да, удалить")
    await team.tg.passes(minutes=1)
    assert on_disk(tmp_path, "9165550333", "Вера Тихая", "vera.tihaya") == []
    await team.olga.says("/erasures")
    assert team.olga.sees("следов нет")


async def test_r52_words_left_on_a_card_of_another_go_with_who_said_them(
    team: Team, tmp_path: Path
) -> None:
    await team.ann.says(f"/add Тихая Вера {NUMBER}")
    typist = await types(team, await a_magnet(team))
    await typist.says("/forget")
    await typist.presses("Да, удалить")
    await team.tg.passes(minutes=1)
    assert on_disk(tmp_path, "Чужой Человек") == []
    await team.ann.says("/card Тихая")
    assert team.ann.sees("8 (916) 555-03-33")


async def test_r52_who_withdrew_and_owns_no_card_is_erased_as_promised(
    team: Team, tmp_path: Path
) -> None:
    await team.ann.says(f"/add Тихая Вера {NUMBER}")
    typist = await types(team, await a_magnet(team))
    await typist.says("/mydata")
    await typist.presses("Отозвать согласие")
    await typist.presses("Да, отозвать")
    await team.tg.passes(days=28)
    assert on_disk(tmp_path, "Чужой Человек")
    await team.tg.passes(days=2)
    assert on_disk(tmp_path, "Чужой Человек") == []


async def test_r52_who_owns_no_card_is_proposed_and_erased_with_the_silent(
    team: Team, tmp_path: Path
) -> None:
    await team.ann.says(f"/add Тихая Вера {NUMBER}")
    await types(team, await a_magnet(team))
    await team.tg.passes(days=37 * 31)
    await team.olga.says("/erasures")
    await team.olga.presses("Показать, кого")
    assert team.olga.sees("Тихая Вера")
    assert team.olga.sees("и 1 человек без своей карточки")
    await team.olga.presses("Стереть всех")
    assert team.olga.sees("2 человек")
    await team.olga.presses("Да, стереть навсегда")
    await team.tg.passes(days=1)
    await team.tg.passes(minutes=1)
    assert on_disk(tmp_path, "Чужой Человек", "Тихая") == []


async def test_r52_a_number_proved_in_the_middle_of_a_form_is_enough(
    team: Team, tmp_path: Path
) -> None:
    await team.ann.says(f"/add Тихая Вера {NUMBER}")
    await team.ann.says("/call Тихая дозвонилась, хочет баню")
    vera = team.tg.person("Вера Тихая", phone=NUMBER)
    await vera.starts(await a_magnet(team))
    await vera.presses(AGREE)
    await vera.shares_own_contact()
    await vera.says("/mydata")
    assert vera.sees("хочет баню")
    await vera.says("/forget")
    await vera.presses("Да, удалить")
    await team.tg.passes(minutes=1)
    assert on_disk(tmp_path, "9165550333", "хочет баню") == []
