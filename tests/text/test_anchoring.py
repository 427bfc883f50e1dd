"""Words marked in another copy of a text are found in this one: exactly, alike, nearly, or not at all."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.records import Span
from whosays.text.anchoring import Anchor, Anchoring, Quotation, anchor
from whosays.text.folding import Folded, fold
from whosays.text.normalise import normalise

TEXT = (
    "The keeper “lit the lamp” at dusk — nobody saw it.\n\n"
    "Later the keeper wrote: “I lit the lamp myself, and I shall light the lamp again.” "
    "The harbour-master's log says that the fog came in at nine and stayed until the morning watch."
)


def at(words: str, number: int = 0) -> int:
    place = -1
    for _ in range(number + 1):
        place = TEXT.index(words, place + 1)
    return place


def found(exact: str, **more: object) -> tuple[str, int, str] | None:
    result = anchor(TEXT, Quotation(exact, **more))  # type: ignore[arg-type]
    return result and (result.span.exact, result.span.start, result.anchored)


@pytest.mark.parametrize(
    ("quotation", "exact", "start", "anchored"),
    [
        (Quotation("nobody saw it"), "nobody saw it", at("nobody"), "exact"),
        (Quotation("lit the lamp"), "lit the lamp", at("lit the lamp"), "ambiguous"),
        (Quotation("lit the lamp", suffix=" myself, and"), "lit the lamp", at("lit the lamp", 1), "exact"),
        (Quotation("lit the lamp", start=at("lit the lamp", 1)), "lit the lamp", at("lit the lamp", 1), "exact"),
        (Quotation("lit the lamp", start=at("lamp", 1)), "lit the lamp", at("lit the lamp", 1), "ambiguous"),
        (Quotation("lit the lamp", suffix=" myself", start=3), "lit the lamp", at("lit the lamp", 1), "moved"),
        (Quotation("nobody saw it", start=3), "nobody saw it", at("nobody"), "moved"),
        (Quotation("nobody saw it", "at dusk — ", ".\n\nLater", 3), "nobody saw it", at("nobody"), "exact"),
        (Quotation('keeper "lit the lamp"'), "keeper “lit the lamp”", at("keeper"), "moved"),
        (Quotation("dusk - nobody"), "dusk — nobody", at("dusk"), "moved"),
        (Quotation("saw it.   Later\n the"), "saw it.\n\nLater the", at("saw it"), "moved"),
        (Quotation("the fog come in at nine and stayed til the morning"),
         "the fog came in at nine and stayed until the morning", at("the fog"), "moved"),
        (Quotation("", start=4, end=10), "keeper", 4, "ambiguous"),
    ],
)  # fmt: skip
def test_it_is_found(quotation: Quotation, exact: str, start: int, anchored: str) -> None:
    result = anchor(TEXT, quotation)
    assert result is not None
    assert (result.span.exact, result.span.start, result.anchored) == (exact, start, anchored)
    assert TEXT[result.span.start : result.span.end] == result.span.exact


@pytest.mark.parametrize(
    "quotation",
    [
        Quotation("the ferry sank off the northern rocks in a gale"),
        Quotation("lantern"),
        Quotation("og say", prefix="nothing of", suffix="the kind"),
        Quotation("", start=4, end=10_000),
        Quotation("", start=9, end=9),
        Quotation(""),
        Quotation("…"),
        Quotation("   ", prefix="keeper"),
        Quotation("gsay"),
    ],
)
def test_it_is_not_found(quotation: Quotation) -> None:
    assert anchor(TEXT, quotation) is None


def test_words_run_together_are_found_but_never_a_part_of_a_word() -> None:
    assert found("no body saw") == ("nobody saw", at("nobody"), "moved")
    assert found("o gsays") is None


def test_short_words_whose_surroundings_are_gone_are_not_guessed_at() -> None:
    assert found("fog", prefix="through the rolling ", suffix=" bank") is None
    assert found("fog", start=at("fog"), prefix="through ", suffix=" bank") == ("fog", at("fog"), "moved")


def test_letters_written_in_two_ways_are_the_same() -> None:
    text = normalise("Zoe\u0308 Brontë lit it")
    result = anchor(text, Quotation("Zoë Bronte\u0308"))
    assert result is not None
    assert result.span.exact == "Zoë Brontë"


@given(st.text(max_size=80).map(normalise), st.data())
def test_every_stretch_of_a_text_is_found_again(text: str, data: st.DataObject) -> None:
    if not text:
        return
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    around = text[max(0, start - 32) : start], text[end : end + 32]
    result = anchor(text, Quotation(text[start:end], *around, start, end))
    assert result is not None
    assert (result.span.start, result.span.end) == (start, end)
    if text[start:end].strip():
        assert result.anchored == "exact"


@given(st.text("ab .\n“\"’'—-…", max_size=60), st.text("ab .\n“", max_size=12), st.integers(-5, 80))
def test_whatever_is_found_stands_in_the_text(text: str, words: str, start: int) -> None:
    result = anchor(text, Quotation(words, start=start, end=start + 4))
    if result is not None:
        assert text[result.span.start : result.span.end] == result.span.exact != ""
        assert result.anchored in ("exact", "moved", "ambiguous")


@given(st.text("ab .…\u00ad\n“—’", max_size=60))
def test_folding_keeps_every_place(text: str) -> None:
    folded = Folded(text)
    assert folded.text == fold(text)
    for place, letter in enumerate(folded.text):
        start, end = folded.original(place, place + 1)
        assert end == start + 1
        assert fold(text[start]) == letter
        assert folded.folded(start) == place


def test_a_long_text_costs_little() -> None:
    draw = random.Random(7)  # noqa: S311 no secret is made
    words = ["".join(draw.choices("abcdefghijklmnop", k=draw.randint(2, 9))) for _ in range(20_000)]
    text = " ".join(draw.choices(words, k=300_000))
    assert len(text) > 1_900_000
    anchoring = Anchoring(text)
    place = 1_500_000
    exact = text[place : place + 120]
    anchoring.find(Quotation(exact.replace(" ", "  ")))
    begun = time.monotonic()
    assert anchoring.find(Quotation(exact)) == Anchor(Span.of(text, place, place + 120), "exact")
    misspelled = exact[:30] + "Z" + exact[31:80] + "ZZ" + exact[80:]
    nearly = anchoring.find(Quotation(misspelled))
    assert nearly is not None
    assert abs(nearly.span.start - place) <= 1
    assert anchoring.find(Quotation(" ".join(draw.choices(words, k=15)))) is None
    assert anchoring.find(Quotation("a", start=place)) is not None
    assert anchoring.find(Quotation(text[place : place + 5_000].replace("abc", "xyz") + "q")) is not None
    assert time.monotonic() - begun < 8
