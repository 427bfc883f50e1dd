"""A match probability taken apart."""

from __future__ import annotations

import pytest

from whosays.cli.columns import width_of
from whosays.cli.waterfall import waterfall
from whosays.records import Feature

FEATURES = (
    Feature("family name", 6.0, "“Sael” and “Sahl”: one name, spelled differently"),
    Feature("nisba", -2.0, "“al-Brakwi” and “al-Tarawi” differ: 水手と漁師は別の人である"),
)


def test_every_bar_begins_where_the_one_above_ends() -> None:
    lines = waterfall(0.8, FEATURES, 100)
    assert lines[0] == "The model gives 0.80 that they are one (+2.0 bits)"
    bars = [line[31:55].rstrip() for line in lines[1:] if line[2:3].strip()]
    assert bars == ["-" * 8, "+" * 23, " " * 15 + "-" * 8]
    assert "to begin with" in lines[1]
    assert "-2.0" in lines[1]


@pytest.mark.parametrize("width", [20, 40, 83, 84, 200])
def test_it_fits_any_terminal(width: int) -> None:
    lines = waterfall(0.8, FEATURES, max(width, 30))
    assert all(width_of(line) <= max(width, 30) for line in lines)
    assert "".join("".join(lines).split()).count("spelleddifferently") == 1


def test_nothing_that_leaves_no_doubt_is_said() -> None:
    for probability, words in ((1.0, "more than 0.99"), (0.0, "less than 0.01"), (0.5, "0.50"), (0.994, "more than")):
        assert words in waterfall(probability, (), 80)[0]


def test_what_a_model_says_cannot_command_the_terminal() -> None:
    features = (Feature("na\x1b[31mme", 1.0, "de\ntail\x07"),)
    assert not any(set(line) & {"\x1b", "\x07", "\n"} for line in waterfall(0.5, features, 100))
