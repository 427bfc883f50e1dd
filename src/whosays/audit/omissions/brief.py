"""What a brief tells: its sentences and claims, and whether it carries what a sentence of a source says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from whosays.audit.omissions.cues import TURN
from whosays.audit.omissions.reading import Sentence, read_document, read_stretch
from whosays.audit.shelf import Shelf
from whosays.records import AuditEntry
from whosays.text.words import Rarity

#: A sentence of the brief carries one of a source where it has so much of its terms, by rarity, ...
_CARRIES = 0.6
#: ... or so much where the source's sentence cuts against nothing by its own words.
_CARRIES_PLAIN = 0.5
#: A handful of terms says little of the matter: as if so many of the rarest were there that the brief lacks.
_FEW = 2


@dataclass(frozen=True, slots=True)
class Told:
    """A claim or a sentence of a brief.

    Attributes:
        claim_ids: The claims that it holds, those that cite something first.
        text: Its words.
        terms: As of a ``Sentence``.
        cuts: Whether it denies, doubts or limits something itself.
    """

    claim_ids: tuple[str, ...]
    text: str
    terms: frozenset[str]
    cuts: bool


@dataclass(frozen=True, slots=True)
class Kin:
    """A sentence of a brief beside one of a source.

    Attributes:
        told: The sentence of the brief.
        likeness: The cosine of the two sets of terms, weighted by rarity, 0 to 1.
        share: How much of the source's terms, by rarity, the brief's sentence has, 0 to 1.
    """

    told: Told
    likeness: float
    share: float


class Brief:
    """The sentences of briefs, found by their terms."""

    def __init__(self, sentences: Sequence[Told], claims: Mapping[str, Told], rarity: Rarity) -> None:
        self.sentences = tuple(sentences)
        self.claims = claims
        self.rarity = rarity
        self._mass = [rarity.mass(told.terms) for told in sentences]
        self._by_term: dict[str, list[int]] = {}
        for index, told in enumerate(sentences):
            for term in told.terms:
                self._by_term.setdefault(term, []).append(index)

    def matter(self, terms: frozenset[str]) -> float:
        """How much of ``terms``, by rarity, stands anywhere in the briefs: 0 to 1, and less where there are few."""
        held = self.rarity.mass(term for term in terms if term in self._by_term)
        return held / (self.rarity.mass(terms) + _FEW * self.rarity.most)

    def kin(self, terms: frozenset[str]) -> list[Kin]:
        """The sentences that share a term with ``terms``, the most alike first."""
        shared: dict[int, float] = {}
        for term in terms:
            for index in self._by_term.get(term, ()):
                shared[index] = shared.get(index, 0.0) + self.rarity.of(term)
        whole = self.rarity.mass(terms)
        found = []
        for index, mass in shared.items():
            likeness = mass / (whole * self._mass[index]) ** 0.5
            found.append(Kin(self.sentences[index], likeness, mass / whole))
        found.sort(key=lambda kin: -kin.likeness)
        return found

    def common(self, terms: frozenset[str], told: Told) -> list[str]:
        """The terms of both, the rarest first."""
        return sorted(terms & told.terms, key=lambda term: (-self.rarity.of(term), term))


def carries(kin: Sequence[Kin], sentence: Sentence) -> bool:
    """Whether a sentence of the brief holds what ``sentence`` says, with a word that cuts where that has one."""
    cuts = _cuts(sentence)
    enough = _CARRIES if cuts else _CARRIES_PLAIN
    return any((one.told.cuts or not cuts) and one.share >= enough for one in kin)


def told_in(entries: Sequence[AuditEntry], shelves: Mapping[str, Shelf]) -> tuple[list[Told], dict[str, Told]]:
    """The sentences of the briefs that ``entries`` audit, and what each audited claim says, by its id."""
    audited = {entry.claim_id for entry in entries}
    briefs = [shelf for shelf in shelves.values() if any(claim.id in audited for claim in shelf.claims)]
    sentences = [told for shelf in briefs for told in _sentences(shelf, audited)]
    return sentences, {told.claim_ids[0]: told for shelf in briefs for told in _claims(shelf, audited)}


def _sentences(shelf: Shelf, audited: set[str]) -> Iterator[Told]:
    for sentence in read_document(shelf):
        ids = dict.fromkeys(claim.id for claim in shelf.claims_at(sentence.start, sentence.end))
        ordered = sorted(ids, key=lambda identity: identity not in audited)
        yield Told(tuple(ordered), sentence.text, sentence.terms, _cuts(sentence))


def _claims(shelf: Shelf, audited: set[str]) -> Iterator[Told]:
    for claim in shelf.claims:
        if claim.id in audited:
            start, end = claim.content[0].start, claim.content[-1].end
            sentence = read_stretch(shelf, start, end, (0, 0))
            terms = sentence.terms if sentence is not None else frozenset()
            cuts = sentence is not None and _cuts(sentence)
            yield Told((claim.id,), shelf.document.text[start:end], terms, cuts)


def _cuts(sentence: Sentence) -> bool:
    return any(cue.kind != TURN for cue in sentence.cues)
