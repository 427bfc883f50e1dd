"""Labelled texts as what the network learns from: windows with a label, or ``IGNORED``, for every word and head."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from training.text import Attributed, Bounds, LabelledText
from whosays.language.labels import CUE_CLASSES, ENTITY_KINDS, HEADS, ROLES
from whosays.language.reading import pieces_of
from whosays.language.windows import Window, windows
from whosays.language.words import Words, words_of

IGNORED = -100
#: Word pieces in a batch, padding included.
PIECES = 2048
_TAGGED = tuple(name for name in HEADS if name not in {"cue_class", "kind", "factuality"})
_ROLE = {name: index for index, name in enumerate(ROLES)}
_KIND = {name: index for index, name in enumerate(("none", *ENTITY_KINDS))}
#: So many windows that follow on one another are left out together; see ``left_out``.
_BLOCK = 20
Ints = NDArray[np.int64]
#: One label a word, or the chance of each that teachers give it; see ``training.teach``.
Labels = Ints | NDArray[np.float16]


@dataclass(frozen=True, slots=True)
class CueExample:
    """A cue of a window: first and last word, and the role of every word of the window, ``(W,)``, or ``(W, 3)``."""

    first: int
    last: int
    roles: Labels


@dataclass(slots=True)
class Example:
    """One window.

    Attributes:
        ids: Word pieces with the special ones.
        shapes: Of each piece's word.
        first: Index into ``ids`` of the first piece of each word.
        labels: Per head a label a word, ``(W,)``, or its chances, ``(W, outputs)``, all 0 where it is not known.
        values: Factuality, NaN where unknown.
        cues: Cues that lie wholly in it.
    """

    ids: Ints
    shapes: Ints
    first: Ints
    labels: dict[str, Labels] = field(default_factory=dict)
    values: NDArray[np.float32] = field(default_factory=lambda: np.empty(0, np.float32))
    cues: list[CueExample] = field(default_factory=list)

    def hiding(self, hidden: NDArray[np.bool_], mask_piece: int) -> Example:
        """The window with ``mask_piece`` for the pieces of the ``hidden`` words, ``(W,)``.

        Marks that part paragraphs belong to no word and stay.
        """
        word = np.searchsorted(self.first, np.arange(len(self.ids)), side="right") - 1
        masked = (self.shapes != 0) & (word >= 0) & hidden[word]
        return replace(self, ids=np.where(masked, mask_piece, self.ids))


def examples(
    texts: Iterable[LabelledText], tokenizer: Tokenizer, special: tuple[int, int], length: int = 254
) -> Iterator[Example]:
    """Cut texts into windows that share no word."""
    for text in texts:
        words = words_of(text.text, text.paragraphs, tokenizer)
        if not len(words):
            continue
        labels, values = _labels(text, words)
        cues = [_cue(words, attributed) for attributed in text.attributions or ()]
        for cut in windows(text.text, words, length, length):
            window = Window(cut.core_start, cut.core_end, cut.core_start, cut.core_end)
            pieces = pieces_of(words, window, *special)
            part = slice(window.start, window.end)
            given: dict[str, Labels] = {head: of_words[part] for head, of_words in labels.items()}
            ids, shapes, first = (np.array(column) for column in (pieces.ids, pieces.shapes, pieces.first))
            example = Example(ids, shapes, first, given, values[part])
            for cue in cues:
                if cue is not None and window.start <= cue.first and cue.last < window.end and cue.roles[part].any():
                    roles = cue.roles[part].copy()
                    example.cues.append(CueExample(cue.first - window.start, cue.last - window.start, roles))
            yield example


def _word_range(words: Words, start: int, end: int) -> tuple[int, int]:
    """The words that share a code point with ``[start, end)``, as a half-open range."""
    return bisect_left(words.ends, start + 1), bisect_left(words.starts, end)


def _labels(text: LabelledText, words: Words) -> tuple[dict[str, Ints], NDArray[np.float32]]:
    count = len(words)
    labels = {name: np.full(count, IGNORED) for name in HEADS if name != "factuality"}
    values = np.full(count, np.nan, np.float32)
    for head in _TAGGED:
        if head in text.tags:
            labels[head][:] = 0
            for start, end, label in text.tags[head]:
                _tag(labels[head], HEADS[head], words, (start, end), label)
    for start, end, label in text.tags.get("negation", ()):
        _tag(labels["marks"], HEADS["marks"], words, (start, end), label)
    for start, end, kind in text.kinds:
        first, last = _word_range(words, start, end)
        labels["kind"][first:last] = _KIND[kind]
    for start, end, value in text.values:
        first, _ = _word_range(words, start, end)
        if first < count:
            values[first] = value
    if text.attributions is not None:
        _cue_labels(labels, words, text.attributions, nested=text.nested)
    return labels, values


def _tag(labels: Ints, tags: tuple[str, ...], words: Words, bounds: Bounds, label: str) -> None:
    first, last = _word_range(words, *bounds)
    if label in tags:
        labels[first:last] = tags.index(label)
    elif first < last:
        labels[first:last] = tags.index(f"I-{label}")
        labels[first] = tags.index(f"B-{label}")


def _cue_labels(labels: dict[str, Ints], words: Words, attributions: Iterable[Attributed], *, nested: bool) -> None:
    attributions = list(attributions)
    held = np.zeros(len(words), np.bool_)
    for attributed in attributions:
        for start, end in attributed.content:
            first, last = _word_range(words, start, end)
            held[first:last] = True
    labels["outer"][:] = 0
    labels["cue"][:] = 0 if nested else np.where(held, IGNORED, 0)
    for attributed in attributions:
        _tag(labels["cue"], HEADS["cue"], words, attributed.cue, "cue")
        first, last = _word_range(words, *attributed.cue)
        if not (nested and held[first:last].any()):
            _tag(labels["outer"], HEADS["outer"], words, attributed.cue, "cue")
        if attributed.cue_class is not None:
            labels["cue_class"][first:last] = CUE_CLASSES.index(attributed.cue_class)


def _cue(words: Words, attributed: Attributed) -> CueExample | None:
    first, last = _word_range(words, *attributed.cue)
    if first >= last:
        return None
    roles = np.zeros(len(words), np.int64)
    for name, spans in (("content", attributed.content), ("source", attributed.source)):
        for start, end in spans:
            begins, ends = _word_range(words, start, end)
            roles[begins:ends] = _ROLE[name]
    return CueExample(first, last - 1, roles)


def left_out(index: int, folds: int) -> int:
    """In which of so many folds a corpus's window is left out: neighbours, of one text for the most part, together."""
    return index // _BLOCK % folds


def grouped(lengths: Sequence[int], generator: np.random.Generator, pieces: int = PIECES) -> list[list[int]]:
    """Indices in batches of like length and at most ``pieces`` when padded, in random order."""
    order = sorted(generator.permutation(len(lengths)).tolist(), key=lambda i: lengths[i] // 8)
    batches: list[list[int]] = [[]]
    for index in order:
        if batches[-1] and (len(batches[-1]) + 1) * lengths[index] > pieces:
            batches.append([])
        batches[-1].append(index)
    generator.shuffle(batches)
    return batches
