from __future__ import annotations

import pytest
from tests.audit.citations.cases import Said, case

from whosays.audit.citations import resolve_citations

SOURCES = {"s/report.txt": "Report of the Board of Wells\n\nOrlo, 3 May 2014\n\nThe pumps stood still."}


@pytest.mark.parametrize(
    ("brief", "content", "cue"),
    [
        ("The report tells the story.", "the story", "tells"),
        ("The report explains those releases.", "those releases", "explains"),
        ("The report describes this as chance.", "this as chance", "describes"),
    ],
)
def test_words_that_only_take_up_what_was_said_are_no_citation(brief: str, content: str, cue: str) -> None:
    analysis = case(brief, [Said(content, "The report", cue, "document", anonymous=True)], SOURCES)
    assert resolve_citations(analysis) == ()


@pytest.mark.parametrize(
    ("brief", "content", "cue"),
    [
        ("The report says that the pumps stood still.", "the pumps stood still", "says"),
        ("The report warned of mud.", "mud", "warned of"),
        ("The report puts the loss at 40 crowns.", "the loss at 40 crowns", "puts"),
        ("The report shows no complaint.", "no complaint", "shows"),
        ("The report calls the shaft “a wet grave”.", "the shaft “a wet grave”", "calls"),
        ("The report would not vouch for the shaft.", "the shaft", "would not vouch for"),
    ],
)
def test_what_states_something_is_one(brief: str, content: str, cue: str) -> None:
    analysis = case(brief, [Said(content, "The report", cue, "document", anonymous=True)], SOURCES)
    (citation,) = resolve_citations(analysis)
    assert citation.candidates
