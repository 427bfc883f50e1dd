import pytest

from whosays.export.words import clipped, counted, listed, percent, spelled


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [(0, 0, "0%"), (0, 9, "0%"), (1, 3, "33%"), (1, 1000, "<1%"), (999, 1000, ">99%"), (9, 9, "100%")],
)
def test_a_share_is_never_rounded_to_nothing_or_to_all(part: int, whole: int, said: str) -> None:
    assert percent(part, whole) == said


def test_numbers_take_their_nouns() -> None:
    assert counted(1, "claim") == "1 claim"
    assert counted(12345, "claim") == "12,345 claims"
    assert spelled(0, "source") == "no sources"
    assert spelled(2, "brief") == "two briefs"
    assert spelled(13, "brief") == "13 briefs"


def test_lists_read_as_english() -> None:
    assert listed([]) == ""
    assert listed(["a"]) == "a"
    assert listed(["a", "b", "c"]) == "a, b and c"


def test_long_text_is_clipped_with_an_ellipsis() -> None:
    assert clipped("abcdef", 4) == "abc…"
    assert clipped("abcd", 4) == "abcd"
