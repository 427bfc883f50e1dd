"""The entities of a case: what people judged, what the machine joins, and the account of both.

A pure function of the documents' readings, the judgements and the machine's proposals. Everything that joins can be
undone: nothing is kept but judgements, and without them the entities are what they were before.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from whosays.records import Entity, Identity, Judgement, Reading, Verdict
from whosays.resolve.bearers import Bearer, Bearers
from whosays.resolve.joining import Joining, Note
from whosays.resolve.rulings import Ruling, standing
from whosays.resolve.table import EntityTable, table_of
from whosays.resolve.thresholds import THRESHOLDS

#: What has become of a judgement; ``dormant`` where it names nobody any more, ``contradicted`` where a new reading has
#: brought it into contradiction with others, so that it is passed over.
State = Literal["stands", "undone", "dormant", "contradicted"]
_Pair = frozenset[frozenset[Bearer]]


@dataclass(frozen=True, slots=True)
class Clusters:
    """The entities of a case with the account of how they came about.

    Attributes:
        bearers: What they are made of.
        table: The entities.
        rulings: The judgements that stand, those that are passed over left out, oldest first.
        identities: The pairs that somebody judged, that the machine proposed, and that more than equal names joined or
            would have joined; in order of their references.
        contradicted: For a judgement that is passed over: those that it cannot hold together with.
    """

    bearers: Bearers
    table: EntityTable
    rulings: tuple[Ruling, ...]
    identities: tuple[Identity, ...]
    contradicted: Mapping[str, Sequence[Ruling]]

    def state(self, judgement: Judgement) -> State:
        """What has become of one of the case's judgements."""
        if judgement.undone_by is not None:
            return "undone"
        if judgement.id in self.contradicted:
            return "contradicted"
        return "stands" if any(ruling.judgement.id == judgement.id for ruling in self.rulings) else "dormant"


@dataclass(frozen=True, slots=True)
class Joined:
    """The entities that the machine makes of readings by itself.

    Attributes:
        entities: In order of name; mentions by document id and offset.
        ids: Id of every document's entity to the id of the case's entity that took it in.
    """

    entities: tuple[Entity, ...]
    ids: Mapping[str, str]


def join_entities(readings: Iterable[Reading]) -> Joined:
    """Join the entities of all readings by equal names and short forms. The readings' order does not matter."""
    table = cluster(Bearers(readings)).table
    return Joined(table.entities, {bearer.id: case_id for bearer, case_id in table.ids.items()})


def cluster(
    bearers: Bearers,
    judgements: Iterable[Judgement] = (),
    proposals: Iterable[Identity] = (),
    merge: float = THRESHOLDS.merge,
) -> Clusters:
    """Join the bearers of a case into entities. The result does not depend on the order of anything.

    Positive judgements join, transitively, and negative ones forbid. What the machine joins comes after, in order of
    strength: equal names, short forms, proposals from ``merge`` on, the most probable first; a join that would bring
    together what a judgement keeps apart is left out, and noted in ``Clusters.identities``.

    Args:
        bearers: Of all documents.
        judgements: All of the case's, also those that are undone.
        proposals: The machine's, between references.
        merge: The match probability from which on the machine joins.
    """
    rulings = standing(judgements, bearers)
    joining = Joining(bearers, rulings)
    judged = joining.partition.snapshot()
    joining.by_name()
    joining.by_short_form()
    joining.by_proposal(proposals, merge)
    applied = tuple(ruling for ruling in rulings if ruling.judgement.id not in joining.contradicted)
    return Clusters(
        bearers=bearers,
        table=table_of(joining.partition.sets(), bearers, joining.target),
        rulings=applied,
        identities=_identities(bearers, applied, joining, judged),
        contradicted=joining.contradicted,
    )


def to_compare(bearers: Bearers, judgements: Iterable[Judgement]) -> EntityTable:
    """The entities that a model is to compare: those that people tell apart told apart, and none that only they join.

    So the model's probability can stand beside what people decided, for positive judgements too. No entity here has
    bearers that ``cluster`` puts into two.
    """
    rulings = standing(judgements, bearers)
    others = [ruling for ruling in rulings if ruling.judgement.verdict != "positive"]
    heads = []
    for chosen in (rulings, others) if len(others) < len(rulings) else (rulings,):
        joining = Joining(bearers, chosen)
        joining.by_name()
        joining.by_short_form()
        heads.append(joining.partition.snapshot())
    sets: defaultdict[tuple[Bearer, Bearer], list[Bearer]] = defaultdict(list)
    for bearer in bearers.entities:
        sets[heads[0][bearer], heads[-1][bearer]].append(bearer)
    return table_of([*sets.values()], bearers, joining.target)


def _identities(
    bearers: Bearers, rulings: Sequence[Ruling], joining: Joining, judged: Mapping[Bearer, Bearer]
) -> tuple[Identity, ...]:
    """What is known of every pair of which more can be said than that the names are equal."""
    reasons = {ruling.judgement.id: ruling.judgement for ruling in rulings}
    pairs: dict[_Pair, Identity] = {}

    def known(left: str, right: str) -> tuple[_Pair, Identity]:
        sides = (bearers.meant_by(left), bearers.meant_by(right))
        key = frozenset(sides)
        if key not in pairs:
            joined = joining.partition.together(sides[0] | sides[1])
            if joined:
                by = "judgement" if len({judged[bearer] for bearer in sides[0] | sides[1]}) == 1 else "machine"
            else:
                by = "judgement" if joining.partition.apart(*sides) else ""
            pairs[key] = Identity(min(left, right), max(left, right), None, None, joined=joined, by=by)
        return key, pairs[key]

    for ruling in sorted(rulings, key=lambda ruling: ruling.judgement.verdict != "unsure"):
        key, pair = known(ruling.judgement.left, ruling.judgement.right)
        pairs[key] = replace(pair, judgement=ruling.judgement.verdict)
    for note in joining.notes:
        key, pair = known(note.left, note.right)
        pairs[key] = _with(pair, note, reasons)
    return tuple(sorted(pairs.values(), key=lambda pair: (pair.left, pair.right)))


def _with(pair: Identity, note: Note, reasons: Mapping[str, Judgement]) -> Identity:
    """What is known of a pair, with one more join of it that was made or left undone."""
    why = note.why
    if note.kept_apart_by is not None:
        reason = reasons[note.kept_apart_by]
        if {reason.left, reason.right} != {pair.left, pair.right}:
            why += f", but “{reason.left_name}” is not “{reason.right_name}” ({reason.who})"
    verdict: Verdict | None = pair.judgement or ("unsure" if note.unsure else None)
    found = replace(pair, judgement=verdict, why="; ".join(dict.fromkeys(filter(None, (pair.why, why)))))
    if note.proposal is None:
        return found
    return replace(found, match_probability=note.proposal.match_probability, features=note.proposal.features)
