"""Playing a person who comes by a magnet's link."""

from dataclasses import dataclass, field
from typing import Any

from domain.customers.consents import ConsentText, Purpose
from domain.customers.fill_form import Answer, Filled, Finished, Opened, Visitor
from domain.customers.forms import Form
from domain.customers.intake import Submission
from domain.customers.magnets import Ask, Gift, Link, Magnet, MagnetState, Offer, Question
from domain.customers.people import Customer
from domain.customers.take_lead import LeadTaken
from tests.domain.base import ANNA, Base

PHONE, NAME = Question(ask=Ask.PHONE), Question(ask=Ask.NAME)
EMAIL, CITY = Question(ask=Ask.EMAIL), Question(ask=Ask.CITY)
OWN = Question(ask=Ask.OWN, text="Что строите?", required=False)
OLGA = "+79165550137"


async def magnet(base: Base, *questions: Question, **more: Any) -> tuple[Magnet, Link]:
    """Open a magnet with its texts and its first link."""
    facts: dict[str, Any] = {
        "title": f"Чек-лист {len(base.magnets.kept) + 1}",
        "promise": "Десять ошибок",
        "gift": Gift(text="Вот он"),
        "state": MagnetState.ACTIVE,
        **more,
    }
    made = await base.magnets.add(
        Magnet(
            questions=questions or (PHONE, NAME),
            created_at=base.clock.now(),
            created_by=ANNA.id,
            **facts,
        )
    )
    for purpose in Purpose:
        await publish(base, made, purpose)
    return made, await way(base, made)


async def publish(base: Base, of: Magnet, purpose: Purpose, words: str = "") -> ConsentText:
    """Publish the next version of a text."""
    version = sum(one.magnet_id == of.id for one in base.consents.versions) + 1
    text = ConsentText(
        magnet_id=of.id,
        purpose=purpose,
        locale="ru",
        version=version,
        text=words or f"{purpose} {of.id}",
        created_at=base.clock.now(),
    )
    return await base.consents.add_text(text)


async def way(base: Base, to: Magnet, name: str = "") -> Link:
    """Make one more link to a magnet."""
    code = f"code{len(base.magnets.ways) + 1}"
    link = Link(magnet_id=to.id, code=code, name=name, created_at=base.clock.now())
    return await base.magnets.add_link(link)


@dataclass
class Person:
    """Somebody with a Telegram account and a profile."""

    base: Base
    telegram_id: int = 501
    profile: str = "Ольга Белова"
    locale: str = "ru"
    replies: list[Filled] = field(default_factory=list)

    @property
    def visitor(self) -> Visitor:
        return Visitor(telegram_id=self.telegram_id, profile_name=self.profile, locale=self.locale)

    @property
    def customer(self) -> Customer:
        """The customer as kept now."""
        (found,) = [
            one for one in self.base.customers.kept.values() if one.telegram_id == self.telegram_id
        ]
        return found

    @property
    def last(self) -> Filled:
        return self.replies[-1]

    def asked(self) -> Ask | None:
        """What the person is asked now."""
        question = self.last.going.progress.question
        return question.ask if question else None

    def may_skip(self) -> bool:
        """Whether the question that is asked now may be left out."""
        return self.last.going.progress.may_skip

    @property
    def got(self) -> Finished:
        assert self.last.finished is not None
        return self.last.finished

    @property
    def lead(self) -> LeadTaken:
        assert self.got.lead is not None
        return self.got.lead

    @property
    def form(self) -> Form:
        """The form of the last step, as kept now."""
        return self.base.forms.kept[self.last.going.form.id]

    async def opens(self, code: str) -> Opened:
        return await self.base.customers_doors.open_link(self.visitor, code)

    async def agrees(
        self,
        link: Link,
        *,
        mailing: bool = False,
        seen: frozenset[int] | None = None,
        friend: str = "",
    ) -> Filled:
        """Agree to the texts as they are now, or to those that were seen before."""
        if seen is None:
            seen = await self.sees(link, *(Purpose if mailing else (Purpose.PERSONAL_DATA,)))
        agree = self.base.customers_doors.agree
        return self._got(await agree(self.visitor, link.id, seen=seen, friend=friend))

    async def sees(self, link: Link, *purposes: Purpose) -> frozenset[int]:
        """Return the numbers of the texts that are shown now."""
        offer = await self.base.magnets.offer_by_link(link.id, self.locale)
        assert offer is not None
        return frozenset(text.id for text in offer.texts.values() if text.purpose in purposes)

    async def answers(self, flood: bool = False, **answer: Any) -> Filled:
        door = self.base.customers_doors.answer
        return self._got(await door(self.customer, Answer(**answer), flood=flood))

    async def says(self, text: str) -> Filled:
        return await self.answers(text=text)

    async def shares(self, phone: str = OLGA) -> Filled:
        return await self.answers(own_phone=phone)

    async def confirms(self) -> Filled:
        return await self.answers(profile_name=self.profile)

    async def back(self) -> Filled:
        return self._got(await self.base.customers_doors.step_back(self.customer))

    async def fills(self, link: Link, phone: str = OLGA, **more: Any) -> LeadTaken:
        """Go the whole way of the shortest form."""
        await self.agrees(link, **more)
        if self.asked() is Ask.PHONE:
            await self.shares(phone)
        if self.asked() is Ask.NAME:
            await self.confirms()
        return self.lead

    def _got(self, filled: Filled) -> Filled:
        self.replies.append(filled)
        return filled


async def submit(
    base: Base, link: Link, *, agreed: tuple[Purpose, ...] = (Purpose.PERSONAL_DATA,), **values: str
) -> Filled:
    """Send the form of a site."""
    offer = await offered(base, link)
    digests = frozenset(offer.texts[one].digest for one in agreed)
    submission = Submission(values=values, agreed=digests, locale="ru")
    return await base.customers_doors.submit(offer, submission)


async def offered(base: Base, link: Link) -> Offer:
    offer = await base.magnets.offer_by_link(link.id, "ru")
    assert offer is not None
    return offer
