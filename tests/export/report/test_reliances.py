"""Who relies on whom, drawn: origins at the foot, circles told, the same picture every time."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.export.report.balances import voice_id, weighed_case

from whosays.export.report import reliances
from whosays.export.report.index import Index
from whosays.export.report.reliances import Graph, arranged, graph
from whosays.export.report.said import Voices
from whosays.records import Balance, Reliance, Voice


def draw(balance: Balance) -> Graph | None:
    case = weighed_case()
    return graph(balance, Voices(balance, Index.of(case), {}))


def relies(relier: str, on: str, claims: int = 1, *, assumed: bool = False) -> Reliance:
    return Reliance(relier, on, "cites", assumed, tuple(f"clm-{number}" for number in range(claims)), "")


def named(*names: str) -> tuple[Voice, ...]:
    return tuple(Voice(name, name, "person", False) for name in names)


@given(st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=20))
def test_in_an_order_without_circles_every_arc_leads_down(pairs: list[tuple[int, int]]) -> None:
    arcs = [(f"v{min(pair)}", f"v{max(pair)}") for pair in pairs if pair[0] != pair[1]]
    order = arranged({voice for arc in arcs for voice in arc}, arcs)
    assert sorted(order) == sorted({voice for arc in arcs for voice in arc})
    assert all(order.index(relier) < order.index(on) for relier, on in arcs)


@given(st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=30), st.randoms(use_true_random=False))
def test_the_order_does_not_depend_on_that_of_the_arcs(pairs: list[tuple[int, int]], chance: random.Random) -> None:
    arcs = [(f"v{relier}", f"v{on}") for relier, on in pairs]
    voices = {voice for arc in arcs for voice in arc}
    mixed = chance.sample(arcs, len(arcs))
    assert arranged(voices, arcs) == arranged(sorted(voices, reverse=True), mixed)


def test_a_circle_costs_one_arc_that_leads_up() -> None:
    arcs = [("a", "b"), ("b", "c"), ("c", "a"), ("top", "a"), ("c", "end")]
    order = arranged({"a", "b", "c", "top", "end"}, arcs)
    assert (order[0], order[-1]) == ("top", "end")
    assert sum(order.index(relier) > order.index(on) for relier, on in arcs) == 1


def test_the_harbour() -> None:
    balance = weighed_case().balance
    assert balance is not None
    drawn = draw(balance)
    assert drawn is not None
    assert drawn.nodes[0].voice.name == "Forty containers at Velm"
    assert {node.voice.name for node in drawn.nodes[-2:]} == {"two customs officers", "a weighbridge clerk"}
    assert [node.y for node in drawn.nodes] == sorted(node.y for node in drawn.nodes)
    circular = {(arc.relier.name, arc.relied_on.name) for arc in drawn.arcs if arc.circular}
    assert circular == {
        ("New Courier", "<b>Letter</b> \u202egnirts"),
        ("<b>Letter</b> \u202egnirts", "Report of the Velm port inquiry"),
        ("Report of the Velm port inquiry", "New Courier"),
    }
    assert sum(arc.assumed for arc in drawn.arcs) == 2
    assert drawn.left_out == 0


def test_nobody_relies_on_anybody() -> None:
    assert draw(Balance(voices=named("a"))) is None


def test_several_reliances_of_one_on_another_are_one_arc() -> None:
    both = (relies("a", "b", 3, assumed=True), relies("a", "b", 2))
    drawn = draw(Balance(voices=named("a", "b"), reliances=both))
    assert drawn is not None
    (arc,) = drawn.arcs
    assert (arc.words, arc.assumed) == ("cites it in 3 claims", False)
    (alone,) = draw(Balance(voices=named("a", "b"), reliances=both[:1])).arcs  # type: ignore[union-attr]
    assert alone.assumed


def test_of_many_the_heaviest_are_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reliances, "DRAWN", 3)
    names = [f"v{number}" for number in range(6)]
    found = tuple(relies(name, "hub", rank) for rank, name in enumerate(names, 1))
    drawn = draw(Balance(voices=named("hub", *names), reliances=found))
    assert drawn is not None
    assert [node.label for node in drawn.nodes] == ["v4", "v5", "hub"]
    assert drawn.left_out == 4


def test_those_in_a_circle_are_drawn_first(monkeypatch: pytest.MonkeyPatch) -> None:
    balance = weighed_case().balance
    assert balance is not None
    monkeypatch.setattr(reliances, "DRAWN", 3)
    drawn = draw(balance)
    assert drawn is not None
    assert {node.voice.name for node in drawn.nodes} == {
        *("New Courier", "<b>Letter</b> \u202egnirts", "Report of the Velm port inquiry"),
    }
    assert all("⟨U+202E⟩" in node.label for node in drawn.nodes if "Letter" in node.label)
    assert voice_id("New Courier") not in {node.label for node in drawn.nodes}
