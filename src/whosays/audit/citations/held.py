"""Where in the case a text stands that is not at hand itself: by its quoted words, or by its maker and its content."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from whosays.audit.citations.choice import Chooser
from whosays.audit.citations.discourse import Referent
from whosays.audit.citations.index import Fit
from whosays.audit.citations.lexicon import kinds_of_body, words
from whosays.audit.citations.naming import QUOTATION, keys, name_words, singular
from whosays.audit.citations.reference import Reference
from whosays.records import Claim, Span

_DESCRIBED = re.compile(r",|\s(?:in|of|for|at|on|that|who)\s")
_WORD = re.compile(r"\w+")
#: Words of the shortest quotation that is looked for, and of the runs that it is cut into; one run is enough where it
#: has a long word.
_SHORTEST, _RUN = 4, 3
#: Share of its runs that must stand in a document, and of another's where it does not.
_STANDS, _ABSENT = 0.6, 0.3
#: Code points to each side of a name within which what is said of it stands, the share of a claim's content words that
#: must, and how many at least.
_AROUND, _SHARED, _LEAST = 270, 0.6, 3
#: Letters of the shortest content word, and those by which two forms of one are the same.
_CONTENT, _STEM = 4, 5
_WEIGHT = 0.5
#: Candidates.
_MOST = 3


def held_in(claim: Claim, referent: Referent | None, before: Referent | None, chooser: Chooser) -> Referent | None:
    """Documents that quote or retell what is not at hand; ``referent`` where there are none.

    Args:
        claim: A claim that is attributed to somebody.
        referent: What it hangs on by the words of the brief.
        before: What its paragraph cited last.
        chooser: Holds the texts of the case.
    """
    if referent is not None and referent.at_hand:
        return None if _is_unheard(claim, referent, chooser) else _better(claim, referent, chooser)
    quoting = _quoting(claim, chooser)
    if quoting:
        return _held(claim, referent, quoting, "its words stand there")
    if referent is not None and before is not None and _is_part(referent.reference, before, chooser):
        return replace(referent, fits=before.fits, via=True)
    if referent is None and before is not None and _is_heard(claim, before, chooser):
        return before
    name = referent.reference.person or " ".join(referent.reference.proper) if referent is not None else ""
    link = claim.attribution.chain[0] if claim.attribution.chain else None
    if not name and link is not None and not link.anonymous and link.name[:1].isupper():
        name = link.name
    retelling = _retelling(claim, name_words(name), chooser) if name else ()
    if retelling:
        return _held(claim, referent, retelling, f"“{name}” is told to say so there")
    if introduced := _introducing(name_words(name), chooser):
        return _held(claim, referent, introduced, f"“{name}” is introduced there")
    return _described(claim, referent, chooser) if referent is not None else None


def _described(claim: Claim, referent: Referent, chooser: Chooser) -> Referent:
    """Works that tell of a document without a name, by its noun, what the claim takes from it."""
    reference = referent.reference
    if reference.sort != "document" or not reference.kinds or reference.proper:
        return referent
    places = [place for place, work in enumerate(chooser.index.works) if not work.collection]
    found = _retelling(claim, (reference.noun,), chooser, places)
    held = _held(claim, referent, found, f"a “{reference.noun}” is told to say so there") if found else None
    return held or referent


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


def _introducing(names: tuple[str, ...], chooser: Chooser) -> list[int]:
    """Places of works without a maker that begin with whose words they give: "a study by the Centre for Wells"."""
    if len(names) <= 1:
        return []
    asked = [keys(name) for name in names]
    found = [
        place
        for place in chooser.index.naming(names[-1])
        if not (work := chooser.index.works[place]).issuers and not work.authors
        and all(not one.isdisjoint(work.lead_keys) for one in asked)
    ]  # fmt: skip
    return found if len(found) <= _MOST else []


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


def _better(claim: Claim, referent: Referent, chooser: Chooser) -> Referent:
    """Where words in quotation marks stand in no document that is meant by a description alone, but in another."""
    reference = referent.reference
    told = reference.proper or reference.dates or reference.numbers or reference.title or reference.sort == "bracket"
    own = any(span.start - 400 < reference.head < span.end + 400 for span in claim.content)
    if (told and own and not _is_foreign(claim, referent)) or not _quotes(claim):
        return referent
    index = chooser.index
    if any(_share(claim, fit.place, chooser) >= _ABSENT for fit in referent.fits):
        return referent
    quoting = _quoting(claim, chooser)
    if not quoting:
        return referent
    fits = tuple(Fit(place, _WEIGHT, ("its words stand there",)) for place in quoting[:_MOST])
    if reference.sort == "body" and reference.kinds & index.works[quoting[0]].kinds:
        return replace(referent, fits=fits, via=False)
    other = None if _is_foreign(claim, referent) else referent
    return _held(claim, other, quoting, "its words stand there") or replace(referent, fits=fits, via=True)


def _is_foreign(claim: Claim, referent: Referent) -> bool:
    """Whether a claim goes on with what was cited before, though its source is another."""
    link = claim.attribution.chain[0] if claim.attribution.chain else None
    return (
        link is not None
        and link.source is not None
        and not (link.source.start <= referent.reference.head < link.source.end)
        and not link.resolved_from
        and link.kind != "document"
    )


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
        if missing > (1 - _ABSENT) * len(runs):
            return 0.0
    return 1 - missing / len(runs) if runs else 0.0


def _quoting(claim: Claim, chooser: Chooser) -> list[int]:
    """Places of the works that hold most of the words in quotation marks, the fullest first."""
    if not _quotes(claim):
        return []
    shares = {
        place: _share(claim, place, chooser) for place, work in enumerate(chooser.index.works) if not work.collection
    }
    found = [place for place, share in shares.items() if share >= _STANDS]
    return sorted(found, key=lambda place: (-shares[place], place))


def _retelling(
    claim: Claim, names: tuple[str, ...], chooser: Chooser, places: Sequence[int] | None = None
) -> list[int]:
    """Places of the works that name somebody beside most of the content words of a claim."""
    wanted = {
        word[:_STEM] for span in claim.content for word in _WORD.findall(span.exact.lower()) if len(word) >= _CONTENT
    }
    wanted -= {name[:_STEM] for name in names}
    if len(wanted) < _LEAST or not names:
        return []
    found: dict[int, float] = {}
    enough = max(_LEAST, _SHARED * len(wanted))
    for place in chooser.index.naming(names[-1]) if places is None else places:
        work = chooser.index.works[place]
        if not keys(names[-1]).isdisjoint(work.issuer_keys | work.author_keys):
            continue  # of its own makers another document is meant
        for text in chooser.texts_of(place):
            if f" {names[-1]}" not in text or sum(f" {word}" in text for word in wanted) < enough:
                continue
            share = max(_shares(text, names[-1], wanted), default=0.0)
            if share * len(wanted) >= enough:
                found[place] = max(share, found.get(place, 0.0))
    return sorted(found, key=lambda place: (-found[place], place))


def _shares(text: str, name: str, wanted: set[str]) -> Iterator[float]:
    """The share of the content words around each place of a name in a text of words parted by blanks."""
    for match in re.finditer(rf" {re.escape(name)}s? ", text):
        around = f" {text[max(0, match.start() - _AROUND) : match.end() + _AROUND].partition(' ')[2]}"
        yield sum(f" {word}" in around for word in wanted) / len(wanted)
