"""A little shop's form behind the site: a fake reception that keeps what it took in memory."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from hashlib import sha256
from ipaddress import ip_network
from types import MappingProxyType
from zoneinfo import ZoneInfo

from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from domain.customers.consents import ConsentText, Purpose
from domain.customers.intake import Submission
from domain.customers.magnets import Ask, Gift, Link, Magnet, MagnetState, Offer, Question
from domain.errors import FormError
from sandbox.clock import SandboxClock, StandingClock
from web.addresses import Doorplate
from web.limits import SiteGate
from web.reception import GiftPiece, OutOfReachError, SiteAnswer, SiteFile, UsedKeyError
from web.site import Site

NOON = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
"""Monday 23 November 2026, 12:00 in Moscow."""
KEY, CODE = "wk_roofs", "roofs"
SHOP = "https://roofs.example"
ANSWER = SiteAnswer(
    text="Смета внутри <b>&</b> https://roofs.example/sheet",
    link="https://roofs.example/gift",
    code_in_chat=True,
    files=(GiftPiece(name="Смета <1>.pdf", token="good"), GiftPiece(name="big.mp4", token="")),
    call_at=datetime(2026, 11, 24, 9, 0, tzinfo=ZoneInfo("Europe/Moscow")),
)

Client = TestClient[web.Request, web.Application]


def seal(kind: str, value: str) -> str:
    return sha256(f"{kind}|{value}".encode()).hexdigest()


def text(purpose: Purpose, locale: str) -> ConsentText:
    words = f"{purpose} <{locale}>\nТекст согласия"
    return ConsentText(
        magnet_id=1, purpose=purpose, locale=locale, version=2, text=words, created_at=NOON
    )


def offer(locale: str = "ru") -> Offer:
    questions = (
        Question(id=1, ask=Ask.PHONE),
        Question(id=2, ask=Ask.NAME),
        Question(id=3, ask=Ask.EMAIL, required=False),
        Question(id=4, ask=Ask.OWN, text="Какая крыша <у вас>?", required=False),
    )
    magnet = Magnet(
        id=1,
        title="Смета на крышу <за час>",
        promise="Посчитаем сами",
        picture="photo-1",
        gift=Gift(text="Смета"),
        questions=questions,
        state=MagnetState.ACTIVE,
        created_at=NOON,
        created_by=1,
    )
    link = Link(id=5, magnet_id=1, code=CODE, web_key=KEY, origins=(SHOP,), created_at=NOON)
    texts = {purpose: text(purpose, locale) for purpose in Purpose}
    return Offer(magnet=magnet, link=link, texts=MappingProxyType(texts))


DIGEST = offer().texts[Purpose.PERSONAL_DATA].digest
MAILING = offer().texts[Purpose.MAILING].digest
GOOD = {"phone": "+7 916 123-45-67", "name": "Иван"}


class Seconds:
    """A clock for limits that stands."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@dataclass(kw_only=True)
class FakeReception:
    """Takes any phone with eleven digits; keeps forms, and answers by key."""

    offer: Offer | None = field(default_factory=offer)
    answer: SiteAnswer = ANSWER
    taken: list[Submission] = field(default_factory=list)
    floods: list[bool] = field(default_factory=list)
    visitors: set[str] = field(default_factory=set)
    broken: bool = False
    _given: dict[str, Submission] = field(default_factory=dict)
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def offer_by_key(self, key: str, locale: str) -> Offer | None:
        return self._offer(locale) if key == KEY else None

    async def offer_by_code(self, code: str, locale: str) -> Offer | None:
        return self._offer(locale) if code == CODE else None

    def _offer(self, locale: str) -> Offer | None:
        if self.offer is None:
            return None
        return replace(self.offer, texts=offer(locale).texts)

    async def opened(self, offer: Offer, visitor: str) -> None:
        assert offer.link.id == 5
        self.visitors.add(visitor)

    async def submit(
        self, offer: Offer, submission: Submission, *, key: str = "", flood: bool = False
    ) -> SiteAnswer:
        async with self._turn:
            await asyncio.sleep(0)
            if self.broken:
                raise OutOfReachError
            if sum(one.isdigit() for one in submission.values.get("phone", "")) != 11:
                raise FormError(fields={"phone": "why-bad-phone"})
            if offer.texts[Purpose.PERSONAL_DATA].digest not in submission.agreed:
                raise FormError(fields={"consent": "why-consent-needed"})
            if key and key in self._given:
                if self._given[key] != submission:
                    raise UsedKeyError
                return replace(self.answer, replayed=True)
            self._given[key] = submission
            self.taken.append(submission)
            self.floods.append(flood)
            return self.answer

    async def picture(self, offer: Offer) -> bytes | None:
        return b"\x89PNG..." if offer.magnet.picture else None

    async def file(self, token: str) -> SiteFile | None:
        if token == "late":
            raise OutOfReachError
        return SiteFile(name="Смета 1.pdf", content=b"%PDF") if token == "good" else None


@dataclass(frozen=True, kw_only=True)
class Shop:
    """The site over a real socket, with the clock and the reception behind it."""

    client: Client
    clock: SandboxClock
    reception: FakeReception
    errors: list[Exception]


@asynccontextmanager
async def shop(
    *, proxies: str = "", gate: SiteGate | None = None, public_url: str = ""
) -> AsyncGenerator[Shop]:
    """Open the shop."""
    clock, reception = SandboxClock(StandingClock(NOON)), FakeReception()
    errors: list[Exception] = []
    app = web.Application()
    site = site_for(reception, clock, errors, proxies=proxies, gate=gate, public_url=public_url)
    site.mount(app)
    async with TestClient(TestServer(app), headers={"User-Agent": "Firefox"}) as client:
        yield Shop(client=client, clock=clock, reception=reception, errors=errors)


def site_for(
    reception: FakeReception,
    clock: SandboxClock,
    errors: list[Exception],
    *,
    proxies: str = "",
    gate: SiteGate | None = None,
    public_url: str = "",
) -> Site:
    """Put a site in front of a reception."""
    return Site(
        reception=reception,
        seal=seal,
        clock=clock,
        gate=gate or SiteGate(),
        doorplate=Doorplate(
            proxies=[ip_network(proxies)] if proxies else [], public_url=public_url
        ),
        default_locale="ru",
        bot_username="roofs_bot",
        report=errors.append,
    )
