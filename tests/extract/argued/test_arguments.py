"""Where a text argues that two are one: on authored texts, and word by word on what must and must not count."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extract.argued.texts import Authored, authored, tally
from tests.extract.parsing import document_of
from whosays.extract.argued import arguments_of
from whosays.extract.argued.sentences import NAME, Sentences
from whosays.records import Argument, Document, Entity, Mention, Reading, Span
from whosays.text.view import analysis_view

NAMES = ("Orin Sael", "Petra Lind", "Jon Vash", "Ada Rook")


def reading_of(text: str, *names: str) -> tuple[Document, Reading]:
    """A text whose persons are listed by hand, so that no parser is needed."""
    document = document_of(text)
    entities = []
    for name in names or NAMES:
        mentions, start = [], text.find(name)
        while start >= 0:
            mentions.append(Mention(document.id, Span.of(text, start, start + len(name)), "name", "Person"))
            start = text.find(name, start + len(name))
        if mentions:
            entities.append(Entity(f"ent-{name}", "Person", name, (), tuple(mentions)))
    return document, Reading(document.id, tuple(entities))


def found(text: str) -> list[tuple[str, str, str]]:
    arguments: tuple[Argument, ...] = arguments_of(*reading_of(text))
    assert all(text[a.cue.start : a.cue.end] == a.cue.exact for a in arguments)
    return [(a.left.span.exact, a.kind, a.right.span.exact) for a in arguments]


@pytest.mark.parametrize("text", authored("tried"), ids=lambda text: text.name)
def test_nothing_is_found_in_the_authored_texts_that_is_not_argued(text: Authored) -> None:
    result = tally(text)
    assert result.others == ()
    assert all(told.kind == argument.kind for told, argument in result.found)


@pytest.mark.parametrize(("group", "told", "found_at_least"), [("tried", 49, 33), ("blind", 13, 7)])
def test_most_of_what_is_argued_is_found(group: str, told: int, found_at_least: int) -> None:
    results = [tally(text) for text in authored(group)]
    assert sum(len(text.told) for text in authored(group)) == told
    assert sum(len(result.found) for result in results) >= found_at_least


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Orin Sael is really Petra Lind.", "identifies"),
        ("Orin Sael was, he wrote, none other than Petra Lind.", "identifies"),
        ("Orin Sael (the clerk) may have been Petra Lind.", "identifies"),
        ("Orin Sael, believed to be Petra Lind, fled.", "identifies"),
        ("Orin Sael turned out to be the missing clerk Petra Lind.", "identifies"),
        ("The real name of Orin Sael is said to be Petra Lind.", "identifies"),
        ("He identified Orin Sael as Petra Lind.", "identifies"),
        ("Orin Sael and Petra Lind are one and the same.", "identifies"),
        ("Orin Sael lived for years under the name of Petra Lind.", "identifies"),
        ("Orin Sael posed as Petra Lind.", "identifies"),
        ("Orin Sael was not Petra Lind.", "denies"),
        ("She denied that Orin Sael was Petra Lind.", "denies"),
        ("She never denied that Orin Sael was Petra Lind.", "identifies"),
        ("Orin Sael was mistaken for Petra Lind.", "denies"),
        ("It is unlikely that Orin Sael was Petra Lind.", "denies"),
        ("Orin Sael and Petra Lind are two different persons.", "denies"),
        ("They ask whether Orin Sael was really Petra Lind.", "raises"),
        ("Orin Sael's date of birth corresponds to Petra Lind's.", "agrees"),
        ("The age of Orin Sael tallies with that of Petra Lind.", "agrees"),
        ("Orin Sael's age does not match Petra Lind's age.", "differs"),
        ("Orin Sael and Petra Lind share a birthday.", "agrees"),
        ("Was Orin Sael Petra Lind?", "raises"),
    ],
)
def test_ways_to_argue(sentence: str, kind: str) -> None:
    assert found(sentence) == [("Orin Sael", kind, "Petra Lind")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Orin Sael was the brother of Petra Lind.",
        "Orin Sael may be Petra Lind's brother.",
        "The wife of Orin Sael is really Petra Lind's friend.",
        "The brother of Orin Sael was in fact Petra Lind.",
        "Orin Sael is really fond of Petra Lind.",
        "Orin Sael was identified as a friend of Petra Lind.",
        "Orin Sael and Petra Lind were the same party's candidates.",
        "Orin Sael, also known as Petra Lind, fled.",
        "Orin Sael met Petra Lind.",
        "Orin Sael said that it matches Petra Lind.",
        "According to Orin Sael, Petra Lind was in fact ill.",
        "Orin Sael was in fact Orin Sael.",
        "No name stands here, and the two are the same.",
        "The brother of Orin Sael was mistaken for Petra Lind.",
        "The wife of Orin Sael, whose real name was Petra Lind, fled.",
        "",
    ],
)
def test_what_is_no_argument(sentence: str) -> None:
    assert found(sentence or "\n") == []


def test_somebody_who_is_only_described_is_a_side() -> None:
    text = "The man killed in the capital on 7 August is really Petra Lind."
    assert found(text) == [("The man killed in the capital on 7 August", "identifies", "Petra Lind")]
    assert found("The man is really Petra Lind.") == []


def test_a_pair_named_before_is_meant() -> None:
    text = "Orin Sael was last seen in May. Petra Lind came in June. The two were one and the same."
    assert found(text) == [("Orin Sael", "identifies", "Petra Lind")]
    three = "Orin Sael, Jon Vash and Petra Lind came. The two were one and the same."
    assert found(three) == []
    other = "Orin Sael came. Petra Lind came.\n\nThe two were one and the same."
    assert found(other) == []


PARTS = [
    *NAMES,
    "is really",
    "was",
    "the man killed in May",
    ", who",
    "and",
    "'s age",
    "fits",
    ". ",
    "\n\n",
    "not",
    "(",
    ")",
]
ODD = ["\ue000", "“", "corresponds to that of", "The two are the same."]


@given(st.lists(st.sampled_from([*PARTS, *ODD]), max_size=25))
def test_whatever_stands_there_spans_are_of_the_text(parts: list[str]) -> None:
    text = " ".join(parts) or "."
    for argument in arguments_of(*reading_of(text)):
        for span in (argument.sentence, argument.cue, argument.left.span, argument.right.span):
            assert text[span.start : span.end] == span.exact
        assert argument.left.entity_id != argument.right.entity_id or argument.left.entity_id is None


def test_five_hundred_pages_take_seconds() -> None:
    sentence = "Orin Sael, who had been with Jon Vash, said that Ada Rook was ill. Petra Lind is really Orin Sael. "
    text = "\n\n".join(sentence * 20 for _ in range(600))
    document, reading = reading_of(text)
    began = time.monotonic()
    assert len(arguments_of(document, reading)) == 600 * 20
    assert time.monotonic() - began < 30


def test_a_sentence_without_end_is_passed_over() -> None:
    assert found("Orin Sael is really Petra Lind and " * 400) == []


def test_persons_are_held_out_and_sentences_end_where_they_end() -> None:
    document, reading = reading_of("Gen. Orin Sael left on Aug. 7. Petra Lind (b. 1960) stayed.")
    sentences = Sentences(document, analysis_view(document.text), reading.entities)
    assert len(sentences) == 2
    assert sentences.get(1).held.startswith(NAME * 10 + " (b. 1960)")
    assert sentences.number_at(10_000) is None
