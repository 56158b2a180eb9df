"""Erasing a person at their written request (R52)."""

from dataclasses import dataclass

from domain.clients import ClientBook
from domain.customers.erasure import ErasedWhy, ErasureBook
from domain.customers.forget import Erased, Forget
from domain.errors import GoneError, OwnersOnlyError
from domain.team import Member, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class EraseAtRequest:
    """The owner erases a person whose request came on paper, by mail, by word of mouth.

    Raises ``OwnersOnlyError``, and ``GoneError`` where there is no such person.
    """

    clients: ClientBook
    erasures: ErasureBook
    forget: Forget

    async def __call__(self, owner: Member, client_id: int, contact_id: int) -> Erased:
        """Erase a contact of a client with every other card of the same person."""
        if owner.role is not Role.OWNER:
            raise OwnersOnlyError
        file = await self.clients.open(owner.scope, client_id)
        contact = file.contact(contact_id) if file else None
        traces = await self.erasures.traces_of_contact(contact.id) if contact else None
        if traces is None:
            raise GoneError
        return await self.forget(traces, ErasedWhy.ASKED, approved_by=owner)
