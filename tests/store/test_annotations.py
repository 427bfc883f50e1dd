"""Annotations are decisions that can be read again and undone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.records import Anchored, Annotation, Decided, Span
from whosays.store import Decision, View, Writer, connect
from whosays.store.annotations import ANNOTATION, KeptAnnotation, annotation_of, annotation_payload

NOTE = Annotation(
    "ann-1", "doc-1", Span(4, 20, "the mill flooded"), "Who saw it?", ("doubtful", "mill"), "questioning", "O. Vant",
    "2021-05-03T10:00:00Z", "https://notes.example/1", "moved",
)  # fmt: skip
KEPT = KeptAnnotation(NOTE, "a.txt", "0" * 64, "said that ", " in May")
TEXTS = st.text(max_size=20)


@pytest.fixture
def case(tmp_path: Path) -> Iterator[tuple[Writer, View]]:
    connection = connect(str(tmp_path / "x.whosays"), create=True)
    yield Writer(connection, "x.whosays"), View(connection, "x.whosays")
    connection.close()


def test_an_annotation_comes_back_with_who_brought_it_and_when(case: tuple[Writer, View]) -> None:
    writer, view = case
    made = writer.decide("A. Reader", "from the reading room", ANNOTATION, NOTE.id, annotation_payload(KEPT))
    (decision,) = view.decisions()
    assert decision == made
    found = annotation_of(decision)
    assert replace(found, annotation=replace(found.annotation, decided=Decided())) == KEPT
    decided = found.annotation.decided
    assert (decided.id, decided.who, decided.why, decided.undone_by) == (
        made.id, "A. Reader", "from the reading room", None,
    )  # fmt: skip
    undoing = writer.undo(made.id, "B. Reader", "the wrong file")
    assert annotation_of(view.decisions()[0]).annotation.decided.undone_by == undoing.id


@given(
    st.builds(
        KeptAnnotation,
        st.builds(
            Annotation, TEXTS, TEXTS, st.builds(lambda start, exact: Span(start, start + len(exact), exact),
                                                st.integers(0, 9), st.text(min_size=1, max_size=9)),
            TEXTS, st.lists(TEXTS, max_size=3).map(tuple), TEXTS, TEXTS, TEXTS, TEXTS,
            st.sampled_from(get_args(Anchored)),
        ),
        TEXTS, TEXTS, TEXTS, TEXTS,
    )
)  # fmt: skip
def test_every_annotation_comes_back(kept: KeptAnnotation) -> None:
    payload = json.dumps(annotation_payload(kept))
    found = annotation_of(Decision("", "", "", "", ANNOTATION, kept.annotation.id, payload))
    assert found == kept


@pytest.mark.parametrize(
    "changes",
    [
        {"start": "4"}, {"end": 4}, {"end": None}, {"start": -1}, {"exact": None}, {"tags": "x"}, {"anchored": "sure"},
        {"body": 3}, {"document": 1},
    ],
)  # fmt: skip
def test_what_is_no_annotation_is_damage(changes: dict[str, object]) -> None:
    payload = json.dumps({**annotation_payload(KEPT), **changes})
    with pytest.raises(ValueError, match=r"dec-1|sure"):
        annotation_of(Decision("dec-1", "", "", "", ANNOTATION, "ann-1", payload))


def test_a_payload_that_is_no_object_is_damage() -> None:
    with pytest.raises(ValueError, match="dec-1"):
        annotation_of(Decision("dec-1", "", "", "", ANNOTATION, "ann-1", "[]"))
