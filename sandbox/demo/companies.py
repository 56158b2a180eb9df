"""Forty invented clients: thirty companies with their people, ten persons alone."""

from dataclasses import dataclass
from itertools import count

from sandbox.demo.cast import GLEB, VERA, Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoPerson:
    """An invented contact; ``position`` as typed."""

    surname: str
    name: str
    patronymic: str = ""
    position: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoClient:
    """An invented client; ``company`` is empty for a person alone."""

    manager: Actor
    company: str
    city: str
    trade: str
    people: tuple[DemoPerson, ...]


_MEN = (
    "Петров", "Сидоров", "Смирнов", "Васильев", "Михайлов", "Фёдоров", "Волков", "Лебедев",
    "Егоров", "Козлов", "Орлов", "Макаров", "Зайцев",
)  # fmt: skip
_WOMEN = (
    "Иванова", "Кузнецова", "Попова", "Соколова", "Новикова", "Морозова", "Алексеева",
    "Семёнова", "Павлова", "Степанова", "Жукова", "Белова", "Рыбакова",
)  # fmt: skip
_MENS_NAMES = (
    ("Иван", "Сергеевич"), ("Пётр", "Ильич"), ("Алексей", "Викторович"), ("Дмитрий", ""),
    ("Артём", "Денисович"), ("Максим", "Игоревич"), ("Никита", "Романович"), ("Роман", ""),
    ("Константин", "Маркович"), ("Степан", "Аркадьевич"), ("Глеб", "Олегович"),
)  # fmt: skip
_WOMENS_NAMES = (
    ("Ольга", "Павловна"), ("Мария", "Андреевна"), ("Елена", ""), ("Наталья", "Юрьевна"),
    ("Ирина", "Львовна"), ("Светлана", "Олеговна"), ("Юлия", "Борисовна"), ("Анастасия", ""),
    ("Татьяна", "Фёдоровна"), ("Вероника", "Глебовна"), ("Дарья", "Ильинична"),
)  # fmt: skip
_COMPANIES = (
    ("ООО «Ромашка»", "Москва", "строительство"),
    ("ООО «Северный ветер»", "Москва", "вентиляция"),
    ("АО «Кирпич и точка»", "Тверь", "стройматериалы"),
    ("ООО «Тёплый дом»", "Москва", "отделка"),
    ("ООО «Фундамент-Демо»", "Калуга", "строительство"),
    ("ООО «Балка»", "Тула", "металлоконструкции"),
    ("АО «Светлый путь»", "Рязань", "электромонтаж"),
    ("ООО «Кровля Плюс Демо»", "Москва", "кровля"),
    ("ООО «Окно во двор»", "Подольск", "окна"),
    ("ООО «Бетонный сад»", "Москва", "бетон"),
    ("ООО «Паркет и Ко»", "Химки", "отделка"),
    ("ООО «Лифт наверх»", "Москва", "лифты"),
    ("АО «Трубадур»", "Тула", "трубы"),
    ("ООО «Синий кран»", "Калуга", "сантехника"),
    ("ООО «Мастерок»", "Тверь", "отделка"),
    ("ООО «Дальний берег»", "Владивосток", "логистика"),
    ("ООО «Тихая гавань»", "Владивосток", "судоремонт"),
    ("АО «Амурский тигр-Демо»", "Хабаровск", "строительство"),
    ("ООО «Маяк-Монтаж»", "Находка", "монтаж"),
    ("ООО «Краб и якорь»", "Владивосток", "пищевое"),
    ("ООО «Сопка»", "Владивосток", "строительство"),
    ("ООО «Океан-Склад»", "Находка", "логистика"),
    ("АО «Пристань»", "Владивосток", "порт"),
    ("ООО «Кедр»", "Уссурийск", "лес"),
    ("ООО «Восход-Демо»", "Уссурийск", "стройматериалы"),
    ("ООО «Прибой»", "Владивосток", "отделка"),
    ("ООО «Хвойный дом»", "Хабаровск", "деревянные дома"),
    ("ООО «Туман»", "Владивосток", "вентиляция"),
    ("ООО «Ракушка»", "Находка", "пищевое"),
    ("ООО «Скала»", "Владивосток", "бетон"),
)
_POSITIONS = ("директор", "прораб", "главный инженер", "сметчик", "снабженец")
_HALF = 15
_ALONE = 10


def demo_clients() -> tuple[DemoClient, ...]:
    """Return the whole base: managers, companies and people matched up in a fixed way."""
    numbers = count()
    companies = tuple(
        DemoClient(
            manager=VERA if index < _HALF else GLEB,
            company=company,
            city=city,
            trade=trade,
            people=tuple(
                _person(next(numbers), _POSITIONS[(index + step) % len(_POSITIONS)])
                for step in range(1 + index % 3)
            ),
        )
        for index, (company, city, trade) in enumerate(_COMPANIES)
    )
    alone = tuple(
        DemoClient(
            manager=VERA if index % 2 else GLEB,
            company="",
            city="Москва" if index % 2 else "Владивосток",
            trade="",
            people=(_person(next(numbers), ""),),
        )
        for index in range(_ALONE)
    )
    return companies + alone


def _person(number: int, position: str) -> DemoPerson:
    """Return the n-th invented person; neighbours never share a surname and a name."""
    half, woman = divmod(number, 2)
    surnames, names = (_WOMEN, _WOMENS_NAMES) if woman else (_MEN, _MENS_NAMES)
    name, patronymic = names[half % len(names)]
    return DemoPerson(
        surname=surnames[half % len(surnames)],
        name=name,
        patronymic=patronymic,
        position=position,
    )
