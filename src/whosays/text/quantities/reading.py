"""The reading of numbers that all who need them share; what is counted, each finds in its own way."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from whosays.text.cardinals import SHORT_SCALES, read_number
from whosays.text.quantities.quantity import CURRENCIES, Limit, units

_MONEY = {"dollar": "$", "euro": "€", "rupee": "₹", "rouble": "₽", "ruble": "₽", "yen": "¥"}
#: Words before a number that widen it.
_LOOSE = frozenset(
    {"about", "around", "approximately", "roughly", "some", "nearly", "almost", "circa", "over", "under"}
)
#: Words before a number that make it the least or the most that there were.
_LEAST = ("at least", "more than", "no fewer than", "no less than", "not less than", "upwards of", "minimum of", "over")
_MOST = ("at most", "up to", "fewer than", "less than", "no more than", "not more than", "maximum of", "under")
_SIGNS = "".join(sorted(CURRENCIES)) + " "
#: Numbers behind these name something rather than count it.
_NAMES = frozenset(
    {"no", "no.", "number", "article", "section", "chapter", "paragraph", "page", "resolution", "order", "case", "unit",
     "room", "route", "flight", "annex", "exhibit", "para", "ch", "p", "pp", "part", "volume", "act", "law"}
)  # fmt: skip

#: Given the index behind a number, the index of what it counts and its lemma; None where it counts nothing.
Counted = Callable[[int], tuple[int, str] | None]


@dataclass(frozen=True, slots=True)
class Piece:
    """A word or mark.

    Attributes:
        text: As written.
        lemma: Its dictionary form in small letters, or its own where that is not known.
        start: First code point, counted from the start of what is read.
        end: Code point behind the last.
    """

    text: str
    lemma: str
    start: int
    end: int

    @property
    def lower(self) -> str:
        """In small letters."""
        return self.text.lower()


@dataclass(frozen=True, slots=True)
class Count:
    """A number found: the pieces from ``first`` to ``last``, both included; the rest as in ``Quantity``."""

    first: Piece
    last: Piece
    value: float
    unit: str
    loose: bool
    limit: Limit


def find_counts(pieces: Sequence[Piece], dates: Sequence[tuple[int, int]], counted: Counted) -> Iterator[Count]:
    """The numbers that belong to no date, in order.

    Args:
        pieces: Words and marks; a hyphen may be a piece or within one.
        dates: ``[start, end)`` of the dates among them.
        counted: Finds what a number counts.
    """
    words = [piece.lower for piece in pieces]
    index = 0
    while index < len(pieces):
        read = read_number(words, index)
        if read is None:
            index += 1
            continue
        value, after = read
        start, end = pieces[index].start, pieces[after - 1].end
        named = any(word.strip(".") in _NAMES for word in _before(words, index))
        if not named and not any(first < end and start < last for first, last in dates):
            yield _count(pieces, (index, after), value, counted)
        index = after


def _before(words: Sequence[str], index: int) -> Sequence[str]:
    """The word before a number, behind a full stop as well: "No. 14"."""
    before = words[max(0, index - 2) : index]
    return before if before and before[-1] == "." else before[-1:]


def _count(pieces: Sequence[Piece], bounds: tuple[int, int], value: float, counted: Counted) -> Count:
    first, after = bounds
    before = pieces[first - 1] if first else None
    loose = any(piece.lower in _LOOSE for piece in pieces[max(0, first - 2) : first])
    limit = _limit(" ".join(piece.lower for piece in pieces[max(0, first - 4) : first]).rstrip(_SIGNS))
    begin, last, unit = pieces[first], pieces[after - 1], ""
    if after < len(pieces) and last.end == pieces[after].start and (scale := SHORT_SCALES.get(pieces[after].lower)):
        # "£5m" may come in three pieces.
        value, last, after = value * scale, pieces[after], after + 1
    if before is not None and before.text[-1] in CURRENCIES:
        begin, unit = before, before.text[-1]
    elif after < len(pieces):
        step = after + 1 if pieces[after].text == "-" and after + 1 < len(pieces) else after
        word = pieces[step]
        name = "per cent" if word.lower == "per" and step + 1 < len(pieces) else word.lemma
        if word.lower in units() or name in units():
            kind, size = units().get(word.lower) or units()[name]
            last = pieces[step + 1] if name == "per cent" else word
            unit, value = kind, value * size
        elif (noun := counted(after)) is not None:
            last, unit = pieces[noun[0]], _MONEY.get(noun[1], noun[1])
    return Count(begin, last, value, unit, loose, limit)


def _limit(before: str) -> Limit:
    """Which way the words before a number leave it open; the longest of them decide."""
    ends = [(len(cue), limit) for cues, limit in ((_LEAST, "least"), (_MOST, "most")) for cue in cues
            if before == cue or before.endswith(f" {cue}")]  # fmt: skip
    return "least" if ends and max(ends)[1] == "least" else "most" if ends else ""
