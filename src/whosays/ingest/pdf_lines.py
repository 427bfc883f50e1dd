"""The lines of PDF pages in reading order, from where their words stand."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median

from whosays.ingest.pdf_words import Word
from whosays.text.lines import Gap, Line
from whosays.text.normalise import clean

#: In font sizes: the width of an average character; a gap between cells or columns; a gap between paragraphs
#: beyond the usual distance of lines; what counts as the same line.
_CHARACTER, _WIDE, _LOOSE, _SAME_LINE = 0.5, 1.6, 0.35, 0.5
_OTHER_SIZE = 0.12
#: A gutter runs down this many lines and takes up most of them; on both sides are lines of text, not cells.
_GUTTER_LINES, _GUTTER_SHARE, _COLUMN_LETTERS = 5, 0.6, 18
#: How many rows may be drawn out of turn at the start or the end of a page.
_DRAWN_APART = 5
_COLUMN_APART = 120.0
_CELLS = "    "


@dataclass(frozen=True, slots=True)
class Row:
    """A line on the page: words, from left to right. Lengths in points."""

    words: tuple[Word, ...]

    @property
    def left(self) -> float:
        """Left edge."""
        return self.words[0].left

    @property
    def right(self) -> float:
        """Right edge."""
        return self.words[-1].right

    @property
    def base(self) -> float:
        """Height on the page."""
        return self.words[0].base

    @property
    def size(self) -> float:
        """Font size of most of it."""
        return median(word.size for word in self.words)

    @property
    def text(self) -> str:
        """Its words; cells are parted by wide blanks."""
        parts = [self.words[0].text]
        for before, word in pairwise(self.words):
            parts += [_CELLS if word.left - before.right > _WIDE * before.size else " ", word.text]
        return "".join(parts)


def lay_out(pages: Sequence[Sequence[Word]]) -> list[Line]:
    """Return the lines of all pages in reading order, with columns parted and paragraphs' gaps found."""
    laid = [_edges_out(_columns(_rows(words))) for words in pages]
    rows = [row for page in laid for row in page]
    if not rows:
        return []
    body = median(word.size for row in rows for word in row.words)
    return [line for number, page in enumerate(laid, start=1) for line in _lines(page, number, body)]


def _rows(words: Sequence[Word]) -> list[Row]:
    """Put words on lines, as the file breaks them and where the height changes."""
    rows: list[list[Word]] = []
    fresh = True
    for word in words:
        if fresh or abs(rows[-1][-1].base - word.base) > _SAME_LINE * max(word.size, rows[-1][-1].size):
            rows.append([])
        rows[-1].append(word)
        fresh = word.ends_line
    return [Row(tuple(row)) for row in rows]


def _columns(rows: list[Row]) -> list[Row]:
    """Part rows that were drawn across two columns: the left column is read before the right one."""
    strip = _gutter(rows)
    if strip is None:
        return rows
    result: list[Row] = []
    for crossing, run in groupby(rows, key=lambda row: _side(row, strip) is None):
        if crossing:
            result += run
            continue
        left, right = [], []
        for row in run:
            parts = [tuple(word for word in row.words if (word.right <= strip) == side) for side in (True, False)]
            left += [Row(parts[0])] if parts[0] else []
            right += [Row(parts[1])] if parts[1] else []
        result += left + right
    return result


def _wide_gaps(row: Row) -> list[tuple[Word, Word]]:
    """The pairs of words between which a cell or a column may end."""
    return [(before, word) for before, word in pairwise(row.words) if word.left - before.right > _WIDE * before.size]


def _gutter(rows: Sequence[Row]) -> float | None:
    """The middle of the strip that most wide gaps share, None when they are those of a table or of nothing."""
    gaps = [(index, before.right, word.left) for index, row in enumerate(rows) for before, word in _wide_gaps(row)]
    if len(gaps) < _GUTTER_LINES:
        return None
    middle = median((left + right) / 2 for _, left, right in gaps)
    crossed = [index for index, left, right in gaps if left < middle < right]
    extent = gaps[-1][0] - gaps[0][0] + 1
    if len(crossed) < max(_GUTTER_LINES, _GUTTER_SHARE * extent, _GUTTER_SHARE * len(gaps)):
        return None
    for before in (True, False):
        sides = (sum(len(w.text) + 1 for w in rows[index].words if (w.left < middle) == before) for index in crossed)
        if median(sides) < _COLUMN_LETTERS:
            return None
    return middle


def _side(row: Row, strip: float) -> str | None:
    """Which side of the gutter a row is on, ``both`` when it was drawn across; None when its words cross it."""
    if any(word.left < strip < word.right for word in row.words):
        return None
    left = " ".join(word.text for word in row.words if word.right <= strip)
    right = " ".join(word.text for word in row.words if word.left >= strip)
    if not (left and right):
        return "left" if left else "right"
    parted = any(before.right <= strip <= word.left for before, word in _wide_gaps(row))
    return "both" if parted else None


def _edges_out(rows: list[Row]) -> list[Row]:
    """Put footers that are drawn first to the end, and headers that are drawn last to the start."""
    foot = _early(rows, lambda row: -row.base)
    body = [row for row in rows if row not in foot]
    head = _early(body[::-1], lambda row: row.base)
    return [*_downwards(head), *(row for row in body if row not in head), *_downwards(foot)]


def _early(rows: Sequence[Row], outer: Callable[[Row], float]) -> list[Row]:
    """Those of the first rows that lie further out than all that are drawn after them."""
    early: list[Row] = []
    inmost = max(map(outer, rows[_DRAWN_APART:]), default=-math.inf)
    for row in reversed(rows[:_DRAWN_APART]):
        if -math.inf < inmost < outer(row):
            early.append(row)
        else:
            inmost = max(inmost, outer(row))
    return early


def _downwards(rows: list[Row]) -> list[Row]:
    """Rows from the top of the page down."""
    return sorted(rows, key=lambda row: -row.base)


def _lines(rows: list[Row], page: int, body: float) -> list[Line]:
    """Turn the rows of a page into lines, in columns of average characters."""
    leading = _leading(rows)
    lefts = sorted(row.left for row in rows)
    notes = _notes(rows, body)
    lines: list[Line] = []
    for index, row in enumerate(rows):
        gap: Gap = "page" if not index else _gap(rows[index - 1], row, leading)
        edge = _region(row.left, lefts)
        unit = _CHARACTER * body
        left, right = (row.left - edge) / unit, (row.right - edge) / unit
        lines.append(Line(clean(row.text), round(left, 1), round(right, 1), gap, page, note=index >= notes))
    return lines


def _leading(rows: list[Row]) -> float:
    """The usual distance between lines."""
    distances = [before.base - row.base for before, row in pairwise(rows) if 0 < before.base - row.base < 4 * row.size]
    return median(distances) if distances else 0.0


def _gap(before: Row, row: Row, leading: float) -> Gap:
    """What parts two rows: nothing, a blank, or the end of a column."""
    distance = before.base - row.base
    if distance < -row.size:
        return "page"
    if abs(row.size - before.size) > _OTHER_SIZE * before.size:
        return "blank"
    return "blank" if leading and distance > leading + _LOOSE * row.size else "none"


def _region(left: float, lefts: Sequence[float]) -> float:
    """The left edge of the column that a row stands in."""
    region = lefts[0]
    for candidate in lefts:
        together = sum(candidate <= other <= candidate + _CHARACTER * _COLUMN_LETTERS for other in lefts)
        if candidate <= left and candidate - region > _COLUMN_APART and together >= _GUTTER_LINES:
            region = candidate
    return region


def _notes(rows: list[Row], body: float) -> int:
    """Where footnotes begin: the rows at the bottom in smaller letters; the number of rows when there are none."""
    index = len(rows)
    while index > 1 and rows[index - 1].size < (1 - _OTHER_SIZE) * body:
        index -= 1
    return index if index > 1 else len(rows)
