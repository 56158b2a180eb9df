"""What the form of a magnet asks: at most four things, and why not five (R50)."""

from aiogram import F, Router
from aiogram.types import CallbackQuery, InlineKeyboardButton

from domain.customers.magnets import LONGEST_PROMISE, MOST_QUESTIONS, Ask, Magnet, Question
from domain.errors import TooManyQuestionsError
from handlers.desk import Desk
from handlers.magnets.callbacks import AskFor, MagnetDo, QuestionDo
from handlers.magnets.consent_texts import republish
from handlers.magnets.keeping import magnet_of
from handlers.magnets.lines import question_label
from handlers.magnets.writing import Waiting, ask, takes
from handlers.screens import Reply, Row, Screen, button, rows_of
from locales import Html, join

router = Router(name="magnets_questions")


@router.callback_query(MagnetDo.filter(F.verb == "questions"))
async def shown(_: CallbackQuery, callback_data: MagnetDo, desk: Desk) -> Screen:
    """Show the questions."""
    return questions_screen(desk, await magnet_of(desk, callback_data.magnet))


@router.callback_query(AskFor.filter())
async def added(_: CallbackQuery, callback_data: AskFor, desk: Desk) -> Screen:
    """Add a usual question, or ask for the words of an own one."""
    magnet = await magnet_of(desk, callback_data.magnet)
    asked = callback_data.ask
    if asked is not Ask.OWN and any(one.ask is asked for one in magnet.questions):
        return questions_screen(desk, magnet)
    if len(magnet.questions) >= MOST_QUESTIONS:
        raise TooManyQuestionsError
    if asked is Ask.OWN:
        question = desk.texts("magnet-ask-for-question", most=LONGEST_PROMISE)
        back = MagnetDo(verb="questions", magnet=magnet.id)
        return await ask(desk, "question", question, back, magnet=magnet.id)
    return await _changed(desk, await desk.edit_magnets.ask(desk.member, magnet.id, asked))


@takes("question")
async def own_told(desk: Desk, waiting: Waiting, text: str) -> Reply:
    """Add a question in the owner's own words."""
    magnet = await desk.edit_magnets.ask(desk.member, waiting.magnet, Ask.OWN, text)
    return await _changed(desk, magnet)


@router.callback_query(QuestionDo.filter())
async def worked(_: CallbackQuery, callback_data: QuestionDo, desk: Desk) -> Screen:
    """Move a question, take it off, or say whether it may be skipped."""
    magnet = await magnet_of(desk, callback_data.magnet)
    question = magnet.question(callback_data.question)
    if question is None:
        return questions_screen(desk, magnet)
    edit, facts = desk.edit_magnets, (desk.member, magnet.id, question.id)
    match callback_data.verb:
        case "up" if magnet.questions.index(question) == callback_data.at:
            magnet = await edit.move_question(*facts)
        case "may" if question.required:
            magnet = await edit.require(*facts)
        case "must" if not question.required:
            magnet = await edit.require(*facts)
        case "drop":
            magnet = await edit.drop_question(*facts)
    return await _changed(desk, magnet)


async def _changed(desk: Desk, magnet: Magnet) -> Screen:
    """Show the questions as they are now; the consent texts name the data that is asked for."""
    changed = await republish(desk, magnet)
    news = desk.texts("magnet-texts-changed") if changed and magnet.open else ""
    return questions_screen(desk, magnet, news)


def questions_screen(desk: Desk, magnet: Magnet, news: Html | str = "") -> Screen:
    """Return the questions in their order, with the ways to change each."""
    texts = desk.texts
    lines = [
        texts(
            "magnet-question-line",
            number=str(number),
            name=question_label(texts, one),
            required=int(one.required),
        )
        for number, one in enumerate(magnet.questions, 1)
    ]
    title = texts("magnet-questions-title", count=len(magnet.questions), most=MOST_QUESTIONS)
    keys = texts("magnet-questions-keys") if magnet.questions else ""
    back = button(texts.plain("button-back"), MagnetDo(verb="show", magnet=magnet.id))
    rows: list[Row] = [_row(desk, magnet, place, one) for place, one in enumerate(magnet.questions)]
    return Screen(
        text=join([news, title, join(lines), keys, texts("magnet-questions-why")], "\n\n"),
        buttons=[*rows, *rows_of(_adds(desk, magnet), 2), [back]],
        private=False,
    )


def _row(desk: Desk, magnet: Magnet, place: int, question: Question) -> Row:
    texts = desk.texts
    verbs = ("up", "may" if question.required else "must", "drop")
    number = str(place + 1)
    return [
        button(
            texts.plain(f"magnet-button-question-{verb}", number=number),
            QuestionDo(verb=verb, magnet=magnet.id, question=question.id, at=place),
        )
        for verb in verbs
        if verb != "up" or place
    ]


def _adds(desk: Desk, magnet: Magnet) -> list[InlineKeyboardButton]:
    """Return the buttons of what is not asked yet; a fifth answers with the reason (R50)."""
    asked = {one.ask for one in magnet.questions} - {Ask.OWN}
    return [
        button(desk.texts.plain(f"magnet-button-ask-{one}"), AskFor(ask=one, magnet=magnet.id))
        for one in (Ask.PHONE, Ask.NAME, Ask.EMAIL, Ask.CITY, Ask.OWN)
        if one not in asked
    ]
