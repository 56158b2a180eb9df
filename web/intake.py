"""One form through the gate to the reception; whatever goes wrong is a ``ProblemError``."""

from collections.abc import Awaitable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final, TypeVar

from aiohttp.web import Request

from domain.customers.magnets import Offer
from domain.errors import FormError, GoneError
from web.addresses import Doorplate
from web.entries import Entry
from web.limits import SiteGate, TooFastError
from web.problems import ProblemError
from web.reception import OutOfReachError, Reception, SiteAnswer, UsedKeyError

AGAIN_SECONDS: Final = 5.0
UNKNOWN: Final = "There is no open form here."

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """What the API and the pages have in common."""

    reception: Reception
    gate: SiteGate
    doorplate: Doorplate

    def look(self, request: Request) -> None:
        """Let a visitor in. Raises ``ProblemError`` (429)."""
        try:
            self.gate.look(self.doorplate.visitor(request))
        except TooFastError as error:
            raise too_fast(error) from error

    async def count(self, request: Request, offer: Offer) -> None:
        """Count a visitor of a link."""
        agent = request.headers.get("User-Agent", "")
        await reached(self.reception.opened(offer, f"{self.doorplate.visitor(request)} {agent}"))

    async def take(self, request: Request, offer: Offer, entry: Entry, key: str) -> SiteAnswer:
        """Take a form. Raises ``ProblemError``: 404, 422, 429, 503."""
        try:
            flood = self.gate.enter(self.doorplate.visitor(request), offer)
            submission = entry.submission(offer)
            return await reached(self.reception.submit(offer, submission, key=key, flood=flood))
        except TooFastError as error:
            raise too_fast(error) from error
        except FormError as error:
            raise wrong_fields(error) from error
        except UsedKeyError as error:
            raise ProblemError(
                HTTPStatus.UNPROCESSABLE_ENTITY, "This Idempotency-Key came with another body."
            ) from error
        except GoneError as error:
            raise ProblemError(HTTPStatus.NOT_FOUND, UNKNOWN) from error


def too_fast(error: TooFastError) -> ProblemError:
    """Return 429 with the seconds to wait."""
    return ProblemError(
        HTTPStatus.TOO_MANY_REQUESTS, "Too many requests.", wait=max(1.0, error.seconds)
    )


def wrong_fields(error: FormError) -> ProblemError:
    """Return 422 with a reason for each wrong field."""
    found = error.facts.get("fields")
    fields = (
        {str(field): str(key) for field, key in found.items()} if isinstance(found, dict) else {}
    )
    return ProblemError(HTTPStatus.UNPROCESSABLE_ENTITY, fields=fields)


async def reached(work: Awaitable[T]) -> T:
    """Await what asks the reception. Raises ``ProblemError`` (503) when it is out of reach."""
    try:
        return await work
    except OutOfReachError as error:
        raise ProblemError(
            HTTPStatus.SERVICE_UNAVAILABLE, "Try again soon.", wait=AGAIN_SECONDS
        ) from error
