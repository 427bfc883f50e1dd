"""What entities are taken to be is a decision that can be read again and undone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from whosays.records import DamagedCase, Decided, Typing
from whosays.store import KeptTyping, View, Writer, connect

MADE = Decided(who="A. Reader", why="it is known")
HERON = KeptTyping(Typing("ent-1@doc-1", "Grey Heron@a.txt", "intrusion-set", MADE), "ent-1@doc-1")


@pytest.fixture
def case(tmp_path: Path) -> Iterator[tuple[Writer, View]]:
    path = str(tmp_path / "x.whosays")
    with closing(connect(path, create=True)) as connection:
        yield Writer(connection, path), View(connection, path)


def test_it_comes_back_with_who_decided_and_when(case: tuple[Writer, View]) -> None:
    writer, view = case
    kept = writer.type_entity(HERON)
    made = kept.typing.decided
    assert made.id
    assert made.at
    assert replace(kept, typing=replace(kept.typing, decided=MADE)) == HERON
    assert view.typings() == (kept,)
    undoing = writer.undo(made.id, "B. Reader", "a misprint")
    assert view.typings()[0].typing.decided == replace(made, undone_by=undoing.id)
    assert view.grades() == view.judgements() == ()


@pytest.mark.parametrize(
    ("payload", "told"),
    [
        ({"entity": "ent-1", "type": "tool"}, "does not say what was typed"),
        ({"entity": 1, "name": "X", "type": "tool"}, "does not say what was typed"),
        ({"entity": "ent-1", "name": "X", "type": "villain"}, "“villain” where one of threat-actor, intrusion-set"),
    ],
)
def test_damage_is_told(case: tuple[Writer, View], payload: dict[str, object], told: str) -> None:
    writer, view = case
    writer.decide("A. Reader", "", "type", "ent-1", payload)
    with pytest.raises(DamagedCase, match=told):
        view.typings()
