"""What the audit is compared with: word overlap, BM25, and the encoder's head over pairs by itself.

All of them are told the words of the claim and the text that it cites.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Mapping, Sequence

from spacy.lang.en.stop_words import STOP_WORDS

from whosays.language.pairs import PairReader
from whosays.records import Document
from whosays.text.sentences import sentences

#: A place in a source: its path below the case's folder, and a half-open range of code points.
Located = tuple[str, int, int]
_WORD = re.compile(r"[^\W_]+")
_SKIPPED = frozenset({"furniture", "foreign"})
#: Sentences that a window holds, at most.
_SENTENCES = 3


def windows(document: Document) -> Iterator[tuple[int, int]]:
    """Every run of one to three sentences within a block, as half-open ranges of code points."""
    for block in document.blocks:
        if block.kind not in _SKIPPED:
            found = list(sentences(document.text, block.start, block.end))
            for first in range(len(found)):
                for last in range(first, min(first + _SENTENCES, len(found))):
                    yield found[first][0], found[last][1]


def overlap(claim: str, passage: str) -> float:
    """The share of the claim's content words that stand in the passage, 0 to 1; 1 where it has none."""
    held = set(_WORD.findall(passage.lower()))
    words = {word for word in _WORD.findall(claim.lower()) if word not in STOP_WORDS}
    return len(words & held) / len(words) if words else 1.0


def best_overlap(claim: str, document: Document) -> float:
    """The overlap with the window that has most of the claim."""
    return max((overlap(claim, document.text[start:end]) for start, end in windows(document)), default=0.0)


class Bm25:
    """The windows of a case's sources, ranked by SQLite's BM25 over Porter stems.

    Args:
        documents: By path below the case's folder.
    """

    def __init__(self, documents: Mapping[str, Document]) -> None:
        self._windows: list[Located] = []
        self._table = sqlite3.connect(":memory:")
        self._table.execute("CREATE VIRTUAL TABLE w USING fts5(words, source UNINDEXED, tokenize='porter unicode61')")
        for source, document in documents.items():
            for start, end in windows(document):
                self._windows.append((source, start, end))
                row = (len(self._windows) - 1, document.text[start:end], source)
                self._table.execute("INSERT INTO w(rowid, words, source) VALUES (?, ?, ?)", row)

    def ranked(self, claim: str, within: str, most: int = 20) -> list[Located]:
        """Windows of one source, best first, none of them over another that is better."""
        words = sorted({word for word in _WORD.findall(claim.lower()) if word not in STOP_WORDS})
        if not words:
            return []
        asked = " OR ".join(f'"{word}"' for word in words)
        rows = self._table.execute("SELECT rowid FROM w WHERE w MATCH ? AND source = ? ORDER BY rank", (asked, within))
        kept: list[Located] = []
        for (number,) in rows:
            window = self._windows[number]
            if not any(window[1] < other[2] and other[1] < window[2] for other in kept):
                kept.append(window)
            if len(kept) == most:
                break
        return kept


def entailment(pairs: Sequence[tuple[str, str]], reader: PairReader) -> list[tuple[float, float, float]]:
    """What the head over pairs makes of each evidence and claim, in the order of ``labels.ENTAILMENT``."""
    found = reader.read(pairs)
    return [(one.supports, one.contradicts, 1 - one.supports - one.contradicts) for one in found]
