"""What a brief has cited so far, and what its later words take up: "that same letter", "the Panel", "it".

Recency with agreement in noun, kind and name decides, in the manner of the definite descriptions of Vieira and Poesio
(Computational Linguistics 26, 2000): an earlier document of the same noun, then of a like kind, and only then the one
document of the case that the description can mean.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from whosays.audit.citations.index import Fit, WorkIndex
from whosays.audit.citations.lexicon import is_generic, is_part, kinds_of_body, words
from whosays.audit.citations.match import fits
from whosays.audit.citations.naming import keys_of
from whosays.audit.citations.reference import Reference

#: What having been cited before adds to the weight of a fit: just before, and at all.
_JUST, _BEFORE = 2.0, 1.0
#: Weight from which on a fit has a name behind it, and not a role alone.
_NAMED = 1.5
#: Subjects that "its" may mean.
_SPEAKERS = 2
#: How far back a description reaches, in referents.
_REACH = 60


@dataclass(frozen=True, slots=True)
class Referent:
    """A document that the brief has spoken of.

    Attributes:
        reference: The words that brought it up.
        fits: Works that it may be, the best first; none where it is not at hand.
        via: Whether it only stands in those works.
        paragraph: Number of the paragraph that spoke of it last.
    """

    reference: Reference
    fits: tuple[Fit, ...]
    via: bool
    paragraph: int

    @property
    def at_hand(self) -> bool:
        """Whether there is a document for it."""
        return bool(self.fits)


@dataclass(slots=True)
class Discourse:
    """The referents of one brief so far; fed in reading order."""

    index: WorkIndex
    referents: list[Referent] = field(default_factory=list)
    focus: Referent | None = None
    speakers: tuple[Reference, ...] = ()
    defined: dict[str, Referent] = field(default_factory=dict)

    def resolve(self, reference: Reference, paragraph: int) -> Referent | None:
        """What a reference stands for; None where its words stand for no document, such as a body that has none."""
        if reference.sort in {"body", "person"}:
            return self._maker(reference, paragraph)
        if self._is_self(reference):
            return None
        if (meant := self.defined.get(reference.called)) is not None:
            return replace(meant, reference=reference, paragraph=paragraph)
        if is_part(reference.noun) and not reference.names and not reference.numbers - set(reference.pinpoint.split()):
            return self._again(self.focus, reference, paragraph)
        if reference.sort == "bracket" and reference.form == "same":
            if reference.dates and (dated := self._dated(reference)) is not None:
                return self._again(dated, reference, paragraph)
            last = next((r for r in reversed(self.referents) if r.at_hand), None)
            return self._again(self.focus_in(paragraph) or self.focus or last, reference, paragraph)
        if reference.plural and (collected := self._collected(reference)):
            return Referent(reference, collected, False, paragraph)
        if _takes_up(reference):
            return self._taken_up(reference, paragraph)
        found = self._ranked(fits(reference, self.index), reference, paragraph)
        if not found and is_generic(reference.noun):
            return (
                None if reference.form == "bare" or not reference.names else Referent(reference, (), False, paragraph)
            )
        return Referent(reference, found, False, paragraph)

    def cite(self, referent: Referent) -> None:
        """Keep what a sentence cites: the focus of what follows."""
        self.note(referent)
        self.focus = referent

    def note(self, referent: Referent) -> None:
        """Keep what a sentence speaks of."""
        self.referents.append(referent)

    def define(self, name: str, referent: Referent) -> None:
        """Keep the short name that the brief gives to a document."""
        self.defined[name] = referent

    def speak(self, references: Sequence[Reference]) -> None:
        """Keep of whom a sentence tells something, by name; the latest first."""
        subjects = [one for one in references if one.subject and one.proper and one.sort in {"body", "person"}]
        self.speakers = (*subjects, *self.speakers)[:_SPEAKERS]

    def spoke_of(self, noun: str, place: int) -> bool:
        """Whether a work was spoken of before by this noun."""
        recent = self.referents[: -_REACH - 1 : -1]
        return any(r.reference.noun == noun and any(fit.place == place for fit in r.fits[:1]) for r in recent)

    def focus_in(self, paragraph: int) -> Referent | None:
        """What the paragraph cited last."""
        return self.focus if self.focus is not None and self.focus.paragraph == paragraph else None

    def _dated(self, reference: Reference) -> Referent | None:
        """What was cited last with a year."""
        years = {(first or "")[:4] for first, _ in reference.dates}
        for earlier in self.referents[: -_REACH - 1 : -1]:
            told = {(day or "")[:4] for dates in earlier.reference.dates for day in dates}
            works = [self.index.works[fit.place] for fit in earlier.fits[:1]]
            if years & (told | {(day or "")[:4] for work in works for dates in work.dates for day in dates}):
                return earlier
        return None

    def _maker(self, reference: Reference, paragraph: int) -> Referent | None:
        """Works of a body or person; "the newspaper" is first of all the one cited before."""
        found = self._ranked(fits(reference, self.index), reference, paragraph)
        named = reference.proper or reference.entity_ids or reference.sort == "person"
        if not named and not any(fit.weight >= _NAMED for fit in found):
            kinds = kinds_of_body(reference.noun) if reference.noun in words("bodies", "roles") else frozenset()
            for earlier in self.referents[: -_REACH - 1 : -1]:
                if earlier.at_hand and self.index.works[earlier.fits[0].place].kinds & kinds:
                    return self._again(earlier, reference, paragraph)
        return Referent(reference, found, False, paragraph) if found else None

    def _taken_up(self, reference: Reference, paragraph: int) -> Referent | None:
        """An earlier document that a description without a name takes up, else the one that it can only mean."""
        found = self._ranked(fits(reference, self.index), reference, paragraph) if reference.kinds else ()
        if reference.common and found:
            return Referent(reference, found, False, paragraph)
        recent = self.referents[: -_REACH - 1 : -1]
        documents = [r for r in recent if r.reference.sort in {"document", "bracket"}]
        wanted = keys_of(reference.common)
        last = self.focus_in(paragraph)
        decided = _decided(fits(reference, self.index))
        for candidates, alike in (
            (documents, _same_noun),
            ([last] if last is not None else [], _same_kind),
            ([r for r in documents if r.at_hand] if not decided else [], _same_kind),
            (documents if is_generic(reference.noun) and not reference.plural else [], _any),
        ):
            for earlier in candidates:
                said = keys_of((*earlier.reference.names, *earlier.reference.about))
                if alike(earlier, reference) and (not wanted or not wanted.isdisjoint(said)):
                    return self._again(earlier, reference, paragraph)
        likely = {fit.place for fit in (found[:1] if decided else found)}
        for earlier in recent:  # "the judgment" after "the High Court held"
            if earlier.at_hand and earlier.fits[0].place in likely:
                return self._again(earlier, reference, paragraph)
        if found:
            return Referent(reference, found, False, paragraph)
        return None if is_generic(reference.noun) or not reference.kinds else Referent(reference, (), False, paragraph)

    def _collected(self, reference: Reference) -> tuple[Fit, ...]:
        """The collection that "the documents", "the letters" or "the files of X" means: the only one of the case.

        With a name in it, a quarter of what the collection holds must bear that name; for a person, one of it.
        """
        collections = self.index.collections
        if len(collections) != 1 or reference.form == "indefinite" or reference.dates:
            return ()
        work = self.index.works[collections[0]]
        if reference.kinds and not reference.kinds & work.kinds:
            return ()
        if not reference.proper:
            plain = reference.form in {"definite", "same"} and not reference.common
            return (Fit(collections[0], 1.0, ("the only collection",)),) if plain else ()
        members = {self.index.of_document[document_id] for document_id in work.document_ids}
        bearing = {p for entity_id in reference.entity_ids for p in self.index.named.get(entity_id, ())} & members
        if reference.person and reference.owners:
            bearing |= set(self.index.naming(reference.proper[-1])) & members
        if 4 * len(bearing) < len(members) and not (bearing and reference.person and reference.owners):
            return ()
        return (Fit(collections[0], 1.0, (f"{len(bearing)} of {len(members)} name “{' '.join(reference.proper)}”",)),)

    def _again(self, earlier: Referent | None, reference: Reference, paragraph: int) -> Referent | None:
        if earlier is None:
            return None
        kept = replace(
            reference,
            kinds=reference.kinds or earlier.reference.kinds,
            noun=earlier.reference.noun if is_part(reference.noun) else reference.noun,
            proper=reference.proper or earlier.reference.proper,
            common=reference.common or earlier.reference.common,
        )
        return Referent(kept, earlier.fits, earlier.via, paragraph)

    def _ranked(self, found: list[Fit], reference: Reference, paragraph: int) -> tuple[Fit, ...]:
        """Fits, with those cited before first among likes; a name in a new paragraph may mean another of its works."""
        if len(found) < 2:
            return tuple(found)
        near = self.focus_in(paragraph) if reference.proper else self.focus
        just = {fit.place for fit in near.fits[:1]} if near else set()
        recent = () if reference.proper else self.referents[: -_REACH - 1 : -1]
        before = {r.fits[0].place for r in recent if r.at_hand}
        lifted = []
        for fit in found:
            more = _JUST if fit.place in just else _BEFORE if fit.place in before else 0.0
            why = (*fit.why, "cited before") if more else fit.why
            lifted.append(Fit(fit.place, fit.weight + more, why))
        return tuple(sorted(lifted, key=lambda fit: (-fit.weight, fit.place)))

    @staticmethod
    def _is_self(reference: Reference) -> bool:
        """Whether "this paper" is the brief itself."""
        opening = reference.span.exact.lower().split()[:2]
        return opening[:1] == ["this"] and opening[1:] != ["same"] and reference.noun in words("self", "nouns")


def _decided(found: Sequence[Fit]) -> bool:
    """Whether one work fits a description, and no other nearly as well."""
    return len(found) == 1 or (len(found) > 1 and found[0].weight - found[1].weight >= _BEFORE)


def _same_noun(earlier: Referent, reference: Reference) -> bool:
    return earlier.reference.noun == reference.noun


def _same_kind(earlier: Referent, reference: Reference) -> bool:
    return bool(earlier.reference.kinds & reference.kinds)


def _any(earlier: Referent, reference: Reference) -> bool:
    return earlier.reference.sort != "bracket" or reference.form == "same" or earlier.at_hand


def _takes_up(reference: Reference) -> bool:
    """Whether a reference says nothing of its own but what sort of document it is."""
    definite = reference.form in {"same", "definite", "own"} or (reference.plural and reference.form == "bare")
    year = any(word.isdigit() for word in reference.about)
    told = reference.proper or reference.dates or reference.numbers or reference.title or year
    return definite and not told
