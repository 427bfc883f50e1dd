"""Lines from claims to their origins, reliances and circles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tests.weigh.origins.cases import Files, Said, bond, bonds

from whosays.records import ClaimBond
from whosays.weigh.origins import Provenance, trace_origins
from whosays.weigh.told import Told


def traced(
    files: Files, links: Sequence[ClaimBond] = (), cited: Mapping[str, tuple[str, ...]] | None = None
) -> Provenance:
    return trace_origins(files.analysis(), links, Told(cited=cited or {}))


def ways(provenance: Provenance, claim_id: str) -> list[tuple[str, ...]]:
    by_id = {voice.id: voice.name for voice in provenance.voices}
    return [tuple(by_id[voice] for voice in line.voices) for line in provenance.lines_of([claim_id])]


def test_a_line_runs_along_the_chain_to_its_end() -> None:
    files = Files()
    files.add("Mercury", "It rained.", Said("It hailed.", by=("Courier", "Dorn", "officials")))
    provenance = traced(files)
    assert ways(provenance, "Mercury/0") == [("Mercury",)]
    assert ways(provenance, "Mercury/1") == [("Mercury", "Courier", "Dorn", "officials")]


def test_a_citation_goes_on_through_the_claim_on_the_matter_only() -> None:
    files = Files()
    files.add("Report", Said("It rained at the lock.", by=("Dorn",)), Said("It hailed.", by=("Roth",)))
    files.add("Brief", "It rained.", "It snowed.", role="brief")
    cited = {"Brief/0": ("doc-Report",), "Brief/1": ("doc-Report",)}
    provenance = traced(files, [bond("Report/0", "Brief/0", "narrower")], cited)
    assert ways(provenance, "Brief/0") == [("Brief", "Report", "Dorn")]
    assert [line.via for line in provenance.lines_of(["Brief/0"])] == [("Report/0",)]
    assert ways(provenance, "Brief/1") == [("Brief", "Report")]


def test_a_claim_that_says_the_contrary_is_not_gone_on_to() -> None:
    files = Files()
    files.add("Report", Said("It did not rain.", by=("Dorn",)))
    files.add("Mercury", "It rained.")
    provenance = traced(files, [bond("Report/0", "Mercury/0", "contradicting")], {"Mercury/0": ("doc-Report",)})
    assert ways(provenance, "Mercury/0") == [("Mercury",)]


def test_what_the_cited_document_says_of_its_sources_goes_before_what_is_said_of_it() -> None:
    files = Files(papers={"The Mercury": "Mercury"})
    files.add("Mercury", Said("It rained.", by=("Dorn",)), "It hailed.")
    files.add("Courier", *(Said(text, by=("The Mercury", "officials")) for text in ("Rain fell.", "Hail fell.")))
    provenance = traced(files, bonds(["Mercury/0", "Courier/0"], ["Mercury/1", "Courier/1"]))
    assert ways(provenance, "Courier/0") == [("Courier", "The Mercury", "Dorn")]
    assert ways(provenance, "Courier/1") == [("Courier", "The Mercury", "officials")]


def test_a_named_source_stands_behind_the_cited_document_that_quotes_it_and_else_before_it() -> None:
    files = Files()
    files.add("Mercury", "It rained.", Said("It hailed.", by=("Dorn",)))
    files.add("Brief", Said("Rain fell.", by=("Dorn",)), Said("Rain came.", by=("Roth",)), role="brief")
    cited = {"Brief/0": ("doc-Mercury",), "Brief/1": ("doc-Mercury",)}
    provenance = traced(files, bonds(["Mercury/0", "Brief/0", "Brief/1"]), cited)
    assert ways(provenance, "Brief/0") == [("Brief", "Mercury", "Dorn")]
    assert ways(provenance, "Brief/1") == [("Brief", "Roth", "Mercury")]


def test_officials_of_a_brief_are_those_of_the_document_that_it_cites() -> None:
    files = Files()
    files.add("Mercury", Said("It hailed.", by=("senior customs officials",)), Said("It blew.", by=("a clerk",)))
    files.add("Ledger", "It froze.")
    files.add("Brief", Said("Rain fell.", by=("officials",)), Said("It rained.", by=("the ledger",)), role="brief")
    provenance = traced(files, (), {"Brief/0": ("doc-Mercury",), "Brief/1": ("doc-Ledger",)})
    assert ways(provenance, "Brief/0") == [("Brief", "Mercury", "senior customs officials")]
    assert ways(provenance, "Brief/1") == [("Brief", "the ledger", "Ledger")]


def test_a_claim_that_cites_two_documents_has_two_lines() -> None:
    files = Files()
    files.add("Mercury", Said("It rained.", by=("Dorn",)))
    files.add("Courier", "Rain fell.")
    files.add("Brief", "It was wet.", role="brief")
    provenance = traced(
        files, bonds(["Mercury/0", "Courier/0", "Brief/0"]), {"Brief/0": ("doc-Mercury", "doc-Courier", "doc-gone")}
    )
    assert ways(provenance, "Brief/0") == [("Brief", "Mercury", "Dorn"), ("Brief", "Courier")]


def test_hedges_are_handed_down_the_line() -> None:
    files = Files()
    files.add("Mercury", Said("It may have rained.", certain=False))
    files.add("Courier", "It rained.")
    provenance = traced(files, bonds(["Mercury/0", "Courier/0"]), {"Courier/0": ("doc-Mercury",)})
    assert [line.hedged for line in provenance.lines] == [True, True]


def test_of_many_lines_and_long_ones_a_bounded_part_is_kept() -> None:
    files = Files()
    papers = [f"Paper {number}" for number in range(20)]
    for paper in papers:
        files.add(paper, f"It rained, {paper} found.")
    files.add("Digest", "It rained everywhere.")
    told = [f"{paper}/0" for paper in papers]
    cited = {one: (f"doc-{papers[number + 1]}",) for number, one in enumerate(told[:-1])}
    cited["Digest/0"] = tuple(f"doc-{paper}" for paper in papers)
    provenance = traced(files, bonds([*told, "Digest/0"]), cited)
    assert len(ways(provenance, "Digest/0")) == 8
    (longest,) = ways(provenance, "Paper 0/0")
    assert (len(longest), longest[-1]) == (12, "Paper 19")


def test_circular_citation_is_cut_found_and_counts_as_one() -> None:
    files = Files()
    for paper in ("Argus", "Beacon", "Comet"):
        files.add(paper, f"It rained, {paper} has read.")
    told = ["Argus/0", "Beacon/0", "Comet/0"]
    cited = {"Argus/0": ("doc-Beacon",), "Beacon/0": ("doc-Comet",), "Comet/0": ("doc-Argus",)}
    provenance = traced(files, bonds(told), cited)
    (circle,) = provenance.circles
    assert circle.why == "“Argus” rests on “Beacon” rests on “Comet” rests on “Argus” for one matter."
    assert circle.claim_ids == ("Argus/0", "Beacon/0", "Comet/0")
    support = provenance.support(told)
    assert (support.least, support.most, support.weaknesses) == (1, 1, ("single_origin", "circular"))


def test_documents_that_cite_each_other_on_different_matters_make_no_circle() -> None:
    files = Files()
    files.add("Argus", "It rained.", "It hailed.")
    files.add("Beacon", "Rain fell.", "Hail fell.")
    links = bonds(["Argus/0", "Beacon/0"], ["Argus/1", "Beacon/1"])
    provenance = traced(files, links, {"Argus/0": ("doc-Beacon",), "Beacon/1": ("doc-Argus",)})
    assert provenance.circles == ()


def test_two_who_name_each_other_turn_in_a_circle() -> None:
    files = Files()
    files.add("Argus", Said("It rained.", by=("Dorn", "Roth")))
    files.add("Beacon", Said("Rain fell.", by=("Roth", "Dorn")))
    support = traced(files).support(["Argus/0", "Beacon/0"])
    assert (support.least, support.most, support.weaknesses) == (1, 1, ("single_origin", "circular"))


def test_only_what_says_the_same_is_gone_on_to_where_something_does() -> None:
    files = Files()
    files.add("Report", Said("It rained.", by=("Dorn",)), Said("It was wet somewhere.", by=("Roth",)))
    files.add("Brief", "Rain fell.", role="brief")
    links = [bond("Report/0", "Brief/0"), bond("Report/1", "Brief/0", "broader")]
    assert ways(traced(files, links, {"Brief/0": ("doc-Report",)}), "Brief/0") == [("Brief", "Report", "Dorn")]


def test_a_way_out_of_a_circle_is_where_its_claims_come_from() -> None:
    files = Files()
    files.add("Argus", Said("It rained.", by=("Dorn",)))
    files.add("Beacon", "Rain fell.")
    told = ["Argus/0", "Beacon/0"]
    provenance = traced(files, bonds(told), {"Argus/0": ("doc-Beacon",), "Beacon/0": ("doc-Argus",)})
    assert len(provenance.circles) == 1
    assert ways(provenance, "Argus/0") == [("Argus", "Dorn")]
    assert ways(provenance, "Beacon/0") == [("Beacon", "Argus", "Dorn")]


def test_a_document_that_cites_itself_ends_at_itself() -> None:
    files = Files(papers={"Our paper": "Argus"})
    files.add("Argus", Said("It rained.", by=("Our paper",)), "Rain fell.")
    provenance = traced(files, bonds(["Argus/0", "Argus/1"]), {"Argus/1": ("doc-Argus",)})
    assert provenance.circles == ()
    assert {line.voices for line in provenance.lines} == {(provenance.of_source("doc-Argus"),)}


def test_reliances_tell_who_rests_on_whom_and_how_one_knows() -> None:
    files = Files()
    files.add("Mercury", Said("It rained.", by=("Dorn", "officials")), Said("It hailed.", by=("Dorn",)))
    files.add("Courier", "It rained.")
    provenance = traced(files, (), {"Courier/0": ("doc-Mercury",)})
    assert [(one.why, one.basis, one.assumed) for one in provenance.reliances] == [
        ("“Courier” cites, for one claim, “Mercury”.", "cites", False),
        ("“Dorn” attributes one claim to “officials”.", "attributes", False),
        ("“Mercury” attributes 2 claims to “Dorn”.", "attributes", False),
    ]
