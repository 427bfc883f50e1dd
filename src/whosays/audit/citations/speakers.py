"""Persons and bodies without a document of their own: where in the case they are quoted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from whosays.audit.citations.discourse import Referent
from whosays.audit.citations.index import Fit, WorkIndex
from whosays.audit.citations.lexicon import kinds_of, kinds_of_body, words
from whosays.audit.citations.naming import keys, name_words, singular
from whosays.audit.citations.reference import Reference
from whosays.records import Claim, Link, Span

#: Works in which a speaker may be quoted, and the letters of the shortest name by which one is looked up.
_MOST, _SHORTEST = 3, 4
_SPOKEN = 0.5
_ARTICLES = frozenset({"the", "a", "an", "this", "that", "these", "those", "its", "his", "her", "their"})
#: Kinds that are one person's word.
_PERSONAL = frozenset({"letter", "memo", "testimony", "transcript", "log", "cable"})
#: Kinds that are somebody's word, and so are often given in another's.
_SPOKEN_KINDS = frozenset({"testimony", "transcript", "letter", "memo", "log"})


def speaks_for_itself(link: Link) -> bool:
    """Whether a source is named outright: a person or body by a proper name."""
    if link.anonymous or link.source is None or link.resolved_from or link.kind == "document":
        return False
    first = next((word for word in link.name.split() if word.lower() not in _ARTICLES), "")
    return first[:1].isupper() and not _is_common(link.name)


def quoted_in(claim: Claim, index: WorkIndex, before: Referent | None) -> Referent | None:
    """Works in which the source of a claim speaks; the one that the paragraph cited last, where it speaks there.

    A person may be quoted in several. A body speaks in half of all reports: it is followed only for words in quotation
    marks, and only into the one work of the case in which it speaks.
    """
    link = claim.attribution.chain[0]
    places = speaking(link.name, index, person=link.kind == "person", source_id=link.source_id)
    if before is not None and before.at_hand and (not places or before.fits[0].place in places):
        return before if places or index.names(before.fits[0].place, (), name_words(link.name)) else None
    quoted = claim.attribution.quote_type in {"direct", "mixed"}
    if not places or link.source is None or (link.kind != "person" and (len(places) > 1 or not quoted)):
        return None
    reference = Reference(link.source, "person", "bare", link.name.split()[-1].lower(), head=link.source.start)
    return Referent(reference, _ranked(link.name, places), True, before.paragraph if before is not None else -1)


def signed_as(link: Link, index: WorkIndex) -> tuple[Fit, ...]:
    """The one letter or statement of whoever a source describes, by what its writer signs as or is called in it."""
    if link.kind != "person" or link.source is None:
        return ()
    said = [word for word in name_words(link.source.exact.split(",")[0]) if word not in _ARTICLES]
    if not said or set(said) & words("generic", "persons"):
        return ()
    found = [
        place
        for place in index.with_words(said)
        if (work := index.works[place]).kinds & _PERSONAL and not work.collection
        and all(keys(word) & (work.author_keys | work.role_keys) for word in said)
    ]  # fmt: skip
    return (Fit(found[0], _SPOKEN, (f"signed as “{' '.join(said)}”",)),) if len(found) == 1 else ()


def testimony_in(referent: Referent, index: WorkIndex) -> Referent:
    """The works that quote whoever made a document that is not at hand: a report for "the testimony of X"."""
    reference = referent.reference
    if referent.at_hand or not reference.kinds & _SPOKEN_KINDS or not reference.person:
        return referent
    places = speaking(reference.person, index, person=True)
    return replace(referent, fits=_ranked(reference.person, places), via=True) if places else referent


def speaking(name: str, index: WorkIndex, *, person: bool, source_id: str = "") -> Mapping[int, int]:
    """Places of works in which somebody speaks, with how many claims are theirs there."""
    places = dict(index.spoken.get(source_id, {}))
    last = name_words(name)[-1:]
    if not places and person and last and len(last[0]) >= _SHORTEST:
        for key in keys(last[0]):
            places |= index.spoken.get(key, {})
    return places


def _ranked(name: str, places: Mapping[int, int]) -> tuple[Fit, ...]:
    ranked = sorted(places, key=lambda place: (-places[place], place))[:_MOST]
    return tuple(Fit(place, _SPOKEN, (f"“{name}” speaks there",)) for place in ranked)


def _is_common(name: str) -> bool:
    """Whether a name is one common noun with a capital."""
    word = singular(name.lower())
    return bool(kinds_of(word) or kinds_of_body(word)) or word in {"intelligence", "police", "government", "authority"}


def sources_missed(claims: Iterable[Claim], references: Sequence[Reference]) -> Iterator[Reference]:
    """Sources by name that are no reference yet, such as an acronym that nothing took for a name."""
    seen: set[Span] = set()
    for claim in claims:
        link = claim.attribution.chain[0] if claim.attribution.chain else None
        if link is None or link.source is None or link.resolved_from or link.kind == "document":
            continue
        span = link.source
        named = " ".join(word for word in span.exact.split() if word[:1].isupper() and word.lower() not in _ARTICLES)
        if not named or span in seen or any(span.start <= one.head < span.end for one in references):
            continue
        seen.add(span)
        proper = name_words(named)
        yield Reference(
            span, "person" if link.kind == "person" else "body", "bare", proper[-1], proper=proper, head=span.start
        )
