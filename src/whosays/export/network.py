"""The two graphs of a case, for every format of graphs: who is what to whom, and who relies on whom.

They stay two. A line of the first is what claims say of the world, a line of the second is how claims came about;
measures such as degree or betweenness mean nothing over both.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from whosays.export.exported import Exported, words_of
from whosays.export.inventory import Unexpressed
from whosays.export.tables.model import Column, Row, keys_of, text, texts, whole, yes_or_no
from whosays.export.words import clipped
from whosays.records import SYMMETRIC, Balance, Relation, Reliance, Voice, content_id

#: How much of a claim's words a line bears.
_WORDS: Final = 300
#: The weight of a relation without independent origins, which only briefs have: thin, and not 0, on which Gephi fails.
NO_ORIGIN: Final = 0.1


@dataclass(frozen=True, slots=True)
class Node:
    """A node.

    Attributes:
        id: Of the entity or the voice.
        label: Its name.
        values: One for each column of the graph's nodes.
    """

    id: str
    label: str
    values: Row


@dataclass(frozen=True, slots=True)
class Edge:
    """A line from one node to another.

    Attributes:
        id: Unique in the graph.
        source: Id of the node where it begins.
        target: Id of the other.
        kind: What it is, in a word; no two lines of one kind go from one node to the same other.
        label: What is written on it.
        weight: How thick it is drawn, above 0.
        values: One for each column of the graph's edges.
        earliest: First day, an ISO date; None where open or not known.
        latest: Last day.
    """

    id: str
    source: str
    target: str
    kind: str
    label: str
    weight: float
    values: Row
    earliest: str | None = None
    latest: str | None = None


@dataclass(frozen=True, slots=True)
class Network:
    """A graph.

    Attributes:
        about: What nodes and lines are, in a sentence.
        node_columns: What is said of every node.
        edge_columns: What is said of every line.
        nodes: Made when they are asked for.
        edges: Likewise.
    """

    about: str
    node_columns: tuple[Column, ...]
    edge_columns: tuple[Column, ...]
    nodes: Callable[[], Iterable[Node]]
    edges: Callable[[], Iterable[Edge]]


_CLAIMS: Final = (
    whole("claims", "How many claims say so"),
    keys_of("claim_ids", "claims", "Which"),
    texts("passages", "Where their words stand: DOCUMENT:START-END, in Unicode code points"),
)
_ENTITY_COLUMNS: Final = (
    text("schema", "Schema of FollowTheMoney"),
    texts("aliases", "Other names"),
    whole("mentions", "How often the texts name it"),
    whole("documents", "How many documents name it"),
)
_RELATION_COLUMNS: Final = (
    text("relation", "The kind of relation"),
    yes_or_no("symmetric", "Whether it does not matter which end comes first"),
    text("earliest", "The first day of what the claims give as its time, an ISO date"),
    text("latest", "The last day of it"),
    whole("least", "Independent origins, if every two that might depend on each other do; briefs do not count"),
    whole("most", "Independent origins, if none of them do"),
    texts("weaknesses", "What to know before leaning on it"),
    yes_or_no("hedged", "Whether no claim that says so is put as certain"),
    yes_or_no("disputed", "Whether a claim denies it"),
    whole("denials", "How many claims deny it"),
    *_CLAIMS,
    keys_of("denied_by", "claims", "Claims that deny it"),
    texts("denied_in", "Where their words stand, likewise"),
    texts("origins", "Names of those in whom the claims end"),
    text("words", "The words of the first claim that says it, or denies it where none says it"),
)
_VOICE_COLUMNS: Final = (
    text("what", "Person, organization, state, document or anonymous group"),
    yes_or_no("anonymous", "Whether the texts withhold its name"),
    yes_or_no("brief", "Whether it is a brief, whose own word counts for nothing in what it claims"),
    whole("carries", "How many claims stand in its documents"),
    whole("origin_of", "How many claims end in it"),
    whole("falls", "How many relations and assertions have no support without it"),
    texts("reliability", "What analysts think of it, by the Admiralty code; most often nothing"),
    keys_of("source_ids", "sources", "Sources that it takes in"),
    keys_of("document_ids", "documents", "Documents by which it speaks itself"),
)
_RELIANCE_COLUMNS: Final = (
    text("basis", "How it is known"),
    yes_or_no("assumed", "Whether no text says so, and likeness of words is all there is"),
    *_CLAIMS,
    text("why", "In words"),
)


def entity_network(case: Exported, unexpressed: Unexpressed) -> Network:
    """Entities and the relations that claims state between them. What has no place in it is noted."""
    relations = [one for one in _balance(case).relations if {one.subject_id, one.object_id} <= case.entities.keys()]
    named = {end for one in relations for end in (one.subject_id, one.object_id)}
    unexpressed.add("entity without a relation", "entities without a relation", len(case.entities) - len(named))
    gone = len(_balance(case).relations) - len(relations)
    unexpressed.add("relation of an entity that is gone", "relations of entities that are gone", gone)
    return Network(
        "Nodes are entities. A line is what claims say that one is or did to another.",
        _ENTITY_COLUMNS,
        _RELATION_COLUMNS,
        lambda: _entity_nodes(case, named),
        lambda: (_relation_edge(case, one) for one in relations),
    )


def source_network(case: Exported, unexpressed: Unexpressed) -> Network:
    """Voices and who of them relies on whom. What has no place in it is noted."""
    reliances = _balance(case).reliances
    named = {end for one in reliances for end in (one.relier, one.relied_on)}
    alone = len(case.voices) - len(named)
    unexpressed.add("voice that neither relies nor is relied on", "voices that neither rely nor are relied on", alone)
    return Network(
        "Nodes are voices: documents, and the sources that they name. A line goes from one to whom it relies on.",
        _VOICE_COLUMNS,
        _RELIANCE_COLUMNS,
        lambda: _voice_nodes(case, named),
        lambda: (_reliance_edge(case, one) for one in reliances),
    )


def _balance(case: Exported) -> Balance:
    return case.analysis.balance or Balance()


def _entity_nodes(case: Exported, named: set[str]) -> Iterator[Node]:
    for one in case.analysis.entities:
        if one.id in named:
            documents = {mention.document_id for mention in one.mentions}
            yield Node(one.id, one.name, (one.schema, one.aliases, len(one.mentions), len(documents)))


def _relation_edge(case: Exported, one: Relation) -> Edge:
    support, origins = one.support, [case.voices[it].name for it in one.origins if it in case.voices]
    first = next(filter(None, map(case.claims.get, (*one.claim_ids, *one.denied_by))), None)
    values = (
        *(one.type, one.type in SYMMETRIC, one.earliest, one.latest, support.least, support.most, support.weaknesses),
        *("hedged_only" in support.weaknesses, bool(one.denied_by), len(one.denied_by)),
        *(*_claims(case, one.claim_ids), one.denied_by, tuple(_passages(case, one.denied_by)), tuple(origins)),
        clipped(words_of(first), _WORDS) if first else None,
    )
    label = one.type if one.claim_ids else f"{one.type} (only denied)"
    weight = float(support.least) or NO_ORIGIN
    return Edge(one.id, one.subject_id, one.object_id, one.type, label, weight, values, one.earliest, one.latest)


def _voice_nodes(case: Exported, named: set[str]) -> Iterator[Node]:
    lines = _balance(case).lines
    carried = Counter(voice for _, voice in {(line.claim_id, line.voices[0]) for line in lines})
    ending = Counter(voice for _, voice in {(line.claim_id, line.origin) for line in lines})
    falling = {one.voice: len(one.relations) + len(one.assertions) for one in case.analysis.critical}
    for one in _balance(case).voices:
        if one.id in named:
            counts = (carried[one.id], ending[one.id], falling.get(one.id, 0))
            ids = (one.source_ids, one.document_ids)
            yield Node(one.id, one.name, (one.kind, one.anonymous, one.brief, *counts, _grades(case, one), *ids))


def _grades(case: Exported, voice: Voice) -> tuple[str, ...]:
    graded = (case.grades.get(subject) for subject in (*voice.source_ids, *voice.document_ids))
    return tuple(dict.fromkeys(grade.reliability for grade in graded if grade and grade.reliability))


def _reliance_edge(case: Exported, one: Reliance) -> Edge:
    identity = content_id("rly", one.relier, one.relied_on, one.basis)
    values = (one.basis, one.assumed, *_claims(case, one.claim_ids), one.why)
    weight = float(len(one.claim_ids)) or 1.0
    return Edge(identity, one.relier, one.relied_on, one.basis, one.basis, weight, values)


def _claims(case: Exported, claim_ids: tuple[str, ...]) -> Row:
    """The values of ``_CLAIMS``."""
    return len(claim_ids), claim_ids, tuple(_passages(case, claim_ids))


def _passages(case: Exported, claim_ids: Iterable[str]) -> Iterator[str]:
    for claim in filter(None, map(case.claims.get, claim_ids)):
        for span in claim.content:
            yield f"{claim.document_id}:{span.start}-{span.end}"
