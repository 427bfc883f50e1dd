from __future__ import annotations

from dataclasses import replace

from tests.audit.citations.cases import Said, case
from tests.audit.citations.orlo import COURIER, NAMES, SOURCES, firsts, told

from whosays.audit.citations import resolve_citations
from whosays.records import Link


def test_its_report_is_that_of_whoever_speaks() -> None:
    other = "Report of the Chamber of Soil\n\nOrlo, 9 May 2015\n\nThe soil is wet."
    sources = {**SOURCES, "s/other.txt": other}
    said = Said("the pumps had stood still", "the Board of Wells", "wrote")
    assert told("In its report the Board of Wells wrote that the pumps had stood still.", said, sources=sources) == [
        ("report", False)
    ]
    brief = "The Board of Wells met twice. Its report says that the pumps stood still."
    said = Said("the pumps stood still", "Its report", "says", "document", anonymous=True)
    assert told(brief, said, sources=sources) == [("report", False)]


def test_a_statement_is_by_whoever_makes_it() -> None:
    brief = "In a statement released on Wednesday the Ministry of Mines said that the shaft is closed."
    assert told(brief, Said("the shaft is closed", "the Ministry of Mines", "said")) == [("release", False)]


def test_a_source_by_name_wins_over_what_another_was_cited_by() -> None:
    letter = "Letter of Tam Orsk to the owner\n\nOrlo, 2 May 2013\n\nDear Sir,\n\nThe pumps are old."
    brief = "Tam Orsk wrote that the pumps are old (Board of Wells, Report, p. 3). He also knew that the mud was deep."
    analysis = case(
        brief,
        [
            Said("the pumps are old", "Tam Orsk", "wrote", "person"),
            Said("the mud was deep", "He", "knew", "person", stands_for="Tam Orsk"),
        ],
        {**SOURCES, "s/letter.txt": letter},
        NAMES,
    )
    assert firsts(analysis, resolve_citations(analysis))[1] == ("letter", False)


def test_numbered_paragraphs_of_a_brief_make_citations() -> None:
    brief = "1. Who is liable?\n\n2. The High Court of Orlo held that the owner was liable.\n\n3. We agree."
    assert told(brief, Said("the owner was liable", "The High Court of Orlo", "held")) == [("ruling", False)]


def test_a_mark_behind_the_full_stop_is_of_the_sentence_before() -> None:
    brief = "The pumps stood still. [1] Nobody said that it rained.\n\nNotes\n\n1. Board of Wells, Report, p. 3."
    analysis = case(brief, [Said("The pumps stood still"), Said("it rained", "Nobody", "said")], SOURCES, NAMES)
    found = {one.basis: one for one in resolve_citations(analysis)}
    assert found["bracketed"].cited == "[1]"
    assert found["attributed"].cited != "[1]"


def test_documents_are_cited_by_their_labels() -> None:
    sources = {f"s/{n}.txt": f"DOC. {n}\n\nSource report\n\nThe guard number {n} was asleep." for n in (1, 2, 3)}
    analysis = case(
        "The guard was asleep (Doc. 2). Doc. 3 adds that it rained. Doc. 9 says that it was dry.",
        [
            Said("The guard was asleep"),
            Said("it rained", "Doc. 3", "adds", "document"),
            Said("it was dry", "Doc. 9", "says", "document"),
        ],
        sources,
    )
    assert firsts(analysis, resolve_citations(analysis)) == [("2", False), ("3", False), ("", False)]


def test_a_list_of_sources_says_what_its_labels_mean() -> None:
    brief = (
        "The pumps stood still (Source 2).\n\nSources\n\nSource 1: Ministry of Mines, release of 12 March 2014.\n"
        "Source 2: Board of Wells, Report, 3 May 2014."
    )
    assert told(brief, Said("The pumps stood still")) == [("report", False)]


def test_what_an_unnamed_person_is_quoted_with_is_found_where_it_stands() -> None:
    brief = "One of the drillers said: “We sold the pumps for a barrel of beer.”"
    sources = {**SOURCES, "s/courier.txt": COURIER + " “We sold the pumps for a barrel of beer,” said a driller."}
    said = Said("We sold the pumps for a barrel of beer", "One of the drillers", "said", "person", True, quote="direct")
    assert told(brief, said, sources=sources) == [("courier", True)]


def test_a_missing_document_is_found_where_another_retells_it() -> None:
    brief = "The Bureau of Soil warned in a confidential survey that clay beneath the northern gallery was sliding."
    retold = COURIER + "\n\nA survey by the Bureau of Soil had warned of clay sliding beneath the northern gallery."
    said = Said("clay beneath the northern gallery was sliding", "The Bureau of Soil", "warned")
    assert told(brief, said, sources={**SOURCES, "s/courier.txt": retold}) == [("courier", True)]
    assert told(brief, said) == [("", False)]


def test_what_was_told_to_an_inquest_is_not_in_the_paper_cited_before() -> None:
    brief = "The Orlo Courier reported on 9 June 2014 that pumps were sold. Ada Quist told an inquest that it rained."
    assert told(
        brief,
        Said("pumps were sold", "The Orlo Courier", "reported"),
        Said("it rained", "Ada Quist", "told", "person"),
    ) == [("courier", False), ("", False)]


def test_the_officials_are_those_whom_the_paper_cited() -> None:
    brief = (
        "Citing two officials, the Orlo Courier reported on 9 June 2014 that pumps were sold. According to the Board "
        "of Wells, they stood still. The officials said that the sums were small."
    )
    analysis = case(
        brief,
        [
            Said("pumps were sold", "the Orlo Courier", "reported"),
            Said("they stood still", "the Board of Wells", "According to"),
            Said("the sums were small", "The officials", "said", "anonymous_group", True, "officials"),
        ],
        SOURCES,
        NAMES,
    )
    first = analysis.claims[0]
    deeper = Link("src-x", "two officials", "anonymous_group", True, None, None)
    chain = (*first.attribution.chain, deeper)
    claims = (replace(first, attribution=replace(first.attribution, chain=chain)), *analysis.claims[1:])
    analysis = replace(analysis, claims=claims)
    assert firsts(analysis, resolve_citations(analysis)) == [("courier", False), ("report", False), ("courier", False)]


def test_whoever_signs_as_what_a_source_is_called_wrote_it() -> None:
    mail = "From: Tam Orsk\nTo: staff\nSubject: pumps\n\nColleagues,\n\nIt is so.\n\nTam Orsk\n\nChief Executive"
    said = Said("they had nothing to hide", "Its chief executive", "wrote", "person")
    brief = "Its chief executive wrote to staff that they had nothing to hide."
    assert told(brief, said, sources={**SOURCES, "s/mail.txt": mail}) == [("mail", False)]


def test_a_body_that_is_only_spoken_of_is_not_said_to_say_so() -> None:
    brief = "The Board of Wells found that the pumps stood still. The report may be reopened when the snow has gone."
    analysis = case(
        brief,
        [Said("the pumps stood still", "The Board of Wells", "found"), Said("The report may be reopened")],
        SOURCES,
        NAMES,
    )
    assert [one.basis for one in resolve_citations(analysis)] == ["attributed", "continued"]


def test_unnamed_witnesses_are_those_of_the_report_cited_before() -> None:
    brief = "The Board of Wells found that the pumps stood still. Several drillers said that it rained."
    report = SOURCES["s/report.txt"] + " Several drillers had heard that it rained."
    claims = (
        Said("the pumps stood still", "The Board of Wells", "found"),
        Said("it rained", "Several drillers", "said", "anonymous_group", anonymous=True),
    )
    assert told(brief, *claims, sources={**SOURCES, "s/report.txt": report}) == [("report", False), ("report", False)]
    assert told(brief, *claims) == [("report", False), ("", False)]
