"""A pair of evidence and claim, and how the network is shown it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from training.examples import IGNORED
from whosays.language.labels import CLAIM_PIECES, DRIFTS, EVIDENCE_PIECES
from whosays.language.words import Words, words_of

#: Labels of a pair beside the indices of ``ENTAILMENT``: any but "supports", and not known.
UNSUPPORTED, UNKNOWN = -1, -2
Ints = NDArray[np.int64]
_DRIFT = {name: index for index, name in enumerate(DRIFTS, 1)}


@dataclass(frozen=True, slots=True)
class Changed:
    """Words that differ between evidence and claim: half-open ranges of code points, or None where nothing stands."""

    drift: str
    in_claim: tuple[int, int] | None
    in_evidence: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """One pair.

    Attributes:
        evidence: A passage.
        claim: What is said of it.
        label: An index into ``ENTAILMENT``, or ``UNSUPPORTED`` or ``UNKNOWN``.
        changed: What was altered in the claim; empty where nothing was; None where that is not known.
        both: Whether the evidence's words are labelled as well.
    """

    evidence: str
    claim: str
    label: int
    changed: tuple[Changed, ...] | None = None
    both: bool = False


@dataclass(slots=True)
class PairExample:
    """A pair as one sequence: evidence, mark, claim.

    Attributes:
        ids: Word pieces with the special ones.
        shapes: Of each piece's word.
        first: Index into ``ids`` of the first piece of each word.
        tags: Of each word, what changed there: 0 for nothing, else an index into ``DRIFTS`` plus 1; or ``IGNORED``.
        label: As in ``Pair``.
    """

    ids: Ints
    shapes: Ints
    first: Ints
    tags: Ints
    label: int


def pair_examples(pairs: Iterable[Pair], tokenizer: Tokenizer, special: tuple[int, int]) -> Iterator[PairExample]:
    """What the network is shown of each pair; what does not fit is cut off at the end of either text."""
    opening, closing = special
    for pair in pairs:
        ids, shapes, first, tags = [opening], [0], [], []
        for side, (text, most) in enumerate(((pair.evidence, EVIDENCE_PIECES), (pair.claim, CLAIM_PIECES))):
            words = words_of(text, [(0, len(text))], tokenizer)
            labels = _tags(pair, words, in_claim=side == 1)
            room = most
            for pieces, shape, tag in zip(words.pieces, words.shapes, labels, strict=True):
                if len(pieces) > room:
                    break
                room -= len(pieces)
                first.append(len(ids))
                tags.append(tag)
                ids += pieces
                shapes += [shape] * len(pieces)
            ids.append(closing)
            shapes.append(0)
        if first:
            yield PairExample(np.array(ids), np.array(shapes), np.array(first), np.array(tags), pair.label)


def _tags(pair: Pair, words: Words, *, in_claim: bool) -> list[int]:
    if pair.changed is None or not (in_claim or pair.both):
        return [IGNORED] * len(words)
    tags = [0] * len(words)
    for changed in pair.changed:
        bounds = changed.in_claim if in_claim else changed.in_evidence
        if bounds is not None:
            for index, (start, end) in enumerate(zip(words.starts, words.ends, strict=True)):
                if start < bounds[1] and bounds[0] < end:
                    tags[index] = _DRIFT[changed.drift]
    return tags
