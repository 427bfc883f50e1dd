"""The workbench is described as it is: every page of the bar, with its picture, and every key."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from whosays.web.rendering import NAVIGATION

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "workbench.md"
UI = ROOT / "src" / "whosays" / "web" / "ui" / "src"


def section(name: str) -> str:
    """What is said of a page."""
    found = re.search(rf"^### {re.escape(name)}$(.*?)(?=^##)", PAGE.read_text("utf-8"), re.DOTALL | re.MULTILINE)
    return found[1] if found else ""


@pytest.mark.parametrize("name", NAVIGATION.values())
def test_every_page_of_the_bar_is_described(name: str) -> None:
    assert len(section(name).split()) > 15


def test_every_picture_is_small_and_used() -> None:
    pictures = {path.name for path in (ROOT / "docs" / "images" / "workbench").glob("*.png")}
    used = set(re.findall(r"images/workbench/([\w-]+\.png)", PAGE.read_text("utf-8")))
    assert used
    assert pictures == used
    sizes = [(ROOT / "docs" / "images" / "workbench" / name).stat().st_size for name in pictures]
    assert max(sizes) < 300_000


@pytest.mark.parametrize(("script", "name"), [("read", "Read"), ("audit", "Audit"), ("identities", "Identities")])
def test_every_letter_that_acts_on_a_page_is_described(script: str, name: str) -> None:
    letters = set(re.findall(r"""onKey\("([a-z])",""", (UI / f"{script}.ts").read_text("utf-8")))
    assert letters
    assert all(f"`{letter}`" in section(name) for letter in letters)
