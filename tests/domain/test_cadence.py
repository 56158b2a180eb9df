"""Whether a client may be touched, and from when on: the borders of R10-R16."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from domain.cadence import Bound, History, PastTouch, Rule, Verdict, bounds, judge
from domain.contact_time import ContactTime
from domain.pace import Pace
from domain.policy import Policy
from domain.rounds import Round
from domain.touches import Direction, Outcome, Touch, TouchKind
from tests.domain.base import NOW, RUSSIA

HOUR, DAY, SECOND = timedelta(hours=1), timedelta(days=1), timedelta(seconds=1)
MOSCOW = ContactTime(ZoneInfo("Europe/Moscow"), 9 * 60, 20 * 60)
POLICY = Policy()
ANN, BEN = 1, 2


def past(*days: float, contact: int = ANN, kind: TouchKind = TouchKind.CALL) -> list[PastTouch]:
    return [PastTouch(NOW - one * DAY, contact, kind) for one in sorted(days)]


def verdict(
    touches: Sequence[PastTouch] = (), *, at: datetime = NOW, company: bool = False, **facts: Any
) -> Verdict:
    newest = sorted(touches, key=lambda one: one.at, reverse=True)
    rest: datetime | None = facts.pop("rest_until", None)
    history = History(contact_id=ANN, company=company, touches=newest, rest_until=rest)
    known: dict[str, Any] = {"hours": MOSCOW, "policy": POLICY, "calendar": RUSSIA, **facts}
    return judge(at, history, **known)


def test_r10_after_exactly_three_days_a_touch_is_allowed() -> None:
    exact = verdict(past(3))
    assert (exact.moved, exact.allowed, exact.rule, exact.bounds) == (False, NOW, None, ())


def test_r10_a_second_less_than_three_days_is_too_early() -> None:
    early = verdict(past(3), at=NOW - SECOND)
    assert (early.moved, early.allowed, early.rule) == (True, NOW, Rule.GAP)
    assert early.bounds == (Bound(rule=Rule.GAP, until=NOW, touches=tuple(past(3))),)


def test_r10_the_last_touch_counts_and_only_of_this_contact() -> None:
    assert verdict(past(1, 2, 9)).allowed == NOW + 2 * DAY
    assert not verdict(past(1, contact=BEN), company=True).moved


def test_r10_a_gap_of_no_days_forbids_nothing() -> None:
    assert not verdict(past(0), policy=Policy(gap_days=0)).moved


def test_r11_the_fourth_touch_in_thirty_days_is_allowed_the_fifth_is_not() -> None:
    assert not verdict(past(20, 15, 10)).moved
    fifth = verdict(past(25, 20, 15, 10))
    assert fifth.rule is Rule.CONTACT_LIMIT
    assert fifth.allowed == datetime.fromisoformat("2026-11-30T09:00+03:00")  # after a weekend
    assert [one.at for one in fifth.bounds[0].touches] == [one.at for one in past(10, 15, 20, 25)]
    assert fifth.bounds[0].until == NOW + 5 * DAY


def test_r11_a_touch_exactly_thirty_days_back_counts_no_more() -> None:
    assert not verdict(past(30, 20, 15, 10)).moved
    assert verdict(past(30, 20, 15, 10), at=NOW - SECOND).rule is Rule.CONTACT_LIMIT


def test_r11_the_eighth_touch_of_a_company_is_allowed_the_ninth_is_not() -> None:
    ben = past(4, 5, 6, 7, contact=BEN)
    assert not verdict([*ben, *past(10, 15, 20)], company=True).moved
    others = past(8, 9, 11, contact=3)
    ninth = verdict([*ben, *others, *past(28)], company=True)
    assert (ninth.rule, len(ninth.bounds[0].touches)) == (Rule.COMPANY_LIMIT, 8)
    assert ninth.allowed == NOW + 2 * DAY
    assert not verdict([*ben, *others, *past(28)], company=False).moved


def test_r13_a_mailing_waits_seven_days_for_the_last_mailing_alone() -> None:
    mailed = past(5, kind=TouchKind.MAILING)
    assert not verdict(mailed).moved
    assert not verdict(past(5), kind=TouchKind.MAILING).moved
    again = verdict(mailed, kind=TouchKind.MAILING)
    assert (again.rule, again.allowed) == (Rule.MAILING, NOW + 2 * DAY)
    exact = past(7, kind=TouchKind.MAILING)
    assert not verdict(exact, kind=TouchKind.MAILING).moved
    assert verdict(exact, at=NOW - SECOND, kind=TouchKind.MAILING).rule is Rule.MAILING


def test_r13_a_mailing_counts_as_a_touch() -> None:
    mailed = verdict(past(1, kind=TouchKind.MAILING))
    assert (mailed.rule, mailed.allowed) == (Rule.GAP, NOW + 2 * DAY)


def test_r13_somebody_else_s_mailing_is_not_mine() -> None:
    other = past(5, contact=BEN, kind=TouchKind.MAILING)
    assert not verdict(other, company=True, kind=TouchKind.MAILING).moved


@pytest.mark.parametrize(
    ("at", "rule", "allowed"),
    [
        ("2026-11-23T08:59+03:00", Rule.HOURS, "2026-11-23T09:00+03:00"),
        ("2026-11-23T09:00+03:00", None, "2026-11-23T09:00+03:00"),
        ("2026-11-23T19:59+03:00", None, "2026-11-23T19:59+03:00"),
        ("2026-11-23T20:00+03:00", Rule.HOURS, "2026-11-24T09:00+03:00"),
        ("2026-11-21T12:00+03:00", Rule.DAY_OFF, "2026-11-23T09:00+03:00"),
        ("2026-12-31T12:00+03:00", Rule.DAY_OFF, "2027-01-11T09:00+03:00"),
        ("2025-11-01T12:00+03:00", None, "2025-11-01T12:00+03:00"),  # a worked Saturday
    ],
)
def test_r12_only_in_the_hours_of_a_working_day(at: str, rule: Rule | None, allowed: str) -> None:
    moment = datetime.fromisoformat(at)
    found = verdict(at=moment)
    assert (found.rule, found.allowed) == (rule, datetime.fromisoformat(allowed))
    if rule:
        assert found.bounds == (Bound(rule=rule, until=found.allowed),)


def test_r12_follows_a_bound_that_ends_at_night() -> None:
    late = [PastTouch(NOW - 9 * HOUR, ANN, TouchKind.CALL)]  # half past three at night
    found = verdict(late)
    assert [one.rule for one in found.bounds] == [Rule.GAP, Rule.HOURS]
    assert found.rule is Rule.GAP
    assert found.allowed == datetime.fromisoformat("2026-11-26T09:00+03:00")


def test_r12_follows_a_bound_that_ends_on_a_day_off() -> None:
    friday = NOW - 3 * DAY
    found = verdict([PastTouch(friday - DAY, ANN, TouchKind.CALL)], at=friday)
    assert [one.rule for one in found.bounds] == [Rule.GAP, Rule.DAY_OFF]
    assert found.allowed == datetime.fromisoformat("2026-11-23T09:00+03:00")


def test_r12_at_night_only_the_bound_of_the_day_is_named() -> None:
    found = verdict(past(1), at=NOW + 12 * HOUR)
    assert [one.rule for one in found.bounds] == [Rule.GAP]


def test_the_rule_that_holds_longest_stands_first() -> None:
    own = past(1, 2, 4, 8, kind=TouchKind.MAILING)
    found = verdict(
        [*own, *past(9, 9, 9, 9, contact=BEN)],
        company=True,
        kind=TouchKind.MAILING,
        rest_until=NOW + 149 * DAY,  # a Wednesday
    )
    assert [(one.rule, (one.until - NOW).days) for one in found.bounds] == [
        (Rule.RESTING, 149),
        (Rule.CONTACT_LIMIT, 22),
        (Rule.COMPANY_LIMIT, 21),
        (Rule.MAILING, 6),
        (Rule.GAP, 2),
    ]


def test_r21_a_rest_forbids_until_it_is_over() -> None:
    until = NOW + 150 * DAY
    found = verdict(rest_until=until)
    assert found.rule is Rule.RESTING
    assert found.allowed >= until
    assert not verdict(rest_until=NOW).moved


def test_every_rule_has_its_number() -> None:
    assert {one.code for one in Rule} == {"R10", "R11", "R12", "R13", "R21"}


def test_all_moments_have_the_zone_of_the_question() -> None:
    local = NOW.astimezone(ZoneInfo("Asia/Vladivostok"))
    found = verdict(past(1), at=local)
    assert found.allowed.tzinfo == local.tzinfo
    assert verdict(past(1)).allowed.tzinfo is UTC


def test_without_touches_nothing_but_the_clock_forbids() -> None:
    assert bounds(History(contact_id=None, company=True), POLICY) == ()


# -- the pace of a client ---------------------------------------------------------------------


def a_pace(**facts: Any) -> Pace:
    return Pace(
        client_id=1,
        client_name="Ромашка",
        manager_id=1,
        manager_zone=ZoneInfo("Europe/Moscow"),
        company=True,
        contact_id=ANN,
        **facts,
    )


def a_touch(direction: Direction, at: datetime = NOW) -> Touch:
    return Touch(
        id=0,
        client_id=1,
        contact_id=ANN,
        manager_id=1,
        kind=TouchKind.CALL,
        direction=direction,
        at=at,
        outcome=Outcome.REACHED,
    )


def test_r15_an_incoming_touch_never_counts() -> None:
    pace = a_pace()
    assert pace.after(a_touch(Direction.INCOMING)) == pace
    assert pace.after(a_touch(Direction.OUTGOING)).judge(NOW, POLICY, RUSSIA).rule is Rule.GAP


def test_a_touch_of_yesterday_that_is_logged_today_stands_in_its_place() -> None:
    pace = a_pace(touches=tuple(past(0)))
    after = pace.after(a_touch(Direction.OUTGOING, NOW - DAY))
    assert [one.at for one in after.touches] == [NOW, NOW - DAY]


def test_r21_free_from_counts_the_rest_only_while_it_lasts() -> None:
    rest = Round(client_id=1, ended_at=NOW, rest_until=NOW + 150 * DAY)
    assert a_pace(round=rest).free_from(POLICY) == NOW + 150 * DAY
    awake = Round(client_id=1, ended_at=NOW, rest_until=NOW + 150 * DAY, woke_at=NOW)
    assert a_pace(round=awake).free_from(POLICY) is None
    assert a_pace(touches=tuple(past(1))).free_from(POLICY) == NOW + 2 * DAY
