"""Being told about updates: https://core.telegram.org/bots/api#setwebhook."""

import re
from urllib.parse import urlsplit

from sandbox.methods.registry import method
from sandbox.webhook import DEFAULT_CONNECTIONS, WebhookSettings
from sandbox.wire import Args, Described, Json, bad_request
from sandbox.world import World

CONNECTIONS = range(1, 101)

_LOOPBACK = {"127.0.0.1", "localhost", "::1"}
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")


@method("setWebhook")
def set_webhook(world: World, args: Args) -> Described:
    """https://core.telegram.org/bots/api#setwebhook; plain HTTP is taken on this machine."""
    url: str = args.get("url") or ""
    if not url:
        return _removed(world, args)
    settings = WebhookSettings(
        url=_checked_url(url),
        secret=_checked_secret(args.get("secret_token")),
        connections=_checked_connections(args.get("max_connections")),
    )
    if "allowed_updates" in args:
        world.updates.allow(args["allowed_updates"] or [])
    if args.get("drop_pending_updates"):
        world.updates.clear()
    world.webhook.set(settings)
    return Described(result=True, description="Webhook was set")


@method("deleteWebhook")
def delete_webhook(world: World, args: Args) -> Described:
    """https://core.telegram.org/bots/api#deletewebhook."""
    return _removed(world, args)


@method("getWebhookInfo")
def get_webhook_info(world: World, _args: Args) -> Json:
    """https://core.telegram.org/bots/api#getwebhookinfo."""
    return world.webhook.info()


def _removed(world: World, args: Args) -> Described:
    if args.get("drop_pending_updates"):
        world.updates.clear()
    was_set = world.webhook.remove()
    words = "Webhook was deleted" if was_set else "Webhook is already deleted"
    return Described(result=True, description=words)


def _checked_url(url: str) -> str:
    parts = urlsplit(url)
    is_local = parts.scheme == "http" and parts.hostname in _LOOPBACK
    if not parts.hostname or not (parts.scheme == "https" or is_local):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    return url


def _checked_secret(secret: str | None) -> str | None:
    if secret and not _SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    return secret or None


def _checked_connections(count: int | None) -> int:
    return count if count is not None and count in CONNECTIONS else DEFAULT_CONNECTIONS
