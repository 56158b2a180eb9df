"""How erasures look to the owner: acts without a person, the proposal of the retention job."""

from collections.abc import Mapping, Sequence

from domain.customers.erasure import UNFINISHED_AFTER, Act
from domain.customers.proposals import Proposal, Silent
from domain.team import Member
from handlers import show
from handlers.desk import Office
from handlers.lead_callbacks import ErasureDo
from handlers.lead_lines import recipient
from handlers.screens import Notice, Row, Screen, button
from handlers.show import View
from handlers.touch_lines import cut
from locales import Html, join

_NAME = 120


def proposal_screen(view: View, proposal: Proposal) -> Screen:
    """Return what an owner is asked: erase those silent for too long, look at them, or not now."""
    return Screen(text=proposal_lines(view, proposal), buttons=proposal_rows(view, proposal))


def proposal_lines(view: View, proposal: Proposal) -> Html:
    """Return how many people are proposed, silent since when."""
    since = show.dated(view, proposal.before.astimezone(view.member.zone).date())
    return view.texts("erasure-proposal", count=proposal.count, since=since)


def proposal_rows(view: View, proposal: Proposal) -> list[Row]:
    """Return *show / erase all / not now*."""
    texts = view.texts
    verbs = ("silent", "sure", "keep")
    return [
        [button(texts.plain(f"erasure-button-{one}"), ErasureDo(verb=one, proposal=proposal.id))]
        for one in verbs
    ]


def silent_line(view: View, number: int, one: Silent) -> Html:
    """Return a person of a proposal: who, of which client, since when nothing was heard."""
    names = dict.fromkeys(filter(None, (one.contact_name, one.client_name)))
    return view.texts(
        "erasure-silent",
        number=str(number),
        who=cut(" · ".join(names), _NAME),
        last=show.dated(view, one.last_at.astimezone(view.member.zone).date()),
    )


def act_line(view: View, act: Act, members: Mapping[int, str]) -> Html:
    """Return an act: what, when, on whose request, whether the file is clean."""
    texts = view.texts
    by = members.get(act.approved_by, "") if act.approved_by else ""
    return join(
        [
            texts("erasure-act", number=str(act.id), when=show.moment(view, act.at)),
            texts(f"erasure-why-{act.why}"),
            texts("erasure-by", name=by) if by else "",
            texts("erasure-rows", count=sum(act.rows.values())),
            texts(f"erasure-file-{act.cleaning}"),
        ]
    )


def acts_lines(
    view: View, acts: Sequence[Act], members: Mapping[int, str], unfinished: tuple[int, int]
) -> Html:
    """Return acts, newest first, or that there are none.

    ``unfinished`` is how many unfinished forms were erased this month and the month before: they
    are shown summed up, or nobody would find the other acts among them.
    """
    if not acts and not any(unfinished):
        return view.texts("erasures-empty")
    lines = [act_line(view, one, members) for one in acts]
    return join([view.texts("erasures-title"), _unfinished(view, unfinished), *lines], "\n\n")


def _unfinished(view: View, counts: tuple[int, int]) -> Html:
    if not any(counts):
        return Html()
    now, before = map(str, counts)
    days = UNFINISHED_AFTER.days
    return view.texts("erasure-why-unfinished", days=days, now=now, before=before)


def forgotten_notice(office: Office, manager: Member) -> Notice:
    """Return what tells a manager that somebody of theirs is gone; whom, nobody says any more."""
    screen = Screen(text=recipient(office, manager).texts("erasure-told"), private=False)
    chat = manager.telegram_id
    return Notice(chat_id=chat, methods=screen.messages(chat))
