"""Omissions: sentences of cited documents that cut against a brief and that it does not carry, ranked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from whosays.audit.omissions.borrowed import cited_documents, loans
from whosays.audit.omissions.brief import Brief, told_in
from whosays.audit.omissions.choosing import choose
from whosays.audit.omissions.clauses import clauses_beside
from whosays.audit.omissions.comparing import Comparer, not_carried
from whosays.audit.omissions.drafts import Draft, Source, draft_of
from whosays.audit.omissions.place import nearest
from whosays.audit.omissions.reading import read_document
from whosays.audit.omissions.reasons import omission_of
from whosays.audit.omissions.weighing import shipped_weights
from whosays.audit.omissions.wording import body_of
from whosays.audit.shelf import shelves
from whosays.records import Analysis, AuditEntry, Omission
from whosays.text.words import Rarity

#: How many drafts the comparer looks at, for each omission that is asked for.
_LOOKED_AT = 3
#: Most that one document gives: so large a share of all, but so many in any case.
_SHARE, _FEW = 0.4, 3


@dataclass(frozen=True, slots=True)
class Drafted:
    """What may be omissions, before they are weighed against each other.

    Attributes:
        brief: What the briefs say.
        drafts: In the order of the documents.
    """

    brief: Brief
    drafts: tuple[Draft, ...]


def find_omissions(
    entries: Sequence[AuditEntry],
    analysis: Analysis,
    compare: Comparer | None = None,
    most: int = 20,
    weights: Sequence[float] | None = None,
) -> tuple[Omission, ...]:
    """What the cited documents say against the brief and the brief keeps back, the weightiest first.

    A sentence is drafted where it has a cue (a denial, a negative finding, a limit of the evidence, another
    explanation, ...) or stands beside a borrowed passage in another voice, and left out where it shares nothing with
    the brief and stands apart from what the brief took, or where a sentence of the brief carries it. How it is weighed:
    ``weighing``.

    Args:
        entries: The audited claims with the passages that they rest on.
        analysis: The case.
        compare: The encoder's comparison; without it words and names alone decide what the brief carries.
        most: How many at most.
        weights: Others than the shipped ones; see ``weigh``.
    """
    drafted = draft_omissions(entries, analysis, weights or shipped_weights())
    drafts = sorted(drafted.drafts, key=lambda draft: -draft.weight)
    if compare is not None:
        drafts = not_carried(drafts[: _LOOKED_AT * most], drafted.brief, compare)
    chosen = choose(drafts, drafted.brief.rarity, most, max(_FEW, ceil(_SHARE * most)))
    return tuple(map(omission_of, chosen))


def draft_omissions(entries: Sequence[AuditEntry], analysis: Analysis, weights: Sequence[float]) -> Drafted:
    """Every sentence of the cited documents that may be an omission, in the order of the documents."""
    shelved = shelves(analysis)
    read = {identity: read_document(shelved[identity]) for identity in cited_documents(entries) if identity in shelved}
    sentences, claims = told_in(entries, shelved)
    rarity = Rarity([*(one.terms for found in read.values() for one in found), *(told.terms for told in sentences)])
    brief = Brief(sentences, claims, rarity)
    borrowed = loans(entries, read, claims, rarity)
    named = {term for told in sentences for term in told.terms}
    concerned = frozenset(source.id for source in analysis.sources if source.entity_id in named)
    sources = (
        Source(shelved[one], found, borrowed[one], brief, concerned, body_of(found), weights)
        for one, found in read.items()
    )
    return Drafted(brief, tuple(draft for source in sources for draft in _drafts(source)))


def _drafts(source: Source) -> Iterator[Draft]:
    for sentence in source.sentences:
        place = nearest(sentence, source.sentences, source.loans)
        if place.borrowed:
            held = source.loans[sentence.index]
            for clause, beside in clauses_beside(sentence, held, source.shelf, source.brief):
                if (draft := draft_of(clause, source, beside)) is not None:
                    yield draft
        elif (draft := draft_of(sentence, source, place)) is not None:
            yield draft
