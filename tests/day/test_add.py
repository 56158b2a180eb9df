"""``/add``, a shared contact, a .vcf file: R1, R3, and nothing typed is lost."""

import pytest

from tests.day.conftest import Team

PETROV = "/add Петров Иван Сергеевич +7 916 123-45-67 ООО Ромашка прораб #выставка 12.03.1980"
BOOK = """BEGIN:VCARD
VERSION:3.0
N:Кузнецов;Олег;;;
TEL:+7 495 123-45-67
END:VCARD
BEGIN:VCARD
VERSION:3.0
N:Лебедева;Инна;;;
EMAIL:inna@example.com
END:VCARD
BEGIN:VCARD
VERSION:3.0
N:Немой;Степан;;;
END:VCARD
BEGIN:VCARD
VERSION:3.0
N:Петров;Иван;;;
TEL:8 916 123 45 67
END:VCARD
BEGIN:VCARD
VERSION:3.0
N:Обрыв
""".encode()


async def test_one_line_in_any_order_becomes_a_card(team: Team) -> None:
    await team.ann.says(PETROV)
    for fact in (
        "Добавлен контакт: Петров Иван Сергеевич",
        "ООО Ромашка",
        "8 (916) 123-45-67",
        "8 (916) 123-45-67",
        "прораб",
        "#выставка",
        "12.03.1980",
    ):
        assert team.ann.sees(fact), fact
    assert team.ann.last.protected


async def test_undo_takes_the_contact_back(team: Team) -> None:
    await team.ann.says(PETROV)
    await team.ann.presses("Отменить")
    await team.ann.says("/find Петров")
    assert team.ann.sees("никого не нашёл")


async def test_r3_the_same_phone_is_the_same_client(team: Team) -> None:
    await team.ann.says(PETROV)
    await team.ann.says("/add Петруха 8 (916) 123 45 67")
    assert team.ann.sees("Уже есть в базе: Петров Иван Сергеевич")
    assert team.ann.sees("ООО Ромашка")


async def test_r3_a_colleagues_client_shows_only_whose_it_is(team: Team) -> None:
    await team.ann.says(PETROV)
    await team.gleb.says("/add Иванов +79161234567")
    assert team.gleb.sees("Анна Северова")
    assert not team.gleb.sees("Ромашка")
    assert not team.gleb.sees("Петров")
    assert team.gleb.find_button("Попросить передать")


async def test_r1_half_a_line_waits_for_its_other_half(team: Team) -> None:
    await team.ann.says("/add Сидоров Пётр прораб 8916")
    assert team.ann.sees("Понял: Сидоров Пётр, прораб")
    assert team.ann.sees("8916")
    assert team.ann.sees("Нужен телефон или e-mail")
    await team.ann.says("89165554433")
    assert team.ann.sees("Добавлен контакт: Сидоров Пётр")
    assert team.ann.sees("прораб")
    assert not team.ann.sees("📝")


async def test_a_phone_alone_waits_for_a_name(team: Team) -> None:
    await team.ann.says("/add +79165554433")
    assert team.ann.sees("Нужно имя")
    await team.ann.says("Сидоров Пётр")
    assert team.ann.sees("Добавлен контакт: Сидоров Пётр")


async def test_a_draft_can_be_completed_in_several_steps(team: Team) -> None:
    await team.ann.says("/add #выставка")
    assert team.ann.sees("Нужны имя и телефон")
    await team.ann.says("Сидоров Пётр")
    assert team.ann.sees("Нужен телефон или e-mail")
    await team.ann.says("petr@example.com")
    assert team.ann.sees("Добавлен контакт: Сидоров Пётр")
    assert team.ann.sees("#выставка")


async def test_a_line_typed_anew_replaces_the_draft(team: Team) -> None:
    await team.ann.says("/add Сидоров Пётр 8916")
    await team.ann.says("Сидоров Пётр 89165554433")
    assert team.ann.sees("Добавлен контакт: Сидоров Пётр")
    assert not team.ann.sees("Сидоров Сидоров")


async def test_the_button_of_a_draft_works_weeks_later(team: Team) -> None:
    await team.ann.says("/add Сидоров Пётр")
    await team.tg.passes(days=30)
    await team.ann.presses("Дополнить")
    assert team.ann.sees("Сидоров Пётр")
    await team.ann.says("89165554433")
    assert team.ann.sees("Добавлен контакт: Сидоров Пётр")


async def test_a_draft_given_up_shows_what_was_typed(team: Team) -> None:
    await team.ann.says("/add Сидоров Пётр 8916")
    await team.ann.presses("Отмена")
    assert team.ann.sees("Сидоров Пётр 8916")
    await team.ann.presses(data="dr:1:more")
    assert "больше нет" in (team.ann.toast or "")


async def test_a_command_in_the_middle_of_a_draft_is_a_command(team: Team) -> None:
    await team.ann.says("/add Сидоров Пётр")
    await team.ann.says("/tasks")
    await team.ann.says("89165554433")
    assert not team.ann.sees("Добавлен контакт: Сидоров")


async def test_what_was_not_understood_goes_into_the_notes(team: Team) -> None:
    await team.ann.says("/add Сидоров Пётр petr@example.com 770708389 (код 12)")
    assert team.ann.sees("Понял не всё")
    assert team.ann.sees("770708389")
    await team.ann.says("/card Сидоров")
    assert team.ann.sees("770708389")


async def test_a_bare_command_asks_with_examples_and_takes_the_next_line(team: Team) -> None:
    await team.ann.says("/add")
    assert team.ann.sees("одной строкой")
    await team.ann.says("Сидорова Анна anna@example.com")
    assert team.ann.sees("Добавлен контакт: Сидорова Анна")


async def test_a_company_alone_is_saved_by_its_inn(team: Team) -> None:
    await team.ann.says("/add ООО Вектор ИНН 7707083893")
    assert team.ann.sees("ООО Вектор")
    assert team.ann.sees("ИНН 7707083893")


async def test_r4_a_second_contact_joins_the_company(team: Team) -> None:
    await team.ann.says(PETROV)
    await team.ann.says("/add Сидоров Пётр главный инженер +79165554433 ООО «Ромашка»")
    await team.ann.presses("Вся компания")
    assert team.ann.find_button("Петров Иван Сергеевич · ЛВР")
    assert team.ann.find_button("Сидоров Пётр · ЛПР")


async def test_a_shared_contact_is_one_action(team: Team) -> None:
    await team.ann.shares_contact("Мария Ремонтова", "79031112233")
    assert team.ann.sees("Добавлен контакт: Ремонтова Мария")
    assert team.ann.sees("8 (903) 111-22-33")
    await team.ann.presses("Отменить")
    await team.ann.says("/find Ремонтова")
    assert team.ann.sees("никого не нашёл")


async def test_a_shared_contact_without_a_real_phone_becomes_a_draft(team: Team) -> None:
    await team.ann.shares_contact("Мария Ремонтова", "123")
    assert team.ann.sees("Понял: Ремонтова Мария")
    await team.ann.says("+79031112233")
    assert team.ann.sees("Добавлен контакт: Ремонтова Мария")


async def test_a_file_of_many_tells_what_came_of_each(team: Team) -> None:
    await team.ann.says(PETROV)
    await team.ann.sends_file("book.vcf", BOOK, "text/vcard")
    assert team.ann.sees("Добавлено контактов: 2. Кузнецов Олег, Лебедева Инна")
    assert team.ann.sees("Уже были в базе: 1. Петров Иван")
    assert team.ann.sees("Немой Степан")
    assert team.ann.sees("№ 5")


async def test_undo_takes_the_whole_file_back(team: Team) -> None:
    await team.ann.sends_file("book.vcf", BOOK, "text/x-vcard")
    await team.ann.presses("Отменить")
    for name in ("Кузнецов", "Лебедева", "Петров"):
        await team.ann.says(f"/find {name}")
        assert team.ann.sees("никого не нашёл")


async def test_a_file_with_one_card_answers_with_the_card(team: Team) -> None:
    one = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Кузнецов Олег\r\nORG:Вектор\r\nTITLE:директор\r\n"
    file = f"{one}TEL:+7 495 123-45-67\r\nEND:VCARD\r\n".encode()
    await team.ann.sends_file("oleg.VCF", file)
    assert team.ann.sees("Добавлен контакт: Кузнецов Олег")
    assert team.ann.sees("Вектор")
    assert team.ann.sees("директор · ЛПР")


async def test_a_file_that_holds_no_card_is_explained(team: Team) -> None:
    await team.ann.sends_file("empty.vcf", b"not a card", "text/vcard")
    assert team.ann.sees("нет ни одной карточки")


async def test_a_file_that_is_too_big_is_explained(team: Team) -> None:
    await team.ann.sends_file("big.vcf", b"x" * 1_000_001, "text/vcard")
    assert team.ann.sees("слишком большой")


async def test_adding_whom_nobody_found_goes_on_with_the_command(team: Team) -> None:
    await team.ann.says("/call Новиков дозвонился, перезвонить завтра в 11")
    await team.ann.presses("Добавить")
    assert team.ann.sees("Понял: Новиков")
    await team.ann.says("+79990001133")
    assert team.ann.sees("Добавлен контакт: Новиков")
    assert team.ann.sees("завтра, 11:00")


@pytest.mark.parametrize(
    "name",
    [
        "<b>Жирный</b>",
        "Пётр 👨‍👩‍👧 Семьянин",
        "\u202eоводИ\u202c Задом",
        "Ну\x00ль Пустой",
        "А" * 3000,
    ],
    ids=["markup", "emoji", "right-to-left", "nul", "endless"],
)
async def test_strange_names_are_safe_everywhere(team: Team, name: str) -> None:
    await team.ann.says(f"/add {name} +79161234567")
    assert team.ann.sees("8 (916) 123-45-67")
    await team.ann.says("/find 4567")
    assert team.ann.sees("8 (916) 123-45-67")
    await team.ann.says("/card 4567")
    assert team.ann.sees("8 (916) 123-45-67")
