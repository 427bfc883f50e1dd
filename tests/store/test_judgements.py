"""Judgements of identity among the decisions of a case."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from whosays.records import DamagedCase, Judgement
from whosays.store import View, Writer, connect

GIVEN = Judgement(
    "", "ent-1@doc-1", "ent-2", "Orin Sael@a.txt", "O. Sael", "negative", "", "A. Reader", "two birthdays"
)


class Store:
    """One case file, with what writes to it and what reads it."""

    def __init__(self, path: Path) -> None:
        self.connection = connect(str(path), create=True)
        self.writer = Writer(self.connection, str(path))
        self.view = View(self.connection, str(path))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(tmp_path / "case.whosays")
    yield opened
    opened.connection.close()


def test_a_judgement_comes_back_with_id_and_time(store: Store) -> None:
    kept = store.writer.judge(GIVEN)
    assert kept == replace(GIVEN, id=kept.id, at=kept.at)
    assert kept.id.startswith("dec-")
    assert store.view.judgements() == (kept,)


def test_it_is_a_decision_like_others_and_others_are_no_judgements(store: Store) -> None:
    store.writer.decide("A. Reader", "", "grade", "src-1", {"reliability": "D"})
    kept = store.writer.judge(GIVEN)
    grade, decision = store.view.decisions()
    assert (grade.kind, decision.kind, decision.subject) == ("grade", "identity", "ent-1@doc-1")
    assert json.loads(decision.payload) == {
        "left": "ent-1@doc-1",
        "left_name": "Orin Sael@a.txt",
        "right": "ent-2",
        "right_name": "O. Sael",
        "verdict": "negative",
    }
    assert store.view.judgements() == (kept,)


def test_one_that_was_undone_says_by_what(store: Store) -> None:
    kept = store.writer.judge(GIVEN)
    undoing = store.writer.undo(kept.id, "B. Reader", "")
    assert store.view.judgements() == (replace(kept, undone_by=undoing.id),)


@pytest.mark.parametrize(
    ("payload", "words"),
    [
        ({}, "does not say what was judged"),
        ({"left": "a", "right": "b", "left_name": "A", "right_name": 7, "verdict": "positive"}, "does not say what"),
        ({"left": "a", "right": "b", "left_name": "A", "right_name": "B", "verdict": "perhaps"}, "has no verdict"),
        ({"left": "a", "right": "b", "left_name": "A", "right_name": "B"}, "has no verdict"),
    ],
)
def test_a_decision_that_was_tampered_with_is_told(store: Store, payload: dict[str, object], words: str) -> None:
    store.writer.decide("A. Reader", "", "identity", "a", payload)
    with pytest.raises(DamagedCase, match=f"case.whosays: decision dec-[0-9a-f]+ {words}"):
        store.view.judgements()


def test_another_process_that_writes_is_noticed(store: Store, tmp_path: Path) -> None:
    before = store.view.version()
    store.writer.judge(GIVEN)
    assert store.view.version() == before
    other = Store(tmp_path / "case.whosays")
    other.writer.judge(GIVEN)
    other.connection.close()
    assert store.view.version() != before
    assert len(store.view.judgements()) == 2
