"""The owner's numbers: who changes them, within what bounds, how they are called."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import OwnersOnlyError, PolicyConflictError, PolicyRangeError
from domain.language.policy_words import read_policy_value, read_policy_wish, written
from domain.policy import SPECS, Policy, PolicyChange, PolicyName, Unit, contradiction
from domain.set_policy import SetPolicy
from domain.team import Member
from locales import LOCALES, texts_for
from tests.domain.base import ANNA, BORIS, EGOR, NOW, HandClock


@dataclass
class FakePolicies:
    """The numbers and their changes, in memory."""

    kept: list[PolicyChange] = field(default_factory=list)

    async def current(self) -> Policy:
        return Policy.of({one.name.value: one.value for one in self.kept})

    async def set(self, change: PolicyChange) -> None:
        self.kept.append(change)

    async def changes(self, *, limit: int) -> Sequence[PolicyChange]:
        return self.kept[::-1][:limit]


@pytest.fixture
def policies() -> FakePolicies:
    return FakePolicies()


async def set_to(
    policies: FakePolicies, name: PolicyName, value: int, member: Member = ANNA
) -> PolicyChange:
    policy = await policies.current()
    return await SetPolicy(policies=policies, clock=HandClock(), policy=policy)(member, name, value)


@pytest.mark.parametrize("member", [BORIS, EGOR])
async def test_only_the_owner_changes_a_number(policies: FakePolicies, member: Member) -> None:
    with pytest.raises(OwnersOnlyError):
        await set_to(policies, PolicyName.GAP_DAYS, 5, member)
    assert policies.kept == []


async def test_r10_a_change_is_kept_with_who_and_when_and_stands(policies: FakePolicies) -> None:
    change = await set_to(policies, PolicyName.GAP_DAYS, 5)
    assert (change.before, change.value, change.by_name) == (3, 5, "Анна")
    assert (change.set_by, change.set_at) == (ANNA.id, NOW)
    assert policies.kept == [change]
    assert (await policies.current()).gap_days == 5


async def test_a_value_that_stands_already_is_not_kept_again(policies: FakePolicies) -> None:
    change = await set_to(policies, PolicyName.GAP_DAYS, 3)
    assert change.before == change.value == 3
    assert policies.kept == []


@pytest.mark.parametrize(
    ("name", "value", "shown"),
    [
        (PolicyName.GAP_DAYS, -1, ("-1", "0", "90")),
        (PolicyName.GAP_DAYS, 91, ("91", "0", "90")),
        (PolicyName.CONTACT_TOUCHES, 0, ("0", "1", "60")),
        (PolicyName.HOURS_FROM, 24 * 60, ("24:00", "0:00", "23:59")),
        (PolicyName.HOURS_TILL, 25 * 60 + 30, ("25:30", "0:01", "24:00")),
        (PolicyName.HIDE_PHONES, 2, ("2", "0", "1")),
    ],
)
async def test_a_value_out_of_bounds_is_refused_with_the_range_in_its_unit(
    policies: FakePolicies, name: PolicyName, value: int, shown: tuple[str, str, str]
) -> None:
    with pytest.raises(PolicyRangeError) as refused:
        await set_to(policies, name, value)
    facts = refused.value.facts
    assert (facts["value"], facts["least"], facts["most"]) == shown
    assert (facts["name"], facts["unit"]) == (name.value, SPECS[name].unit.value)
    assert policies.kept == []


@pytest.mark.parametrize(
    ("name", "value", "why", "first"),
    [
        (PolicyName.HOURS_FROM, 20 * 60, "policy-wrong-hours", PolicyName.HOURS_TILL),
        (PolicyName.HOURS_TILL, 9 * 60, "policy-wrong-hours", PolicyName.HOURS_FROM),
        (PolicyName.GAP_DAYS, 31, "policy-wrong-gap", PolicyName.WINDOW_DAYS),
        (PolicyName.WINDOW_DAYS, 2, "policy-wrong-gap", PolicyName.GAP_DAYS),
        (PolicyName.REST_FROM_MONTHS, 6, "policy-wrong-rest", PolicyName.REST_TILL_MONTHS),
        (PolicyName.REST_TILL_MONTHS, 5, "policy-wrong-rest", PolicyName.REST_FROM_MONTHS),
    ],
)
async def test_a_contradiction_is_refused_and_names_what_to_change_first(
    policies: FakePolicies, name: PolicyName, value: int, why: str, first: PolicyName
) -> None:
    with pytest.raises(PolicyConflictError) as refused:
        await set_to(policies, name, value)
    assert refused.value.facts == {"why": why, "name": first.value}
    assert policies.kept == []


@given(
    wishes=st.lists(
        st.tuples(st.sampled_from(PolicyName), st.integers(-100, 1600)), min_size=1, max_size=30
    )
)
async def test_no_row_of_changes_leads_to_a_contradiction_or_out_of_bounds(
    wishes: list[tuple[PolicyName, int]],
) -> None:
    policies = FakePolicies()
    for name, value in wishes:
        try:
            await set_to(policies, name, value)
        except (PolicyRangeError, PolicyConflictError):
            continue
    policy = await policies.current()
    assert contradiction(policy) is None
    for name in PolicyName:
        assert SPECS[name].least <= policy.value(name) <= SPECS[name].most


@pytest.mark.parametrize(
    ("line", "name", "value"),
    [
        ("gap_days 5", PolicyName.GAP_DAYS, 5),
        ("GAP-DAYS = 5", PolicyName.GAP_DAYS, 5),
        ("R10 5", PolicyName.GAP_DAYS, 5),
        ("р10 5 дней", PolicyName.GAP_DAYS, 5),
        ("пауза 5", PolicyName.GAP_DAYS, 5),
        ("Пауза: 5 дн.", PolicyName.GAP_DAYS, 5),
        ("Перерыв между касаниями 2 недели", PolicyName.GAP_DAYS, 14),
        ("gap 5 days", PolicyName.GAP_DAYS, 5),
        ("касаний контакта 3", PolicyName.CONTACT_TOUCHES, 3),
        ("на компанию 10 касаний", PolicyName.COMPANY_TOUCHES, 10),
        ("touches per company 10", PolicyName.COMPANY_TOUCHES, 10),
        ("окно 45", PolicyName.WINDOW_DAYS, 45),
        ("часы с 10:00", PolicyName.HOURS_FROM, 600),
        ("звонить с 9", PolicyName.HOURS_FROM, 540),
        ("hours from 10.30", PolicyName.HOURS_FROM, 630),
        ("часы до 8 вечера", PolicyName.HOURS_TILL, 1200),
        ("calls till 7 pm", PolicyName.HOURS_TILL, 1140),
        ("hours_till → 24:00", PolicyName.HOURS_TILL, 1440),
        ("рассылка 10", PolicyName.MAILING_DAYS, 10),
        ("телефоны скрывать", PolicyName.HIDE_PHONES, 1),
        ("hide phones yes", PolicyName.HIDE_PHONES, 1),
        ("скрывать телефоны нет", PolicyName.HIDE_PHONES, 0),
        ("phones warn", PolicyName.HIDE_PHONES, 0),
        ("телефоны не скрывать", PolicyName.HIDE_PHONES, 0),
        ("раунд 60 дней", PolicyName.ROUND_DAYS, 60),
        ("раунд 6 касаний", PolicyName.ROUND_TOUCHES, 6),
        ("отдых от 4 месяцев", PolicyName.REST_FROM_MONTHS, 4),
        ("отдых до 7 мес", PolicyName.REST_TILL_MONTHS, 7),
        ("R25 2", PolicyName.FRUITLESS_ROUNDS, 2),
        ("архив 5 месяцев", PolicyName.ARCHIVE_MONTHS, 5),
        ("архив 20 контактов", PolicyName.ARCHIVE_LIST, 20),
        ("r27 150 дней", PolicyName.DORMANT_DAYS, 150),
        ("реактивация 3", PolicyName.REACTIVATION_MONTHS, 3),
        ("R13 10 дней", PolicyName.MAILING_DAYS, 10),
        ("вопрос после сделки да", PolicyName.ASK_AFTER_WIN, 1),
        ("отзыв о встрече не спрашивать", PolicyName.ASK_AFTER_MEETING, 0),
        ("ask after a deal yes", PolicyName.ASK_AFTER_WIN, 1),
        ("survey after meetings don't ask", PolicyName.ASK_AFTER_MEETING, 0),
        ("хранить 3 года", PolicyName.RETENTION_MONTHS, 36),
        ("keep data for 5 years", PolicyName.RETENTION_MONTHS, 60),
        ("R52 24", PolicyName.RETENTION_MONTHS, 24),
        ("лиды 20 минут", PolicyName.LEAD_MINUTES, 20),
        ("ответ на заявку 1 час", PolicyName.LEAD_MINUTES, 60),
        ("lead unanswered 30 min", PolicyName.LEAD_MINUTES, 30),
    ],
)
def test_a_line_names_a_number_and_its_value(line: str, name: PolicyName, value: int) -> None:
    wish = read_policy_wish(line)
    assert wish is not None
    assert wish.names == (name,)
    assert read_policy_value(wish.value, SPECS[name].unit) == value


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("R11 5", (PolicyName.CONTACT_TOUCHES, PolicyName.COMPANY_TOUCHES, PolicyName.WINDOW_DAYS)),
        ("часы 9:00", (PolicyName.HOURS_FROM, PolicyName.HOURS_TILL)),
        ("раунд 6", (PolicyName.ROUND_DAYS, PolicyName.ROUND_TOUCHES)),
        ("rest", (PolicyName.REST_FROM_MONTHS, PolicyName.REST_TILL_MONTHS)),
        ("опрос да", (PolicyName.ASK_AFTER_WIN, PolicyName.ASK_AFTER_MEETING)),
        ("ask", (PolicyName.ASK_AFTER_WIN, PolicyName.ASK_AFTER_MEETING)),
    ],
)
def test_what_several_are_called_alike_means_all_of_them(
    line: str, names: tuple[PolicyName, ...]
) -> None:
    wish = read_policy_wish(line)
    assert wish is not None
    assert wish.names == names


@pytest.mark.parametrize("line", ["", "погода 5", "R99 5", "5", "=", "R1", "5 пауза"])
def test_what_names_no_number_is_not_guessed(line: str) -> None:
    assert read_policy_wish(line) is None


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("", Unit.DAYS),
        ("много", Unit.DAYS),
        ("2,5", Unit.DAYS),
        ("5 часов", Unit.DAYS),
        ("12345678", Unit.DAYS),
        ("5 дней", Unit.TOUCHES),
        ("2 недели", Unit.MONTHS),
        ("9:75", Unit.CLOCK),
        ("9-18", Unit.CLOCK),
        ("утром", Unit.CLOCK),
        ("2 дня", Unit.MINUTES),
        ("15 лет", Unit.DAYS),
        ("может быть", Unit.YES_NO),
    ],
)
def test_what_is_no_value_of_the_unit_is_not_read(text: str, unit: Unit) -> None:
    assert read_policy_value(text, unit) is None


@pytest.mark.parametrize(("text", "value"), [("12 am", 0), ("12 дня", 720), ("-1", -60)])
def test_hours_are_read_as_people_say_them(text: str, value: int) -> None:
    assert read_policy_value(text, Unit.CLOCK) == value


@given(text=st.text(max_size=60))
def test_any_line_is_read_without_a_failure(text: str) -> None:
    wish = read_policy_wish(text)
    for unit in Unit:
        read_policy_value(wish.value if wish else text, unit)


@pytest.mark.parametrize("name", PolicyName)
def test_what_is_written_is_read_again(name: PolicyName) -> None:
    spec = SPECS[name]
    for value in (spec.least, spec.most):
        assert read_policy_value(written(value, spec.unit), spec.unit) == value


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("name", PolicyName)
def test_a_number_answers_to_the_name_on_its_button(name: PolicyName, locale: str) -> None:
    wish = read_policy_wish(texts_for(locale).plain(f"policy-name-{name}") + " 7")
    assert wish is not None
    assert name in wish.names
    assert len(wish.names) == 1
