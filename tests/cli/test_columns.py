"""Text in columns of a terminal."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from whosays.cli.columns import OFF, ON, Style, column_width, padded, side_by_side, width_of, wrap

TEXTS = st.text(alphabet=st.sampled_from("ab e\u0301王小ｱ🙂\u200dقلعه–“"), max_size=60).map(
    lambda it: " ".join(it.split())
)


def test_wide_characters_take_two_columns_and_marks_none() -> None:
    assert [width_of(text) for text in ("Sael", "王小明", "e\u0301", "قلعه", f"{ON}a{OFF}", "")] == [4, 6, 1, 4, 1, 0]
    assert padded("王", 4) == "王  "
    assert padded("toolong", 3) == "toolong"


def test_lines_break_at_blanks_and_in_words_only_where_they_must() -> None:
    assert wrap("the mate of the Heron", 9) == ["the mate", "of the", "Heron"]
    assert wrap("Brackwater", 4) == ["Brac", "kwat", "er"]
    assert wrap("王小明王小明", 5) == ["王小", "明王", "小明"]
    assert wrap("the mate", 6, indent="  ") == ["the", "  mate"]
    assert wrap("", 9) == [""]


@given(TEXTS, st.integers(4, 30))
def test_no_line_is_too_wide_and_nothing_is_lost(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert all(width_of(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_emphasis_is_bold_or_asterisks_and_ends_with_every_line() -> None:
    bold, plain = Style(ansi=True), Style(ansi=False)
    text = f"He met {bold.strong('Orin Sael')} there"
    assert bold.shown(wrap(text, 11)) == ["He met \x1b[1mOrin\x1b[22m", "\x1b[1mSael\x1b[22m there"]
    assert plain.shown([plain.strong("Orin Sael")]) == ["*Orin Sael*"]
    assert (bold.faint("x"), plain.faint("x")) == ("\x1b[2mx\x1b[22m", "x")


def test_columns_stand_beside_each_other_whatever_is_in_them() -> None:
    left = [Style(ansi=True).faint("王小"), "b"]
    assert side_by_side(left, ["c", "d", "e"], 6) == ["\x1b[2m王小\x1b[22m   │ c", "b      │ d", "       │ e"]
    assert 2 * column_width(101) + 3 == 101
