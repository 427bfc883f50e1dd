"""Posteriors by going through every state of the world: slow, plain and independent of the networks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from math import prod

from whosays.records import Consistency, Interval, Question
from whosays.weigh.hypotheses.dependence import Reading, Report
from whosays.weigh.hypotheses.parameters import RANGES


def telling(question: Question, reading: Reading) -> list[Report]:
    """The reports that do not fit all hypotheses alike."""
    keys = [one.key for one in question.hypotheses]
    return [report for report in reading.reports if len({report.members[0].rating(key) for key in keys}) > 1]


def posterior(
    question: Question,
    reading: Reading,
    reliable: Mapping[str, float],
    ratios: Mapping[Consistency, float],
    priors: Sequence[float],
) -> list[float]:
    """Of each hypothesis, at one value of everything; reports have one member each, and no doubt of their own.

    Args:
        question: With its hypotheses.
        reading: The reports.
        reliable: By voice how probable it is that it is reliable.
        ratios: By consistency.
        priors: In order of the hypotheses.
    """
    voices = sorted(reliable)
    joint = [0.0] * len(priors)
    for world in product((False, True), repeat=len(voices)):
        sound = {voice for voice, holds in zip(voices, world, strict=True) if holds}
        chance = prod(reliable[voice] if voice in sound else 1 - reliable[voice] for voice in voices)
        for at, hypothesis in enumerate(question.hypotheses):
            said = 1.0
            for report in telling(question, reading):
                (item,) = report.members
                if any(way <= sound for way in report.lines):
                    said *= ratios[item.rating(hypothesis.key)]
            joint[at] += priors[at] * chance * said
    return [share / sum(joint) for share in joint]


def corners(question: Question, reading: Reading) -> Iterator[tuple[dict[str, float], dict[Consistency, float]]]:
    """Every combination of ends of all ranges but the priors'."""
    voices = sorted({voice for report in telling(question, reading) for way in report.lines for voice in way})
    rated = sorted(
        {report.members[0].rating(one.key) for report in telling(question, reading) for one in question.hypotheses}
    )
    ranges = {**RANGES, **question.ranges}
    ends = [*(reading.reliabilities[voice] for voice in voices), *(ranges[rating] for rating in rated)]
    for values in product(*map(set, ends)):
        yield (
            dict(zip(voices, values[: len(voices)], strict=True)),
            dict(zip(rated, values[len(voices) :], strict=True)),
        )


def tops(priors: Sequence[Interval]) -> Iterator[list[float]]:
    """The corners of the priors that sum to 1: all at an end but one."""
    for at in range(len(priors)):
        for ends in product((0, 1), repeat=len(priors) - 1):
            others = iter(ends)
            found = [1.0 if here == at else priors[here][next(others)] for here in range(len(priors))]
            found[at] = 2 - sum(found)
            if priors[at][0] - 1e-12 <= found[at] <= priors[at][1] + 1e-12:
                yield found
