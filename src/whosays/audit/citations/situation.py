"""A claim where it stands in its brief: all that is known of what it may hang on before that is weighed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from whosays.audit.citations.cites import Cites
from whosays.audit.citations.dates import Days
from whosays.audit.citations.discourse import Referent
from whosays.audit.citations.index import WorkIndex
from whosays.audit.citations.naming import keys, name_words, singular, word_of
from whosays.audit.citations.phrase import form_of
from whosays.audit.citations.voices import tells_nobody
from whosays.records import Claim, Link, Span

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

#: Where a noun stands that a sentence takes its word from: "the board says", "by the board", "the board's opinion".
_VOICED = frozenset({"nsubj", "nsubjpass", "poss", "appos", "conj", "compound", "amod"})
_TAKING = frozenset({"by", "for", "from", "to", "in", "with", "before", "according", "on"})
_HE, _SHE = frozenset({"he", "his", "him"}), frozenset({"she", "her", "hers"})
_DEFINITE = frozenset({"the", "that", "this", "these", "those", "its", "her", "his", "their", "both"})
_PRONOUNS = frozenset({"it", "they", "he", "she", "its", "their", "him", "her", "them", "who", "which", "whose"})
_NAMES = frozenset({"NOUN", "PROPN"})
#: What is left of who was heard in one sentence in the next, and in the next paragraph.
_FADES, _ENDS = 0.6, 0.3


@dataclass(frozen=True, slots=True)
class Voices:
    """How clearly a speaker of a work is named, 0 to 1, by the place of the work.

    Attributes:
        said: By any noun that the sentence may take its word from.
        subject: By what the sentence is about: its subject, and whose that is.
        authors: By the name of a person who wrote it.
        heard: In the sentences before, fading.
        headed: In the heading that it stands under.
    """

    said: Mapping[int, float]
    subject: Mapping[int, float]
    authors: Mapping[int, float]
    heard: Mapping[int, float]
    headed: Mapping[int, float]


@dataclass(frozen=True, slots=True)
class Situation:
    """A claim where it stands.

    Attributes:
        claim: The claim.
        cites: The references of its sentence.
        start: Where the sentence begins.
        referent: What the claim hangs on by the words that cite.
        before: What its paragraph cited last before the sentence.
        just: Works that the last claim of the sentence, or else of the sentence before, hangs on.
        voices: Who is heard in the sentence and around it.
        dates: Times of the sentence.
        trusted: Whether whom a pronoun was taken for may be whom it means.
    """

    claim: Claim
    cites: Cites
    start: int
    referent: Referent | None
    before: Referent | None
    just: tuple[int | None, bool]
    voices: Voices
    dates: tuple[Days, ...]
    trusted: bool = True

    @property
    def link(self) -> Link | None:
        """The source nearest the author."""
        return next(iter(self.claim.attribution.chain), None)

    @property
    def kind(self) -> str:
        """How the claim has its source: none, one that goes back to another, an unnamed one, or one of its own."""
        link = self.link
        if link is None:
            return "free"
        if link.resolved_from or link.source is None:
            return "back"
        return "vague" if link.anonymous else "told"

    @property
    def is_new(self) -> bool:
        """Whether the source is an unnamed one that the text has not spoken of: "some reports", "several workers"."""
        link = self.link
        if link is None or not link.anonymous or link.source is None or link.resolved_from:
            return False
        said = link.source.exact.lower().split()
        return bool(said) and said[0] not in _DEFINITE and _PRONOUNS.isdisjoint(said)


def voices_of(
    sentence: Tokens, offset: int, aside: Sequence[Span], index: WorkIndex
) -> tuple[dict[int, float], dict[int, float], dict[int, float]]:
    """Whom a sentence names outside the words that it gives as somebody's: ``said``, ``subject`` and ``authors``.

    Args:
        sentence: Of the parse.
        offset: Of the parse in the text.
        aside: The words that are given as somebody's.
        index: The works.
    """
    said: dict[int, float] = {}
    subject: dict[int, float] = {}
    authors: dict[int, float] = {}
    for token in sentence:
        place = offset + token.idx
        if token.pos_ not in _NAMES or not _is_voiced(token) or any(s.start <= place < s.end for s in aside):
            continue
        word = word_of(singular(token.lower_))
        if tells_nobody(word) and form_of(token) in {"bare", "indefinite"}:
            continue  # "some reports"
        of = _of_whom(token)
        for work, weight in index.voice(word).items():
            if of and of.isdisjoint(index.works[work].voice_keys):
                continue  # "the Ministry of Trade" is not the Ministry of Mines
            said[work] = max(said.get(work, 0.0), weight)
            if _is_subject(token):
                subject[work] = max(subject.get(work, 0.0), weight)
            if token.text[:1].isupper() and not keys(word).isdisjoint(index.works[work].author_keys):
                authors[work] = max(authors.get(work, 0.0), weight)
    return said, subject, authors


def headed(line: str, index: WorkIndex) -> dict[int, float]:
    """How clearly a heading names a speaker of each work."""
    found: dict[int, float] = {}
    for word in name_words(line):
        for work, weight in index.voice(word).items():
            found[work] = max(found.get(work, 0.0), weight)
    return found


def _of_whom(token: Token) -> set[str]:
    """Keys of the names that follow a body's noun and are part of its name: "Trade" in "the Ministry of Trade"."""
    if not token.text[:1].isupper():
        return set()
    names = (name for of in token.rights if of.lower_ == "of" for name in of.rights if name.text[:1].isupper())
    return {key for name in names for word in name_words(name.text) for key in keys(word)}


def _is_subject(token: Token) -> bool:
    """Whether a noun is the subject of the main verb, or says whose that is."""
    head = token
    while head.dep_ in {"conj", "appos", "compound", "poss", "amod"} and head.head != head:
        head = head.head
    return head.dep_ == "nsubj" and head.head.dep_ in {"ROOT", "ccomp", "conj", "parataxis"}


def _is_voiced(token: Token) -> bool:
    head = token
    while head.dep_ in {"conj", "appos", "compound"} and head.head != head:
        head = head.head
    return head.dep_ in _VOICED or (head.dep_ == "pobj" and head.head.lower_ in _TAKING)


@dataclass(slots=True)
class Hearing:
    """Whose voices a brief has let sound so far, fading; fed in reading order."""

    heard: dict[int, float] = field(default_factory=dict)
    headed: dict[int, float] = field(default_factory=dict)
    _paragraph: int = -1

    def enter(self, paragraph: int) -> None:
        """Begin a sentence."""
        fades = _FADES if paragraph == self._paragraph else _ENDS
        self._paragraph = paragraph
        self.heard = {place: weight * fades for place, weight in self.heard.items() if weight * fades > 0.05}

    def keep(self, voices: Mapping[int, float]) -> None:
        """Keep whom a sentence named."""
        for place, weight in voices.items():
            self.heard[place] = max(weight, self.heard.get(place, 0.0))


@dataclass(slots=True)
class Genders:
    """Which pronoun a brief first uses for each source: "she" is not whoever was "he"."""

    _first: dict[str, bool] = field(default_factory=dict)

    def agrees(self, claim: Claim) -> bool:
        """Whether the pronoun of a claim's source may stand for whom it was taken for."""
        link = next(iter(claim.attribution.chain), None)
        if link is None or not link.resolved_from:
            return True
        said = set(link.resolved_from.lower().split())
        if not said & (_HE | _SHE):
            return True
        female = bool(said & _SHE)
        return self._first.setdefault(link.source_id, female) == female
