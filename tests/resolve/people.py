"""Small casts of invented people, and judgements about them, for the tests of who is who."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import replace

from hypothesis import strategies as st

from whosays.records import Entity, Identity, Judgement, Mention, Reading, Schema, Span, UsageError, Verdict
from whosays.resolve import Bearers, Clusters, cluster, draft
from whosays.resolve.lookup import Lookup
from whosays.text.names import name_id

#: Names that may stand for the same: persons with full and lone names, bodies with acronyms.
PERSONS = ("Orin Sael", "Orin al-Sael", "O. Sael", "Sael", "ORIN SAEL")
BODIES = ("Harbour and Tides Board", "HTB", "Hill Trust Bank", "Tides Board")
DOCUMENTS = ("a", "b", "c", "d")


def entity(document: str, schema: Schema, name: str, *aliases: str, start: int = 0) -> Entity:
    """A document's entity with one mention, and the id that extraction gives it."""
    mention = Mention(document, Span(start, start + len(name), name), "name", schema)
    return Entity(name_id(schema, name, document), schema, name, aliases, (mention,))


def person(document: str, name: str, *aliases: str) -> Reading:
    """A document that names one person."""
    return Reading(document, (entity(document, "Person", name, *aliases),))


def of(name: str, document: str = "", schema: Schema = "Person") -> str:
    """The reference to a name, or to its bearer in one document."""
    identity = name_id(schema, name, document)
    return f"{identity}@{document}" if document else identity


class Bench:
    """Readings and the judgements about them, without a store.

    Judgements are numbered; the later one is the younger.
    """

    def __init__(self, *readings: Reading) -> None:
        self.bearers = Bearers(readings)
        self.judgements: list[Judgement] = []
        self.proposals: list[Identity] = []
        self._numbers = itertools.count(1)

    @property
    def clusters(self) -> Clusters:
        return cluster(self.bearers, self.judgements, self.proposals)

    @property
    def names(self) -> list[tuple[str, ...]]:
        """The entities, each as ``NAME@DOCUMENT`` of its bearers."""
        found: dict[str, list[str]] = {}
        for bearer, case_id in self.clusters.table.ids.items():
            found.setdefault(case_id, []).append(f"{self.bearers.name_of(bearer.reference)}@{bearer.document_id}")
        return sorted(tuple(sorted(group)) for group in found.values())

    def judge(self, left: str, right: str, verdict: Verdict, who: str = "A. Reader") -> Judgement:
        number = next(self._numbers)
        clusters = self.clusters
        drafted = draft(left, right, verdict, clusters, Lookup(self.bearers, clusters.table, {}))
        judgement = replace(drafted, id=f"dec-{number:016x}", at=f"2024-03-{number % 28 + 1:02}T12:00:00Z", who=who)
        self.judgements.append(judgement)
        return judgement

    def undo(self, judgement: Judgement) -> None:
        self.judgements = [replace(j, undone_by="dec-f") if j.id == judgement.id else j for j in self.judgements]

    def read(self, *readings: Reading) -> None:
        """Read all documents again, with another outcome."""
        self.bearers = Bearers(readings)

    def identity(self, left: str, right: str) -> Identity:
        """What is said of a pair of references."""
        (found,) = (it for it in self.clusters.identities if {it.left, it.right} == {left, right})
        return found


def proposal(left: str, right: str, probability: float | None) -> Identity:
    """A proposal between two references."""
    return Identity(min(left, right), max(left, right), None, probability)


@st.composite
def casts(draw: st.DrawFn) -> list[Reading]:
    """Documents in which some of the names stand, with some of the others as aliases."""
    readings = []
    for document in DOCUMENTS:
        entities = {}
        for schema, names in (("Person", PERSONS), ("Organization", BODIES)):
            chosen = draw(st.lists(st.sampled_from(names), max_size=3, unique=True))
            for start, name in enumerate(chosen):
                aliases = draw(st.lists(st.sampled_from(names), max_size=2, unique=True))
                found = entity(document, schema, name, *(a for a in aliases if a != name), start=start)
                entities[found.id] = found
        readings.append(Reading(document, tuple(entities.values())))
    return readings


def references(bearers: Bearers) -> list[str]:
    """Everything that a judgement may name."""
    return sorted({*bearers.by_id, *(bearer.reference for bearer in bearers.entities)})


@st.composite
def judged(draw: st.DrawFn) -> Bench:
    """A case with some judgements that do not contradict one another."""
    bench = Bench(*draw(casts()))
    known = references(bench.bearers)
    verdicts: Sequence[Verdict] = ("positive", "negative", "unsure")
    steps = draw(st.lists(st.tuples(*[st.integers(0, 99)] * 2, st.sampled_from(verdicts)), max_size=6)) if known else []
    for left, right, verdict in steps:
        try_to_judge(bench, known[left % len(known)], known[right % len(known)], verdict)
    pairs = st.tuples(*[st.integers(0, 99)] * 2, st.sampled_from([0.2, 0.6, 0.985, 0.99]))
    for left, right, probability in draw(st.lists(pairs, max_size=4)) if known else []:
        one, other = known[left % len(known)], known[right % len(known)]
        if one != other:
            bench.proposals.append(proposal(one, other, probability))
    return bench


def try_to_judge(bench: Bench, left: str, right: str, verdict: Verdict) -> Judgement | None:
    """Judge where that is allowed."""
    try:
        return bench.judge(left, right, verdict)
    except UsageError:
        return None


def tables(clusters: Iterable[Clusters]) -> list[object]:
    """What has to be the same whatever the order."""
    return [(it.table.entities, dict(it.table.ids), it.identities, it.contradicted) for it in clusters]
