from __future__ import annotations

from dataclasses import replace

import pytest
from benchmarks._tension_cases import MAKERS, Maker, Said, Who, analysis_of, case_of, pairs_of

from whosays.records import Analysis, BondKind, ClaimBond, Relation, Tension
from whosays.weigh.tensions import find_tensions

_MARN: Who = ("Lena Marn", "Person")
_OSTER: Who = ("Bram Oster", "Person")
_BOARD: Who = ("the Board of Lights", "PublicBody")
_Y = {str(year): (str(year), str(year)) for year in range(1980, 2015)}


def _find(*said: Said) -> tuple[Tension, ...]:
    return find_tensions(analysis_of(said), (), ())


def _bonded(*said: Said, kind: BondKind = "contradicting") -> tuple[Tension, ...]:
    analysis = analysis_of(said)
    left, right = (claim.id for claim in analysis.claims[:2])
    return find_tensions(analysis, [ClaimBond(left, right, kind, 0.9, "")], ())


@pytest.mark.parametrize("kind", MAKERS)
def test_of_drawn_pairs_those_that_cannot_hold_are_found(kind: str) -> None:
    for pair in pairs_of(kind, 40, seed=3):
        found = {tension.kind for tension in find_tensions(analysis_of(pair.said), (), ())}
        assert (pair.kind in found) is pair.clash, [said.text for said in pair.said]


def test_an_empty_case_has_no_tension() -> None:
    assert find_tensions(Analysis(), (), ()) == ()


def test_ten_claims_of_one_conflict_are_one_tension_with_sides() -> None:
    early = [Said("Lena Marn", "died", "in 1990", _MARN, when=_Y["1990"])] * 6
    late = [Said("Lena Marn", "died", "in 1994", _MARN, when=_Y["1994"])] * 4
    (found,) = _find(*early, *late)
    assert (found.kind, [len(side) for side in found.sides]) == ("time", [6, 4])
    assert set(found.claim_ids) == {claim for side in found.sides for claim in side}
    assert "1990" in found.why
    assert "1994" in found.why
    assert found.why.startswith("Lena Marn")


def test_a_change_over_time_is_no_tension() -> None:
    held = Said("Lena Marn", "was detained", "in May 2001", _MARN, when=("May 2001", "2001-05"))
    freed = Said("Lena Marn", "was released", "in June 2003", _MARN, when=("June 2003", "2003-06"))
    later = Said("Lena Marn", "travelled", "to Vessin in 2004", _MARN, when=_Y["2004"])
    assert _find(held, freed, later) == ()
    (found,) = _find(held, freed, replace(later, object="to Vessin in 2002", when=_Y["2002"]))
    assert [len(side) for side in found.sides] == [2, 1]
    assert found.kind == "state"


def test_a_second_arrest_leaves_the_time_between_open() -> None:
    first = Said("Lena Marn", "was arrested", "in 1990", _MARN, when=_Y["1990"])
    second = Said("Lena Marn", "was arrested", "in 1995", _MARN, when=_Y["1995"])
    freed = Said("Lena Marn", "was released", "in 1998", _MARN, when=_Y["1998"])
    journey = Said("Lena Marn", "travelled", "to Vessin in 1992", _MARN, when=_Y["1992"])
    assert _find(first, second, freed, journey) == ()


@pytest.mark.parametrize(("year", "kinds"), [("1992", ["state"]), ("1988", []), ("1996", [])])
def test_since_begins_a_spell_and_until_ends_it(year: str, kinds: list[str]) -> None:
    since = Said("Lena Marn", "had been", "in custody since 1990", _MARN, when=("since 1990", "1990/.."))
    until = Said("Lena Marn", "was held", "in prison until 1994", _MARN, when=("until 1994", "../1994"))
    journey = Said("Lena Marn", "travelled", f"to Vessin in {year}", _MARN, when=_Y[year])
    assert [tension.kind for tension in _find(since, until, journey)] == kinds


def test_a_release_before_the_only_arrest_by_the_same_is_out_of_order() -> None:
    freed = Said("Lena Marn", "was released", "by the Board of Lights in 1990", _MARN, _BOARD, when=_Y["1990"])
    taken = Said("Lena Marn", "was arrested", "by the Board of Lights in 1995", _MARN, _BOARD, when=_Y["1995"])
    assert [one.kind for one in _find(freed, taken)] == ["time"]
    assert _find(replace(freed, object="in 1990", whom=None), taken) == ()


@pytest.mark.parametrize(
    ("verb", "object_", "year", "found"),
    [
        ("was", "a member of the Board of Lights in 2003", "2003", ["state"]),
        ("was", "a member of the Board of Lights in 1995", "1995", []),
        ("joined", "the Board of Lights in 2001", "2001", []),
    ],
)
def test_a_membership_does_not_outlast_its_end(verb: str, object_: str, year: str, found: list[str]) -> None:
    left = Said("Lena Marn", "left", "the Board of Lights in 1999", _MARN, _BOARD, when=_Y["1999"])
    assert [one.kind for one in _find(left, Said("Lena Marn", verb, object_, _MARN, _BOARD, when=_Y[year]))] == found


def test_who_joined_again_is_a_member_again() -> None:
    left = Said("Lena Marn", "left", "the Board of Lights in 1999", _MARN, _BOARD, when=_Y["1999"])
    again = Said("Lena Marn", "joined", "the Board of Lights in 2001", _MARN, _BOARD, when=_Y["2001"])
    member = Said("Lena Marn", "was", "a member of the Board of Lights in 2003", _MARN, _BOARD, when=_Y["2003"])
    assert _find(left, again, member) == ()


def test_an_event_out_of_order_is_told_with_both_dates() -> None:
    born = Said("Lena Marn", "was born", "in 1990", _MARN, when=_Y["1990"])
    retired = Said("Lena Marn", "retired", "in 1985", _MARN, when=_Y["1985"])
    (found,) = _find(born, retired)
    assert found.kind == "time"
    assert "1990" in found.why
    assert "1985" in found.why


def test_dates_that_only_the_text_around_gives_clash_with_nothing_in_a_life() -> None:
    maker = Maker()
    maker.say(Said("Lena Marn", "died", "in 1990", _MARN, when=_Y["1990"]))
    maker.say(Said("Lena Marn", "died", "on 4 May", _MARN, when=("4 May", "1994-05-04")))
    analysis = maker.analysis()
    assert len(find_tensions(analysis, (), ())) == 1
    first, second = analysis.claims
    anchored = replace(second, times=tuple(replace(time, anchor="year from “1994” at 3") for time in second.times))
    assert find_tensions(replace(analysis, claims=(first, anchored)), (), ()) == ()


def test_numbers_in_one_text_are_of_other_things() -> None:
    maker = Maker()
    forty = Said("Forty ships", "were warned", "by wireless before the storm")
    fifty = Said("Fifty ships", "were warned", "by wireless before the storm")
    maker.say(forty, "one")
    maker.say(fifty, "one")
    assert find_tensions(maker.analysis(), (), ()) == ()
    assert [one.kind for one in _find(forty, fifty)] == ["number"]


def test_one_place_in_the_other_is_no_tension() -> None:
    day = ("4 May 1999", "1999-05-04")
    one = Said("Lena Marn", "was", "in Old Quay on 4 May 1999", _MARN, place="Old Quay", when=day)
    other = Said("Lena Marn", "was", "in Vessin on 4 May 1999", _MARN, place="Vessin", when=day)
    assert [tension.kind for tension in _find(one, other)] == ["place"]
    nested = Said("The fair", "opened", "at Old Quay in Vessin", place="Vessin", whom=("Old Quay", "Address"))
    assert _find(one, other, nested) == ()


def test_contrary_claims_are_a_tension_of_polarity_and_of_accounts_where_several_hold_either() -> None:
    paid = Said("Lena Marn", "paid", "the crew", _MARN)
    unpaid = Said("Lena Marn", "never paid", "the crew", _MARN, polarity="negative")
    (found,) = _bonded(paid, unpaid)
    assert (found.kind, len(found.sides)) == ("polarity", 2)
    analysis = analysis_of([paid, unpaid, paid, unpaid])
    ids = [claim.id for claim in analysis.claims]
    bonds = [
        ClaimBond(ids[0], ids[1], "contradicting", 0.9, ""),
        ClaimBond(ids[0], ids[2], "same", 0.9, ""),
        ClaimBond(ids[1], ids[3], "same", 0.9, ""),
    ]
    (found,) = find_tensions(analysis, bonds, ())
    assert (found.kind, found.sides) == ("account", ((ids[0], ids[2]), (ids[1], ids[3])))


@pytest.mark.parametrize(
    ("one", "other", "kinds"),
    [
        (("crates of tea in 1990", "1990"), ("crates of tea in 1991", "1991"), ["time"]),
        (("crates in 1990", "1990"), ("crates in 1991", "1991"), []),
        (("crates in 1990", "1990"), ("crates in 1994", "1994"), []),
        (("forty crates in 1990", "1990"), ("ninety crates in 1994", "1994"), []),
        (("forty crates", ""), ("ninety crates", ""), ["number"]),
        (("crates within ten days", ""), ("crates within thirty days", ""), ["number"]),
        (("crates", ""), ("barrels", ""), []),
    ],
)
def test_a_contradiction_is_named_by_what_differs(
    one: tuple[str, str], other: tuple[str, str], kinds: list[str]
) -> None:
    said = [Said("Lena Marn", "bought", words, _MARN, when=_Y.get(year)) for words, year in (one, other)]
    assert [tension.kind for tension in _bonded(*said)] == kinds


@pytest.mark.parametrize(
    "denial",
    [
        Said("Bram Oster", "never paid", "the crew for the crates", _OSTER, polarity="negative"),
        Said("Lena Marn", "never saw", "a storm", _MARN, polarity="negative"),
        Said("Lena Marn", "did not know", "that the crew for the crates was paid", _MARN, polarity="negative"),
        Said("Lena Marn", "never paid", "the crew for crates in 1994", _MARN, when=_Y["1994"], polarity="negative"),
    ],
)  # fmt: skip
def test_a_denial_of_another_matter_person_or_time_is_no_tension(denial: Said) -> None:
    paid = Said("Lena Marn", "paid", "the crew for the crates in 1990", _MARN, when=_Y["1990"])
    assert _bonded(paid, denial) == ()


def test_claims_that_say_the_same_are_no_tension() -> None:
    said = Said("Lena Marn", "bought", "forty crates in 1990", _MARN, when=_Y["1990"])
    assert _bonded(said, replace(said, object="some 42 crates in 1990"), kind="same") == ()


def test_a_relation_that_is_denied_is_a_tension_unless_of_another_time() -> None:
    analysis = analysis_of(
        [
            Said("Lena Marn", "trained", "Bram Oster in 1990", _MARN, _OSTER, when=_Y["1990"]),
            Said("Lena Marn", "never trained", "Bram Oster", _MARN, _OSTER, polarity="negative"),
            Said("Lena Marn", "never met", "Bram Oster in 2003", _MARN, _OSTER, when=_Y["2003"], polarity="negative"),
        ]
    )  # fmt: skip
    stated, denied, later = (claim.id for claim in analysis.claims)
    marn, oster = (entity.id for entity in analysis.entities)
    relation = Relation("rel", marn, "trained", oster, (stated,), (), (denied, later), "1990-01-01", "1990-12-31")
    (one,) = find_tensions(analysis, (), [relation])
    assert (one.kind, one.claim_ids, one.entity_ids) == ("polarity", (stated, denied), (marn, oster))
    assert not any(
        later in one.claim_ids for one in find_tensions(analysis, (), [replace(relation, denied_by=(later,))])
    )


def test_a_deed_of_one_who_belongs_to_the_other_is_no_rival_account() -> None:
    said = [
        Said("Lena Marn", "killed", "Bram Oster", _MARN, _OSTER),
        Said("Radek Holm", "killed", "Bram Oster", ("Radek Holm", "Person"), _OSTER),
    ]
    analysis = analysis_of(said)
    assert [one.kind for one in find_tensions(analysis, (), ())] == ["account"]
    ids = {entity.name: entity.id for entity in analysis.entities}
    kin = Relation("rel", ids["Lena Marn"], "associate", ids["Radek Holm"], ())
    assert find_tensions(analysis, (), [kin]) == ()


def test_the_same_case_gives_the_same_tensions() -> None:
    analysis = case_of(400)
    found = find_tensions(analysis, (), ())
    order = {claim.id: index for index, claim in enumerate(analysis.claims)}
    assert found == find_tensions(analysis, (), ())
    assert len({one.id for one in found}) == len(found) > 10
    assert [order[one.claim_ids[0]] for one in found] == sorted(order[one.claim_ids[0]] for one in found)
    for one in found:
        assert len(one.sides) > 1
        assert sorted(claim for side in one.sides for claim in side) == sorted(one.claim_ids)
        assert list(one.claim_ids) == sorted(one.claim_ids, key=order.__getitem__)


def test_claims_in_nearly_the_same_words_are_compared_without_a_bond() -> None:
    handed = Said("The mine’s company", "handed", "120,000 litres of diesel to the committee of Mulda")
    gave = Said("The company", "gave", "12,000 litres of diesel to the committee of Mulda")
    assert [tension.kind for tension in _find(handed, gave)] == ["number"]
    told = Said("The minister’s office", "gave", "an order concerning the vessel")
    nothing = "no evidence that the minister gave any order concerning the vessel"
    bare = Said("The inquiry", "found", nothing, polarity="negative")
    (found,) = _find(told, bare)
    assert found.kind == "polarity"
    assert found.why.startswith("One finds nothing for what the other says")
    assert _find(bare, replace(bare, subject="The court", polarity="positive")) == ()
