"""The routers of ``/magnets``: those that await files stand before all others of the team."""

from handlers.magnets import (
    all_magnets,
    consent,
    edit,
    files,
    gift,
    handing,
    keepers,
    links,
    numbers,
    opening,
    operators,
    preview,
    qr,
    questions,
    writing,
)

FIRST = (files,)
"""They take photos and documents while some are awaited, before touches and phone books do."""
MODULES = (
    all_magnets,
    edit,
    opening,
    gift,
    questions,
    handing,
    operators,
    consent,
    links,
    qr,
    preview,
    numbers,
    keepers,
    writing,
)
