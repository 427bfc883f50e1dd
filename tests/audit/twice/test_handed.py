"""Documents that hand on one another's word."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.audit.omissions.leaning import Leaning
from tests.factories import make_claim, make_document, make_link, make_source

from whosays.audit.twice import find_twice_told
from whosays.records import SourceKind

BRIEF = (
    "The Heron File\n\n"
    "The board counted ninety barrels in the hold. Nobody had paid duty. It rained. It blew. "
    "A cargo of ninety barrels was thus aboard."
)
#: Other matter, long enough for a paragraph that is no head.
REST = (
    "A gull sat on the mast. The cook had left. Two lamps burned. The rope was new. The wind fell. "
    "The bell was cracked. The crew slept ashore. The tide was high. Nobody kept watch. The mast had been painted. "
    "Salt lay on the deck."
)
STATED = "I saw ninety barrels below, all of them wet."


def handing(words: str, cue: str, kind: SourceKind, statement: str, said: str) -> tuple[Leaning, str, str]:
    """A report that attributes ninety barrels to ``words``, and a statement; the two claims on them."""
    case = Leaning(brief=make_document(BRIEF, "brief.txt"))
    lower = case.source(f"{statement}\n\n{STATED} {REST}", "paper.txt")
    upper = case.source(f"{said} {REST}", "report.txt")
    source = replace(make_source(words, upper), kind=kind, document_id=None, entity_id=None)
    case.named.append(source)
    chained = make_claim(upper, "ninety barrels lay below", chain=(make_link(source, upper.text, words, cue),))
    case.claims.append(chained)
    first = case.rests("counted ninety barrels in the hold", lower, STATED)
    second = case.rests("A cargo of ninety barrels", upper, said)
    return case, first, second


@pytest.mark.parametrize(
    ("words", "cue", "kind", "statement"),
    [
        ("Ilse Marrow", "stated", "person", "STATEMENT No. 4\nName: Ilse Marrow. Age: 51."),
        ("minutes", "record", "document", "HARBOUR BOARD\nMINUTES of the fourth meeting"),
        ("Ministry of Ports", "announced", "organization", "MINISTRY OF PORTS\nPress release"),
    ],
)
def test_a_document_of_whom_the_other_has_it(words: str, cue: str, kind: SourceKind, statement: str) -> None:
    case, first, second = handing(words, cue, kind, statement, f"The {words} {cue} that ninety barrels lay below.")
    [told] = find_twice_told(case.entries, case.analysis())
    assert (told.claim_ids, told.kind) == ((first, second), "one_source_in_another")
    assert words in told.why
    assert told.passage is not None
    assert told.passage.exact == STATED


def test_a_document_by_somebody_else() -> None:
    statement = "STATEMENT No. 4\nName: Osk Velder. Age: 51."
    case, _, _ = handing(
        "Ilse Marrow", "stated", "person", statement, "Ilse Marrow stated that ninety barrels lay below."
    )
    assert find_twice_told(case.entries, case.analysis()) == ()


def test_two_documents_of_one_title_are_told_apart() -> None:
    statement = "STATEMENT No. 4\nName: Ilse Marrow. Age: 51."
    case, _, _ = handing(
        "Ilse Marrow", "stated", "person", statement, "Ilse Marrow stated that ninety barrels lay below."
    )
    case.sources[:] = [replace(source, title="Board of Inquiry") for source in case.sources]
    [told] = find_twice_told(case.entries, case.analysis())
    assert "Board of Inquiry (paper.txt)" in told.why
