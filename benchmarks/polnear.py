"""PolNeAR: political news with annotated attributions, in brat's standoff format."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_SUFFIX = re.compile(r"_[0-9a-f]{4}$")
_EVENT_ROLE = re.compile(r"^(Source|Cue|Content)\d*$")


@dataclass(frozen=True, slots=True)
class Gold:
    """One attribution: code points of source, cue and content; discontinuous spans are united."""

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]


@dataclass(frozen=True, slots=True)
class Annotated:
    """One annotated text."""

    name: str
    text: str
    attributions: tuple[Gold, ...]


def annotated_texts(folder: Path) -> Iterator[Annotated]:
    """Every annotated text of ``folder``; a text annotated twice comes twice."""
    for path in sorted((folder / "attributions").glob("*.ann")):
        name = _SUFFIX.sub("", path.stem)
        # newline="" keeps carriage returns, which the offsets count.
        with (folder / "text" / f"{name}.txt").open(encoding="utf-8", newline="") as file:
            text = file.read()
        yield Annotated(path.stem, text, tuple(_attributions(path.read_text("utf-8"))))


def _attributions(annotations: str) -> Iterator[Gold]:
    spans: dict[str, frozenset[int]] = {}
    events: list[list[str]] = []
    for line in annotations.split("\n"):
        key, _, rest = line.partition("\t")
        if key.startswith("T"):
            _, _, offsets = rest.split("\t")[0].partition(" ")
            bounds = (part.split() for part in offsets.split(";") if part.strip())
            spans[key] = frozenset(i for start, end in bounds for i in range(int(start), int(end)))
        elif key.startswith("E"):
            events.append(rest.split())
    for event in events:
        parts: dict[str, set[int]] = {"Source": set(), "Cue": set(), "Content": set()}
        for argument in event:
            role, _, target = argument.partition(":")
            match = _EVENT_ROLE.match(role)
            if match and target in spans:
                parts[match[1]] |= spans[target]
        if parts["Cue"] and parts["Content"]:
            yield Gold(frozenset(parts["Source"]), frozenset(parts["Cue"]), frozenset(parts["Content"]))
