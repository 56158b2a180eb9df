"""Time zones by their IANA name, each read once.

``ZoneInfo`` remembers eight and reads the others from disk again; a country like Russia has more.
"""

from functools import cache
from zoneinfo import ZoneInfo


@cache
def zone(name: str) -> ZoneInfo:
    """Return the zone of an IANA name. Raises ``ZoneInfoNotFoundError``."""
    return ZoneInfo(name)
