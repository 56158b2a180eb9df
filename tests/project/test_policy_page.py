"""The page of the owner's numbers says what the program does, and its examples are understood."""

import re

import pytest

from domain.language.policy_words import read_policy_value, read_policy_wish, written
from domain.policy import SPECS, Policy, PolicyName
from tests.project.files import ROOT

ROW = re.compile(
    r"^\| `(?P<name>\w+)` \| (?P<rule>R\d+) \| (?P<default>[\d:]+) "
    r"\| (?P<least>[\d:]+)–(?P<most>[\d:]+) \| (?P<unit>[^|]+) \| [^|]+ \| (?P<words>[^|]+) \|$",
    re.MULTILINE,
)
ROWS = {
    row["name"]: row for row in ROW.finditer((ROOT / "docs/reference/policy.md").read_text("utf-8"))
}


def test_the_page_has_every_number_in_the_order_of_the_rules() -> None:
    assert list(ROWS) == list(PolicyName)


@pytest.mark.parametrize("name", PolicyName)
def test_the_page_says_rule_default_and_range(name: PolicyName) -> None:
    row, spec = ROWS[name], SPECS[name]
    assert row["rule"] == spec.rule
    assert row["default"] == written(Policy().value(name), spec.unit)
    assert (row["least"], row["most"]) == (
        written(spec.least, spec.unit),
        written(spec.most, spec.unit),
    )


@pytest.mark.parametrize("name", PolicyName)
def test_the_examples_of_the_page_mean_their_number(name: PolicyName) -> None:
    examples = re.findall(r"`([^`]+)`", ROWS[name]["words"])
    assert len(examples) == 2
    for line in examples:
        wish = read_policy_wish(line)
        assert wish is not None
        assert wish.names == (name,)
        assert read_policy_value(wish.value, SPECS[name].unit) is not None, line
