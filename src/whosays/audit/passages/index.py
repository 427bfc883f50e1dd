"""Full-text search over the sentences of the documents of a case, in memory."""

from __future__ import annotations

import functools
import sqlite3
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from whosays.audit.passages.aliases import Aliases
from whosays.audit.passages.terms import TOKENIZER, Stemmer, Term, is_telling, kind_of, rarity
from whosays.audit.passages.windows import Sentence, sentences_of
from whosays.audit.passages.wording import acronyms, wording
from whosays.records import Claim, Document, Entity, Span

#: Weight of the columns: what a sentence says, and what it stands under.
_WORDS, _ABOUT = 1.0, 0.25
_KEPT = 1 << 14
_BATCH = 5_000


class PassageIndex:
    """The sentences of documents, ranked for a query by BM25 (Robertson and Zaragoza 2009, as in SQLite FTS5).

    Sentences have numbers, in order of the documents and of their places in them. The index keeps the words of the
    sentences and not their text; 3 million words take some 300 MB.

    Args:
        documents: What is searched; the order is kept.
        claims: Who says what in them.
        entities: What is named in them, under which names, and where.
    """

    def __init__(
        self, documents: Sequence[Document], claims: Iterable[Claim] = (), entities: Iterable[Entity] = ()
    ) -> None:
        self.documents = {document.id: document for document in documents}
        self.sentences: list[Sentence] = []
        self.ranges: dict[str, range] = {}
        self.aliases = Aliases(entities)
        self._connection = sqlite3.connect(":memory:")
        self._connection.executescript(
            f"CREATE VIRTUAL TABLE passage USING fts5(words, about, content='', tokenize='{TOKENIZER}');"
            "CREATE VIRTUAL TABLE held USING fts5vocab(passage, 'col');"
        )
        self.stems = Stemmer(self._connection)
        self._fill(claims)
        self.stems_of = functools.lru_cache(maxsize=_KEPT)(self._read_stems)
        self.stems_about = functools.lru_cache(maxsize=1 << 12)(self._read_about)
        self.holding = functools.lru_cache(maxsize=1 << 16)(self._count)

    def _fill(self, claims: Iterable[Claim]) -> None:
        said: dict[str, list[Claim]] = defaultdict(list)
        for claim in claims:
            said[claim.document_id].append(claim)
        rows: list[tuple[int, str, str]] = []
        for document in self.documents.values():
            first = len(self.sentences)
            self.sentences += sentences_of(document, said.get(document.id, ()))
            self.ranges[document.id] = range(first, len(self.sentences))
            about: dict[str, str] = {}
            for number in self.ranges[document.id]:
                sentence = self.sentences[number]
                if sentence.about not in about:
                    about[sentence.about] = " ".join(wording(sentence.about))
                words = " ".join(self._words(sentence))
                rows.append((number, words, about[sentence.about]))
            if len(rows) > _BATCH:
                self._insert(rows)
        self._insert(rows)

    def _insert(self, rows: list[tuple[int, str, str]]) -> None:
        self._connection.executemany("INSERT INTO passage(rowid, words, about) VALUES (?, ?, ?)", rows)
        rows.clear()

    def text(self, number: int) -> str:
        """The kept text of a sentence."""
        sentence = self.sentences[number]
        return self.documents[sentence.document_id].text[sentence.start : sentence.end]

    def _words(self, sentence: Sentence) -> list[str]:
        text = self.documents[sentence.document_id].text[sentence.start : sentence.end]
        return [*wording(text), *(short for _, short in acronyms(text))]

    def _read_stems(self, number: int) -> frozenset[str]:
        """Stems of the telling words of a sentence."""
        return frozenset(self.stems(word for word in self._words(self.sentences[number]) if is_telling(word)))

    def _read_about(self, about: str) -> frozenset[str]:
        """Stems of the telling words of what sentences stand under."""
        return frozenset(self.stems(word for word in wording(about) if is_telling(word)))

    def _count(self, stem: str) -> int:
        """Number of sentences that hold a stem."""
        found = self._connection.execute("SELECT doc FROM held WHERE term = ? AND col = 'words'", (stem,)).fetchone()
        return int(found[0]) if found else 0

    def entities_of(self, number: int) -> frozenset[int]:
        """Numbers of the entities that a sentence names or stands for with a pronoun."""
        sentence = self.sentences[number]
        return self.aliases.within(sentence.document_id, sentence.start, sentence.end)

    def window(self, number: int, count: int) -> range | None:
        """``count`` sentences from ``number`` on that may make a window; None where they cannot."""
        numbers = range(number, number + count)
        if number < 0 or numbers.stop > len(self.sentences):
            return None
        document_id = self.sentences[number].document_id
        following = (self.sentences[i] for i in numbers[1:])
        return numbers if all(s.goes_on and s.document_id == document_id for s in following) else None

    def at(self, document_id: str, start: int, end: int) -> range:
        """Numbers of the sentences that share a code point with ``[start, end)`` of a document."""
        numbers = self.ranges.get(document_id, range(0))
        first = bisect_right(numbers, start, key=lambda i: self.sentences[i].end)
        last = bisect_left(numbers, end, key=lambda i: self.sentences[i].start)
        return numbers[first:last]

    def around(self, document_id: str, start: int, end: int, count: int = 1) -> Span:
        """The words of ``[start, end)`` with up to ``count`` sentences on each side."""
        numbers, every = self.at(document_id, start, end), self.ranges[document_id]
        if numbers:
            start = min(start, self.sentences[max(every.start, numbers.start - count)].start)
            end = max(end, self.sentences[min(every.stop - 1, numbers.stop - 1 + count)].end)
        return Span.of(self.documents[document_id].text, start, end)

    def terms(self, words: str, mentioned: Iterable[int] = ()) -> tuple[Term, ...]:
        """What to search for when ``words`` of a brief are looked for, each once, in order; common words if no others.

        Args:
            words: The words.
            mentioned: Numbers of entities that the words are known to mention, pronouns included.
        """
        tokens = wording(words)
        stems = self.stems(tokens)
        names = self.aliases.find(tokens)
        short = _acronyms_by_word(words)
        names_in = set(wording(" ".join(_capitalised(words))))
        found: dict[str, Term] = {}
        some_tell = any(map(is_telling, tokens))
        for place, (token, stem) in enumerate(zip(tokens, stems, strict=True)):
            if stem in found or (some_tell and not is_telling(token)):
                continue
            entity = names.get(place)
            others = set(self.stems(short.get(token, ())))
            if entity is not None:
                others |= set(self.stems(self.aliases.short_forms(entity)))
            kind = kind_of(token, is_name=entity is not None or token in names_in)
            weight = rarity(len(self.sentences), self.holding(stem))
            found[stem] = Term(stem, kind, weight, frozenset(others - {stem}), entity)
        named = {term.entity for term in found.values()}
        for entity in dict.fromkeys(mentioned):
            if entity not in named:
                weight = rarity(len(self.sentences), self.aliases.count(entity))
                found[f"entity {entity}"] = Term("", "entity", weight, entity=entity)
        return tuple(found.values())

    def rank(
        self, terms: Iterable[Term], within: Iterable[str] | None = None, limit: int = 200
    ) -> list[tuple[int, float]]:
        """Numbers of sentences with their BM25 weight, best first.

        Args:
            terms: What is searched for; one is enough.
            within: Ids of the documents that are searched; None for all. Unknown ones hold nothing.
            limit: At most so many.
        """
        wanted = [stem for term in terms for stem in (term.stem, *sorted(term.others)) if stem]
        if not wanted:
            return []
        match = " OR ".join(f'"{stem}"' for stem in dict.fromkeys(wanted))
        found: list[tuple[int, float]] = []
        for numbers in self.spread(within):
            found += self._connection.execute(
                "SELECT rowid, -bm25(passage, ?, ?) AS weight FROM passage "
                "WHERE passage MATCH ? AND rowid BETWEEN ? AND ? ORDER BY weight DESC, rowid LIMIT ?",
                (_WORDS, _ABOUT, match, numbers.start, numbers.stop - 1, limit),
            )
        return sorted(found, key=lambda one: (-one[1], one[0]))[:limit]

    def spread(self, within: Iterable[str] | None) -> Iterator[range]:
        """The sentences of documents as runs of numbers, in order."""
        if within is None:
            yield from [range(len(self.sentences))] if self.sentences else ()
            return
        found: list[range] = []
        for numbers in sorted((self.ranges.get(i, range(0)) for i in set(within)), key=lambda r: r.start):
            if found and found[-1].stop == numbers.start:
                found[-1] = range(found[-1].start, numbers.stop)
            elif numbers:
                found.append(numbers)
        yield from found


def _capitalised(words: str) -> Iterator[str]:
    """Words that are written as names are; the first of the text may be one by its place alone."""
    for place, word in enumerate(words.split()):
        bare = word.lstrip("\"'“‘«([")
        if bare[:1].isupper() and (place or bare[1:2].isupper()):
            yield bare


def _acronyms_by_word(words: str) -> dict[str, set[str]]:
    """For each word of a long name, what the name is for short."""
    found: dict[str, set[str]] = defaultdict(set)
    for name, short in acronyms(words):
        for word in wording(name):
            found[word].add(short)
    return found
