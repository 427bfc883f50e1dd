"""What the encoder tells of words: the tags of each head, in the order of its outputs."""

from __future__ import annotations

from typing import Final

#: Roles of a word towards a cue.
ROLES: Final = ("none", "source", "content")
#: Classes of a cue, as in ``extract/lexicons/cues.toml``.
CUE_CLASSES: Final = (
    "speech", "writing", "evidence", "belief", "denial", "accusation", "promise", "attitude", "inquiry",
)  # fmt: skip
#: Names that may stand inside one another, each with tags of its own.
ENTITY_TYPES: Final = ("person", "organization", "place", "event", "document", "vessel")
#: Finer kinds of a name; a name may be none of them.
ENTITY_KINDS: Final = ("PublicBody", "Company", "Country")
MARKS: Final = ("hedge", "booster", "negation")
#: How a word is written; an uncased vocabulary does not tell.
SHAPES: Final = ("none", "lower", "capital", "initial", "upper", "mixed", "number", "mark")


def _tags(*names: str) -> tuple[str, ...]:
    return ("O", *(f"{prefix}-{name}" for name in names for prefix in "BI"))


#: Each head's outputs for a word. Tags are B (begins), I (inside), O (outside). ``cue`` tells of all cues, ``outer`` of
#: those that stand in the content of no other.
HEADS: Final[dict[str, tuple[str, ...]]] = {
    "cue": _tags("cue"),
    "outer": _tags("cue"),
    "cue_class": CUE_CLASSES,
    "marks": _tags(*MARKS),
    **{f"name_{kind}": _tags(kind) for kind in ENTITY_TYPES},
    "kind": ("none", *ENTITY_KINDS),
    "time": _tags("time"),
    "candidate": (*_tags("nominal"), "pronoun"),
    "factuality": ("value",),
}
ENTAILMENT: Final = ("supports", "contradicts", "neither")
#: What may have changed between a passage and a claim that is made of it: heads over the words of both, read as a pair.
DRIFTS: Final = (
    "certainty", "attribution", "actor", "action", "scope", "time", "place", "number", "polarity",
)  # fmt: skip
#: Length of the vector that a stretch of text is found by.
VECTOR: Final = 192
#: Word pieces of evidence and of claim that are read as a pair, at most.
EVIDENCE_PIECES: Final = 180
CLAIM_PIECES: Final = 72
