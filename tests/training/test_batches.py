"""What is shown of the windows: hidden words, and batches of like length."""

from __future__ import annotations

import numpy as np
from training.examples import examples, grouped
from training.text import LabelledText

from tests.language.models import CLOSING, OPENING, tiny_tokenizer

TEXT = "The mill said.\nIt was shut."
MASK = 99


def test_hidden_words_are_masked_and_marks_between_paragraphs_are_not() -> None:
    (window,) = examples([LabelledText("mill", TEXT, ((0, 14), (15, len(TEXT))))], tiny_tokenizer(), (OPENING, CLOSING))
    hidden = np.array([word in {1, 3} for word in range(len(window.first))])
    shown, masked = window.ids.tolist(), window.hiding(hidden, MASK).ids.tolist()
    changed = {place for place, (one, other) in enumerate(zip(shown, masked, strict=True)) if one != other}
    mill, stop = window.first[1], window.first[3]
    assert changed == {*range(mill, window.first[2]), stop}
    assert {masked[place] for place in changed} == {MASK}
    assert shown[stop + 1] == masked[stop + 1] == CLOSING


def test_batches_have_like_lengths_and_a_bounded_size() -> None:
    lengths = [10, 200, 12, 190, 11, 210]
    batches = grouped(lengths, np.random.default_rng(1), pieces=420)
    assert sorted(i for batch in batches for i in batch) == list(range(6))
    assert all(len(batch) * max(lengths[i] for i in batch) <= 420 for batch in batches)
