"""The layout of a text: its blocks, in order, each a stretch that is read as one."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from whosays.records import BlockKind
from whosays.text.furniture import mark_furniture
from whosays.text.lines import (
    Line,
    ends_sentence,
    is_field,
    is_table_row,
    item_marker,
    looks_like_heading,
    split_lines,
)
from whosays.text.normalise import PAGE_BREAK
from whosays.text.paragraphs import paragraphs

#: A line this long is no wrapped line: wide blanks in it part paragraphs rather than justify it.
_RUN_TOGETHER = 140
_WIDE = re.compile(r"[^\S\f]{3,}")
_CLOSES = re.compile(r"[.!?…:;\"'”’»)\]*]")
_OPENS = re.compile(r"[\"'“‘«„(\[*]*[A-Z]")
_LABEL = re.compile(r"[A-Z][\w .#/-]{1,28}:\s")
_DATELINE = re.compile(r"[\"'“‘«*]*[A-Z]{3}[A-Z .,]{0,40}[*]*\s+[–—-]")
_HEADING_LINES, _LONGEST_FIELD = 2, 120
#: More short lines than this on end are a list, not headings.
_HEADINGS_ON_END = 3


_Block = tuple[BlockKind, Sequence[Line]]


@dataclass(frozen=True, slots=True)
class Piece:
    """A block before it has offsets.

    Attributes:
        kind: As in ``Block``.
        text: Cleaned text; lines parted by U+000A; a form feed where a page starts.
    """

    kind: BlockKind
    text: str


def segment(text: str) -> list[Piece]:
    """Lay out cleaned plain ``text`` (see ``normalise.clean``). Every character that shows is in one piece."""
    return segment_lines(list(split_lines(split_wide_blanks(text))))


def segment_lines(lines: Sequence[Line]) -> list[Piece]:
    """Lay out lines.

    Furniture and notes that stand within a paragraph are moved: before it when they close the paragraph's first
    page, else behind it, so that no sentence has furniture inside.
    """
    marked = [replace(line, order=order) for order, line in enumerate(mark_furniture(lines))]
    body = [line for line in marked if not (line.furniture or line.note)]
    groups = paragraphs(body)
    kinds = classify([[line.text for line in group] for group in groups])
    asides: list[_Block] = [("furniture", [line]) for line in marked if line.furniture]
    asides += [
        ("paragraph", group) for group in paragraphs([line for line in marked if line.note and not line.furniture])
    ]
    asides.sort(key=lambda aside: aside[1][0].order)
    return list(_pieces(_ordered(list(zip(kinds, groups, strict=True)), asides)))


def split_wide_blanks(text: str) -> str:
    """Part paragraphs that were run together on one line with three blanks or more between them."""
    return "\n".join(_WIDE.sub(_part, line) if len(line) > _RUN_TOGETHER else line for line in text.split("\n"))


def _part(match: re.Match[str]) -> str:
    """An empty line in place of wide blanks that part paragraphs: a sentence, label or dateline follows them."""
    before = match.string[max(0, match.start() - 1) : match.start()]
    after = match.string[match.end() : match.end() + 60]
    sentence = _CLOSES.match(before) and _OPENS.match(after)
    label = before != ":" and _LABEL.match(after)
    return "\n\n" if sentence or label or _DATELINE.match(after) else match.group()


def classify(groups: Sequence[Sequence[str]]) -> list[BlockKind]:
    """Tell what each paragraph, given as its lines, is; headings need something to head."""
    kinds: list[BlockKind] = [_kind(lines) for lines in groups]
    following = "none"
    run: list[int] = []
    for index in range(len(kinds) - 1, -1, -1):
        if kinds[index] != "heading":
            following, run = kinds[index], []
            continue
        run.append(index)
        if following == "none" or len(run) > _HEADINGS_ON_END:
            for position in run:
                kinds[position] = "paragraph"
    return kinds


def _kind(lines: Sequence[str]) -> BlockKind:
    """What one paragraph looks like by itself."""
    if len(lines) <= _HEADING_LINES and looks_like_heading(" ".join(lines)):
        return "heading"
    if len(lines) == 1 and (is_table_row(lines[0]) or (is_field(lines[0]) and len(lines[0]) <= _LONGEST_FIELD)):
        # A labelled sentence ("Tower: Say again?") is somebody speaking.
        return "paragraph" if ends_sentence(lines[0]) else "table_row"
    return "list_item" if item_marker(lines[0]) else "paragraph"


def _ordered(blocks: Sequence[_Block], asides: Sequence[_Block]) -> Iterator[_Block]:
    """Yield blocks with what stands between or inside them, furniture and notes."""
    waiting = deque(asides)
    for block in blocks:
        first, last = block[1][0], block[1][-1]
        behind = []
        while waiting and waiting[0][1][0].order < last.order:
            aside = waiting.popleft()
            line = aside[1][0]
            if line.order < first.order or (aside[0] == "furniture" and first.page == line.page < last.page):
                yield aside
            else:
                behind.append(aside)
        yield block
        yield from behind
    yield from waiting


def _pieces(blocks: Iterable[_Block]) -> Iterator[Piece]:
    """Turn blocks of lines into text, with a form feed at the first line of each new page."""
    page = 1
    for kind, lines in blocks:
        texts = []
        for line in lines:
            texts.append(PAGE_BREAK * (line.page - page) + line.text)
            page = max(page, line.page)
        yield Piece(kind, "\n".join(texts))
