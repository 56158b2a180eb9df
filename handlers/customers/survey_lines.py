"""The question of 0 to 10, and the thanks for its answer."""

from domain.customers.surveys import Survey
from handlers.customers.callbacks import Scored
from handlers.screens import Row, Screen, button
from locales import Texts

_FIRST_ROW = 6
"""Eleven buttons in one row are too small for a thumb."""


def survey_screen(texts: Texts, survey: Survey) -> Screen:
    """Return the question that is put to a customer after a deal or a meeting."""
    return Screen(
        text=texts(f"survey-ask-{survey.occasion}"), buttons=_scores(survey), private=False
    )


def thanks_screen(texts: Texts, survey: Survey) -> Screen:
    """Return the thanks for a score; within a day another one may be pressed."""
    key = "survey-thanks"
    if survey.promoter:
        key = "survey-thanks-promoter"
    elif survey.detractor:
        key = "survey-thanks-detractor"
    score = survey.score or 0
    return Screen(text=texts(key, score=score), buttons=_scores(survey), private=False)


def _scores(survey: Survey) -> list[Row]:
    row = [
        button(f"✅ {score}" if score == survey.score else str(score),
               Scored(survey=survey.id, score=score))
        for score in range(11)
    ]  # fmt: skip
    return [row[:_FIRST_ROW], row[_FIRST_ROW:]]
