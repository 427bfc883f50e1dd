"""Words of a search: their stems, how telling each is, and what else may stand for it."""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from whosays.audit.passages.wording import MONTH_NAMES, STOP_WORDS

TermKind = Literal["word", "name", "number", "date", "entity"]
#: The tokenizer of both tables, which so agree on stems.
TOKENIZER = "porter unicode61 remove_diacritics 2"


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that a passage is searched for.

    Attributes:
        stem: The stem of the word; empty for a pronoun or the like, which only an entity can answer.
        kind: What sort of word.
        weight: How telling it is, in nats: the logarithm of how rare sentences with it are.
        others: Stems that answer it as well, such as those of another name of the same thing.
        entity: Number of the entity that the word names, whose every mention answers it; None for other words.
    """

    stem: str
    kind: TermKind
    weight: float
    others: frozenset[str] = field(default=frozenset())
    entity: int | None = None


class Stemmer:
    """Porter's stems as SQLite's tokenizer makes them, so that ours are the index's own."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        connection.execute(f"CREATE VIRTUAL TABLE stemming USING fts5(word, content='', tokenize='{TOKENIZER}')")
        connection.execute("CREATE VIRTUAL TABLE stemmed USING fts5vocab(stemming, 'instance')")
        self._known: dict[str, str] = {}

    def __call__(self, words: Iterable[str]) -> list[str]:
        """Stems of words that ``wording`` gives, each one word."""
        words = list(words)
        if unknown := [word for word in dict.fromkeys(words) if word not in self._known]:
            self._connection.executemany("INSERT INTO stemming(rowid, word) VALUES (?, ?)", enumerate(unknown))
            self._known.update((word, word) for word in unknown)
            for row, stem in self._connection.execute("SELECT doc, term FROM stemmed"):
                self._known[unknown[row]] = stem
            self._connection.execute("INSERT INTO stemming(stemming) VALUES ('delete-all')")
        return [self._known[word] for word in words]


def rarity(sentences: int, holding: int) -> float:
    """How telling it is that a sentence holds something, in nats (inverse document frequency as in BM25)."""
    return math.log1p((sentences - holding + 0.5) / (holding + 0.5))


def is_telling(word: str) -> bool:
    """Whether a word is worth searching for."""
    return word not in STOP_WORDS and (len(word) > 1 or word.isdigit())


def kind_of(word: str, *, is_name: bool) -> TermKind:
    """What sort of word, in its one wording, it is; years and months are dates."""
    if word in MONTH_NAMES or (len(word) == 4 and word.isdigit() and word[:2] in {"17", "18", "19", "20"}):
        return "date"
    if word[0].isdigit():
        return "number"
    return "name" if is_name else "word"


def _prefix(stem: str) -> str:
    return stem[: max(5, len(stem) - 3)]


def kindred(stem: str, stems: Iterable[str]) -> bool:
    """Whether one of ``stems`` looks like a word derived from the same one ("detain", "detent").

    They share their first five letters, and all but the last three of one of them.
    """
    if len(stem) < 5 or stem[0].isdigit():
        return False
    start = _prefix(stem)
    return any(
        other[:5] == stem[:5] and (other.startswith(start) or stem.startswith(_prefix(other)))
        for other in stems
        if len(other) >= 5
    )
