from __future__ import annotations

import pytest
from tests.audit.sides import brief, claim_with, exact, shelf, side

from whosays.audit.compare.holders import compare_holders
from whosays.records import Difference, Source

TOLD = "Quist had sold the yard"
BOARD = f"The Harbour Board reported that {TOLD}."
CLERK = f"A clerk stated that {TOLD}."


def compared(claim: str, passage: str, sources: dict[str, Source] | None = None) -> list[Difference]:
    ours, theirs = brief(claim, TOLD), side(passage)
    return compare_holders(claim_with(ours, TOLD), ours, theirs, claim_with(theirs, TOLD), sources or {})


@pytest.mark.parametrize(
    ("passage", "speaker"),
    [
        (CLERK, "A clerk"),
        (f"Two officials said that {TOLD}.", "Two officials"),
        (f"Tove Lind said that {TOLD}.", "Tove Lind"),
    ],
)
def test_a_speaker_who_is_left_out_is_named(passage: str, speaker: str) -> None:
    (found,) = compared(BOARD, passage)
    assert (found.drift, found.stronger) == ("attribution", True)
    assert exact(found.claim, found.passage) == ("The Harbour Board", speaker)
    assert f"“{speaker}”" in found.why


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        (f"Tove Lind told the paper that {TOLD}.", f"Tove Lind said that {TOLD}."),
        (f"Lind told the paper that {TOLD}.", f"Tove Lind said that {TOLD}."),
        (f"The Harbour Board, citing Tove Lind, reported that {TOLD}.", f"Tove Lind said that {TOLD}."),
        (f"Officials told the paper that {TOLD}.", f"Three officers, who gave no names, said that {TOLD}."),
        (BOARD, "Quist had sold the yard."),
    ],
)
def test_a_speaker_who_is_carried_is_not(claim: str, passage: str) -> None:
    assert compared(claim, passage) == []


def test_who_is_named_within_the_words_is_carried() -> None:
    claim = "The Harbour Board reported Tove Lind as a witness that Quist had sold the yard."
    ours, theirs = brief(claim), side(f"Tove Lind said that {TOLD}.")
    (held, *_) = ours.claims
    assert compare_holders(held, ours, theirs, claim_with(theirs, TOLD), {}) == []


def test_the_body_that_issues_a_document_is_no_speaker_in_it() -> None:
    words = f"The Pilot Office found that {TOLD}."
    # What issues a document is looked for in its first lines.
    weather = "It rained that week, and the boats lay in the harbour with their lamps out. " * 6
    for head, speakers in (("Report of the Pilot Office", []), ("Report of the Mayor", ["The Pilot Office"])):
        ours, theirs = brief(BOARD, TOLD), side(f"{head}\n\n{weather}{words}", words)
        found = compare_holders(claim_with(ours, TOLD), ours, theirs, claim_with(theirs, TOLD), {})
        assert [one.passage.exact for one in found if one.passage] == speakers


def test_a_source_that_is_the_document_itself_is_no_speaker_in_it() -> None:
    aligned = claim_with(side(CLERK), TOLD)
    (link,) = aligned.attribution.chain
    itself = Source(link.source_id, link.name, link.kind, link.anonymous, document_id=shelf(CLERK).document.id)
    assert compared(BOARD, CLERK, {itself.id: itself}) == []


def test_a_speaker_under_another_name_of_the_same_entity_is_carried() -> None:
    claim, passage = f"The Old Captain said that {TOLD}.", f"Tove Lind said that {TOLD}."
    chains = [claim_with(one, TOLD).attribution.chain for one in (brief(claim), side(passage))]
    (ours,), (theirs,) = chains
    apart = {one.source_id: Source(one.source_id, one.name, one.kind, anonymous=False) for one in (ours, theirs)}
    assert len(compared(claim, passage, apart)) == 1
    joined = {
        one.source_id: Source(one.source_id, one.name, one.kind, anonymous=False, entity_id="ent-1")
        for one in (ours, theirs)
    }
    assert compared(claim, passage, joined) == []
