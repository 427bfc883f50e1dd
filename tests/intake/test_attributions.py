"""Proposals as trees: each below the one that holds its cue."""

from __future__ import annotations

from whosays.intake.attributions import as_trees
from whosays.language.reading import Proposed


def proposed(cue: int, *content: tuple[int, int]) -> Proposed:
    return Proposed((), (cue, cue + 1), content, "speech", 0.5)


def shape(*given: Proposed) -> list[tuple[int, int]]:
    """Depth and cue of each, in order of walking."""
    return [(depth, node.proposed.cue[0]) for outer in as_trees(given) for depth, node in outer.walk()]


def test_side_by_side() -> None:
    assert shape(proposed(0, (1, 9)), proposed(10, (11, 20))) == [(0, 0), (0, 10)]


def test_the_shortest_content_holds() -> None:
    assert shape(proposed(0, (1, 30)), proposed(5, (6, 20)), proposed(10, (11, 15))) == [(0, 0), (1, 5), (2, 10)]


def test_content_before_the_cue_holds_too() -> None:
    assert shape(proposed(2, (3, 9)), proposed(20, (0, 19))) == [(0, 20), (1, 2)]


def test_a_circle_is_opened_at_its_first_and_nothing_is_lost() -> None:
    assert shape(proposed(0, (5, 6)), proposed(5, (9, 10)), proposed(9, (0, 1))) == [(0, 0), (1, 5), (2, 9)]
    assert shape(proposed(0, (5, 9)), proposed(5, (0, 3))) == [(0, 0), (1, 5)]
