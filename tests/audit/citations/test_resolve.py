from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.audit.citations.cases import Said, case, spoken
from tests.audit.citations.orlo import COURIER, NAMES, RELEASE, SOURCES, firsts, told

from whosays.audit.citations import resolve_citations


def test_a_body_is_cited_by_its_name() -> None:
    said = Said("the pumps had stood still", "The Board of Wells", "found")
    assert told("The Board of Wells found that the pumps had stood still.", said) == [("report", False)]


def test_it_and_the_same_report_go_on_with_what_was_cited() -> None:
    brief = (
        "The Board of Wells found in May 2014 that the pumps stood still. It further found that nobody had looked. "
        "The same report adds that the shaft was wet."
    )
    assert (
        told(
            brief,
            Said("the pumps stood still", "The Board of Wells", "found"),
            Said("nobody had looked", "It", "further found", stands_for="Board of Wells"),
            Said("the shaft was wet", "The same report", "adds", "document", anonymous=True),
        )
        == [("report", False)] * 3
    )


def test_a_paper_that_cites_officials_is_the_one_of_that_day() -> None:
    brief = "Citing two officials, the Orlo Courier reported on 9 June 2014 that pumps were sold."
    assert told(brief, Said("pumps were sold", "the Orlo Courier", "reported")) == [("courier", False)]
    brief = "The Orlo Courier reported on 2 July 2014 that the shaft would stay shut."
    assert told(brief, Said("the shaft would stay shut", "The Orlo Courier", "reported")) == [("later", False)]


def test_of_equals_the_one_with_the_words_of_the_claim_comes_first() -> None:
    brief = "According to the Orlo Courier, the shaft stays shut."
    analysis = case(brief, [Said("the shaft stays shut", "the Orlo Courier", "According to")], SOURCES, NAMES)
    (citation,) = resolve_citations(analysis)
    assert firsts(analysis, [citation]) == [("later", False)]
    assert len(citation.candidates) == 2


@pytest.mark.parametrize(
    ("brief", "content", "source", "cue"),
    [
        ("The Ministry of Trade said in a 2012 statement that the shaft is closed.", "the shaft is closed",
         "The Ministry of Trade", "said"),
        ("The Orlo Courier reported on 4 January 1999 that pumps were sold.", "pumps were sold", "The Orlo Courier",
         "reported"),
        ("A confidential survey by the Bureau of Soil warned that the pumps stood still.", "the pumps stood still",
         "A confidential survey by the Bureau of Soil", "warned"),
        ("The inspection report that the Ministry of Mines drew up in 2009 says that the shaft is closed.",
         "the shaft is closed", "The inspection report that the Ministry of Mines drew up in 2009", "says"),
        ("Some reports indicate that the pumps stood still.", "the pumps stood still", "Some reports", "indicate"),
        ("Officials say that the shaft is closed.", "the shaft is closed", "Officials", "say"),
    ],
)  # fmt: skip
def test_another_document_however_like_is_not_taken(brief: str, content: str, source: str, cue: str) -> None:
    vague = source.startswith(("Some", "Officials"))
    assert told(brief, Said(content, source, cue, anonymous=vague)) == [("", False)]


def test_a_vague_source_keeps_its_citation() -> None:
    analysis = case("Officials say that it rained.", [Said("it rained", "Officials", "say", anonymous=True)], SOURCES)
    (citation,) = resolve_citations(analysis)
    assert (citation.candidates, citation.cited) == ((), "Officials")
    assert citation.source_id is not None


def test_the_newspaper_is_the_one_cited_before() -> None:
    brief = "The Orlo Courier reported on 9 June 2014 that pumps were sold. The newspaper also reported that it rained."
    assert (
        told(
            brief,
            Said("pumps were sold", "The Orlo Courier", "reported"),
            Said("it rained", "The newspaper", "also reported", anonymous=True),
        )
        == [("courier", False)] * 2
    )


def test_a_description_means_the_only_document_of_its_kind() -> None:
    said = Said("the owner was liable", "the court", "held", anonymous=True)
    assert told("Last year, the court held that the owner was liable.", said) == [("ruling", False)]


def test_a_date_of_an_issuer_with_several_documents() -> None:
    second = RELEASE.replace("12 March 2014", "30 April 2014").replace("closed", "open")
    said = Said("the shaft is open", "the Ministry of Mines", "announced")
    brief = "By notice of 30 April 2014 the Ministry of Mines announced that the shaft is open."
    assert told(brief, said, sources={**SOURCES, "s/second.txt": second}) == [("second", False)]


def test_a_letter_that_only_stands_in_a_report() -> None:
    brief = (
        "The Board of Wells reproduces a letter that Tam Orsk sent to the owner. "
        "“We are selling the pumps”, he wrote. That same letter says that the owner knew."
    )
    assert (
        told(
            brief,
            Said("We are selling the pumps", "he", "wrote", "person", stands_for="Tam Orsk"),
            Said("the owner knew", "That same letter", "says", "document", anonymous=True),
        )
        == [("report", True)] * 2
    )


def test_what_is_missing_stays_missing_when_it_is_taken_up() -> None:
    brief = "A letter from the Bureau of Soil warned of mud. The letter adds that it rained."
    assert (
        told(
            brief,
            Said("mud", "A letter from the Bureau of Soil", "warned", "document"),
            Said("it rained", "The letter", "adds", "document", anonymous=True),
        )
        == [("", False)] * 2
    )


def test_whoever_wrote_a_letter_is_cited_by_it() -> None:
    letter = "Letter of Tam Orsk to the owner\n\nOrlo, 2 May 2013\n\nDear Sir,\n\nThe pumps are old."
    said = Said("the pumps are old", "Tam Orsk", "wrote", "person")
    assert told("Tam Orsk wrote that the pumps are old.", said, sources={**SOURCES, "s/letter.txt": letter}) == [
        ("letter", False)
    ]


def test_a_witness_is_found_where_he_is_quoted() -> None:
    article = COURIER + "\n\nAda Quist said that the shaft was wet."
    brief = "Ada Quist said that the shaft was wet."
    said = Said("the shaft was wet", "Ada Quist", "said", "person")
    analysis = case(brief, [said], {**SOURCES, "s/courier.txt": article}, NAMES)
    analysis = replace(analysis, claims=(*analysis.claims, spoken(analysis, "s/courier.txt", said)))
    assert firsts(analysis, resolve_citations(analysis)) == [("courier", True)]


def test_what_a_witness_told_the_court_is_in_its_judgment() -> None:
    brief = "Ada Quist told the High Court of Orlo that the shaft was wet."
    assert told(brief, Said("the shaft was wet", "Ada Quist", "told", "person")) == [("ruling", False)]


def test_a_reference_in_brackets_holds_for_a_claim_without_a_source() -> None:
    brief = "The pumps stood still (Board of Wells, Report, p. 3). The shaft was wet (ibid., p. 9)."
    analysis = case(brief, [Said("The pumps stood still"), Said("The shaft was wet")], SOURCES, NAMES)
    found = resolve_citations(analysis)
    assert firsts(analysis, found) == [("report", False)] * 2
    assert [(one.basis, one.source_id, one.pinpoint) for one in found] == [
        ("bracketed", None, "p. 3"),
        ("bracketed", None, "p. 9"),
    ]


def test_a_mark_stands_for_its_note() -> None:
    brief = "The pumps stood still.[1]\n\nNotes\n\n1. Board of Wells, Report on the Orlo Shaft, p. 3."
    assert told(brief, Said("The pumps stood still")) == [("report", False)]


def test_sentences_among_those_that_cite_are_marked_as_going_on() -> None:
    brief = "The Board of Wells found that the pumps stood still. Nobody had looked for a year.\n\nThe mountain is old."
    analysis = case(
        brief,
        [
            Said("the pumps stood still", "The Board of Wells", "found"),
            Said("Nobody had looked for a year"),
            Said("The mountain is old"),
        ],
        SOURCES,
        NAMES,
    )
    found = resolve_citations(analysis)
    assert [one.basis for one in found] == ["attributed", "continued"]
    assert found[1].span is None
    assert found[1].cited == "Board of Wells"


def test_the_brief_itself_and_documents_without_text_are_no_candidates() -> None:
    brief = "The report says that the pumps stood still."
    said = Said("the pumps stood still", "The report", "says", "document", anonymous=True)
    assert told(brief, said, sources={"s/copy.txt": brief, "s/scan.pdf": "", "s/fremd.txt": "Доклад\n\nНасосы."}) == [
        ("", False)
    ]


def test_a_case_without_briefs_has_no_citations() -> None:
    analysis = case("Nothing.", [], SOURCES)
    assert resolve_citations(replace(analysis, documents=analysis.documents[1:])) == ()


@settings(max_examples=20, deadline=None)
@given(st.lists(st.sampled_from(["A mountain is old.", "«Eñe» — 𝔘nicode.", "It rained."]), max_size=4))
def test_spans_are_of_the_brief_wherever_the_citation_stands(before: list[str]) -> None:
    brief = "\n\n".join([*before, "The Board of Wells found that the pumps had stood still (Report, p. 3)."])
    analysis = case(brief, [Said("the pumps had stood still", "The Board of Wells", "found")], SOURCES, NAMES)
    (citation,) = resolve_citations(analysis)
    assert citation.span is not None
    assert brief[citation.span.start : citation.span.end] == citation.span.exact
    assert citation.cited == citation.span.exact
    assert firsts(analysis, [citation]) == [("report", False)]
