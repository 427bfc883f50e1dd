"""The encoder's opinion on pairs that the rules leave open."""

from __future__ import annotations

from collections.abc import Sequence

from whosays.language.pairs import PairReader
from whosays.weigh.same.compared import PairRead
from whosays.weigh.same.facets import Facets


def read_pairs(pairs: Sequence[tuple[Facets, Facets]], reader: PairReader | None) -> list[PairRead | None]:
    """Each pair read both ways; None for all without the encoder. It takes some 25 ms a pair on one core."""
    if reader is None:
        return [None] * len(pairs)
    texts = [(one.words, other.words) for one, other in pairs]
    there = reader.read(texts)
    back = reader.read([(other, one) for one, other in texts])
    return [
        PairRead(forth.supports, home.supports, forth.contradicts, home.contradicts)
        for forth, home in zip(there, back, strict=True)
    ]
