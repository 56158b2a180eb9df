import re

from tests.project.files import ROOT, start

CHANGE_KINDS = {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}


def read(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def make_targets() -> set[str]:
    declared = re.search(r"^\.PHONY: (.+)$", read("Makefile"), re.MULTILINE)
    assert declared
    return set(declared[1].split())


def test_the_licence_is_mit_and_the_contributors() -> None:
    text = read("LICENSE")
    assert text.startswith("MIT License\n")
    assert "Touchbase contributors" in text


def test_the_changelog_keeps_a_changelog() -> None:
    text = read("CHANGELOG.md")
    assert text.startswith("# Changelog\n")
    versions = re.findall(r"^## (.+)$", text, re.MULTILINE)
    assert versions[0] == "[Unreleased]"
    released = re.compile(r"\[\d+\.\d+\.\d+\] - \d{4}-\d{2}-\d{2}")
    assert [version for version in versions[1:] if not released.fullmatch(version)] == []
    assert set(re.findall(r"^### (.+)$", text, re.MULTILINE)) <= CHANGE_KINDS


def test_every_make_target_says_what_it_does() -> None:
    explained = set(re.findall(r"^([a-z-]+):.*## \S", read("Makefile"), re.MULTILINE))
    assert explained == make_targets()


def test_every_make_target_stands_in_contributing_and_no_other() -> None:
    assert set(re.findall(r"\| `make ([a-z-]+)` \|", read("CONTRIBUTING.md"))) == make_targets()


def test_make_alone_prints_the_targets() -> None:
    said = start("make", "--no-print-directory")
    assert said.returncode == 0, said.stderr
    assert set(re.findall(r"^  make ([a-z-]+) ", said.stdout, re.MULTILINE)) == make_targets()


def test_contributing_names_every_folder_of_tests_and_no_other() -> None:
    named = set(re.findall(r"`tests/([a-z_]+)`", read("CONTRIBUTING.md")))
    tests = {path.relative_to(ROOT / "tests") for path in (ROOT / "tests").rglob("test_*.py")}
    assert {path.parts[0] for path in tests if len(path.parts) > 1} <= named
    assert [name for name in named if not (ROOT / "tests" / name).is_dir()] == []
