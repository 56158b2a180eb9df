"""A picture and a file for the demo gifts, made here so that the box needs nothing from outside."""

from collections.abc import Iterator

from sandbox.samples import png

_WIDTH, _HEIGHT = 640, 360
_BACK = (38, 92, 158)
_PAPER = (250, 251, 253)
_SHADE = (28, 72, 128)
_TICK = (52, 168, 108)
_TITLE = (38, 92, 158)
_LINE = (198, 208, 220)

_Box = tuple[int, int, int, int, tuple[int, int, int]]
"""Left, top, right, bottom (pixels), colour; later ones lie on top."""

CHECKLIST_NAME = "12-вопросов-до-покупки-станка.txt"
_QUESTIONS = (
    "Какие детали он будет делать через год, а не только завтра?",
    "Сколько места нужно вокруг него, а не под ним?",
    "Выдержит ли пол, и как станок занесут в цех?",
    "Хватит ли мощности на вводе, и кто её подтвердит?",
    "Кто на нём будет работать в первую смену? А во вторую?",
    "Сколько стоит час простоя, и как скоро приедет наладчик?",
    "Какие запчасти лежат на складе, а какие везут месяц?",
    "Что входит в пусконаладку, а за что доплачивают?",
    "Чем режем: сколько стоит оснастка на год?",
    "Что говорят те, у кого он работает третий год?",
    "Кто учит людей, и что будет, когда они уволятся?",
    "Через сколько месяцев он себя окупит, если заказов станет вдвое меньше?",
)


def checklist() -> bytes:
    """Return the checklist as a text file."""
    lines = (f"{number}. {question}" for number, question in enumerate(_QUESTIONS, 1))
    head = "12 вопросов до покупки станка\n(придуманный пример из песочницы)\n\n"
    return (head + "\n\n".join(lines) + "\n").encode()


def banner() -> bytes:
    """Draw a sheet with ticked lines, 640 by 360 pixels, as PNG."""
    boxes = tuple(_boxes())
    crossed = (tuple(one for one in boxes if one[1] <= y < one[3]) for y in range(_HEIGHT))
    return png(_WIDTH, _HEIGHT, map(_row, crossed))


def _boxes() -> Iterator[_Box]:
    yield (202, 42, 458, 360, _SHADE)
    yield (192, 32, 448, 360, _PAPER)
    yield (224, 64, 368, 80, _TITLE)
    for number in range(4):
        top = 112 + 60 * number
        yield (224, top, 252, top + 28, _TICK)
        yield (268, top + 8, 416 - 34 * (number % 2), top + 20, _LINE)
    for number in range(4):
        top = 112 + 60 * number
        for step in range(6):
            yield (231 + step, top + 13 + step, 235 + step, top + 17 + step, _PAPER)
            yield (236 + step, top + 18 - 2 * step, 240 + step, top + 22 - 2 * step, _PAPER)


def _row(boxes: tuple[_Box, ...]) -> bytes:
    line = bytearray(bytes(_BACK) * _WIDTH)
    for left, _, right, _, colour in boxes:
        line[3 * left : 3 * right] = bytes(colour) * (right - left)
    return bytes(line)
