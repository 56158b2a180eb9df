"""How the calling list looks: whose turn it is and why, what the passage came to."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from domain.deals import Pipeline
from domain.dial import Turn
from domain.dial_next import Quiet
from domain.dial_run import DialRun
from domain.reminders import Reminder
from domain.touches import MISSED, UNREACHABLE, Outcome
from handlers import show
from handlers.card_lines import decision_mark, position_title
from handlers.deal_lines import stage_name
from handlers.desk import Desk
from handlers.show import View
from handlers.touch_lines import cut, touch_line, who_line
from locales import Html, join

_TEXT, _TITLE = 200, 60
_HOUR, _WEEK = 60, 7


def turn_text(
    desk: Desk, number: int, more: int, turn: Turn, pipelines: Iterable[Pipeline]
) -> Html:
    """Return whose turn it is: why, who, position, number, last words."""
    texts = desk.texts
    facts = _facts(desk, turn, pipelines)
    return join(
        [
            texts("dial-title", number=number, more=more),
            join([texts(f"dial-why-{one}", **facts) for one in turn.reasons]),
            join(list(_who(desk, turn))),
            join(list(_words(desk, turn))),
        ],
        "\n\n",
    )


def ask_text(desk: Desk, turn_name: str, words: str) -> Html:
    """Return the question what came of a call that words alone do not tell."""
    texts = desk.texts
    return join([texts("dial-said", client=turn_name, words=cut(words, _TEXT)), texts("dial-ask")])


def summary_text(view: View, run: DialRun) -> Html:
    """Return what the passage came to; what did not happen has no line."""
    texts, outcomes = view.texts, run.outcomes
    reached = sum(many for one, many in outcomes.items() if one not in MISSED)
    silent = sum(many for one, many in outcomes.items() if one in MISSED - UNREACHABLE)
    wrong = sum(many for one, many in outcomes.items() if one in UNREACHABLE)
    counts = {
        "calls": len(run.called),
        "reached": reached,
        "agreed": outcomes[Outcome.AGREED],
        "silent": silent,
        "wrong": wrong,
        "planned": run.planned,
        "rested": run.rested,
        "skipped": len(run.skipped),
    }
    lines = [texts(f"dial-count-{name}", count=count) for name, count in counts.items() if count]
    return join([texts("dial-over"), *lines, _taken(view, view.clock.now() - run.started_at)])


def quiet_text(view: View, quiet: Quiet, *, any_called: bool) -> Html:
    """Return why there is nobody to call now, and whom one may call first, when."""
    texts = view.texts
    told = [
        texts("dial-nobody-more" if any_called else "dial-nobody"),
        texts(f"dial-quiet-{quiet.why}"),
    ]
    if quiet.until is not None:
        when = show.moment(view, quiet.until)
        told.append(texts("dial-first", client=quiet.client_name, when=when))
    return join(told)


def _facts(desk: Desk, turn: Turn, pipelines: Iterable[Pipeline]) -> dict[str, object]:
    """Return what the reasons speak of; each takes what it needs."""
    client, deal, reminder = turn.card.file.client, turn.deal, turn.reminder
    facts: dict[str, object] = {
        "marker": turn.marker.value,
        "ago": show.days_ago(desk, client.last_touch_at or client.created_at),
    }
    if reminder is not None:
        facts |= _due(desk, reminder)
    if deal is not None:
        stages = (one.stage(deal.stage_id) for one in pipelines)
        facts |= {
            "title": cut(deal.title, _TITLE),
            "amount": show.amount(desk, deal.amount),
            "stage": next((stage_name(desk.texts, one) for one in stages if one), ""),
        }
    if turn.usual is not None:
        facts |= {"start": str(turn.usual[0]), "end": str(turn.usual[1])}
    return facts


def _due(view: View, reminder: Reminder) -> dict[str, object]:
    texts = view.texts
    day = reminder.due_at.astimezone(view.member.zone).date()
    days = (show.today(view) - day).days
    since = texts.plain(f"dial-since-{day.isoweekday()}")
    if days >= _WEEK:
        since = texts.plain("dial-since", day=str(day.day), month=texts.plain(f"month-{day.month}"))
    return {"days": days, "since": since, "time": show.clock_time(view.member, reminder.due_at)}


def _who(desk: Desk, turn: Turn) -> Iterable[str]:
    texts, contact = desk.texts, turn.contact
    yield texts("dial-who", who=who_line(turn.card.file, contact.id if contact else None))
    if contact is not None:
        job = " · ".join(
            filter(None, (position_title(desk, contact), decision_mark(desk, contact)))
        )
        if job:
            yield texts("card-job", job=job)
    yield texts("dial-phone", phone=show.phone(desk, turn.phone))
    if turn.local.utcoffset() != _offset(desk):
        yield texts("dial-local-time", time=f"{turn.local:%H:%M}")


def _offset(desk: Desk) -> timedelta | None:
    here: datetime = desk.clock.now().astimezone(desk.member.zone)
    return here.utcoffset()


def _words(desk: Desk, turn: Turn) -> Iterable[str]:
    """Yield what is to be spoken of, and the last words, with their date."""
    touches = turn.card.touches
    last = next((one for one in touches if one.note), touches[0] if touches else None)
    asked = turn.reminder.text if turn.reminder else ""
    if asked and (last is None or asked not in last.note):
        yield desk.texts("reminder-text", text=cut(asked, _TEXT))
    if last is not None:
        yield desk.texts("dial-last", touch=touch_line(desk, last))


def _taken(view: View, gone: timedelta) -> Html:
    hours, minutes = divmod(max(1, int(gone.total_seconds()) // _HOUR), _HOUR)
    return view.texts("dial-took", hours=hours, minutes=minutes)
