"""Persons, organizations and places by name."""

from __future__ import annotations

from collections.abc import Iterable

from whosays.audit.compare.side import Side
from whosays.audit.shelf import Named
from whosays.records import Span
from whosays.text.names import PARTICLES, latin, name_key, sound_key

_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "to", "a", "at", "by", "s"})


def missing_names(claim: Side, around: Side, *, aside: Iterable[Span] = ()) -> list[Named]:
    """The named of the claim of whom the source says nothing there, in order, each once.

    A name is there where the same entity is mentioned, by a name or otherwise, where a word of it stands in the text in
    whatever spelling, or where it names the document itself.

    Args:
        claim: The brief's words.
        around: The passage with what stands around it.
        aside: Names in these spans are those of the source itself and are not looked for.
    """
    present = {one.entity.id for one in around.named}
    text = f"{around.text} {around.document.title}"
    sounds = core_sounds(text)
    skipped = list(aside)
    found: dict[str, Named] = {}
    for one in claim.named:
        if one.mention.kind not in {"name", "metonym"} or any(span.overlaps(one.mention.span) for span in skipped):
            continue
        if one.entity.id in present or _is_there(one, sounds):
            continue
        found.setdefault(one.entity.id, one)
    return list(found.values())


def _is_there(one: Named, sounds: frozenset[str]) -> bool:
    """Whether the last word of a person's name, or most words of another's, sound like words of the text."""
    words = _sounds(one.mention.span.exact)
    if not words:
        return True
    if one.entity.schema == "Person":
        return words[-1] in sounds
    return 2 * sum(word in sounds for word in words) >= len(words)


def core_sounds(text: str) -> frozenset[str]:
    """Keys of how the words of a text sound, without articles and particles; "ae" and "ai" spell one sound."""
    return frozenset(_sounds(text))


def _sounds(text: str) -> list[str]:
    words = [word for word in name_key(latin(text)).split() if word not in _SMALL and word not in PARTICLES]
    return [sound_key(word.replace("ae", "ai")) for word in words]
