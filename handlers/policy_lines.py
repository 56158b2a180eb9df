"""How the owner's numbers look: by topic, one by one with who set it, and the latest changes."""

from collections.abc import Iterator, Mapping, Sequence

from aiogram.types import InlineKeyboardButton

from domain.language.policy_words import written
from domain.policy import SPECS, Policy, PolicyChange, PolicyName, Unit, contradiction
from handlers import show
from handlers.callbacks import PolicyDo
from handlers.desk import Desk
from handlers.screens import Row, Screen, button, rows_of
from locales import Html, Texts, join

TOPICS: Mapping[str, tuple[PolicyName, ...]] = {
    "cadence": (
        PolicyName.GAP_DAYS,
        PolicyName.CONTACT_TOUCHES,
        PolicyName.COMPANY_TOUCHES,
        PolicyName.WINDOW_DAYS,
    ),
    "hours": (PolicyName.HOURS_FROM, PolicyName.HOURS_TILL),
    "mailings": (PolicyName.MAILING_DAYS,),
    "phones": (PolicyName.HIDE_PHONES,),
    "rounds": (PolicyName.ROUND_DAYS, PolicyName.ROUND_TOUCHES, PolicyName.FRUITLESS_ROUNDS),
    "rest": (PolicyName.REST_FROM_MONTHS, PolicyName.REST_TILL_MONTHS),
    "archive": (PolicyName.ARCHIVE_MONTHS, PolicyName.ARCHIVE_LIST),
    "dormant": (PolicyName.DORMANT_DAYS, PolicyName.REACTIVATION_MONTHS),
    "customers": (
        PolicyName.LEAD_MINUTES,
        PolicyName.ASK_AFTER_WIN,
        PolicyName.ASK_AFTER_MEETING,
        PolicyName.RETENTION_MONTHS,
    ),
}
"""The numbers by what they are about; each belongs to one topic."""
_TOPIC_OF = {name: topic for topic, names in TOPICS.items() for name in names}
_STEPS = {
    Unit.CLOCK: (-60, -30, 30, 60),
    Unit.MINUTES: (-15, -5, 5, 15),
    Unit.DAYS: (-7, -1, 1, 7),
    Unit.CONTACTS: (-5, 5),
}
_STEPS_OF = {PolicyName.RETENTION_MONTHS: (-12, -6, 6, 12)}
"""Of numbers that are larger than others of their unit."""
_STEP = (-1, 1)
_USUAL = Policy()


def value_text(texts: Texts, name: PolicyName, value: int) -> str:
    """Return a value with its unit, plain: "5 days", "9:00", "hide"."""
    unit = SPECS[name].unit
    if unit is Unit.CLOCK:
        return written(value, unit)
    return texts.plain(f"policy-value-{unit}", name=name.value, count=value)


def range_text(texts: Texts, name: PolicyName) -> str:
    """Return what a number may be, plain."""
    spec = SPECS[name]
    return texts.plain(
        "policy-range",
        name=name.value,
        unit=spec.unit.value,
        least=written(spec.least, spec.unit),
        most=written(spec.most, spec.unit),
    )


def name_text(texts: Texts, name: PolicyName) -> str:
    """Return the short name of a number, plain."""
    return texts.plain(f"policy-name-{name}")


def topic_text(texts: Texts, topic: str) -> str:
    """Return the name of a topic with its sign, plain."""
    return texts.plain(f"policy-topic-{topic}")


def list_screen(desk: Desk, news: Html | None = None) -> Screen:
    """Return all numbers as they stand, by topic."""
    texts = desk.texts
    sections = [
        join([texts("policy-section", topic=topic_text(texts, topic)), _section(desk, names)])
        for topic, names in TOPICS.items()
    ]
    # A topic of one number needs no screen of its own.
    buttons = [
        button(
            topic_text(texts, topic),
            PolicyDo(verb="topic", name=topic)
            if len(names) > 1
            else PolicyDo(verb="show", name=names[0].value),
        )
        for topic, names in TOPICS.items()
    ]
    log = button(texts.plain("policy-button-log"), PolicyDo(verb="log"))
    parts = [news or "", texts("policy-title"), join(sections)]
    return Screen(text=join(parts, "\n\n"), buttons=[*rows_of(buttons, 2), [log]], private=False)


def topic_screen(desk: Desk, topic: str, first: Html | None = None) -> Screen:
    """Return the numbers of a topic, each with what it does."""
    texts = desk.texts
    names = TOPICS[topic]
    parts = [join([_bold_line(desk, name), texts(f"policy-about-{name}")]) for name in names]
    title = texts("policy-section", topic=topic_text(texts, topic))
    buttons = [number_button(desk, name) for name in names]
    back = button(texts.plain("button-back"), PolicyDo(verb="list"))
    return Screen(
        text=join([first or "", title, *parts], "\n\n"),
        buttons=[*rows_of(buttons, 2), [back]],
        private=False,
    )


def number_screen(
    desk: Desk, policy: Policy, name: PolicyName, last: PolicyChange | None, news: Html
) -> Screen:
    """Return one number: what it does, what it is and may be, who set it, and what to make it.

    ``policy`` are the numbers as they stand by now, ``last`` the last change of this one.
    """
    texts = desk.texts
    title = texts(
        "policy-number-title",
        topic=topic_text(texts, _TOPIC_OF[name]),
        name=name_text(texts, name),
        rule=SPECS[name].rule,
    )
    facts = join(
        [
            texts("policy-now", value=value_text(texts, name, policy.value(name))),
            texts("policy-usual", value=value_text(texts, name, _USUAL.value(name))),
            texts("policy-may", range=range_text(texts, name)),
            _set_by(desk, last),
        ]
    )
    head = join([title, texts(f"policy-about-{name}")])
    return Screen(
        text=join([news, head, facts], "\n\n"),
        buttons=[*_choices(desk, policy, name, last), *number_ways(desk, name)],
        private=False,
    )


def number_ways(desk: Desk, name: PolicyName) -> list[Row]:
    """Return the buttons that lead on from one number: an own value, back."""
    texts, topic = desk.texts, _TOPIC_OF[name]
    up = PolicyDo(verb="topic", name=topic) if len(TOPICS[topic]) > 1 else PolicyDo(verb="list")
    back = button(texts.plain("button-back"), up)
    if SPECS[name].unit is Unit.YES_NO:
        return [[back]]
    own = button(texts.plain("policy-button-own"), PolicyDo(verb="own", name=name.value))
    return [[own, back]]


def number_button(desk: Desk, name: PolicyName) -> InlineKeyboardButton:
    """Return the button that opens a number, with its value."""
    texts = desk.texts
    value = value_text(texts, name, desk.policy.value(name))
    text = texts.plain("policy-button-number", name=name_text(texts, name), value=value)
    return button(text, PolicyDo(verb="show", name=name.value))


def set_button(text: str, name: PolicyName, value: int) -> InlineKeyboardButton:
    """Return the button that sets a number."""
    return button(text, PolicyDo(verb="set", name=name.value, value=value))


def log_screen(desk: Desk, changes: Sequence[PolicyChange]) -> Screen:
    """Return the latest changes: who, when, from what to what."""
    texts = desk.texts
    lines = [
        texts(
            "policy-log-line",
            when=show.moment(desk, one.set_at),
            who=one.by_name,
            topic=topic_text(texts, _TOPIC_OF[one.name]),
            name=name_text(texts, one.name),
            before=value_text(texts, one.name, one.before),
            value=value_text(texts, one.name, one.value),
        )
        for one in changes
    ]
    back = button(texts.plain("button-back"), PolicyDo(verb="list"))
    text = join([texts("policy-log-title"), *(lines or [texts("policy-log-empty")])], "\n\n")
    return Screen(text=text, buttons=[[back]], private=False)


def _section(desk: Desk, names: Sequence[PolicyName]) -> Html:
    return join([_line(desk, name) for name in names])


def _line(desk: Desk, name: PolicyName) -> Html:
    texts, value = desk.texts, desk.policy.value(name)
    shown, called = value_text(texts, name, value), name_text(texts, name)
    usual = _USUAL.value(name)
    if value == usual:
        return texts("policy-line", name=called, value=shown)
    return texts(
        "policy-line-changed", name=called, value=shown, usual=value_text(texts, name, usual)
    )


def _bold_line(desk: Desk, name: PolicyName) -> Html:
    return Html(f"<b>{_line(desk, name)}</b>")


def example_text(texts: Texts, name: PolicyName) -> str:
    """Return a value that is always understood and taken, plain: the usual one."""
    return value_text(texts, name, _USUAL.value(name))


def _set_by(desk: Desk, last: PolicyChange | None) -> Html:
    if last is None:
        return desk.texts("policy-untouched")
    return desk.texts(
        "policy-set-by",
        who=last.by_name,
        when=show.moment(desk, last.set_at),
        before=value_text(desk.texts, last.name, last.before),
    )


def _choices(
    desk: Desk, policy: Policy, name: PolicyName, last: PolicyChange | None
) -> Iterator[Row]:
    texts = desk.texts
    if SPECS[name].unit is Unit.YES_NO:
        yield [
            set_button(texts.plain("policy-button-no", name=name.value), name, 0),
            set_button(texts.plain("policy-button-yes", name=name.value), name, 1),
        ]
        return
    now, usual = policy.value(name), _USUAL.value(name)
    steps = _STEPS_OF.get(name) or _STEPS.get(SPECS[name].unit, _STEP)
    near = [now + step for step in steps]
    yield [
        set_button(value_text(texts, name, value), name, value)
        for value in near
        if _fits(policy, name, value)
    ]
    returns: list[InlineKeyboardButton] = []
    if now != usual and _fits(policy, name, usual):
        text = texts.plain("policy-button-usual", value=value_text(texts, name, usual))
        returns.append(set_button(text, name, usual))
    before = usual if last is None else last.before
    if before not in (now, usual) and _fits(policy, name, before):
        text = texts.plain("policy-button-before", value=value_text(texts, name, before))
        returns.append(set_button(text, name, before))
    yield returns


def _fits(policy: Policy, name: PolicyName, value: int) -> bool:
    """Whether a value is worth a button: it would be taken."""
    spec = SPECS[name]
    return spec.least <= value <= spec.most and contradiction(policy.changed(name, value)) is None
