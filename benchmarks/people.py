"""Invented clients in any number: the same number is always the same client."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import product

from domain.clients import Client, ClientFile, ClientKind, Contact, Point, PointKind
from sandbox.demo.numbers import demo_inn

_ROOTS = (
    "Бар Бел Вал Вер Гор Гран Дар Див Дол Дуб Жар Зар Зим Зор Кал Кам Клен Кор Крас Лад Лес Лим "
    "Луг Мак Мед Мир Нив Огн Оль Пав Пер Пол Рад Реч Ров Руд Сав Свет Сев Сол Стан Тем Тих Туман "
    "Уваж Фил Хвал Цвет Чар Шир Щед Юр Яр Яс"
).split()
_ENDINGS = (
    "ов ин енко ский ушкин ьев овский анов ейкин ухин ыгин ошин ятов еров идзе ачев ович унин "
    "ильский емин"
).split()
SURNAMES = tuple(f"{root}{ending}" for ending, root in product(_ENDINGS, _ROOTS))
NAMES = (
    "Иван Пётр Анна Ольга Сергей Мария Алексей Елена Дмитрий Ирина Павел Нина Олег Вера Юрий "
    "Лидия Глеб Зоя Антон Раиса Фёдор Алла Игорь Тамара Егор Софья Роман Дарья Марк Полина"
).split()
_PATRONYMICS = "Иванович Петрович Сергеевич Олегович Павлович Юрьевич Андреевич Львович".split()
_FIRST = (
    "Альфа Вектор Гранит Дельта Заря Импульс Каскад Луч Маяк Орбита Парус Рубин Сфера Топаз "
    "Формат Эталон Базис Вымпел Горизонт Кедр"
).split()
_SECOND = (
    "Строй Сервис Монтаж Торг Снаб Энерго Транс Проект Агро Пром Тех Медиа Мебель Свет Клима "
    "Газ Вода Сталь Лес Пласт"
).split()
_PREFIXES = ("900", "903", "905", "906", "909", "910", "915", "916", "921", "925")
_SCATTER = 3_817_771  # odd and no multiple of 5: each number below ten million gives another one
PER_COMPANY = 3
ROW = 1 + 2 * PER_COMPANY


def phone(number: int) -> str:
    """Return the n-th mobile phone as E.164, up to a hundred million different ones."""
    prefix, below = divmod(number, 10_000_000)
    return f"+7{_PREFIXES[prefix]}{below * _SCATTER % 10_000_000:07}"


def surname(number: int) -> str:
    """Return the surname of the n-th contact."""
    return SURNAMES[number * 7 % len(SURNAMES)]


def email(number: int) -> str:
    """Return the e-mail of the n-th contact."""
    return f"box{number}@example.com"


def inn(number: int) -> str:
    """Return the INN of a company near the n-th contact."""
    return demo_inn(number - number % ROW + 1)


def company(number: int) -> str:
    """Return the name of the n-th company."""
    first, second = divmod(number * 11, len(_SECOND))
    return f"{_FIRST[first % len(_FIRST)]}{_SECOND[second]}"


def with_company(number: int) -> str:
    """Return the surname of somebody near the n-th contact, and where they work."""
    number += number % ROW == 0
    return f"{surname(number)} {company(number - (number % ROW - 1) % PER_COMPANY)}"


def contact(number: int) -> Contact:
    """Return the n-th contact: every one has a phone, every second an e-mail."""
    points = [Point(kind=PointKind.PHONE, value=phone(number))]
    if number % 2:
        points.append(Point(kind=PointKind.EMAIL, value=email(number)))
    return Contact(
        surname=surname(number),
        name=NAMES[number // len(SURNAMES) % len(NAMES)],
        patronymic=_PATRONYMICS[number % len(_PATRONYMICS)],
        position="director" if number % PER_COMPANY == 0 else "",
        city="Москва",
        points=tuple(points),
    )


def files(start: int, count: int, manager: int, now: datetime) -> Iterator[ClientFile]:
    """Yield the clients of some contacts: of seven in a row one alone, twice three together."""
    number, end = start, start + count
    while number < end:
        place = number % ROW
        size = min(1 if place == 0 else PER_COMPANY - (place - 1) % PER_COMPANY, end - number)
        people = tuple(contact(one) for one in range(number, number + size))
        yield ClientFile(client=_client(number, people, manager, now), contacts=people)
        number += size


def file(number: int, manager: int, now: datetime) -> ClientFile:
    """Return the n-th contact as a client of its own: every second one speaks for a company."""
    one = contact(number)
    client = _client(number, (one,), manager, now)
    if number % 2:
        name = f"ООО «{company(number)}»"
        client = replace(client, kind=ClientKind.COMPANY, name=name, inn=demo_inn(number))
    return ClientFile(client=client, contacts=(one,))


def _client(number: int, people: tuple[Contact, ...], manager: int, now: datetime) -> Client:
    named = len(people) > 1
    return Client(
        kind=ClientKind.COMPANY if named else ClientKind.PERSON,
        name=f"ООО «{company(number)}»" if named else people[0].full_name,
        manager_id=manager,
        inn=demo_inn(number) if named else "",
        city="Москва",
        created_at=now - timedelta(days=100),
        created_by=manager,
        last_touch_at=now - timedelta(days=number % 90, minutes=number % 700),
    )
