"""A balance comes back as it was kept, replaces the one before as a whole, and damage to its rows is told."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.factories import make_document, make_reading

from whosays.records import (
    Assertion,
    Balance,
    BondKind,
    Circle,
    ClaimBond,
    Critical,
    DamagedCase,
    Line,
    Relation,
    RelationType,
    Reliance,
    RelianceBasis,
    SourceKind,
    Support,
    Tension,
    TensionKind,
    Voice,
    Weakness,
)
from whosays.store import Activity, Footing, KeptBalance, Place, ReadAs, View, Writer, connect

READ = Activity.of("read", "1", {"rules": "1"})
MADE = Activity.of("weigh", "1", {"made_by": "weigh 1"})
FOOTING = Footing(
    {"doc-1": ReadAs("brief", "b.txt", "act-1", None), "doc-2": ReadAs("source", "s.txt", "act-1", "2019-05")},
    frozenset({"dec-1", "dec-2"}),
    "2026-01-01T00:00:00.000+00:00",
)
ids = st.text(st.characters(exclude_categories=("Cs",)), max_size=8)


def several(one: st.SearchStrategy[object], least: int = 0) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(one, min_size=least, max_size=3).map(tuple)


def unlike(values: tuple[object, ...]) -> bool:
    return len({value.id for value in values}) == len(values)  # type: ignore[attr-defined]


supports = st.builds(
    lambda origins, least, more, weak: Support(origins, least, least + more, weak),
    *(several(ids), st.integers(0, 9), st.integers(0, 9), several(st.sampled_from(get_args(Weakness)))),
)
voices = st.builds(
    Voice, ids, ids, st.sampled_from(get_args(SourceKind)), st.booleans(), several(ids), several(ids), st.booleans()
)
lines = st.builds(Line, ids, several(ids, 1), st.booleans(), st.booleans(), several(ids))
reliances = st.builds(Reliance, ids, ids, st.sampled_from(get_args(RelianceBasis)), st.booleans(), several(ids), ids)
bonds = st.builds(ClaimBond, ids, ids, st.sampled_from(get_args(BondKind)), st.floats(0, 1), ids)
assertions = st.builds(Assertion, ids, ids, *(several(ids) for _ in range(4)), supports)
relations = st.builds(
    Relation,
    *(ids, ids, st.sampled_from(get_args(RelationType)), ids, *(several(ids) for _ in range(3))),
    *(st.none() | ids, st.none() | ids, supports),
)
tensions = st.builds(
    Tension, ids, st.sampled_from(get_args(TensionKind)), several(ids), several(several(ids)), several(ids), ids
)
balances = st.builds(
    Balance,
    several(voices).filter(unlike),
    *(several(lines), several(reliances), several(st.builds(Circle, several(ids), several(ids), ids)), several(bonds)),
    *(several(assertions).filter(unlike), several(relations).filter(unlike), several(tensions).filter(unlike), ids),
)
FULL = Balance(
    (Voice("voc-1", "the Board", "organization", False, ("src-1",), ("doc-1", "doc-2")),),
    (Line("clm-1", ("voc-1", "voc-2"), True, True, ("clm-2",)),),
    (Reliance("voc-1", "voc-2", "cites", False, ("clm-1",), "it says so"),),
    (Circle(("voc-1", "voc-2"), ("clm-1", "clm-2"), "each cites the other"),),
    (ClaimBond("clm-1", "clm-2", "same", 0.75, "equal words"),),
    (Assertion("ass-1", "the mill flooded", ("clm-1", "clm-2"), support=Support(("voc-1",), 1, 2, ("disputed",))),),
    (Relation("rel-1", "ent-1", "met", "ent-2", ("clm-1",), ("voc-1",), (), None, "2019-05-31", Support()),),
    (Tension("ten-1", "number", ("clm-1", "clm-2"), (("clm-1",), ("clm-2",)), ("ent-1",), "40 against 14"),),
    "weigh 1",
)


class Case:
    """A case file with what writes to it and what reads it."""

    def __init__(self, path: Path) -> None:
        self.connection = connect(str(path), create=True)
        self.writer = Writer(self.connection, str(path))
        self.view = View(self.connection, str(path))

    def keep(self, balance: Balance, footing: Footing = FOOTING, critical: tuple[Critical, ...] = ()) -> None:
        self.writer.keep_balance(KeptBalance(balance, footing, critical), MADE)


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    opened = Case(tmp_path_factory.mktemp("case") / "x.whosays")
    yield opened
    opened.connection.close()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(balance=balances)
def test_it_comes_back_as_it_was_kept_in_place_of_the_one_before(case: Case, balance: Balance) -> None:
    case.keep(balance)
    assert case.view.balance() == KeptBalance(balance, FOOTING)
    assert case.view.balance_footing() == FOOTING


def test_an_example_of_everything_comes_back(case: Case) -> None:
    critical = (Critical("voc-1", ("rel-1",), ("ass-1", "ass-2"), 3), Critical("voc-2"))
    case.keep(FULL, critical=critical)
    assert case.view.balance() == KeptBalance(FULL, FOOTING, critical)


def test_one_without_anything_leaves_nothing_of_the_one_before(case: Case) -> None:
    case.keep(FULL)
    case.keep(Balance(), Footing({}, frozenset()))
    assert case.view.balance() == KeptBalance(Balance(), Footing({}, frozenset()))
    for table in ("voice", "line", "reliance", "circle", "bond", "assertion", "relation", "tension", "critical"):
        assert case.connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)  # noqa: S608


def test_a_case_that_was_never_weighed(tmp_path: Path) -> None:
    opened = Case(tmp_path / "new.whosays")
    assert opened.view.balance() is opened.view.balance_footing() is None
    opened.connection.close()


def test_it_is_kept_whole_or_not_at_all(case: Case) -> None:
    case.keep(FULL)
    twice = replace(FULL, voices=(FULL.voices[0], FULL.voices[0]))
    with pytest.raises(sqlite3.IntegrityError):
        case.keep(twice)
    assert case.view.balance() == KeptBalance(FULL, FOOTING)


def test_what_it_would_be_computed_from_now(tmp_path: Path) -> None:
    opened = Case(tmp_path / "now.whosays")
    document = make_document()
    opened.writer.keep(document, make_reading(document), READ, Place("lantern.txt", "lantern.txt"), "2014")
    kinds = {"identity": {}, "independence": {}, "grade": {}, "verdict": {"verdict": "source_unavailable"}}
    made = {kind: opened.writer.decide("A. Reader", "", kind, "it", payload).id for kind, payload in kinds.items()}
    opened.writer.decide("A. Reader", "", "verdict", "it", {"verdict": "supported"})
    opened.writer.undo(opened.writer.decide("A. Reader", "", "independence", "it", {}).id, "A. Reader", "")
    assert opened.view.footing() == Footing(
        {document.id: ReadAs("brief", "lantern.txt", READ.id, "2014")},
        frozenset({made["identity"], made["independence"], made["verdict"]}),
        "",
    )
    opened.connection.close()


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        ("UPDATE voice SET kind = 'ghost'", "“ghost” where one of"),
        ("UPDATE voice SET source_ids = '{}'", "where a list of names belongs"),
        ("UPDATE line SET voices = '[]'", "a line of clm-1 with nobody in it"),
        ("UPDATE reliance SET basis = 'hearsay'", "“hearsay” where one of"),
        ("UPDATE bond SET probability = 1.5", "a probability of 1.5"),
        ("UPDATE assertion SET least = 3", "a support of 3 to 2 origins"),
        ("UPDATE assertion SET weaknesses = '[\"odd\"]'", "“odd” where one of"),
        ("UPDATE relation SET type = 'likes'", "“likes” where one of"),
        ("UPDATE tension SET sides = '{}'", "where the sides of a tension belong"),
    ],
)
def test_damage_is_told_with_the_way_out(case: Case, damage: str, told: str) -> None:
    case.keep(FULL)
    case.connection.execute(damage)
    with pytest.raises(DamagedCase, match=told) as error:
        case.view.balance()
    assert error.value.remedy == "replace it with: whosays weigh CASE"
    case.keep(FULL)
    assert case.view.balance() == KeptBalance(FULL, FOOTING)


def test_ids_can_be_queried(case: Case) -> None:
    case.keep(FULL)
    query = "SELECT each.value FROM assertion, json_each(assertion.claim_ids) AS each"
    assert case.connection.execute(query).fetchall() == [("clm-1",), ("clm-2",)]
    assert json.loads(case.connection.execute("SELECT sides FROM tension").fetchone()[0]) == [["clm-1"], ["clm-2"]]


def test_relations_can_be_read_in_words(tmp_path: Path) -> None:
    opened = Case(tmp_path / "words.whosays")
    document = make_document()
    reading = make_reading(document)
    opened.writer.keep(document, reading, READ, Place("lantern.txt", "lantern.txt"))
    vant, brackwater = reading.entities
    support = Support(("voc-1",), 1, 1, ("single_origin",))
    relation = Relation("rel-1", vant.id, "met", brackwater.id, ("clm-1",), ("voc-1",), support=support)
    opened.keep(replace(FULL, relations=(relation, replace(relation, id="rel-2", object_id="ent-gone"))))
    rows = opened.connection.execute("SELECT subject, type, object, least, most, rests_on FROM relation_in_words")
    assert rows.fetchall() == [
        ("Orsolya Vant", "met", "Brackwater", 1, 1, "the Board"),
        ("Orsolya Vant", "met", "ent-gone", 1, 1, "the Board"),
    ]
    opened.connection.close()
