"""The certainty of an attributed content: what its cue lets the source commit to."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from whosays.extract.attribution.found import Found
from whosays.extract.lexicons import load_lexicon_file
from whosays.language.passages import Passage
from whosays.records import Certainty, Level, Polarity

if TYPE_CHECKING:
    from spacy.tokens import Token

_LEVELS: tuple[Level, ...] = ("certain", "probable", "possible", "unknown")
_SEEMING = frozenset({"appear", "seem"})


def as_held(passage: Passage, found: Found, certainty: Certainty) -> Certainty:
    """Turn and lower the certainty read inside a content as the cue of ``found`` demands.

    A denial turns the polarity, a promise leaves what is promised unknown, words that were *not* said commit to
    nothing, and a cue that commits to less lowers the level; the cue is then one of the hedges.
    """
    cue = passage.doc[found.cue[0] : found.cue[1]].root
    lemma = cue.lemma_.lower()
    if found.stance == "denies" or lemma in _commitments()["doubted"]:
        certainty = _turned(certainty)
    for level, word in _limits(found, cue):
        certainty = _capped(passage, certainty, level, word)
    negation = next((t for t in cue.children if t.dep_ == "neg"), None)
    if negation is None:
        return certainty
    if found.cue_class == "belief" or found.stance == "denies":
        return _turned(certainty)
    return _capped(passage, certainty, "unknown", negation)


@functools.cache
def _commitments() -> dict[str, frozenset[str]]:
    """Cue lemmas by how far they commit."""
    return {level: frozenset(lemmas.split()) for level, lemmas in load_lexicon_file("cues")["commitment"].items()}


def _limits(found: Found, cue: Token) -> Iterator[tuple[Level, Token]]:
    """The levels beyond which the cue does not commit, each with the word that says so."""
    limits: tuple[Level, ...] = ("probable", "possible")
    for level in limits:
        if cue.lemma_.lower() in _commitments()[level]:
            yield level, cue
    if found.stance == "promises":
        yield "unknown", cue
    if cue.dep_ == "xcomp" and cue.head.lemma_ in _SEEMING:
        yield "probable", cue.head


def _turned(certainty: Certainty) -> Certainty:
    polarity: Polarity = "negative" if certainty.polarity == "positive" else "positive"
    return replace(certainty, polarity=polarity)


def _capped(passage: Passage, certainty: Certainty, level: Level, word: Token) -> Certainty:
    weaker = max(certainty.level, level, key=_LEVELS.index)
    hedge = passage.tokens_span(passage.doc[word.i : word.i + 1])
    return replace(certainty, level=weaker, hedges=tuple(sorted({*certainty.hedges, hedge})))
