"""How like the words of a claim are to those of each work."""

from __future__ import annotations

import pytest
from tests.audit.citations.cases import Said, case

from whosays.audit.citations.index import index_works
from whosays.audit.citations.likeness import LEAST, Likeness
from whosays.audit.citations.works import group_works
from whosays.audit.passages import PassageIndex
from whosays.audit.shelf import shelves

_TOLD = "the gates of the yard stood open at night"
_SENTENCE = "A guard noted that the gates of the yard had stood open all night."


def likeness(**texts: str) -> dict[str, float]:
    """By the names of the sources, how like the claim is to each."""
    sources = {f"s/{name}.txt": text for name, text in texts.items()}
    analysis = case(f"A diary says that {_TOLD}.", [Said(_TOLD, "A diary", "says", "document")], sources)
    shelved = shelves(analysis)
    briefs = {one.id: one for one in analysis.documents if one.role == "brief"}
    held = [one for one in analysis.documents if one.role == "source"]
    index = index_works(group_works(analysis, shelved), analysis)
    found = Likeness(PassageIndex(held, analysis.claims, analysis.entities), index, briefs).of(analysis.claims[0])
    return {one.title: found.get(index.of_document[one.id], LEAST) for one in held}


def test_the_work_with_such_a_sentence_is_likest() -> None:
    found = likeness(log=f"The day was dry. {_SENTENCE}", song="The heron sang of herring, and the boats went out.")
    assert found["log"] > found["song"] == LEAST


def test_in_a_long_work_some_sentence_is_like_any_claim_by_chance() -> None:
    filler = " ".join(f"On day {number} the crew mended nets and painted the hull." for number in range(1, 900))
    found = likeness(short=f"The day was dry. {_SENTENCE}", long=f"{filler} {_SENTENCE}")
    assert found["short"] - found["long"] == pytest.approx(1.1, abs=0.3)
