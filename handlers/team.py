"""``/team`` and ``/invite ROLE``: who works with the base, and links for newcomers."""

from collections.abc import Sequence
from urllib.parse import quote

from aiogram import Router
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery, InlineKeyboardButton, Message

from domain.count_statistics import Period
from domain.errors import GoneError, NotAllowedError
from domain.team import Invitation, Member, Role
from handlers import show
from handlers.callbacks import Invite, ReportFor
from handlers.commands import said
from handlers.desk import Desk
from handlers.members import role_named
from handlers.screens import Row, Screen, button, copy_button, rows_of
from locales import Html, join

router = Router(name="team")


@router.message(said("team"))
async def team(_: Message, desk: Desk) -> Screen:
    """Show the team."""
    return await team_screen(desk)


@router.message(said("invite"))
async def invite(_: Message, desk: Desk, command: CommandObject) -> Screen:
    """Make an invitation for the role of the line, or offer the roles."""
    _check_leads(desk)
    word = (command.args or "").strip()
    role = role_named(word)
    if role is not None and role in _roles(desk):
        return await _invitation_screen(desk, role)
    key = "team-owner-invites" if role else "team-unknown-role"
    text = desk.texts(key if word else "team-ask-role", word=word)
    return Screen(text=text, buttons=_role_rows(desk), private=False)


@router.callback_query(Invite.filter())
async def invite_pressed(_: CallbackQuery, callback_data: Invite, desk: Desk) -> Screen:
    """Make an invitation for the role of a button."""
    role = role_named(callback_data.role)
    if role is None:
        raise GoneError
    return await _invitation_screen(desk, role)


async def team_screen(desk: Desk) -> Screen:
    """Return the team by roles. Raises ``NotAllowedError`` for a manager."""
    _check_leads(desk)
    members = await desk.unit.team.members()
    lines = [_line(desk, one) for one in members]
    title = desk.texts("team-title", count=len(members))
    rows = [
        *_role_rows(desk),
        [button(desk.texts.plain("team-report"), ReportFor(view="team", period=Period.WEEK.value))],
    ]
    return Screen(text=join([title, join(lines)], "\n\n"), buttons=rows, private=False)


async def _invitation_screen(desk: Desk, role: Role) -> Screen:
    invitation = await desk.invite(desk.member, role)
    link = _link(desk, invitation)
    texts = desk.texts
    text = texts(
        "team-invitation",
        role=texts.plain(f"role-{role}"),
        link=link,
        until=show.moment(desk, invitation.expires_at),
    )
    share = f"https://t.me/share/url?url={quote(link, safe='')}"
    row = [
        copy_button(texts.plain("team-copy-link"), link),
        InlineKeyboardButton(text=texts.plain("team-share-link"), url=share),
    ]
    # An invitation is there to be passed on, so this message may be forwarded.
    return Screen(text=text, buttons=[row], private=False)


def _link(desk: Desk, invitation: Invitation) -> str:
    return f"https://t.me/{desk.office.bot_username}?start=inv_{invitation.code}"


def _role_rows(desk: Desk) -> Sequence[Row]:
    buttons = [
        button(desk.texts.plain(f"team-invite-{role}"), Invite(role=role.value))
        for role in _roles(desk)
    ]
    return rows_of(buttons, 1)


def _roles(desk: Desk) -> Sequence[Role]:
    """Return the roles that this member may invite: an owner all, a head managers."""
    if desk.member.role is Role.OWNER:
        return (Role.MANAGER, Role.HEAD, Role.OWNER)
    return (Role.MANAGER,)


def _line(desk: Desk, member: Member) -> Html:
    key = "team-you" if member.id == desk.member.id else "team-member"
    role = desk.texts.plain(f"role-{member.role}")
    line = desk.texts(key, kind=member.role.value, name=member.name, role=role)
    if member.takes_leads and not member.cities:
        return line
    taken = "yes" if member.takes_leads else "no"
    leads = desk.texts("team-leads", taken=taken, cities=", ".join(member.cities))
    return join([line, leads], " · ")


def _check_leads(desk: Desk) -> None:
    if not desk.member.leads:
        raise NotAllowedError
