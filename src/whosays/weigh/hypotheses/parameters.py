"""What of a network is known only as a range: its parameters, each with the ends of its range."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from whosays.records import Consistency, Interval
from whosays.weigh.hypotheses.dependence import Report

#: How many times likelier a reliable source says this if the hypothesis holds than if the matter had nothing to do with
#: it. Mild on purpose: consistent stays within Jeffreys' first grade but for its end ("barely worth mentioning", up to
#: 3.2), very consistent within his second ("substantial", up to 10): *Theory of Probability*, 3rd edition, appendix B.
RANGES: Mapping[Consistency, Interval] = {
    "CC": (4.0, 10.0),
    "C": (1.5, 4.0),
    "N": (1.0, 1.0),
    "I": (1 / 4, 1 / 1.5),
    "II": (1 / 10, 1 / 4),
}
#: What each consistency stands for, in the order of ``RANGES``: one number on a whole question, as one word was used.
Scale = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Parameter:
    """A quantity between two ends, or a choice.

    Attributes:
        kind: What of it: of a voice how reliable it is; of a report how credible (0 and 1 for the ends of the member's
            range), or which member holds.
        node: The voice, or the number of the report.
        options: The ends, or the choices.
    """

    kind: Literal["reliability", "credibility", "member"]
    node: str | int
    options: tuple[float, ...]


def ends_of(interval: Interval) -> tuple[float, ...]:
    """The two ends, or the one that both are."""
    return tuple(dict.fromkeys(interval))


def scale_ends(
    reports: Sequence[Report], hypotheses: Sequence[str], given: Mapping[Consistency, Interval]
) -> list[Scale]:
    """By consistency the ends of what it stands for.

    Args:
        reports: In which those that matter are used.
        hypotheses: Their keys.
        given: What an analyst gave instead of ``RANGES``.
    """
    used = {member.rating(one) for report in reports for member in report.members for one in hypotheses}
    return [
        ends_of(given.get(consistency, usual)) if consistency in used else (1.0,)
        for consistency, usual in RANGES.items()
    ]


def parameters_of(reports: Sequence[Report], reliabilities: Mapping[str, Interval]) -> tuple[Parameter, ...]:
    """The parameters of a network of these reports.

    Args:
        reports: Of the network.
        reliabilities: By voice.
    """
    voices = sorted({voice for report in reports for way in report.lines for voice in way})
    return (
        *(Parameter("reliability", voice, ends_of(reliabilities[voice])) for voice in voices),
        *(parameter for number, report in enumerate(reports) for parameter in _of_report(number, report)),
    )


def _of_report(number: int, report: Report) -> Iterator[Parameter]:
    if len(report.members) > 1:
        yield Parameter("member", number, tuple(map(float, range(len(report.members)))))
    if any(low < high for low, high in (member.credibility for member in report.members)):
        yield Parameter("credibility", number, (0.0, 1.0))
