"""PolNeAR: attributions in political news; outermost ones only."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from benchmarks.polnear import Gold, annotated_texts

from training.cue_classes import cue_class
from training.text import Attributed, Bounds, LabelledText

PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")


def read_polnear(folder: Path, silver: Mapping[str, Mapping[str, Any]]) -> Iterator[LabelledText]:
    """Texts of ``folder``, with the rules' labels for the other heads where ``silver`` has them."""
    for annotated in annotated_texts(folder):
        text = annotated.text
        labels = silver.get("polnear/" + re.sub(r"_[0-9a-f]{4}$", "", annotated.name))
        yield LabelledText(
            name=annotated.name,
            text=text,
            paragraphs=tuple(match.span() for match in PARAGRAPH.finditer(text)),
            attributions=tuple(_attributed(gold, text) for gold in annotated.attributions),
            nested=False,
            tags=silver_tags(labels) if labels else {},
            kinds=silver_kinds(labels) if labels else (),
        )


def _attributed(gold: Gold, text: str) -> Attributed:
    (first, *_), (*_, last) = (runs := list(_runs(gold.cue)))[0], runs[-1]
    return Attributed(tuple(_runs(gold.source)), (first, last), tuple(_runs(gold.content)), cue_class(text[first:last]))


def _runs(offsets: Iterable[int]) -> Iterator[Bounds]:
    """Ranges of offsets that follow on one another."""
    start = previous = -2
    for offset in sorted(offsets):
        if offset != previous + 1:
            if previous >= 0:
                yield start, previous + 1
            start = offset
        previous = offset
    if previous >= 0:
        yield start, previous + 1


def silver_tags(labels: Mapping[str, Any]) -> dict[str, tuple[tuple[int, int, str], ...]]:
    """The rules' labels by head."""
    tags: dict[str, list[tuple[int, int, str]]] = {
        name: []
        for name in ("name_person", "name_organization", "name_place", "name_document", "name_event", "name_vessel")
    }
    for start, end, coarse, _ in labels["names"]:
        tags[f"name_{coarse}"].append((start, end, coarse))
    tags["marks"] = [(start, end, kind) for start, end, kind in labels["marks"]]
    tags["time"] = [(start, end, "time") for start, end, _ in labels["times"]]
    return {head: tuple(spans) for head, spans in tags.items()}


def silver_kinds(labels: Mapping[str, Any]) -> tuple[tuple[int, int, str], ...]:
    """The finer kind of each name."""
    known = {"PublicBody", "Company", "Country"}
    return tuple((start, end, fine if fine in known else "none") for start, end, _, fine in labels["names"])
