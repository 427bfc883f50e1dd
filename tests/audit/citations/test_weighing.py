"""Where no document is named plainly, all that speaks for each is weighed together."""

from __future__ import annotations

import pytest
from tests.audit.citations.cases import Said
from tests.audit.citations.orlo import told

from whosays.audit.citations import weighing

_SOURCES = {
    "s/findings.txt": (
        "COASTAL INSPECTORATE\n\nReport on a visit to the harbour of Lund\n\nPublished 4 May 2017\n\n"
        "The cranes had not been tested since 2011. The night guard was one man. We saw no log of the gates.\n\n"
        "For the Inspectorate: Ada Moss, Chief Inspector\n"
    ),
    "s/statement.txt": (
        "STATEMENT OF WITNESS\n\nName: Pavel Grim\nOccupation: Harbour Master\nDated: 9 June 2017\n\n"
        "I have been Harbour Master since 2009. I asked for a second guard three times. Nobody answered me.\n\n"
        "P. Grim\nHarbour Master\n"
    ),
}


def test_inspectors_speak_for_their_inspectorate() -> None:
    brief = "The harbour was badly kept. Inspectors noted that the cranes had gone untested for years."
    said = Said("the cranes had gone untested for years", "Inspectors", "noted", "anonymous_group", anonymous=True)
    assert told(brief, said, sources=_SOURCES) == [("findings", False)]


def test_whoever_holds_an_office_is_who_signed_with_it() -> None:
    brief = (
        "The Coastal Inspectorate found that the night guard was one man. "
        "The harbour master's evidence was that he had asked for another man several times."
    )
    said = (
        Said("the night guard was one man", "The Coastal Inspectorate", "found"),
        Said("he had asked for another man several times", "The harbour master's", "evidence", "person"),
    )
    assert told(brief, *said, sources=_SOURCES) == [("findings", False), ("statement", False)]


def test_a_missing_document_stays_missing_however_like_another_is() -> None:
    brief = "The Customs Board's own survey of 2015 says that the cranes had not been tested since 2011."
    source = "The Customs Board's own survey of 2015"
    said = Said("the cranes had not been tested since 2011", source, "says", "document")
    assert told(brief, said, sources=_SOURCES) == [("", False)]


def test_a_claim_stays_with_what_it_names_though_it_is_like_another() -> None:
    brief = "The Coastal Inspectorate, in its report, found that nobody had answered the request for a second guard."
    said = Said("nobody had answered the request for a second guard", "The Coastal Inspectorate", "found")
    assert told(brief, said, sources=_SOURCES) == [("findings", False)]


def test_a_date_inside_a_serial_number_is_read_over() -> None:
    brief = "The Coastal Inspectorate's report of 2017, CI/2017/77, found that the night guard was one man."
    said = Said("the night guard was one man", "The Coastal Inspectorate's report of 2017, CI/2017/77,", "found")
    assert told(brief, said, sources=_SOURCES) == [("findings", False)]


@pytest.mark.parametrize(("line", "found"), [(0.0, "findings"), (1.0, "")])
def test_what_no_words_point_to_has_to_be_likely(monkeypatch: pytest.MonkeyPatch, line: float, found: str) -> None:
    monkeypatch.setattr(weighing, "_LIKELY", line)
    brief = "The harbour was badly kept. Inspectors noted that the cranes had gone untested for years."
    said = Said("the cranes had gone untested for years", "Inspectors", "noted", "anonymous_group", anonymous=True)
    assert [path for path, _ in told(brief, said, sources=_SOURCES)] == [found]


def test_what_is_named_has_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weighing, "_LIKELY", 1.0)
    said = Said("the night guard was one man", "The Coastal Inspectorate", "found")
    assert told("The Coastal Inspectorate found that the night guard was one man.", said, sources=_SOURCES) == [
        ("findings", False)
    ]
