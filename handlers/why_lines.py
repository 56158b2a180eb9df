"""How an explanation reads: in the plan or not, by which rule, which touches count (R17)."""

from collections.abc import Iterable

from domain.cadence import Bound, Rule
from domain.clients import Contact, ContactState
from domain.explain import Explanation, Held, Place
from domain.plan_day import CALLS, SILENT_AFTER
from domain.policy import Policy
from domain.reminders import Reminder, ReminderKind
from handlers import show
from handlers.cadence_lines import counted_lines, rule_line
from handlers.rest_lines import because, rest_date
from handlers.show import View
from handlers.touch_lines import cut, who_line
from locales import Html, join

_WORDS = 120
UNTOUCHABLE = frozenset({Place.ARCHIVED, Place.DO_NOT_CONTACT})
"""Where no moment is the right one to call."""
_QUIET = frozenset({Place.LATER, Place.DAY_OFF, Place.CLOSED, Place.TURN, Place.RECENT})
"""Out of the plan, though no rule says that the client must be left alone."""


def why_lines(view: View, told: Explanation, policy: Policy) -> Html:
    """Return the whole answer; its first line says whether the client is in the plan."""
    key = "in" if told.place.planned else "idle" if told.place in _QUIET else "out"
    who = told.card.file.client.name if told.instead else _name(told, told.asked.contact)
    return join(
        [
            view.texts(f"explain-{key}", who=who),
            _place(view, told),
            _ahead(view, told),
            _instead(view, told),
            *_contact(view, told),
            *_held(view, told, policy),
            _mailing(view, told.mailing),
        ]
    )


def _place(view: View, told: Explanation) -> Html:
    """Return what put the client there; rules of cadence speak for themselves, below."""
    texts, place = view.texts, told.place
    reason = texts(f"explain-call-{told.call}") if told.call else ""
    if place is Place.CADENCE:
        return Html("")
    if place in (Place.REMINDER, Place.LATER) and told.reminder is not None:
        return _reminder(view, f"explain-{place}", told.reminder)
    if place is Place.RESTING:
        return _rest(view, told)
    return texts(
        f"explain-{place}",
        reason=Html(reason),
        calls=CALLS,
        silent=SILENT_AFTER.days,
        deal=cut(told.deal.title, _WORDS) if told.deal else "",
        days=(told.now - told.deal.stage_since).days if told.deal else 0,
        check=show.dated(view, told.check_at.astimezone(view.member.zone).date())
        if told.check_at
        else "",
        day=show.dated(view, told.shows_on) if told.shows_on else "",
    )


def _reminder(view: View, key: str, reminder: Reminder) -> Html:
    words = cut(" ".join(reminder.text.split()), _WORDS)
    what = view.texts(
        "explain-words" if words else "explain-no-words",
        text=words,
        why=view.texts.plain(f"today-why-{reminder.kind}"),
    )
    return view.texts(key, when=show.moment(view, reminder.due_at), what=what)


def _rest(view: View, told: Explanation) -> Html:
    over = told.card.round
    if over is None or over.ended_at is None:
        return Html("")
    since = show.dated(view, over.ended_at.astimezone(view.member.zone).date())
    facts = {"since": since, "until": rest_date(view, over), "why": because(view, over)}
    words = view.texts("rest-words", words=cut(over.words, _WORDS)) if over.words else ""
    return join([view.texts("explain-resting", **facts), words])


def _ahead(view: View, told: Explanation) -> Html:
    """Return what is planned for a client that something else leaves out of today."""
    if told.place is not Place.CADENCE or told.reminder is None:
        return Html("")
    return _reminder(view, "explain-later", told.reminder)


def _instead(view: View, told: Explanation) -> Html:
    """Return who of a planned client can be called, where the one asked about cannot."""
    if told.instead is None:
        return Html("")
    names = {"who": _name(told, told.instead), "asked": _name(told, told.asked.contact)}
    return view.texts("explain-instead", **names)


def _contact(view: View, told: Explanation) -> Iterable[Html]:
    """Yield what is against the asked contact alone, when the client is not out of work."""
    contact = told.asked.contact
    if contact is None or told.place in UNTOUCHABLE:
        return
    if contact.state is ContactState.ARCHIVED:
        day = contact.check_at.astimezone(view.member.zone).date() if contact.check_at else None
        yield view.texts("explain-archived", check=show.dated(view, day) if day else "")
    if contact.do_not_contact:
        yield view.texts("explain-do_not_contact")


def _held(view: View, told: Explanation, policy: Policy) -> Iterable[Html]:
    """Yield what forbids a touch now and until when: of the client, then of who was asked for."""
    if told.place in UNTOUCHABLE:
        return
    if told.other is not None:
        yield view.texts("explain-other", who=_name(told, told.other.contact))
        yield from _rules(view, told, told.other, policy)
        yield _allowed(view, told.other)
        yield view.texts("explain-asked", who=_name(told, told.asked.contact))
    yield from _rules(view, told, told.asked, policy)
    agreed = told.reminder is not None and told.reminder.kind is ReminderKind.AGREED
    if told.place is Place.REMINDER and agreed and told.held.verdict.moved:
        yield view.texts("explain-agreed")
    yield _allowed(view, told.asked)


def _rules(view: View, told: Explanation, held: Held, policy: Policy) -> Iterable[Html]:
    """Yield the rules that forbid a touch now, each with the touches that count."""
    said = {Place.RESTING: Rule.RESTING, Place.DAY_OFF: Rule.DAY_OFF}.get(told.place)
    for bound in held.verdict.bounds:
        if bound.rule is not said:
            yield rule_line(view, bound, policy)
        if bound.touches:
            yield counted_lines(view, bound)


def _allowed(view: View, held: Held) -> Html:
    if held.verdict.moved:
        return view.texts("explain-allowed", when=show.bound(view, held.allowed))
    return view.texts("explain-free")


def _mailing(view: View, bound: Bound | None) -> Html:
    if bound is None:
        return Html("")
    return view.texts("explain-mailing", code=bound.rule.code, when=show.bound(view, bound.until))


def _name(told: Explanation, contact: Contact | None) -> str:
    return who_line(told.card.file, contact.id if contact else None)
