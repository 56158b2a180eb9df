"""The people of the sandbox: a small invented team and one customer."""

from dataclasses import dataclass

from domain.team import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """One invented person. ``role`` is ``None`` for a customer.

    ``cities`` are those whose leads a manager gets, where a magnet hands out by city.
    """

    telegram_id: int
    first_name: str
    last_name: str
    username: str
    phone: str
    role: Role | None
    timezone: str = "Europe/Moscow"
    cities: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """First and last name."""
        return f"{self.first_name} {self.last_name}"


ANNA = Actor(
    telegram_id=1001,
    first_name="Анна",
    last_name="Демидова",
    username="demo_anna",
    phone="+79000000001",
    role=Role.OWNER,
)
BORIS = Actor(
    telegram_id=1002,
    first_name="Борис",
    last_name="Примеров",
    username="demo_boris",
    phone="+79000000002",
    role=Role.HEAD,
)
VERA = Actor(
    telegram_id=1003,
    first_name="Вера",
    last_name="Образцова",
    username="demo_vera",
    phone="+79000000003",
    role=Role.MANAGER,
    cities=("Москва", "Тула", "Тверь", "Калуга"),
)
GLEB = Actor(
    telegram_id=1004,
    first_name="Глеб",
    last_name="Показов",
    username="demo_gleb",
    phone="+79000000004",
    role=Role.MANAGER,
    timezone="Asia/Vladivostok",
    cities=("Владивосток", "Хабаровск", "Находка", "Уссурийск"),
)
DASHA = Actor(
    telegram_id=1005,
    first_name="Дарья",
    last_name="Гостева",
    username="demo_dasha",
    phone="+79000000005",
    role=None,
)
CAST = (ANNA, BORIS, VERA, GLEB, DASHA)
TEAM = tuple(actor for actor in CAST if actor.role is not None)

PHONE_BOOK = (
    ("Виктор Новосёлов", "+79000000101"),
    ("Алла Переездова", "+79000000102"),
    ("Тимур Складов", "+79000000103"),
    ("Ольга Соседова", "+79000000104"),
)
"""What a person of the sandbox can share from their phone: name and number, all invented."""
