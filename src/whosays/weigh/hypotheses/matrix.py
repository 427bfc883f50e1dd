"""The matrix of competing hypotheses: what speaks against each, and which items tell them apart.

Heuer, *Psychology of Intelligence Analysis* (1999), chapter 8: evidence that fits all hypotheses tells nothing, and the
one with least against it stands best, not the one with most for it. He counts what is inconsistent. Weights by the
quality of the evidence, and the doubt whether an unweighted sum is any good, are in Dhami, Belton and Mandel, “The
'analysis of competing hypotheses' in intelligence analysis”, Applied Cognitive Psychology 33 (2019).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from whosays.records import Consistency, Evidence, HypothesisReading, Interval, Matrix, Question
from whosays.weigh.hypotheses.dependence import independent_items
from whosays.weigh.hypotheses.grading import Origins
from whosays.weigh.hypotheses.items import Footing, Item, ground_of
from whosays.weigh.hypotheses.notes import notes_on

#: What an item counts against a hypothesis.
AGAINST: Mapping[Consistency, int] = {"I": 1, "II": 2}
_STEPS: Mapping[Consistency, int] = {"CC": 2, "C": 1, "N": 0, "I": -1, "II": -2}
#: Digits that are kept of weighted counts and of diagnosticity.
_DIGITS = 4


def read_matrix(question: Question, footing: Footing) -> Matrix:
    """A question against the evidence, without any network.

    Args:
        question: With the ids of its claims as the case has them now; an item without one is kept and does not count.
        footing: Where the claims come from, and the grades.
    """
    ground = ground_of(question, footing)
    counting = {item.key for item in ground.items}
    readings = tuple(
        HypothesisReading(
            one.key,
            sum(AGAINST.get(item.rating(one.key), 0) for item in ground.items),
            _weighted(ground.items, one.key, footing.origins),
        )
        for one in question.hypotheses
    )
    diagnosticity = {
        one.key: diagnosticity_of(one, question) if one.key in counting else 0.0 for one in question.evidence
    }
    return Matrix(question, readings, diagnosticity, notes_on(question, ground, diagnosticity, footing.origins))


def diagnosticity_of(evidence: Evidence, question: Question) -> float:
    """How far an item tells the hypotheses apart: the steps from its best to its worst rating, of the four there are.

    What is not rated counts as neutral.
    """
    steps = [_STEPS[evidence.ratings.get(one.key, "N")] for one in question.hypotheses]
    return (max(steps) - min(steps)) / 4 if steps else 0.0


def _weighted(items: Iterable[Item], hypothesis: str, origins: Origins) -> Interval:
    """The count with each item weighted, and one item for all of one origin: the one that counts most."""

    def sum_of(end: int) -> float:
        points = {item.key: AGAINST.get(item.rating(hypothesis), 0) * item.weight[end] for item in items}
        heaviest = sorted(
            (item for item in items if points[item.key]), key=lambda item: (-points[item.key], item.claim_id)
        )
        counted = independent_items(heaviest, origins, unknown=bool(end))
        return round(sum(points[item.key] for item in counted), _DIGITS)

    low = sum_of(0)
    return low, max(low, sum_of(1))  # which items count as one is not the same on both sides
