"""Changing one field of a card (``/edit``), whatever the field is kept in."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from domain.changes import ChangeLog
from domain.clients import (
    Client,
    ClientBook,
    ClientFile,
    ClientKind,
    Contact,
    ContactState,
    Point,
    PointKind,
)
from domain.clock import Clock
from domain.errors import GoneError, InvalidValueError, NotAllowedError, TakenError
from domain.field_values import (
    CLIENT_FIELDS,
    CONTACT_FIELDS,
    POINT_FIELDS,
    SHARED_FIELDS,
    read_text,
    show,
)
from domain.language.fields import Field
from domain.language.positions import find_position
from domain.team import Member, Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChanged:
    """One field before and after, as a person reads it; empty means that it was not filled.

    ``contact_id`` is whose field it was, ``None`` for one of the client itself. ``revived``: a
    new number has taken the contact out of the archive (R26).
    """

    file: ClientFile
    contact_id: int | None
    field: Field
    old: str
    new: str
    revived: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Edit:
    """What is being edited: ``value`` is as typed, ``contact`` whom the card is open at."""

    file: ClientFile
    contact: Contact | None
    field: Field
    value: str

    def refused(self, why: str) -> InvalidValueError:
        return InvalidValueError(field=self.field.value, value=self.value, why=why)

    def changed(
        self, file: ClientFile, old: str, new: str, *, contact: Contact | None = None
    ) -> FieldChanged:
        contact_id = contact.id if contact else None
        return FieldChanged(file=file, contact_id=contact_id, field=self.field, old=old, new=new)


@dataclass(frozen=True, slots=True, kw_only=True)
class EditField:
    """Changes one field of a client or its contact.

    Phones, e-mails and tags are added to those that exist; a value after a minus sign is
    taken away. ``-`` alone empties any other field. Raises ``InvalidValueError``,
    ``TakenError`` (R3), ``GoneError``, ``NotAllowedError`` (a standing is set by a head).
    """

    clients: ClientBook
    changes: ChangeLog
    clock: Clock
    country: str = "RU"

    async def __call__(
        self, member: Member, *, client_id: int, contact_id: int | None, field: Field, value: str
    ) -> FieldChanged:
        """Set ``field`` to ``value`` as typed."""
        file = await self.clients.open(member.scope, client_id)
        if file is None:
            raise GoneError
        if field is Field.STANDING and not member.leads:
            raise NotAllowedError
        contact = file.contact(contact_id)
        if contact is None and not (field in POINT_FIELDS and _is_company(file)):
            # The company's own card was meant only where the company has such a field itself.
            contact = file.main_contact
        edit = _Edit(file=file, contact=contact, field=field, value=value.strip())
        self.changes.name(
            "change-edit", member_id=member.id, at=self.clock.now(), client=file.client.name
        )
        if field in POINT_FIELDS:
            return await self._point(edit)
        if field is Field.TAG:
            return await self._tag(edit)
        if field is Field.POSITION or field in CONTACT_FIELDS:
            return await self._of_contact(edit)
        if field in SHARED_FIELDS and file.client.kind is ClientKind.PERSON:
            return await self._of_contact(edit)
        return await self._of_client(edit)

    async def _of_contact(self, edit: _Edit) -> FieldChanged:
        if edit.contact is None:
            raise edit.refused("why-no-contact")
        if edit.field is Field.POSITION:
            return await self._position(edit, edit.contact)
        name, read = {**CONTACT_FIELDS, **SHARED_FIELDS}[edit.field]
        parsed = self._read(edit, read)
        after = replace(edit.contact, **{name: parsed})
        if not (after.surname or after.name) and (edit.contact.surname or edit.contact.name):
            raise edit.refused("why-empty")  # R1: a contact without any name is nobody
        file = await self._save_contact(edit, edit.contact, after)
        old = show(getattr(edit.contact, name))
        return edit.changed(file, old, show(parsed), contact=edit.contact)

    async def _position(self, edit: _Edit, contact: Contact) -> FieldChanged:
        typed = str(self._read(edit, read_text))
        known = find_position(typed)
        code = known.value.code if known else ""
        text = "" if known else typed
        after = replace(contact, position=code, position_text=text)
        file = await self._save_contact(edit, contact, after)
        old = contact.position or contact.position_text
        return edit.changed(file, old, code or text, contact=contact)

    async def _of_client(self, edit: _Edit) -> FieldChanged:
        name, read = {**CLIENT_FIELDS, **SHARED_FIELDS}[edit.field]
        parsed = self._read(edit, read)
        if edit.field is Field.INN and parsed not in ("", edit.file.client.inn):
            await self._check_free(edit, ("inn", str(parsed)))
        if edit.field is Field.COMPANY:
            return await self._company(edit, str(parsed))
        file = await self._save_client(edit.file, {name: parsed})
        return edit.changed(file, show(getattr(edit.file.client, name)), show(parsed))

    async def _company(self, edit: _Edit, name: str) -> FieldChanged:
        """Rename a company; a person alone becomes the first contact of a new one."""
        client = edit.file.client
        if not name:
            raise edit.refused("why-empty")
        if client.kind is ClientKind.COMPANY:
            return edit.changed(
                await self._save_client(edit.file, {"name": name}), client.name, name
            )
        if await self.clients.company_named(Scope(client.manager_id), name) is not None:
            raise edit.refused("why-other-card")
        founded = {"name": name, "kind": ClientKind.COMPANY}
        return edit.changed(await self._save_client(edit.file, founded), "", name)

    async def _point(self, edit: _Edit) -> FieldChanged:
        contact = edit.contact
        holder: Contact | Client = contact or edit.file.client
        points = await self._points_after(edit, holder.points)
        kind = POINT_FIELDS[edit.field][0]
        old, new = _values(holder.points, kind), _values(points, kind)
        if contact is None:
            file = await self._save_client(edit.file, {"points": points})
            return edit.changed(file, old, new)
        after = replace(contact, points=points)
        revived = _is_worth_a_try(contact, after)
        if revived:
            after = replace(after, state=ContactState.ACTIVE, check_at=None)
        file = await self._save_contact(edit, contact, after)
        return replace(edit.changed(file, old, new, contact=contact), revived=revived)

    async def _points_after(self, edit: _Edit, points: tuple[Point, ...]) -> tuple[Point, ...]:
        kind, read = POINT_FIELDS[edit.field]
        removing = edit.value.startswith("-")
        bare = replace(edit, value=edit.value.removeprefix("-").strip())
        value = str(self._read(bare, read))
        if not value:
            raise edit.refused("why-empty")
        rest = tuple(one for one in points if (one.kind, one.value) != (kind, value))
        known = len(rest) < len(points)
        if removing:
            if not known:
                raise edit.refused("why-not-there")
            return rest
        if known:
            return points
        if kind is not PointKind.MESSENGER:
            await self._check_free(edit, (kind.value, value))
        return (*points, Point(kind=kind, value=value))

    async def _tag(self, edit: _Edit) -> FieldChanged:
        removing = edit.value.startswith("-")
        bare = replace(edit, value=edit.value.lstrip("-#"))
        tag = str(self._read(bare, read_text))
        if not tag:
            raise edit.refused("why-empty")
        before = edit.file.client.tags
        rest = tuple(one for one in before if one.casefold() != tag.casefold())
        tags = rest if removing else (*rest, tag)
        file = await self._save_client(edit.file, {"tags": tags})
        return edit.changed(file, ", ".join(before), ", ".join(tags))

    def _read(self, edit: _Edit, read: Any) -> Any:
        try:
            return read("" if edit.value == "-" else edit.value, self.clock.now(), self.country)
        except ValueError as error:
            raise edit.refused(str(error)) from error

    async def _check_free(self, edit: _Edit, identity: tuple[str, str]) -> None:
        """Refuse an identity that another card holds already (R3)."""
        for holder in await self.clients.holders((identity,)):
            if holder.manager_id != edit.file.client.manager_id:
                raise TakenError(
                    manager=holder.manager_name, client_id=holder.client_id, what=holder.value
                )
            raise edit.refused("why-other-card")

    async def _save_contact(self, edit: _Edit, before: Contact, after: Contact) -> ClientFile:
        await self.clients.save_contact(edit.file.client, before, after)
        contacts = tuple(after if one.id == after.id else one for one in edit.file.contacts)
        file = replace(edit.file, contacts=contacts)
        alone = file.client.kind is ClientKind.PERSON
        if alone and after.full_name not in ("", file.client.name):
            return await self._save_client(file, {"name": after.full_name})
        return file

    async def _save_client(self, file: ClientFile, values: Mapping[str, Any]) -> ClientFile:
        after = replace(file.client, **values)
        await self.clients.save_client(file.client, after)
        return replace(file, client=after)


def _is_company(file: ClientFile) -> bool:
    return file.client.kind is ClientKind.COMPANY


def _is_worth_a_try(before: Contact, after: Contact) -> bool:
    """Whether an archived contact has a number that nobody has tried (R26)."""
    known = set(before.values(PointKind.PHONE))
    return before.state is ContactState.ARCHIVED and not known.issuperset(
        after.values(PointKind.PHONE)
    )


def _values(points: tuple[Point, ...], kind: PointKind) -> str:
    return ", ".join(point.value for point in points if point.kind is kind)
