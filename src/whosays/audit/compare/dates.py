"""Times as intervals: an element of time differs where no day satisfies both texts."""

from __future__ import annotations

from collections.abc import Sequence

from whosays.audit.compare.side import Side, quoted
from whosays.records import Difference, TimeExpression
from whosays.text.edtf import EdtfDate, parse

_NAME = "times"


def compare_dates(claim: Side, passage: Side, around: Side) -> tuple[list[Difference], int]:
    """Dates of the claim that the passage gives otherwise, and how many it does not give at all.

    Args:
        claim: The brief's words.
        passage: The source's.
        around: The passage with the sentences around it: a date that stands there agrees, but never differs.
    """
    theirs = _dated(passage.times)
    near = [*theirs, *_dated(around.times)]
    differences: list[Difference] = []
    missing = 0
    for ours in _dated(claim.times):
        if any(_meet(ours, other) for other in near) or _is_publication(ours, around):
            continue
        if not theirs:
            missing += 1
            continue
        nearest = min(theirs, key=lambda other: _distance(ours, other))
        why = f"the brief dates it {quoted(ours.span)}, the source {quoted(nearest.span)}"
        differences.append(Difference("time", ours.span, nearest.span, None, why, _NAME))
    return differences, missing


def _dated(times: Sequence[TimeExpression]) -> list[TimeExpression]:
    return [time for time in times if time.kind == "date" and time.edtf is not None]


def _is_publication(ours: TimeExpression, side: Side) -> bool:
    published = side.document.published
    if published is None or len(published) < len("YYYY-MM-DD") or (ours.earliest is None and ours.latest is None):
        return False
    return (ours.earliest or "") <= published[:10] <= (ours.latest or "9999")


def _meet(one: TimeExpression, other: TimeExpression) -> bool:
    """Whether some day satisfies both: by their bounds, or, where a year is not given, by month and day."""
    given = not (_lacks_year(one) or _lacks_year(other))
    if not given and one.span.exact.lower() == other.span.exact.lower():
        return True
    ours, theirs = _single(one), _single(other)
    bounded = (one.earliest or one.latest) and (other.earliest or other.latest)
    if bounded and (given or ours is None or theirs is None):
        return max(one.earliest or "", other.earliest or "") <= min(one.latest or "9999", other.latest or "9999")
    if ours is None or theirs is None:
        return True
    # A part that the text around gives rather than the words is as good as not given.
    years = ((ours.year, theirs.year),) if given or (_gives_year(one) and _gives_year(other)) else ()
    return all(
        a is None or b is None or "X" in a or "X" in b or a == b
        for a, b in (*years, (ours.month, theirs.month), (ours.day, theirs.day))
    )


def _lacks_year(time: TimeExpression) -> bool:
    """Whether the year is that of the text around, or of nowhere; a date told by another ("that night") has its own."""
    return time.anchor is not None and time.anchor.startswith(("year", "no reference"))


def _gives_year(time: TimeExpression) -> bool:
    return time.edtf is not None and time.edtf[:4] in time.span.exact


def _single(time: TimeExpression) -> EdtfDate | None:
    found = parse(time.edtf) if time.edtf is not None else None
    return found if isinstance(found, EdtfDate) and found.grouping is None else None


def _distance(one: TimeExpression, other: TimeExpression) -> tuple[int, int]:
    """How unlike two dates are: those that differ in one component come first."""
    ours, theirs = ((time.edtf or "").split("-") for time in (one, other))
    parts = sum(a != b for a, b in zip(ours, theirs, strict=False)) + abs(len(ours) - len(theirs))
    return parts, abs(len(one.span) - len(other.span))
