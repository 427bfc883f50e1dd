"""From which match probability on people are asked, and from which on the machine joins."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Thresholds:
    """What is done with a proposal, by its match probability.

    What share of the pairs of the held-out part of the list that the model learnt from lies above either, of one bearer
    and of two, ``training.names`` prints.

    Attributes:
        ask: From here on people are asked.
        merge: From here on the machine joins, until somebody judges otherwise.
    """

    ask: float = 0.25
    merge: float = 0.97


THRESHOLDS = Thresholds()
