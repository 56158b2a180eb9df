"""What is said to a request that cannot be done: problem details of RFC 9457."""

import json
import math
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from aiohttp.web import Response

PROBLEM_JSON = "application/problem+json"


class ProblemError(Exception):
    """Ends a request. ``fields`` holds a text's key by field; ``wait`` seconds to try again."""

    def __init__(
        self,
        status: HTTPStatus,
        detail: str = "",
        *,
        fields: Mapping[str, str] | None = None,
        wait: float = 0,
    ) -> None:
        super().__init__(status.phrase)
        self.status = status
        self.detail = detail
        self.fields = fields or {}
        self.wait = wait

    @property
    def headers(self) -> dict[str, str]:
        """When to come again, in whole seconds."""
        return {"Retry-After": str(math.ceil(self.wait))} if self.wait else {}


def problem_response(
    problem: ProblemError,
    reasons: Mapping[str, str] | None = None,
    *,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """Return a problem as JSON; ``reasons`` are the words of its fields."""
    body: dict[str, Any] = {
        "type": "about:blank",
        "title": problem.status.phrase,
        "status": int(problem.status),
    }
    if problem.detail:
        body["detail"] = problem.detail
    if problem.fields:
        words = reasons or {}
        body["errors"] = [
            {"field": field, "code": key, "message": words.get(field, key)}
            for field, key in problem.fields.items()
        ]
    return json_response(body, problem.status, PROBLEM_JSON, {**problem.headers, **(headers or {})})


def json_response(
    body: Mapping[str, Any],
    status: int = HTTPStatus.OK,
    kind: str = "application/json",
    headers: Mapping[str, str] | None = None,
) -> Response:
    """Return JSON that nobody keeps."""
    return Response(
        body=json.dumps(body, ensure_ascii=False).encode(),
        status=status,
        headers={"Content-Type": kind, "Cache-Control": "no-store", **(headers or {})},
    )
