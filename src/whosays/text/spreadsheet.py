"""Text in the cells of a spreadsheet: what would be taken for a formula is defused, and that can be undone.

A cell that begins with ``=``, ``+``, ``-``, ``@``, a tab or a line end may be run as a formula when a CSV file is
opened (OWASP, CSV Injection). An apostrophe before it keeps it text, in every program.
"""

from __future__ import annotations

from typing import Final

_MARK: Final = "'"
#: The ASCII signs that begin a formula, their full-width forms, and the mark itself, so that it can be undone.
_BEGINNINGS: Final = frozenset("=+-@＝＋－＠" + _MARK)
_EDGES: Final = frozenset("\t\r\n")


def defused(text: str) -> str:
    """The text as a cell that no program takes for a formula."""
    return _MARK + text if _runs(text) else text


def undone(cell: str) -> str:
    """The text of which ``defused`` made a cell; a cell that needed no mark is left as it is."""
    return cell[1:] if cell[:1] == _MARK and _runs(cell[1:]) else cell


def _runs(text: str) -> bool:
    return text[:1] in _EDGES or text.lstrip()[:1] in _BEGINNINGS
