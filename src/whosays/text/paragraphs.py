"""Where does a paragraph end? Decided from how the whole text is laid out.

Two layouts are told apart. In *wrapped* text lines break where the next word would not have fitted, so a line
that had room for it ends a paragraph. In *unwrapped* text each line is a paragraph, unless it breaks off in the
middle of a sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from whosays.text.lines import (
    Line,
    continues,
    ends_clause,
    ends_mid_phrase,
    ends_sentence,
    is_capitals,
    is_field,
    is_table_row,
    item_marker,
    looks_like_heading,
    starts_capital,
)

#: ``hanging``: first lines stand further left; ``indented``: further right.
Style = Literal["flat", "hanging", "indented"]

_LONGEST_WRAPPED, _NARROWEST = 140, 30
_MID_SENTENCE_SHARE = 0.2
_WIDTH_PERCENTILE = 0.9
_DOUBLE_SPACED_SHARE, _DOUBLE_SPACED_LINES = 0.85, 6
_INDENT = 2
_SHORT_LINE = 45
_SHORT_FILL = 0.7


@dataclass(frozen=True, slots=True)
class Measure:
    """How a text is set. ``width`` is the column where wrapped lines end; 0 for unwrapped text."""

    width: float
    style: Style


def paragraphs(lines: Sequence[Line]) -> list[list[Line]]:
    """Group the lines of a text, furniture left out, into paragraphs."""
    if not lines:
        return []
    lines = _single_spaced(lines)
    measure = measure_lines(lines)
    groups = [[lines[0]]]
    for (before, line), after in zip(pairwise(lines), [*lines[2:], None], strict=False):
        parts = _parts(before, line, measure, first=len(groups[-1]) == 1)
        if parts or (measure.width and ends_sentence(before.text) and _heads(line, after, measure)):
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups


def measure_lines(lines: Sequence[Line]) -> Measure:
    """Find the width to which a text is wrapped and the way its first lines are set."""
    pairs = [(before, line) for before, line in pairwise(lines) if line.gap == "none"]
    broken = sum(not ends_clause(before.text) and continues(line.text) for before, line in pairs)
    letters = sum(len(line.text) for line in lines)
    long = sum(len(line.text) for line in lines if line.right > _LONGEST_WRAPPED)
    if not pairs or broken < _MID_SENTENCE_SHARE * len(pairs) or 2 * long > letters:
        return Measure(0, "flat")
    edges = sorted(before.right for before, _ in pairs if before.right <= _LONGEST_WRAPPED)
    width = edges[int(_WIDTH_PERCENTILE * (len(edges) - 1))] if edges else 0
    return Measure(width if width >= _NARROWEST else 0, _style(pairs))


def _style(pairs: Sequence[tuple[Line, Line]]) -> Style:
    """Vote on what a change of indent means, by whether the line before it ended a sentence."""
    hanging = indented = 0
    for before, line in pairs:
        change = line.left - before.left
        if abs(change) < _INDENT:
            continue
        if (change > 0) == ends_clause(before.text):
            indented += 1
        else:
            hanging += 1
    if max(hanging, indented) < 2 * min(hanging, indented) + 2:
        return "flat"
    return "hanging" if hanging > indented else "indented"


def _single_spaced(lines: Sequence[Line]) -> list[Line]:
    """Undo double spacing: where nearly all lines are parted by blanks, in mid-sentence too, blanks mean nothing."""
    pairs = [(before, line) for before, line in pairwise(lines) if line.gap != "page"]
    blank = [(before, line) for before, line in pairs if line.gap == "blank"]
    broken = sum(not ends_clause(before.text) and continues(line.text) for before, line in blank)
    if (
        len(blank) < _DOUBLE_SPACED_LINES
        or len(blank) < _DOUBLE_SPACED_SHARE * len(pairs)
        or broken < _MID_SENTENCE_SHARE * len(blank)
    ):
        return list(lines)
    return [line.after("none") if line.gap == "blank" else line for line in lines]


def _parts(before: Line, line: Line, measure: Measure, *, first: bool) -> bool:
    """Whether a paragraph ends between two lines. ``first``: the earlier one begins its paragraph."""
    if line.gap == "blank":
        return True
    if line.gap == "page":
        return not _runs_on(before, line, measure)
    if is_table_row(line.text) or is_table_row(before.text):
        return True
    if measure.width:
        return _parts_wrapped(before, line, measure, first=first)
    return _parts_unwrapped(before, line)


def _parts_wrapped(before: Line, line: Line, measure: Measure, *, first: bool) -> bool:
    """The same for wrapped text."""
    room = before.right + 1 + len(line.text.split(maxsplit=1)[0]) < measure.width
    change = line.left - before.left
    if item_marker(line.text) or is_field(line.text):
        return room or ends_clause(before.text) or item_marker(line.text) == "bullet"
    if measure.style == "hanging" and change <= -_INDENT:
        return True
    if measure.style == "indented" and change >= _INDENT and not first:
        return True
    if is_capitals(before.text) != is_capitals(line.text) and looks_like_heading(before.text) and first:
        return True
    if not room or continues(line.text):
        return False
    if ends_clause(before.text):
        return True
    # Ragged lines end early by little; a line that ends early by much was ended on purpose.
    short = before.right < _SHORT_FILL * measure.width
    return short and starts_capital(line.text) and not ends_mid_phrase(before.text)


def _heads(line: Line, after: Line | None, measure: Measure) -> bool:
    """Whether a line of wrapped text is a heading without blanks around it: short, and then a new sentence."""
    short = line.right < _SHORT_FILL * measure.width and looks_like_heading(line.text)
    return short and after is not None and after.gap == "none" and starts_capital(after.text)


def _parts_unwrapped(before: Line, line: Line) -> bool:
    """The same for text with a paragraph a line."""
    if ends_clause(before.text) or is_field(line.text):
        return True
    if item_marker(line.text):
        # "– having agreed" may be broken out of a sentence; a list item is not.
        return (
            item_marker(line.text) != "dash" or item_marker(before.text) is not None or len(before.text) < _SHORT_LINE
        )
    if continues(line.text):
        return False
    if len(before.text) < _SHORT_LINE and before.text.endswith(","):
        return True
    if ends_mid_phrase(before.text):
        return False
    # A long line without an end, and a capital after it: a sentence broken before a name.
    return looks_like_heading(before.text) or not _SHORT_LINE <= len(before.text) <= _LONGEST_WRAPPED


def _runs_on(before: Line, line: Line, measure: Measure) -> bool:
    """Whether a sentence goes on over a page break or over what the page repeats."""
    if before.text.endswith("-") and before.text[-2:-1].isalpha():
        return True
    if ends_clause(before.text) and not (ends_sentence(before.text) or continues(line.text)):
        return False
    if ends_sentence(before.text) or item_marker(line.text) or is_field(line.text) or is_table_row(line.text):
        return False
    if continues(line.text) or ends_mid_phrase(before.text):
        return True
    filled = _SHORT_FILL * (measure.width or _LONGEST_WRAPPED)
    heading = is_capitals(line.text) or (line.right < filled and looks_like_heading(line.text))
    return before.right >= filled and starts_capital(line.text) and not heading and not is_capitals(before.text)
