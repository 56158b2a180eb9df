"""The bridge between the site and the base: a request of a visitor is one unit of work."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any, Final, TypeVar

import orjson
import structlog

from bot import delivery
from bot.app import Parts
from bot.log import report
from bot.site_files import MOST_BYTES, SiteFiles
from domain.clock import StillClock
from domain.customers.answers import read_phone
from domain.customers.consents import Purpose
from domain.customers.fill_form import Filled
from domain.customers.intake import Replay, Submission
from domain.customers.magnets import FileKind, GiftFile, Offer
from domain.errors import GoneError
from handlers.desk import Office, customer_doors
from handlers.lead_lines import lead_notices
from storage.database import Database
from storage.outbox import Outbox
from storage.transaction import StorageError
from storage.unit import SqlUnit
from web.addresses import Doorplate
from web.limits import SiteGate
from web.reception import GiftPiece, OutOfReachError, SiteAnswer, SiteFile, UsedKeyError
from web.site import Site
from web.tokens import Tokens

ATTEMPTS: Final = 3
CREATED: Final = 201
ENDINGS: Final = {
    FileKind.PHOTO: "photo.jpg",
    FileKind.DOCUMENT: "document",
    FileKind.VIDEO: "video.mp4",
    FileKind.AUDIO: "audio.mp3",
    FileKind.VOICE: "voice.ogg",
}
"""What a file is called that has no name: photos and voices never have one."""

T = TypeVar("T")
log = structlog.stdlib.get_logger("bot.site")


class Turns:
    """Lets through one at a time of those who name the same thing; who names none does not wait."""

    def __init__(self) -> None:
        self._locks: dict[tuple[int, str], tuple[asyncio.Lock, int]] = {}

    @asynccontextmanager
    async def __call__(self, name: tuple[int, str]) -> AsyncGenerator[None]:
        """Wait for one's turn."""
        if not name[1]:
            yield
            return
        lock, others = self._locks.get(name, (asyncio.Lock(), 0))
        self._locks[name] = lock, others + 1
        try:
            async with lock:
                yield
        finally:
            lock, waiting = self._locks[name]
            if waiting > 1:
                self._locks[name] = lock, waiting - 1
            else:
                del self._locks[name]


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteReception:
    """What the site asks, out of the base and Telegram (``web.reception.Reception``)."""

    database: Database
    outbox: Outbox
    office: Office
    files: SiteFiles
    turns: Turns

    async def offer_by_key(self, key: str, locale: str) -> Offer | None:
        """Return the open magnet behind the key of an intake."""
        return await self._unit(lambda unit: _open(unit.magnets.offer_by_key(key, locale)))

    async def offer_by_code(self, code: str, locale: str) -> Offer | None:
        """Return the open magnet behind the code of a link."""
        return await self._unit(lambda unit: _open(unit.magnets.offer(code, locale)))

    async def opened(self, offer: Offer, visitor: str) -> None:
        """Count a visitor of a link, once a day: nobody can be told again by it tomorrow."""
        now = self.office.clock.now()
        person = self.office.vault.seal("visitor", f"{now:%Y-%m-%d} {visitor}")
        await self._unit(lambda unit: unit.forms.opened(offer.link.id, person, now))

    async def submit(
        self, offer: Offer, submission: Submission, *, key: str = "", flood: bool = False
    ) -> SiteAnswer:
        """Take a form. Raises ``FormError``, ``GoneError`` and ``UsedKeyError``."""
        flood = flood or self.office.gate.floods(offer.magnet.id)
        async with self.turns((offer.link.id, key)), self.turns((0, self._person(submission))):
            return await self._unit(lambda unit: self._once(unit, offer, submission, key, flood))

    async def picture(self, offer: Offer) -> bytes | None:
        """Return the magnet's picture."""
        picture = offer.magnet.picture
        return await self.files.get(picture) if picture else None

    async def file(self, token: str) -> SiteFile | None:
        """Return the file of a gift; nothing for one that was taken out of it."""
        named = self._tokens.file(token)
        if named is None:
            return None
        link_id, file_id = named
        locale = self.office.default_locale
        offer = await self._unit(lambda unit: unit.magnets.offer_by_link(link_id, locale))
        files = offer.magnet.gift.files if offer else ()
        found = next((one for one in files if one.id == file_id), None)
        if found is None:
            return None
        return SiteFile(name=_name(found), content=await self.files.get(found.file_id))

    # -- one form -----------------------------------------------------------------------------

    async def _once(
        self, unit: SqlUnit, offer: Offer, submission: Submission, key: str, flood: bool
    ) -> SiteAnswer:
        """Take a form, or give the answer that it was given under the same key."""
        if not key:
            return await self._take(unit, offer, submission, flood)
        body = self._digest(submission)
        before = await unit.intake.replay(offer.link.id, key)
        if before is not None:
            if before.body != body:
                raise UsedKeyError
            return _restored(before.answer)
        answer = await self._take(unit, offer, submission, flood)
        replay = Replay(body=body, status=CREATED, answer=_kept(answer))
        await unit.intake.keep(offer.link.id, key, replay, self.office.clock.now())
        return answer

    async def _take(
        self, unit: SqlUnit, offer: Offer, submission: Submission, flood: bool
    ) -> SiteAnswer:
        now = self.office.clock.now()
        office = replace(self.office, clock=StillClock(now))
        doors = customer_doors(office, unit, await unit.policies.current())
        call_at = await doors.finish.take_lead.expected(
            offer.magnet,
            city=submission.values.get("city", ""),
            phone=_phone(submission, office.country),
        )
        filled = await doors.submit(offer, submission, flood=flood)
        self._tell(unit, office, filled)
        return self._answer(filled, call_at, now)

    def _tell(self, unit: SqlUnit, office: Office, filled: Filled) -> None:
        """Tell the manager of a new lead."""
        magnet, finished = filled.going.offer.magnet, filled.finished
        if finished is None or finished.lead is None:
            return
        notices = lead_notices(office, finished.lead)
        told = [message for one in notices for message in delivery.notice(one)]
        if told:
            self.outbox.answer(unit.transaction, told)
        unit.transaction.after_commit(lambda: office.gate.finished(magnet.id))

    def _answer(self, filled: Filled, call_at: datetime, now: datetime) -> SiteAnswer:
        finished = filled.finished
        if finished is None:
            raise GoneError
        gift, link_id = finished.gift, filled.going.offer.link.id
        return SiteAnswer(
            text=gift.text,
            link=gift.link,
            code_in_chat=finished.code_in_chat,
            files=tuple(
                GiftPiece(
                    name=_name(one),
                    token=self._tokens.of_file(link_id, one.id) if one.size <= MOST_BYTES else "",
                )
                for one in gift.files
            ),
            call_at=call_at,
            call_now=call_at <= now,
        )

    # -- the means ----------------------------------------------------------------------------

    @property
    def _tokens(self) -> Tokens:
        return Tokens(seal=self.office.vault.seal, clock=self.office.clock)

    def _person(self, submission: Submission) -> str:
        """Return what two forms of one person have in common, who may press twice."""
        email = submission.values.get("email", "").strip().casefold()
        return _phone(submission, self.office.country) or email

    def _digest(self, submission: Submission) -> str:
        whole = [dict(submission.values), sorted(submission.agreed), submission.locale]
        body = orjson.dumps(whole, option=orjson.OPT_SORT_KEYS).decode()
        return self.office.vault.seal("sent_form", body)

    async def _unit(self, work: Callable[[SqlUnit], Awaitable[T]]) -> T:
        """Work in one unit; what the database stopped is tried again, alone."""
        for attempt in range(ATTEMPTS):
            try:
                async with self.database.unit(alone=attempt > 0) as transaction:
                    return await work(SqlUnit(transaction))
            except StorageError as error:
                report(log, "site_tried_again", error)
        raise OutOfReachError


def site_of(parts: Parts, office: Office) -> Site:
    """Return the site of a program."""
    settings = parts.settings
    return Site(
        reception=SiteReception(
            database=parts.database,
            outbox=parts.outbox,
            office=office,
            files=SiteFiles(parts.telegram),
            turns=Turns(),
        ),
        seal=office.vault.seal,
        clock=office.clock,
        gate=SiteGate(),
        doorplate=Doorplate(proxies=settings.trusted_proxies, public_url=settings.public_url or ""),
        default_locale=settings.default_locale,
        bot_username=office.bot_username,
        report=lambda error: report(log, "site_failed", error),
    )


async def _open(asked: Awaitable[Offer | None]) -> Offer | None:
    """Return an offer that people can take and agree to (R51)."""
    offer = await asked
    usable = offer and offer.magnet.open and Purpose.PERSONAL_DATA in offer.texts
    return offer if usable else None


def _phone(submission: Submission, country: str) -> str:
    try:
        return read_phone(submission.values.get("phone", ""), country)
    except ValueError:
        return ""


def _name(file: GiftFile) -> str:
    return file.name or ENDINGS[file.kind]


def _kept(answer: SiteAnswer) -> dict[str, Any]:
    """Return an answer as the base keeps it for a day: nothing of it tells who asked."""
    at = answer.call_at
    return {**asdict(answer), "call_at": at.isoformat() if at else None}


def _restored(kept: Any) -> SiteAnswer:
    at = kept["call_at"]
    return SiteAnswer(
        **{
            **kept,
            "files": tuple(GiftPiece(**one) for one in kept["files"]),
            "call_at": datetime.fromisoformat(at) if at else None,
            "replayed": True,
        }
    )
