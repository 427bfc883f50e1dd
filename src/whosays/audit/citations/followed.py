"""Which of the references of a sentence a claim of it hangs on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from whosays.audit.citations.cites import Cites
from whosays.audit.citations.discourse import Referent
from whosays.audit.citations.index import Fit
from whosays.audit.citations.reference import Reference
from whosays.records import Link, Span

#: Code points behind the words for a deeper source within which a document is theirs.
_DEEPER = 90
#: Between references that stand side by side.
_BESIDE = 4
_SAME = re.compile(r"\b(?:ibid(?:em)?|id|loc\. ?cit|op\. ?cit)\b", re.IGNORECASE)


def followed(
    cites: Cites, link: Link | None, content: Span | None = None, deeper: Link | None = None
) -> Referent | None:
    """What a claim of the sentence hangs on by the sentence's own words; None where they name nothing.

    A referent that is not at hand is an answer: the claim hangs on a document that is missing.

    Args:
        cites: The sentence.
        link: The link of the claim's chain nearest the author; None for a claim without a chain.
        content: Where the claim begins; a document that is not at hand is no citation behind that.
        deeper: The next link of the chain; a document that is named with it is what that one had ("citing officials
            who had read a ledger").
    """
    named = [i for i in cites.at(link.source if link else None) if cites.referents[i] is not None]
    documents = [i for i in _top_documents(cites) if _counts(cites, i, content) and not _is_deeper(cites, i, deeper)]
    brackets = [i for i in documents if cites.references[i].sort == "bracket"]
    spoken = [i for i in named if cites.references[i].sort == "document"]
    plain = [i for i in brackets if _is_plain(cites.references[i])]
    if spoken:
        brackets = [i for i in brackets if not _is_short_for(cites.references[i], cites.references[spoken[0]])]
        plain = [i for i in plain if i in brackets]
    if plain:
        return _together(cites, _behind(cites, plain, content))
    if spoken:
        return _narrowed(cites, spoken[0], [*brackets, *_dated(cites, spoken[0])])
    if (inner := _around(cites, link)) is not None:
        return cites.referents[inner]
    heard = [i for i, r in enumerate(cites.references) if r.addressed and i not in cites.aside] if link else []
    if heard and not documents:
        listener = cites.referents[heard[0]]
        if listener is not None:
            return listener
        if cites.references[heard[0]].proper or cites.references[heard[0]].form == "indefinite":
            return Referent(cites.references[heard[0]], (), False, cites.paragraph)
    if named:
        return _with_documents(cites, named[0], documents)
    if brackets:
        return _together(cites, brackets)
    if documents:
        held = [i for i in documents if (referent := cites.referents[i]) is not None and referent.via]
        return cites.referents[held[0] if held else _weightiest(cites, documents)]
    bodies = [
        i
        for i, r in enumerate(cites.references)
        if r.sort == "body"
        and cites.referents[i] is not None
        and i not in cites.aside
        and (r.addressed or link is None or not link.resolved_from)
    ]
    return cites.referents[bodies[0]] if bodies else None


def _is_plain(reference: Reference) -> bool:
    """Whether a reference in brackets is a whole one: with a name, number or kind, or "ibid."; not a page alone."""
    told = reference.names or reference.numbers or reference.kinds or reference.title
    return bool(told or _SAME.search(reference.span.exact))


def _is_short_for(bracket: Reference, spoken: Reference) -> bool:
    """Whether a bracket says no more than the kind of the document that the sentence describes: "(Report, at 3)"."""
    return not (bracket.names or bracket.numbers) and bool(bracket.kinds & spoken.kinds)


def _behind(cites: Cites, brackets: Sequence[int], content: Span | None) -> list[int]:
    """Of several references in brackets, those side by side that follow the words of a claim first; else all."""
    end = content.end if content is not None else 0
    after = [i for i in brackets if cites.references[i].span.end > end]
    if not after or content is None:
        return list(brackets)
    found = after[:1]
    for i in after[1:]:
        if cites.references[i].span.start - cites.references[found[-1]].span.end > _BESIDE:
            break
        found.append(i)
    return found


def _is_deeper(cites: Cites, place: int, deeper: Link | None) -> bool:
    """Whether a document stands behind the words that name a deeper source."""
    if deeper is None or deeper.source is None or cites.references[place].sort == "bracket":
        return False
    begins = min(span.start for span in (deeper.source, deeper.cue) if span is not None)
    return 0 < cites.references[place].head - begins < _DEEPER and not cites.references[place].dates


def _around(cites: Cites, link: Link | None) -> int | None:
    """The smallest phrase for a document in which a source is described: "the letter of a captain who says …"."""
    if link is None or link.source is None or link.resolved_from:
        return None
    source = link.source
    around = [
        (len(reference.span), i)
        for i, reference in enumerate(cites.references)
        if reference.sort == "document" and reference.span.start < source.start and source.start < reference.span.end
        and cites.referents[i] is not None and i not in cites.aside and reference.bond != "carrier"
    ]  # fmt: skip
    return min(around)[1] if around else None


def _together(cites: Cites, brackets: Sequence[int]) -> Referent | None:
    """Several references side by side as one: any of them may be meant."""
    first = cites.referents[brackets[0]]
    others = [fit for i in brackets[1:] if (one := cites.referents[i]) is not None for fit in one.fits[:1]]
    if first is None or not others:
        return first
    seen: dict[int, Fit] = {}
    for fit in (*first.fits[:1], *others, *first.fits[1:]):
        seen.setdefault(fit.place, fit)
    return replace(first, fits=tuple(seen.values()))


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
        if theirs and (not referent.at_hand or reference.form == "own"):
            return referent
    return speaker
