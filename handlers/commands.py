"""Commands as people type them: in upper and lower case alike."""

from aiogram.filters import Command


def said(*words: str) -> Command:
    """Return the filter of a command; its arguments come as ``command.args``."""
    return Command(*words, ignore_case=True)
