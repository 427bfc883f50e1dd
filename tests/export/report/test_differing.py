"""One side of a comparison: no character lost, what differs marked, what is long cut around what matters."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from whosays.export.report.differing import Part, letter, side
from whosays.records import Span


def cut(text: str, start: int, end: int) -> Span:
    return Span.of(text, min(start, end), max(start, end) + 1)


@given(st.text(min_size=2, max_size=60), st.data())
def test_no_character_is_lost_and_marks_stand_where_they_should(text: str, data: st.DataObject) -> None:
    edges = st.integers(0, len(text) - 1)
    spans = st.builds(cut, st.just(text), edges, edges)
    marks = [(letter(rank), span) for rank, span in enumerate(data.draw(st.lists(spans, max_size=4)))]
    strong = data.draw(st.lists(spans, max_size=2))
    made = side(Span.of(text, 0, len(text)), strong, marks)
    assert words(made) == text
    marked = {at for _, span in marks for at in range(span.start, span.end)}
    assert sum(len(part.words) for part in made if part.kind == "differs") == len(marked)
    assert sorted(name for part in made for name in part.letters) == sorted(name for name, _ in marks)


def test_what_stands_around_is_dimmed_and_what_lies_outside_is_passed_over() -> None:
    text = "Some say that the mill closed in May. It did not."
    made = side(Span.of(text, 0, 37), [Span.of(text, 9, 36)], [("a", Span.of(text, 38, 48))])
    assert made == (Part("Some say ", "around"), Part(text[9:36]), Part(".", "around"))


def test_what_is_long_is_cut_around_what_matters() -> None:
    text = "a" * 5_000 + "MATTER" + "b" * 5_000
    made = side(Span.of(text, 0, len(text)), [Span.of(text, 5_000, 5_006)], [])
    assert words(made) == "… " + "a" * 300 + "MATTER" + "b" * 300 + " …"
    long = "c" * 9_000
    assert words(side(Span.of(long, 0, 9_000), [Span.of(long, 0, 9_000)], [])) == "c" * 1_400 + " …"


def words(made: tuple[Part, ...]) -> str:
    return "".join(part.words for part in made)


def test_letters_go_on_after_the_last() -> None:
    assert [letter(rank) for rank in (0, 25, 26, 27, 51, 52, 701, 702)] == [
        *("a", "z", "aa", "ab", "az", "ba", "zz", "aaa"),
    ]
