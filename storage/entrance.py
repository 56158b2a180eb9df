"""Who comes in with an update, in the middle of what talk, under which policy: one statement."""

from typing import Any, Final

from sqlalchemy import and_, bindparam, literal, select

from domain.policy import Policy
from domain.team import Member
from storage.conversations import KEY, NOTHING, Conversation, ConversationKey, read
from storage.json_list import json_list
from storage.policies import CURRENT, read_policy
from storage.tables.delivery import conversations
from storage.tables.team import members
from storage.unit import SqlUnit

_door = select(literal(1).label("door")).subquery()
ENTER: Final = (
    select(
        members,
        conversations.c.state.label("talk"),
        conversations.c.data.label("talk_data"),
        json_list(CURRENT).label("policy_rows"),
    )
    .select_from(_door)
    .outerjoin(members, members.c.telegram_id == bindparam("telegram"))
    .outerjoin(conversations, and_(*(conversations.c[name] == bindparam(name) for name in KEY)))
)
_MEMBER: Final = tuple(column.key for column in members.c)


async def enter(unit: SqlUnit, key: ConversationKey) -> tuple[Member | None, Conversation, Policy]:
    """Return the member with the person's Telegram id, in any state, their talk, the policy."""
    row = await unit.transaction.first(ENTER, {"telegram": key.user_id, **key.row()})
    if row is None:
        return None, NOTHING, Policy()
    policy = read_policy((one["name"], one["value"]) for one in row.policy_rows)
    return _member(row, unit), read(row.talk, row.talk_data), policy


def _member(row: Any, unit: SqlUnit) -> Member | None:
    if row.id is None:
        return None
    member = Member(**{name: row._mapping[name] for name in _MEMBER})  # noqa: SLF001 — SQLAlchemy's public name
    unit.team.remember(member)
    return member
