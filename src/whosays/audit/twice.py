"""Twice told: claims of a brief that look like two and rest on one passage, one testimony or one document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from whosays.audit.omissions.borrowed import passages_of
from whosays.audit.shelf import Shelf, shelves
from whosays.records import Analysis, AuditEntry, Document, Link, Span, TwiceTold
from whosays.text.sentences import sentences
from whosays.text.words import Rarity, telling, words_of

#: Two claims rest on one passage where so much of what one of them rests on is shared.
_SHARED = 0.5
#: Of the sentences of one passage those count that share with the claim so much of what the best one shares.
_AS_GOOD = 0.5
#: In a sentence of so many terms two claims may rest on different parts: on different ones of its terms.
_LONG = 12
#: Two passages of different documents are one where one has so much of the other's terms, and so many.
_COPIED, _FEWEST = 0.8, 5
#: Two passages speak of one matter where their terms are so much alike, by rarity: cosine.
_MATTER = 0.2
#: Kinds of sources whose word is one testimony wherever it is quoted. What an organization says is not.
_WITNESSES = frozenset({"person", "document"})


@dataclass(frozen=True, slots=True)
class _Rest:
    """What a claim rests on.

    Attributes:
        claim_id: The claim.
        sentence: Offset of the sentence of the brief that holds it, with the brief's id.
        passages: Document and words: of each passage the sentences that carry the claim.
        claim: Terms of the claim.
        terms: Of all passages together.
        links: Those of the chains by which the documents attribute the passages, with the document.
    """

    claim_id: str
    sentence: tuple[str, int]
    passages: tuple[tuple[str, Span], ...]
    claim: frozenset[str]
    terms: frozenset[str]
    links: tuple[tuple[str, Link], ...]

    @property
    def documents(self) -> frozenset[str]:
        """The documents that it rests on."""
        return frozenset(document_id for document_id, _ in self.passages)


def find_twice_told(entries: Sequence[AuditEntry], analysis: Analysis) -> tuple[TwiceTold, ...]:
    """The claims that rest on one thing, in order of the briefs.

    Three things count. ``same_passage``: at least half of what one claim rests on is also what the other rests on, or
    stands in another document in the same words. ``one_source_in_another``: the document of one attributes its passage
    to the document of the other. ``same_testimony``: two documents attribute their passages on one matter to the same
    person or paper. Two claims in one sentence of the brief do not look like two and are passed over.

    Args:
        entries: The audited claims with the passages that they rest on.
        analysis: The case; the chains of the claims of the cited documents tell who rests on whom.
    """
    shelved = shelves(analysis)
    rests = [rest for rest in _rests(entries, shelved) if rest.passages]
    rarity = Rarity(rest.terms for rest in rests)
    papers = {source.id: source.document_id for source in analysis.sources if source.document_id is not None}
    titles = {document.id: document.title for document in analysis.documents}
    told: list[TwiceTold] = list(_one_passage(rests))
    known = {frozenset(pair) for one in told for pair in combinations(one.claim_ids, 2)}
    for one, other in combinations(rests, 2):
        if frozenset((one.claim_id, other.claim_id)) in known or one.sentence == other.sentence:
            continue
        if one.documents & other.documents or rarity.likeness(one.terms, other.terms) < _MATTER:
            continue
        found = _one_in_another(one, other, papers, titles) or _one_testimony(one, other, titles)
        if found is not None:
            told.append(found)
    order = {rest.claim_id: at for at, rest in enumerate(rests)}
    return tuple(sorted(told, key=lambda one: [order[identity] for identity in one.claim_ids]))


def _rests(entries: Sequence[AuditEntry], shelved: Mapping[str, Shelf]) -> Iterator[_Rest]:
    claims = {claim.id: claim for shelf in shelved.values() for claim in shelf.claims}
    audited = {claims[entry.claim_id].document_id for entry in entries if entry.claim_id in claims}
    heads = {identity: [start for start, _ in sentences(shelved[identity].document.text)] for identity in audited}
    for entry in {entry.claim_id: entry for entry in entries if entry.claim_id in claims}.values():
        claim = claims[entry.claim_id]
        terms = telling(word for span in claim.content for word in words_of(span.exact))
        passages = dict.fromkeys((one, span) for one, span, _ in passages_of(entry) if one in shelved)
        core = tuple(
            (document_id, piece)
            for document_id, span in passages
            for piece in _core(shelved[document_id].document, span, terms)
        )
        links = tuple(
            (document_id, link)
            for document_id, span in core
            for said in shelved[document_id].claims_at(span.start, span.end)
            for link in said.attribution.chain
        )
        offset = claim.content[0].start
        head = max((start for start in heads[claim.document_id] if start <= offset), default=offset)
        matter = telling(word for _, span in core for word in words_of(span.exact))
        yield _Rest(entry.claim_id, (claim.document_id, head), core, terms, matter, links)


def _core(document: Document, passage: Span, claim: frozenset[str]) -> list[Span]:
    """The sentences of a passage that carry a claim; all where none has a word of it."""
    pieces = [Span.of(document.text, *bounds) for bounds in sentences(document.text, passage.start, passage.end)]
    alike = []
    for piece in pieces:
        terms = telling(words_of(piece.exact))
        alike.append(len(terms & claim) / max(1, len(terms)) ** 0.5)
    return [piece for piece, like in zip(pieces, alike, strict=True) if like >= _AS_GOOD * max(alike)]


def _one_passage(rests: Sequence[_Rest]) -> Iterator[TwiceTold]:
    """The groups of claims of which any two share a passage."""
    groups: list[list[_Rest]] = []
    for rest in rests:
        home = next((group for group in groups if all(_share(rest, other) for other in group)), None)
        if home is None:
            groups.append([rest])
        else:
            home.append(rest)
    for group in groups:
        if len(group) > 1:
            document_id, passage = _common(group[0], group[1])
            copied = not all(document_id in rest.documents for rest in group)
            words = " ".join(passage.exact.split())
            where = "passages of the same words in two documents" if copied else "one passage"
            why = f"They rest on {where}: “{words}”."
            yield TwiceTold(tuple(rest.claim_id for rest in group), "same_passage", why, document_id, passage)


def _share(one: _Rest, other: _Rest) -> bool:
    if one.sentence == other.sentence:
        return False
    return any(_held(first, second) >= _SHARED for first, second in ((one, other), (other, one)))


def _held(one: _Rest, other: _Rest) -> float:
    """The share of code points of what ``one`` rests on that ``other`` rests on as well, there or in a copy."""
    shared = 0
    for document_id, span in one.passages:
        if _apart(span, one, other):
            continue
        overlaps = (_overlap(span, spot) for identity, spot in other.passages if identity == document_id)
        copies = (len(span) for identity, spot in other.passages if identity != document_id and _copied(span, spot))
        shared += max([0, *overlaps, *copies])
    return shared / sum(len(span) for _, span in one.passages)


def _apart(span: Span, one: _Rest, other: _Rest) -> bool:
    """Whether two claims rest on different parts of one long sentence: each on terms of it that the other lacks."""
    terms = telling(words_of(span.exact))
    first, second = terms & one.claim, terms & other.claim
    return len(terms) >= _LONG and bool(first) and bool(second) and not first & second


def _common(one: _Rest, other: _Rest) -> tuple[str, Span]:
    """The passage of ``one`` or ``other`` that is the best part of what they share."""
    pairs = [
        (_overlap(span, spot) if document_id == identity else len(spot) * _copied(span, spot), document_id, span, spot)
        for document_id, span in one.passages
        for identity, spot in other.passages
    ]
    _, document_id, span, spot = max(pairs, key=lambda pair: pair[0])
    in_one = any(identity == document_id and spot is place for identity, place in other.passages)
    return document_id, min(span, spot, key=len) if in_one else span


def _overlap(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _copied(one: Span, other: Span) -> bool:
    first, second = (telling(words_of(span.exact)) for span in (one, other))
    fewest = min(len(first), len(second))
    return fewest >= _FEWEST and len(first & second) >= _COPIED * max(len(first), len(second))


def _one_in_another(
    one: _Rest, other: _Rest, papers: Mapping[str, str | None], titles: Mapping[str, str]
) -> TwiceTold | None:
    for upper, lower in ((one, other), (other, one)):
        for document_id, link in upper.links:
            paper = papers.get(link.source_id)
            if paper is not None and paper != document_id and paper in lower.documents:
                why = f"What “{titles[document_id]}” says here it takes from “{titles[paper]}”, which is cited too."
                passage = next(span for identity, span in lower.passages if identity == paper)
                return TwiceTold((one.claim_id, other.claim_id), "one_source_in_another", why, paper, passage)
    return None


def _one_testimony(one: _Rest, other: _Rest, titles: Mapping[str, str]) -> TwiceTold | None:
    theirs = {link.source_id: document_id for document_id, link in other.links}
    for document_id, link in one.links:
        if link.kind in _WITNESSES and not link.anonymous and link.source_id in theirs:
            second = theirs[link.source_id]
            why = f"“{titles[document_id]}” and “{titles[second]}” both have it from {link.name}."
            return TwiceTold((one.claim_id, other.claim_id), "same_testimony", why)
    return None
