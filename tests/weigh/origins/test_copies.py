"""Claims in the same words: who has them from whom."""

from __future__ import annotations

from collections.abc import Mapping

from tests.weigh.origins.cases import Files, Said

from whosays.records import Analysis
from whosays.weigh.origins import Provenance, trace_origins
from whosays.weigh.told import Told

STORY = "The lock keeper of Sedge Basin opened the upper gates before midnight and let the barges through unseen."
MORE = "Three crews were later watched as they unloaded sealed crates behind the disused brewery."
OWN = "Nobody at the town hall would say a word about the matter yesterday."


def traced(files: Files, cited: Mapping[str, tuple[str, ...]] | None = None) -> Provenance:
    return trace_origins(files.analysis(), (), Told(cited=cited or {}))


def origin(provenance: Provenance, claim_id: str) -> str:
    (line,) = provenance.lines_of([claim_id])
    return next(voice.name for voice in provenance.voices if voice.id == line.origin)


def test_only_claims_inside_the_copied_passage_go_on() -> None:
    files = Files()
    files.add("Argus", STORY, MORE, "Barges are taxed by length.", published="2011-03-01")
    files.add("Beacon", OWN, STORY, MORE, published="2011-03-02")
    provenance = traced(files)
    assert [origin(provenance, f"Beacon/{at}") for at in range(3)] == ["Beacon", "Argus", "Argus"]
    assert [(one.why, one.assumed) for one in provenance.reliances] == [
        ("“Beacon” has, in 2 claims, the words of “Argus”.", True)
    ]


def test_a_lightly_edited_copy_is_a_copy() -> None:
    edited = "The lock keeper of Sedge Basin quietly opened upper gates before midnight and let barges through unseen."
    files = Files()
    files.add("Argus", STORY, published="2011-03-01")
    files.add("Beacon", edited, published="2011-03-02")
    assert origin(traced(files), "Beacon/0") == "Argus"


def test_names_alone_are_no_copy() -> None:
    names = "Ilka Dorn, Piet Aumann, Sela Roth, Hanno Brix and Mirek Olm of the Sedge Basin Harbour Board"
    files = Files()
    files.add("Argus", f"Money was paid to {names}.", published="2011-03-01")
    files.add("Beacon", f"Nothing could be got out of {names}.", published="2011-03-02")
    assert origin(traced(files), "Beacon/0") == "Beacon"


def test_without_dates_copies_have_one_unnamed_origin() -> None:
    files = Files()
    for paper in ("Argus", "Beacon", "Comet"):
        files.add(paper, STORY, MORE)
    provenance = traced(files)
    ends = {origin(provenance, f"{paper}/{at}") for paper in ("Argus", "Beacon", "Comet") for at in range(2)}
    assert ends == {"unnamed origin of words in “Argus” and elsewhere"}
    support = provenance.support(["Argus/0", "Beacon/0", "Comet/0"])
    assert (support.least, support.most) == (1, 1)


def test_who_cites_the_other_has_it_from_the_other_whatever_the_dates() -> None:
    files = Files(papers={"The Argus": "Argus"})
    files.add("Argus", STORY, published="2011-03-05")
    files.add("Beacon", STORY, Said(OWN, by=("The Argus",)), published="2011-03-02")
    assert origin(traced(files), "Beacon/0") == "The Argus"


def test_a_brief_repeats_and_is_not_repeated() -> None:
    files = Files()
    files.add("Brief", Said(STORY, by=("Harbour Board",)), role="brief")
    files.add("Argus", STORY)
    provenance = traced(files)
    assert origin(provenance, "Argus/0") == "Argus"
    (line,) = provenance.lines_of(["Brief/0"])
    assert [voice.name for one in line.voices for voice in provenance.voices if voice.id == one] == [
        "Brief",
        "Harbour Board",
        "Argus",
    ]


def test_words_that_one_document_gives_to_a_named_source_are_that_source_s_in_all() -> None:
    files = Files()
    files.add("Argus", Said(STORY, by=("officials",)), published="2011-03-01")
    files.add("Beacon", Said(STORY, by=("Ilka Dorn",)), published="2011-03-02")
    provenance = traced(files)
    assert origin(provenance, "Argus/0") == origin(provenance, "Beacon/0") == "Ilka Dorn"


def test_one_quotation_of_speakers_without_a_name_is_one_testimony() -> None:
    words = "nobody ever asked the barge crews for customs papers"
    files = Files()
    files.add("Argus", Said(words, by=("officials",), quote="direct"))
    files.add("Beacon", Said(words, by=("people at the lock",), quote="direct"))
    files.add("Comet", Said("nobody ever asked", by=("people at the lock",), quote="direct"))
    files.add("Daily", Said("nobody ever asked", by=("an officer",), quote="direct"))
    provenance = traced(files)
    assert provenance.support(["Argus/0", "Beacon/0"]).most == 1
    assert provenance.support(["Comet/0", "Daily/0"]).most == 2
    assert {one.basis for one in provenance.reliances if one.assumed} == {"testimony"}


def test_what_stands_in_very_many_documents_is_a_formula() -> None:
    formula = "Opinions expressed herein remain those of the writers alone and bind neither publisher nor printer."
    files = Files()
    for number in range(30):
        files.add(f"Paper {number:02}", f"It rained in ward {number}.", formula)
    assert {origin(traced(files), f"Paper {number:02}/1") for number in (0, 29)} == {"Paper 00", "Paper 29"}


def test_a_citation_goes_before_likeness_of_words() -> None:
    files = Files()
    files.add("Argus", STORY, published="2011-03-01")
    files.add("Beacon", STORY, published="2011-03-02")
    files.add("Comet", OWN)
    provenance = traced(files, {"Beacon/0": ("doc-Comet",)})
    assert origin(provenance, "Beacon/0") == "Comet"


def test_the_same_case_gives_the_same_lines_in_any_order_of_its_documents() -> None:
    files = Files()
    for number, paper in enumerate(("Argus", "Beacon", "Comet")):
        files.add(paper, STORY, MORE, published=f"2011-03-0{number + 1}")
    analysis = files.analysis()
    turned = Analysis(analysis.documents[::-1], analysis.sources, (), analysis.claims[::-1])
    first, second = (trace_origins(one, (), Told()) for one in (analysis, turned))
    assert set(first.lines) == set(second.lines)
    assert first.voices == second.voices
