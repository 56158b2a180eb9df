"""The way of people through a form as steps, and where most of them leave. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.customers.funnel import Asked, Funnel
from domain.customers.magnets import Ask, Question
from locales import Texts

_FEWEST = 5
"""Of fewer people than these, nobody says where "most" of them leave."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step: how many people got there, of how many before it.

    ``kind`` is a code; ``name`` is what it is called in the reader's language. ``leaves`` tells
    that getting here is up to the person: such a step can be where they leave.
    """

    kind: str
    name: str
    count: int
    before: int
    leaves: bool

    @property
    def share(self) -> int:
        """How many of those before got here, in percent."""
        return min(100, round(100 * self.count / self.before)) if self.before else 0

    @property
    def lost(self) -> int:
        """How many of those before did not get here."""
        return max(0, self.before - self.count)


def steps_of(texts: Texts, funnel: Funnel, questions: Sequence[Question]) -> tuple[Step, ...]:
    """Return the steps from the link to the won deal; ``questions`` are those asked now."""
    passed = [
        ("question", question_name(texts, one), count) for one, count in _passed(funnel, questions)
    ]
    rest = (
        ("completed", funnel.completed),
        ("gifts", funnel.gifts),
        ("touched", funnel.touched),
        ("won", funnel.won),
    )
    counted = [
        ("consented", texts.plain("funnel-step-consented"), funnel.consented),
        *passed,
        *((kind, texts.plain(f"funnel-step-{kind}"), count) for kind, count in rest),
    ]
    first = Step(
        kind="opened",
        name=texts.plain("funnel-step-opened"),
        count=funnel.opened,
        before=0,
        leaves=False,
    )
    steps = [first]
    for kind, name, count in counted:
        step = Step(
            kind=kind,
            name=name,
            count=count,
            before=_before(kind, steps, funnel),
            leaves=kind in ("consented", "question"),
        )
        steps.append(step)
    return tuple(steps)


def worst(steps: Sequence[Step]) -> Step | None:
    """Return the step before which the largest share of people leave; nothing: too few, or none."""
    told = [one for one in steps if one.leaves and one.before >= _FEWEST and one.lost]
    return min(told, key=lambda one: one.count / one.before, default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A funnel in words of the reader's language. ``worst`` is the number of the step to mark.

    ``shares`` says beside each count how many of the step before came; ``lost`` is what stands at
    the marked one.
    """

    title: str
    subtitle: str
    names: Sequence[str]
    counts: Sequence[int]
    shares: Sequence[str]
    worst: int | None
    lost: str


def drawing_of(texts: Texts, title: str, span: str, steps: Sequence[Step]) -> Drawing:
    """Return what is to be drawn of the steps."""
    marked = worst(steps)
    return Drawing(
        title=title,
        subtitle=texts.plain("funnel-picture-subtitle", span=span),
        names=[one.name for one in steps],
        counts=[one.count for one in steps],
        shares=[share_words(one) for one in steps],
        worst=steps.index(marked) if marked else None,
        lost=texts.plain("funnel-picture-lost", share=100 - marked.share) if marked else "",
    )


def share_words(step: Step) -> str:
    """Return the share of a step, or nothing where nobody came before."""
    return f"{step.share}\N{NO-BREAK SPACE}%" if step.before else ""


def question_name(texts: Texts, asked: Asked) -> str:
    """Return what a question is called, plain: the owner's words for an own one."""
    return asked.text if asked.ask == Ask.OWN else texts.plain(f"magnet-ask-{asked.ask}")


def _passed(funnel: Funnel, questions: Sequence[Question]) -> list[tuple[Asked, int]]:
    """Return the questions of now with how many got past each.

    Who answered a later question, or finished the form, got past it, even if it was asked only
    later, or had been answered in the form of another magnet. Questions that are asked no more
    tell nothing of where people leave.
    """
    present = {(one.ask, one.text) for one in questions}
    got: list[tuple[Asked, int]] = []
    further = funnel.completed
    for one in reversed(funnel.questions):
        if (one.ask, one.text) in present:
            further = max(further, one.answered + one.skipped)
            got.append((one, further))
    return got[::-1]


def _before(kind: str, steps: Sequence[Step], funnel: Funnel) -> int:
    """Return of how many a step is counted: calls and deals follow a form, not a gift."""
    after_form = {"gifts": funnel.completed, "touched": funnel.completed, "won": funnel.touched}
    return after_form.get(kind, steps[-1].count)
