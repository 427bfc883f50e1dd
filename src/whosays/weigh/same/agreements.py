"""Whether claims that are on one matter agree enough to be bonded."""

from __future__ import annotations

from whosays.records import BondKind
from whosays.weigh.same.compared import FEATURES, Compared

#: Of the words of one claim the other has at least so much by rarity, or the encoder finds each borne out so surely.
_HELD, _BEYOND_DOUBT = 0.5, 0.8
#: The encoder finds at least one borne out so surely; of two that say the same, the other so. Where each has so much
#: of the words of the other, it need not.
_BORNE_OUT, _BOTH, _HELD_BOTH = 0.6, 0.4, 0.6


def shares_enough(compared: Compared) -> bool:
    """Whether most words of one are in the other, or each bears the other out beyond doubt."""
    if compared.features[FEATURES.index("words held")] >= _HELD:
        return True
    read = compared.read
    return read is not None and min(read.forward, read.backward) >= _BEYOND_DOUBT


def agreed(kind: BondKind, compared: Compared) -> BondKind | None:
    """The kind of two claims that do not contradict each other as the encoder lets it stand; None where it does not.

    Claims of which neither bears out the other only share words, unless these are most words of both. Of two that are
    taken for the same, but of which only one bears out the other, that one says more. Without the encoder the kind
    stands.
    """
    read = compared.read
    if read is None:
        return kind
    if compared.features[FEATURES.index("words held both ways")] >= _HELD_BOTH:
        return kind
    if max(read.forward, read.backward) < _BORNE_OUT:
        return None
    if kind == "same" and min(read.forward, read.backward) < _BOTH:
        return "narrower" if read.forward > read.backward else "broader"
    return kind
