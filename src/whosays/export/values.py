"""Records as plain values of JSON: the pieces that every part of the analysis document is made of."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeAlias

from whosays.records import Span

Json: TypeAlias = dict[str, Any]


def fields(record: object, names: str) -> Json:
    """The named attributes of a record, in the order named; ``names`` are parted by blanks."""
    return {name: getattr(record, name) for name in names.split()}


def span_as_json(span: Span) -> Json:
    """A span with its words."""
    return {"start": span.start, "end": span.end, "exact": span.exact}


def spans_as_json(spans: Iterable[Span]) -> list[Json]:
    """Spans in their order."""
    return [span_as_json(span) for span in spans]


def maybe_span(span: Span | None) -> Json | None:
    """A span with its words, or None."""
    return None if span is None else span_as_json(span)
