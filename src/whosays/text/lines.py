"""Lines of a laid-out text, and what the shape of one line says about it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from whosays.text.normalise import PAGE_BREAK

#: What stands between a line and the one before it. ``page`` is a page break or what a page repeats.
Gap = Literal["none", "blank", "page"]

_TAB = 8
_STOP = re.compile(r"[.!?…][\"'”’»›)\]*]*(?:\[?\d{1,3}\]?|[¹²³⁰-⁹]+)?$")
_COLON = re.compile(r":[\"'”’»)\]*]*$")
_ABBREVIATION = re.compile(
    r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Rev|Hon|St|Gen|Maj|Col|Lt|Capt|Cmdr|Adm|Sgt|Sen|Rep|Gov|Amb|Messrs|No|Nos|vs|cf|e\.g|i\.e)\.$"
)
_MID_PHRASE = re.compile(
    r"(?:[,;–—-]|\b(?:a|an|the|of|to|in|on|at|by|for|from|with|without|into|onto|over|under|between|among|against|"
    r"during|through|about|and|or|nor|but|that|which|who|whom|whose|as|than|is|are|was|were|be|been|has|have|had|"
    r"will|would|can|could|may|might|must|should|did|does|not|its|his|her|their|our|this|these|those|if|when|while))$",
    re.IGNORECASE,
)
_CONTINUES = re.compile(r"[\"'“‘«(\[]*(?:[a-zß-öø-ÿ]|[,;)\]–—…])")
_CAPITAL = re.compile(r"[\"'“‘«„(\[¿¡*]*[A-ZÀ-ÖØ-Þ\d]")
_ITEM = re.compile(
    r"(?:(?P<bullet>[•◦‣▪●○■□➢✓·])\s*|(?P<dash>[-–—*+](?:\s+|(?=[A-Z])))|(?P<bracket>\((?:\d{1,2}|[a-z]|[ivx]{1,4})\))\s*|"
    r"(?P<number>(?:\d{1,3}(?:\.\d{1,2})*[.):]|[A-Za-z][.)]|[ivxIVX]{2,5}[.)])\s+|\d{1,2}-\s*(?=[A-Z])))(?=[^\s.,;:])"
)
_FIELD = re.compile(r"[A-Z][^\W\d_][\w./#’' -]{0,28}:\s+\S")
_BARS = re.compile(r"\|.*\|$|\S.*\s\|\s.*\S$")
_WIDE_BLANKS = re.compile(r"(?<=\S)(?: {4,}|\t\s*)(?=\S)")
_HEADING_WORDS, _HEADING_LENGTH = 14, 90
_INNER_STOP = re.compile(r"[.!?][\"'”’)]*\s+[A-Z]")


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it was laid out.

    Attributes:
        text: The line without blanks at its ends.
        left: Where it starts, in columns from the left edge of its text area.
        right: Where it ends, in columns.
        gap: What parts it from the line before.
        page: The page it is on, counted from 1.
        furniture: Whether the page repeats it (a running header, a page number).
        note: Whether it belongs to a footnote: text of its own that stands in another's way.
        order: Its place among the lines of the text.
    """

    text: str
    left: float = 0
    right: float = 0
    gap: Gap = "none"
    page: int = 1
    furniture: bool = False
    note: bool = False
    order: int = 0

    def after(self, gap: Gap) -> Line:
        """The same line, parted from the one before it by ``gap``."""
        return replace(self, gap=gap)


def split_lines(text: str) -> Iterator[Line]:
    """Yield the lines of cleaned ``text`` that show anything; form feeds count as page breaks."""
    gap: Gap = "none"
    for page, content in enumerate(text.split(PAGE_BREAK), start=1):
        for raw in content.split("\n"):
            shown = raw.strip()
            if not shown:
                gap = "page" if gap == "page" else "blank"
                continue
            expanded = raw.expandtabs(_TAB)
            left = len(expanded) - len(expanded.lstrip())
            yield Line(shown, left, left + len(shown), gap, page)
            gap = "none"
        gap = "page"


def ends_sentence(text: str) -> bool:
    """Whether a line ends with sentence-final punctuation, quotes and note marks aside."""
    return bool(_STOP.search(text)) and not _ABBREVIATION.search(text)


def ends_clause(text: str) -> bool:
    """Whether a paragraph may end after this line: with a sentence, or with a colon."""
    return ends_sentence(text) or bool(_COLON.search(text))


def ends_mid_phrase(text: str) -> bool:
    """Whether a line ends on a word or mark that needs another after it ("of the", a comma)."""
    return bool(_MID_PHRASE.search(text)) or bool(_ABBREVIATION.search(text))


def continues(text: str) -> bool:
    """Whether a line can only go on from another: it starts lower-case or with closing punctuation."""
    return bool(_CONTINUES.match(text)) and item_marker(text) is None


def starts_capital(text: str) -> bool:
    """Whether a line may begin a sentence."""
    return bool(_CAPITAL.match(text))


def item_marker(text: str) -> str | None:
    """The sort of list marker a line begins with (``bullet``, ``dash``, ``number``, ``bracket``), or None."""
    match = _ITEM.match(text)
    return match.lastgroup if match else None


def is_field(text: str) -> bool:
    """Whether a line is a label with its value ("Born: 4 May 1961")."""
    return bool(_FIELD.match(text)) and len(text.split(":", 1)[0].split()) <= 4


def is_table_row(text: str) -> bool:
    """Whether a line is a row of cells: parted by bars, or by wide blanks in two places."""
    return bool(_BARS.match(text)) or len(_WIDE_BLANKS.findall(text)) > 1


def is_capitals(text: str) -> bool:
    """Whether a line is set in capitals throughout."""
    return text.isupper() and sum(map(str.isalpha, text)) > 3


def looks_like_heading(text: str) -> bool:
    """Whether a line that stands alone has the shape of a heading: short, no final mark, one phrase."""
    return (
        len(text) <= _HEADING_LENGTH
        and len(text.split()) <= _HEADING_WORDS
        and starts_capital(text)
        and any(map(str.isalpha, text))
        and not re.search(r"[.,;:!?…\-–—][\"'”’»)\]]*$", text)
        and not _INNER_STOP.search(text)
        and not is_field(text)
        and item_marker(text) not in {"bullet", "dash"}
    )
