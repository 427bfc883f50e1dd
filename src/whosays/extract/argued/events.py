"""What happened to somebody, when and where: deaths, arrests, appointments, weddings, moves, sightings."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from whosays.extract.argued.lexicon import any_of, table
from whosays.extract.argued.sentences import NAME, NOMINAL, PRONOUN, Sentence, Sentences
from whosays.records import Document, Entity, Span, Statement, TimeExpression

_P = f"[{NAME}{PRONOUN}{NOMINAL}]"
_BE = r"(?:was|were|been|is|be|being|got)"
_MORE = r"(?:\s+(?:had|has|have|was|were|is|been|being|who|later|then|also|both|first|himself|herself|[a-z]+ly)){0,5}"
_SUBJECT = (
    rf"(?P<who>{_P}+)(?!{_P})(?:'s?(?=\s))?[\"']?(?:\s*\([^()]{{0,80}}\))?(?:,\s[^,;.]{{1,100}},)?(?:"
    rf"\s+(?:and|with)\s+[^,;.]{{1,50}}?)?{_MORE}"
)
_NOT = re.compile(r"\b(?:not|never|nor)\b|n't\b")
#: How far a place or time may stand from the words that tell of the event, before and behind.
_REACH = 160
_MOST_PLACES = 3
_BACK = 1


@dataclass(frozen=True, slots=True)
class _Placed:
    name: str
    span: Span


class Events:
    """What one document says that happened.

    Args:
        document: The text.
        sentences: Its sentences.
        times: Its time expressions, in order.
        entities: Its entities; places among them.
    """

    def __init__(
        self,
        document: Document,
        sentences: Sentences,
        times: Sequence[TimeExpression],
        entities: Sequence[Entity],
    ) -> None:
        self._document = document
        self._sentences = sentences
        self._times = [time for time in times if time.kind == "date" and (time.earliest or time.latest)]
        self._time_starts = [time.span.start for time in self._times]
        placed = (
            _Placed(entity.name, mention.span)
            for entity in entities
            if entity.schema in {"Address", "Country"}
            for mention in entity.mentions
            if mention.document_id == document.id and mention.kind == "name"
        )
        self._places = sorted(placed, key=lambda place: place.span)
        self._place_starts = [place.span.start for place in self._places]

    def within(self, number: int) -> Iterator[tuple[str, Statement]]:
        """The events of one sentence that have a time or a place, each with the id of the person."""
        sentence = self._sentences.get(number)
        for sort, pattern in _patterns():
            for match in pattern.finditer(sentence.held):
                word = next(name for name in ("passive", "active", "noun", "nounof", "reduced") if match[name])
                where = next(match.start(name) for name in ("who", "whose", "ofwhom") if match[name])
                person = sentence.person_at(where)
                low, high = min(where, match.start(word)), match.end(word)
                before = sentence.held[max(0, low - 80) : low]
                if person is None or _NOT.search(sentence.held[low:high]) or _denying().search(before):
                    continue
                start, end = sentence.start + match.start(word), sentence.start + match.end(word)
                time = self._time(start, sentence) or self._time_before(number, sort)
                places = self._near(start, sentence)
                if time is not None or places:
                    yield (
                        person[1].id,
                        Statement(
                            "event",
                            self._document.id,
                            self._span(start, end, time, places, sentence),
                            sort,
                            time.edtf if time else None,
                            places=tuple(dict.fromkeys(place.name for place in places)),
                        ),
                    )

    def _time(self, offset: int, sentence: Sentence) -> TimeExpression | None:
        """The time in a sentence that stands nearest to an offset, those behind it before those in front."""
        first = bisect_left(self._time_starts, max(sentence.start, offset - _REACH))
        last = bisect_left(self._time_starts, min(sentence.end, offset + _REACH))
        near = self._times[first:last]
        return min(near, key=lambda time: (abs(time.span.start - offset), time.span), default=None)

    def _time_before(self, number: int, sort: str) -> TimeExpression | None:
        """The time of an event of the same sort of which the sentence before tells."""
        for other in self._sentences.before(number, _BACK):
            words = self._sentences.words(other)
            match = _sorts()[sort].search(words)
            if match is not None:
                start, end, block = self._sentences.bounds[other]
                return self._time(start + match.start(), Sentence(start, end, block, (), words))
        return None

    def _near(self, offset: int, sentence: Sentence) -> list[_Placed]:
        first = bisect_left(self._place_starts, max(sentence.start, offset - _REACH))
        last = bisect_left(self._place_starts, min(sentence.end, offset + _REACH))
        near = sorted(self._places[first:last], key=lambda place: abs(place.span.start - offset))
        return near[:_MOST_PLACES]

    def _span(
        self, start: int, end: int, time: TimeExpression | None, places: Sequence[_Placed], sentence: Sentence
    ) -> Span:
        """The words of an event with the time and the places that stand in its sentence."""
        spans = [place.span for place in places] + ([time.span] if time else [])
        inside = [span for span in spans if sentence.start <= span.start < sentence.end]
        return Span.of(
            self._document.text,
            min([start, *(span.start for span in inside)]),
            max([end, *(span.end for span in inside)]),
        )


@functools.cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    found = []
    for sort, words in table()["events"].items():
        passive, active, nouns = (_words(words[key]) for key in ("passive", "active", "nouns"))
        found.append(
            (
                sort,
                re.compile(
                    rf"{_SUBJECT}\s+(?:{_BE}\s+(?:[a-z]+ly\s+)?(?P<passive>{passive})|(?P<active>{active}))\b"
                    rf"|(?P<whose>{_P}+)(?!{_P})(?:(?:'s?)?\s+(?:[a-z]+\s+)?(?P<noun>{nouns})|"
                    rf"\s+(?<={NOMINAL}\s)(?P<reduced>{passive}))\b"
                    rf"|\b(?P<nounof>{nouns})\s+of\s+(?:[\w.-]+\s+){{0,3}}?(?P<ofwhom>{_P}+)(?!{_P})(?!')"
                ),
            )
        )
    return tuple(found)


@functools.cache
def _sorts() -> dict[str, re.Pattern[str]]:
    return {
        sort: re.compile(rf"\b{_words([word for some in words.values() for word in some])}\b")
        for sort, words in table()["events"].items()
    }


def _words(words: Sequence[str]) -> str:
    """Words as a group of a pattern; of none, a group that matches nothing."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "(?i:" + "|".join(word.replace(" ", r"\s+") for word in ordered) + ")" if ordered else r"(?!)"


@functools.cache
def _denying() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of('denying')}\b")
