"""Numbers with their units."""

from __future__ import annotations

from whosays.audit.compare.quantities import quantities
from whosays.audit.compare.side import Side, quoted
from whosays.records import Difference
from whosays.text.quantities import Quantity

_NAME = "numbers"


def compare_numbers(claim: Side, passage: Side) -> tuple[list[Difference], int]:
    """Numbers of the claim that the passage gives otherwise, and how many it does not give at all.

    A number counts as given otherwise where the passage counts the same things, or measures in the same kind of unit,
    and none of its numbers agrees.
    """
    theirs = quantities(passage)
    differences: list[Difference] = []
    missing = 0
    taken: set[int] = set()
    for ours in quantities(claim):
        agreeing = [i for i, other in enumerate(theirs) if ours.agrees(other)]
        if agreeing:
            taken.update(agreeing)
            clash = _other_unit(ours, [theirs[i] for i in agreeing])
            if clash is not None:
                differences.append(_difference(ours, clash, "unit"))
            continue
        rivals = [i for i, other in enumerate(theirs) if i not in taken and _alike(ours, other)]
        if rivals:
            taken.add(rivals[0])
            differences.append(_difference(ours, theirs[rivals[0]], "number"))
        elif ours.value not in {0.0, 1.0}:
            missing += 1
    return differences, missing


def _alike(ours: Quantity, theirs: Quantity) -> bool:
    """Whether both count the same things."""
    return bool(ours.unit) and ours.unit == theirs.unit


def _other_unit(ours: Quantity, theirs: list[Quantity]) -> Quantity | None:
    """The number of another unit of measure or currency that stands for ours, where none stands in its own."""
    if not (ours.measured or ours.is_money) or any(other.unit == ours.unit for other in theirs):
        return None
    return next((other for other in theirs if other.measured or other.is_money), None)


def _difference(ours: Quantity, theirs: Quantity, what: str) -> Difference:
    why = f"the brief has the {what} {quoted(ours.span)}, the source {quoted(theirs.span)}"
    return Difference("number", ours.span, theirs.span, None, why, _NAME)
