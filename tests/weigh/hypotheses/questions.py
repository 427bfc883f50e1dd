"""Strategies for questions, operations and sheets about nobody in particular."""

from __future__ import annotations

from hypothesis import strategies as st

from whosays.records import Consistency, Evidence, Hypothesis, Interval, Question
from whosays.weigh.hypotheses.edits import (
    AddEvidence,
    Arrange,
    DropEvidence,
    DropHypothesis,
    DropQuestion,
    Operation,
    Rate,
    SetRange,
    StateHypothesis,
    StateQuestion,
)

CONSISTENCIES: tuple[Consistency, ...] = ("CC", "C", "N", "I", "II")
#: Words as they come: with quotes, colons, marks and letters of several scripts, and never empty.
words = (
    st.text("ab zé’\"':#-[]{}&*!%@~,.?\nß木", min_size=1, max_size=30)
    .map(lambda text: " ".join(text.split()))
    .filter(bool)
)
hypothesis_keys = st.sampled_from(("H1", "H2", "H3", "no"))
item_keys = st.sampled_from(("E1", "E2", "E3", "~"))
question_keys = st.sampled_from(("order", "ship"))
consistencies = st.sampled_from(CONSISTENCIES)


def _sorted(ends: tuple[float, float]) -> Interval:
    return min(ends), max(ends)


_twentieths = st.integers(0, 20).map(lambda number: number / 20)
priors = st.tuples(_twentieths, _twentieths).map(_sorted)
ratios = st.tuples(st.floats(0.01, 1), st.floats(0.01, 1)).map(_sorted)


def _ratio_of(consistency: Consistency) -> st.SearchStrategy[tuple[Consistency, Interval]]:
    above = consistency in ("CC", "C")
    return ratios.map(lambda ends: (consistency, (1 / ends[1], 1 / ends[0]) if above else ends))


ranges = st.lists(consistencies.flatmap(_ratio_of), max_size=3).map(dict)


@st.composite
def questions(draw: st.DrawFn, key: str | None = None) -> Question:
    """A question whose ratings are on its own hypotheses, and whose priors can sum to 1."""
    rivals = draw(st.lists(hypothesis_keys, min_size=2, unique=True))
    hypotheses = tuple(Hypothesis(one, draw(words), draw(st.none() | priors)) for one in rivals)
    least = sum(one.prior[0] for one in hypotheses if one.prior)
    most = sum(one.prior[1] if one.prior else 1 for one in hypotheses)
    if least > 1 or most < 1:
        hypotheses = tuple(Hypothesis(one.key, one.text) for one in hypotheses)
    evidence = tuple(
        Evidence(
            one,
            draw(st.none() | st.just(f"clm-{one}")),
            draw(words),
            draw(st.dictionaries(st.sampled_from(rivals), consistencies)),
        )
        for one in draw(st.lists(item_keys, min_size=1, unique=True))
    )
    return Question(key or draw(question_keys), draw(words), hypotheses, evidence, draw(ranges))


operations: st.SearchStrategy[Operation] = st.one_of(
    st.builds(StateQuestion, question_keys, words),
    st.builds(DropQuestion, question_keys),
    st.builds(StateHypothesis, question_keys, hypothesis_keys, words, st.none() | priors),
    st.builds(DropHypothesis, question_keys, hypothesis_keys),
    st.builds(AddEvidence, question_keys, item_keys, st.none() | st.sampled_from(("clm-1", "clm-2")), words),
    st.builds(DropEvidence, question_keys, item_keys),
    st.builds(Rate, question_keys, hypothesis_keys, item_keys, st.none() | consistencies),
    st.builds(SetRange, question_keys, consistencies, st.none() | ratios),
    st.builds(Arrange, question_keys, st.lists(hypothesis_keys).map(tuple), st.lists(item_keys).map(tuple)),
)
