"""Evidence and claim read together by the encoder, and texts as vectors to be found by.

An encoder reads both texts of a pair as one sequence. One head judges whether the first bears out the second; another
tags the words of either side to which the other side has something else, with the kind of the difference. Neither is a
verdict: both are witnesses beside others (``whosays.audit``). It is of one origin with the encoder that reads a text by
itself and shares its pieces; its layers were trained for pairs alone and are kept as their difference from the other's.
"""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from whosays.language.decode import Floats, softmax
from whosays.language.encoder import has_weights, usual_threads
from whosays.language.files import ENCODER, PAIRS, WEIGHTS, ModelFiles, applied, session
from whosays.language.labels import CLAIM_PIECES, DRIFTS, ENTAILMENT, EVIDENCE_PIECES, VECTOR
from whosays.language.words import words_of

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

_Given = TypeVar("_Given")
_Made = TypeVar("_Made")
#: Word pieces of a text that its vector is made of, at most.
VECTOR_PIECES = 126


@dataclass(frozen=True, slots=True)
class Tagged:
    """Words that the other text of the pair does not have so.

    Attributes:
        drift: What sort of difference.
        in_claim: Whether they stand in the claim, or in the evidence.
        start: First code point, in the text that they stand in.
        end: Code point behind the last.
        probability: The head's own, of the likeliest of its words.
    """

    drift: str
    in_claim: bool
    start: int
    end: int
    probability: float


@dataclass(frozen=True, slots=True)
class PairReading:
    """What the encoder makes of a pair.

    Attributes:
        supports: Probability that the evidence bears out the claim.
        contradicts: Probability that it says otherwise.
        places: For each word, whether it is one of the claim, its first code point, and the one behind its last.
        chances: ``(W, 1 + drifts)``: for each word, how likely it is as in the other text, and how likely it differs in
            each sort of drift.
        tagged: Runs of words that differ by more than the reader's threshold, in order.
    """

    supports: float
    contradicts: float
    places: tuple[tuple[bool, int, int], ...]
    chances: Floats
    tagged: tuple[Tagged, ...]

    def changed(self) -> float:
        """How likely some word of the claim is changed: the largest over its words."""
        rows = self.chances[[index for index, place in enumerate(self.places) if place[0]]]
        return float(1 - rows[:, 0].min()) if len(rows) else 0.0

    def strongest(self, *, in_claim: bool, start: int = 0, end: int | None = None) -> dict[str, float]:
        """For each sort of drift the largest probability over the words of one text, or of ``[start, end)`` of it."""
        stop = sys.maxsize if end is None else end
        chosen = [
            index
            for index, (of_claim, first, behind) in enumerate(self.places)
            if of_claim == in_claim and start < behind and first < stop
        ]
        if not chosen:
            return dict.fromkeys(DRIFTS, 0.0)
        return {name: float(value) for name, value in zip(DRIFTS, self.chances[chosen, 1:].max(0), strict=True)}


class PairGraph:
    """Runs the graph that reads pairs with onnxruntime."""

    def __init__(self, graph: bytes) -> None:
        self._session = session(graph)

    def pair(
        self, ids: NDArray[np.int64], shapes: NDArray[np.int64], first: NDArray[np.int64]
    ) -> tuple[Floats, Floats]:
        """Outputs for evidence and claim as one window: ``entailment``, ``(3,)``, and ``drift``, ``(W, kinds)``.

        Takes the pieces and the shapes of their words, ``(T,)``, and the first piece of each word, ``(W,)``.
        """
        whole, tags = self._session.run(["entailment", "drift"], {"ids": ids, "shapes": shapes, "first": first})
        return whole, tags

    def vector(self, ids: NDArray[np.int64], shapes: NDArray[np.int64]) -> Floats:
        """The vector of a text, ``(VECTOR,)``, of length 1."""
        found: Floats = self._session.run(["vector"], {"ids": ids, "shapes": shapes, "first": np.zeros(1, np.int64)})[0]
        return found


@dataclass(frozen=True, slots=True)
class PairReader:
    """Reads pairs and vectors; every call is a pure function of its texts.

    Attributes:
        graph: The network; with more threads than one it has to bear being run by several at a time.
        tokenizer: Words to pieces.
        opening: The piece that opens a text.
        closing: The piece that closes one.
        threads: Pairs that are read at a time. What is found does not depend on it.
        threshold: Probability from which a word counts as changed.
    """

    graph: PairGraph
    tokenizer: Tokenizer
    opening: int
    closing: int
    threads: int = 1
    threshold: float = 0.4

    def read(self, pairs: Sequence[tuple[str, str]]) -> list[PairReading]:
        """Judge pairs of evidence and claim; what is longer than the encoder reads is cut off at its end."""
        return self._map(self._pair, pairs)

    def vectors(self, texts: Sequence[str]) -> Floats:
        """Vectors of length 1, ``(N, 192)``; the product of two tells how likely one is found by the other."""
        return np.stack(self._map(self._vector, texts)) if texts else np.empty((0, VECTOR), np.float32)

    def _map(self, do: Callable[[_Given], _Made], values: Sequence[_Given]) -> list[_Made]:
        if self.threads < 2 or len(values) < 4:
            return [do(value) for value in values]
        with ThreadPoolExecutor(self.threads) as pool:
            return list(pool.map(do, values))

    def _vector(self, text: str) -> Floats:
        words = words_of(text, [(0, len(text))], self.tokenizer)
        pieces = [piece for word in words.pieces for piece in word][:VECTOR_PIECES]
        shapes = [shape for word, shape in zip(words.pieces, words.shapes, strict=True) for _ in word][:VECTOR_PIECES]
        ids = np.array([self.opening, *pieces, self.closing])
        return self.graph.vector(ids, np.array([0, *shapes, 0]))

    def _pair(self, pair: tuple[str, str]) -> PairReading:
        ids, shapes, first = [self.opening], [0], []
        places: list[tuple[bool, int, int]] = []
        for in_claim, (text, most) in enumerate(zip(pair, (EVIDENCE_PIECES, CLAIM_PIECES), strict=True)):
            room = most
            words = words_of(text, [(0, len(text))], self.tokenizer)
            for start, end, pieces, shape in zip(words.starts, words.ends, words.pieces, words.shapes, strict=True):
                if len(pieces) > room:
                    break
                room -= len(pieces)
                first.append(len(ids))
                places.append((bool(in_claim), start, end))
                ids += pieces
                shapes += [shape] * len(pieces)
            ids.append(self.closing)
            shapes.append(0)
        whole, tags = self.graph.pair(np.array(ids), np.array(shapes), np.array(first or [0]))
        judged = softmax(whole)
        chances = softmax(tags)[: len(places)]
        return PairReading(
            supports=float(judged[ENTAILMENT.index("supports")]),
            contradicts=float(judged[ENTAILMENT.index("contradicts")]),
            places=tuple(places),
            chances=chances,
            tagged=tuple(_tagged(places, chances, self.threshold)),
        )


def shipped_pairs() -> PairReader | None:
    """The reader over the shipped weights; None where they are not installed.

    Raises:
        ModelError: If a file is damaged.
    """
    return load_pairs(WEIGHTS, usual_threads()) if has_weights() else None


@functools.cache
def load_pairs(folder: Path = WEIGHTS, threads: int = 1) -> PairReader:
    """The reader over the weights in ``folder``, loaded once.

    Raises:
        ModelError: If a file is missing, damaged or not the one that ``model.json`` names.
    """
    files = ModelFiles.at(folder)
    graph = PairGraph(applied(files.content(ENCODER), files.content(PAIRS)))
    return PairReader(graph, files.tokenizer(), files.about["opening"], files.about["closing"], threads)


def _tagged(places: Sequence[tuple[bool, int, int]], chances: Floats, threshold: float) -> Iterator[Tagged]:
    """Runs of neighbouring words that are likely changed; the kind is that of the run as a whole."""
    hot = [index for index in range(len(places)) if 1 - chances[index, 0] >= threshold]
    for run in _runs(hot, places):
        kinds = chances[run, 1:].sum(0)
        yield Tagged(
            DRIFTS[int(kinds.argmax())],
            places[run[0]][0],
            places[run[0]][1],
            places[run[-1]][2],
            float((1 - chances[run, 0]).max()),
        )


def _runs(indices: Iterable[int], places: Sequence[tuple[bool, int, int]]) -> Iterator[list[int]]:
    chosen = [*indices]
    if not chosen:
        return
    run = [chosen[0]]
    for before, index in pairwise(chosen):
        if index != before + 1 or places[index][0] != places[before][0]:
            yield run
            run = []
        run.append(index)
    yield run
