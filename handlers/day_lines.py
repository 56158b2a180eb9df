"""The lines of a day's plan, each with its reason and the button that opens its matter."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TypeAlias, TypeVar

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton

from domain.deals import Deal
from domain.plan import CallReason, DayPlan, NewLead, NextCall
from domain.reminders import Reminder
from handlers import show
from handlers.callbacks import DealDo, OpenCard, ReminderDo
from handlers.lead_callbacks import LeadDo
from handlers.lead_lines import waited
from handlers.reminder_lines import reminder_who
from handlers.screens import button
from handlers.show import View
from locales import Html, join

SHOWN = 8
"""How many lines of one section stand in the plan; the rest is counted."""
_WORDS, _LABEL = 90, 24
_ALMOST_A_MINUTE = timedelta(seconds=59, microseconds=999_999)
"""Touches happen at any second; a time is told in whole minutes, never early."""

Colleagues: TypeAlias = Mapping[int, str]
"""Names of colleagues by their id."""
_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the plan, and what the button says and carries that opens its matter."""

    text: Html
    label: str
    opens: CallbackData

    @property
    def button(self) -> InlineKeyboardButton:
        """The button, for those lines that get one."""
        return button(self.label, self.opens)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading with its lines; ``more`` lines are not shown."""

    title: Html
    lines: Sequence[Line]
    more: int = 0


def sections(view: View, plan: DayPlan, colleagues: Colleagues) -> list[Section]:
    """Return what the plan holds, the most urgent first; empty parts are left out."""
    leads = {one.client_id for one in plan.new_leads}
    calls = [one for one in plan.next_calls if one.client_id not in leads]
    return [
        *_section(view, "today-overdue", plan.overdue, _overdue),
        *_section(view, "today-due", plan.due_today, _due),
        *_section(view, "today-recontacts", plan.recontacts, _recontact),
        *_section(view, "today-leads", plan.new_leads, _lead),
        *_section(view, "today-stuck", plan.stuck, _stuck),
        *_section(
            view,
            "today-team-stuck",
            plan.team_stuck,
            lambda seen, deal: _team_stuck(seen, deal, colleagues),
        ),
        *_section(view, "today-calls", calls, _call),
    ]


def _section(
    view: View, key: str, items: Sequence[_Item], line: Callable[[View, _Item], Line]
) -> Iterable[Section]:
    if items:
        yield Section(
            title=view.texts(key, count=len(items)),
            lines=[line(view, one) for one in items[:SHOWN]],
            more=max(0, len(items) - SHOWN),
        )


def _overdue(view: View, reminder: Reminder) -> Line:
    return _reminder(view, reminder, show.moment(view, reminder.due_at), "🔥")


def _due(view: View, reminder: Reminder) -> Line:
    at = show.clock_time(view.member, reminder.due_at)
    return _reminder(view, reminder, at, at)


def _recontact(view: View, reminder: Reminder) -> Line:
    return _reminder(view, reminder, show.moment(view, reminder.due_at), "🔄")


def _reminder(view: View, reminder: Reminder, when: str, mark: str) -> Line:
    texts = view.texts
    client, words = reminder_who(reminder), _cut(reminder.text, _WORDS)
    if client:
        key = "today-what" if words else "today-client"
        what: str = texts(key, client=client, text=words)
    else:
        what = words
    told = {"when": when, "what": what, "why": texts.plain(f"today-why-{reminder.kind}")}
    return Line(
        text=texts("today-reminder", **told),
        label=_label(mark, client or words),
        opens=ReminderDo(verb="open", reminder=reminder.id),
    )


def _stuck(view: View, deal: Deal) -> Line:
    return _deal_line(view.texts("today-deal", **_facts(view, deal)), deal)


def _team_stuck(view: View, deal: Deal, colleagues: Colleagues) -> Line:
    manager = colleagues.get(deal.manager_id) or view.texts.plain("today-colleague")
    text = view.texts("today-team-deal", manager=manager, **_facts(view, deal))
    return _deal_line(text, deal)


def _facts(view: View, deal: Deal) -> dict[str, object]:
    return {
        "deal": _cut(deal.title, _WORDS),
        "client": deal.client_name,
        "amount": show.amount(view, deal.amount),
        "days": (view.clock.now() - deal.stage_since).days,
    }


def _deal_line(text: Html, deal: Deal) -> Line:
    label = _label("💼", deal.client_name or deal.title)
    return Line(
        text=text, label=label, opens=DealDo(verb="open", deal=deal.id, stage=deal.stage_id)
    )


def _lead(view: View, lead: NewLead) -> Line:
    text = view.texts(
        "today-lead",
        client=lead.client_name,
        phone=_phone(view, lead.phone),
        source=lead.source,
        waits=waited(view, lead.at),
    )
    label = _label("🎁", lead.client_name)
    return Line(text=text, label=label, opens=LeadDo(verb="show", lead=lead.lead_id))


def _call(view: View, call: NextCall) -> Line:
    whom = f" ({call.contact_name})" if call.contact_name else ""
    facts = {"client": call.client_name, "phone": f"{whom}{_phone(view, call.phone)}"}
    if call.reason is CallReason.DEAL_WITHOUT_STEP:
        facts["deal"] = _cut(call.deal_title, _WORDS)
        facts["amount"] = show.amount(view, call.deal_amount)
    else:
        facts["ago"] = show.days_ago(view, call.since)
    text = view.texts(f"today-call-{call.reason}", **facts)
    if call.allowed_from is not None and call.allowed_from > view.clock.now():
        since = show.clock_time(view.member, call.allowed_from + _ALMOST_A_MINUTE)
        text = join([text, view.texts("today-not-before", time=since)], " ")
    return Line(
        text=text,
        label=_label("📞", call.client_name),
        opens=OpenCard(client=call.client_id),
    )


def _phone(view: View, e164: str) -> str:
    return f" {show.phone(view, e164)}" if e164 else ""


def _label(mark: str, words: str) -> str:
    return f"{mark} {_cut(words, _LABEL)}"


def _cut(words: str, most: int) -> str:
    line = " ".join(words.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def left_out_line(view: View, plan: DayPlan) -> Html:
    """Return how many clients cadence and rest leave out of the day, or nothing (R17)."""
    return view.texts("today-left-out", count=plan.left_out) if plan.left_out else Html("")


def text_of(view: View, section: Section) -> Html:
    """Return a section as it stands in the message."""
    more = view.texts("today-more", count=section.more) if section.more else ""
    return join([section.title, *(line.text for line in section.lines), more])
