"""Where does a text argue that two are one, or deny it?"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from whosays.extract.argued.cues import Cue, again, cues
from whosays.extract.argued.lexicon import any_of
from whosays.extract.argued.sentences import NAME, Sentence, Sentences
from whosays.records import Argument, ArgumentKind, ArgumentSide, Document, Reading, Span
from whosays.text.view import analysis_view

_NEGATED = re.compile(r"\b(?i:not|never|no|hardly|scarcely|cannot|fails? to|failed to|neither|nor)\b|n't\b")
#: "not only X but Y" and "no doubt" negate nothing.
_NO_NEGATION = re.compile(
    r"\b(?i:not only|no doubt|not without reason|no other than|none other)\b|\bnot\b[^;.]{0,80}\bbut\b"
)
_TWICE = re.compile(r"(?:\b(?i:not|never|no one|nobody|cannot|nothing|hard to|difficult to)|n't)\s+(?:\w+\s+){0,2}\Z")
#: How far before the first side a word may stand that governs the argument.
_GOVERNS = 110
#: Sentences that a pair may have been named before, and persons that then are a pair.
_BACK, _PAIR = 3, 2
_BEFORE_LEFT = re.compile(
    r"(?:\b(?i:of|by|with|to|for|from|against|under|near|than)|'s)\s+(?:(?:the|[A-Z][\w.]+)\s+){0,3}[\"']?\Z"
)
#: The cues that take a side after a preposition or a noun as they are.
_ANYWHERE = frozenset(
    {
        "identified him as",
        "recognised in",
        "real name",
        "behind the name",
        "identity of",
        "identified with",
        "mistaken for",
        "held him to be",
        "that he is",
        "was he",
        "agrees with",
        "agree",
        "share",
    }
)
_Sides = tuple[ArgumentSide, ArgumentSide]


def arguments_of(document: Document, reading: Reading) -> tuple[Argument, ...]:
    """The arguments of a document, in order; a sentence argues about one pair once in each way.

    Args:
        document: The text.
        reading: What was found in it: entities and claims.
    """
    sentences = Sentences(document, analysis_view(document.text), reading.entities)
    finder = _Finder(document, sentences)
    numbers = sentences.numbers_with([m for e in reading.entities if e.schema == "Person" for m in e.mentions])
    claims = _Claims(reading)
    wanted = sorted({other for n in numbers for other in (n, n + 1, n + 2, n + 3) if other < len(sentences)})
    return tuple(claims.carrying(argument) for number in wanted for argument in finder.within(number))


class _Finder:
    def __init__(self, document: Document, sentences: Sentences) -> None:
        self._document = document
        self._sentences = sentences
        self._last: dict[int, _Sides] = {}

    def within(self, number: int) -> Iterator[Argument]:
        """The arguments of one sentence."""
        sentence = self._sentences.get(number)
        if not sentence.held:
            return
        found: dict[tuple[frozenset[tuple[str, int]], bool], Argument] = {}
        for cue in cues() if sentence.persons else ():
            for match in cue.pattern.finditer(sentence.held):
                sides = self._sides(sentence, match, cue)
                if sides is None:
                    continue
                pair = frozenset((side.entity_id or "", 0 if side.entity_id else side.span.start) for side in sides)
                argument = self._argument(sentence, match, sides, cue.kind)
                agreement = cue.kind == "agrees"
                found.setdefault((pair, agreement), argument)
        ordered = sorted(found.values(), key=lambda argument: (argument.left.span, argument.cue))
        yield from ordered
        yield from self._about_pair(sentence, number, ordered)
        if ordered:
            self._last[number] = (ordered[-1].left, ordered[-1].right)

    def _sides(self, sentence: Sentence, match: re.Match[str], cue: Cue) -> _Sides | None:
        groups = {name.rstrip("2345"): match.span(name) for name, words in match.groupdict().items() if words}
        first = groups.get("left") or groups.get("owner")
        second = groups.get("right") or groups.get("other")
        sides = [self._named(sentence, place) for place in (first, second) if place is not None]
        if "described" in groups:
            sides.append(self._described(sentence, groups["described"]))
        kept = [side for side in sides if side is not None]
        if len(kept) != _PAIR or (kept[0].entity_id == kept[1].entity_id):
            return None
        if first and cue.name not in _ANYWHERE and _BEFORE_LEFT.search(sentence.held, max(0, first[0] - 60), first[0]):
            return None
        if cue.named and not all(sentence.held[side.span.start - sentence.start] == NAME for side in kept):
            return None
        left, right = sorted(kept, key=lambda side: side.span)
        return left, right

    def _named(self, sentence: Sentence, place: tuple[int, int]) -> ArgumentSide | None:
        both = sentence.person_at(place[0])
        return None if both is None else ArgumentSide(both[1].id, both[0].span)

    def _described(self, sentence: Sentence, place: tuple[int, int]) -> ArgumentSide:
        start, end = (sentence.start + offset for offset in place)
        words = self._document.text[start:end].rstrip()
        return ArgumentSide(None, Span.of(self._document.text, start, start + len(words)))

    def _argument(self, sentence: Sentence, match: re.Match[str], sides: _Sides, kind: ArgumentKind) -> Argument:
        low, high = sides[0].span.end - sentence.start, sides[1].span.start - sentence.start
        start, end = (low, high) if high > low and sides[1].span.start < sentence.start + match.end() else match.span()
        if not sentence.held[start:end].strip():  # "Was X Y?": the cue stands before both
            start, end = match.span()
        if match.end() > sides[1].span.end - sentence.start + 3:
            end = match.end()
        return Argument(
            self._document.id,
            _kind(sentence.held, sides[0].span.start - sentence.start, (start, end), kind),
            self._span(sentence.start, sentence.end),
            self._span(sentence.start + start, sentence.start + end),
            *sides,
        )

    def _about_pair(self, sentence: Sentence, number: int, own: Sequence[Argument]) -> Iterator[Argument]:
        """What a sentence argues about a pair that was named before."""
        match = again().search(sentence.held)
        if match is not None and any(
            argument.cue.start < sentence.start + match.end() and sentence.start + match.start() < argument.cue.end
            for argument in own
        ):
            return
        sides = self._pair_before(number, own, match) if match is not None else None
        if match is not None and sides is not None:
            kind = _kind(sentence.held, match.start(), match.span(), "agrees" if match["of"] else "identifies")
            start, end = (sentence.start + offset for offset in match.span())
            yield Argument(
                self._document.id, kind, self._span(sentence.start, sentence.end), self._span(start, end), *sides
            )

    def _pair_before(self, number: int, own: Sequence[Argument], match: re.Match[str]) -> _Sides | None:
        begin = self._sentences.bounds[number][0]
        before = [argument for argument in own if argument.right.span.start < begin + match.start()]
        if before:
            return before[-1].left, before[-1].right
        near = [*self._sentences.before(number, _BACK)]
        argued = next((self._last[other] for other in near if other in self._last), None)
        if argued is not None:
            return argued
        named = {
            entity.id: ArgumentSide(entity.id, mention.span)
            for other in near
            for mention, entity in self._sentences.get(other).persons
            if mention.kind == "name"
        }
        sides = sorted(named.values(), key=lambda side: side.span)
        return (sides[0], sides[1]) if len(sides) == _PAIR else None

    def _span(self, start: int, end: int) -> Span:
        words = self._document.text[start:end]
        start += len(words) - len(words.lstrip())
        return Span.of(self._document.text, start, start + len(words.strip()))


def _kind(held: str, first: int, cue: tuple[int, int], kind: ArgumentKind) -> ArgumentKind:
    """What an argument does, what governs and negates it considered.

    Args:
        held: The sentence.
        first: Where its first side begins.
        cue: Where its cue is.
        kind: What it does by itself.
    """
    before = held[max(0, first - _GOVERNS) : first]
    between = _NO_NEGATION.sub(" ", held[cue[0] : cue[1]])
    governed = [*_denying().finditer(before)]
    denied = bool(governed) and not _TWICE.search(before, 0, governed[-1].start())
    denied ^= kind == "denies"
    negated = bool(_NEGATED.search(between) and kind != "denies") or bool(_denying().search(between))
    if denied or negated:
        return "differs" if kind == "agrees" else "denies"
    if kind == "identifies" and (_asking().search(before) or held.rstrip().endswith("?")):
        return "raises"
    return kind


@functools.cache
def _denying() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of('denying')}\b")


@functools.cache
def _asking() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of('asking')}\b")


class _Claims:
    """The claims of a document by where their content stands."""

    def __init__(self, reading: Reading) -> None:
        parts = [(span, claim.id) for claim in reading.claims for span in claim.content]
        self._parts = sorted(parts, key=lambda part: part[0])

    def carrying(self, argument: Argument) -> Argument:
        """An argument with the shortest claim that holds its cue or most of it."""
        first = bisect_left(self._parts, (Span(argument.sentence.start, 0, ""), ""))
        found: list[tuple[int, str]] = []
        for span, identity in self._parts[first:]:
            if span.start >= argument.cue.end:
                break
            if span.start <= argument.cue.start and span.end >= argument.cue.end:
                found.append((len(span), identity))
        return replace(argument, claim_id=min(found)[1]) if found else argument
