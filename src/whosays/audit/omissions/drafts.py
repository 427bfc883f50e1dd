"""Drafts of omissions: what kind of sentence it is, how near to what was borrowed, and how much that weighs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from whosays.audit.omissions.borrowed import Loan
from whosays.audit.omissions.brief import Brief, Kin, carries
from whosays.audit.omissions.cues import DENIAL, NEGATION, SAID_NOT, TURN, VOICE, Cue
from whosays.audit.omissions.place import ELSEWHERE, Place, nearest
from whosays.audit.omissions.reading import Sentence, said_before, voices
from whosays.audit.omissions.weighing import features_of, weigh
from whosays.audit.omissions.wording import wording_of
from whosays.audit.shelf import Shelf
from whosays.text.words import stem, words_of

#: What it weighs that somebody else speaks beside a borrowed passage, and that it is one of whom the brief speaks.
_ANOTHER, _CONCERNED = 1, 1.5
#: A sentence is so much more akin to the brief where one in so many of its document was borrowed, and less where fewer.
_FLOOR, _MUCH = 0.35, 20
#: Least kinship with the brief of a sentence that stands apart from all that was borrowed.
_KINDRED = 0.22
#: ... and the fewest terms that it shares with one sentence of the brief.
_TOGETHER = 2
#: Most claims that one omission bears on.
_MOST_CLAIMS = 3


@dataclass(frozen=True, slots=True)
class Source:
    """A cited document with all that a draft is weighed by.

    Attributes:
        shelf: What was read in it.
        sentences: Its sentences, in order.
        loans: The claims that rest on each, by index.
        brief: What the briefs say.
        concerned: Ids of the sources that the briefs speak of.
        body: What it calls the body that it speaks for; see ``body_of``.
        weights: See ``weigh``.
    """

    shelf: Shelf
    sentences: Sequence[Sentence]
    loans: Mapping[int, Sequence[Loan]]
    brief: Brief
    concerned: frozenset[str]
    body: str | None
    weights: Sequence[float]

    @property
    def floor(self) -> float:
        """How akin to the brief everything is in a document of which it took much."""
        return _FLOOR * min(1.0, _MUCH * len(self.loans) / max(1, len(self.sentences)))


@dataclass(frozen=True, slots=True)
class Draft:
    """An omission before the choice.

    Attributes:
        sentence: The sentence, or the clause of one.
        cue: What makes it one.
        place: Where it stands.
        bears_on: As of an ``Omission``.
        common: Words that it shares with the brief.
        features: What it is weighed by; see ``FEATURES``.
        weight: As of an ``Omission``: how likely a careful reader would list it.
    """

    sentence: Sentence
    cue: Cue
    place: Place
    bears_on: tuple[str, ...]
    common: tuple[str, ...]
    features: tuple[float, ...]
    weight: float

    @property
    def cuts(self) -> bool:
        """Whether it denies, doubts or limits something by its own words."""
        return any(cue.kind != TURN for cue in self.sentence.cues)


def draft_of(sentence: Sentence, source: Source, place: Place | None = None) -> Draft | None:
    """Draft a sentence; None where it cuts against nothing, stands apart from the matter, or the brief carries it.

    Args:
        sentence: The sentence or clause.
        source: Its document.
        place: Where it stands; None to find out.
    """
    where = place or nearest(sentence, source.sentences, source.loans)
    cues = _cues(sentence, source, where)
    if not cues:
        return None
    kin = source.brief.kin(sentence.terms)
    alike = kin[0].likeness if kin else 0.0
    matter = source.brief.matter(sentence.terms)
    common = source.brief.common(sentence.terms, kin[0].told) if kin else []
    apart = where is ELSEWHERE and (max(alike, matter) + source.floor < _KINDRED or len(common) < _TOGETHER)
    if apart or carries(kin, sentence):
        return None
    wording = wording_of(sentence.text, source.body)
    features = features_of(cues, where, wording, concludes=sentence.concludes)
    weight = weigh(features, source.weights)
    return Draft(
        sentence, cues[0], where, _bears_on(where, kin), tuple(_as_written(sentence, common)), features, weight
    )


def _cues(sentence: Sentence, source: Source, place: Place) -> list[Cue]:
    """The cues, strongest first; with what the document's own attributions add to them."""
    cues = [
        Cue(DENIAL, SAID_NOT, cue.start, cue.end)
        if cue.kind == NEGATION and said_before(source.shelf, sentence, cue.start)
        else cue
        for cue in sentence.cues
    ]
    spoken = voices(source.shelf, sentence)
    before = source.sentences[place.index] if place.index is not None else None
    if before is not None and spoken and (others := voices(source.shelf, before)) and not spoken & others:
        strength = _CONCERNED if spoken & source.concerned else _ANOTHER
        cues.append(Cue(VOICE, strength, sentence.start, sentence.end))
    return sorted(cues, key=lambda cue: -cue.strength)


def _bears_on(place: Place, kin: Sequence[Kin]) -> tuple[str, ...]:
    alike = (identity for one in kin for identity in one.told.claim_ids)
    return tuple(dict.fromkeys([*place.claim_ids, *alike]))[:_MOST_CLAIMS]


def _as_written(sentence: Sentence, terms: Sequence[str]) -> list[str]:
    """Words of the sentence for terms."""
    words = {stem(word.plain): sentence.text[word.start : word.end] for word in reversed(words_of(sentence.text))}
    return [words[term] for term in terms if term in words]
