"""Text as the encoder's words: where each stands, how it is written, and the word pieces that it is cut into."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from whosays.language.labels import SHAPES

if TYPE_CHECKING:
    from tokenizers import Tokenizer

#: A longer run of letters is cut: no word is that long, and each word must fit into a window.
_LONGEST = 32
_WORD = re.compile(rf"[^\W_]{{1,{_LONGEST}}}|[^\w\s]|_")
#: Most pieces of one word that are looked at; scripts that the vocabulary lacks have a piece for every byte or none.
_MOST_PIECES = 16
_SHAPE = {name: index for index, name in enumerate(SHAPES)}
#: Marks that the vocabulary may lack, by the mark that they stand for. One code point each.
_PLAIN = str.maketrans(
    {
        "„": "“", "‟": "“", "〝": "“", "″": "”", "〞": "”", "＂": '"', "‚": "‘", "‛": "‘", "′": "’", "ʼ": "’", "ʻ": "‘",
        "´": "’", "＇": "'", "‐": "-", "‑": "-", "‒": "–", "−": "-", "﹣": "-", "－": "-",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text, in order; the lists run in parallel.

    Attributes:
        starts: First code point of each.
        ends: Code point after the last of each.
        pieces: Identifiers of its word pieces, at least one.
        shapes: How it is written, an index into ``labels.SHAPES``.
        breaks: Whether a paragraph begins with it.
    """

    starts: list[int]
    ends: list[int]
    pieces: list[list[int]]
    shapes: list[int]
    breaks: list[bool]

    def __len__(self) -> int:
        return len(self.starts)


def words_of(text: str, paragraphs: Iterable[tuple[int, int]], tokenizer: Tokenizer) -> Words:
    """Cut ``paragraphs``, half-open ranges of code points of ``text`` in order, into words.

    Blanks, and what the vocabulary has no piece for (control characters), belong to no word.
    """
    found = Words([], [], [], [], [])
    for start, end in paragraphs:
        bounds = [match.span() for match in _WORD.finditer(text, start, end)]
        if not bounds:
            continue
        plain = [text[a:b].translate(_PLAIN) for a, b in bounds]
        encoding = tokenizer.encode(plain, is_pretokenized=True, add_special_tokens=False)
        pieces: list[list[int]] = [[] for _ in bounds]
        for piece, word in zip(encoding.ids, encoding.word_ids, strict=True):
            if word is not None and len(pieces[word]) < _MOST_PIECES:
                pieces[word].append(piece)
        _append(found, text, bounds, pieces)
    return found


def _append(found: Words, text: str, bounds: Sequence[tuple[int, int]], pieces: Sequence[list[int]]) -> None:
    opens = True
    for (start, end), ids in zip(bounds, pieces, strict=True):
        if not ids:
            continue
        found.starts.append(start)
        found.ends.append(end)
        found.pieces.append(ids)
        found.shapes.append(_shape(text[start:end]))
        found.breaks.append(opens)
        opens = False


def _shape(word: str) -> int:
    if word.islower():
        name = "lower"
    elif word.isupper():
        name = "upper" if len(word) > 1 else "initial"
    elif word[0].isdigit():
        name = "number"
    elif word.istitle():
        name = "capital"
    else:
        name = "mixed" if word[0].isalpha() else "mark"
    return _SHAPE[name]
