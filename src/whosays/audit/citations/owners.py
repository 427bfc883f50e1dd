"""Whose a document is that its own words do not tell of: "its report", "in a letter, the laboratory wrote"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from whosays.audit.citations.cites import Cites
from whosays.audit.citations.discourse import Discourse, Referent
from whosays.audit.citations.index import Fit, WorkIndex, kinship
from whosays.audit.citations.lexicon import words
from whosays.audit.citations.match import fits
from whosays.audit.citations.naming import name_words
from whosays.audit.citations.reference import MAKERS, Reference
from whosays.records import Link

#: How well the kinds of a document and of a work must go together at least; see ``kinship``.
_LIKE = 0.3


def owned(
    references: Sequence[Reference], place: int, referent: Referent | None, discourse: Discourse
) -> Referent | None:
    """What "its report" stands for by whoever the sentence, or the one before, speaks of; else ``referent``.

    Args:
        references: Of the sentence.
        place: Of the reference among them.
        referent: What it stands for by its noun alone.
        discourse: What was cited and who was spoken of before.
    """
    reference = references[place]
    if reference.form != "own" or reference.proper or reference.sort != "document":
        return referent
    kept = referent is not None and referent.at_hand and discourse.spoke_of(reference.noun, referent.fits[0].place)
    beside = _beside(references, place)
    for owner in (*beside, *(() if kept else discourse.speakers)):
        found = _of(reference, owner.proper, owner.entity_ids, discourse.index) if _may_own(reference, owner) else ()
        if found and referent is not None:
            same = referent.at_hand and referent.fits[0].place in {fit.place for fit in found}
            return referent if same else replace(referent, fits=found, via=False)
    taken = referent.reference.proper if referent is not None and not kept else ()
    nearest = next((owner for owner in (*beside, *discourse.speakers) if owner.subject), None)
    if referent is not None and taken and nearest is not None and set(taken).isdisjoint(nearest.proper):
        return replace(referent, reference=reference, fits=(), via=False)  # what was cited before is another's
    return referent


def _beside(references: Sequence[Reference], place: int) -> Sequence[Reference]:
    """Bodies and persons by name in the sentence of a document, its subject first."""
    head = references[place].head
    found = [
        other
        for i, other in enumerate(references)
        if i != place and other.sort in MAKERS and other.proper and other.within != place
    ]
    return sorted(found, key=lambda other: (not other.subject, abs(other.head - head)))


def _may_own(reference: Reference, owner: Reference) -> bool:
    """Whether "its" can be a person's, or "her" a body's."""
    pronoun = reference.span.exact.split()[0].lower()
    if pronoun in {"his", "her"}:
        return owner.sort == "person" or not (owner.kinds or owner.noun in words("heads", "bodies"))
    return pronoun != "its" or owner.sort == "body"


def of_speaker(referent: Referent, link: Link, index: WorkIndex) -> Referent:
    """A document without a name by whoever speaks in it; ``referent`` where that gives none.

    Args:
        referent: What the document stands for by its own words.
        link: Who speaks.
        index: The works of the case.
    """
    reference = referent.reference
    nameless = reference.sort == "document" and reference.form in {"own", "indefinite", "definite"}
    told = link.source is not None and link.source.start <= reference.head < link.source.end and not link.resolved_from
    if not nameless or reference.proper or told or link.anonymous or link.kind == "document":
        return referent
    if referent.at_hand and (reference.form == "definite" or referent.via):
        return referent
    names = name_words(link.name)
    found = _of(reference, names[-1:] if link.kind == "person" else names, frozenset(), index)
    if not found or (referent.at_hand and referent.fits[0].place in {fit.place for fit in found}):
        return referent
    return replace(referent, fits=found, via=False)


def by_name(link: Link, index: WorkIndex) -> tuple[Fit, ...]:
    """Works of whoever a source without a name in its own words stands for; none where nothing is told of them."""
    names = name_words(link.name)
    if not names or link.anonymous or link.source is None or link.kind == "document":
        return ()
    if link.kind == "person":
        return (
            tuple(fits(Reference(link.source, "person", "bare", names[-1], proper=names), index))
            if _named(link)
            else ()
        )
    if _named(link):
        return tuple(fits(Reference(link.source, "body", "bare", names[-1], proper=names), index))
    told = len(names) > 1  # "the roads ministry", but not "the ministry"
    return tuple(fits(Reference(link.source, "body", "definite", names[-1], common=names), index)) if told else ()


def _named(link: Link) -> bool:
    return link.name[:1].isupper()


def unnamed(cites: Cites, link: Link, index: WorkIndex, end: int) -> Referent | None:
    """Some "statement" or "interview" before ``end`` that is nobody's by its words, by whoever speaks in it."""
    for i, reference in enumerate(cites.references):
        plain = reference.sort == "document" and reference.form in {"indefinite", "own"} and reference.kinds
        referent = cites.referents[i]
        missing = referent is None or not referent.at_hand
        if plain and missing and i not in cites.aside and reference.head < end:
            found = of_speaker(referent or Referent(reference, (), False, cites.paragraph), link, index)
            if found.at_hand:
                return found
    return None


def _of(reference: Reference, names: tuple[str, ...], entity_ids: frozenset[str], index: WorkIndex) -> tuple[Fit, ...]:
    """Works of the kind of a reference that somebody made."""
    if not names:
        return ()
    common = tuple(word for word in reference.common if word not in names)
    asked = replace(
        reference, proper=names, owners=names, entity_ids=entity_ids, common=(), form="definite",
        about=(*reference.about, *common),
    )  # fmt: skip
    alike = (fit for fit in fits(asked, index) if kinship(reference.kinds, index.works[fit.place].kinds) >= _LIKE)
    return tuple(alike)
