"""What hangs on which source: what changes where it is left out, which sets carry a thing, how much each bears of it.

A source is a ``Voice`` throughout. Whether a voice deserves to be left out is for the analyst; this says only what
would follow.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from whosays.records.hypothesis import HypothesisReading
from whosays.records.weighing import Support

#: What is supported by claims and can lose its support.
Supported = Literal["relation", "assertion"]
#: What becomes of it, worst first: nothing stands behind it any more; less does, or it has a new weakness; less in one
#: respect and more in another; more does, or a weakness is gone; it is new.
Effect = Literal["falls", "weakens", "shifts", "strengthens", "appears"]


@dataclass(frozen=True, slots=True)
class Change:
    """A relation or an assertion whose support is another one where something is left out.

    Attributes:
        kind: Which of the two it is.
        id: Of the relation or the assertion; the one before where there is one.
        effect: What becomes of it.
        before: Its support as it is; empty for what appears.
        after: Its support then.
        kept_by: Of an assertion that is left without support of its own, ids of the narrower ones that still stand and
            so say it too; its effect is then ``weakens``.
        after_id: What it is called then, where that is another id; empty otherwise.
    """

    kind: Supported
    id: str
    effect: Effect
    before: Support
    after: Support
    kept_by: tuple[str, ...] = ()
    after_id: str = ""


@dataclass(frozen=True, slots=True)
class Shift:
    """A hypothesis that fares otherwise where something is left out.

    Attributes:
        question: Key of its question.
        key: Its own key.
        effect: ``weakens`` where more speaks against it or it is less probable, ``strengthens`` where the reverse,
            ``shifts`` where the bounds move apart, together, or against each other.
        before: How it fares.
        after: How it fares then.
    """

    question: str
    key: str
    effect: Effect
    before: HypothesisReading
    after: HypothesisReading


@dataclass(frozen=True, slots=True)
class CutSet:
    """Voices without which nothing stands behind a thing, and of which none can be spared for that.

    Attributes:
        voices: Their ids, sorted.
    """

    voices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cuts:
    """The cut sets of one thing.

    Attributes:
        sets: The smallest first, then in order of their voices.
        complete: Whether these are all; otherwise there are, or may be, others, none smaller than the last of these.
        fewest: How many voices have to be left out at the least. Exact where there is a set, a lower bound where
            ``sets`` is empty and not complete; 0 for what has no support anyway.
    """

    sets: tuple[CutSet, ...] = ()
    complete: bool = True
    fewest: int = 0


@dataclass(frozen=True, slots=True)
class Share:
    """How much of the support of a thing one voice bears: its Shapley value.

    Attributes:
        voice: Its id.
        share: From 0; over all voices of a thing they sum to 1, or to its number of origins where those are shared out.
        error: The standard error, where the share comes from a sample of orders; None where it was computed exactly.
    """

    voice: str
    share: float
    error: float | None = None


@dataclass(frozen=True, slots=True)
class Critical:
    """A voice, and what falls without it.

    Attributes:
        voice: Its id.
        relations: Ids of the relations that have no support without it, in their order.
        assertions: Ids of the assertions likewise.
        leaning: How many further relations and assertions rest on it among others.
    """

    voice: str
    relations: tuple[str, ...] = ()
    assertions: tuple[str, ...] = ()
    leaning: int = 0


@dataclass(frozen=True, slots=True)
class Resting:
    """A relation or an assertion that rests on given voices, alone or among others.

    Attributes:
        kind: Which of the two it is.
        id: Its id.
        falls: Whether nothing stands behind it without them.
        share: How much of its support they bear together.
        shares: Of all voices that it rests on, the largest first.
        cuts: Its cut sets.
    """

    kind: Supported
    id: str
    falls: bool
    share: float
    shares: tuple[Share, ...]
    cuts: Cuts
