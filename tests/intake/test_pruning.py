"""A stale balance speaks of what is still there, and of nothing else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.factories import make_claim, make_document

from whosays.intake.pruning import without_gone
from whosays.records import (
    Analysis,
    Assertion,
    Balance,
    Circle,
    ClaimBond,
    Entity,
    Line,
    Relation,
    Reliance,
    Support,
    Tension,
    Voice,
)

DOCUMENT = make_document("The mill\n\nIt flooded. It burned. It stood. It fell.")
CLAIMS = [make_claim(DOCUMENT, words) for words in ("It flooded", "It burned", "It stood", "It fell")]
A, B, C, D = (claim.id for claim in CLAIMS)
ENTITIES = (Entity("ent-1", "Company", "The mill", (), ()), Entity("ent-2", "Person", "Pell", (), ()))
FULL = Balance(
    voices=(Voice("voc-1", "A", "document", False), Voice("voc-2", "B", "person", False)),
    lines=(Line(A, ("voc-1",)), Line(B, ("voc-1", "voc-2"), via=(C,)), Line(D, ("voc-2",))),
    reliances=(
        Reliance("voc-1", "voc-2", "cites", False, (A, B), ""),
        Reliance("voc-2", "voc-1", "copies", True, (D,), ""),
    ),
    circles=(Circle(("voc-1", "voc-2"), (A, D), ""),),
    bonds=(ClaimBond(A, B, "same", 1.0, ""), ClaimBond(B, D, "broader", 1.0, "")),
    assertions=(
        Assertion("ass-1", "x", (A, B), broader=("ass-2",), support=Support(("voc-1",), 1, 1)),
        Assertion("ass-2", "y", (C, D), (A,), narrower=("ass-1",)),
        Assertion("ass-3", "z", (D,), (C,)),
    ),
    relations=(
        Relation("rel-1", "ent-1", "met", "ent-2", (A, D)),
        Relation("rel-2", "ent-1", "met", "ent-2", (D,), denied_by=(C,)),
        Relation("rel-3", "ent-1", "met", "ent-2", (D,)),
    ),
    tensions=(Tension("ten-1", "state", (A, B, D), ((A, B), (D,)), ("ent-1", "ent-2"), ""),),
)


def left(*ids: str, entities: tuple[Entity, ...] = ENTITIES) -> Balance:
    claims = tuple(claim for claim in CLAIMS if claim.id in ids)
    return without_gone(FULL, Analysis(documents=(DOCUMENT,), claims=claims, entities=entities))


def test_where_nothing_is_gone_nothing_changes() -> None:
    assert left(A, B, C, D) == FULL


def test_without_one_claim() -> None:
    balance = left(A, B, C)
    assert balance.voices == FULL.voices
    assert [line.claim_id for line in balance.lines] == [A, B]
    assert [it.claim_ids for it in balance.reliances] == [(A, B)]
    assert balance.circles == ()
    assert [(bond.left, bond.right) for bond in balance.bonds] == [(A, B)]
    assert [(it.id, it.claim_ids, it.broader) for it in balance.assertions] == [
        ("ass-1", (A, B), ("ass-2",)),
        ("ass-2", (C,), ()),
    ]
    assert [(it.id, it.claim_ids) for it in balance.relations] == [("rel-1", (A,)), ("rel-2", ())]
    assert balance.tensions == ()
    assert balance.assertions[0].support == FULL.assertions[0].support, "it is as it was weighed"


def test_an_assertion_that_one_claim_makes_and_none_denies_goes_with_its_neighbours() -> None:
    balance = left(B, C, D)
    assert [(it.id, it.narrower, it.denied_by) for it in balance.assertions] == [("ass-2", (), ()), ("ass-3", (), (C,))]


def test_a_line_goes_with_what_it_runs_through() -> None:
    assert [line.claim_id for line in left(A, B, D).lines] == [A, D]


def test_relations_of_entities_that_are_gone_go() -> None:
    balance = left(A, B, C, D, entities=ENTITIES[:1])
    assert balance.relations == ()
    assert [it.entity_ids for it in balance.tensions] == [("ent-1",)]


@given(st.sets(st.sampled_from([A, B, C, D])))
def test_whatever_is_left_speaks_of_what_is_there(ids: set[str]) -> None:
    balance = left(*ids)
    spoken_of = [
        *(it for line in balance.lines for it in (line.claim_id, *line.via)),
        *(it for each in (*balance.reliances, *balance.circles, *balance.tensions) for it in each.claim_ids),
        *(it for each in (*balance.assertions, *balance.relations) for it in (*each.claim_ids, *each.denied_by)),
        *(it for tension in balance.tensions for side in tension.sides for it in side),
        *(it for bond in balance.bonds for it in (bond.left, bond.right)),
    ]
    assert set(spoken_of) <= ids
    known = {it.id for it in balance.assertions}
    assert all(near in known for it in balance.assertions for near in (*it.broader, *it.narrower))
    assert all(len(tension.sides) > 1 for tension in balance.tensions)
    assert without_gone(balance, Analysis(claims=tuple(CLAIMS), entities=ENTITIES)) == balance
