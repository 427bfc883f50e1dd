"""Relations as intervals of FollowTheMoney: memberships, directorships, ownerships; the rest as links with a role."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from whosays.export.balance import WEAKNESSES, support_in_words
from whosays.export.exported import Exported, words_of
from whosays.export.ftm.dates import interval_dates
from whosays.export.ftm.record import OVERALL, By, Record
from whosays.export.ftm.stated import stated_relations
from whosays.export.inventory import Unexpressed
from whosays.export.words import clipped, counted
from whosays.records import Relation, RelationType, Schema

_LEGAL: Final[frozenset[Schema]] = frozenset({"Person", "Organization", "PublicBody", "Company"})
_BODIES: Final[frozenset[Schema]] = frozenset({"Organization", "PublicBody", "Company"})
_ASSETS: Final[frozenset[Schema]] = frozenset({"Company", "Vessel"})
_PERSONS: Final[frozenset[Schema]] = frozenset({"Person"})
#: Claims whose words an edge shows; all of them point to what it is about as notes.
_SHOWN: Final = 5
_WORDS: Final = 500


@dataclass(frozen=True, slots=True)
class _Edge:
    """A schema that is an edge: its two ends, what may stand there, and what says what relation it is.

    ``described`` is its property for a word on the relation.
    """

    schema: str
    subject: str
    subjects: frozenset[Schema]
    object: str
    objects: frozenset[Schema]
    described: str = "role"


_EDGES: Final[Mapping[RelationType, _Edge]] = MappingProxyType(
    {
        "membership": _Edge("Membership", "member", _LEGAL, "organization", _BODIES),
        "directorship": _Edge("Directorship", "director", _LEGAL, "organization", _BODIES),
        "employment": _Edge("Employment", "employee", _PERSONS, "employer", _BODIES),
        "ownership": _Edge("Ownership", "owner", _LEGAL, "asset", _ASSETS),
        "family": _Edge("Family", "person", _PERSONS, "relative", _PERSONS, "relationship"),
        "associate": _Edge("Associate", "person", _PERSONS, "associate", _PERSONS, "relationship"),
        "payment": _Edge("Payment", "payer", _LEGAL, "beneficiary", _LEGAL, "purpose"),
    }
)
_EVERYTHING: Final[frozenset[Schema]] = frozenset(
    {"Person", "Organization", "PublicBody", "Company", "Vessel", "Country", "Address", "Event", "Document"}
)
_LINK: Final = _Edge("UnknownLink", "subject", _EVERYTHING, "object", _EVERYTHING)


def relations(case: Exported, unexpressed: Unexpressed) -> Iterator[Record]:
    """Every relation of a case; of one that was never weighed, those that its claims state."""
    balance = case.analysis.balance
    for relation in balance.relations if balance is not None else stated_relations(case.analysis):
        if relation.subject_id in case.entities and relation.object_id in case.entities:
            yield _relation(case, relation, weighed=balance is not None)
        else:
            unexpressed.add("relation of names that are gone", "relations of names that are gone")


def _relation(case: Exported, relation: Relation, *, weighed: bool) -> Record:
    edge = _edge(case, relation)
    claim_ids = [claim_id for claim_id in (*relation.claim_ids, *relation.denied_by) if claim_id in case.claims]
    makers = [By(case.claims[claim_id].document_id, claim_id) for claim_id in claim_ids] or [OVERALL]
    extra = {"type": relation.type, "claimIds": list(relation.claim_ids), "deniedBy": list(relation.denied_by)}
    record = Record(relation.id, edge.schema, makers[0], extra=extra)
    denied = not relation.claim_ids
    for by in makers:
        record.add(edge.subject, relation.subject_id, by)
        record.add(edge.object, relation.object_id, by)
        record.add(edge.described, f"denied: {relation.type}" if denied else relation.type, by)
        record.add("proof", by.document_id, by)
    for prop, date in interval_dates(relation.earliest, relation.latest).items():
        record.add(prop, date, OVERALL)
    record.add("summary", _summary(relation, weighed=weighed), OVERALL)
    if edge.described == "role":
        record.add("status", _status(relation), OVERALL)
    for claim_id in _shown(claim_ids, set(relation.denied_by)):
        claim = case.claims[claim_id]
        chain = case.chain(claim)
        said = " ← ".join(chain) or f"the author of “{case.documents[claim.document_id].title}”"
        verb = "denied by" if claim_id in relation.denied_by else "said by"
        words = f"“{clipped(words_of(claim), _WORDS)}”, {verb} {said}"
        record.add("description", words, By(claim.document_id, claim_id))
    return record


def _edge(case: Exported, relation: Relation) -> _Edge:
    """The schema for a relation. One that nobody states, only denies, is a link and never an edge of its own kind."""
    edge = _EDGES.get(relation.type, _LINK)
    subject, other = case.entities[relation.subject_id], case.entities[relation.object_id]
    fits = subject.schema in edge.subjects and other.schema in edge.objects
    return edge if fits and relation.claim_ids else _LINK


def _shown(claim_ids: Iterable[str], denials: set[str]) -> Iterator[str]:
    """Some of those who say so, and some of those who deny it."""
    for group in (False, True):
        same = [claim_id for claim_id in claim_ids if (claim_id in denials) == group]
        yield from same[:_SHOWN]


def _status(relation: Relation) -> str:
    if not relation.claim_ids:
        return "denied"
    return "disputed" if relation.denied_by else "claimed"


def _summary(relation: Relation, *, weighed: bool) -> str:
    saying, denying = len(relation.claim_ids), len(relation.denied_by)
    parts = [f"{counted(saying, 'claim')} {'says' if saying == 1 else 'say'} so" if saying else "No claim says so"]
    if denying:
        parts.append(f"{counted(denying, 'claim')} {'denies' if denying == 1 else 'deny'} it")
    if weighed and saying:
        parts.append(f"Behind it: {support_in_words(relation.support)}, briefs not counted")
        parts += [WEAKNESSES[weakness] for weakness in relation.support.weaknesses]
    return ". ".join(part[0].upper() + part[1:] for part in parts) + "."
