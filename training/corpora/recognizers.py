"""Recognizers-Text: date expressions in short sentences."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from training.text import LabelledText

FILES = (
    "DateExtractor",
    "DatePeriodExtractor",
    "DurationExtractor",
    "SetExtractor",
    "DateTimeExtractor",
    "HolidayExtractor",
)
_TOGETHER = 12


def read_recognizers(folder: Path) -> Iterator[LabelledText]:
    """The sentences of the extractors' specifications, some together."""
    rows = [
        row
        for name in FILES
        for row in json.loads((folder / "DateTime" / "English" / f"{name}.json").read_text("utf-8-sig"))
        if "python" not in row.get("NotSupported", "") and row["Input"].strip()
    ]
    for number, start in enumerate(range(0, len(rows), _TOGETHER)):
        text = ""
        paragraphs: list[tuple[int, int]] = []
        times: list[tuple[int, int, str]] = []
        for row in rows[start : start + _TOGETHER]:
            base = len(text)
            text += row["Input"].rstrip()
            paragraphs.append((base, len(text)))
            text += "\n"
            times += (
                (base + found["Start"], base + found["Start"] + found["Length"], "time")
                for found in row["Results"]
                if "Start" in found
            )
        yield LabelledText(f"recognizers-{number}", text, tuple(paragraphs), tags={"time": tuple(times)})
