"""The scores of coreference against the worked examples of the literature."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from benchmarks._coreference_scores import METRICS, Score, assignment
from hypothesis import given
from hypothesis import strategies as st


def scored(key: list[str], response: list[str]) -> Score:
    score = Score()
    score.add([set(chain) for chain in key], [set(chain) for chain in response])
    return score


@pytest.mark.parametrize(
    ("response", "muc", "b_cubed", "ceaf"),
    [
        (["12345", "6789ABC"], 0.947, 0.865, 0.733),
        (["1234589ABC", "67"], 0.947, 0.737, 0.667),
        (["123456789ABC"], 0.900, 0.545, 0.294),
        (list("123456789ABC"), 0.0, 0.400, 0.178),
    ],
)
def test_luo_2005_table_1(response: list[str], muc: float, b_cubed: float, ceaf: float) -> None:
    """Luo (2005), figure 1 and table 1: the truth and system responses (a) to (d)."""
    score = scored(["12345", "67", "89ABC"], response)
    found = [score.values(name)[2] for name in ("MUC", "B-cubed", "CEAF-e")]
    assert found == pytest.approx([muc, b_cubed, ceaf], abs=0.0006)


def test_pradhan_2014_with_mentions_on_one_side_only() -> None:
    """Pradhan et al. (2014), section 4: key {abc}{defg}, response {ab}{cd}{fghi}."""
    score = scored(["abc", "defg"], ["ab", "cd", "fghi"])
    assert score.values("MUC") == pytest.approx((0.40, 0.40, 0.40), abs=0.005)
    # The paper takes its F1 from the rounded precision and recall.
    assert score.values("B-cubed") == pytest.approx((0.50, 0.42, 0.46), abs=0.006)
    assert score.values("CEAF-e") == pytest.approx((0.43, 0.65, 0.52), abs=0.005)
    assert score.conll == pytest.approx((0.40 + 0.46 + 0.52) / 3, abs=0.005)


def test_texts_are_summed_and_not_averaged() -> None:
    score = scored(["ab"], ["ab"])
    score.add([set("cdefgh")], [set("cd"), set("ef"), set("gh")])
    assert score.values("MUC")[1] == pytest.approx((1 + 3) / (1 + 5))


def test_nothing_on_a_side_counts_as_nothing() -> None:
    assert scored(["ab"], []).conll == 0
    assert scored([], ["ab"]).conll == 0


@given(st.lists(st.lists(st.integers(0, 5), min_size=4, max_size=4), min_size=1, max_size=5))
def test_the_assignment_is_the_best_there_is(rows: list[list[int]]) -> None:
    gain = np.array(rows, dtype=float)
    wide = gain if gain.shape[0] <= gain.shape[1] else gain.T
    best = max(
        sum(wide[i, c] for i, c in enumerate(p)) for p in itertools.permutations(range(wide.shape[1]), len(wide))
    )
    pairs = assignment(gain)
    assert sum(gain[pair] for pair in pairs) == pytest.approx(best)
    assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == min(gain.shape)


@given(st.lists(st.integers(0, 3), min_size=2, max_size=12))
def test_what_is_right_scores_one(labels: list[int]) -> None:
    chains = [{i for i, label in enumerate(labels) if label == wanted} for wanted in set(labels)]
    score = Score()
    score.add(chains, chains)
    assert score.values("B-cubed") == pytest.approx((1, 1, 1))
    assert score.values("CEAF-e") == pytest.approx((1, 1, 1))
    assert all(0 <= score.values(name)[2] <= 1.000001 for name in METRICS)
