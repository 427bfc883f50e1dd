"""How many origins stand behind claims."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.weigh.origins.cases import Files, Said, bond, bonds, decided

from whosays.records import Support
from whosays.weigh.origins import Provenance, trace_origins
from whosays.weigh.told import Told

STORY = (
    "The lock keeper of Sedge Basin opened the upper gates before midnight and let barges through without any papers."
)
AFTER = "Three of the crews were later seen unloading sealed crates behind the disused brewery."


def names(provenance: Provenance, support: Support) -> list[str]:
    by_id = {voice.id: voice.name for voice in provenance.voices}
    return [by_id[one] for one in support.origins]


def test_ten_copies_of_one_report_count_as_one() -> None:
    files = Files()
    files.add("Basin Gazette", STORY, AFTER, published="2011-03-01")
    for number in range(10):
        files.add(
            f"Paper {number}", "Our readers will know of this.", STORY, AFTER, published=f"2011-03-{number + 2:02}"
        )
    analysis = files.analysis()
    claims = [claim.id for claim in analysis.claims if claim.proposition.text == STORY]
    provenance = trace_origins(analysis, bonds(claims), Told())
    support = provenance.support(claims)
    assert len(claims) == 11
    assert (support.least, support.most, names(provenance, support)) == (1, 1, ["Basin Gazette"])
    assert support.weaknesses == ("single_origin",)
    assert all(line.assumed for line in provenance.lines_of(claims[1:]))


def test_a_paper_that_cites_a_paper_that_cites_officials_is_one_origin() -> None:
    files = Files(papers={"The Mercury": "Mercury"})
    files.add("Mercury", Said("Gates were opened for the barges.", by=("harbour officials",)))
    files.add("Courier", Said("The gates had been opened.", by=("The Mercury",)))
    told = ["Mercury/0", "Courier/0"]
    provenance = trace_origins(files.analysis(), bonds(told), Told())
    support = provenance.support(told)
    assert (support.least, support.most, names(provenance, support)) == (1, 1, ["harbour officials"])
    assert support.weaknesses == ("single_origin", "anonymous_only")


def test_what_is_not_known_makes_a_range() -> None:
    files = Files()
    for paper in ("Mercury", "Courier", "Echo"):
        files.add(paper, Said(f"The gates were opened, {paper} has learnt.", by=("officials",)))
    told = ["Mercury/0", "Courier/0", "Echo/0"]
    provenance = trace_origins(files.analysis(), bonds(told), Told())
    support = provenance.support(told)
    assert (support.least, support.most) == (1, 3)
    assert provenance.independent(*support.origins[:2]) is None


def test_analysts_decide_on_voices() -> None:
    files = Files()
    for paper in ("Mercury", "Courier", "Echo"):
        files.add(paper, f"The gates were opened, as {paper} saw.")
    told = ["Mercury/0", "Courier/0", "Echo/0"]
    apart = decided("doc-Mercury", "doc-Courier", independent=True)
    one = decided("doc-Courier", "doc-Echo", independent=False)
    provenance = trace_origins(files.analysis(), bonds(told), Told(independence=(apart, one)))
    support = provenance.support(told)
    assert (support.least, support.most) == (2, 2)
    left, right = (provenance.of_source(f"doc-{paper}") for paper in ("Courier", "Echo"))
    assert left is not None
    assert right is not None
    assert provenance.independent(left, right) is False


def test_an_analyst_can_hold_a_paper_to_have_seen_what_it_also_hands_on() -> None:
    files = Files()
    files.add("Mercury", "Our reporter saw the gates open.", Said("The gates were open.", by=("Ilka Dorn",)))
    told = ["Mercury/0", "Mercury/1"]
    before = trace_origins(files.analysis(), bonds(told), Told())
    assert names(before, before.support(told)) == ["Ilka Dorn"]
    source = files.analysis().sources[0].id
    after = trace_origins(
        files.analysis(), bonds(told), Told(independence=(decided("doc-Mercury", source, independent=True),))
    )
    assert (after.support(told).least, after.support(told).most) == (2, 2)


def test_one_relay_of_two_witnesses_does_not_make_them_one() -> None:
    files = Files()
    told = ["Report/0", "Report/1", "Report/2"]
    words = "The gates stood open."
    files.add("Report", Said(words, by=("Ilka Dorn",)), Said(words, by=("Piet Aumann",)), words)
    provenance = trace_origins(files.analysis(), bonds(told), Told())
    assert names(provenance, provenance.support(told)) == ["Ilka Dorn", "Piet Aumann"]


def test_both_parties_to_a_meeting_tell_of_it_at_first_hand() -> None:
    files = Files(entities={"Ilka Dorn": "ent-dorn", "Piet Aumann": "ent-aumann"})
    both = ("ent-dorn", "ent-aumann")
    files.add("Mercury", Said("I met Aumann at the lock.", by=("Ilka Dorn",), of=both))
    files.add("Courier", Said("She met me at the lock.", by=("Piet Aumann",), of=both))
    files.add("Echo", Said("Dorn met Aumann at the lock.", by=("Sela Roth",), of=both))
    told = ["Mercury/0", "Courier/0", "Echo/0"]
    support = trace_origins(files.analysis(), bonds(told), Told()).support(told)
    assert (support.least, support.most) == (2, 3)


def test_voices_that_contradict_each_other_on_two_matters_do_not_follow_each_other() -> None:
    files = Files()
    files.add(
        "North",
        Said("The gate was open.", by=("Dorn",)),
        Said("A crew was paid.", by=("Dorn",)),
        Said("It rained.", by=("Dorn",)),
    )
    files.add(
        "South",
        Said("The gate was shut.", by=("Roth",)),
        Said("No crew was paid.", by=("Roth",)),
        Said("It rained.", by=("Roth",)),
    )
    against = [bond("North/0", "South/0", "contradicting"), bond("North/1", "South/1", "contradicting")]
    agreed = bond("North/2", "South/2")
    told = ["North/2", "South/2"]
    assert trace_origins(files.analysis(), [*against, agreed], Told()).support(told).least == 2
    assert trace_origins(files.analysis(), [against[0], agreed], Told()).support(told).least == 1


def test_briefs_do_not_count() -> None:
    files = Files()
    files.add("Brief", "The gates were opened.", Said("The gates were opened.", by=("Dorn",)), role="brief")
    provenance = trace_origins(files.analysis(), (), Told())
    own = provenance.support(["Brief/0"])
    assert own == Support((), 0, 0, ("brief_only",))
    told_by_it_alone = provenance.support(["Brief/0", "Brief/1"])
    assert names(provenance, told_by_it_alone) == ["Dorn"]
    assert told_by_it_alone.weaknesses == ("brief_only", "single_origin")


def test_a_brief_is_passed_through_to_what_it_cites() -> None:
    files = Files()
    files.add("Brief", "The gates were opened.", role="brief")
    files.add("Report", Said("The keeper opened the gates.", by=("Dorn",)), "The keeper has left.")
    told = Told(cited={"Brief/0": ("doc-Report",)})
    provenance = trace_origins(files.analysis(), bonds(["Brief/0", "Report/0"]), told)
    support = provenance.support(["Brief/0"])
    assert (names(provenance, support), support.weaknesses) == (["Dorn"], ("single_origin",))


@pytest.mark.parametrize(("certain", "weak"), [(False, ("single_origin", "hedged_only")), (True, ("single_origin",))])
def test_hedged_only_where_every_line_is_hedged(certain: bool, weak: tuple[str, ...]) -> None:
    files = Files()
    files.add(
        "Mercury", Said("The gates were perhaps open.", certain=False), Said("The gates were open.", certain=certain)
    )
    support = trace_origins(files.analysis(), (), Told()).support(["Mercury/0", "Mercury/1"])
    assert support.weaknesses == weak


def test_denials_dispute_and_do_not_count() -> None:
    files = Files()
    files.add("Mercury", "The gates were open.")
    files.add("Courier", "The gates were not open.")
    provenance = trace_origins(files.analysis(), [bond("Mercury/0", "Courier/0", "contradicting")], Told())
    support = provenance.support(["Mercury/0"], ["Courier/0"])
    assert (support.most, support.weaknesses) == (1, ("single_origin", "disputed"))
    courier = frozenset({provenance.of_source("doc-Courier") or ""})
    assert provenance.support(["Mercury/0"], ["Courier/0"], courier).weaknesses == ("single_origin",)


def test_dropping_a_voice_drops_the_lines_through_it() -> None:
    files = Files()
    files.add("Mercury", Said("The gates were open.", by=("Dorn",)))
    files.add("Courier", Said("The gates were open.", by=("Dorn",)))
    told = ["Mercury/0", "Courier/0"]
    provenance = trace_origins(files.analysis(), (), Told())
    voice = {name: provenance.of_source(f"doc-{name}") or "" for name in ("Mercury", "Courier")}
    assert provenance.support(told, dropped=frozenset({voice["Mercury"]})).most == 1
    assert provenance.support(told, dropped=frozenset(voice.values())) == Support()


def test_claims_that_the_case_does_not_have_support_nothing() -> None:
    provenance = trace_origins(Files().analysis(), (), Told())
    assert provenance.support(["gone"]) == Support()
    assert provenance.of_source("gone") is None
    assert (provenance.voices, provenance.lines, provenance.reliances, provenance.circles) == ((), (), (), ())


@given(
    st.lists(st.tuples(st.integers(0, 5), st.lists(st.sampled_from("ABCDEuvw"), max_size=3, unique=True)), max_size=12)
)
def test_a_range_is_a_range_and_grows_with_claims(rows: list[tuple[int, list[str]]]) -> None:
    files = Files(papers={"A": "0", "B": "1"} if {number for number, _ in rows} >= {0, 1} else {})
    for paper in sorted({number for number, _ in rows}):
        files.add(str(paper), *(Said("The gates were open.", by=tuple(by)) for number, by in rows if number == paper))
    analysis = files.analysis()
    told = [claim.id for claim in analysis.claims]
    provenance = trace_origins(analysis, bonds(told), Told())
    support = provenance.support(told)
    assert bool(told) <= support.least <= support.most == len(set(support.origins))
    assert {line.claim_id for line in provenance.lines} == set(told)
    assert all(len(set(line.voices)) == len(line.voices) for line in provenance.lines)
    ends = {line.origin for line in provenance.lines}
    assert set(support.origins) <= ends
