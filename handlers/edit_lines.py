"""How fields and their values are said when a card is edited."""

from domain.clients import ClientFile, ClientKind, Contact
from domain.field_values import CLIENT_FIELDS, CONTACT_FIELDS, POINT_FIELDS, SHARED_FIELDS
from domain.field_values import show as show_value
from domain.language.fields import Field
from domain.language.positions import position
from handlers import show
from handlers.desk import Desk


def field_name(desk: Desk, field: Field) -> str:
    """Return a field in words, plain."""
    return desk.texts.plain(f"field-{field}")


def example(desk: Desk, field: Field) -> str:
    """Return a value that the field could hold, plain; nothing where any words will do."""
    key = f"edit-example-{field}"
    return desk.texts.plain(key) if desk.texts.has(key) else ""


def stored_value(file: ClientFile, contact: Contact | None, field: Field) -> str:
    """Return what a field holds now, in the form of ``FieldChanged``."""
    holder = contact or file.client
    if field in POINT_FIELDS:
        kind = POINT_FIELDS[field][0]
        return ", ".join(point.value for point in holder.points if point.kind is kind)
    if field is Field.TAG:
        return ", ".join(file.client.tags)
    if field is Field.POSITION:
        return (contact.position or contact.position_text) if contact else ""
    if field in CLIENT_FIELDS:
        return show_value(getattr(file.client, CLIENT_FIELDS[field][0]))
    if field in SHARED_FIELDS:
        of_person = contact if file.client.kind is ClientKind.PERSON else None
        return show_value(getattr(of_person or file.client, SHARED_FIELDS[field][0]))
    return show_value(getattr(contact, CONTACT_FIELDS[field][0], ""))


def value_text(desk: Desk, field: Field, value: str) -> str:
    """Return a stored value as a person reads it, plain."""
    if field is Field.PHONE and value:
        return ", ".join(show.phone(desk, one) for one in value.split(", "))
    if field is Field.POSITION:
        known = position(value)
        return known.title(desk.texts.locale) if known else value
    if field is Field.STANDING and value:
        return desk.texts.plain(f"standing-{value}")
    return value
