"""The project's own passages, and the releases that only rules have labelled."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from training.authored import authored_passages
from training.corpora.polnear import PARAGRAPH, silver_kinds, silver_tags
from training.text import Attributed, LabelledText

_BLOCK = re.compile(r"\S(?:[^\n]|\n(?!\s*\n))*")
_KINDS = {"hedges": "hedge", "boosters": "booster", "negations": "negation"}


def read_authored(split: str) -> Iterator[LabelledText]:
    """The authored passages of one split."""
    for passage in authored_passages():
        if passage.split == split:
            marks = sorted((a, b, _KINDS[kind]) for kind, found in passage.marks.items() for a, b in found)
            yield LabelledText(
                name=passage.name,
                text=passage.text,
                paragraphs=tuple(match.span() for match in _BLOCK.finditer(passage.text)),
                attributions=tuple(Attributed(a.source, a.cue, a.content, a.cue_class) for a in passage.attributions),
                tags={"marks": tuple(marks)},
            )


def read_releases(silver: Mapping[str, Mapping[str, Any]]) -> Iterator[LabelledText]:
    """Texts that only rules have labelled."""
    for name, labels in silver.items():
        if labels["text"]:
            text = labels["text"]
            paragraphs = tuple(match.span() for match in PARAGRAPH.finditer(text))
            yield LabelledText(name, text, paragraphs, tags=silver_tags(labels), kinds=silver_kinds(labels))
