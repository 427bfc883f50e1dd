"""From which match probability on people are asked, and from which on the machine joins."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Thresholds:
    """What is done with a proposal, by its match probability.

    ``ask`` is even odds, where calling pairs one is right most often on the held-out part of the list that the model
    learnt from. What share of the pairs there the machine would join, ``training.names`` prints.

    Attributes:
        ask: From here on people are asked.
        merge: From here on the machine joins, until somebody judges otherwise.
    """

    ask: float = 0.5
    merge: float = 0.97


THRESHOLDS = Thresholds()
