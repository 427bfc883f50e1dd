"""What sources cite, by the records alone: one work that fits clearly better than others, or none."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.audit.citations.cases import Said, case, spoken

from whosays.audit.citations import cited_by_records, group_works
from whosays.audit.shelf import shelves
from whosays.records import Schema

REPORT = "Report of the Board of Wells\n\n14 May 2019\n\nThe well was dry."
LETTER = "Orlo, 3 June 2019\n\nDear Per,\n\nThe well was full.\n\nYours,\nMarit Holm"
SOURCES = {"s/report.txt": REPORT, "s/letter.txt": LETTER}
NAMES: dict[str, Schema] = {"Board of Wells": "PublicBody", "Marit Holm": "Person", "Courier": "Organization"}


def cited(text: str, *said: Said, published: str | None = None, more: dict[str, str] | None = None) -> list[list[str]]:
    """Paths of what each claim of an article cites."""
    analysis = case("A brief.", [], {**SOURCES, **(more or {}), "s/article.txt": text}, NAMES)
    claims = tuple(spoken(analysis, "s/article.txt", one) for one in said)
    documents = tuple(
        replace(it, published=published if it.path == "s/article.txt" else "2019-05-14") for it in analysis.documents
    )
    analysis = replace(analysis, claims=claims, documents=documents if published else analysis.documents)
    by_document = shelves(analysis)
    found = cited_by_records(analysis, group_works(analysis, by_document), by_document)
    paths = {document.id: document.path for document in analysis.documents}
    return [[paths[it] for it in found.get(claim.id, ())] for claim in claims]


def test_a_body_that_made_one_document_is_cited_by_it() -> None:
    text = "An article\n\nThe Board of Wells found that the well was dry."
    assert cited(text, Said("the well was dry", "The Board of Wells", "found")) == [["s/report.txt"]]


def test_of_two_documents_of_one_body_none() -> None:
    text = "An article\n\nThe Board of Wells found that the well was dry."
    more = {"s/second.txt": REPORT.replace("dry", "deep")}
    assert cited(text, Said("the well was dry", "The Board of Wells", "found"), more=more) == [[]]


def test_a_person_who_wrote_one() -> None:
    text = "An article\n\nMarit Holm wrote that the well was full."
    assert cited(text, Said("the well was full", "Marit Holm", "wrote", "person")) == [["s/letter.txt"]]


def test_a_document_by_what_its_phrase_says() -> None:
    text = "An article\n\nA report by the Board of Wells says that the well was dry. The letter says that it was full."
    said = (
        Said("the well was dry", "A report by the Board of Wells", "says", "document"),
        Said("it was full", "The letter", "says", "document"),
    )
    assert cited(text, *said) == [["s/report.txt"], []]


def test_brackets_go_before_who_is_named() -> None:
    text = "An article\n\nMarit Holm says that the well was dry (Board of Wells, Report, p. 4). It was deep."
    said = (Said("the well was dry", "Marit Holm", "says", "person"), Said("It was deep"))
    assert cited(text, *said) == [["s/report.txt"], []]


def test_an_author_cites_in_brackets() -> None:
    text = "An article\n\nThe well was dry (Board of Wells, Report, p. 4)."
    assert cited(text, Said("The well was dry")) == [["s/report.txt"]]


@pytest.mark.parametrize(
    "said",
    [
        Said("the well was dry", "officials", "said", "anonymous_group", anonymous=True),
        Said("the well was dry", "the Courier", "said"),
        Said("the well was dry"),
    ],
)
def test_nobody_who_has_a_document_here(said: Said) -> None:
    text = "An article\n\nIn May officials said, and the Courier said, that the well was dry (and it rained)."
    assert cited(text, said) == [[]]


def test_one_word_does_not_stand_for_a_long_name() -> None:
    more = {"s/thanks.txt": "Report of the Friends of Rain\n\n3 May 2018\n\nIt rains."}
    text = "An article\n\nRain said that the well was dry."
    assert cited(text, Said("the well was dry", "Rain", "said"), more=more) == [[]]


def test_a_document_does_not_cite_itself_nor_what_came_later() -> None:
    own = "Report of the Board of Tides\n\n3 May 2018\n\nThe Board of Tides found that the well was dry."
    said = Said("the well was dry", "The Board of Tides", "found")
    assert cited(own, said) == [[]]
    text = "An article\n\nThe Board of Wells found that the well was dry."
    said = Said("the well was dry", "The Board of Wells", "found")
    assert cited(text, said, published="2018-03") == [[]]
    assert cited(text, said, published="2019-06") == [["s/report.txt"]]
