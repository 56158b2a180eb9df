"""Who comes in with an update, and in the middle of what talk: one statement for both."""

from typing import Any, Final

from sqlalchemy import and_, bindparam, literal, select

from domain.team import Member
from storage.conversations import KEY, NOTHING, Conversation, ConversationKey, read
from storage.tables.delivery import conversations
from storage.tables.team import members
from storage.unit import SqlUnit

_door = select(literal(1).label("door")).subquery()
ENTER: Final = (
    select(members, conversations.c.state.label("talk"), conversations.c.data.label("talk_data"))
    .select_from(_door)
    .outerjoin(members, members.c.telegram_id == bindparam("telegram"))
    .outerjoin(conversations, and_(*(conversations.c[name] == bindparam(name) for name in KEY)))
)
_MEMBER: Final = tuple(column.key for column in members.c)


async def enter(unit: SqlUnit, key: ConversationKey) -> tuple[Member | None, Conversation]:
    """Return the member with the person's Telegram id, in any state, and their talk."""
    row = await unit.transaction.first(ENTER, {"telegram": key.user_id, **key.row()})
    if row is None:
        return None, NOTHING
    return _member(row, unit), read(row.talk, row.talk_data)


def _member(row: Any, unit: SqlUnit) -> Member | None:
    if row.id is None:
        return None
    member = Member(**{name: row._mapping[name] for name in _MEMBER})  # noqa: SLF001 — SQLAlchemy's public name
    unit.team.remember(member)
    return member
