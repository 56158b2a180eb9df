"""The kind of a touch out of the words about it: who "wrote" did not call (R5)."""

import re

from domain.language.text import fold
from domain.touches import TouchKind

_RULES = (
    (TouchKind.EMAIL, r"(?:электронн\w+\s+)?письм\w+|почт\w+|e-?mail\w*|мейл\w*|имейл\w*"),
    (
        TouchKind.MESSAGE,
        (
            r"написал\w*|пишет|сообщени\w+|смс|sms|ватсап\w*|вотсап\w*|whatsapp|телеграм\w*"
            r"|telegram|мессендж\w+|wrote|texted|messaged?"
        ),
    ),
    (
        TouchKind.MEETING,
        (
            r"приехал\w*|приходил\w*|приш(?:ел|ла|ли)|заш(?:ел|ла|ли)|заезжал\w*|встретил\w*"
            r"|came|visited|met|dropped\s+by"
        ),
    ),
    (TouchKind.CALL, r"(?:по)?звонил\w*|набрал\w*|called|rang|phoned"),
)
_LONGEST_TEXT = 500


def read_touch_kind(text: str) -> TouchKind | None:
    """Return the kind that the words name first, or None when they name none."""
    folded = fold(text[:_LONGEST_TEXT])
    found = [
        (match.start(), kind)
        for kind, rule in _RULES
        if (match := re.search(rf"(?<!\w)(?:{rule})(?!\w)", folded))
    ]
    return min(found)[1] if found else None
