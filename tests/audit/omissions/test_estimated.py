"""How the weights of omissions are estimated."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from tests.audit.omissions.leaning import hatch
from training.omissions import Brief, fitted, write

from whosays.audit.omissions import weighing
from whosays.audit.omissions.drafts import Draft
from whosays.audit.omissions.find import draft_omissions
from whosays.audit.omissions.weighing import FEATURES, weigh


def _drafts(count: int) -> list[Draft]:
    lines = [f"The {name} could not say who had unlocked the hatch." for name in ("cook", "pilot", "diver", "purser")]
    case = hatch(*lines[:count])
    return list(draft_omissions(case.entries, case.analysis(), weighing.shipped_weights()).drafts)


class _Stub:
    """What ``fitted`` asks of a brief."""

    def __init__(self, rows: list[tuple[tuple[float, ...], bool]]) -> None:
        template = _drafts(1)[0]
        fields = {name: getattr(template, name) for name in Draft.__dataclass_fields__}
        self.drafts = tuple(Draft(**{**fields, "features": features}) for features, _ in rows)
        self.listed = tuple(listed for _, listed in rows)


def _learnt(*, reproach_tells: bool) -> tuple[Brief, float]:
    column = FEATURES.index("of reproach")
    rng = np.random.default_rng(5)
    rows = []
    for number in range(400):
        features = rng.random(len(FEATURES)).round(3)
        features[column] = number % 2
        listed = number % 10 < 2 if not reproach_tells else number % 2 == 1 and number % 10 < 5
        rows.append((tuple(features.tolist()), listed))
    share = sum(listed for _, listed in rows) / len(rows)
    return _Stub(rows), share  # type: ignore[return-value]


def test_what_tells_listed_sentences_from_others_weighs_most() -> None:
    brief, _ = _learnt(reproach_tells=True)
    weights = fitted([brief])[1:]
    assert FEATURES[int(np.argmax(weights))] == "of reproach"
    assert weights.max() > 0.2


def test_as_many_are_thought_likely_as_are_listed() -> None:
    brief, share = _learnt(reproach_tells=False)
    weights = fitted([brief]).tolist()
    chances = [weigh(draft.features, weights) for draft in brief.drafts]
    assert sum(chances) / len(chances) == pytest.approx(share, abs=1e-6)


def test_what_is_written_is_what_the_product_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    brief, _ = _learnt(reproach_tells=True)
    weights = fitted([brief])
    monkeypatch.setattr(weighing, "WEIGHTS", tmp_path / "weights.json")
    write(weights, weighing.WEIGHTS)
    assert weighing.shipped_weights.__wrapped__() == pytest.approx(weights.tolist(), abs=1e-4)
