"""The conventions that the documentation promises are the ones that hold."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from whosays.text.temporal.anchors import Written
from whosays.text.temporal.finder import find_expressions
from whosays.text.temporal.resolve import resolve
from whosays.text.view import analysis_view

PAGE = Path(__file__).parents[3] / "docs" / "methods" / "time.md"
ROW = re.compile(r"\| ([^|`]+) \| `([^`]+)` \| (\S+) \| (\S+) \|")


def promised() -> list[tuple[str, ...]]:
    return ROW.findall(PAGE.read_text(encoding="utf-8"))


def test_the_page_has_its_table() -> None:
    assert len(promised()) > 40


@pytest.mark.parametrize(("words", "edtf", "earliest", "latest"), promised())
def test_each_row_holds(words: str, edtf: str, earliest: str, latest: str) -> None:
    (found,) = find_expressions(analysis_view(f"It happened in secret, dated {words}."))
    resolution = resolve(found.meaning, Written("2012-02-16"))
    assert resolution.edtf == edtf
    assert (resolution.earliest or "open", resolution.latest or "open") == (earliest, latest)
