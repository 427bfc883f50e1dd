"""What one sentence of a brief cites: its references, and what each of them stands for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from whosays.audit.citations.cites import Cites
from whosays.audit.citations.discourse import Discourse, Referent
from whosays.audit.citations.index import Fit
from whosays.audit.citations.lexicon import is_part
from whosays.audit.citations.match import fits
from whosays.audit.citations.owners import owned
from whosays.audit.citations.reference import Reference
from whosays.records import Claim, Span

#: Between a source and its cue, in code points.
_BESIDE = 2
#: Code points of an article before a noun.
_ARTICLE = 4
#: Documents that whoever they are addressed to is likely to hold.
_HEARD = frozenset({"testimony", "transcript", "brief"})


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
        or reference.addressed
        or (reference.sort == "document" and reference.dates)
        or _within(reference, sources)
        or not _within(reference, contents)
    ]
    chosen = [references[i].moved(kept) for i in kept]
    aside = frozenset(
        i
        for i, reference in enumerate(chosen)
        if reference.sort != "bracket"
        and not _within(reference, sources)
        and _within(reference, contents)
        and not (reference.addressed and reference.sort == "body" and _begins(reference, contents))
    )
    whole = {reference.within for reference in chosen if reference.sort == "document" and reference.bond == "maker"}
    resolved = [
        None
        if is_part(reference.noun) and i in whole
        else owned(references, kept[i], discourse.resolve(reference, paragraph), discourse)
        for i, reference in enumerate(chosen)
    ]
    cites = Cites(tuple(chosen), tuple(resolved), paragraph, aside)
    carried = [_carried(cites, i, discourse) for i in range(len(chosen))]
    return replace(cites, referents=tuple(one if one is None or _says_which(one) else None for one in carried))


def _within(reference: Reference, spans: Sequence[Span]) -> bool:
    return any(span.start <= reference.head < span.end for span in spans)


def _begins(reference: Reference, spans: Sequence[Span]) -> bool:
    """Whether the words of an attribution begin with whom something was told: "an inquest that he knew nothing"."""
    return any(span.start <= reference.head and reference.span.start <= span.start + _ARTICLE for span in spans)


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
    return bool(
        reference.names or reference.dates or reference.numbers or reference.title or reference.about or reference.order
    )


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
    if holders and not reference.names:  # "he enclosed an invoice", and there is one
        works = discourse.index.works
        asked = replace(reference, form="definite")
        alone = [fit for fit in fits(asked, discourse.index) if reference.noun in works[fit.place].title_keys]
        if len(alone) == 1:
            return replace(referent, fits=tuple(alone))
    for holder in holders:
        held = discourse.focus_in(cites.paragraph) if holder == -1 else cites.referents[holder]
        if held is not None and held.at_hand:
            why = f"“{' '.join(reference.span.exact.split()[:6])}” stands in it"
            found = tuple(Fit(fit.place, fit.weight, (*fit.why, why)) for fit in held.fits)
            return replace(referent, fits=found, via=True)
    return referent
