"""What a text has in quotation marks, of whatever style, and what its ellipses and brackets part it into."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

#: Marks by family: which go together. A mark of one family closes another's where texts mix them.
_OPENING = {"“": "double", "„": "double", "‟": "double", "〝": "double", "«": "angle", "‹": "single angle",
            "‘": "single", "‚": "single", "‛": "single", "「": "corner", "『": "white corner"}  # fmt: skip
_CLOSING = {"”": "double", "〞": "double", "»": "angle", "›": "single angle", "’": "single", "」": "corner",
            "』": "white corner"}  # fmt: skip
_EITHER = {'"': "straight", "＂": "straight", "″": "straight", "'": "single", "`": "single", "＇": "single"}
_ANGLES = "«»‹›"
_MARK = re.compile("[" + re.escape("".join((*_OPENING, *_CLOSING, *_EITHER))) + "]")
_PARAGRAPH = re.compile(r"\n\s*\n")
#: What an apostrophe shortens at its beginning.
_ELIDED = re.compile(r"\d0s\b|(?:tis|twas|em|til|cause|round)\b", re.IGNORECASE)
#: What is shorter than both is a term rather than a quotation.
LEAST_WORDS, LEAST_LENGTH = 3, 12
#: Deeper ones are slips.
_DEEPEST = 4
_WORD = re.compile(r"[^\W_]+")
_ELLIPSIS = re.compile(r"[\[(]\s*(?:…|\.(?:\s?\.){2,3})\s*[\])]|…+\.?|\.(?:\s?\.){2,3}")
_BRACKETS = re.compile(r"\[([^\[\]\n]{1,80})\]")
#: Remarks of an editor that stand for no words.
_REMARK = re.compile(r"sic!?|emphasis (?:added|mine|ours|in (?:the )?original)|\W*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch in quotation marks.

    Attributes:
        start: Offset of the first code point within the marks.
        end: Offset of the closing mark, or where the paragraph ends without one.
        depth: 0, or how many other quotations it stands in.
        closed: Whether a closing mark was found.
    """

    start: int
    end: int
    depth: int = 0
    closed: bool = True


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a quotation: words as quoted, or what an editor put in their place.

    Attributes:
        start: Offset of its first code point.
        end: Offset behind its last.
        kind: ``words``; ``gap`` for an ellipsis, which any number of words may fill; ``gloss`` for words in brackets,
            which stand for a few others, or for none.
    """

    start: int
    end: int
    kind: str


def quoted(text: str, start: int = 0, end: int | None = None) -> list[Quotation]:
    """The quotations in ``text[start:end]``, in order of their beginnings, nested ones behind those they stand in.

    Apostrophes are no marks. A mark that can only open, or only close, by what stands beside it does that, whatever
    its shape („so“, »so«, ”so”); else its shape decides. Any mark closes what a mark of the same family opened, or
    else the last that is open. A quotation goes on over paragraphs while each of them begins with a mark. What never
    closes ends with its paragraph, if a comma or a colon leads up to it, and is dropped otherwise. Quotations of fewer
    than three words and fewer than twelve code points are left out.
    """
    stop = len(text) if end is None else end
    found: list[Quotation] = []
    opened: list[tuple[int, str]] = []
    edges = [start, *(m.end() for m in _PARAGRAPH.finditer(text, start, stop)), stop]
    for low, high in pairwise(edges):
        if opened and not _goes_on(text, low):
            found += _unclosed(text, opened, low)
            opened.clear()
        skipped = len(opened)
        for mark in _MARK.finditer(text, low, high):
            if skipped and _is_leading(text, low, mark.start()):
                skipped -= 1
                continue
            skipped = 0
            _take(text, mark.start(), high, opened, found)
    found += _unclosed(text, opened, stop)
    return sorted((q for q in found if _is_long_enough(text, q)), key=lambda q: (q.start, -q.end))


def _goes_on(text: str, low: int) -> bool:
    """Whether a paragraph begins with a mark that opens."""
    return low < len(text) and (text[low] in _OPENING or _EITHER.get(text[low]) == "straight")


def _is_leading(text: str, low: int, place: int) -> bool:
    return all(_MARK.match(character) or character.isspace() for character in text[low:place])


def _take(text: str, place: int, high: int, opened: list[tuple[int, str]], found: list[Quotation]) -> None:
    """Let the mark at ``place`` open or close a quotation, or be an apostrophe."""
    mark = text[place]
    family = _OPENING.get(mark) or _CLOSING.get(mark) or _EITHER[mark]
    may_open, may_close = _may_open(text, place), _may_close(text, place)
    if family == "single":
        _take_single(text, place, high, opened, found)
        return
    opens = may_open if may_open != may_close else (mark in _OPENING or (mark in _EITHER and not opened))
    if not opens and opened:
        same = [level for level, (_, other) in enumerate(opened) if other == family]
        level = same[-1] if same else max((n for n, (_, other) in enumerate(opened) if other != "single"), default=-1)
        if level >= 0:
            found.append(Quotation(opened[level][0], place, level))
            del opened[level:]
    elif opens and len(opened) < _DEEPEST:
        opened.append((place + 1, family))


def _take_single(text: str, place: int, high: int, opened: list[tuple[int, str]], found: list[Quotation]) -> None:
    inner = bool(opened) and opened[-1][1] == "single"
    if inner and _may_close(text, place) and not _is_possessive(text, place, high):
        found.append(Quotation(opened[-1][0], place, len(opened) - 1))
        opened.pop()
    elif (
        not inner
        and text[place] != "’"
        and _may_open(text, place)
        and not _ELIDED.match(text, place + 1)
        and len(opened) < _DEEPEST
    ):
        closes = (m for m in _MARK.finditer(text, place + 1, high) if m[0] in "’'`＇" and _may_close(text, m.start()))
        if next(closes, None) is not None:
            opened.append((place + 1, "single"))


def _is_possessive(text: str, place: int, high: int) -> bool:
    """Whether a mark behind an s is rather an apostrophe ("the workers' own words"): another one closes later."""
    if text[place - 1] not in "sS" or not text[place + 1 : place + 2].isspace():
        return False
    for mark in _MARK.finditer(text, place + 1, high):
        if mark[0] in _OPENING or (mark[0] in _EITHER and _may_open(text, mark.start())):
            return False
        if mark[0] in "’'`＇" and _may_close(text, mark.start()):
            return True
    return False


def _may_open(text: str, place: int) -> bool:
    """Whether what stands beside a mark lets it open; French sets a blank behind its mark."""
    before, after = text[place - 1 : place] if place else "", text[place + 1 : place + 2]
    stands_free = not before.strip() or before in "([{-–—/:;," or bool(_MARK.match(before))
    return stands_free and (text[place] in _ANGLES or bool(after.strip()))


def _may_close(text: str, place: int) -> bool:
    before, after = text[place - 1 : place] if place else "", text[place + 1 : place + 2]
    return not after.isalnum() and (text[place] in "»›" or bool(before.strip()))


def _unclosed(text: str, opened: list[tuple[int, str]], stop: int) -> Iterator[Quotation]:
    if opened:
        first = opened[0][0]
        leads = text[: first - 1].rstrip()[-1:]
        end = first + len(text[first:stop].rstrip())
        if leads in {",", ":"} and end > first:
            yield Quotation(first, end, 0, closed=False)


def _is_long_enough(text: str, quotation: Quotation) -> bool:
    words = len(_WORD.findall(text, quotation.start, quotation.end))
    return words >= LEAST_WORDS or (words > 0 and quotation.end - quotation.start >= LEAST_LENGTH)


def pieces(text: str, start: int, end: int) -> list[Piece]:
    """The words of a quotation and what parts them, in order.

    ``[…]``, ``...`` and their like are gaps; other brackets are glosses, but for a changed letter, "[T]he", which is
    left in its word, and remarks such as "[sic]", which are left out.
    """
    marks = [(m.start(), m.end(), "gap") for m in _ELLIPSIS.finditer(text, start, end)]
    for bracket in _BRACKETS.finditer(text, start, end):
        if any(a < bracket.end() and bracket.start() < b for a, b, _ in marks) or _changes_letters(text, bracket, end):
            continue
        marks.append((bracket.start(), bracket.end(), "remark" if _REMARK.fullmatch(bracket[1].strip()) else "gloss"))
    found: list[Piece] = []
    place = start
    for low, high, kind in sorted(marks):
        if _WORD.search(text, place, low):
            found.append(Piece(place, low, "words"))
        if kind != "remark":
            found.append(Piece(low, high, kind))
        place = high
    if _WORD.search(text, place, end):
        found.append(Piece(place, end, "words"))
    return found


def _changes_letters(text: str, bracket: re.Match[str], end: int) -> bool:
    """Whether brackets stand around letters within a word."""
    before = text[max(0, bracket.start() - 1) : bracket.start()]
    after = text[bracket.end() : min(end, bracket.end() + 1)]
    return len(bracket[1]) <= 4 and bracket[1].isalpha() and (before.isalpha() or after.isalpha())
