"""The Bayesian reading of a matrix: an interval for each hypothesis, with the words of ICD 203."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import ceil, floor

from whosays.records import EntangledEvidence, Hypothesis, HypothesisReading, Interval, Matrix, Question
from whosays.weigh.hypotheses.aim import Aim
from whosays.weigh.hypotheses.dependence import Reading, Report, readings_of
from whosays.weigh.hypotheses.icd203 import words_of
from whosays.weigh.hypotheses.interval import Bound, bound
from whosays.weigh.hypotheses.items import Footing, ground_of
from whosays.weigh.hypotheses.network import Network
from whosays.weigh.hypotheses.notes import listed
from whosays.weigh.hypotheses.parameters import Scale, parameters_of, scale_ends

#: Bounds are rounded outwards to so many parts.
_PARTS = 1000
_SLACK = 1e-9
#: How much of the belief in a hypothesis without any prior is left open: of 1, beside an equal share for each.
_OPEN = 0.5


def read_probabilities(matrix: Matrix, footing: Footing) -> Matrix:
    """A matrix with how probable its hypotheses are, by network.

    Where it is not known whether two origins are one, both are computed, and the interval covers both.

    Args:
        matrix: As ``read_matrix`` made it on the same footing.
        footing: Where the claims come from, and the grades.

    Returns:
        The matrix with probabilities, words and further notes; without probabilities where none can be computed, and
        a note why.

    Raises:
        MissingExtra: If pyAgrum is not installed.
    """
    question = matrix.question
    if (refusal := _refusal(question)) is not None:
        return replace(matrix, notes=(*matrix.notes, refusal))
    try:
        systems = [system_of(question, one) for one in readings_of(ground_of(question, footing), footing.origins)]
    except EntangledEvidence as error:
        return replace(matrix, notes=(*matrix.notes, f"No probabilities were computed: {error.reason}."))
    bounds = {
        (one.key, most): [bound(*system, aim_of(question, one.key, most=most)) for system in systems]
        for one in question.hypotheses
        for most in (False, True)
    }
    readings = tuple(_with(one, bounds[one.key, False], bounds[one.key, True]) for one in matrix.readings)
    inner = [
        one.key for one in question.hypotheses if not all(x.exact for m in (False, True) for x in bounds[one.key, m])
    ]
    return replace(matrix, readings=readings, notes=(*matrix.notes, *_notes(question, inner)))


def priors_of(hypotheses: Sequence[Hypothesis]) -> tuple[Interval, ...]:
    """What is held of each before the evidence.

    Where nobody gave any, half of the belief is shared equally and half is left open (a linear-vacuous mixture: Walley,
    *Statistical Reasoning with Imprecise Probabilities*, 1991, section 2.9.2): no number is made up that nobody holds.
    Where some have one, the rest may be anything that is left.
    """
    if any(one.prior is not None for one in hypotheses):
        return tuple(one.prior or (0.0, 1.0) for one in hypotheses)
    share = (1 - _OPEN) / len(hypotheses)
    return ((share, share + _OPEN),) * len(hypotheses)


def _refusal(question: Question) -> str | None:
    """Why there is nothing to compute."""
    if len(question.hypotheses) < 2:
        return "No probabilities were computed: there are fewer than two hypotheses."
    lows, highs = map(sum, zip(*priors_of(question.hypotheses), strict=True))
    if lows > 1 + _SLACK or highs < 1 - _SLACK:
        return "No probabilities were computed: the priors cannot sum to 1."
    return None


def aim_of(question: Question, hypothesis: str, *, most: bool) -> Aim:
    """The most or the least that a hypothesis of a question can have."""
    return Aim(tuple(one.key for one in question.hypotheses), priors_of(question.hypotheses), hypothesis, most)


def system_of(question: Question, reading: Reading) -> tuple[list[Network], list[Scale]]:
    """The networks of the reports that tell hypotheses apart, as small as can be, and what ratings may stand for."""
    keys = [one.key for one in question.hypotheses]
    telling = [
        report
        for report in reading.reports
        if any(len({member.rating(key) for key in keys}) > 1 for member in report.members)
    ]
    networks = [
        Network(keys, reports, parameters_of(reports, reading.reliabilities)) for reports in _connected(telling)
    ]
    return networks, scale_ends(telling, keys, question.ranges)


def _connected(reports: Sequence[Report]) -> list[list[Report]]:
    """The reports in groups that share no voice."""
    groups: list[tuple[set[str], list[Report]]] = []
    for report in reports:
        voices, members = {voice for way in report.lines for voice in way}, [report]
        for group in [group for group in groups if not group[0].isdisjoint(voices)]:
            groups.remove(group)
            voices, members = group[0] | voices, [*group[1], *members]
        groups.append((voices, members))
    return [members for _, members in groups]


def _with(reading: HypothesisReading, lows: Sequence[Bound], highs: Sequence[Bound]) -> HypothesisReading:
    low = floor(min(one.probability for one in lows) * _PARTS + _SLACK) / _PARTS
    high = ceil(max(one.probability for one in highs) * _PARTS - _SLACK) / _PARTS
    return replace(reading, probability=(low, high), words=words_of((low, high)))


def _notes(question: Question, inner: Sequence[str]) -> Iterator[str]:
    without = [one.key for one in question.hypotheses if one.prior is None]
    if len(without) == len(question.hypotheses):
        low, high = priors_of(question.hypotheses)[0]
        yield f"No prior is given: each hypothesis starts between {low:.0%} and {high:.0%}."
    elif without:
        yield f"{listed(without)}: without a prior, which may be anything that the others leave."
    if inner:
        yield f"The probabilities of {listed(inner)} may reach further: not all combinations could be looked through."
