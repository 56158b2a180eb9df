"""The table of simulated methods: a name of the Bot API and the function that does it."""

from collections.abc import Callable
from typing import Any

from sandbox.wire import Args
from sandbox.world import World

Method = Callable[[World, Args], Any]

METHODS: dict[str, Method] = {}
"""Methods by their name in lower case; the result is JSON, or Described JSON."""


def method(name: str) -> Callable[[Method], Method]:
    """Enter a function into the table under a name of the Bot API."""

    def enter(function: Method) -> Method:
        METHODS[name.lower()] = function
        return function

    return enter
