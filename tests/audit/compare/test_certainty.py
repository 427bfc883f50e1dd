from __future__ import annotations

import pytest
from tests.audit.sides import brief, claim_with, exact, side
from tests.factories import make_claim, make_document, make_link, make_source, span

from whosays.audit.compare.certainty import commitment, compare_certainty
from whosays.audit.compare.side import Side
from whosays.audit.shelf import Shelf
from whosays.records import Certainty, Difference, Level

SOLD = "Quist sold the yard"


def compared(claim: str, words: str, passage: str, told: str) -> list[Difference]:
    """The brief's claim that holds ``words`` against the source's that holds ``told``."""
    ours, theirs = brief(claim, words), side(passage)
    return compare_certainty(claim_with(ours, words), ours, claim_with(theirs, told), 0)


@pytest.mark.parametrize(
    ("passage", "hedge"),
    [("Ada Quist may have sold the yard.", "may"), ("Ada Quist possibly sold the yard.", "possibly")],
)
def test_a_hedge_that_is_dropped_makes_the_brief_surer(passage: str, hedge: str) -> None:
    told = "Quist had sold the yard"
    (found,) = compared(f"The Harbour Board reported that {told}.", told, passage, "sold the yard")
    assert (found.drift, found.stronger) == ("certainty", True)
    assert exact(found.claim, found.passage) == (None, hedge)
    assert f"“{hedge}”" in found.why


def test_a_hedge_that_is_added_makes_it_less_sure() -> None:
    told = "Quist may have sold the yard"
    (found,) = compared(f"The Harbour Board reported that {told}.", told, "Ada Quist sold the yard.", "sold the yard")
    assert (found.drift, found.stronger) == ("certainty", False)
    assert exact(found.claim, found.passage) == ("may", None)


def test_of_two_hedges_both_are_named() -> None:
    told = "Quist had probably sold the yard"
    claim = f"The Harbour Board reported that {told}."
    (found,) = compared(claim, told, "Ada Quist possibly sold the yard.", "sold the yard")
    assert (found.stronger, *exact(found.claim, found.passage)) == (True, "probably", "possibly")
    assert "possible (“possibly”)" in found.why


@pytest.mark.parametrize("word", ["had sold", "may have sold", "had probably sold"])
def test_who_is_as_sure_as_the_other_says_the_same(word: str) -> None:
    told = f"Quist {word} the yard"
    claim = f"The Harbour Board reported that {told}."
    assert compared(claim, told, f"The clerk stated that Ada {told}.", told) == []


def test_a_verb_that_does_not_stand_for_what_it_hands_on_counts_as_a_hedge() -> None:
    told = "Quist had sold the yard"
    claim, passage = f"The Harbour Board reported that {told}.", f"A clerk believed that Ada {told}."
    (found,) = compared(claim, told, passage, told)
    assert (found.stronger, *exact(found.claim, found.passage)) == (True, None, "believed")


@pytest.mark.parametrize(
    ("level", "cue", "rank", "words"),
    [
        ("certain", "said", 3, []),
        ("certain", "has alleged", 2, ["has alleged"]),
        ("probable", "alleged", 2, []),
        ("possible", "alleged", 1, []),
        ("unknown", "said", 0, []),
    ],
)
def test_belief_and_allegation_make_probable_at_most(level: Level, cue: str, rank: int, words: list[str]) -> None:
    text = f"The Harbour Board {cue} that {SOLD}."
    document = make_document(text)
    link = make_link(make_source("Harbour Board", document), text, "The Harbour Board", cue)
    found = commitment(Certainty(level), [link])
    assert (found.rank, [one.exact for one in found.words]) == (rank, words)
    assert commitment(Certainty(level), []).words == ()


def test_only_what_hands_on_behind_the_cited_source_counts() -> None:
    text = f"The Courier suspected, the Harbour Board said, that {SOLD}. It may be that {SOLD} twice."
    document = make_document(text)
    chain = (
        make_link(make_source("Courier", document), text, "The Courier", "suspected"),
        make_link(make_source("Harbour Board", document), text, "the Harbour Board", "said"),
    )
    ours = make_claim(document, SOLD, chain=chain)
    theirs = make_claim(document, f"{SOLD} twice", certainty=Certainty("possible", hedges=(span(text, "may"),)))
    content = Side.of(Shelf(document, [ours]), ours.content[0].start, ours.content[0].end)
    (whole,) = compare_certainty(ours, content, theirs, 0)
    assert exact(whole.claim) == ("suspected",)
    (behind,) = compare_certainty(ours, content, theirs, 1)
    assert exact(behind.claim) == (None,)
    assert (whole.stronger, behind.stronger) == (True, True)


def test_a_hedge_on_another_part_of_the_claim_is_none_on_this() -> None:
    first, last = SOLD, "her brother may have left the island with all the money of the yard"
    text = f"{first}, as everybody in the town and on the islands around it knew by then, and {last}."
    document = make_document(text)
    hedged = Certainty("possible", hedges=(span(text, "may"),))
    claim = make_claim(document, text.rstrip("."), certainty=hedged)
    theirs = make_claim(document, last, certainty=hedged)
    shelf = Shelf(document, [claim])
    for words, differ in ((first, True), (last, False)):
        part = span(text, words)
        found = compare_certainty(claim, Side.of(shelf, part.start, part.end), theirs, -1)
        assert bool(found) is differ
