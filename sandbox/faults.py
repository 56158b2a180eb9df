"""Trouble on demand: what a network and a busy Telegram do to a bot."""

from dataclasses import dataclass, replace
from enum import StrEnum


class FaultKind(StrEnum):
    """What goes wrong with a call."""

    SERVER_ERROR = "500 without a description"
    BAD_GATEWAY = "502 with an HTML page"
    FLOOD = "429 with retry_after"
    FLOOD_WITHOUT_PARAMETERS = "429 without parameters"
    UNAUTHORIZED = "401"
    LOST_CALL = "the connection closes before the effect"
    LOST_ANSWER = "the connection closes after the effect"
    DELAY = "the effect and its answer come late"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """The next ``times`` calls that match go wrong.

    ``method`` is a name of the Bot API in any case; without it every call matches but
    getUpdates, which a polling bot makes all the time and which has to be named. ``chat_id``
    narrows it to calls that carry this chat. ``seconds`` is the delay of DELAY;
    ``retry_after`` (seconds) belongs to FLOOD.
    """

    kind: FaultKind
    times: int = 1
    method: str | None = None
    chat_id: int | None = None
    retry_after: int = 1
    seconds: float = 0.0

    def hits(self, method: str, chat_id: object) -> bool:
        """Tell whether a call, its method in lower case, is meant."""
        if self.method is None:
            if method == "getupdates":
                return False
        elif self.method.lower() != method:
            return False
        return self.chat_id is None or str(self.chat_id) == str(chat_id)


class FaultPlan:
    """The faults that wait for their calls, first come, first used."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []

    def add(self, fault: Fault) -> None:
        """Plan a fault."""
        self._faults.append(fault)

    def clear(self) -> None:
        """Forget every planned fault."""
        self._faults.clear()

    def take(self, method: str, chat_id: object) -> Fault | None:
        """Return the fault that this call meets, and count it down."""
        for index, fault in enumerate(self._faults):
            if fault.hits(method, chat_id):
                if fault.times > 1:
                    self._faults[index] = replace(fault, times=fault.times - 1)
                else:
                    del self._faults[index]
                return fault
        return None
