import json
import re
import shutil
import sys
from pathlib import Path

import pytest
import yaml

from tests.project.files import ROOMS, ROOT, pyproject, start

DEPLOY = ROOT / "deploy"


def dockerfile() -> str:
    return (DEPLOY / "Dockerfile").read_text("utf-8")


def unit(tmp_path: Path) -> Path:
    """The unit as it would be installed, but for the checkout these tests run from."""
    text = (DEPLOY / "touchbase.service").read_text("utf-8")
    python = "/opt/touchbase/.venv/bin/python"
    assert python in text
    installed = tmp_path / "touchbase.service"
    installed.write_text(text.replace(python, f'"{sys.executable}"'), "utf-8")
    return installed


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="no systemd-analyze here")
def test_systemd_accepts_the_unit(tmp_path: Path) -> None:
    verdict = start("systemd-analyze", "verify", "--man=no", unit(tmp_path))
    assert (verdict.returncode, verdict.stdout, verdict.stderr) == (0, "", "")


def test_the_unit_stops_gently_and_gives_up_on_bad_settings() -> None:
    text = (DEPLOY / "touchbase.service").read_text("utf-8")
    for line in (
        "KillSignal=SIGTERM",
        "TimeoutStopSec=15",
        "Restart=on-failure",
        "RestartPreventExitStatus=2",
        "DynamicUser=yes",
        "ProtectSystem=strict",
    ):
        assert f"\n{line}\n" in text


def test_hadolint_has_nothing_to_say_about_the_dockerfile() -> None:
    verdict = start(Path(sys.executable).parent / "hadolint", DEPLOY / "Dockerfile")
    assert (verdict.returncode, verdict.stdout, verdict.stderr) == (0, "", "")


def test_the_image_installs_by_hash_and_runs_without_root() -> None:
    text = dockerfile()
    assert "--require-hashes" in text
    assert re.search(r"^USER [1-9]\d*$", text, re.MULTILINE)
    assert 'VOLUME ["/data"]' in text
    assert text.endswith('\nCMD ["python", "-m", "bot"]\n')


def test_the_image_asks_for_health_only_when_http_is_on() -> None:
    check = re.search(r"^HEALTHCHECK .* CMD (\[.+\])$", dockerfile(), re.MULTILINE)
    assert check
    _, *arguments = json.loads(check[1])
    assert start(sys.executable, *arguments, env={}).returncode == 0
    nobody_listens = {"HTTP_PORT": "1"}
    assert start(sys.executable, *arguments, env=nobody_listens).returncode != 0


def test_the_image_takes_every_room_and_nothing_private() -> None:
    let_in = set(re.findall(r"^!(.+)$", (ROOT / ".dockerignore").read_text("utf-8"), re.MULTILINE))
    assert let_in == {*ROOMS, "LICENSE", "requirements.lock"}


def test_the_rooms_are_the_ones_that_are_packaged() -> None:
    found = pyproject()["tool"]["setuptools"]["packages"]["find"]["include"]
    assert set(found) == {f"{room}*" for room in ROOMS}


def test_compose_keeps_the_data_and_the_settings_outside_the_image() -> None:
    compose = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))
    assert set(compose) == {"services", "volumes"}
    (service,) = compose["services"].values()
    build = service["build"]
    context = (DEPLOY / build["context"]).resolve()
    assert context == ROOT
    assert (context / build["dockerfile"]).is_file()
    assert (DEPLOY / service["env_file"]).resolve() == ROOT / ".env"
    volume, _, place = service["volumes"][0].partition(":")
    assert volume in compose["volumes"]
    assert place == "/data"
    assert service["restart"] == "unless-stopped"
