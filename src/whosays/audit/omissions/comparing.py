"""The encoder's comparison, where there is one: whether the brief carries a draft in other words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

import numpy as np

from whosays.audit.omissions.brief import Brief
from whosays.audit.omissions.drafts import Draft

if TYPE_CHECKING:
    from numpy.typing import NDArray

#: A sentence of the brief carries a draft that is no further from it than this, on the scale from the usual likeness
#: of two sentences of the case (0) to sameness (1), where both cut or neither does.
_CARRIES = 0.8


class Comparer(Protocol):
    """Compares sentences by a model."""

    def likeness(self, one: Sequence[str], other: Sequence[str]) -> NDArray[np.floating]:
        """Cosines, ``(len(one), len(other))``."""
        ...


def not_carried(drafts: Sequence[Draft], brief: Brief, compare: Comparer) -> list[Draft]:
    """The drafts without those that the brief carries in other words, in the order given."""
    if not drafts or not brief.sentences:
        return list(drafts)
    cosines = np.asarray(
        compare.likeness([draft.sentence.text for draft in drafts], [told.text for told in brief.sentences])
    )
    usual = float(np.median(cosines))
    scale = (cosines - usual) / max(1e-6, 1.0 - usual)
    cuts = np.array([told.cuts for told in brief.sentences])
    return [
        draft
        for draft, row in zip(drafts, scale, strict=True)
        if float(np.max(np.where(cuts | (not draft.cuts), row, -1.0))) < _CARRIES
    ]
