"""Windows: cores cover every word once, windows hold what they may, sentences stay whole where they fit."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.language.models import tiny_tokenizer
from whosays.language.windows import CORE, LENGTH, sentence_starts, windows
from whosays.language.words import Words, words_of


def of(text: str) -> Words:
    return words_of(text, [(0, len(text))], tiny_tokenizer())


def test_a_sentence_begins_after_a_stop_and_its_closing_marks() -> None:
    text = "It was shut. “Never open,” she said. “Ask him.” He left at 3.5 p.m. by boat."
    starts = [text[of(text).starts[i] :].split(maxsplit=1)[0] for i in sentence_starts(text, of(text))]
    assert starts == ["It", "“Never", "“Ask", "He"]


def test_cores_are_whole_sentences() -> None:
    text = " ".join(f"The mill number {n} was shut." for n in range(60))
    words = of(text)
    begins = set(sentence_starts(text, words))
    for window in windows(text, words):
        assert window.core_start in begins
        assert window.start <= window.core_start < window.core_end <= window.end


def test_context_stands_on_both_sides() -> None:
    text = " ".join(f"The mill number {n} was shut." for n in range(60))
    middle = list(windows(text, of(text)))[1]
    assert middle.start < middle.core_start
    assert middle.end > middle.core_end


def test_a_sentence_without_end_is_cut() -> None:
    text = "mill " * 20_000
    cut = list(windows(text, of(text)))
    assert len(cut) > 1
    assert all(sum(len(p) for p in of(text).pieces[w.start : w.end]) <= LENGTH for w in cut[:5])


@given(st.lists(st.text(alphabet='ab .!?"”\n', max_size=40), max_size=30), st.integers(20, 60))
def test_every_word_is_in_one_core(parts: list[str], core: int) -> None:
    text = "".join(parts)
    words = of(text)
    cut = list(windows(text, words, core + 30, core))
    covered = [i for w in cut for i in range(w.core_start, w.core_end)]
    assert covered == list(range(len(words)))
    sizes = [len(pieces) + opens for pieces, opens in zip(words.pieces, words.breaks, strict=True)]
    assert all(sum(sizes[w.start : w.end]) <= core + 30 for w in cut)


def test_the_window_is_larger_than_its_core() -> None:
    assert CORE < LENGTH
