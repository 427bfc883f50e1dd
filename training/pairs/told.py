"""Passages with honest and altered claims about them, written for this project: ``training/data/drift/*.jsonl``.

A JSON object a line::

    {"passage": "one to four sentences of a document",
     "honest": ["a claim that the passage bears out", ...],
     "altered": [{"of": 0, "text": "honest claim 0 with one element changed", "drift": "number", "stronger": false,
                  "claim_words": "twenty", "passage_words": "a dozen"}, ...],
     "absent": ["a claim on the same matter that the passage does not speak of", ...]}

``claim_words`` are the words of the altered claim that differ from the passage, ``passage_words`` their counterpart
there; either is empty where the change is an omission. ``stronger`` tells an overstatement: a hedge dropped, a wider
scope, a weightier source.

``python -m training.pairs.told FILE...`` checks files and counts what is in them.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from whosays.language.labels import DRIFTS

FOLDER = Path(__file__).parents[1] / "data" / "drift"
#: Every so many passages of a file are kept to measure on.
HELD_OUT = 10


@dataclass(frozen=True, slots=True)
class Altered:
    """A claim that differs from an honest one in one element."""

    of: int
    text: str
    drift: str
    stronger: bool
    claim_words: str
    passage_words: str


@dataclass(frozen=True, slots=True)
class Told:
    """A passage with claims about it."""

    passage: str
    honest: tuple[str, ...]
    altered: tuple[Altered, ...]
    absent: tuple[str, ...]


def read_drift(folder: Path = FOLDER) -> tuple[list[Told], list[Told]]:
    """What is trained on, and what is held out.

    Raises:
        ValueError: If a line is not in the format.
    """
    training: list[Told] = []
    held_out: list[Told] = []
    for path in sorted(folder.glob("*.jsonl")):
        for number, told in enumerate(read_file(path)):
            (held_out if number % HELD_OUT == HELD_OUT - 1 else training).append(told)
    return training, held_out


def read_file(path: Path) -> Iterator[Told]:
    """The lines of one file.

    Raises:
        ValueError: Naming the line and what is wrong with it.
    """
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        try:
            yield _told(json.loads(line))
        except (KeyError, TypeError, ValueError) as error:
            message = f"{path.name}, line {number}: {error!r}"
            raise ValueError(message) from error


def _told(row: Mapping[str, Any]) -> Told:
    told = Told(
        row["passage"],
        tuple(row["honest"]),
        tuple(Altered(**altered) for altered in row["altered"]),
        tuple(row["absent"]),
    )
    for altered in told.altered:
        if altered.drift not in DRIFTS:
            message = f"no drift {altered.drift!r}"
            raise ValueError(message)
        if altered.claim_words not in altered.text:
            message = f"claim_words {altered.claim_words!r} are not in {altered.text!r}"
            raise ValueError(message)
        if altered.passage_words not in told.passage:
            message = f"passage_words {altered.passage_words!r} are not in the passage"
            raise ValueError(message)
        if altered.text in told.honest or not altered.claim_words + altered.passage_words:
            message = f"nothing is altered in {altered.text!r}"
            raise ValueError(message)
        if not 0 <= altered.of < len(told.honest):
            message = f"no honest claim {altered.of}"
            raise ValueError(message)
    return told


def main(paths: list[str]) -> None:
    """Check the files and print what is in them."""
    for path in map(Path, paths):
        rows = list(read_file(path))
        counts = Counter(altered.drift for told in rows for altered in told.altered)
        honest = sum(len(told.honest) for told in rows)
        absent = sum(len(told.absent) for told in rows)
        print(f"{path.name}: {len(rows)} passages, {honest} honest, {absent} absent, altered: {dict(counts)}")


if __name__ == "__main__":
    main(sys.argv[1:])
