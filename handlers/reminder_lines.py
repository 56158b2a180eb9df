"""How reminders look: the message that rings, one line of the list, what was planned."""

from datetime import datetime

from domain.reminders import Bought, DueReminder, Reminder, ReminderKind
from domain.touches import Outcome
from handlers import show
from handlers.callbacks import Later, LogOutcome, OpenCard, ReminderDo
from handlers.later import to_minutes
from handlers.rest_lines import story_lines
from handlers.screens import Row, Screen, button
from handlers.show import View
from handlers.touch_lines import cut
from locales import Html, join

_TEXT, _WORDS, _LINE = 400, 300, 90


def reminder_screen(view: View, due: DueReminder) -> Screen:
    """Return the message of a reminder whose moment has come.

    Two presses log the call and set the next step: the outcome here, the step after it. A client
    that comes back from its rest brings its story (R23).
    """
    words = story_lines(view, due.story) if due.story else Html("")
    bought = _bought(view, due.bought) if due.bought else Html("")
    if not words and due.last_words and due.last_words != due.reminder.text:
        ago = show.days_ago(view, due.last_touch_at) if due.last_touch_at else ""
        words = view.texts("reminder-last-words", words=cut(due.last_words, _WORDS), ago=ago)
    text = join([reminder_lines(view, due.reminder), bought, words])
    return Screen(text=text, buttons=reminder_rows(view, due.reminder))


def _bought(view: View, bought: Bought) -> Html:
    """Return what a silent buyer once bought, and when it was reached last (R27)."""
    texts, reached = view.texts, bought.reached_at
    last = texts(
        "reminder-bought",
        title=cut(bought.last, _LINE),
        when=show.days_ago(view, bought.last_at) if bought.last_at else "",
        count=bought.count,
        total=show.amount(view, bought.total),
    )
    key = "reminder-reached" if reached else "reminder-never-reached"
    ago = show.days_ago(view, reached) if reached else ""
    return join([last, texts(key, ago=ago)])


def reminder_lines(view: View, reminder: Reminder) -> Html:
    """Return what a reminder is about: client, reason, text, phone, the moment it was set to."""
    texts = view.texts
    who = reminder_who(reminder)
    reason = texts(
        "reminder-why", kind=reminder.kind.value, when=show.moment(view, reminder.due_at)
    )
    number = show.phone(view, reminder.phone)
    return join(
        [
            texts("reminder-title", who=who) if who else texts("reminder-title-task"),
            reason,
            texts("reminder-text", text=cut(reminder.text, _TEXT)) if reminder.text else "",
            texts("reminder-phone", phone=number) if number else "",
        ]
    )


def reminder_rows(view: View, reminder: Reminder) -> list[Row]:
    """Return *reached / no answer / later / open*; *done* for what is no call."""
    texts = view.texts
    later = button(texts.plain("button-later"), ReminderDo(verb="later", reminder=reminder.id))
    done = button(texts.plain("button-done"), ReminderDo(verb="done", reminder=reminder.id))
    if reminder.client_id is None:
        return [[done, later]]
    client, contact = reminder.client_id, reminder.contact_id or 0
    outcomes = [
        button(
            texts.plain(f"outcome-button-{one}"),
            LogOutcome(
                kind="call", outcome=one, client=client, contact=contact, reminder=reminder.id
            ),
        )
        for one in (Outcome.REACHED, Outcome.NO_ANSWER)
    ]
    card = button(texts.plain("button-open"), OpenCard(client=client, contact=contact))
    is_task = reminder.kind is ReminderKind.TASK
    return [outcomes, [later, *([done] if is_task else []), card]]


def reminder_line(view: View, number: int, reminder: Reminder) -> Html:
    """Return a reminder as one line of the list: date, client, text."""
    who = reminder_who(reminder)
    what = cut(" ".join(reminder.text.split()), _LINE)
    return view.texts(
        "tasks-line",
        number=str(number),
        when=show.moment(view, reminder.due_at),
        what=" — ".join(filter(None, (who, what))),
        late="yes" if reminder.due_at <= view.clock.now() else "no",
    )


def reminder_who(reminder: Reminder) -> str:
    """Return the contact and the client that a reminder is about, plain."""
    names = dict.fromkeys(filter(None, (reminder.contact_name, reminder.client_name)))
    return " · ".join(names)


def about_line(reminder: Reminder) -> str:
    """Return whom and what a reminder is about, plain."""
    return " — ".join(filter(None, (reminder_who(reminder), cut(reminder.text, _WORDS))))


def alternative_row(view: View, reminder: Reminder, other: datetime | None) -> list[Row]:
    """Return the button for the other reading of an ambiguous moment, if there is one."""
    if other is None:
        return []
    label = view.texts.plain("step-alternative", when=show.moment(view, other))
    return [[button(label, Later(reminder=reminder.id, until=str(to_minutes(other))))]]
