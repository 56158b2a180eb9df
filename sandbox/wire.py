"""What travels between the bot and the box: JSON, uploaded files, refusals.

Errors have the codes and the wording of https://core.telegram.org/bots/api#making-requests.
"""

from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]
Args = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A file that came inside a request."""

    name: str
    mime: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Described:
    """A result that Telegram accompanies with a sentence, as setWebhook does."""

    result: Any
    description: str


class ApiError(Exception):
    """A call that Telegram refuses.

    ``retry_after`` is in seconds and stands in ``parameters`` of a 429.
    """

    def __init__(self, code: int, description: str, *, retry_after: int | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.retry_after = retry_after

    def as_json(self) -> Json:
        """Return the body of the answer."""
        body: Json = {"ok": False, "error_code": self.code, "description": self.description}
        if self.retry_after is not None:
            body["parameters"] = {"retry_after": self.retry_after}
        return body


def bad_request(reason: str) -> ApiError:
    """Return the 400 that names what is wrong with the call."""
    return ApiError(400, f"Bad Request: {reason}")


def forbidden(reason: str) -> ApiError:
    """Return the 403 for a chat that the bot may not write to."""
    return ApiError(403, f"Forbidden: {reason}")


def conflict(reason: str) -> ApiError:
    """Return the 409 for two ways of taking updates at once."""
    return ApiError(409, f"Conflict: {reason}")


def too_many_requests(seconds: int) -> ApiError:
    """Return the 429 that asks for patience."""
    return ApiError(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)


def unauthorized() -> ApiError:
    """Return the 401 for a token that is nobody's."""
    return ApiError(401, "Unauthorized")


def not_found() -> ApiError:
    """Return the 404 for a path that is no method."""
    return ApiError(404, "Not Found")
