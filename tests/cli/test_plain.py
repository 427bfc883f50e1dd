"""What may reach a terminal."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from whosays.cli.plain import plain


def test_nothing_that_a_terminal_obeys_is_left() -> None:
    assert plain("a\x1b[31mb\u202ec\x07") == "a\ufffd[31mb\ufffdc\ufffd"
    assert plain("two\nlines\r\nand\ta\u2028tab") == "two lines  and a tab"
    assert plain("“Żółć” – naïve قلعه") == "“Żółć” – naïve قلعه"


@given(st.text())
def test_the_length_stays_and_one_line_remains(text: str) -> None:
    shown = plain(text)
    assert len(shown) == len(text)
    assert len(shown.splitlines()) <= 1
    assert plain(shown) == shown
