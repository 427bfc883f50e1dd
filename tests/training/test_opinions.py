"""Annotations and teachers' opinions as one."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from training.examples import IGNORED, Example, examples, left_out
from training.opinions import Chances, cues_of, mixed
from training.text import Attributed, LabelledText

from tests.language.models import CLOSING, OPENING, tiny_tokenizer
from whosays.language.labels import HEADS, ROLES

TEXT = "The mill said that the court denied it."


def window(*, annotated: bool = True, nested: bool = False) -> Example:
    said = Attributed(((0, 8),), (9, 13), ((14, 38),), "speech")
    text = LabelledText("mill", TEXT, ((0, len(TEXT)),), (said,) if annotated else None, nested)
    (example,) = examples([text], tiny_tokenizer(), (OPENING, CLOSING))
    return example


def opinions(example: Example, **heads: dict[int, list[float]]) -> dict[str, Chances]:
    """Every word is sure to be nothing, but for those that are named."""
    found = {}
    for name, outputs in HEADS.items():
        chances = np.zeros((len(example.first), len(outputs)), np.float32)
        chances[:, 0] = 1
        for word, given in heads.get(name, {}).items():
            chances[word] = given
        found[name] = chances
    del found["factuality"]
    return found


def test_teachers_see_cues_only_where_nobody_annotated_them() -> None:
    chances = opinions(window(), cue={1: [0, 1, 0], 6: [0.4, 0.6, 0], 7: [0.5, 0, 0.5]})["cue"]
    assert cues_of(window(), chances) == [(2, 2), (6, 7)]
    assert cues_of(window(nested=True), chances) == [(2, 2)]
    assert cues_of(window(annotated=False), chances) == [(1, 1), (6, 7)]


def test_an_annotation_counts_beside_what_teachers_think_of_it() -> None:
    example = window()
    heads = opinions(example, cue={2: [0.5, 0.5, 0], 6: [0.2, 0.8, 0]})
    told = mixed(example, heads, [], np.empty((0, 9, len(ROLES)), np.float32), gold=0.6)
    assert told.labels["cue"][2] == pytest.approx([0.2, 0.8, 0], abs=1e-3)
    assert told.labels["cue"][6] == pytest.approx([0.2, 0.8, 0], abs=1e-3)
    assert told.ids is example.ids


def test_roles_of_an_annotated_cue_are_mixed_and_those_of_another_are_the_teachers() -> None:
    example = window()
    roles = np.full((2, len(example.first), len(ROLES)), 1 / 3, np.float32)
    annotated, seen = mixed(example, opinions(example), [(2, 2), (6, 6)], roles, gold=0.5).cues
    assert annotated.roles[0] == pytest.approx([1 / 6, 2 / 3, 1 / 6], abs=1e-3)
    assert seen.roles[0] == pytest.approx([1 / 3] * 3, abs=1e-3)
    assert (seen.first, seen.last) == (6, 6)


def test_a_class_is_asked_only_of_words_that_may_be_cues() -> None:
    example = window(annotated=False)
    assert set(example.labels["cue_class"].tolist()) == {IGNORED}
    told = mixed(example, opinions(example, cue={2: [0.3, 0.7, 0]}), [], np.empty((0, 9, 3), np.float32), gold=0.5)
    assert told.labels["cue_class"].sum(1).tolist() == [0, 0, 1, *[0] * (len(example.first) - 3)]


def test_neighbouring_windows_are_left_out_together() -> None:
    folds = [left_out(index, 3) for index in range(200)]
    assert set(folds) == {0, 1, 2}
    assert sum(one != other for one, other in itertools.pairwise(folds)) < 12
