"""Plugins: found by their entry points, ours and other people's alike."""

from __future__ import annotations

import importlib.metadata
from importlib.metadata import EntryPoint, EntryPoints

import pytest

from whosays.records import PluginError, Plugins, UsageError

SHAPES = Plugins("tests.shapes", tuple, "shape")
SQUARE = (1, 2)
NOT_A_SHAPE = "square"


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> list[EntryPoint]:
    """The entry points that are installed; a test may add some."""
    found: list[EntryPoint] = []

    def entry_points(*, group: str) -> EntryPoints:
        return EntryPoints(entry for entry in found if entry.group == group)

    monkeypatch.setattr(importlib.metadata, "entry_points", entry_points)
    return found


def at(name: str, value: str) -> EntryPoint:
    return EntryPoint(name, value, "tests.shapes")


HERE = "tests.records.test_plugins"


def test_a_plugin_is_found_by_its_name(installed: list[EntryPoint]) -> None:
    installed += [at("square", f"{HERE}:SQUARE"), EntryPoint("circle", f"{HERE}:SQUARE", "others")]
    assert SHAPES.names() == ("square",)
    assert SHAPES.find("square") == SQUARE
    assert [*SHAPES.all()] == [("square", SQUARE)]


def test_an_unknown_name_is_told_with_all_that_there_are(installed: list[EntryPoint]) -> None:
    installed += [at("square", f"{HERE}:SQUARE"), at("bar", f"{HERE}:SQUARE")]
    with pytest.raises(UsageError, match="there is no shape called “ball”: choose from: bar, square"):
        SHAPES.find("ball")


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (f"{HERE}:NOTHING", "cannot be loaded"),
        ("no_such_module:X", "cannot be loaded .*no_such_module"),
        (f"{HERE}:NOT_A_SHAPE", "is not a tuple"),
    ],
)
def test_a_plugin_that_does_not_work_says_so_and_stops_no_other(
    value: str, reason: str, installed: list[EntryPoint]
) -> None:
    installed += [at("bad", value), at("square", f"{HERE}:SQUARE")]
    with pytest.raises(PluginError, match=reason):
        SHAPES.find("bad")
    found = dict(SHAPES.all())
    assert isinstance(found["bad"], PluginError)
    assert found["square"] == SQUARE


def test_ours_goes_before_another_of_the_same_name(installed: list[EntryPoint]) -> None:
    group = "whosays.exporters"
    installed += [EntryPoint("json", f"{HERE}:SQUARE", group)]
    installed += [EntryPoint("json", "whosays.export.project_json:FORMAT", group)]
    assert Plugins(group, object, "format").find("json") is not SQUARE
