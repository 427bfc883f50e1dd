"""Windows hold whole paragraphs, all of them, within the bound."""

from __future__ import annotations

import itertools
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.extract.parsing import document_of
from whosays.extract.llm.windows import Window, halves, windows_of
from whosays.records import Block


def test_paragraphs_are_kept_whole_and_context_is_whole_too() -> None:
    text = "\n\n".join(f"Paragraph {number}. {'It rained. ' * 20}".strip() for number in range(6))
    windows = windows_of(document_of(text), 500)
    starts = [text[a:b][:11] for window in windows for a, b in window.core]
    assert starts == [f"Paragraph {number}" for number in range(6)]
    assert len(windows) == 3
    assert windows[0].before == ()
    assert all(not window.before and not window.after for window in windows)  # each is too long to be context
    roomy = windows_of(document_of(text), 1_300)
    assert [len(window.core) for window in roomy] == [5, 1]
    assert roomy[1].before == (roomy[0].core[-1],)


def test_what_is_not_to_be_analysed_is_never_sent() -> None:
    text = "It rained.\n\nPage 7\n\nIl pleuvait hier."
    blocks = (Block("paragraph", 0, 10), Block("furniture", 12, 18), Block("foreign", 20, 37))
    (window,) = windows_of(replace(document_of(text), blocks=blocks), 500)
    assert window == Window((), ((0, 10),), ())


def test_a_paragraph_beyond_the_bound_is_cut_behind_sentences() -> None:
    text = "It rained all day. " * 100
    windows = windows_of(document_of(text.strip()), 500)
    assert all(text[a:b].rstrip().endswith("day.") for window in windows for a, b in window.core)


def test_halves_share_the_core_and_see_each_other() -> None:
    window = Window(((0, 1),), ((2, 3), (4, 5), (6, 7)), ((8, 9),))
    first, second = halves(window) or (None, None)
    assert first == Window(((0, 1),), ((2, 3),), ((4, 5),))
    assert second == Window(((2, 3),), ((4, 5), (6, 7)), ((8, 9),))
    assert halves(Window((), ((0, 1),), ())) is None


@given(st.lists(st.text("ab. ", min_size=1, max_size=1_500), max_size=8), st.integers(500, 900))
def test_every_word_is_in_one_core_and_no_core_is_too_long(paragraphs: list[str], characters: int) -> None:
    text = "\n\n".join(paragraphs)
    windows = windows_of(document_of(text), characters)
    cores = [part for window in windows for part in window.core]
    assert cores == sorted(cores)
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(cores))
    covered = {offset for start, end in cores for offset in range(start, end)}
    assert all(offset in covered for offset, character in enumerate(text) if character.isalpha())
    assert all(sum(end - start for start, end in window.core) <= characters for window in windows)
