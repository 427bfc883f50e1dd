"""A span is cut from its text and cannot disagree with it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.records import Span


@given(st.text(min_size=1), st.data())
def test_a_span_holds_the_code_points_between_its_ends(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    span = Span.of(text, start, end)
    assert span.exact == text[start:end]
    assert len(span) == len(span.exact)


@pytest.mark.parametrize(("start", "end"), [(2, 2), (3, 1), (-1, 2), (0, 6)])
def test_ends_that_cut_nothing_are_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no span"):
        Span.of("chain", start, end)


def test_touching_spans_do_not_overlap() -> None:
    left, right, both = (Span.of("chain", *ends) for ends in ((0, 2), (2, 5), (1, 3)))
    assert not left.overlaps(right)
    assert left.overlaps(both)
    assert both.overlaps(right)
    assert Span.of("chain", 0, 5).covers(both)
    assert not both.covers(left)
