"""What single cells of a matrix of hypotheses say: a rating, a range, a key with its text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, get_args

from whosays.ingest.imports.ach_grid import Cell
from whosays.records import Consistency, Interval

#: A short name, as ``whosays hypotheses`` takes it.
KEY: Final = re.compile(r"[^\s,:{}\[\]]+")
RATINGS: Final = get_args(Consistency)
_OTHER_WORDS: Final[dict[str, Consistency]] = {
    "++": "CC", "+": "C", "0": "N", "-": "I", "--": "II", "−": "I", "−−": "II", "–": "I", "––": "II",
    "very consistent": "CC", "consistent": "C", "neutral": "N", "inconsistent": "I", "very inconsistent": "II",
}  # fmt: skip
#: What people write where they do not rate.
_UNRATED: Final = frozenset({"", "na", "n/a", "n.a.", "?", "·", "."})
_NUMBER: Final = r"(\d+(?:[.,]\d+)?(?:e[+-]?\d+)?)\s*(%?)"
_INTERVAL: Final = re.compile(rf"{_NUMBER}(?:\s*(?:to|\.\.|–|—|-|;)\s*{_NUMBER})?", re.IGNORECASE)
_PERCENT: Final = 100


def rating_of(cell: Cell) -> Consistency | None:
    """How an item fits a hypothesis; None where nobody has rated it.

    Raises:
        ValueError: If it is no rating; its text names the cell.
    """
    words = cell.text.casefold()
    if words in _UNRATED:
        return None
    found: Consistency | None = next((known for known in RATINGS if known.casefold() == words), None)
    found = found or _OTHER_WORDS.get(words)
    if found is None:
        msg = f"{cell.where}: “{cell.text[:60]}” is no rating"
        raise ValueError(msg)
    return found


def interval_of(cell: Cell) -> Interval | None:
    """``0.2 to 0.4``, ``0.3`` or ``30%`` as two numbers; None where it is something else."""
    match = _INTERVAL.fullmatch(cell.text)
    if match is None:
        return None
    low = _number(match[1], match[2] or match[4] or "")
    return (low, low) if match[3] is None else (low, _number(match[3], match[4] or ""))


def keyed(cells: Sequence[Cell], letter: str) -> list[tuple[str, str]]:
    """A key and a text for each of some cells: ``H1: The warden did.``.

    Where one of them lacks a key all get new ones, and what stands there is their text.

    Args:
        cells: None of them empty.
        letter: What new keys begin with.
    """
    parted = [cell.text.partition(":") for cell in cells]
    keys = [key.strip() for key, _, _ in parted]
    if all(KEY.fullmatch(key) and colon and text.strip() for key, (_, colon, text) in zip(keys, parted, strict=True)):
        return [(key, text.strip()) for key, (_, _, text) in zip(keys, parted, strict=True)]
    if all(re.fullmatch(rf"{letter}\d+", cell.text) for cell in cells):
        return [(cell.text, cell.text) for cell in cells]
    return [(f"{letter}{number}", cell.text) for number, cell in enumerate(cells, 1)]


def _number(digits: str, percent: str) -> float:
    value = float(digits.replace(",", "."))
    return value / _PERCENT if percent else value
