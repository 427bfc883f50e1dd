"""What falls, and what weakens, where sources are left out or a case is weighed otherwise."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from whosays.records import Assertion, Balance, Change, Effect, Relation, Support, Supported
from whosays.weigh.origins.provenance import Provenance
from whosays.weigh.sensitivity.drops import Drop
from whosays.weigh.sensitivity.pairing import paired

_WORST_FIRST: tuple[Effect, ...] = ("falls", "weakens", "shifts", "strengthens", "appears")


def changes_when_dropped(balance: Balance, provenance: Provenance, drop: Drop) -> tuple[Change, ...]:
    """The relations and assertions whose support changes without some voices, worst first.

    Lines through these voices count no more, neither of the claims that say it nor of those that deny it. Only what has
    a claim with such a line is looked at.

    Args:
        balance: What rests on what.
        provenance: The lines that it was made from.
        drop: The voices.
    """
    gone = frozenset(drop.voices)
    touched = {line.claim_id for line in provenance.lines if not gone.isdisjoint(line.voices)}

    def without(one: Relation | Assertion) -> Support:
        if touched.isdisjoint(one.claim_ids + one.denied_by):
            return one.support
        return provenance.support(one.claim_ids, one.denied_by, gone)

    relations = {one.id: (one.support, without(one)) for one in balance.relations}
    assertions = {one.id: (one.support, without(one)) for one in balance.assertions}
    standing = {key for key, (_, after) in assertions.items() if after.most}
    found = [
        *_changed("relation", relations),
        *_still_said(_changed("assertion", assertions), _assertions(balance), standing),
    ]
    return tuple(sorted(found, key=_worst_first))


def changes_between(before: Balance, after: Balance) -> tuple[Change, ...]:
    """The relations and assertions whose support is another one in another balance of the case, worst first.

    For what no list of voices can say: a merge undone, claims read anew, independence decided otherwise. A thing is
    found again by its id, else by the claims that it shares, so that a relation whose entity was parted in two is
    compared with the larger part, and the smaller part appears.
    """
    found: list[Change] = []
    sides: tuple[tuple[Supported, Mapping[str, Relation | Assertion], Mapping[str, Relation | Assertion]], ...] = (
        ("relation", _relations(before), _relations(after)),
        ("assertion", _assertions(before), _assertions(after)),
    )
    for kind, old, new in sides:
        pairs = paired(old, new)
        supports = {one: (old[one].support, new[other].support if other else Support()) for one, other in pairs.items()}
        for change in _changed(kind, supports):
            other = pairs[change.id] or ""
            found.append(change if other == change.id else replace(change, after_id=other))
        fresh = [new[key] for key in new.keys() - set(pairs.values()) if new[key].support.most]
        found += (Change(kind, one.id, "appears", Support(), one.support) for one in fresh)
    return tuple(sorted(found, key=_worst_first))


def effect_of(before: Support, after: Support) -> Effect | None:
    """What the difference between two supports of one thing is; None where there is none worth telling."""
    if not before.most and not after.most:
        return None
    if not after.most:
        return "falls"
    worse = _worse(before, after)
    better = _worse(after, before)
    if worse and better:
        return "shifts"
    return "weakens" if worse else "strengthens" if better else None


def _worse(before: Support, after: Support) -> bool:
    fewer = after.least < before.least or after.most < before.most
    return fewer or not set(after.weaknesses) <= set(before.weaknesses)


def _changed(kind: Supported, supports: Mapping[str, tuple[Support, Support]]) -> Iterator[Change]:
    for key, (before, after) in supports.items():
        effect = effect_of(before, after)
        if effect is not None:
            yield Change(kind, key, effect, before, after)


def _still_said(
    changes: Iterable[Change], assertions: Mapping[str, Assertion], standing: Collection[str]
) -> Iterator[Change]:
    """The same, but what something narrower that stands also says does not fall."""
    for change in changes:
        narrower = _narrower(change.id, assertions) if change.effect == "falls" else ()
        kept_by = tuple(key for key in narrower if key in standing)
        yield replace(change, effect="weakens", kept_by=kept_by) if kept_by else change


def _narrower(key: str, assertions: Mapping[str, Assertion]) -> Collection[str]:
    """The assertions that say the same more exactly, and those that say that more exactly, in order."""
    found: dict[str, None] = {}
    waiting = [key]
    while waiting:
        more = [one for one in assertions[waiting.pop()].narrower if one in assertions and one not in found]
        found.update(dict.fromkeys(more))
        waiting += more
    found.pop(key, None)
    return found.keys()


def _relations(balance: Balance) -> Mapping[str, Relation]:
    return {one.id: one for one in balance.relations}


def _assertions(balance: Balance) -> Mapping[str, Assertion]:
    return {one.id: one for one in balance.assertions}


def _worst_first(change: Change) -> tuple[int, int, int, str, str]:
    lost = change.before.least - change.after.least, change.before.most - change.after.most
    return _WORST_FIRST.index(change.effect), -lost[0], -lost[1], change.kind, change.id
