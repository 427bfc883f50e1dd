"""Ids come from content alone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from whosays.records import content_id


def test_an_id_is_what_it_was_in_every_earlier_version() -> None:
    assert content_id("clm", "a", 1) == "clm-839e11a421d370be"


@given(
    st.lists(st.text(alphabet="ab", max_size=3), max_size=4), st.lists(st.text(alphabet="ab", max_size=3), max_size=4)
)
def test_different_parts_give_different_ids(left: list[str], right: list[str]) -> None:
    alike = "\x1f".join(left) == "\x1f".join(right)
    assert (content_id("x", *left) == content_id("x", *right)) == alike


@given(st.text(alphabet=st.characters()))
def test_any_text_has_an_id(text: str) -> None:
    assert content_id("x", text).startswith("x-")
