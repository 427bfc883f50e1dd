"""Drafts of omissions: what kind of sentence it is, how near to what was borrowed, and how much that weighs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from whosays.audit.omissions.borrowed import Loan
from whosays.audit.omissions.brief import Brief, Kin, carries
from whosays.audit.omissions.cues import DENIAL, NEGATION, SAID_NOT, TURN, VOICE, Cue
from whosays.audit.omissions.place import ELSEWHERE, Place, nearest
from whosays.audit.omissions.reading import Sentence, said_before, voices
from whosays.audit.shelf import Shelf
from whosays.text.words import stem, words_of

#: What further cues of a sentence add to the first, as a share of their strength, and how many of them.
_FURTHER, _MOST_FURTHER = 0.25, 2
#: What it weighs that somebody else speaks beside a borrowed passage, and that it is one of whom the brief speaks.
_ANOTHER, _CONCERNED = 1, 1.5
#: How much it counts that a sentence stands near what was borrowed, that its terms are those of the brief as a whole,
#: and that they are those of one sentence of it.
_NEAR, _MATTER, _ALIKE = 1.0, 1.0, 0.4
#: Strong cues count for more than their number: one is worth more than three slight ones.
_POWER = 1.3
#: From which nearness on a sentence stands beside the borrowed one, and how the nearness of others depends on how much
#: of their terms stands in the brief.
_BESIDE, _OWN, _TIED = 0.8, 0.6, 2.0
#: What a document says among its own findings or conclusions counts as if it stood so much nearer.
_CONCLUDES = 0.4
#: All of a document counts as so near at least where one sentence in so many of it was borrowed, and less where fewer.
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
    """

    shelf: Shelf
    sentences: Sequence[Sentence]
    loans: Mapping[int, Sequence[Loan]]
    brief: Brief
    concerned: frozenset[str]

    @property
    def floor(self) -> float:
        """How near everything stands in a document of which the brief took much."""
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
        weight: As of an ``Omission``.
    """

    sentence: Sentence
    cue: Cue
    place: Place
    bears_on: tuple[str, ...]
    common: tuple[str, ...]
    weight: float

    @property
    def cuts(self) -> bool:
        """Whether it denies, doubts or limits something by its own words."""
        return any(cue.kind != TURN for cue in self.sentence.cues)


def draft_of(sentence: Sentence, source: Source, place: Place | None = None) -> Draft | None:
    """Weigh a sentence; None where it cuts against nothing, stands apart from the matter, or the brief carries it.

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
    strength = cues[0].strength + _FURTHER * sum(cue.strength for cue in cues[1 : _MOST_FURTHER + 1])
    near = max(_nearness(where, matter), source.floor) + (_CONCLUDES if sentence.concludes else 0.0)
    weight = strength**_POWER * (_NEAR * near + _MATTER * matter + _ALIKE * alike)
    return Draft(sentence, cues[0], where, _bears_on(where, kin), tuple(_as_written(sentence, common)), weight)


def _nearness(place: Place, matter: float) -> float:
    """What stands beside a borrowed sentence is on its matter; what stands further off may not be."""
    return place.nearness if place.nearness >= _BESIDE else place.nearness * min(1.0, _OWN + _TIED * matter)


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
