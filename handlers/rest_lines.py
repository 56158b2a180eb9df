"""How rest speaks: why a client rests and until when, its return, its archive (R20-R26)."""

from collections.abc import Sequence

from domain.archive import Archived
from domain.clients import Contact
from domain.reminders import Reminder
from domain.resting import Rested
from domain.rounds import Round, RoundEnd, Story
from handlers import show
from handlers.callbacks import OpenCard, RestDo
from handlers.screens import Row, Screen, button, rows_of
from handlers.show import View
from handlers.touch_lines import cut
from locales import Html, join

_WORDS, _NAMED = 300, 3


def rested_screen_parts(view: View, rested: Rested) -> tuple[Html, list[Row]]:
    """Return that a client rests, why and until when, with the buttons of ``rest_rows`` (R21).

    After one fruitless round too many it offers the archive (R25).
    """
    texts, over = view.texts, rested.round
    told = [
        texts("rest-begun", name=rested.pace.client_name, until=rest_date(view, over)),
        texts("rest-why", why=because(view, over)),
        texts("rest-words", words=cut(over.words, _WORDS)) if over.words else "",
        _closed(view, rested.closed),
        texts("rest-fruitless", rounds=over.fruitless + 1) if rested.offers_archive else "",
    ]
    contact = rested.reminder.contact_id or 0
    return join(told), rest_rows(view, over, contact, offers_archive=rested.offers_archive)


def rests_screen(view: View, rests: Sequence[Rested], *, quiet: bool) -> Screen:
    """Return the message of rests that nobody has decided: of one client, or a list (R21)."""
    if len(rests) == 1:
        text, rows = rested_screen_parts(view, rests[0])
        return Screen(text=text, buttons=rows, quiet=quiet)
    lines = [
        view.texts(
            "rest-list-line",
            name=one.pace.client_name,
            until=rest_date(view, one.round),
            why=because(view, one.round),
        )
        for one in rests
    ]
    buttons = [
        button(
            view.texts.plain("rest-list-keep", name=one.pace.client_name),
            RestDo(
                verb="keep_listed",
                client=one.round.client_id,
                contact=one.reminder.contact_id or 0,
                at=rest_mark(one.round),
            ),
        )
        for one in rests
    ]
    title = view.texts("rest-list", count=len(rests))
    hint = view.texts("rest-list-hint")
    return Screen(text=join([title, *lines, hint]), buttons=rows_of(buttons, 2), quiet=quiet)


def rest_rows(view: View, over: Round, contact_id: int, *, offers_archive: bool) -> list[Row]:
    """Return *keep going / card*; before them *archive / let it rest* where that is offered."""
    texts, client_id = view.texts, over.client_id

    def does(verb: str) -> Row:
        data = RestDo(verb=verb, client=client_id, contact=contact_id, at=rest_mark(over))
        return [button(texts.plain(f"rest-button-{verb}"), data)]

    card = button(texts.plain("button-open"), OpenCard(client=client_id, contact=contact_id))
    offer = [[*does("archive"), *does("stay")]] if offers_archive else []
    return [*offer, [*does("keep"), card]]


def rest_mark(over: Round) -> int:
    """Return what tells this rest from others of the client: a round kept up may end again."""
    return int(over.ended_at.timestamp()) if over.ended_at else 0


def because(view: View, over: Round) -> str:
    """Return why a round ended, plain: "60 days of talks without a result (R20)"."""
    days = (over.ended_at - over.began_at).days if over.ended_at and over.began_at else 0
    why = over.ended_why or RoundEnd.DECISION
    return view.texts.plain(f"rest-because-{why}", days=days, touches=over.silent)


def rest_date(view: View, over: Round) -> str:
    """Return the day on which a resting client comes back, plain (R22)."""
    if over.rest_until is None:
        return ""
    return show.dated(view, over.rest_until.astimezone(view.member.zone).date())


def archived_line(view: View, archived: Archived) -> Html:
    """Return who is in the archive now and when they are tried again (R26)."""
    texts = view.texts
    names = [one.full_name or archived.file.client.name for one in archived.contacts]
    named = ", ".join(names[:_NAMED]) + ("…" if len(names) > _NAMED else "")
    when = _check_date(view, archived.contacts)
    told = texts("rest-archived", name=named or archived.file.client.name, when=when)
    return join([told, _closed(view, archived.closed)])


def filed_line(view: View, key: str, name: str, contacts: Sequence[Contact]) -> Html:
    """Return that all of a client is in the archive, and when its number is tried again (R26)."""
    when = _check_date(view, contacts)
    return join([view.texts(key, name=name), view.texts("rest-check", when=when) if when else ""])


def revived_line(view: View) -> Html:
    """Return that a contact of the archive has answered (R26)."""
    return view.texts("rest-revived")


def woke_line(view: View) -> Html:
    """Return that the client's rest is over (R24)."""
    return view.texts("rest-woke")


def story_lines(view: View, story: Story) -> Html:
    """Return the story of a client that comes back: why it rested, last words, who was against.

    The manager's own words of why are the text of the reminder, and not repeated here (R23).
    """
    texts, over = view.texts, story.round
    since = (
        show.dated(view, over.ended_at.astimezone(view.member.zone).date()) if over.ended_at else ""
    )
    told = [texts("rest-story", since=since, why=because(view, over), number=over.number)]
    if story.last_words and story.last_words != over.words:
        at = story.last_words_at
        ago = show.days_ago(view, at) if at else ""
        words = cut(story.last_words, _WORDS)
        told.append(texts("rest-story-words", words=words, ago=ago))
    objections = cut(story.objections, _WORDS)
    if story.against:
        against = ": ".join(filter(None, (story.against, objections)))
        told.append(texts("rest-story-against", against=against))
    elif objections:
        told.append(texts("rest-story-objections", objections=objections))
    return join(told)


def _check_date(view: View, contacts: Sequence[Contact]) -> str:
    """Return the day on which the first of these is tried again, plain; what is due is today's."""
    moments = [one.check_at for one in contacts if one.check_at is not None]
    if not moments:
        return ""
    at = max(min(moments), view.clock.now())
    return show.dated(view, at.astimezone(view.member.zone).date())


def _closed(view: View, closed: Sequence[Reminder]) -> Html:
    return view.texts("rest-closed", count=len(closed)) if closed else Html("")
