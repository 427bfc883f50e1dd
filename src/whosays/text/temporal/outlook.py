"""How a date stands in its sentence: whether it is still to come, and whether it opens the sentence.

Read off the words alone, without a parse: a verb of obligation, future or possibility counts where nothing between it
and the date begins another clause.
"""

from __future__ import annotations

import re

_WINDOW = 120
#: "May" is a month and "the will" a noun; "must have left" is past.
_TO_COME = (
    r"(?<!\b[Aa] )(?<!\b[Tt]he )(?<!\b[Ff]ree )(?<!\b[Gg]ood )(?<!\bhis )(?<!\bher )(?<!\bits )(?<!\btheir )"
    r"\b(?:(?:[Ss]hould|[Ww]ill|[Ss]hall|[Mm]ust|may|[Mm]ight|[Oo]ught to|is to|are to|has to|have to|needs? to)"
    r"|(?:is|are) (?:not )?(?:due|set|expected|scheduled|planned|likely|slated|supposed|going|required|obliged)\b"
    r"|(?:plans|intends|hopes|aims|expects) to)\b(?!(?: not| also| already| well)? have\b)"
)
_CLAUSE = (
    r"[;:()\[\]]|\b(?:which|who|whom|that|when|where|while|after|because|since|although|said|told|was|were|had|did)\b"
    r"|[,—–] (?!(?:by|in|on|before|until|from|between|not later|no later)\b|$)"
)
_MODAL = re.compile(_TO_COME)
_BREAK = re.compile(_CLAUSE)
_PAST = re.compile(r"[a-z]{2,}ed\b")
_SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]*\s+(?=\S)")
_OPENING = re.compile(
    r"(?:(?:[Aa]nd|[Bb]ut|[Tt]hen|[Ll]ater|[Bb]ack|[Aa]lso|[Ss]o|[Yy]et|[Ss]till|[Ee]arly|[Ll]ate|[Aa]gain|[Ff]inally),?\s+)?"
    r"(?:[A-Za-z]+\s+)?(?:the\s+)?"
)


def is_to_come(text: str, start: int, end: int) -> bool:
    """Whether the date at ``[start, end)`` of a paragraph is of something owed, planned or possible, not past."""
    before = _last_sentence(text[max(0, start - _WINDOW) : start])
    modals = list(_MODAL.finditer(before))
    if modals:
        return not _BREAK.search(before, modals[-1].end())
    after = text[end : end + _WINDOW]
    stop = _SENTENCE_END.search(after)
    after = after[: stop.start()] if stop else after
    ahead = _MODAL.search(after)
    if ahead is None or not opens_sentence(text, start):
        return False
    between = after[: ahead.start()].removeprefix(",")
    return not (_BREAK.search(between) or _PAST.search(between))


def opens_sentence(text: str, start: int) -> bool:
    """Whether only a preposition, and perhaps a conjunction, stands between the sentence's beginning and ``start``."""
    return _OPENING.fullmatch(_last_sentence(text[max(0, start - _WINDOW) : start]).lstrip()) is not None


def _last_sentence(text: str) -> str:
    """What follows the last full stop of ``text``."""
    ends = list(_SENTENCE_END.finditer(f"{text}|"))
    return text[ends[-1].end() :] if ends else text
