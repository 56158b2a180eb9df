import re
from collections.abc import Iterator

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from tests.project.files import ROOT, pyproject

PLATFORMS = [
    {"sys_platform": "linux", "platform_machine": "x86_64"},
    {"sys_platform": "linux", "platform_machine": "aarch64"},
    {"sys_platform": "darwin", "platform_machine": "x86_64"},
    {"sys_platform": "darwin", "platform_machine": "arm64"},
]
PYTHONS = ["3.11", "3.12", "3.13", "3.14"]
LOCKS = ["requirements.lock", "requirements-test.lock"]

PIN = re.compile(r"^(?P<name>[\w.-]+)==(?P<version>[\w.!+-]+)(?: ; (?P<marker>[^\\]+))? \\$")
HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}( \\)?$")


def lines(lock: str) -> list[str]:
    return (ROOT / lock).read_text("utf-8").splitlines()


def pins(lock: str) -> Iterator[tuple[str, Version, Marker | None]]:
    for line in lines(lock):
        if match := PIN.match(line):
            marker = match["marker"]
            name = canonicalize_name(match["name"])
            yield name, Version(match["version"]), Marker(marker.strip()) if marker else None


def pinned(lock: str) -> dict[str, Version]:
    return {name: version for name, version, _ in pins(lock)}


def wanted(*, tools: bool) -> list[Requirement]:
    project = pyproject()
    stated = list(project["project"]["dependencies"])
    if tools:
        stated += project["dependency-groups"]["test"]
    return [Requirement(text) for text in stated]


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_only_pins_and_hashes(lock: str) -> None:
    odd = [line for line in lines(lock) if not (PIN.match(line) or HASH.match(line))]
    assert odd == []


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_a_hash_right_below(lock: str) -> None:
    text = lines(lock)
    bare = [
        line
        for line, below in zip(text, [*text[1:], ""], strict=True)
        if PIN.match(line) and not HASH.match(below)
    ]
    assert bare == []


@pytest.mark.parametrize(("lock", "tools"), [(LOCKS[0], False), (LOCKS[1], True)])
def test_a_lock_answers_every_stated_dependency(lock: str, *, tools: bool) -> None:
    have = pinned(lock)
    missing = [
        str(requirement)
        for requirement in wanted(tools=tools)
        if (version := have.get(canonicalize_name(requirement.name))) is None
        or not requirement.specifier.contains(version, prereleases=True)
    ]
    assert missing == [], "run `make lock`"


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("platform", PLATFORMS, ids=lambda p: "-".join(p.values()))
def test_no_package_is_pinned_twice_on_any_platform(platform: dict[str, str], python: str) -> None:
    here = platform | {"python_version": python, "python_full_version": f"{python}.0"}
    for lock in LOCKS:
        names = [name for name, _, mark in pins(lock) if mark is None or mark.evaluate(here)]
        assert len(names) == len(set(names))


def test_the_test_lock_is_the_run_lock_and_more() -> None:
    run, test = pinned(LOCKS[0]), pinned(LOCKS[1])
    assert {name: test.get(name) for name in run} == run
    assert test.keys() > run.keys()


def test_the_tool_that_locks_is_not_locked() -> None:
    assert "uv" not in pinned(LOCKS[1])
