"""The evidence that the matching model has estimated weights for: names, births, places of birth, nationalities."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from whosays.records import Bearing, Feature, IdentityItem, Party, Statement
from whosays.resolve.argued.dossier import Dossier, quotes
from whosays.resolve.matching import compare, probability
from whosays.resolve.matching.evidence import BIRTH, EVIDENCE
from whosays.resolve.matching.names import weights

_PRIOR = "prior"
#: Weights nearer to nothing than this speak neither way.
_LITTLE = 0.05
_KINDS = {evidence.name: evidence for evidence in EVIDENCE}
_MOST_BIRTHS = 4


@dataclass(frozen=True, slots=True)
class Weighed:
    """What the model makes of a pair.

    Attributes:
        items: What has a weight, the heaviest first.
        match_probability: From all of them, or None where a side has no name.
        features: What that probability is the sum of.
    """

    items: tuple[IdentityItem, ...]
    match_probability: float | None
    features: tuple[Feature, ...]


def weigh(left: Dossier, right: Dossier) -> Weighed:
    """Weigh two sides by the model, and each item by leaving it out."""
    parties = left.party(), right.party()
    has_names = bool(left.names and right.names)
    features = compare(*parties).features if has_names else tuple(_beside_names(*parties))
    items = [_item(feature, left, right) for feature in features if feature.name in _KINDS]
    named = [feature for feature in features if feature.name not in _KINDS and feature.name != _PRIOR]
    if has_names and named:
        bits = sum(feature.weight for feature in named)
        details = "; ".join(f"{feature.name} {feature.detail}" for feature in named)
        items.append(IdentityItem("names", details, _bearing(bits), weight=bits))
    ordered = sorted(items, key=lambda item: (-abs(item.weight or 0.0), item.kind))
    if not has_names:
        return Weighed(tuple(ordered), None, tuple(features))
    total = sum(feature.weight for feature in features)
    told = tuple(replace(item, probability_without=probability(total - (item.weight or 0.0))) for item in ordered)
    return Weighed(told, probability(total), tuple(features))


def other_births(left: Dossier, right: Dossier, weighed: Sequence[IdentityItem]) -> Iterator[IdentityItem]:
    """The pairs of dates of birth that the model does not weigh, because another pair goes better together."""
    taken = {(item.left, item.right) for item in weighed if item.kind == BIRTH.name}
    for one in _distinct(left.of("birth")):
        for other in _distinct(right.of("birth")):
            sides = quotes([one]), quotes([other])
            classed = BIRTH.classify(_born(one), _born(other)) if sides not in taken else None
            if classed is not None:
                found = classed[0]
                bearing: Bearing = "against" if found in {"far", "apart"} else "neither" if found == "near" else "for"
                yield IdentityItem(
                    BIRTH.name, f"{_words(one)} and {_words(other)}: {BIRTH.classes[found]}", bearing, *sides
                )


def _beside_names(left: Party, right: Party) -> Iterator[Feature]:
    table = weights()["evidence"]
    for evidence in EVIDENCE:
        classed = evidence.classify(left, right)
        if classed is not None and evidence.name in table:
            found, detail = classed
            yield Feature(evidence.name, table[evidence.name][found], f"{detail}: {evidence.classes[found]}")


def _item(feature: Feature, left: Dossier, right: Dossier) -> IdentityItem:
    """An item with the words that it rests on."""
    ones, others = (_behind(feature, side) for side in (left, right))
    detail = feature.detail
    if feature.name == BIRTH.name and ones and others:
        ones, others = ones[:1], others[:1]
        detail = f"{_words(ones[0])} and {_words(others[0])}: {feature.detail.rpartition(': ')[2]}"
    return IdentityItem(feature.name, detail, _bearing(feature.weight), quotes(ones), quotes(others), feature.weight)


def _behind(feature: Feature, side: Dossier) -> list[Statement]:
    """The statements of a side that a feature rests on."""
    if feature.name == BIRTH.name:
        chosen = feature.detail.rpartition(": ")[0].split(" and ")
        return [statement for statement in side.of("birth") if statement.edtf in chosen]
    if feature.name == "birth place":
        return [statement for statement in side.of("birth place") if f"“{statement.value}”" in feature.detail]
    return side.of("nationality") if feature.name == "nationality" else []


def _bearing(weight: float) -> Bearing:
    return "for" if weight > _LITTLE else "against" if weight < -_LITTLE else "neither"


def _distinct(births: Sequence[Statement]) -> list[Statement]:
    dated = {statement.edtf: statement for statement in reversed(births) if statement.edtf is not None}
    return [*dated.values()][::-1][:_MOST_BIRTHS]


def _born(statement: Statement) -> Party:
    return Party("", "Person", ("",), births=(statement.edtf or "",))


def _words(statement: Statement) -> str:
    """A date of birth, and how an age came to be one."""
    if not statement.basis:
        return f"“{statement.value}”"
    between = (statement.edtf or "").replace("/", " to ")
    return f"“{statement.value}” ({statement.basis}: born {between})"
