"""The passages of documents that words of a brief may rest on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from whosays.audit.passages.index import PassageIndex
from whosays.audit.passages.likeness import Likeness, Measures, Weights, probability
from whosays.audit.passages.quotations import Quotations
from whosays.audit.passages.quoted import quoted
from whosays.audit.passages.segments import QuoteMatch
from whosays.audit.passages.terms import Term
from whosays.audit.passages.vectors import VectorRanker
from whosays.audit.passages.windows import MOST_SENTENCES
from whosays.audit.passages.wording import wording
from whosays.records import Document, Span
from whosays.text.sentences import sentences

#: Fitted on the claims of WiCE dev (Kamoi et al. 2023) against the single sentences of their articles.
BY_WORDS = Weights(-4.5, Measures(9.5, 6.0, 0.0, 4.0, 1.5, 2.0, 2.3, -1.0, -1.5, 0.0), -1.25)
BY_WORDS_AND_VECTORS = Weights(-7.5, Measures(8.2, 6.0, 0.0, 3.8, 1.5, 2.0, 2.2, -1.0, -1.5, 4.1), -1.25)
#: Up to so many sentences are all looked at; of more, the first so many by BM25.
ALL_OF, MOST = 300, 150
#: Code points on either side of the words in which the sentence around them, and the one before, are looked for.
_AROUND = 500
#: A quotation found word for word makes a window at least this probable, and each differing word takes from it.
_QUOTED = 0.97
#: Fewer quoted words than so many may stand in a document by chance.
_TELLING = 4


@dataclass(frozen=True, slots=True)
class Found:
    """A passage.

    Attributes:
        document_id: The document.
        start: Offset of its first code point in the document's text.
        end: Offset behind its last.
        weight: How probable it is that a claim in such words rests on such a passage, 0 to 1, comparable across
            queries; it tells nothing of whether the passage supports the claim.
        how: What speaks for it, the weightiest first: of ``quotation``, ``words``, ``numbers``, ``names``, ``vector``.
        repeats: Whether a passage before it in the list has the same words.
    """

    document_id: str
    start: int
    end: int
    weight: float
    how: tuple[str, ...]
    repeats: bool = False


@dataclass(frozen=True, slots=True)
class Finder:
    """What passages are found with.

    Attributes:
        index: The sentences.
        vectors: Their vectors; None to do without.
        quotations: The words one by one, for what stands in quotation marks; None to do without.
    """

    index: PassageIndex
    vectors: VectorRanker | None = None
    quotations: Quotations | None = None


@dataclass(frozen=True, slots=True)
class _Weighed:
    window: range
    weight: float
    how: tuple[str, ...]


def find_passages(
    finder: Finder,
    words: Span | str,
    within: Sequence[str] | None = None,
    *,
    brief: Document | None = None,
    limit: int = 20,
) -> list[Found]:
    """The passages that ``words`` of a brief may rest on, the likeliest first, none within another.

    A passage is the tightest window of one to three sentences: a further sentence is taken in only where it answers
    words that the others leave open. The same words in two places are two passages.

    Args:
        finder: What is searched, and how.
        words: A claim, or a part of one; as a span of a brief, what its pronouns stand for counts too.
        within: Ids of the documents that the words are said to rest on; None for all.
        brief: What a span is of.
        limit: At most so many.
    """
    index = finder.index
    text = words.exact if isinstance(words, Span) else words
    mentioned: Iterable[int] = ()
    around: Sequence[Term] = ()
    if isinstance(words, Span) and brief is not None:
        mentioned = sorted(index.aliases.within(brief.id, words.start, words.end))
        around = index.terms(_words_around(brief.text, words))
    terms = index.terms(text, mentioned)
    asked = {term.stem for term in terms}
    around = [term for term in around if term.stem not in asked]
    matches = _matches(finder, text, within)
    numbers = _candidates(index, terms, around, within)
    if finder.vectors is not None:
        finder.vectors.prepare(numbers)
    likeness = Likeness(index, terms, around)
    weighed = _weighed(finder, text, likeness, list(_windows(index, numbers)))
    for match in matches:
        window = index.at(match.document_id, match.span.start, match.span.end)
        weighed += (_with_quotation(one, match) for one in _weighed(finder, text, likeness, [window] if window else []))
    return _chosen(index, weighed, limit)


def _matches(finder: Finder, text: str, within: Sequence[str] | None) -> list[QuoteMatch]:
    if finder.quotations is None:
        return []
    found = []
    for quotation in quoted(text):
        found += finder.quotations.search(text, quotation, within)
    return found


def _with_quotation(one: _Weighed, match: QuoteMatch) -> _Weighed:
    """A window with what its quotation adds: either may be what the claim rests on."""
    words = sum(len(claim.exact.split()) for claim, _ in match.segments)
    quoted_here = _QUOTED * match.likeness * min(1.0, words / _TELLING)
    return _Weighed(one.window, 1.0 - (1.0 - one.weight) * (1.0 - quoted_here), ("quotation", *one.how))


def _candidates(
    index: PassageIndex, terms: Sequence[Term], around: Sequence[Term], within: Sequence[str] | None
) -> list[int]:
    """The sentences that are looked at: all of a few; of many those that BM25 puts first.

    Some of them by the query and what stands around it together.
    """
    runs = list(index.spread(within))
    if sum(map(len, runs)) <= ALL_OF:
        return [number for run in runs for number in run]
    found = [number for number, _ in index.rank(terms, within, MOST)]
    if around:
        found += (number for number, _ in index.rank((*terms, *around), within, MOST // 2))
    return list(dict.fromkeys(found))


def _words_around(text: str, span: Span) -> str:
    """What a brief says in the rest of the sentence and in the one before."""
    opens, closes = max(0, span.start - _AROUND), min(len(text), span.end + _AROUND)
    near = list(sentences(text, opens, closes))
    before = [start for start, end in near if end <= span.start]
    within = [(start, end) for start, end in near if end > span.start and start < span.end]
    start = before[-1] if before else min((s for s, _ in within), default=span.start)
    end = max((e for _, e in within), default=span.end)
    return f"{text[start : span.start]} … {text[span.end : end]}"


def _weighed(finder: Finder, text: str, likeness: Likeness, windows: Sequence[range]) -> list[_Weighed]:
    vectors = finder.vectors
    cosines = [0.0] * len(windows)
    weights = BY_WORDS
    if vectors is not None:
        cosines = vectors.cosines(vectors.query(text), windows)
        weights = BY_WORDS_AND_VECTORS
    found = []
    for window, cosine in zip(windows, cosines, strict=True):
        measures = likeness.measures(window, cosine)
        found.append(_Weighed(window, probability(measures, len(window), weights), _how(measures)))
    return found


def _windows(index: PassageIndex, numbers: Sequence[int]) -> Iterable[range]:
    """Windows that hold a candidate, each once."""
    wanted = dict.fromkeys(
        (number - before, count)
        for number in numbers
        for count in range(1, MOST_SENTENCES + 1)
        for before in range(count)
    )
    return (window for first, count in wanted if (window := index.window(first, count)) is not None)


def _how(measures: Measures) -> tuple[str, ...]:
    by_words = measures.cover - measures.names - measures.numbers
    shares = {"words": by_words, "numbers": measures.numbers, "names": measures.names}
    told = sorted((name for name, share in shares.items() if share > 0.05), key=lambda name: -shares[name])
    return (*told, *(["vector"] if measures.cosine > 0.5 else []))


def _chosen(index: PassageIndex, weighed: Sequence[_Weighed], limit: int) -> list[Found]:
    """The best windows, none of which shares a sentence with a better one."""
    found: list[Found] = []
    taken: set[int] = set()
    seen: set[tuple[str, ...]] = set()
    for one in sorted(weighed, key=lambda w: (-w.weight, len(w.window), w.window.start)):
        if not one.window or not taken.isdisjoint(one.window):
            continue
        taken.update(one.window)
        first, last = index.sentences[one.window.start], index.sentences[one.window.stop - 1]
        text = index.documents[first.document_id].text[first.start : last.end]
        key = tuple(wording(text))
        found.append(Found(first.document_id, first.start, last.end, round(one.weight, 4), one.how, key in seen))
        seen.add(key)
        if len(found) == limit:
            break
    return found
