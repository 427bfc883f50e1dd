"""Relations of a case: gathered from what claims state, with their times, denials and support."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.weigh.origins.cases import Files, Said

from whosays.records import (
    Analysis,
    Level,
    Polarity,
    Relation,
    RelationType,
    Span,
    StatedRelation,
    TimeExpression,
)
from whosays.weigh.origins import trace_origins
from whosays.weigh.relations import weigh_relations
from whosays.weigh.told import Told

CUE = Span(0, 3, "met")
TYPES: tuple[RelationType, ...] = ("met", "killed", "family", "funded")


def relates(
    subject: str, kind: RelationType, other: str, polarity: Polarity = "positive", level: Level = "certain"
) -> StatedRelation:
    return StatedRelation(kind, subject, other, CUE, polarity, level)


def case(*said: tuple[Said | str, tuple[StatedRelation, ...]]) -> Analysis:
    """A case of documents that each make one claim, in order, with what it relates."""
    files = Files()
    for number, (words, _) in enumerate(said):
        files.add(f"Paper {number}", words)
    analysis = files.analysis()
    claims = tuple(
        replace(claim, relations=relations) for claim, (_, relations) in zip(analysis.claims, said, strict=True)
    )
    return replace(analysis, claims=claims)


def weighed(analysis: Analysis) -> tuple[Relation, ...]:
    return weigh_relations(analysis, trace_origins(analysis, (), Told()))


def dated(analysis: Analysis, times: Mapping[int, list[tuple[str | None, str | None]]]) -> Analysis:
    """The case with times on its claims, by their number."""
    claims = [
        replace(
            claim,
            times=tuple(TimeExpression(CUE, "2000", first, last) for first, last in times.get(number, ())),
        )
        for number, claim in enumerate(analysis.claims)
    ]
    return replace(analysis, claims=tuple(claims))


def test_who_is_named_first_matters_where_a_relation_has_a_direction() -> None:
    found = weighed(
        case(
            ("They met at the lock.", (relates("b", "met", "a"), relates("b", "killed", "a"))),
            ("She met him at the lock.", (relates("a", "met", "b"), relates("a", "killed", "b"))),
        )
    )
    assert [(one.subject_id, one.type, one.object_id, len(one.claim_ids)) for one in found] == [
        ("a", "killed", "b", 1),
        ("a", "met", "b", 2),
        ("b", "killed", "a", 1),
    ]


def test_what_is_denied_stands_beside_what_is_said() -> None:
    (found,) = weighed(
        case(
            ("They met at the lock.", (relates("a", "met", "b"),)),
            (Said("They never met.", by=("Ilka Dorn",)), (relates("b", "met", "a", "negative"),)),
        )
    )
    assert (found.claim_ids, found.denied_by) == (("Paper 0/0",), ("Paper 1/0",))
    assert "disputed" in found.support.weaknesses
    assert found.origins == found.support.origins
    assert len(found.origins) == 1


def test_a_relation_that_is_only_denied_is_shown() -> None:
    (found,) = weighed(case(("They never met.", (relates("a", "met", "b", "negative"),))))
    assert (found.claim_ids, found.denied_by, found.support.most) == ((), ("Paper 0/0",), 0)
    assert (found.earliest, found.latest) == (None, None)


def test_a_claim_that_says_and_denies_it_counts_on_both_sides() -> None:
    (found,) = weighed(
        case(("They met once and not again.", (relates("a", "met", "b"), relates("a", "met", "b", "negative"))))
    )
    assert found.claim_ids == found.denied_by == ("Paper 0/0",)


def test_an_entity_is_not_related_to_itself() -> None:
    assert weighed(case(("He met himself.", (relates("a", "met", "a"),)))) == ()


def test_a_relation_is_hedged_where_no_claim_states_it_outright() -> None:
    hedged = relates("a", "met", "b", level="possible")
    words = "The man who may have met her left."
    (found,) = weighed(case((words, (hedged,)), ("He may have met her there.", (hedged,))))
    assert "hedged_only" in found.support.weaknesses
    (found,) = weighed(case((words, (hedged,)), ("He met her.", (relates("a", "met", "b"),))))
    assert "hedged_only" not in found.support.weaknesses


def test_times_are_the_hull_of_what_the_claims_give() -> None:
    analysis = case(
        ("They met in May.", (relates("a", "met", "b"),)),
        ("They met in June and July.", (relates("a", "met", "b"),)),
        ("They met.", (relates("a", "met", "b"),)),
        ("They did not meet in 1900.", (relates("a", "met", "b", "negative"),)),
    )
    times: dict[int, list[tuple[str | None, str | None]]] = {
        0: [("2001-05-01", "2001-05-31")],
        1: [("2001-06-01", "2001-06-30"), ("2001-07-01", "2001-07-31")],
        3: [("1900-01-01", "1900-12-31")],
    }
    (found,) = weighed(dated(analysis, times))
    assert (found.earliest, found.latest) == ("2001-05-01", "2001-07-31")
    (found,) = weighed(dated(analysis, {**times, 2: [(None, None)]}))
    assert (found.earliest, found.latest) == ("2001-05-01", "2001-07-31"), "a time that says nothing is none"
    (found,) = weighed(dated(analysis, {**times, 2: [("2003-01-01", None)]}))
    assert (found.earliest, found.latest) == ("2001-05-01", None), "since 2003: open at the end"


STATED = st.builds(
    relates,
    st.sampled_from("abc"),
    st.sampled_from(TYPES),
    st.sampled_from("abc"),
    st.sampled_from(["positive", "negative"]),
)


@given(st.lists(st.lists(STATED, max_size=4).map(tuple), min_size=1, max_size=5))
def test_every_statement_is_in_one_relation_and_nothing_else_is(stated: list[tuple[StatedRelation, ...]]) -> None:
    analysis = case(*((f"Sentence number {number}.", some) for number, some in enumerate(stated)))
    found = weighed(analysis)
    keys = [(one.subject_id, one.type, one.object_id) for one in found]
    assert keys == sorted(set(keys))
    assert len({one.id for one in found}) == len(found)
    given_ = {
        (frozenset((one.subject_id, one.object_id)), one.type, claim.id, one.polarity)
        for claim in analysis.claims
        for one in claim.relations
        if one.subject_id != one.object_id
    }
    shown = {
        (frozenset((one.subject_id, one.object_id)), one.type, claim_id, polarity)
        for one in found
        for polarity, claim_ids in (("positive", one.claim_ids), ("negative", one.denied_by))
        for claim_id in claim_ids
    }
    assert shown == given_
