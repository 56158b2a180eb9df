"""Every check of schemathesis against the running site, from the site's own description."""

import asyncio
import threading
from collections.abc import Iterator
from itertools import chain
from typing import Any

import pytest
import schemathesis
from aiohttp import web
from schemathesis.engine import from_schema
from schemathesis.engine.events import FatalError, NonFatalError, ScenarioFinished

from sandbox.clock import SandboxClock, StandingClock
from tests.web.shop import DIGEST, GOOD, KEY, NOON, FakeReception, site_for
from web.entries import MOST_CONSENTS
from web.limits import SiteGate

CONFIG = {
    "seed": 4,
    "generation": {"max-examples": 60, "deterministic": True, "database": "none"},
    "phases": {"stateful": {"enabled": False}},  # no answer leads to another request
    "parameters": {"path.key": KEY},
    # What no schema can say: which questions a form needs, and which consent stands.
    "checks": {"positive_data_acceptance": {"expected-statuses": ["2xx", 404, 422]}},
}


class Served:
    """A site that lives in a thread of its own: schemathesis blocks."""

    def __init__(self) -> None:
        self.reception = FakeReception()
        self.errors: list[Exception] = []
        self.url = ""
        self._loop = asyncio.new_event_loop()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._live)

    def start(self) -> None:
        self._thread.start()
        self._ready.wait()

    def stop(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()

    def _live(self) -> None:
        runner = self._loop.run_until_complete(self._open())
        self._ready.set()
        self._loop.run_forever()
        self._loop.run_until_complete(runner.cleanup())
        self._loop.close()

    async def _open(self) -> web.AppRunner:
        app = web.Application()
        clock = SandboxClock(StandingClock(NOON))
        site_for(self.reception, clock, self.errors, gate=SiteGate(ease=1e6)).mount(app)
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
        return runner


@pytest.fixture
def served() -> Iterator[Served]:
    one = Served()
    one.start()
    yield one
    one.stop()


def test_the_site_does_what_it_says_of_itself(served: Served) -> None:
    config = schemathesis.Config.from_dict(CONFIG)
    schema = schemathesis.openapi.from_url(f"{served.url}/openapi.json", config=config)
    schema.hooks.register_hook_with_name(agreed, "map_body")
    failures: list[object] = []
    seen: set[int] = set()
    for event in from_schema(schema).execute():
        if isinstance(event, FatalError):
            failures.append(event.exception)
        if isinstance(event, NonFatalError):
            failures.append(event.value)
        if isinstance(event, ScenarioFinished):
            seen.update(answered(event))
            failures.extend(found(event))
    assert failures == []
    assert served.errors == []
    assert served.reception.taken
    assert seen >= {200, 201, 400, 405, 415, 422}


def answered(scenario: ScenarioFinished) -> Iterator[int]:
    answers = (one.response for one in scenario.recorder.interactions.values())
    return (one.status_code for one in answers if one)


def found(scenario: ScenarioFinished) -> Iterator[object]:
    """What the checks found, each with a command that shows it again."""
    for check in chain.from_iterable(scenario.recorder.checks.values()):
        if check.failure_info:
            yield check.failure_info.failure, check.failure_info.code_sample


def agreed(context: object, body: Any) -> Any:  # noqa: ARG001 — schemathesis names the arguments
    """Tick the consent that stands and give a phone, where the case is about neither."""
    ticked = body.get("consent") if isinstance(body, dict) else None
    if not isinstance(ticked, list) or len(ticked) >= MOST_CONSENTS:
        return body
    changed = {**body, "consent": [*ticked, DIGEST]}
    return {**changed, "phone": GOOD["phone"]} if isinstance(body.get("phone"), str) else changed
