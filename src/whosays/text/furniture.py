"""Which lines does the page repeat? Running headers, footers and page numbers are not part of the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from whosays.text.lines import Line, looks_like_heading

_MARKER = re.compile(r"\W*page\W{0,2}\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W*", re.IGNORECASE)
#: Page markers too, but only on a line with nothing around it: "9/11" and "p. 12." end up on lines of their own.
_LONE_MARKER = re.compile(
    r"(?:pg?\.\s*)?\d{1,4}\s*(?:of|/)\s*\d{1,4}|pg?\.\s*\d{1,4}|[-–—]\s*\d{1,4}\s*[-–—]", re.IGNORECASE
)
_NUMBER = re.compile(r"\[?(\d{1,4}|[ivxl]{1,7})\]?", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
#: How many lines at either end of a page may be furniture, and how long such a line can be.
_DEPTH, _LONGEST = 4, 120
#: On how many pages a line must come again; the second value is for texts of few pages.
_PAGES, _FEW_PAGES, _FEW = 3, 2, 4
_RUN = 3


def mark_furniture(lines: Sequence[Line]) -> list[Line]:
    """Return ``lines`` with furniture marked, and with gap ``page`` wherever furniture or a page break was.

    A line is furniture when it is a page marker ("Page 3 of 21"), or when it stands at a page's top or bottom and
    comes again there on other pages with nothing but its digits changed, or when it is a bare number there.
    Pages are those of the lines; a text on one page is cut into pages at its page markers.
    """
    marked = {index for index in range(len(lines)) if _is_marker(lines, index)}
    marked |= _numbering(lines)
    pages = _pages(lines, marked)
    if len(pages) > 1:
        marked |= _repeated(lines, pages)
    result = []
    crossing = False
    for index, line in enumerate(lines):
        if index in marked:
            result.append(replace(line, furniture=True))
            crossing = True
            continue
        if line.note:
            result.append(line)
            crossing = True
            continue
        result.append(line.after("page") if crossing else line)
        crossing = False
    return result


def _is_marker(lines: Sequence[Line], index: int) -> bool:
    """Whether a line says what page this is."""
    text = lines[index].text
    return bool(_MARKER.fullmatch(text) or (_LONE_MARKER.fullmatch(text) and _isolated(lines, index)))


def _numbering(lines: Sequence[Line]) -> set[int]:
    """Bare numbers on lines of their own that count up by one through the text: page numbers."""
    alone = [
        (index, int(line.text))
        for index, line in enumerate(lines)
        if line.text.isascii() and line.text.isdecimal() and len(line.text) <= _DEPTH and _isolated(lines, index)
    ]
    runs: list[list[tuple[int, int]]] = []
    for index, number in alone:
        if runs and runs[-1][-1][1] + 1 == number:
            runs[-1].append((index, number))
        else:
            runs.append([(index, number)])
    return {index for run in runs if len(run) >= _RUN for index, _ in run}


def _isolated(lines: Sequence[Line], index: int) -> bool:
    """Whether blank lines or page breaks stand before and after a line."""
    return lines[index].gap != "none" and (index + 1 == len(lines) or lines[index + 1].gap != "none")


def _pages(lines: Sequence[Line], markers: set[int]) -> list[list[int]]:
    """Indices of the lines of each page; page markers part the pages of a text that has none."""
    if lines and lines[0].page == lines[-1].page and len(markers) > 1:
        pages: list[list[int]] = [[]]
        for index in range(len(lines)):
            if index in markers:
                pages.append([])
            else:
                pages[-1].append(index)
        return [page for page in pages if page]
    return [list(indices) for _, indices in groupby(range(len(lines)), key=lambda index: lines[index].page)]


def _repeated(lines: Sequence[Line], pages: list[list[int]]) -> set[int]:
    """Lines at the edges of pages that come again on other pages, from the edge inwards without a gap."""
    found: set[int] = set()
    needed = _FEW_PAGES if len(pages) <= _FEW else _PAGES
    for step in (1, -1):
        edges = [page[::step][:_DEPTH] for page in pages]
        masks = Counter(mask for number, edge in enumerate(edges) for mask in {_mask(lines[i], number) for i in edge})
        for number, edge in enumerate(edges):
            for index in edge:
                if len(lines[index].text) > _LONGEST or masks[_mask(lines[index], number)] < needed:
                    break
                if number or step < 0 or not _is_title(lines, index):
                    found.add(index)
    return found


def _is_title(lines: Sequence[Line], index: int) -> bool:
    """Whether what heads every page is the title on the first one: it has no number, and no heading follows it."""
    following = lines[index + 1 : index + 2]
    return not _DIGITS.search(lines[index].text) and not any(looks_like_heading(line.text) for line in following)


def _mask(line: Line, number: int) -> str:
    """The line with its numbers replaced, so that "Report, page 3" and "Report, page 4" are the same.

    A bare number is replaced by what it is ahead of the page's place, so that only numbers that count pages match.
    """
    if match := _NUMBER.fullmatch(line.text):
        return f"#{int(match[1]) - number:+}" if match[1].isdecimal() else "#roman"
    return _DIGITS.sub("#", line.text.casefold())
