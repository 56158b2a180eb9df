"""Invitations, joining, habits, and whose client it is (R3, R4, R60, R63)."""

from dataclasses import replace
from datetime import time

import pytest

from domain.errors import AlreadyDoneError, GoneError, InvitationError, NotAllowedError
from domain.manage_team import (
    INVITATION_LIVES,
    AskHandOver,
    Assign,
    ChangePreferences,
    EnrolOwner,
    Invite,
    Join,
    Newcomer,
    Preferences,
)
from domain.team import Member, MemberState, Role
from tests.domain.base import ANNA, BORIS, EGOR, NOW, RUSSIA, VERA, Base

GLEB = Newcomer(telegram_id=99, name="Глеб", locale="en", timezone="Asia/Omsk")


async def code(base: Base, inviter: Member = ANNA, role: Role = Role.MANAGER) -> str:
    invite = Invite(team=base.team, clock=base.clock)
    return (await invite(inviter, role)).code


def join(base: Base) -> Join:
    return Join(team=base.team, clock=base.clock, calendar=RUSSIA)


@pytest.mark.parametrize(
    ("inviter", "role", "allowed"),
    [
        (ANNA, Role.OWNER, True),
        (ANNA, Role.HEAD, True),
        (ANNA, Role.MANAGER, True),
        (EGOR, Role.MANAGER, True),
        (EGOR, Role.HEAD, False),
        (EGOR, Role.OWNER, False),
        (BORIS, Role.MANAGER, False),
        (BORIS, Role.OWNER, False),
    ],
)
async def test_r60_an_owner_invites_anybody_a_head_only_managers(
    base: Base, inviter: Member, role: Role, *, allowed: bool
) -> None:
    if not allowed:
        with pytest.raises(NotAllowedError):
            await code(base, inviter, role)
        assert not base.team.invitations
        return
    kept = base.team.invitations[await code(base, inviter, role)]
    assert (kept.role, kept.invited_by, kept.used_by) == (role, inviter.id, None)
    assert kept.expires_at == NOW + INVITATION_LIVES


async def test_invitations_differ_and_fit_into_a_link(base: Base) -> None:
    codes = {await code(base) for _ in range(20)}
    assert len(codes) == 20
    # https://core.telegram.org/bots/features#deep-linking: 64 characters with "inv_"
    assert all(len(f"inv_{one}") <= 64 for one in codes)
    assert all(one.replace("-", "").replace("_", "").isalnum() for one in codes)


async def test_a_newcomer_joins_with_the_role_and_their_own_habits(base: Base) -> None:
    member = await join(base)(GLEB, await code(base, role=Role.HEAD))
    assert base.team.people[member.id] == member
    assert (member.name, member.role, member.locale) == ("Глеб", Role.HEAD, "en")
    assert member.next_digest_at is not None
    digest = member.next_digest_at.astimezone(member.zone)
    assert (digest.isoformat(), member.joined_at) == ("2026-11-24T08:45:00+06:00", NOW)


@pytest.mark.parametrize(
    ("told", "kept"), [("Глеб\u202e\x00", "Глеб"), ("я" * 300, "я" * 100), (" \u200b", "99")]
)
async def test_a_newcomer_s_name_is_fit_to_be_shown(base: Base, told: str, kept: str) -> None:
    assert (await join(base)(replace(GLEB, name=told), await code(base))).name == kept


async def test_an_invitation_is_single_use(base: Base) -> None:
    secret = await code(base)
    member = await join(base)(GLEB, secret)
    assert base.team.invitations[secret].used_by == member.id
    with pytest.raises(InvitationError, match="why-invitation-used"):
        await join(base)(replace(GLEB, telegram_id=100), secret)
    assert len(base.team.people) == 5


async def test_an_invitation_expires(base: Base) -> None:
    secret = await code(base)
    base.clock.passes(seconds=INVITATION_LIVES.total_seconds())
    with pytest.raises(InvitationError, match="why-invitation-expired"):
        await join(base)(GLEB, secret)


async def test_an_unknown_invitation_is_refused(base: Base) -> None:
    with pytest.raises(InvitationError, match="why-invitation-unknown"):
        await join(base)(GLEB, "guess")


async def test_a_member_cannot_join_twice_and_keeps_the_invitation(base: Base) -> None:
    secret = await code(base, role=Role.OWNER)
    with pytest.raises(AlreadyDoneError):
        await join(base)(replace(GLEB, telegram_id=BORIS.telegram_id), secret)
    assert base.team.people[BORIS.id].role is Role.MANAGER
    assert base.team.invitations[secret].used_by is None


async def test_a_dismissed_member_returns_as_the_same_person(base: Base) -> None:
    await base.team.save(replace(VERA, state=MemberState.DISMISSED, role=Role.HEAD))
    back = await join(base)(replace(GLEB, telegram_id=VERA.telegram_id), await code(base))
    assert (back.id, back.name, back.role) == (VERA.id, "Вера", Role.MANAGER)
    assert (back.state, back.timezone) == (MemberState.ACTIVE, "Asia/Vladivostok")
    assert back.next_digest_at is not None


async def test_r63_nobody_returns_by_the_invitation_of_a_dismissed_head(base: Base) -> None:
    secret = await code(base, EGOR)
    await base.team.save(replace(EGOR, state=MemberState.DISMISSED))
    with pytest.raises(InvitationError, match="why-invitation-expired"):
        await join(base)(replace(GLEB, telegram_id=EGOR.telegram_id), secret)
    assert base.team.people[EGOR.id].state is MemberState.DISMISSED


async def test_a_named_owner_is_enrolled_whatever_they_were(base: Base) -> None:
    enrol = EnrolOwner(team=base.team, clock=base.clock, calendar=RUSSIA)
    assert (await enrol(GLEB)).role is Role.OWNER
    promoted = await enrol(replace(GLEB, telegram_id=BORIS.telegram_id))
    assert (promoted.id, promoted.name, promoted.role) == (BORIS.id, "Борис", Role.OWNER)
    assert len(base.team.people) == 5


async def test_habits_change_one_by_one_and_the_digest_follows(base: Base) -> None:
    change = ChangePreferences(team=base.team, clock=base.clock, calendar=RUSSIA)
    member = await change(BORIS, Preferences(digest_at=time(18, 30)))
    assert member.next_digest_at is not None
    local = member.next_digest_at.astimezone(member.zone)
    assert local.isoformat() == "2026-11-23T18:30:00+03:00"
    member = await change(
        member, Preferences(timezone="Asia/Omsk", quiet_days=frozenset({1, 2}), locale="en")
    )
    assert (member.digest_at, member.locale) == (time(18, 30), "en")
    assert member.next_digest_at is not None
    local = member.next_digest_at.astimezone(member.zone)
    assert local.isoformat() == "2026-11-25T18:30:00+06:00"
    assert base.team.people[BORIS.id] == member


@pytest.mark.parametrize("role", list(Role))
async def test_r4_only_a_head_or_owner_reassigns(base: Base, role: Role) -> None:
    client = (await base.company(BORIS)).client
    ripe = await base.reminder(BORIS, client)
    own = await base.reminder(BORIS, None)
    deal = await base.deal(BORIS, client)
    assign = Assign(team=base.team, clients=base.clients, changes=base.changes, clock=base.clock)
    actor = {Role.OWNER: ANNA, Role.HEAD: EGOR, Role.MANAGER: BORIS}[role]
    if role is Role.MANAGER:
        with pytest.raises(NotAllowedError):
            await assign(actor, client_id=client.id, manager_id=VERA.id)
        return
    given = await assign(actor, client_id=client.id, manager_id=VERA.id)
    assert (given.before, given.after, given.client.manager_id) == (BORIS, VERA, VERA.id)
    assert await base.clients.open(BORIS.scope, client.id) is None
    assert await base.clients.open(VERA.scope, client.id) is not None
    assert base.reminders.kept[ripe.id].member_id == VERA.id
    assert base.reminders.kept[own.id].member_id == BORIS.id
    assert base.deals.kept[deal.id].manager_id == VERA.id


async def test_r4_a_client_is_not_given_to_nobody_or_to_who_has_it(base: Base) -> None:
    client = (await base.company(BORIS)).client
    assign = Assign(team=base.team, clients=base.clients, changes=base.changes, clock=base.clock)
    with pytest.raises(AlreadyDoneError):
        await assign(EGOR, client_id=client.id, manager_id=BORIS.id)
    with pytest.raises(GoneError):
        await assign(EGOR, client_id=client.id, manager_id=77)
    with pytest.raises(GoneError):
        await assign(EGOR, client_id=77, manager_id=VERA.id)
    await base.team.save(replace(VERA, state=MemberState.DISMISSED))
    with pytest.raises(GoneError):
        await assign(EGOR, client_id=client.id, manager_id=VERA.id)


async def test_r4_the_clients_of_a_dismissed_manager_can_be_given_away(base: Base) -> None:
    client = (await base.company(BORIS)).client
    await base.team.save(replace(BORIS, state=MemberState.DISMISSED))
    assign = Assign(team=base.team, clients=base.clients, changes=base.changes, clock=base.clock)
    given = await assign(EGOR, client_id=client.id, manager_id=VERA.id)
    assert (given.before.id, given.after.id) == (BORIS.id, VERA.id)


async def test_r3_a_hand_over_is_asked_of_the_heads_and_owners(base: Base) -> None:
    client = (await base.company(BORIS)).client
    ask = AskHandOver(team=base.team, clients=base.clients)
    asked = await ask(VERA, client.id)
    assert [one.name for one in asked.deciders] == ["Анна", "Егор"]
    assert (asked.holder, asked.client.id) == (BORIS, client.id)
    with pytest.raises(AlreadyDoneError):
        await ask(BORIS, client.id)
    with pytest.raises(GoneError):
        await ask(VERA, 77)


async def test_r3_without_a_head_there_is_nobody_to_ask(base: Base) -> None:
    client = (await base.company(BORIS)).client
    for one in (ANNA, EGOR):
        await base.team.save(replace(one, state=MemberState.DISMISSED))
    with pytest.raises(GoneError):
        await AskHandOver(team=base.team, clients=base.clients)(VERA, client.id)


def test_r60_scopes_are_one_s_own_or_everybody_s() -> None:
    assert (BORIS.scope.manager_id, EGOR.scope.manager_id, ANNA.scope.manager_id) == (3, None, None)
