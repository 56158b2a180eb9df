"""What a magnet asks: at most four things (R50)."""

from collections.abc import Sequence
from dataclasses import replace

from domain.customers.magnet_desk import MagnetDesk, one_line
from domain.customers.magnets import LONGEST_PROMISE, MOST_QUESTIONS, Ask, Magnet, Question
from domain.errors import AlreadyDoneError, GoneError, TooManyQuestionsError
from domain.language.text import fold
from domain.team import Member


class EditQuestions(MagnetDesk):
    """Changes of the form."""

    __slots__ = ()

    async def ask(self, member: Member, magnet_id: int, ask: Ask, text: str = "") -> Magnet:
        """Add a question. Raises ``TooManyQuestionsError`` for a fifth (R50).

        ``AlreadyDoneError`` for what is asked already, ``InvalidValueError`` for an own question
        without words or with too many.
        """
        magnet = await self.opened(member, magnet_id)
        words = one_line("question", text, LONGEST_PROMISE) if ask is Ask.OWN else ""
        if any(one.ask is ask and fold(one.text) == fold(words) for one in magnet.questions):
            raise AlreadyDoneError
        if len(magnet.questions) >= MOST_QUESTIONS:
            raise TooManyQuestionsError
        return await self._form(magnet, (*magnet.questions, Question(ask=ask, text=words)))

    async def drop_question(self, member: Member, magnet_id: int, question_id: int) -> Magnet:
        """Take a question off."""
        magnet = await self.opened(member, magnet_id)
        question = _question(magnet, question_id)
        return await self._form(magnet, [one for one in magnet.questions if one != question])

    async def move_question(self, member: Member, magnet_id: int, question_id: int) -> Magnet:
        """Move a question up by one; the first goes last."""
        magnet = await self.opened(member, magnet_id)
        question = _question(magnet, question_id)
        place = magnet.questions.index(question)
        left = [one for one in magnet.questions if one != question]
        left.insert(place - 1 if place else len(left), question)
        return await self._form(magnet, left)

    async def require(self, member: Member, magnet_id: int, question_id: int) -> Magnet:
        """Turn "may be skipped" on or off."""
        magnet = await self.opened(member, magnet_id)
        question = _question(magnet, question_id)
        turned = replace(question, required=not question.required)
        return await self._form(
            magnet, [turned if one == question else one for one in magnet.questions]
        )

    async def _form(self, magnet: Magnet, questions: Sequence[Question]) -> Magnet:
        return await self.keep(magnet, replace(magnet, questions=tuple(questions)))


def _question(magnet: Magnet, question_id: int) -> Question:
    question = magnet.question(question_id)
    if question is None:
        raise GoneError
    return question
