"""Bringing bearers together: what people judged, then what the machine joins, the strongest first.

Nothing here depends on the order in which documents, judgements or proposals are given: each is taken in an order of
its own content.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from whosays.records import Identity
from whosays.resolve.bearers import Bearer, Bearers
from whosays.resolve.partition import Partition
from whosays.resolve.rulings import Ruling, contradiction

_Side = Collection[Bearer]


@dataclass(frozen=True, slots=True)
class Note:
    """A join that was made or left undone, and why.

    Attributes:
        left: A reference.
        right: Likewise.
        why: What joined the two, or would have.
        unsure: Whether it was left undone because somebody was unsure of the very pair.
        kept_apart_by: Id of the judgement that forbade it.
        proposal: The machine's, where that is what it was.
    """

    left: str
    right: str
    why: str = ""
    unsure: bool = False
    kept_apart_by: str | None = None
    proposal: Identity | None = None


class Joining:
    """The bearers of a case while they are brought together; every stage is called once, in the order below.

    Args:
        bearers: All of them.
        rulings: The judgements that stand, oldest first.
    """

    def __init__(self, bearers: Bearers, rulings: Sequence[Ruling]) -> None:
        self.notes: list[Note] = []
        #: Positive judgements that a new reading has brought into contradiction, with the judgements that contradict.
        self.contradicted: dict[str, list[Ruling]] = {}
        self.partition = Partition(bearers.entities)
        #: For each name that is short for another: the id of that other.
        self.target: dict[str, str] = {}
        self._bearers = bearers
        self._rulings = {ruling.judgement.id: ruling for ruling in rulings}
        self._unsure: defaultdict[Bearer, list[Ruling]] = defaultdict(list)
        self._judged(rulings)

    def _judged(self, rulings: Sequence[Ruling]) -> None:
        """Judgements that are negative forbid; of those that are positive, each that contradicts is passed over."""
        applied: list[Ruling] = []
        for ruling in rulings:
            if ruling.judgement.verdict == "negative":
                self.partition.keep_apart(ruling.judgement.id, ruling.left, ruling.right)
                applied.append(ruling)
            elif ruling.judgement.verdict == "unsure":
                for bearer in ruling.all:
                    self._unsure[bearer].append(ruling)
        for ruling in rulings:
            if ruling.judgement.verdict == "positive":
                if self.partition.reason_apart(ruling.all) is None:
                    self.partition.join(ruling.all)
                    applied.append(ruling)
                else:
                    self.contradicted[ruling.judgement.id] = contradiction(ruling, applied)

    def by_name(self) -> None:
        """Join the bearers of each name, unless people judged it to be borne by several.

        Then only those are joined that are kept from the same ones: "this one is another than the rest" leaves the rest
        together, while a bearer that nobody judged stays by itself.
        """
        for group in self._bearers.by_id.values():
            heads = self.partition.heads(group)
            if len(heads) == 1:
                continue
            unsure = self._unsure_between(group, group)
            opponents = self.partition.opponents(heads)
            if not (unsure or any(opponents.values())):
                self.partition.join(heads)
                continue
            sides: defaultdict[frozenset[Bearer], list[Bearer]] = defaultdict(list)
            for head in heads:
                sides[opponents[head]].append(head)
            if len(sides) > 1:
                sides.pop(frozenset(), None)
            for side in sides.values():
                for component in _components(side, unsure):
                    self.partition.join(component)
            self._note_split(group)

    def by_short_form(self) -> None:
        """Join a name that is only ever a short form with the one entity that has it among its other names."""
        for short, owners in self._bearers.short_forms.items():
            if self.partition.together(bearer for owner in owners for bearer in self._bearers.by_id[owner]):
                self.target[short] = owners[0]
        for short, full in self.target.items():
            names = (self._bearers.name_of(short), self._bearers.name_of(full))
            self._link(Note(short, full, "“{}” is another name of “{}”".format(*names)))

    def by_proposal(self, proposals: Iterable[Identity], merge: float) -> None:
        """Join the pairs that the model gives ``merge`` or more, the most probable first; note the others."""
        known: set[frozenset[str]] = set()
        for proposal in sorted(proposals, key=lambda it: (-(it.match_probability or 0.0), it.left, it.right)):
            pair = frozenset((proposal.left, proposal.right))
            if pair in known or not all(map(self._bearers.meant_by, pair)):
                continue
            known.add(pair)
            note = Note(proposal.left, proposal.right, proposal=proposal)
            if proposal.match_probability is not None and proposal.match_probability >= merge:
                self._link(note)
            else:
                unsure = bool(self._unsure_between(*map(self._bearers.meant_by, (note.left, note.right))))
                self.notes.append(Note(note.left, note.right, unsure=unsure, proposal=proposal))

    def _link(self, note: Note) -> None:
        """Do what a note says, unless something stands against it, and keep the note."""
        left, right = self._bearers.meant_by(note.left), self._bearers.meant_by(note.right)
        why, unsure, reason = note.why, False, None
        several = [ref for ref, side in ((note.left, left), (note.right, right)) if not self.partition.together(side)]
        if several:
            name = self._bearers.name_of(several[0])
            why = f"{why}; “{name}” is borne by several" if why else f"“{name}” is borne by several"
        elif not self.partition.together([*left, *right]):
            reason = self.partition.reason_apart([*left, *right])
            unsure = bool(self._unsure_between(left, right))
            if reason is None and not unsure:
                self.partition.join([*left, *right])
            elif note.proposal is None:
                why += ", which would have joined them"
            else:
                why = f"a match probability of {note.proposal.match_probability:.2f} would have joined them"
        self.notes.append(Note(note.left, note.right, why, unsure, reason, note.proposal))

    def _unsure_between(self, left: _Side, right: _Side) -> set[frozenset[Bearer]]:
        """The pairs of sets of which somebody was unsure as bearers of these two sides; empty where nobody was."""
        if not self._unsure:
            return set()
        rulings = {ruling.judgement.id: ruling for bearer in left for ruling in self._unsure.get(bearer, ())}
        pairs = set()
        for ruling in rulings.values():
            for one, other in ((ruling.left, ruling.right), (ruling.right, ruling.left)):
                pairs |= {
                    frozenset((self.partition.head(a), self.partition.head(b)))
                    for a in one.intersection(left)
                    for b in other.intersection(right)
                }
        return {pair for pair in pairs if len(pair) > 1}

    def _note_split(self, group: Sequence[Bearer]) -> None:
        """Note what a name has not joined, where its bearers are several."""
        members: defaultdict[Bearer, list[Bearer]] = defaultdict(list)
        for bearer in group:
            members[self.partition.head(bearer)].append(bearer)
        opponents = self.partition.opponents(members)
        opposed = [head for head in members if opponents[head]]
        name = self._bearers.name_of(group[0].id)
        why = f"both are named “{name}”, which would have joined them"
        for one, other in combinations(opposed, 2):
            if other in opponents[one] and (reason := self.partition.reason_apart((one, other))):
                judgement = self._rulings[reason].judgement
                pair = (members[one][0].reference, members[other][0].reference)
                if self._rulings[reason].parts(members[one], members[other]):
                    pair = (judgement.left, judgement.right)
                self.notes.append(Note(*pair, why, kept_apart_by=reason))
        why = f"both are named “{name}”, but that name is borne by several"
        for one, other in product(opposed, [head for head in members if not opponents[head]]):
            self.notes.append(Note(members[one][0].reference, members[other][0].reference, why))


def _components(heads: Sequence[Bearer], unsure: set[frozenset[Bearer]]) -> Iterator[list[Bearer]]:
    """The sets as they hang together when the pairs of which somebody was unsure do not count."""
    if not unsure:
        yield list(heads)
        return
    left = list(heads)
    while left:
        component, waiting = [], [left.pop(0)]
        while waiting:
            head = waiting.pop()
            component.append(head)
            waiting += [other for other in left if frozenset((head, other)) not in unsure]
            left = [other for other in left if frozenset((head, other)) in unsure]
        yield component
