"""The normal form of text: one spelling for everything that looks the same.

What is changed, and nothing else: canonical composition (NFC), one newline form, presentation ligatures
written out, characters that show nothing dropped, runs of blanks made one. Quotation marks, dashes,
apostrophes, transliteration marks and single no-break spaces are left as they were written.
"""

from __future__ import annotations

import re
import unicodedata

#: Marks the start of a page while a text is being laid out; never part of a finished text.
PAGE_BREAK = "\f"

_NEWLINES = re.compile(r"\r\n?|[\v\x85\u2028]")
_SOFT_AT_LINE_END = re.compile(r"[\u00ad\x02\ufffe]+[ \t]*(?:\r\n?|\n)[ \t]*")
#: Controls, soft hyphens, zero-width and bidirectional marks, noncharacters. The joiners U+200C and U+200D
#: stay: they are spelling in Persian and Indic names.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
    "\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff]"
)
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_NO_BREAK = "\u00a0\u202f"
_BLANK = "[^\\S\n\f]"
_BLANKS = re.compile(f"{_BLANK}+")
_EDGES = re.compile(f"^{_BLANK}+|{_BLANK}+$", re.MULTILINE)
_PARAGRAPHS = re.compile(r"\n{2,}")
_SURROGATE = re.compile("[\ud800-\udfff]")


def clean(text: str) -> str:
    """Return ``text`` with its characters in normal form and its layout (blanks, lines, pages) untouched.

    A soft hyphen at a line end joins the word; form feeds stay as page breaks; U+2029 parts paragraphs.
    """
    if _SURROGATE.search(text):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    text = _SOFT_AT_LINE_END.sub("", text)
    text = _NEWLINES.sub("\n", text.replace("\u2029", "\n\n"))
    text = _UNSEEN.sub("", text).translate(_LIGATURES)
    # Dropping a mark can bring a letter and its accent together, so composition comes last.
    return unicodedata.normalize("NFC", text)


def one_line(text: str) -> str:
    """Return ``text`` in normal form on a single line: for titles and labels."""
    return " ".join(clean(text).split())


def tidy(text: str) -> str:
    """Strip the lines of cleaned ``text``, make each run of blanks one, and drop its empty lines.

    Page breaks stay. A no-break space that stands alone between two words is kept; every other blank
    becomes U+0020.
    """
    text = _BLANKS.sub(_blank, text)
    lines = (line.strip(" " + _NO_BREAK) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def normalise(text: str) -> str:
    """Return ``text`` in the normal form of ``Document.text``.

    Lines end with U+000A, no line has blanks at its ends, paragraphs are parted by exactly one empty line.
    ``normalise(normalise(t)) == normalise(t)`` for every string.
    """
    text = _BLANKS.sub(_blank, clean(text).replace(PAGE_BREAK, "\n\n"))
    text = _EDGES.sub("", text)
    return _PARAGRAPHS.sub("\n\n", text).strip("\n")


def _blank(match: re.Match[str]) -> str:
    """What a run of blanks becomes."""
    blanks = match.group()
    return blanks if len(blanks) == 1 and blanks in _NO_BREAK else " "
