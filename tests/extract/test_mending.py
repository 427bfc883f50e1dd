"""Contents of proposals at quotation marks."""

from __future__ import annotations

from whosays.extract.attribution.mending import mended
from whosays.language.reading import Proposed

TEXT = (
    "“It was shut,” she said. “We knew it for years.” The “mill” stood, he said, by the “old river bank and the quay”."
)


def bounds(words: str, start: int = 0) -> tuple[int, int]:
    begin = TEXT.index(words, start)
    return begin, begin + len(words)


def contents(cue: str, *content: str) -> list[str]:
    given = Proposed((), bounds(cue), tuple(bounds(words) for words in content), "speech", 0.5)
    (found,) = mended([given], TEXT, [(0, len(TEXT))])
    assert (found.cue, found.source, found.probability) == (given.cue, given.source, given.probability)
    return [TEXT[a:b] for a, b in found.content]


def test_missing_marks_are_taken_in() -> None:
    assert contents("said", "It was shut", "We knew it for years") == ["“It was shut,”", "“We knew it for years.”"]


def test_a_part_of_a_quotation_stays_a_part() -> None:
    assert contents("he said", "old river") == ["old river"]


def test_a_quotation_inside_a_content_changes_nothing() -> None:
    assert contents("he said", "The “mill” stood") == ["The “mill” stood"]


def test_the_quotation_around_a_cue_is_left_alone() -> None:
    assert contents("knew", "it for years") == ["it for years"]


def test_cue_and_source_are_never_swallowed() -> None:
    source = bounds("We")
    given = Proposed((source,), bounds("she said"), (bounds(" knew it for years."),), "speech", None)
    (found,) = mended([given], TEXT, [(0, len(TEXT))])
    assert [TEXT[a:b] for a, b in found.content] == ["“", " knew it for years.”"]


def test_an_empty_list_stays_empty() -> None:
    assert mended([], TEXT, [(0, len(TEXT))]) == []
