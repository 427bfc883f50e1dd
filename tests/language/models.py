"""A tokenizer and a network small enough to write down, for tests of what is around the real ones."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

from whosays.language.decode import Floats
from whosays.language.labels import HEADS, ROLES
from whosays.language.reading import EvidenceReader, Settings

_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
OPENING, CLOSING = 1, 2
_SURE = 8.0


@functools.cache
def tiny_tokenizer() -> Tokenizer:
    """Word pieces of single letters, and the words that the tests look for."""
    pieces = [
        "[UNK]",
        "[CLS]",
        "[SEP]",
        "said",
        "denied",
        "that",
        *_LETTERS,
        *(f"##{c}" for c in _LETTERS),
        *".,:;!?\"'“”-",
    ]
    vocabulary = {piece: index for index, piece in enumerate(dict.fromkeys(pieces))}
    tokenizer = Tokenizer(WordPiece(vocabulary, unk_token=pieces[0], max_input_chars_per_word=100))
    tokenizer.normalizer = BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = BertPreTokenizer()
    return tokenizer


class ByTheBook:
    """A backend that takes certain words for cues, what stands before one for its source, what follows for its content.

    Args:
        cues: Words that it takes for cues.
        inner: Those of them that it takes for cues inside a content alone.
    """

    def __init__(self, cues: Sequence[str] = ("said", "denied"), inner: Sequence[str] = ()) -> None:
        self._cues = {tiny_tokenizer().token_to_id(cue) for cue in cues}
        self._inner = {tiny_tokenizer().token_to_id(cue) for cue in inner}
        #: Sizes of what it was given, for tests of what is held at once.
        self.windows: list[int] = []

    def encode(
        self, ids: NDArray[np.int64], shapes: NDArray[np.int64], first: NDArray[np.int64]
    ) -> Mapping[str, Floats]:
        """See ``whosays.language.reading.Backend``."""
        assert ids.shape == shapes.shape
        self.windows.append(len(ids))
        words = ids[first]
        outputs = {name: np.zeros((len(words), len(labels)), np.float32) for name, labels in HEADS.items()}
        for name in HEADS:
            if name not in {"factuality", "cue_class", "kind"}:
                outputs[name][..., 0] = _SURE
        is_cue = np.isin(words, list(self._cues)) & (first > 0)
        outputs["cue"][is_cue] = [0.0, _SURE, 0.0]
        outputs["outer"][is_cue & ~np.isin(words, list(self._inner))] = [0.0, _SURE, 0.0]
        return {**outputs, "states": is_cue[..., None].astype(np.float32)}

    def roles(self, states: Floats, first: NDArray[np.int64], last: NDArray[np.int64]) -> Floats:
        """See ``whosays.language.reading.Backend``."""
        scores = np.zeros((len(first), len(states), len(ROLES)), np.float32)
        for row, (a, b) in enumerate(zip(first, last, strict=True)):
            scores[row, :a, ROLES.index("source")] = _SURE
            scores[row, b + 1 :, ROLES.index("content")] = _SURE
        return scores


def reader_by_the_book(settings: Settings | None = None) -> EvidenceReader:
    """The reader over the backend above."""
    return EvidenceReader(ByTheBook(), tiny_tokenizer(), OPENING, CLOSING, settings or Settings())
