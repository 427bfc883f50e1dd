"""The tests of this folder are about the rules: the encoder, whose findings change with its weights, stays out."""

from __future__ import annotations

from pathlib import Path

import pytest

from whosays.language import encoder


@pytest.fixture(autouse=True)
def rules_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(encoder, "WEIGHTS", tmp_path)
