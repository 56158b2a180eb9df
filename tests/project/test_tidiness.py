import re

from tests.project.files import comments, project_files, shown

LONGEST_FILE = 350

# The brackets keep these patterns from finding themselves.
MACHINE_PATHS = re.compile(r"/hom[e]/|/roo[t]/|/User[s]/|/wor[k]/|/tm[p]/\w|\.\./share[d]\b")
REGISTRIES = re.compile(r"pypi\.or[g]|pythonhosted\.or[g]|npmjs\.(?:or[g]|co[m])|/op[t]/pypi")
UNFINISHED = re.compile(r"\b(?:TOD[O]|FIXM[E]|HAC[K])\b")

SILENCED = re.compile(r"#\s*(?:noqa|type:\s*ignore|pragma:|fmt:\s*off|pyright:)", re.IGNORECASE)
SILENCED_WITH_REASON = re.compile(
    r"# (?:noqa: [A-Z]+\d+(?:, ?[A-Z]+\d+)*|type: ignore\[[\w, -]+\]"
    r"|pragma: no (?:cover|branch)|fmt: off)"
    r"\s+(?:—|#)\s+\w.{7,}"
)


def found(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{shown(path, number)} {match.group()}"
        for path in project_files()
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if (match := pattern.search(line))
    ]


def test_no_file_names_a_place_on_somebodys_machine() -> None:
    assert found(MACHINE_PATHS) == []


def test_no_file_names_a_package_registry() -> None:
    assert found(REGISTRIES) == []


def test_nothing_is_left_for_later() -> None:
    assert found(UNFINISHED) == []


def test_every_silenced_check_says_which_one_and_why() -> None:
    silent = [
        f"{shown(path, number)} {comment}"
        for path in project_files(".py")
        for number, comment in comments(path)
        if SILENCED.search(comment) and not SILENCED_WITH_REASON.search(comment)
    ]
    assert silent == []


def test_no_file_of_code_outgrows_its_limit() -> None:
    lengths = {
        shown(path): len(path.read_text("utf-8").splitlines())
        for path in project_files(".py", ".ftl", ".js", ".css", ".html", ".sh")
    }
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_FILE} == {}


def test_every_text_file_ends_its_last_line_and_has_unix_line_ends() -> None:
    texts = {shown(path): path.read_bytes() for path in project_files()}
    assert [name for name, text in texts.items() if text and not text.endswith(b"\n")] == []
    assert [name for name, text in texts.items() if b"\r\n" in text] == []
