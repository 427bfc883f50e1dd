"""The analysis view: what the language tools read in place of the kept text.

The view has exactly as many code points as the text it is made from, so an offset into one is an
offset into the other. It turns line breaks and odd blanks into spaces and typographic marks into
the plain ones that parsers were trained on.
"""

from __future__ import annotations

import re

_BLANKS = (
    "\n\t\v\f\r\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
_DOUBLE = "“”„‟«»″〝〞＂"
_SINGLE = "‘’‚‛‹›′ʼʻ´＇"
_HYPHENS = "‐‑‒−﹣－"
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"

#: Marks of footnotes, as encyclopedias set them behind a word: they would hide the end of the sentence.
_NOTE_MARK = re.compile(r"(?<=[\w.,;:!?\"')\]])(?:\[\d{1,3}\])+")

#: No word, name or address that bears on a claim is this long; encoded data and drawings in characters are, and a
#: tokenizer takes time by the square of their length.
_NO_WORD = re.compile(r"\S{500,}")

_TABLE = str.maketrans(
    dict.fromkeys(_BLANKS, " ")
    | dict.fromkeys(_DOUBLE, '"')
    | dict.fromkeys(_SINGLE, "'")
    | dict.fromkeys(_HYPHENS, "-")
    | dict.fromkeys(_INVISIBLE, " ")
)


def analysis_view(text: str) -> str:
    """Return ``text`` with every code point replaced by at most one plain one.

    Footnote marks in brackets, "[12]", and what is too long for a word become blanks. An en-dash
    between two letters becomes a hyphen ("Franco–German"); elsewhere it stays a dash.
    ``len(analysis_view(text)) == len(text)`` for every string.
    """
    view = _NO_WORD.sub(lambda run: " " * len(run[0]), text.translate(_TABLE))
    if "[" in view:
        view = _NOTE_MARK.sub(lambda mark: " " * len(mark[0]), view)
    if "–" not in view:
        return view
    characters = list(view)
    for index in range(1, len(characters) - 1):
        if characters[index] == "–" and characters[index - 1].isalpha() and characters[index + 1].isalpha():
            characters[index] = "-"
    return "".join(characters)
