"""Creating and changing lead magnets: who may, what a form may ask, when it may open (R50)."""

from dataclasses import replace
from typing import Any

from domain.customers.magnet_desk import LANGUAGES, check_keeper, not_longer, one_line, refuse
from domain.customers.magnet_gifts import EditGifts
from domain.customers.magnet_links import EditLinks
from domain.customers.magnet_questions import EditQuestions
from domain.customers.magnet_texts import EditTexts
from domain.customers.magnets import (
    LONGEST_PROMISE,
    LONGEST_TITLE,
    Ask,
    Gift,
    Handing,
    Magnet,
    MagnetState,
    Question,
)
from domain.customers.readiness import missing
from domain.errors import GoneError, InvalidValueError, OwnersOnlyError
from domain.language.text import clean
from domain.team import Member, MemberState, Role

PLAIN = frozenset({"title", "promise", "picture", "purpose", "handing", "manager_id"})
"""What ``change`` changes."""


class EditMagnets(EditGifts, EditQuestions, EditLinks, EditTexts):
    """Everything that ``/magnets`` changes.

    Every method raises ``NotAllowedError`` for who may not edit magnets, and ``GoneError`` for a
    magnet that is not there. ``NotReadyError`` keeps an open magnet from losing what it needs.
    """

    __slots__ = ()

    async def create(self, member: Member, title: str) -> Magnet:
        """Return a new draft that asks for phone and name, with its first link."""
        check_keeper(member)
        magnet = await self.magnets.add(
            Magnet(
                title=one_line("title", title, LONGEST_TITLE),
                questions=(Question(ask=Ask.PHONE), Question(ask=Ask.NAME)),
                created_at=self.clock.now(),
                created_by=member.id,
            )
        )
        await self.new_link(magnet.id)
        return magnet

    async def copy(self, member: Member, magnet_id: int, title: str) -> Magnet:
        """Return a draft like another magnet: everything but links, codes and numbers."""
        source = await self.opened(member, magnet_id)
        now = self.clock.now()
        magnet = await self.magnets.add(
            replace(
                source,
                id=0,
                title=one_line("title", title, LONGEST_TITLE),
                gift=_unkept(source.gift),
                reward=_unkept(source.reward),
                questions=tuple(replace(one, id=0) for one in source.questions),
                state=MagnetState.DRAFT,
                created_at=now,
                created_by=member.id,
            )
        )
        for text in await self.consents.texts(source.id):
            await self.consents.add_text(
                replace(text, id=0, magnet_id=magnet.id, version=1, created_at=now)
            )
        await self.new_link(magnet.id)
        return magnet

    async def change(self, member: Member, magnet_id: int, **changes: Any) -> Magnet:
        """Change plain fields (title, promise, picture, purpose, handing, manager_id).

        Raises ``InvalidValueError`` for what is empty or too long, and for leads that are to go to
        one manager where nobody is named; ``GoneError`` for a manager who is not on the team.
        """
        magnet = await self.opened(member, magnet_id)
        strange = set(changes) - PLAIN
        if strange:
            raise TypeError(*sorted(strange))
        for name, most in (("title", LONGEST_TITLE), ("promise", LONGEST_PROMISE)):
            if name in changes:
                changes[name] = one_line(name, changes[name], most)
        if "purpose" in changes:
            purpose = " ".join(clean(changes["purpose"]).split())
            changes["purpose"] = not_longer("purpose", purpose, LONGEST_PROMISE)
        after = replace(magnet, **changes)
        if after.handing is Handing.MANAGER and after.manager_id is None:
            raise InvalidValueError(field="handing", value="", why="why-empty")
        if after.manager_id is not None and after.manager_id != magnet.manager_id:
            await self._colleague(after.manager_id)
        return await self.keep(magnet, after)

    async def set_state(self, member: Member, magnet_id: int, state: MagnetState) -> Magnet:
        """Open or pause. Raises ``NotReadyError``.

        What has to be there: title, promise, gift, a question for phone or e-mail that cannot be
        skipped, the operator, and every consent text in each language. A draft is not paused, and
        nothing becomes a draft again: the magnet stays as it is.
        """
        magnet = await self.opened(member, magnet_id)
        if state is MagnetState.ACTIVE:
            texts = await self.consents.texts(magnet.id)
            refuse(missing(magnet, await self.magnets.operator(), texts, LANGUAGES))
        elif state is MagnetState.DRAFT or not magnet.open:
            return magnet
        return await self.keep(magnet, replace(magnet, state=state))

    async def allow(self, owner: Member, member_id: int, *, may: bool) -> Member:
        """Let a colleague edit magnets, or not any more. Raises ``OwnersOnlyError``."""
        if owner.role is not Role.OWNER:
            raise OwnersOnlyError
        before = await self._colleague(member_id)
        after = replace(before, edits_magnets=may)
        if after != before:
            await self.team.save(after)
        return after

    async def _colleague(self, member_id: int) -> Member:
        colleague = await self.team.member(member_id)
        if colleague is None or colleague.state is not MemberState.ACTIVE:
            raise GoneError
        return colleague


def _unkept(gift: Gift) -> Gift:
    """Return a gift as it would be stored for the first time."""
    return replace(gift, files=tuple(replace(one, id=0) for one in gift.files))
