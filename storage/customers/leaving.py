"""Who of those that are being erased at once stands in a text (R52)."""

import re
from collections.abc import Sequence
from typing import Final

from storage.customers.one_erasure import Erasure
from storage.customers.redaction import folded

HEAD: Final = re.compile(r'\["([a-z_]+)",(\d+),')
"""How an image of a row begins (``storage.changes``)."""
MENTION: Final = re.compile(r'"(client|contact)(?:_id)?":"?(\d+)"?')


class Leavers:
    """Finds one of several persons by rows that spoke of them, by their cards, by their traces."""

    def __init__(self, people: Sequence[Erasure]) -> None:
        self._people = people
        self._rows = {row: one for one in people for row in one.rows}
        self._cards = {
            key: one
            for one in people
            for card in one.traces.cards
            for key in (
                ("contact", card.contact_id),
                *([("client", card.client_id)] if card.whole_client else []),
            )
        }

    def held_in(self, images: str) -> Erasure | None:
        """Return whose row, or whose card, images of rows hold, or whom they name."""
        for table, number in HEAD.findall(images):
            whose = self._rows.get((table, int(number)))
            if whose is not None:
                return whose
        return self.spoken_of_in(images)

    def spoken_of_in(self, text: str) -> Erasure | None:
        """Return about whose card it is what somebody typed, or whom it names."""
        if '"c' in text:
            for what, number in MENTION.findall(text):
                whose = self._cards.get((what, int(number)))
                if whose is not None:
                    return whose
        return self.named_in(text)

    def named_in(self, text: str) -> Erasure | None:
        """Return whom a text names."""
        lowered = folded(text)
        return next((one for one in self._people if one.trace.finds(text, lowered)), None)
