"""The English specifications of Recognizers-Text: sentences with the dates in them and their values."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

_TYPES = frozenset({"date", "daterange"})

Days = tuple[date | None, date | None]


@dataclass(frozen=True, slots=True)
class Gold:
    """A result of a spec: where, whether it is a date or a range, and its resolutions (start, end); empty if none."""

    start: int
    end: int
    kind: str
    values: tuple[Days, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """An input with its results, and the spans of its results of other types."""

    text: str
    reference: str | None
    gold: tuple[Gold, ...]
    others: tuple[tuple[int, int], ...]


def cases(folder: Path, name: str) -> Iterator[Case]:
    """The cases of one spec file."""
    for spec in json.loads((folder / f"{name}.json").read_text(encoding="utf-8-sig")):
        gold: list[Gold] = []
        others: list[tuple[int, int]] = []
        for result in spec["Results"]:
            kind = (result.get("TypeName") or result.get("Typename") or result.get("Type") or "").split(".")[-1]
            start = result["Start"]
            end = result["End"] + 1 if "End" in result else start + result["Length"]
            if kind in _TYPES:
                gold.append(Gold(start, end, kind, tuple(_values(result))))
            else:
                others.append((start, end))
        reference = spec.get("Context", {}).get("ReferenceDateTime")
        yield Case(spec["Input"], reference[:10] if reference else None, tuple(gold), tuple(others))


def _values(result: dict[str, Any]) -> Iterator[Days]:
    resolution = result.get("Value") or {}
    values = [resolution.get("PastResolution"), resolution.get("FutureResolution")]
    values += (result.get("Resolution") or {}).get("values") or []
    for value in filter(None, values):
        point = value.get("date") or value.get("value")
        start, end = value.get("startDate") or value.get("start"), value.get("endDate") or value.get("end")
        if point and day_of(point):
            yield day_of(point), day_of(point)
        elif (start and day_of(start)) or (end and day_of(end)):
            yield day_of(start), day_of(end)


def day_of(text: str | None) -> date | None:
    """The day that is written in ISO 8601; None for anything else."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
