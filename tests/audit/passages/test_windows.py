from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.audit.passages.texts import harbour
from tests.factories import make_document, make_link, make_source

from whosays.audit.passages.windows import LONGEST, bounds, sentences_of
from whosays.records import Attribution, Block, Certainty, Claim, Proposition, Span


def test_a_sentence_carries_title_date_and_the_headings_above_it() -> None:
    document = harbour()
    last = sentences_of(document)[-1]
    assert document.text[last.start : last.end] == "The auditors could not establish who had signed."
    undated = sentences_of(replace(document, published=None))[-1]
    assert last.about.startswith("Report on the Quays of Sundvik 2014-05")
    assert undated.about == last.about.replace(" 2014-05", "", 1)


def test_headings_change_with_the_chapter() -> None:
    document = make_document("The Works\n\nOne. Cranes fell.\n\nTwo. Money went.", role="source")
    kinds = ("heading", "heading", "paragraph")
    starts = [block.start for block in document.blocks]
    ends = [block.end for block in document.blocks]
    blocks = tuple(Block(kind, a, b) for kind, a, b in zip(kinds, starts, ends, strict=True))
    document = type(document)(
        document.id, document.title, "x", "text/plain", "", "source", None, document.text, (), blocks
    )
    *headings, sentence = sentences_of(document)
    assert [one.heading for one in headings] == [True, True]
    assert "One. Cranes fell." in sentence.about
    assert not sentence.goes_on


def test_a_new_chapter_takes_the_place_of_the_one_before() -> None:
    text = "One\n\nCranes fell in March.\n\nTwo\n\nMoney went in May."
    document = make_document(text, role="source")
    kinds = ("heading", "paragraph", "heading", "paragraph")
    starts = [text.index(part) for part in text.split("\n\n")]
    blocks = tuple(
        Block(kind, a, a + len(part)) for kind, a, part in zip(kinds, starts, text.split("\n\n"), strict=True)
    )
    _, first, _, second = sentences_of(replace(document, title="The Works", blocks=blocks))
    assert first.about == "The Works 2014-05 One"
    assert second.about == "The Works 2014-05 Two"


def test_furniture_and_foreign_text_are_passed_over() -> None:
    text = "Page one of many\n\nThe crane fell in the storm."
    document = make_document(text, role="source")
    blocks = (Block("furniture", 0, 16), Block("paragraph", 18, len(text)))
    document = type(document)(document.id, "Works", "x", "text/plain", "", "source", None, text, (), blocks)
    assert [text[one.start : one.end] for one in sentences_of(document)] == ["The crane fell in the storm."]


def test_the_speaker_is_the_one_nearest_the_author() -> None:
    text = "The clerk told the board that Aune had said the bolts were rotten. The board sat until noon."
    document = make_document(text, role="source")
    chain = tuple(make_link(make_source(name, document), text, name, None) for name in ("The clerk", "Aune"))
    start = text.index("the bolts")
    content = (Span.of(text, start, text.index(". The board")),)
    claim = Claim(
        "c", document.id, content, Attribution("indirect", "asserts", chain), Certainty(), Proposition("", "", "", "")
    )
    first, second = sentences_of(document, [claim])
    assert first.speaker == ("The clerk",)
    assert "Aune" in first.about
    assert second.speaker == ()


def test_tiny_sentences_go_with_the_next_and_overlong_ones_are_cut() -> None:
    text = "No. The crane fell in the storm that night. Yes."
    assert [text[a:b] for a, b in bounds(text, Block("paragraph", 0, len(text)))] == [text]
    long = "a word, and " * 200
    parts = list(bounds(long, Block("paragraph", 0, len(long))))
    assert len(parts) > 2
    assert all(end - start <= LONGEST for start, end in parts)


@given(st.lists(st.sampled_from(["Yes.", "The crane fell.", "a, b; c", "x" * 40, "“No”!", "12."]), max_size=60))
def test_every_character_that_shows_is_in_one_sentence(pieces: list[str]) -> None:
    text = " ".join(pieces)
    found = list(bounds(text, Block("paragraph", 0, len(text))))
    shown = [place for place, character in enumerate(text) if not character.isspace()]
    assert [p for a, b in found for p in range(a, b) if not text[p].isspace()] == shown
