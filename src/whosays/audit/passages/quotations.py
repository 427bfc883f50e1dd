"""Quoted words searched in documents, word for word and nearly so."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import DamerauLevenshtein
from rapidfuzz.process import extract_iter

from whosays.audit.passages.alignment import Word, align
from whosays.audit.passages.quoted import Quotation
from whosays.audit.passages.segments import Change, Laid, QuoteMatch, Segment, changed, likeness, segments_of
from whosays.audit.passages.stream import WordStream
from whosays.records import Document, Span

#: Between the parts of a quotation that an ellipsis parts, at most so many words are left out.
_FARTHEST = 150
#: How like the source a quotation must at least be, as a share of its words; matches so much worse than the best are
#: dropped, and no more than so many are kept.
_LEAST, _WORSE, _KEPT = 0.64, 0.15, 6
#: Places where words are aligned, and words that places are looked up by, at most.
_TRIED, _SEEDS, _MOST_PLACES = 12, 12, 60_000
#: How much of the information of words that stand together is left of what they had if they stood there by chance.
_DEPENDENT = 0.75
_PER_CHANGE = 1.5


class Quotations:
    """Searches documents for quoted words; 3 million words are searched in some milliseconds."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._documents = {document.id: document for document in documents}
        self._stream = WordStream(self._documents.values())
        self._vocabulary = list(self._stream.numbers)

    def search(self, text: str, quotation: Quotation, within: Iterable[str] | None = None) -> list[QuoteMatch]:
        """The places that a quotation may be taken from, the most like first; none where it is in no document.

        Args:
            text: The brief.
            quotation: Where in it the quoted words stand (see ``quoted``).
            within: Ids of the documents that are searched; None for all.

        Hyphens at line ends, page marks, case, typography and diacritics make no difference; another spelling of a name
        or a word is a change of spelling alone; ellipses and brackets are honoured (see ``pieces``). Where words are
        changed, those that agree must say more than chance would explain in so long a text (as the E-value of Karlin
        and Altschul 1990, with words for letters).
        """
        segments = segments_of(text, quotation, self._count)
        ranges = None
        if within is not None:
            ranges = [r for i in dict.fromkeys(within) if (r := self._stream.ranges.get(i))]
        if not segments or (ranges is not None and not ranges):
            return []
        main = max(segments, key=self._information)
        found: list[QuoteMatch] = []
        for place in self._likely(main, ranges):
            laid = self._lay_all(segments, main, place)
            if laid is not None and self._is_no_chance(segments, laid, ranges):
                found.append(self._match(text, segments, laid))
        return _best(found)

    def _count(self, form: str) -> int:
        number = self._stream.numbers.get(form)
        return 0 if number is None else int(self._stream.counts[number])

    def _rarity(self, form: str) -> float:
        return math.log((len(self._stream) + 1) / (self._count(form) + 1))

    def _information(self, segment: Segment) -> float:
        return sum(self._rarity(word.form) for word in segment.words if word.form)

    def _likely(self, segment: Segment, ranges: Sequence[range] | None) -> list[int]:
        """Places where the segment may begin, those first where most of its rarest words stand as they do in it."""
        seeds = sorted(self._seeds(segment), key=lambda seed: (self._stream.counts[seed[1]], seed[0]))
        votes: list[NDArray[Any]] = []
        weights: list[NDArray[Any]] = []
        total = 0
        for offset, number, weight in seeds[:_SEEDS]:
            places = self._stream.places(number, ranges)
            if total and total + len(places) > _MOST_PLACES:
                break
            total += len(places)
            votes.append(places.astype(np.int64) - offset)
            weights.append(np.full(len(places), weight))
        if not total:
            return []
        width = max(4, len(segment.words) // 3)
        bins, inverse = np.unique(np.concatenate(votes) // width, return_inverse=True)
        sums = np.bincount(inverse, np.concatenate(weights))
        follows = np.append(np.diff(bins) == 1, False)
        both = sums + np.where(follows, np.append(sums[1:], 0.0), 0.0)
        order = np.lexsort((bins, -both))[: 2 * _TRIED]
        return _apart([int(bins[i]) * width for i in order], width)[:_TRIED]

    def _seeds(self, segment: Segment) -> Iterator[tuple[int, int, float]]:
        """For each word its place in the segment, a number of it in the stream, and how telling it is."""
        for offset, word in enumerate(segment.words):
            if (number := self._stream.numbers.get(word.form)) is not None:
                yield offset, number, self._rarity(word.form)
            elif len(word.form) >= 5:
                allowed = 2 if len(word.form) >= 8 else 1
                near = extract_iter(
                    word.form,
                    self._vocabulary,
                    scorer=DamerauLevenshtein.distance,
                    processor=None,
                    score_cutoff=allowed,
                )
                for form, _, _ in near:
                    yield offset, self._stream.numbers[form], self._rarity(form) / 2

    def _lay_all(self, segments: Sequence[Segment], main: Segment, place: int) -> list[Laid] | None:
        """All segments in order, the main one near ``place``, the others before and behind it; some may be missing."""
        document = self._stream.ranges[self._stream.document_at(max(place, 0))]
        length = len(main.words)
        slack = max(8, length // 2)
        first = self._lay(
            main, range(max(document.start, place - slack), min(document.stop, place + 2 * slack + length))
        )
        if first is None:
            return None
        at = next(index for index, segment in enumerate(segments) if segment is main)
        laid = [first]
        for segment in segments[at + 1 :]:
            stop = min(document.stop, laid[-1].places.stop + _FARTHEST + len(segment.words))
            more = self._lay(segment, range(laid[-1].places.stop, stop))
            laid += [more] if more is not None else []
        for segment in reversed(segments[:at]):
            start = max(document.start, laid[0].places.start - _FARTHEST - len(segment.words))
            more = self._lay(segment, range(start, laid[0].places.start), last=True)
            laid[:0] = [more] if more is not None else []
        return laid

    def _lay(self, segment: Segment, places: range, *, last: bool = False) -> Laid | None:
        """Lay a segment over its best stretch of ``places``, of equal ones the last if asked; None where none fits."""
        if not places:
            return None
        document = self._documents[self._stream.document_at(places.start)]
        counts, tokens = self._stream.counts, self._stream.tokens
        words = []
        for place in places:
            number = int(tokens[place])
            capital = document.text[int(self._stream.starts[place])].isupper()
            words.append(Word(self._vocabulary[number], capital, int(counts[number]) <= 1))
        alignment = align(segment.words, words)
        if last:
            # Nearer to what follows is likelier; the same again, from behind.
            for low in range(len(words) - 1, alignment.source.start, -1):
                if words[low].form == segment.words[0].form:
                    again = align(segment.words, words[low:])
                    if again.cost <= alignment.cost:
                        return _kept(Laid(segment, again, places.start + low))
        return _kept(Laid(segment, alignment, places.start))

    def _is_no_chance(self, segments: Sequence[Segment], laid: Sequence[Laid], ranges: Sequence[range] | None) -> bool:
        """Whether enough is the same, and rare enough."""
        if likeness(segments, laid) < _LEAST:
            return False
        agreed = changed = 0.0
        for one in laid:
            for step in one.alignment.steps:
                if step.kind in {"same", "spelled"}:
                    forms = (one.segment.words[i].form for i in step.claim)
                    agreed += sum(self._rarity(form) for form in forms)
                elif step.kind != "gloss":
                    changed += 1
        changed += sum(len(segment.words) for segment in segments) - sum(len(one.segment.words) for one in laid)
        searched = len(self._stream) if ranges is None else sum(map(len, ranges))
        return not changed or _DEPENDENT * agreed >= math.log(max(searched, 2)) + _PER_CHANGE * changed

    def _match(self, text: str, segments: Sequence[Segment], laid: Sequence[Laid]) -> QuoteMatch:
        document_id = self._stream.document_at(laid[0].places.start)
        source = self._documents[document_id].text

        def of_source(places: range) -> Span:
            return Span.of(source, int(self._stream.starts[places.start]), int(self._stream.ends[places.stop - 1]))

        pairs, changes = [], []
        by_segment = {id(one.segment): one for one in laid}
        for segment in segments:
            whole = Span.of(text, segment.bounds[0][0], segment.bounds[-1][1])
            one = by_segment.get(id(segment))
            if one is None:
                changes.append(Change(whole, None, spelling_only=False))
                continue
            pairs.append((whole, of_source(one.places)))
            for claim, places, spelling in changed(one):
                of_claim = (
                    Span.of(text, segment.bounds[claim.start][0], segment.bounds[claim.stop - 1][1]) if claim else None
                )
                changes.append(Change(of_claim, of_source(places) if places else None, spelling))
        span = of_source(range(laid[0].places.start, laid[-1].places.stop))
        return QuoteMatch(document_id, span, tuple(pairs), tuple(changes), round(likeness(segments, laid), 4))


def _kept(laid: Laid) -> Laid | None:
    """What was laid, if at least a third of the words agree."""
    words = sum(1 for word in laid.segment.words if word.form)
    agreeing = sum(len(step.claim) for step in laid.alignment.steps if step.kind in {"same", "spelled"})
    return laid if agreeing and 3 * agreeing >= words and laid.places else None


def _apart(places: Sequence[int], width: int) -> list[int]:
    """Places without those that lie beside a better one."""
    found: list[int] = []
    for place in places:
        if all(abs(place - other) > width for other in found):
            found.append(place)
    return found


def _best(found: Sequence[QuoteMatch]) -> list[QuoteMatch]:
    """The best matches, each place once."""
    kept: list[QuoteMatch] = []
    for match in sorted(found, key=lambda m: (-m.likeness, len(m.span), m.document_id, m.span.start)):
        again = any(match.document_id == other.document_id and match.span.overlaps(other.span) for other in kept)
        if not again and match.likeness >= (kept[0].likeness if kept else 0.0) - _WORSE:
            kept.append(match)
    return kept[:_KEPT]
