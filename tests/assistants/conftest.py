"""Two cases to ask about."""

from __future__ import annotations

from pathlib import Path

import pytest
from mcp.types import CallToolResult, Tool, ToolListChangedNotification  # noqa: F401
from tests import audited, weighed

from whosays.case import Case
from whosays.records import ReadOptions


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def mill(folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The case of the flooded mill, weighed."""
    weighed.prepare(monkeypatch)
    weighed.write()
    with Case.open("mill.whosays", create=True) as case:
        case.read(["brief.txt"])
        case.read(["sources"], ReadOptions(role="source"))
        case.weigh()
    return str(folder / "mill.whosays")


@pytest.fixture
def lamp(folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The case of the dark lamp, audited."""
    audited.prepare(monkeypatch)
    audited.write()
    with Case.open("lamp.whosays", create=True) as case:
        case.read(["brief.txt"])
        case.read(["sources"], ReadOptions(role="source"))
        case.audit()
    return str(folder / "lamp.whosays")
