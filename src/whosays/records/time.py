"""Times as texts give them: words, an EDTF reading, and bounds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from whosays.records.span import Span

TimeKind = Literal["date", "duration", "recurring"]


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """One temporal expression.

    Attributes:
        span: The words as written.
        edtf: Extended Date/Time Format (ISO 8601-2), level 2; None where the text fixes no date.
        earliest: ISO date ``YYYY-MM-DD`` of the first day it can mean, or None when open.
        latest: The last day it can mean, or None when open.
        anchor: Where a part that the words themselves do not give comes from, in words, such as
            ``"year from “2020” at 412"`` or ``"published 2012-02-16"``; ``"no reference date"`` when it was needed
            and missing; None when the expression is complete in itself.
        kind: Durations and recurring times are kept apart from dates: they have no bounds.
        duration: ISO 8601 duration such as ``P3Y``, for durations only.
    """

    span: Span
    edtf: str | None
    earliest: str | None
    latest: str | None
    anchor: str | None = None
    kind: TimeKind = "date"
    duration: str | None = None
