"""The words that attribute, as data: see ``lexicons/cues.toml`` for classes, stances and frames."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from whosays.extract.lexicons import load_lexicon_file
from whosays.records import Stance

#: Classes of cue that report a claim. ``attitude`` and ``inquiry`` report a wish or a question.
CLAIM_CLASSES = frozenset({"speech", "writing", "evidence", "belief", "denial", "accusation", "promise"})


@dataclass(frozen=True, slots=True)
class Cue:
    """What a lexicon says of one word in one frame."""

    cue_class: str
    stance: Stance


@dataclass(frozen=True, slots=True)
class Cues:
    """The whole cue lexicon, indexed for look-up by lemma.

    Attributes:
        verbs: Lemma to frame to cue. The first group of the file that lists a pair wins.
        nouns: Lemma to cue.
        phrases: Phrases whose object is the source, as tuples of lower-case words, longest first.
        words: The smaller lists of the file by name.
    """

    verbs: dict[str, dict[str, Cue]]
    nouns: dict[str, Cue]
    phrases: tuple[tuple[str, ...], ...]
    words: dict[str, frozenset[str]]


@functools.cache
def cues() -> Cues:
    """The cue lexicon, read once."""
    data = load_lexicon_file("cues")
    verbs: dict[str, dict[str, Cue]] = {}
    for group in data["verb"]:
        cue = Cue(group["class"], group["stance"])
        for lemma in group["lemmas"].split():
            frames = verbs.setdefault(lemma, {})
            for frame in group["frames"]:
                frames.setdefault(frame, cue)
    nouns: dict[str, Cue] = {}
    for group in data["noun"]:
        for lemma in group["lemmas"].split():
            nouns.setdefault(lemma, Cue(group["class"], group["stance"]))
    phrases = sorted(
        {tuple(words.split()) for entry in data["phrase"] for words in entry["words"]}, key=lambda p: (-len(p), p)
    )
    return Cues(
        verbs,
        nouns,
        tuple(phrases),
        {name: frozenset(lemmas.split()) for name, lemmas in data["words"].items()},
    )


def cue_named(lemma: str) -> Cue | None:
    """What the lexicon says of a word in the frame that it is commonest in; None where it does not have it."""
    frames = cues().verbs.get(lemma, {})
    common = [frames[frame] for frame in ("clause", "quote", "object") if frame in frames]
    return next(iter([*common, *frames.values()]), None) or cues().nouns.get(lemma)


@functools.cache
def source_words(kind: str) -> frozenset[str]:
    """The words that ``lexicons/sources.toml`` lists under ``kind``."""
    return frozenset(load_lexicon_file("sources")[kind].split())
