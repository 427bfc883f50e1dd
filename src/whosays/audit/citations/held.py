"""Where in the case a text stands that is not at hand itself: by its quoted words, or as a part of what was cited."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from whosays.audit.citations.choice import Chooser
from whosays.audit.citations.discourse import Referent
from whosays.audit.citations.index import Fit
from whosays.audit.citations.lexicon import kinds_of_body, words
from whosays.audit.citations.naming import QUOTATION, name_words, singular
from whosays.audit.citations.reference import Reference
from whosays.records import Claim, Span

_DESCRIBED = re.compile(r",|\s(?:in|of|for|at|on|that|who)\s")
_WORD = re.compile(r"\w+")
#: Words of the shortest quotation that is looked for, and of the runs that it is cut into; one run is enough where it
#: has a long word.
_SHORTEST, _RUN = 4, 3
#: Share of its runs that must stand in a document.
_STANDS = 0.6
#: Share of the words of a description that what holds it must have, and letters by which two forms of one are the same.
_SHARED, _STEM = 0.6, 5
_WEIGHT = 0.5
#: Candidates.
_MOST = 3


def held_in(claim: Claim, referent: Referent | None, before: Referent | None, chooser: Chooser) -> Referent | None:
    """Documents that quote or hold what is not at hand; ``referent`` where there are none.

    Args:
        claim: A claim that is attributed to somebody.
        referent: What it hangs on by the words of the brief.
        before: What its paragraph cited last.
        chooser: Holds the texts of the case.
    """
    if referent is not None and referent.at_hand:
        return None if _is_unheard(claim, referent, chooser) else referent
    quoting = _quoting(claim, chooser)
    if quoting:
        return _held(claim, referent, quoting, "its words stand there")
    if referent is not None and before is not None and _is_part(referent.reference, before, chooser):
        return replace(referent, fits=before.fits, via=True)
    if referent is None and before is not None and _is_heard(claim, before, chooser):
        return before
    return referent


def _held(claim: Claim, referent: Referent | None, places: Sequence[int], why: str) -> Referent | None:
    """A referent that only stands in the works at ``places``; None where there are no words that cite."""
    fits = tuple(Fit(place, _WEIGHT, (why,)) for place in places[:_MOST])
    if referent is not None:
        return replace(referent, fits=fits, via=True)
    link = claim.attribution.chain[0] if claim.attribution.chain else None
    span: Span | None = link.source if link is not None else None
    if link is None or span is None:
        return None
    noun = (name_words(link.name) or ("",))[-1]
    return Referent(Reference(span, "person", "bare", noun, head=span.start), fits, True, -1)


def _is_part(reference: Reference, before: Referent, chooser: Chooser) -> bool:
    """Whether a description names a part of what was cited before: "the quartermaster's note" in the inventory."""
    said = {*reference.common, reference.noun}
    if reference.proper or reference.dates or len(said) <= 1 or reference.sort != "document" or not before.at_hand:
        return False
    texts = chooser.texts_of(before.fits[0].place)
    there = sum(any(f" {word[:_STEM]}" in text for text in texts) for word in said)
    return any(f" {reference.noun}" in text for text in texts) and there >= _SHARED * len(said)


def _is_heard(claim: Claim, before: Referent, chooser: Chooser) -> bool:
    """Whether what was cited before speaks in these very words of an unnamed source: "several workers"."""
    link = claim.attribution.chain[0] if claim.attribution.chain else None
    if link is None or link.source is None or not link.anonymous or not before.at_hand:
        return False
    said = _WORD.findall(_DESCRIBED.split(link.source.exact.lower(), maxsplit=1)[0])
    named = len(said) > 1 and not set(said) & (
        words("generic", "persons") | {f"{w}s" for w in words("generic", "persons")}
    )
    return named and any(f" {' '.join(said)} " in text for text in chooser.texts_of(before.fits[0].place))


def _is_unheard(claim: Claim, referent: Referent, chooser: Chooser) -> bool:
    """Whether a body that the text describes ("the police of Orlo") has no part in what was cited before it."""
    link = claim.attribution.chain[0] if claim.attribution.chain else None
    if link is None or link.source is None or link.resolved_from or link.kind != "organization" or link.anonymous:
        return False
    if link.name[:1].isupper() or link.source.start <= referent.reference.head < link.source.end:
        return False
    noun = singular(_DESCRIBED.split(link.name, maxsplit=1)[0].split()[-1].lower())
    if referent.reference.head > link.source.start or kinds_of_body(noun) or noun in words("generic", "makers"):
        return False
    return not any(f" {noun[:_STEM]}" in text for text in chooser.texts_of(referent.fits[0].place))


def _quotes(claim: Claim) -> list[list[str]]:
    """The quotations of a claim, as words."""
    whole = claim.attribution.quote_type == "direct"
    texts = [span.exact for span in claim.content] if whole else [
        match[1] for span in claim.content for match in QUOTATION.finditer(span.exact)
    ]  # fmt: skip
    found = (_WORD.findall(text.lower()) for text in texts)
    return [
        words for words in found if len(words) >= _SHORTEST or (len(words) == _RUN and max(map(len, words)) > _STEM)
    ]


def _runs(words: Sequence[str]) -> Iterator[str]:
    return (f" {' '.join(words[i : i + _RUN])} " for i in range(len(words) - _RUN + 1))


def _share(claim: Claim, place: int, chooser: Chooser) -> float:
    """Share of the runs of words of a claim's quotations that a work holds, 0 to 1; 0 as soon as too few can be."""
    runs = [run for words in _quotes(claim) for run in _runs(words)]
    texts = chooser.texts_of(place)
    missing = 0
    for run in runs:
        missing += not any(run in text for text in texts)
        if missing > (1 - _STANDS) * len(runs):
            return 0.0
    return 1 - missing / len(runs) if runs else 0.0


def _quoting(claim: Claim, chooser: Chooser) -> list[int]:
    """Places of the works that hold most of the words in quotation marks, the fullest first."""
    places = {place for quotation in _quotes(claim) for place in chooser.holding(" ".join(quotation))}
    shares = {place: _share(claim, place, chooser) for place in places}
    found = [place for place, share in shares.items() if share >= _STANDS]
    return sorted(found, key=lambda place: (-shares[place], place))
