"""What comparing two claims yields: named numbers, for each of three questions its own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

#: Which weights: of mentions of events, of claims by rules alone, of claims that the encoder has read.
Manner = Literal["events", "rules", "encoder"]
Question = Literal["bond", "denial", "leaning"]

#: Texts that speak of one matter at least so far count more, step by step.
STEPS = (0.1, 0.2, 0.3)
#: Names of the values of ``Compared.features``, in their order.
FEATURES = (
    "trigger same", "trigger alike", "trigger told elsewhere", "no trigger", "rare trigger alike",
    "words alike", "words held", "words held both ways", "rarest word shared", "says little",
    "people shared", "nobody", "subject shared", "subject differs", "object shared", "object differs", "roles swapped",
    "subject only pointed at", "times meet", "times part", "place shared", "place differs", "numbers meet",
    "numbers part", "one document", "trigger and people", "trigger and words", "people and words",
    "around", "trigger and around", *(f"around {step}" for step in STEPS),
    *(f"trigger and around {step}" for step in STEPS),
)  # fmt: skip
#: Of ``Compared.turned``.
TURNED = ("polarity differs", "both negative", "numbers part", "times of what comes once part", "roles swapped")
#: Of ``Compared.leaning``.
LEANING = ("words held", "words", "people and places", "times", "numbers")
#: Names of the values that the encoder adds, in their order: to each question its own.
READ = ("supports", "supports both ways", "contradicts", "contradicts both ways")
READ_LEANING = ("supports",)


@dataclass(frozen=True, slots=True)
class PairRead:
    """What the encoder makes of two claims, each taken once for the evidence of the other.

    Attributes:
        forward: Probability that the first bears out the second.
        backward: Probability that the second bears out the first.
        contradicts: Probability that the first says otherwise than the second.
        contradicted: Probability that the second says otherwise than the first.
    """

    forward: float
    backward: float
    contradicts: float
    contradicted: float

    @property
    def features(self) -> tuple[float, ...]:
        """The values of ``READ``."""
        return (
            max(self.forward, self.backward),
            min(self.forward, self.backward),
            max(self.contradicts, self.contradicted),
            min(self.contradicts, self.contradicted),
        )


@dataclass(frozen=True, slots=True)
class Compared:
    """Two claims compared.

    Attributes:
        features: The values of ``FEATURES``.
        turned: The values of ``TURNED``.
        leaning: The values of ``LEANING``.
        read: By the encoder, or None.
    """

    features: tuple[float, ...]
    turned: tuple[float, ...]
    leaning: tuple[float, ...]
    read: PairRead | None = None

    @property
    def bond_values(self) -> tuple[float, ...]:
        """What the first question goes by."""
        return (1.0, *self.features, *(self.read.features if self.read else ()))

    @property
    def denial_values(self) -> tuple[float, ...]:
        """What the second goes by."""
        return (1.0, *self.turned, *(self.read.features if self.read else ()))

    @property
    def leaning_values(self) -> tuple[float, ...]:
        """What the third goes by; each changes its sign when the claims change places."""
        return (*self.leaning, *((self.read.forward - self.read.backward,) if self.read else ()))

    @property
    def manner(self) -> Manner:
        """Which weights of claims it is for."""
        return "encoder" if self.read else "rules"

    def without_reading(self) -> Compared:
        """The same by rules alone."""
        return replace(self, read=None)


def columns(question: Question, manner: Manner) -> tuple[str, ...]:
    """What each weight of a question stands for."""
    read = READ if manner == "encoder" else ()
    if question == "bond":
        return ("bias", *FEATURES, *read)
    if question == "denial":
        return ("bias", *TURNED, *read)
    return (*LEANING, *(READ_LEANING if read else ()))
