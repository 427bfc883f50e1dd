"""The encoder's comparisons, where there are any: likeness of sentences, and whether one contradicts another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

import numpy as np

from whosays.audit.omissions.brief import Brief
from whosays.audit.omissions.drafts import Draft

if TYPE_CHECKING:
    from numpy.typing import NDArray

#: A sentence of the brief carries a draft that is no further from it than this, on the scale from the usual likeness
#: of two sentences of the case (0) to sameness (1), where both cut or neither does.
_CARRIES = 0.8
#: How much a contradiction, by its probability, adds to the weight of a draft, and how much support takes away.
_CONTRADICTS, _SUPPORTS = 0.6, 0.4
_SUPPORT, _CONTRADICTION = 0, 1


class Comparer(Protocol):
    """Compares sentences by a model."""

    def likeness(self, one: Sequence[str], other: Sequence[str]) -> NDArray[np.floating]:
        """Cosines, ``(len(one), len(other))``."""
        ...

    def judge(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.floating]:
        """For pairs of evidence and claim the probabilities of supports, contradicts, neither, ``(len(pairs), 3)``."""
        ...


def compared(drafts: Sequence[Draft], brief: Brief, compare: Comparer) -> list[Draft]:
    """Weigh drafts anew by the comparer and leave out what the brief carries in other words; the weightiest first."""
    if not drafts or not brief.sentences:
        return list(drafts)
    cosines = np.asarray(
        compare.likeness([draft.sentence.text for draft in drafts], [told.text for told in brief.sentences])
    )
    usual = float(np.median(cosines))
    scale = (cosines - usual) / max(1e-6, 1.0 - usual)
    cuts = np.array([told.cuts for told in brief.sentences])
    kept = [
        draft
        for draft, row in zip(drafts, scale, strict=True)
        if float(np.max(np.where(cuts | (not draft.cuts), row, -1.0))) < _CARRIES
    ]
    pairs = [(d.sentence.text, brief.claims[i].text) for d in kept for i in d.bears_on if i in brief.claims]
    if not pairs:
        return kept
    chances = iter(np.asarray(compare.judge(pairs)))
    weighed = []
    for draft in kept:
        rows = [next(chances) for identity in draft.bears_on if identity in brief.claims]
        against = max((float(row[_CONTRADICTION]) for row in rows), default=0.0)
        along = max((float(row[_SUPPORT]) for row in rows), default=0.0)
        weight = draft.weight * (1 + _CONTRADICTS * against) * (1 - _SUPPORTS * along)
        weighed.append(replace(draft, weight=weight))
    return sorted(weighed, key=lambda draft: -draft.weight)
