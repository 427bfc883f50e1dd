"""What an export takes is measured in a process of its own, and what cannot be written is no end of the table."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.export_formats import Peak, measured, table

from whosays.case import Case


@pytest.fixture
def case(tmp_path: Path) -> Path:
    with Case.open(tmp_path / "empty.whosays", create=True):
        return tmp_path / "empty.whosays"


def test_a_format_is_measured(case: Path) -> None:
    told = measured(case, "json")
    assert told is not None
    assert told["seconds"] > 0
    assert told["written"] > 100
    assert told["left"] == 0


def test_a_format_that_fails_has_a_line_too(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table(case, ["nothing of the kind"])
    assert "| nothing of the kind | cannot be written here |" in capsys.readouterr().out


def test_the_peak_is_that_of_the_time_watched() -> None:
    peak = Peak()
    with peak.watching():
        held = bytearray(80_000_000)
        held[::4096] = b"x" * len(held[::4096])
    later = Peak()
    del held
    with later.watching():
        pass
    assert peak.bytes - later.bytes > 40_000_000
