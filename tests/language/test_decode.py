"""From numbers to spans."""

from __future__ import annotations

import numpy as np

from whosays.language.decode import best_roles, keep_one_source, runs, softmax, tagged
from whosays.language.labels import ROLES


def logits(*rows: str) -> np.ndarray:
    """One row a word, "O", "B" or "I"."""
    return np.array([[6.0 * (tag == row) for tag in "OBI"] for row in rows])


def test_tags_make_spans() -> None:
    spans = tagged(logits("O", "B", "I", "O", "B"), 0, 0.5)
    assert [(s.first, s.last) for s in spans] == [(1, 2), (4, 4)]
    assert all(s.probability > 0.9 for s in spans)


def test_two_beginnings_are_two_spans() -> None:
    assert [(s.first, s.last) for s in tagged(logits("B", "B", "I"), 0, 0.5)] == [(0, 0), (1, 2)]


def test_inside_without_beginning_is_a_span() -> None:
    assert [(s.first, s.last) for s in tagged(logits("O", "I", "I"), 0, 0.5)] == [(1, 2)]


def test_one_sure_word_carries_those_beside_it() -> None:
    rows = np.log(np.array([[0.4, 0.6, 0.0], [0.1, 0.1, 0.8], [0.45, 0.0, 0.55], [0.6, 0.2, 0.2]]) + 1e-9)
    (found,) = tagged(rows, 0, 0.8)
    assert (found.first, found.last) == (0, 2)
    assert abs(found.probability - 0.9) < 1e-6
    assert tagged(rows, 0, 0.95) == []
    assert [(s.first, s.last) for s in tagged(rows, 0, 0.3)] == [(0, 2)]
    assert [(s.first, s.last) for s in tagged(rows, 0, 0.8, inside=0.65)] == [(0, 1)]


def test_kinds_have_tags_of_their_own() -> None:
    rows = np.full((2, 5), -6.0)
    rows[0, 3] = rows[1, 0] = 6.0
    assert tagged(rows, 0, 0.5) == []
    assert [(s.first, s.last) for s in tagged(rows, 1, 0.5)] == [(0, 0)]


def test_a_stray_word_does_not_break_a_content() -> None:
    content, none = ROLES.index("content"), ROLES.index("none")
    scores = np.zeros((5, 3))
    scores[:, content] = 2.0
    scores[2, content], scores[2, none] = 0.0, 1.0
    assert best_roles(scores[None], 0.0)[0, 2] == none
    assert (best_roles(scores[None], 2.0) == content).all()


def test_a_clear_gap_stays_a_gap() -> None:
    content, none = ROLES.index("content"), ROLES.index("none")
    scores = np.zeros((6, 3))
    scores[[0, 1, 4, 5], content] = 9.0
    scores[2:4, none] = 9.0
    expected = [content, content, none, none, content, content]
    assert best_roles(scores[None], 2.0).tolist() == [expected]


def test_a_doubtful_word_between_sure_ones_belongs_to_the_source() -> None:
    names = [ROLES.index(name) for name in ("source", "none", "source", "none", "none", "source")]
    sure = [2.0, 0.5, 2.0, 0.0, 4.0, 1.0]
    scores = np.zeros((6, 3))
    scores[np.arange(6), names] = sure
    roles = np.array(names)
    keep_one_source(roles, softmax(scores), range(3, 4))
    assert np.flatnonzero(roles == ROLES.index("source")).tolist() == [0, 1, 2]


def test_the_source_does_not_run_over_the_cue() -> None:
    roles = np.full(5, ROLES.index("source"))
    keep_one_source(roles, np.tile([0.1, 0.8, 0.1], (5, 1)), range(1, 2))
    assert np.flatnonzero(roles == ROLES.index("source")).tolist() == [2, 3, 4]


def test_each_cue_has_its_own_roles() -> None:
    scores = np.random.default_rng(1).normal(size=(4, 9, 3)) * 3
    together = best_roles(scores, 1.5)
    assert all((best_roles(one[None], 1.5)[0] == row).all() for one, row in zip(scores, together, strict=True))


def test_runs_of_true_values() -> None:
    assert runs([True, True, False, True]) == [(0, 1), (3, 3)]
    assert runs([]) == []


def test_probabilities_add_up_even_for_large_numbers() -> None:
    assert np.allclose(softmax(np.array([[1e4, 0.0], [-1e4, 0.0]])).sum(-1), 1.0)
