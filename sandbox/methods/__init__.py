"""What the methods of the Bot API do to the world, one module per noun."""

from sandbox.methods import chats, commands, edits, media, messages, profile, webhooks
from sandbox.methods.registry import METHODS

__all__ = [
    "METHODS",
    "chats",
    "commands",
    "edits",
    "media",
    "messages",
    "profile",
    "webhooks",
]
