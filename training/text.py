"""What every corpus is turned into before it is cut into windows: a text with its annotations by offset."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

#: Half-open range of code points, and a label.
Tagged = tuple[int, int, str]
Bounds = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Attributed:
    """One attribution; ``cue_class`` is None where nobody knows it."""

    source: tuple[Bounds, ...]
    cue: Bounds
    content: tuple[Bounds, ...]
    cue_class: str | None


@dataclass(frozen=True, slots=True)
class LabelledText:
    """A text with what is known of it.

    Attributes:
        name: Unique in its corpus.
        text: The text.
        paragraphs: Ranges of it, in order.
        attributions: All attributions of the text; None where they are not annotated.
        nested: Whether attributions inside a content are annotated too; where not, cues there are unknown.
        tags: Per head of ``whosays.language.labels`` every range that has a label; a head that is missing is unknown.
        values: Factuality at single words.
        kinds: Ranges of names with their finer kind, or ``none``.
    """

    name: str
    text: str
    paragraphs: tuple[Bounds, ...]
    attributions: tuple[Attributed, ...] | None = None
    nested: bool = True
    tags: Mapping[str, tuple[Tagged, ...]] = field(default_factory=dict)
    values: tuple[tuple[int, int, float], ...] = ()
    kinds: tuple[Tagged, ...] = ()
