"""Which words cut, how much, and which only look as if they did."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.audit.omissions.cues import cues_in, load_cues
from whosays.text.words import words_of


def kinds(text: str) -> list[str]:
    return [cue.kind for cue in cues_in(words_of(text), text)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The panel found no evidence of a second boat.", "negative finding"),
        ("It has not been established that he was aboard.", "negative finding"),
        ("She denied having met the owner.", "denial"),
        ("The board could not verify the log.", "limit of the evidence"),
        ("We cannot say who closed it.", "limit of the evidence"),
        ("It couldn't be confirmed by the harbour.", "limit of the evidence"),
        ("The mate was acquitted in the spring.", "exoneration"),
        ("The leak may equally have come from the pump.", "other explanation"),
        ("This holds only if the hatch was shut.", "narrower statement"),
        ("The Office expresses no opinion on the cargo.", "disclaimer"),
        ("The other members do not share this view.", "dissent"),
        ("However, the hatch was shut again at noon.", "turn"),
    ],
)
def test_a_cue_has_the_kind_of_what_it_does(text: str, kind: str) -> None:
    assert kind in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "The mate did not dispute the entry.",
        "They sailed not only at night.",
        "He was told not to light the lamp.",
        "Travellers were denied entry at the quay.",
        "There can be no doubt about the date.",
    ],
)
def test_what_only_looks_like_a_cue_is_none(text: str) -> None:
    assert kinds(text) == []


def test_how_a_source_spoke_does_not_count() -> None:
    assert kinds("Both spoke on condition that neither be named, nor their boats.") == []


def test_a_negation_in_reported_speech_is_a_denial() -> None:
    assert kinds("The owner said that the old boat had never been at sea.") == ["denial"]
    assert kinds("The old boat had never been at sea.") == ["negative statement"]


def test_a_turning_word_turns_at_the_head_of_a_clause_alone() -> None:
    assert "turn" in kinds("The hatch was open, however the pumps held.")
    assert "turn" not in kinds("The hatch was shut however hard it blew.")


@given(st.text(alphabet=st.sampled_from("no evidence found ,.'’“cannot couldn’t é🜁\n"), max_size=120))
def test_cues_stand_in_the_text_in_order_and_apart(text: str) -> None:
    end = 0
    for cue in cues_in(words_of(text), text):
        assert 0 <= cue.start < cue.end <= len(text)
        assert cue.start >= end or text[cue.start : cue.end].lower().startswith(("can", "could"))
        end = max(end, cue.end)


def test_every_phrase_of_the_lexicon_is_written_in_small_words() -> None:
    for entries in load_cues().values():
        for entry in entries:
            for word in (word for piece in entry.phrase if piece is not None for word in piece):
                assert [found.plain for found in words_of(word)] == [word]
