"""What the lines with an arrow look at: each look returns what is there, in the line's terms."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from typing import Any, Final

from domain.cadence_exceptions import ExceptionKind
from domain.clients import ContactState
from domain.next_steps import StepKind
from domain.recontact import recontact_window
from domain.reminders import Reminder, ReminderKind
from domain.rounds import Round, Waking
from tests.project.phrases import Op
from tests.project.rules import ZONE, Line
from tests.project.rules_play import Stage

Seen = Mapping[str, Any] | None
"""Nothing means: it is not so."""


async def see(stage: Stage, line: Line) -> None:
    """Look at what a line says. ``AssertionError`` tells what was seen instead."""
    seen = await _LOOKS[line.op](stage)
    assert seen == dict(line.values), f"{line.source}\n\nseen: {_shown(seen)}"


def _shown(seen: Seen) -> str:
    if seen is None:
        return "nothing of the kind"
    return ", ".join(f"{name} {one}" for name, one in seen.items()) or "nothing"


def _so(holds: object) -> Seen:
    return {} if holds else None


def _at(moment: datetime | None) -> datetime | None:
    return moment.astimezone(ZONE) if moment else None


async def _moved(stage: Stage) -> Seen:
    planned = stage.planned
    if planned is None or planned.moved is None or planned.moved.rule is None:
        return None
    return {"at": _at(planned.reminder.due_at), "rule": planned.moved.rule.code}


async def _kept(stage: Stage) -> Seen:
    planned = stage.planned
    if planned is None or planned.moved is not None:
        return None
    return {"at": _at(planned.reminder.due_at)}


async def _warned(stage: Stage) -> Seen:
    warning = stage.logged.warning if stage.logged else None
    if warning is None or warning.rule is None:
        return None
    return {"rule": warning.rule.code, "at": _at(warning.allowed)}


async def _not_warned(stage: Stage) -> Seen:
    return _so(stage.logged and stage.logged.warning is None)


async def _exception(stage: Stage) -> Seen:
    last = next(reversed(stage.base.exceptions.kept), None)
    if last is None or last.at != stage.shop.clock.now():
        return None
    kept_going = last.kind is ExceptionKind.KEPT_GOING
    return {"rule": last.rule.code if last.rule else "R20" if kept_going else ""}


async def _no_exception(stage: Stage) -> Seen:
    return _so(not stage.base.exceptions.kept)


async def _allowed_from(stage: Stage) -> Seen:
    verdict = stage.verdict
    if verdict is None or verdict.rule is None:
        return None
    counted = len(verdict.bounds[0].touches)
    return {"at": _at(stage.allowed), "rule": verdict.rule.code, "n": counted}


async def _allowed(stage: Stage) -> Seen:
    return _so(stage.verdict and not stage.verdict.moved)


async def _hidden(stage: Stage) -> Seen:
    return _so(stage.permit and stage.permit.hides(stage.contact(None)))


async def _number_shown(stage: Stage) -> Seen:
    return _so(stage.permit and not stage.permit.hides(stage.contact(None)))


def _round(stage: Stage) -> Round | None:
    return stage.base.rounds.present(stage.file.client.id)


def _before(stage: Stage) -> Round | None:
    """Return the round before the present one."""
    present = _round(stage)
    known = stage.base.rounds.kept.values()
    return next((one for one in known if present and one.number == present.number - 1), None)


async def _resting(stage: Stage) -> Seen:
    present = _round(stage)
    if present is None or not present.resting:
        return None
    return {"at": _at(present.ended_at), "why": present.ended_why}


async def _at_work(stage: Stage) -> Seen:
    present = _round(stage)
    return _so(present is None or not present.resting)


async def _proposed(stage: Stage) -> Seen:
    steps = stage.logged.proposals if stage.logged else ()
    return _so(any(one.kind is StepKind.REST for one in steps))


async def _between(stage: Stage) -> Seen:
    present, back = _round(stage), _return(stage, ReminderKind.RECONTACT)
    if present is None or present.ended_at is None or back is None:
        return None
    hours = (await stage.pace()).hours(stage.base.policy)
    window = recontact_window(present.ended_at, hours, stage.base.policy)
    assert window.first <= hours.day(back.due_at) <= window.last
    return {"day": window.first, "last": window.last}


def _return(stage: Stage, kind: ReminderKind) -> Reminder | None:
    return next((one for one in stage.shop.open_reminders() if one.kind is kind), None)


async def _back_on(stage: Stage) -> Seen:
    back = _return(stage, ReminderKind.RECONTACT)
    return {"at": _at(back.due_at)} if back else None


async def _is_back(stage: Stage) -> Seen:
    over = _before(stage)
    return {"at": _at(over.woke_at)} if over and over.woke_why is Waking.RETURNED else None


async def _woken(stage: Stage) -> Seen:
    over = _before(stage)
    if over is None or over.woke_at is None or over.woke_why is Waking.RETURNED:
        return None
    return {"at": _at(over.woke_at)}


async def _story(stage: Stage) -> Seen:
    story = stage.shop.story
    if story is None:
        return None
    said = {"says": story.round.words} if story.round.words else {}
    return {"why": story.round.ended_why, **said}


async def _number(stage: Stage) -> Seen:
    present = _round(stage)
    return {"n": present.number} if present else None


async def _open(stage: Stage) -> Seen:
    waiting = stage.shop.open_reminders()
    return {"n": sum(one.kind is not ReminderKind.RECONTACT for one in waiting)}


async def _offers_archive(stage: Stage) -> Seen:
    return _so(stage.rested and stage.rested.offers_archive)


async def _offers_no_archive(stage: Stage) -> Seen:
    return _so(stage.rested and not stage.rested.offers_archive)


async def _checked(stage: Stage) -> Seen:
    contact = stage.contact(None)
    if contact is None or contact.state is not ContactState.ARCHIVED:
        return None
    return {"at": _at(contact.check_at)}


async def _revived(stage: Stage) -> Seen:
    contact = stage.contact(None)
    filed = contact is not None and contact.state is ContactState.ARCHIVED
    return _so(stage.logged and stage.logged.revived and not filed)


async def _offered(stage: Stage) -> Seen:
    back = _return(stage, ReminderKind.REACTIVATION)
    return {"at": _at(back.due_at)} if back else None


async def _not_offered(stage: Stage) -> Seen:
    return _so(_return(stage, ReminderKind.REACTIVATION) is None)


async def _told(stage: Stage) -> Seen:
    return {"n": len(stage.shop.outbox)}


async def _in_log(stage: Stage) -> Seen:
    return {"n": stage.shop.log[-1]} if stage.shop.log else None


async def _not_in_log(stage: Stage) -> Seen:
    return _so(not stage.shop.log)


_LOOKS: Final[Mapping[Op, Callable[[Stage], Awaitable[Seen]]]] = {
    Op.IS_MOVED: _moved,
    Op.IS_KEPT: _kept,
    Op.IS_WARNED: _warned,
    Op.IS_NOT_WARNED: _not_warned,
    Op.IS_EXCEPTION: _exception,
    Op.IS_NO_EXCEPTION: _no_exception,
    Op.IS_ALLOWED_FROM: _allowed_from,
    Op.IS_ALLOWED: _allowed,
    Op.IS_HIDDEN: _hidden,
    Op.IS_SHOWN: _number_shown,
    Op.IS_RESTING: _resting,
    Op.IS_AT_WORK: _at_work,
    Op.IS_PROPOSED_REST: _proposed,
    Op.IS_BETWEEN: _between,
    Op.IS_BACK_ON: _back_on,
    Op.IS_BACK: _is_back,
    Op.IS_WOKEN: _woken,
    Op.IS_STORY: _story,
    Op.IS_ROUND: _number,
    Op.IS_OPEN: _open,
    Op.IS_OFFERED_ARCHIVE: _offers_archive,
    Op.IS_NOT_OFFERED_ARCHIVE: _offers_no_archive,
    Op.IS_CHECKED_ON: _checked,
    Op.IS_REVIVED: _revived,
    Op.IS_OFFERED_ON: _offered,
    Op.IS_NOT_OFFERED: _not_offered,
    Op.IS_TOLD: _told,
    Op.IS_IN_LOG: _in_log,
    Op.IS_NOT_IN_LOG: _not_in_log,
}
