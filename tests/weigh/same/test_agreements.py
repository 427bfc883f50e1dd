"""Which agreements the encoder lets stand."""

from __future__ import annotations

import pytest

from whosays.records import BondKind
from whosays.weigh.same.agreements import agreed, shares_enough
from whosays.weigh.same.compared import FEATURES, LEANING, TURNED, Compared, PairRead


def compared(held: float, both: float, read: tuple[float, float] | None) -> Compared:
    values = {"words held": held, "words held both ways": both}
    return Compared(
        tuple(values.get(name, 0.0) for name in FEATURES),
        (0.0,) * len(TURNED),
        (0.0,) * len(LEANING),
        PairRead(*read, 0.0, 0.0) if read else None,
    )


@pytest.mark.parametrize(
    ("kind", "both", "read", "let"),
    [
        ("same", 0.5, (0.9, 0.8), "same"),
        ("same", 0.5, (0.3, 0.2), None),
        ("same", 0.5, (0.9, 0.1), "narrower"),
        ("same", 0.5, (0.1, 0.9), "broader"),
        ("same", 0.9, (0.9, 0.1), "same"),
        ("broader", 0.5, (0.1, 0.9), "broader"),
        ("same", 0.1, None, "same"),
    ],
)
def test_one_claim_has_to_bear_out_the_other(
    kind: BondKind, both: float, read: tuple[float, float] | None, let: BondKind | None
) -> None:
    assert agreed(kind, compared(0.9, both, read)) == let


def test_few_words_in_common_are_enough_only_beyond_doubt() -> None:
    assert shares_enough(compared(0.6, 0.2, None))
    assert not shares_enough(compared(0.3, 0.2, None))
    assert not shares_enough(compared(0.3, 0.2, (0.9, 0.5)))
    assert shares_enough(compared(0.3, 0.2, (0.9, 0.9)))
