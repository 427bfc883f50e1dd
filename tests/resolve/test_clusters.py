"""Who is one: what people judged, what the machine joins, and that all of it can be undone."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.resolve.by_ids import plain_join
from tests.resolve.people import (
    Bench,
    casts,
    entity,
    judged,
    of,
    person,
    proposal,
    references,
    tables,
    try_to_judge,
)

from whosays.records import Reading, Verdict, content_id
from whosays.resolve import Bearer, Bearers, cluster, join_entities, to_compare

VERDICTS: tuple[Verdict, ...] = ("positive", "negative", "unsure")


def three() -> Bench:
    """Three documents that name an Orin Sael, and one that names an O. Sael."""
    return Bench(*(person(name, "Orin Sael") for name in "abc"), person("d", "O. Sael"))


def board(short: str = "b", also: str = "") -> Bench:
    """A board with its acronym in one document, the acronym alone in another, and perhaps in a third."""
    full = Reading("a", (entity("a", "PublicBody", "Harbour and Tides Board", "HTB"),))
    bare = [Reading(name, (entity(name, "Organization", "HTB"),)) for name in (short, also) if name]
    return Bench(full, *bare)


HTB, HTB_BOARD = of("HTB", schema="Organization"), of("Harbour and Tides Board", schema="Organization")


@settings(max_examples=100, deadline=None)
@given(casts())
def test_without_judgements_the_entities_and_ids_are_those_of_names_alone(readings: list[Reading]) -> None:
    entities, ids = plain_join(readings)
    joined = join_entities(readings)
    assert joined.entities == entities
    assert dict(joined.ids) == ids
    table = cluster(Bearers(readings)).table
    assert table.split == frozenset()
    assert dict(table.references) == {found.id: found.id for found in entities}
    assert to_compare(Bearers(readings), ()) == table


@settings(max_examples=100, deadline=None)
@given(judged(), st.randoms(use_true_random=False))
def test_the_order_of_nothing_matters(bench: Bench, shuffled: random.Random) -> None:
    by_document: dict[str, list[Bearer]] = {}
    for bearer in bench.bearers.entities:
        by_document.setdefault(bearer.document_id, []).append(bearer)
    readings = [Reading(name, tuple(bench.bearers.members(group))) for name, group in by_document.items()]
    judgements, proposals = [*bench.judgements], [*bench.proposals]
    for given_in_order in (readings, judgements, proposals):
        shuffled.shuffle(given_in_order)
    assert tables([cluster(Bearers(readings), judgements, proposals)]) == tables([bench.clusters])


@settings(max_examples=100, deadline=None)
@given(judged())
def test_what_people_judged_holds_whatever_the_machine_proposes(bench: Bench) -> None:
    clusters = bench.clusters
    for ruling in clusters.rulings:
        left, right = ({clusters.table.ids[bearer] for bearer in side} for side in (ruling.left, ruling.right))
        if ruling.judgement.verdict == "positive":
            assert len(left | right) == 1
        if ruling.judgement.verdict == "negative":
            assert not left & right
    assert clusters.contradicted == {}


@settings(max_examples=100, deadline=None)
@given(judged(), st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99), st.sampled_from(VERDICTS)), max_size=5))
def test_undoing_gives_back_the_very_entities(bench: Bench, steps: list[tuple[int, int, Verdict]]) -> None:
    known = references(bench.bearers)
    before = [tables([bench.clusters])]
    made = []
    for left, right, verdict in steps if known else ():
        judgement = try_to_judge(bench, known[left % len(known)], known[right % len(known)], verdict)
        if judgement:
            made.append(judgement)
            before.append(tables([bench.clusters]))
    while made:
        assert tables([bench.clusters]) == before.pop()
        bench.undo(made.pop())
    assert tables([bench.clusters]) == before.pop()
    for judgement in bench.judgements:
        bench.undo(judgement)
    bench.proposals = []
    assert tables([bench.clusters]) == tables([cluster(bench.bearers)])


@settings(max_examples=100, deadline=None)
@given(judged())
def test_entities_part_the_bearers_and_references_mean_them(bench: Bench) -> None:
    table = bench.clusters.table
    assert set(table.ids) == set(bench.bearers.entities)
    assert set(table.ids.values()) == {found.id for found in table.entities} == set(table.references)
    assert len({found.id for found in table.entities}) == len(table.entities)
    for case_id, reference in table.references.items():
        assert {table.ids[bearer] for bearer in bench.bearers.meant_by(reference)} == {case_id}
    mentions = [mention for found in table.entities for mention in found.mentions]
    assert len(mentions) == len(set(mentions))
    compared = to_compare(bench.bearers, bench.judgements).ids
    assert len({(compared[bearer], table.ids[bearer]) for bearer in table.ids}) == len(set(compared.values()))


def test_positive_judgements_join_transitively() -> None:
    bench = Bench(
        *(person(name, full) for name, full in zip("abc", ("Orin Sael", "O. Sael", "Orin Sahl"), strict=True))
    )
    bench.judge(of("Orin Sael"), of("O. Sael"), "positive")
    bench.judge(of("O. Sael"), of("Orin Sahl"), "positive")
    assert bench.names == [("O. Sael@b", "Orin Sael@a", "Orin Sahl@c")]
    (found,) = bench.clusters.table.entities
    assert {found.name, *found.aliases} == {"Orin Sael", "O. Sael", "Orin Sahl"}
    assert bench.identity(of("Orin Sael"), of("O. Sael")).by == "judgement"


def test_one_name_borne_by_two_is_split_and_further_bearers_stay_by_themselves() -> None:
    bench = three()
    bench.judge(of("Orin Sael", "a"), of("Orin Sael", "b"), "negative")
    assert bench.names == [("O. Sael@d",), ("Orin Sael@a",), ("Orin Sael@b",), ("Orin Sael@c",)]
    apart = bench.identity(of("Orin Sael", "a"), of("Orin Sael", "b"))
    assert (apart.judgement, apart.joined, apart.by) == ("negative", False, "judgement")
    assert apart.why == "both are named “Orin Sael”, which would have joined them"
    open_pair = bench.identity(of("Orin Sael", "a"), of("Orin Sael", "c"))
    assert (open_pair.judgement, open_pair.by) == (None, "")
    assert open_pair.why == "both are named “Orin Sael”, but that name is borne by several"


def test_one_bearer_told_from_all_others_leaves_these_together() -> None:
    bench = three()
    bench.judge(of("Orin Sael", "b"), of("Orin Sael"), "negative")
    assert bench.names == [("O. Sael@d",), ("Orin Sael@a", "Orin Sael@c"), ("Orin Sael@b",)]
    bench.read(*(person(name, "Orin Sael") for name in "abcde"))
    assert bench.names == [("Orin Sael@a", "Orin Sael@c", "Orin Sael@d", "Orin Sael@e"), ("Orin Sael@b",)]


def test_a_name_that_is_split_has_ids_of_its_bearers() -> None:
    bench = three()
    name = of("Orin Sael")
    bench.judge(of("Orin Sael", "b"), name, "negative")
    table = bench.clusters.table
    assert table.split == {name}
    assert table.ids[Bearer("b", name)] == content_id("ent", name, "b")
    assert table.ids[Bearer("c", name)] == table.ids[Bearer("a", name)] == content_id("ent", name, "a")
    assert table.references[content_id("ent", name, "a")] == f"{name}@a"
    assert table.ids[Bearer("d", of("O. Sael"))] == of("O. Sael")


def test_a_split_comes_of_what_the_bearers_are_judged_to_be_as_well() -> None:
    bench = Bench(person("a", "Orin Sael"), person("b", "Orin Sael"), person("c", "O. Sael"), person("d", "Orin Sahl"))
    bench.judge(of("Orin Sael", "a"), of("O. Sael"), "positive")
    bench.judge(of("Orin Sael", "b"), of("Orin Sahl"), "positive")
    assert len(bench.names) == 1
    bench.judge(of("O. Sael"), of("Orin Sahl"), "negative")
    assert bench.names == [("O. Sael@c", "Orin Sael@a"), ("Orin Sael@b", "Orin Sahl@d")]
    why = bench.identity(of("Orin Sael", "a"), of("Orin Sael", "b")).why
    assert why.startswith("both are named “Orin Sael”, which would have joined them, but “")
    assert why.endswith("(A. Reader)")


def test_a_negative_shows_the_short_form_that_would_have_joined() -> None:
    bench = board()
    assert len(bench.names) == 1
    joined = bench.identity(HTB, HTB_BOARD)
    assert (joined.joined, joined.by, joined.why) == (
        True,
        "machine",
        "“HTB” is another name of “Harbour and Tides Board”",
    )
    bench.judge(HTB, HTB_BOARD, "negative")
    assert len(bench.names) == 2
    apart = bench.identity(HTB, HTB_BOARD)
    assert (apart.judgement, apart.joined, apart.by) == ("negative", False, "judgement")
    assert apart.why == "“HTB” is another name of “Harbour and Tides Board”, which would have joined them"


def test_a_short_form_borne_by_several_is_short_for_nobody() -> None:
    bench = board("b", "c")
    assert len(bench.names) == 1
    bench.judge(f"{HTB}@b", f"{HTB}@c", "negative")
    assert len(bench.names) == 3
    assert bench.identity(HTB, HTB_BOARD).why.endswith("; “HTB” is borne by several")


def test_a_short_form_of_two_that_are_judged_one_is_short_for_it() -> None:
    bench = Bench(
        Reading("a", (entity("a", "PublicBody", "Harbour and Tides Board", "HTB"),)),
        Reading("b", (entity("b", "PublicBody", "Board of Harbours and Tides", "HTB"),)),
        Reading("c", (entity("c", "Organization", "HTB"),)),
    )
    assert len(bench.names) == 3
    judgement = bench.judge(HTB_BOARD, of("Board of Harbours and Tides", schema="Organization"), "positive")
    assert len(bench.names) == 1
    bench.undo(judgement)
    assert len(bench.names) == 3


def test_unsure_joins_nothing_forbids_nothing_and_blocks_that_very_join() -> None:
    bench = three()
    one, other = of("Orin Sael"), of("O. Sael")
    bench.proposals = [proposal(one, other, 0.99)]
    assert len(bench.names) == 1
    bench.judge(one, other, "unsure")
    assert len(bench.names) == 2
    pair = bench.identity(one, other)
    assert (pair.judgement, pair.joined, pair.by, pair.match_probability) == ("unsure", False, "", 0.99)
    assert pair.why == "a match probability of 0.99 would have joined them"
    bench.judge(one, other, "positive")
    assert len(bench.names) == 1


def test_unsure_of_two_bearers_does_not_keep_a_third_from_both() -> None:
    bench = Bench(person("a", "Orin Sael"), person("b", "Orin Sael"))
    bench.judge(of("Orin Sael", "a"), of("Orin Sael", "b"), "unsure")
    assert len(bench.names) == 2
    bench.read(*(person(name, "Orin Sael") for name in "abc"))
    assert len(bench.names) == 1


def test_a_proposal_joins_from_the_threshold_on_and_says_what_it_would_have_joined() -> None:
    bench = three()
    one, other = of("Orin Sael"), of("O. Sael")
    for probability, entities in ((0.96, 2), (0.98, 1), (None, 2)):
        bench.proposals = [proposal(one, other, probability)]
        assert len(bench.names) == entities
    bench.proposals = [proposal(one, other, 0.98)]
    assert bench.identity(one, other).by == "machine"
    bench.judge(one, other, "negative")
    pair = bench.identity(one, other)
    assert (len(bench.names), pair.judgement, pair.match_probability) == (2, "negative", 0.98)
    assert pair.why == "a match probability of 0.98 would have joined them"


def test_of_two_proposals_that_cannot_both_be_the_more_probable_joins() -> None:
    bench = Bench(
        *(person(name, full) for name, full in zip("abc", ("Orin Sael", "O. Sael", "Orin Sahl"), strict=True))
    )
    bench.judge(of("O. Sael"), of("Orin Sahl"), "negative")
    bench.proposals = [
        proposal(of("Orin Sael"), of("O. Sael"), 0.985),
        proposal(of("Orin Sael"), of("Orin Sahl"), 0.99),
    ]
    assert bench.names == [("O. Sael@b",), ("Orin Sael@a", "Orin Sahl@c")]
    why = bench.identity(of("Orin Sael"), of("O. Sael")).why
    assert why.startswith("a match probability of 0.98 would have joined them, but “O")


def test_the_model_compares_what_people_told_apart_and_not_what_only_they_joined() -> None:
    bench = three()
    bench.judge(of("Orin Sael", "b"), of("Orin Sael"), "negative")
    bench.judge(of("Orin Sael", "a"), of("O. Sael"), "positive")
    table = to_compare(bench.bearers, bench.judgements)
    groups = sorted(sorted({mention.document_id for mention in found.mentions}) for found in table.entities)
    assert groups == [["a", "c"], ["b"], ["d"]]
    assert table.references[of("O. Sael")] == of("O. Sael")


def test_a_judgement_whose_name_is_gone_lies_dormant_and_comes_back() -> None:
    bench = three()
    judgement = bench.judge(of("Orin Sael"), of("O. Sael"), "positive")
    bench.read(person("a", "Orin Sael"), person("d", "Tessa Brand"))
    assert bench.clusters.state(judgement) == "dormant"
    assert len(bench.names) == 2
    bench.read(person("a", "Orin Sael"), person("d", "O. Sael"))
    assert bench.clusters.state(judgement) == "stands"
    assert len(bench.names) == 1


@pytest.mark.parametrize("reference", [of("Orin Sael"), of("Orin Sael", "a")])
def test_a_judgement_outlives_a_reading_that_takes_another_name_for_the_main_one(reference: str) -> None:
    bench = Bench(person("a", "Orin Sael"), person("b", "Tessa Brand"))
    judgement = bench.judge(reference, of("Tessa Brand"), "positive")
    bench.read(person("a", "Orin Baltasar Sael", "Orin Sael"), person("b", "Tessa Brand"))
    assert bench.clusters.state(judgement) == "stands"
    assert len(bench.names) == 1


def test_a_contradiction_that_a_new_reading_brings_keeps_apart_and_is_told() -> None:
    bench = Bench(person("a", "Orin Sael"), person("b", "O. Sael"), person("c", "Orin Sahl"))
    bench.judge(of("Orin Sael"), of("Orin Sahl"), "negative")
    first = bench.judge(of("Orin Sael"), of("O. Sael"), "positive")
    # Now the second document has the other name for the main one, and the judged one beside it.
    bench.read(person("a", "Orin Sael"), person("b", "Orin Sahl", "O. Sael"), person("c", "Orin Sahl"))
    clusters = bench.clusters
    assert clusters.state(first) == "contradicted"
    assert [ruling.judgement.verdict for ruling in clusters.contradicted[first.id]] == ["positive", "negative"]
    assert bench.names == [("Orin Sael@a",), ("Orin Sahl@b", "Orin Sahl@c")]
