"""The lexicons of certainty, read once from TOML and indexed by first word."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Any, cast

from whosays.extract.certainty.modifier import PLAIN, Effect, ModifierKind
from whosays.extract.lexicons import load_lexicon_file
from whosays.records import Level

_FILES = ("hedges", "negation", "conditions", "complements")


@dataclass(frozen=True, slots=True)
class Entry:
    """One word or phrase of the lexicon; the fields are described at the head of each TOML file."""

    words: tuple[str, ...]
    use: str
    kind: ModifierKind
    asserted: Effect
    denied: Effect
    leveled: bool
    by_lemma: bool
    pos: frozenset[str]
    frames: frozenset[str]
    voice: str | None
    raises: str | None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Entries by first word, longest first, and the lemmas whose objects exist as the verb does."""

    by_word: dict[str, tuple[Entry, ...]]
    by_lemma: dict[str, tuple[Entry, ...]]
    occurrence: frozenset[str]
    size: int


@functools.cache
def load_lexicon() -> Lexicon:
    """Read the lexicon files of this package.

    Raises:
        ValueError: If a group has an effect that is not a level and a sign.
    """
    groups = [g for name in _FILES for g in load_lexicon_file(name)["group"]]
    entries = [entry for group in groups if group.get("use") != "occurrence" for entry in _entries(group)]
    occurrence = frozenset(word for g in groups if g.get("use") == "occurrence" for word in g["words"])
    return Lexicon(
        by_word=_index([e for e in entries if not e.by_lemma]),
        by_lemma=_index([e for e in entries if e.by_lemma]),
        occurrence=occurrence,
        size=len(entries),
    )


def _entries(group: dict[str, Any]) -> list[Entry]:
    use = group.get("use", "complement")
    raises = group.get("raises")
    return [
        Entry(
            words=tuple(phrase.split()),
            use=use,
            kind=cast("ModifierKind", group["kind"]),
            asserted=_effect(group["asserted"])
            if "asserted" in group
            else Effect("certain", group.get("negates", False)),
            denied=_effect(group["denied"]) if "denied" in group else PLAIN,
            leveled="asserted" in group,
            by_lemma=use == "complement",
            pos=frozenset(group.get("pos", ())),
            frames=frozenset(group.get("frames", ())),
            voice=group.get("voice"),
            raises="always" if raises is True else raises,
        )
        for phrase in group["words"]
    ]


def _effect(notation: str) -> Effect:
    """Read ``"probable -"``."""
    level, sign = notation.split()
    if level not in {"certain", "probable", "possible", "unknown"} or sign not in {"+", "-"}:
        msg = f"not a level and a sign: {notation!r}"
        raise ValueError(msg)
    return Effect(cast("Level", level), sign == "-")


def _index(entries: list[Entry]) -> dict[str, tuple[Entry, ...]]:
    index: dict[str, list[Entry]] = {}
    for entry in entries:
        index.setdefault(entry.words[0], []).append(entry)
    return {word: tuple(sorted(group, key=lambda e: -len(e.words))) for word, group in index.items()}
