"""How sure each text lets its source be: the hedges on the words, and the verb that hands them on."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from whosays.audit.compare.side import Side, quoted
from whosays.records import Certainty, Claim, Difference, Link, Span

_NAME = "certainty"
_LEXICON = Path(__file__).with_name("cues.toml")
_RANKS = {"certain": 3, "probable": 2, "possible": 1, "unknown": 0}
_WORDS = ("open", "possible", "probable", "certain")


@dataclass(frozen=True, slots=True)
class Commitment:
    """How sure a text is, from 0 (open) to 3 (certain), and the words that say so."""

    rank: int
    words: tuple[Span, ...]


@functools.cache
def _weak() -> frozenset[str]:
    return frozenset(tomllib.loads(_LEXICON.read_text("utf-8"))["weak"]["words"])


def commitment(certainty: Certainty, links: Sequence[Link]) -> Commitment:
    """The certainty of a content, lowered to probable where a verb of belief or allegation hands it on."""
    rank, words = _RANKS[certainty.level], certainty.hedges
    for link in links:
        if link.cue is not None and is_weak(link.cue) and rank > 2:
            rank, words = 2, (*words, link.cue)
    return Commitment(rank, words)


def is_weak(cue: Span) -> bool:
    """Whether a cue hands words on without standing for them: "believed", "alleges"."""
    return any(word in _weak() for word in cue.exact.lower().replace("-", " ").split())


def compare_certainty(claim: Claim, content: Side, aligned: Claim, cited: int) -> list[Difference]:
    """Whether the brief lets its source be surer, or less sure, than the source is.

    Args:
        claim: The brief's.
        content: The words compared: the claim's content, or a part of it.
        aligned: The claim of the source that they hold.
        cited: Index of the cited source in the chain of ``claim``; what hands on from there counts.
    """
    hedges = tuple(h for h in claim.certainty.hedges if h.start >= content.start - 40 and h.end <= content.end + 40)
    level = claim.certainty if hedges or not claim.certainty.hedges else Certainty("certain", claim.certainty.polarity)
    ours = commitment(Certainty(level.level, level.polarity, hedges), claim.attribution.chain[cited:])
    theirs = commitment(aligned.certainty, aligned.attribution.chain)
    if ours.rank == theirs.rank or abs(ours.rank - theirs.rank) < 1:
        return []
    stronger = ours.rank > theirs.rank
    mine, other = (side.words[0] if side.words else None for side in (ours, theirs))
    if (stronger and other is None) or (not stronger and mine is None):
        return []
    why = (
        f"the source holds it for {_WORDS[theirs.rank]} ({quoted(other)}), the brief for {_WORDS[ours.rank]}"
        if stronger
        else f"the brief holds it for {_WORDS[ours.rank]} ({quoted(mine)}), the source for {_WORDS[theirs.rank]}"
    )
    return [Difference("certainty", mine, other, stronger, why, _NAME)]
