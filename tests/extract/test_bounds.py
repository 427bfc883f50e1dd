"""Bounds that the encoder proposes end where phrases do."""

from __future__ import annotations

import pytest

from tests.extract.parsing import passage_of
from whosays.extract.attribution.bounds import bounded
from whosays.language.reading import Proposed


def mended(text: str, source: str, cue: str, *content: str) -> tuple[list[str], str, list[str]]:
    """Source, cue and content, given and returned as words of the text."""

    def bounds(words: str) -> tuple[int, int]:
        return text.index(words), text.index(words) + len(words)

    proposed = Proposed(
        (bounds(source),) if source else (), bounds(cue), tuple(map(bounds, content)), "speech", 0.8, nested=False
    )
    found = bounded(passage_of(text), proposed)
    return [text[a:b] for a, b in found.source], text[slice(*found.cue)], [text[a:b] for a, b in found.content]


@pytest.mark.parametrize(
    ("text", "cue", "content", "expected"),
    [
        ("The clerk said he had seen the ledger.", "said he", "had seen the ledger", "he had seen the ledger"),
        ("The clerk wrote that the ledger was gone.", "wrote that", "the ledger was gone", "that the ledger was gone"),
        ("The clerk has cited his own ledger.", "has cited his", "own ledger", "his own ledger"),
    ],
)
def test_words_that_open_the_content_are_not_the_cues(text: str, cue: str, content: str, expected: str) -> None:
    _, mended_cue, mended_content = mended(text, "The clerk", cue, content)
    assert mended_cue == cue.rsplit(" ", 1)[0]
    assert mended_content == [expected]


def test_a_content_begins_with_its_first_phrase() -> None:
    *_, content = mended("The clerk said the old ledger was gone.", "The clerk", "said", "ledger was gone")
    assert content == ["the old ledger was gone"]


@pytest.mark.parametrize(
    ("text", "content", "expected"),
    [
        ("The clerk denied that she had sold the old ledger.", "that she had sold", "that she had sold the old ledger"),
        ("The clerk said that the ledger was false, he told us.", "that the ledger was", "that the ledger was false"),
        ("The clerk said that she had left in May.", "that she had left", "that she had left"),
    ],
)
def test_a_content_does_not_end_before_the_object_of_its_verb(text: str, content: str, expected: str) -> None:
    cue = "denied" if "denied" in text else "said"
    assert mended(text, "The clerk", cue, content)[2] == [expected]


@pytest.mark.parametrize("source", ["clerk", "The", "The old clerk at", "The old clerk at the harbour"])
def test_a_source_is_a_whole_phrase(source: str) -> None:
    found, _, _ = mended("The old clerk at the harbour said it was gone.", source, "said", "it was gone")
    assert found == ["The old clerk at the harbour"]


def test_a_clause_is_the_sources_when_it_has_a_part_of_it() -> None:
    text = "The clerk, who is deaf, said it was gone."
    assert mended(text, "The clerk", "said", "it was gone")[0] == ["The clerk"]
    assert mended(text, "The clerk, who", "said", "it was gone")[0] == ["The clerk, who is deaf"]


def test_a_source_does_not_grow_into_the_cue_or_the_content() -> None:
    text = "The clerk's claim that the ledger was gone surprised the court."
    source, cue, content = mended(text, "The clerk's", "claim", "that the ledger was gone")
    assert (source, cue, content) == (["The clerk's"], "claim", ["that the ledger was gone"])


@pytest.mark.parametrize(
    ("text", "given", "cue", "expected"),
    [
        ("The crew were advised by the port that the channel was closed.", "The crew", "were advised", ["the port"]),
        ("Told that the channel was closed, the crew slept.", "the crew", "Told", []),
        ("The minister, who had been told that the channel was closed, resigned.", "The minister", "been told", []),
        ("The crew were stopped and told us that the channel was closed.", "The crew", "told", ["The crew"]),
        ("The crew was convinced that the channel was closed.", "The crew", "was convinced", ["The crew"]),
    ],
)
def test_who_is_addressed_is_no_source(text: str, given: str, cue: str, expected: list[str]) -> None:
    assert mended(text, given, cue, "that the channel was closed")[0] == expected


@pytest.mark.parametrize(("cue", "expected"), [("emerged", []), ("became clear", []), ("said", ["It"])])
def test_it_is_no_source_where_it_stands_for_what_follows(cue: str, expected: list[str]) -> None:
    assert mended(f"It {cue} that the pilot had warned the tower.", "It", cue, "that the pilot")[0] == expected


def test_the_inner_speaker_is_the_subject_of_the_inner_verb() -> None:
    text = "Lira Voss testified that a clerk had told her that the order came late."

    def bounds(words: str) -> tuple[int, int]:
        return text.index(words), text.index(words) + len(words)

    outer = Proposed(
        (bounds("Lira Voss"),), bounds("had told"), (bounds("that the order came late"),), "speech", 0.8, nested=True
    )
    ((start, end),) = bounded(passage_of(text), outer).source
    assert text[start:end] == "a clerk"


def test_what_lies_in_another_passage_is_left_alone() -> None:
    text = "The clerk said so."
    proposed = Proposed(((0, 9),), (10, 14), ((15, 40),), "speech", 0.8, nested=False)
    assert bounded(passage_of(text), proposed) == proposed
