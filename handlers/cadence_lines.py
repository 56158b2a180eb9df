"""How cadence speaks: why not now, from when on, what was moved and by which rule (R7, R16)."""

from datetime import datetime

from domain.cadence import Bound, PastTouch, Rule, Verdict
from domain.planning import ReminderPlanned
from domain.policy import Policy
from domain.touches import Direction
from handlers import show
from handlers.callbacks import Insist
from handlers.later import to_minutes
from handlers.screens import Row, button
from handlers.show import View
from handlers.touch_lines import kind_name
from locales import Html, join

_SHOWN = 8
_HOUR = 60
_BY_CLOCK = (Rule.HOURS, Rule.DAY_OFF)


def rule_line(view: View, bound: Bound, policy: Policy) -> Html:
    """Return one rule with its number and the owner's figure: "R10 · at least 3 days between …"."""
    facts = {
        Rule.GAP: policy.gap_days,
        Rule.CONTACT_LIMIT: policy.contact_touches,
        Rule.COMPANY_LIMIT: policy.company_touches,
        Rule.MAILING: policy.mailing_days,
    }
    return view.texts(
        f"cadence-rule-{bound.rule}",
        code=bound.rule.code,
        number=facts.get(bound.rule, 0),
        days=policy.window_days,
        start=clock_face(policy.hours_from),
        end=clock_face(policy.hours_till),
        until=show.dated(view, bound.until.astimezone(view.member.zone).date()),
    )


def reason_lines(view: View, verdict: Verdict, policy: Policy) -> Html:
    """Return every rule that forbids the wished moment, the one that decides first."""
    return join([rule_line(view, one, policy) for one in verdict.bounds])


def moved_lines(view: View, verdict: Verdict, policy: Policy) -> Html:
    """Return that a reminder was moved: from, to, by which rule (R16)."""
    told = view.texts(
        "cadence-moved",
        wanted=show.moment(view, verdict.wanted),
        allowed=show.moment(view, verdict.allowed),
    )
    return join([told, reason_lines(view, verdict, policy)])


def moved_parts(view: View, planned: ReminderPlanned, policy: Policy) -> tuple[Html, list[Row]]:
    """Return from when to when a reminder was moved, and the button to insist; else nothing."""
    if planned.moved is None:
        return Html(""), []
    lines = moved_lines(view, planned.moved, policy)
    return lines, [insist_row(view, planned.reminder.id, planned.moved.wanted)]


def warning_lines(view: View, verdict: Verdict, policy: Policy) -> Html:
    """Return the warning at a touch that was logged against cadence (R7).

    R12 after another rule speaks of the first moment allowed, not of this touch: it is left out.
    """
    first = verdict.bounds[0].rule
    kind = "time" if first in _BY_CLOCK else "rest" if first is Rule.RESTING else "often"
    broken = [one for one in verdict.bounds if kind == "time" or one.rule not in _BY_CLOCK]
    rules = [rule_line(view, one, policy) for one in broken]
    return join([view.texts("cadence-warning", kind=kind), *rules])


def counted_lines(view: View, bound: Bound) -> Html:
    """Return the touches that count for a rule, newest first (R17)."""
    lines = [_counted(view, one) for one in bound.touches[:_SHOWN]]
    return join([view.texts("cadence-counted", count=len(bound.touches)), *lines])


def insist_row(view: View, reminder_id: int, wanted: datetime) -> Row:
    """Return the button that puts a moved reminder back (R16)."""
    label = view.texts.plain("cadence-insist", when=show.moment(view, wanted))
    return [button(label, Insist(reminder=reminder_id, due=to_minutes(wanted)))]


def clock_face(minutes: int) -> str:
    """Return minutes after midnight as people read them: ``9:00``."""
    hour, minute = divmod(minutes, _HOUR)
    return f"{hour}:{minute:02}"


def _counted(view: View, touch: PastTouch) -> Html:
    return view.texts(
        "cadence-touch",
        when=show.moment(view, touch.at),
        what=kind_name(view.texts, touch.kind, Direction.OUTGOING),
    )
