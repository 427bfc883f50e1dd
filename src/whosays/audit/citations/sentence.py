"""What one sentence of a brief cites: its references resolved, and the one that a claim hangs on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from whosays.audit.citations.discourse import Discourse, Referent
from whosays.audit.citations.index import Fit
from whosays.audit.citations.lexicon import is_part
from whosays.audit.citations.reference import Reference
from whosays.records import Claim, Link, Span

#: Between a source and its cue, in code points.
_BESIDE = 2
#: Documents that whoever they are addressed to is likely to hold.
_HEARD = frozenset({"testimony", "transcript", "brief"})


@dataclass(frozen=True, slots=True)
class Cites:
    """The references of a sentence, and what each stands for.

    Attributes:
        references: In order.
        referents: What each stands for; None for one that stands for no document.
        paragraph: Number of the paragraph.
        aside: Places of those in words that are attributed to somebody: spoken of, and not cited.
    """

    references: tuple[Reference, ...]
    referents: tuple[Referent | None, ...]
    paragraph: int
    aside: frozenset[int] = frozenset()

    def at(self, span: Span | None) -> list[int]:
        """Places of the references in ``span`` that cite, those that stand in no other's phrase first."""
        if span is None:
            return []
        found = [i for i, r in enumerate(self.references) if span.start <= r.head < span.end and i not in self.aside]
        return sorted(found, key=lambda i: (self.references[i].within is not None, i))


def read_sentence(
    references: Sequence[Reference], claims: Sequence[Claim], discourse: Discourse, paragraph: int
) -> Cites:
    """Resolve the references of a sentence, but for those in words that are attributed to somebody else."""
    contents = [span for claim in claims for span in _attributed(claim)]
    sources = [link.source for claim in claims for link in claim.attribution.chain[:1] if link.source is not None]
    kept = [
        i
        for i, reference in enumerate(references)
        if reference.sort == "bracket"
        or reference.holders
        or (reference.sort == "document" and reference.dates)
        or _within(reference, sources)
        or not _within(reference, contents)
    ]
    chosen = [references[i].moved(kept) for i in kept]
    aside = frozenset(
        i
        for i, reference in enumerate(chosen)
        if reference.sort != "bracket" and not _within(reference, sources) and _within(reference, contents)
    )
    whole = {reference.within for reference in chosen if reference.sort == "document" and reference.bond == "maker"}
    resolved = [
        None if is_part(reference.noun) and i in whole else discourse.resolve(reference, paragraph)
        for i, reference in enumerate(chosen)
    ]
    cites = Cites(tuple(chosen), tuple(resolved), paragraph, aside)
    carried = [_carried(cites, i, discourse) for i in range(len(chosen))]
    return replace(cites, referents=tuple(one if one is None or _says_which(one) else None for one in carried))


def _within(reference: Reference, spans: Sequence[Span]) -> bool:
    return any(span.start <= reference.head < span.end for span in spans)


def _attributed(claim: Claim) -> Iterator[Span]:
    """The words that a claim gives as somebody else's, without a source taken for a part of them."""
    if not claim.attribution.chain:
        return
    link = claim.attribution.chain[0]
    for span in claim.content:
        beside = link.source is None and link.cue is not None and 0 <= link.cue.start - span.end <= _BESIDE
        if not beside or len(claim.content) == 1:
            yield span


def _says_which(referent: Referent) -> bool:
    """Whether a document that is not at hand is one that the text tells from others: not "another story"."""
    reference = referent.reference
    if referent.at_hand or reference.form not in {"indefinite", "bare"}:
        return True
    return bool(reference.names or reference.dates or reference.numbers or reference.title or reference.about)


def _carried(cites: Cites, place: int, discourse: Discourse) -> Referent | None:
    """What a reference stands for, with a document that is not at hand found inside the one that holds it."""
    reference, referent = cites.references[place], cites.referents[place]
    if reference.sort != "document" or referent is None or referent.at_hand:
        return referent
    holders = list(reference.holders)
    holders += [
        i
        for i, other in enumerate(cites.references)
        if other.within == place
        and i not in holders
        and (other.bond == "carrier" or (other.bond == "addressee" and reference.kinds & _HEARD))
    ]
    if reference.within is not None and reference.bond == "carrier":
        return referent
    for holder in holders:
        held = discourse.focus_in(cites.paragraph) if holder == -1 else cites.referents[holder]
        if held is not None and held.at_hand:
            why = f"“{' '.join(reference.span.exact.split()[:6])}” stands in it"
            found = tuple(Fit(fit.place, fit.weight, (*fit.why, why)) for fit in held.fits)
            return replace(referent, fits=found, via=True)
    return referent


def followed(cites: Cites, link: Link | None, content: Span | None = None) -> Referent | None:
    """What a claim of the sentence hangs on by the sentence's own words; None where they name nothing.

    A referent that is not at hand is an answer: the claim hangs on a document that is missing.

    Args:
        cites: The sentence.
        link: The link of the claim's chain nearest the author; None for a claim without a chain.
        content: Where the claim begins; a document that is not at hand is no citation behind that.
    """
    named = [i for i in cites.at(link.source if link else None) if cites.referents[i] is not None]
    documents = [i for i in _top_documents(cites) if _counts(cites, i, content)]
    brackets = [i for i in documents if cites.references[i].sort == "bracket"]
    spoken = [i for i in named if cites.references[i].sort == "document"]
    if spoken:
        return _narrowed(cites, spoken[0], [*brackets, *_dated(cites, spoken[0])])
    if named:
        return _with_documents(cites, named[0], documents)
    if brackets:
        return cites.referents[brackets[0]]
    if documents:
        held = [i for i in documents if (referent := cites.referents[i]) is not None and referent.via]
        return cites.referents[held[0] if held else _weightiest(cites, documents)]
    bodies = [
        i
        for i, r in enumerate(cites.references)
        if r.sort == "body" and cites.referents[i] is not None and i not in cites.aside
    ]
    return cites.referents[bodies[0]] if bodies else None


def spoken_of(cites: Cites) -> Referent | None:
    """What a sentence that cites for no claim speaks of: as ``followed``, or else the work of a person named."""
    persons = [r for r in cites.referents if r is not None and r.reference.sort == "person" and r.at_hand]
    return followed(cites, None) or next(iter(persons), None)


def _counts(cites: Cites, place: int, content: Span | None) -> bool:
    """Whether a document of the sentence can be what a claim hangs on."""
    referent, reference = cites.referents[place], cites.references[place]
    if referent is None:
        return False
    return referent.at_hand or content is None or reference.sort == "bracket" or reference.head < content.start


def _top_documents(cites: Cites) -> list[int]:
    """References to documents that stand in no other's phrase, or are what the other is a part of."""
    found = []
    for i, reference in enumerate(cites.references):
        if reference.sort not in {"document", "bracket"} or i in cites.aside:
            continue
        outer = cites.referents[reference.within] if reference.within is not None else None
        if reference.within is None or outer is None:
            found.append(i)
    return found


def _weightiest(cites: Cites, documents: Sequence[int]) -> int:
    """Of several documents in a sentence, the first that is at hand; else the first."""
    for i in documents:
        referent = cites.referents[i]
        if referent is not None and referent.at_hand:
            return i
    return documents[0]


def _dated(cites: Cites, place: int) -> list[int]:
    """Documents that say of which date one is that takes up another: "at its meeting of May, its minutes show"."""
    reference = cites.references[place]
    if reference.dates or reference.numbers or reference.proper or reference.form not in {"own", "definite", "same"}:
        return []
    return [i for i, other in enumerate(cites.references) if other.dates and other.kinds & reference.kinds]


def _narrowed(cites: Cites, place: int, others: Sequence[int]) -> Referent | None:
    """A document, or another of its sentence that says which it is."""
    referent = cites.referents[place]
    for i in others:
        told, dated = cites.referents[i], bool(cites.references[i].dates)
        if told is not None and told.at_hand and referent is not None and (dated or not referent.at_hand):
            return told
    return referent


def _with_documents(cites: Cites, place: int, documents: Sequence[int]) -> Referent | None:
    """What somebody who speaks is cited by: the document beside the name, if it is theirs."""
    speaker = cites.referents[place]
    if speaker is None:
        return None
    own = {fit.place: fit for fit in speaker.fits}
    for i in documents:
        referent, reference = cites.referents[i], cites.references[i]
        if referent is None:
            continue
        shared = [
            Fit(fit.place, fit.weight + own[fit.place].weight, (*own[fit.place].why, *fit.why))
            for fit in referent.fits
            if fit.place in own
        ]
        if shared:
            return replace(referent, fits=tuple(sorted(shared, key=lambda fit: (-fit.weight, fit.place))))
        theirs = reference.form == "own" or any(
            r.within == i and r.bond == "maker" and (m := cites.referents[j]) is not None and m.fits == speaker.fits
            for j, r in enumerate(cites.references)
        )
        if theirs and not referent.at_hand:
            return referent
    return speaker
