"""From a text to what is read in it, over a backend that is simple enough to foresee."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from tests.language.models import ByTheBook, reader_by_the_book
from whosays.language.decode import Floats
from whosays.language.reading import Settings


def parts(text: str, spans: tuple[tuple[int, int], ...]) -> list[str]:
    return [text[a:b] for a, b in spans]


def test_an_attribution_has_source_cue_and_content() -> None:
    text = "The mill said that it was shut."
    (found,) = reader_by_the_book().read(text, [(0, len(text))]).attributions
    assert parts(text, found.source) == ["The mill"]
    assert parts(text, (found.cue,)) == ["said"]
    assert parts(text, found.content) == ["that it was shut."]
    assert not found.nested


def test_a_cue_in_a_content_is_nested() -> None:
    text = "The mill said that the court denied it."
    outer, inner = reader_by_the_book().read(text, [(0, len(text))]).attributions
    assert (outer.nested, inner.nested) == (False, True)


def test_what_is_no_outermost_cue_attributes_only_inside_a_content() -> None:
    text = "The court denied it. The mill said that the court denied it."
    backend = ByTheBook(inner=("denied",))
    found = replace(reader_by_the_book(), backend=backend).read(text, [(0, len(text))]).attributions
    assert [(text[slice(*a.cue)], a.nested) for a in found] == [
        ("said", False),
        ("denied", True),
    ]


def test_a_nested_cue_has_a_threshold_of_its_own() -> None:
    text = "The mill said that the court denied it."
    reader = reader_by_the_book(Settings(nested=1.1))
    assert [a.nested for a in reader.read(text, [(0, len(text))]).attributions] == [False]


def test_a_cue_without_content_attributes_nothing() -> None:
    text = "It is shut, they said"
    assert reader_by_the_book().read(text, [(0, len(text))]).attributions == []


def test_calibration_turns_probabilities_but_not_spans() -> None:
    text = "The mill said that it was shut."
    one = reader_by_the_book(Settings(calibration=(-3.0, 0.0, 0.0))).read(text, [(0, len(text))]).attributions[0]
    other = reader_by_the_book().read(text, [(0, len(text))]).attributions[0]
    assert one.probability is not None
    assert one.probability < 0.1
    assert replace(one, probability=None) == replace(other, probability=None)


def test_every_cue_of_a_long_text_is_found_once() -> None:
    text = " ".join(f"The mill {n} said that it was shut." for n in range(300))
    found = reader_by_the_book().read(text, [(0, len(text))]).attributions
    assert len(found) == 300
    assert [a.cue for a in found] == sorted({a.cue for a in found})


def test_what_goes_through_at_once_is_bounded() -> None:
    text = "mill " * 60_000
    backend = ByTheBook()
    replace(reader_by_the_book(), backend=backend).read(text, [(0, len(text))])
    assert max(backend.windows) <= 256


def test_what_is_found_does_not_depend_on_the_threads() -> None:
    text = " ".join(f"The mill of place {n} said that the court denied it." for n in range(400))
    reader = reader_by_the_book()
    alone = reader.read(text, [(0, len(text))], factuality=True)
    assert len(alone.attributions) == 800
    assert replace(reader, threads=3).read(text, [(0, len(text))], factuality=True) == alone


class Broken(ByTheBook):
    """Fails at one of the windows."""

    def encode(
        self, ids: NDArray[np.int64], shapes: NDArray[np.int64], first: NDArray[np.int64]
    ) -> Mapping[str, Floats]:
        """Fails at the third."""
        if len(self.windows) == 2:
            raise MemoryError
        return super().encode(ids, shapes, first)


@pytest.mark.parametrize("threads", [1, 3])
def test_an_error_in_a_window_reaches_the_caller(threads: int) -> None:
    text = " ".join(f"The mill of place {n} said that the court denied it." for n in range(400))
    reader = replace(reader_by_the_book(), backend=Broken(), threads=threads)
    with pytest.raises(MemoryError):
        reader.read(text, [(0, len(text))])


def test_factuality_is_given_for_every_word_where_asked() -> None:
    text = "The mill was shut."
    read = reader_by_the_book().read(text, [(0, len(text))], factuality=True)
    assert [text[a:b] for a, b, _ in read.factuality] == ["The", "mill", "was", "shut", "."]
    assert reader_by_the_book().read(text, [(0, len(text))]).factuality == []


@given(
    st.lists(
        st.sampled_from(
            [
                "said ",
                "denied ",
                "mill ",
                "ß",
                "İstanbul ",
                "\u0000",
                "\u200b",
                "e\u0301 ",
                "مصنع ",
                "工厂",
                ". ",
                "\n\n",
                "🙂",
            ]
        )
    )
)
@settings(max_examples=100)
def test_spans_lie_on_the_text_for_every_string(pieces: list[str]) -> None:
    text = "".join(pieces)
    for found in reader_by_the_book().read(text, [(0, len(text))]).attributions:
        assert text[slice(*found.cue)] in {"said", "denied"}
        for start, end in (*found.source, *found.content):
            assert 0 <= start < end <= len(text)
            assert text[start:end].strip()
