from hypothesis import given
from hypothesis import strategies as st

from whosays.export.report.segments import Mark, segments

KINDS = st.sampled_from(["content", "source", "cue", "hedge"])
MARKS = st.lists(
    st.builds(
        lambda start, length, kind, number: Mark(start, start + length, kind, f"h{number}", number),
        st.integers(0, 30), st.integers(1, 20), KINDS, st.integers(1, 9),
    ),
    max_size=12,
)  # fmt: skip


@given(MARKS, st.lists(st.integers(0, 60)))
def test_segments_tile_the_interval_and_know_what_covers_them(marks: list[Mark], cuts: list[int]) -> None:
    cut = list(segments(0, 40, marks, cuts))
    assert [s.start for s in cut] == [0, *(s.end for s in cut[:-1])]
    assert cut[-1].end == 40
    for segment in cut:
        assert segment.start < segment.end
        over = [m for m in marks if m.start <= segment.start and segment.end <= min(m.end, 40)]
        assert segment.hedge == any(m.kind == "hedge" for m in over)
        assert (segment.content is not None) == any(m.kind == "content" for m in over)
        assert (segment.word is not None) == any(m.kind in ("source", "cue") for m in over)
        touching = [m for m in marks if m.start < segment.end and segment.start < m.end]
        assert sorted(touching, key=repr) == sorted(over, key=repr), "a segment is never partly covered"


def test_the_innermost_content_and_a_source_before_a_cue_win() -> None:
    outer, inner = Mark(0, 20, "content", "h1", 1), Mark(5, 10, "content", "h2", 2)
    cue, source = Mark(6, 8, "cue", "h1", 1), Mark(5, 10, "source", "h2", 2)
    at_six = next(s for s in segments(0, 20, [outer, inner, cue, source]) if s.start == 6)
    assert at_six.content == inner
    assert at_six.word == source
    assert at_six.numbers == (2, 1)


def test_marks_beyond_the_interval_are_clipped() -> None:
    cut = list(segments(10, 20, [Mark(0, 12, "hedge"), Mark(18, 99, "hedge"), Mark(30, 40, "hedge")]))
    assert [(s.start, s.end, s.hedge) for s in cut] == [(10, 12, True), (12, 18, False), (18, 20, True)]


def test_an_empty_interval_has_no_segments() -> None:
    assert list(segments(0, 0, [])) == []
