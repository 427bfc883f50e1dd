"""What pronouns and descriptions of a document stand for, from left to right.

Each is put to a log-linear model over the clusters so far and the answer "none of them" (cluster ranking, Rahman and
Ng 2009, with the discourse-new decision made jointly as in Denis and Baldridge 2008).
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from whosays.extract.coreference.clusters import Cluster
from whosays.extract.coreference.features import candidates, for_cluster, for_new
from whosays.extract.coreference.kinds import kind_of_schema
from whosays.extract.coreference.phrases import Phrase
from whosays.extract.coreference.weights import Weights, weights
from whosays.records import Entity

#: A threshold that no probability reaches.
_NEVER = 2.0


@dataclass(frozen=True, slots=True)
class Reference:
    """What one phrase stands for.

    Attributes:
        phrase: A pronoun or a description.
        entity: Id of the entity, or None where what it stands for has no name.
        antecedent: The phrase that stood for the same thing before it.
        probability: The model's own, that it is this thing.
        sure: Whether that is enough for the phrase to count as a mention; never of a description that is not definite.
    """

    phrase: Phrase
    entity: str | None
    antecedent: Phrase
    probability: float
    sure: bool


@dataclass
class _Step:
    phrase: Phrase
    cluster: Cluster
    antecedent: Phrase
    probability: float


@dataclass
class State:
    """The clusters of a document while it is read.

    Attributes:
        of: Cluster by offset of a phrase's head.
        by_entity: Cluster by id of the entity.
        recent: The clusters, the last mentioned last.
    """

    of: dict[int, Cluster] = field(default_factory=dict)
    by_entity: dict[str, Cluster] = field(default_factory=dict)
    recent: dict[int, Cluster] = field(default_factory=dict)

    def place(self, phrase: Phrase, entity: Entity | None) -> None:
        """Take in a phrase that is not to be resolved: a name, or a noun phrase that takes nothing up.

        Args:
            phrase: The phrase.
            entity: The one that it names, where it is a name.
        """
        beside = self.of.get(phrase.beside)
        if entity is not None:
            cluster = self.by_entity.get(entity.id)
            if cluster is None:
                cluster = self.by_entity[entity.id] = Cluster(entity.id)
            named = replace(phrase, form="name", schema=entity.schema, kind=kind_of_schema(entity.schema))
            self.join(named, cluster)
            if beside is not None and beside is not cluster and beside.count == 1 and _fits(named, beside):
                self._merge(cluster, beside)
        elif beside is not None and _fits(phrase, beside):
            self.join(phrase, beside)
        else:
            self.join(phrase, Cluster())

    def join(self, phrase: Phrase, cluster: Cluster) -> None:
        """Put a phrase in a cluster."""
        cluster.add(phrase)
        self.of[phrase.head] = cluster
        self.recent.pop(id(cluster), None)
        self.recent[id(cluster)] = cluster

    def _merge(self, cluster: Cluster, other: Cluster) -> None:
        cluster.take(other)
        other.entity = cluster.entity
        del self.recent[id(other)]
        self.of.update(dict.fromkeys(other.offsets, cluster))

    def near(self, phrase: Phrase) -> list[Cluster]:
        """The clusters that the phrase can stand for."""
        return candidates(phrase, reversed(self.recent.values()))


def _fits(phrase: Phrase, cluster: Cluster) -> bool:
    """Whether a phrase set beside another can be the same thing: no list, no other kind or number."""
    kinds = not phrase.kind or not cluster.kind or phrase.kind == cluster.kind
    return kinds and phrase.number == cluster.number and (phrase.form != "name" or cluster.entity is None)


def resolve(
    phrases: Sequence[Phrase], entities: Sequence[Entity], model: Weights | None = None
) -> tuple[Reference, ...]:
    """What the pronouns and descriptions of a document stand for, in order; those that stand for nothing are left out.

    Args:
        phrases: Of the whole document, in order.
        entities: Its entities, for the names among the phrases.
        model: Weights; by default the shipped ones.
    """
    return tuple(reference for reference in _references(read(phrases, entities, model or weights()).steps, model))


class Names:
    """The names of a document's entities, by place."""

    def __init__(self, entities: Sequence[Entity]) -> None:
        named = [(m.span, e) for e in entities for m in e.mentions if m.kind in {"name", "metonym"}]
        self._named = sorted(named, key=lambda pair: pair[0])
        self._starts = [span.start for span, _ in self._named]

    def at(self, offset: int) -> Entity | None:
        """The entity of the name that stands at an offset, if one does."""
        place = bisect_right(self._starts, offset) - 1
        if place >= 0 and offset < self._named[place][0].end:
            return self._named[place][1]
        return None


@dataclass(frozen=True, slots=True)
class Resolution:
    """All phrases of a document in their clusters, and the steps that led there."""

    state: State
    steps: tuple[_Step, ...]


def read(phrases: Sequence[Phrase], entities: Sequence[Entity], model: Weights) -> Resolution:
    """Put every phrase of a document in a cluster."""
    names = Names(entities)
    state = State()
    steps = []
    for phrase in phrases:
        entity = names.at(phrase.head)
        if entity is not None or not phrase.sort:
            state.place(phrase, entity)
            continue
        found = state.near(phrase)
        best, probability = choose(phrase, found, model.of[phrase.sort])
        if best is not None:
            steps.append(_Step(phrase, best, best.last, probability))
            state.join(phrase, best)
        elif phrase.form == "nominal":
            state.place(phrase, None)
    return Resolution(state, tuple(steps))


def choose(phrase: Phrase, found: Sequence[Cluster], model: Mapping[str, float]) -> tuple[Cluster | None, float]:
    """The likeliest of the candidates, or None for none of them, with its probability.

    A reflexive is the subject of its verb (Chomsky's principle A), where that is a candidate.
    """
    if phrase.reflexive:
        for cluster in found:
            if cluster.last.part == "subject" and cluster.last.governor == phrase.governor:
                return cluster, 1.0
    scores = [_sum(model, for_new(phrase, found))]
    scores += [_sum(model, for_cluster(phrase, cluster, rank)) for rank, cluster in enumerate(found)]
    top = max(scores)
    exponentials = [math.exp(score - top) for score in scores]
    best = max(range(len(scores)), key=scores.__getitem__)
    return (found[best - 1] if best else None), exponentials[best] / sum(exponentials)


def _sum(model: Mapping[str, float], features: Iterable[str]) -> float:
    return sum(model.get(feature, 0.0) for feature in features)


def _references(steps: Sequence[_Step], model: Weights | None) -> Iterator[Reference]:
    thresholds = (model or weights()).thresholds
    for step in steps:
        sort = step.phrase.sort
        if sort:
            sure = step.probability >= thresholds.get(sort, _NEVER)
            yield Reference(step.phrase, step.cluster.entity, step.antecedent, step.probability, sure)
