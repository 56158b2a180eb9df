"""Leads in memory, without the form that they come of."""

from datetime import timedelta

from domain.clients import ClientFile
from domain.customers.leads import Lead
from domain.customers.magnets import Link, Magnet
from tests.domain.base import ANNA, NOW, Base


async def lead_of(base: Base, file: ClientFile) -> Lead:
    """Return an untouched lead of a client, that has just come."""
    magnet = await base.magnets.add(Magnet(title="Каталог", created_at=NOW, created_by=ANNA.id))
    code = f"code{magnet.id}"
    link = await base.magnets.add_link(Link(magnet_id=magnet.id, code=code, created_at=NOW))
    now = base.clock.now()
    return await base.leads.add(
        Lead(
            client_id=file.client.id,
            contact_id=file.contacts[0].id,
            customer_id=None,
            form_id=None,
            magnet_id=magnet.id,
            link_id=link.id,
            given_to=file.client.manager_id,
            known=False,
            came_at=now,
            due_at=now + timedelta(minutes=15),
        )
    )
