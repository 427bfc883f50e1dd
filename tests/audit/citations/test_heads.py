from __future__ import annotations

from tests.audit.citations.cases import case

from whosays.audit.citations.heads import Head, read_head
from whosays.audit.shelf import shelves
from whosays.records import Schema

BODY = (
    "The wells of the upper valley were drilled between spring and autumn by crews who had never drilled before, and "
    "nobody kept a list of them."
)


def head(text: str, names: dict[str, Schema] | None = None, path: str = "sources/x.txt") -> Head:
    analysis = case("A brief.", [], {path: text}, names)
    return read_head(shelves(analysis)[analysis.documents[1].id])


def test_a_report_says_whose_it_is_in_its_title() -> None:
    found = head(f"Report of the Commission of Inquiry into the Wells: Part One\n\nOrlo, 30 October 2018\n\n{BODY}")
    assert found.makers.issuers == ["Commission of Inquiry"]
    assert found.kinds == {"report"}
    assert found.dates == [("2018-10-30", "2018-10-30")]
    assert found.lead.startswith("The wells of the upper valley")


def test_a_newspaper_article_has_its_paper_between_headline_and_byline() -> None:
    names: dict[str, Schema] = {"Pia Lund": "Person"}
    for paper in ("The Orlo Courier", "Aftenbladet"):
        found = head(f"Report blames drillers\n\n{paper}\n\n3 May 2017\n\nBy Pia Lund\n\n{BODY}", names)
        assert (found.makers.issuers, found.kinds, found.makers.authors) == ([paper], {"article"}, ["Pia Lund"])


def test_a_letter_is_known_by_its_salutation_and_signature() -> None:
    text = f"Office of the Minister of Wells\n\nTo the Speaker\n\n2 May 2018\n\nYour Excellency,\n\n{BODY}\n\nTam Orsk"
    found = head(text, {"Tam Orsk": "Person"})
    assert found.kinds == {"letter"}
    assert found.makers.authors == ["Tam Orsk"]
    assert found.makers.issuers == ["Office of the Minister of Wells"]
    assert found.dates == [("2018-05-02", "2018-05-02")]


def test_the_fields_of_a_message() -> None:
    found = head(f"From: Tam Orsk\nTo: Pia Lund\nDate: 3 March 2020\nSubject: pumps\n\n{BODY}", {"Tam Orsk": "Person"})
    assert found.title == "pumps"
    assert found.makers.authors == ["Tam Orsk"]
    assert found.kinds == {"letter"}


def test_a_release_names_its_issuer_where_it_begins() -> None:
    first = "ORLO – The Directorate of Wells today announced sanctions on three firms."
    text = f"Directorate fines drillers\n\n{first} {BODY}"
    found = head(text, {"Directorate of Wells": "PublicBody"})
    assert found.makers.issuers == ["Directorate of Wells"]
    assert found.kinds == {"release", "notice"}


def test_parties_and_members_did_not_issue_it() -> None:
    text = (
        f"Judgment in Case 4-K/18/2015, The People v. Deep Wells Ltd\n\nHigh Court of Orlo\n\n27 May 2016\n\n"
        f"Members: Prof. Ada Quist, Office of Wells\n\n{BODY}"
    )
    found = head(text, {"Deep Wells Ltd": "Company", "Ada Quist": "Person", "Office of Wells": "PublicBody"})
    assert found.makers.issuers == ["High Court of Orlo"]
    assert found.makers.authors == []
    assert "4-k/18/2015" in found.numbers


def test_a_day_in_the_file_name_is_a_date() -> None:
    assert head(f"A note\n\n{BODY}", path="sources/wells-2014-02-06.txt").dates == [("2014-02-06", "2014-02-06")]


def test_a_document_without_text() -> None:
    assert head("", path="sources/scan.pdf").title == "scan"
