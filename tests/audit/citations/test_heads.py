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


def test_for_whom_it_was_made_is_not_by_whom() -> None:
    names: dict[str, Schema] = {"Board of Wells": "PublicBody"}
    assert head(f"The Orlo Ledger\n\nTranscript made for the Board of Wells\n\n{BODY}", names).makers.issuers == []
    assert head(f"Report on pumps\n\nPrepared by the Board of Wells\n\n{BODY}", names).makers.issuers == [
        "Board of Wells"
    ]


def test_the_first_line_may_be_the_name_of_a_body_or_person() -> None:
    assert head(f"IN THE HIGH COURT OF ORLO\n\nJudgment\n\n{BODY}").makers.issuers == ["IN THE HIGH COURT OF ORLO"]
    assert head(f"Coastal Agency\n\nAdvice to the Minister\n\n{BODY}").makers.issuers == ["Coastal Agency"]
    assert head(f"Nordvik\n\nAnnual Report 2017\n\n{BODY}").makers.perhaps == ["Nordvik"]
    assert head(f"The Dry Wells\n\nTam Orsk\n\n{BODY}", {"Tam Orsk": "Person"}).makers.authors == ["Tam Orsk"]


def test_parties_are_no_issuers() -> None:
    assert head(f"Orlo Wells Ltd v. Port Authority\n\nTranscript of the hearing\n\n{BODY}").makers.issuers == []


def test_the_fields_of_a_mail_may_be_furniture() -> None:
    text = "From: Tam Orsk <t.orsk@wells.example>\n\nTo: all@x.example\n\nSubject: pumps\n\nColleagues,\n\nIt is so."
    assert head(text, path="sources/mail.eml").makers.authors == ["Tam Orsk"]


def test_a_signature_gives_name_and_rank() -> None:
    text = f"Dear Sir,\n\n{BODY}\n\nYours faithfully,\nTam Orsk\n\nHarbour Master, Orlo"
    makers = head(text).makers
    assert makers.authors == ["Tam Orsk"]
    assert makers.roles == ["Tam Orsk", "Harbour Master, Orlo"]


def test_a_letter_that_ends_with_a_sentence_is_not_signed() -> None:
    assert head(f"Dear Sir,\n\n{BODY}\n\nWe sell the pumps on Monday.").makers.roles == []


def test_what_a_title_is_about_is_not_what_it_is() -> None:
    assert head(f"The Wells in the Light of a Keeper's Diary\n\n{BODY}").kinds == set()
    assert head(f"Diary of a keeper\n\n{BODY}").kinds == {"log"}


def test_speech_is_no_head() -> None:
    text = "Transcript of the hearing\n\n9 May 2014\n\nMS QUIST: It was the north pump.\n\nMR ORSK: I accept that."
    assert head(text).makers.issuers == []


def test_a_document_without_text() -> None:
    assert head("", path="sources/scan.pdf").title == "scan"
