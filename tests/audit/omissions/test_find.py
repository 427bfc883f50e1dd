"""What a brief keeps back of the documents that it cites."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from tests.audit.omissions.leaning import Leaning, hatch

from whosays.audit.omissions import find_omissions
from whosays.records import Omission, Ruling

DENIAL = "The owner denied that the hatch was open."


def found(case: Leaning, most: int = 20) -> list[str]:
    return [one.passage.exact for one in omissions(case, most)]


def omissions(case: Leaning, most: int = 20) -> tuple[Omission, ...]:
    return find_omissions(case.entries, case.analysis(), most=most)


def test_the_sentence_that_turns_the_borrowed_one_round_is_found() -> None:
    turn = "However, the board found no evidence that this sank her."
    [omission] = omissions(hatch(turn))
    assert omission.passage.exact == turn
    assert omission.why.startswith(
        "The sentence after the borrowed passage is a negative finding (“found no evidence”)"
    )


def test_it_bears_on_the_claim_that_borrowed_beside_it() -> None:
    case = hatch(DENIAL)
    [omission] = omissions(case)
    assert omission.bears_on[0] == case.entries[0].claim_id
    assert omission.document_id == case.sources[0].id


def test_a_plain_sentence_beside_the_borrowed_one_is_none() -> None:
    assert found(hatch("The crew had eaten at seven.")) == []


def test_what_the_brief_carries_is_none() -> None:
    case = hatch("No lamp was found on the Heron.")
    assert len(found(case)) == 1
    text = case.brief.text + " No lamp was found on the Heron."
    told = Leaning(brief=type(case.brief)(**{**_fields(case.brief), "text": text, "blocks": _longer(case, text)}))
    document = told.source(case.sources[0].text.removeprefix("A heading\n\n"))
    told.rests("the Heron sailed with an open hatch", document, "The Heron left port with her forward hatch open.")
    assert found(told) == []


def _fields(document: object) -> dict[str, object]:
    return {name: getattr(document, name) for name in document.__dataclass_fields__}  # type: ignore[attr-defined]


def _longer(case: Leaning, text: str) -> tuple[object, ...]:
    *others, last = case.brief.blocks
    return (*others, type(last)(last.kind, last.start, len(text)))


def test_the_stronger_and_nearer_comes_first() -> None:
    plain = ("The tide was high that day.", "Gulls sat on the quay.", "A band played in the square.")
    case = hatch(DENIAL, *plain, "The hatch was not new.")
    assert found(case)[0] == DENIAL
    far = hatch(*plain, "The band played on.", DENIAL)
    assert omissions(case)[0].weight > omissions(far)[0].weight


def test_a_clause_of_the_borrowed_sentence_that_the_claim_stops_before_is_found() -> None:
    case = Leaning()
    text = "The Heron left port with her hatch open, although the board could not establish who had unlocked the bolts."
    document = case.source(text)
    case.rests("the Heron sailed with an open hatch", document, text)
    [omission] = omissions(case)
    assert omission.passage.exact == "although the board could not establish who had unlocked the bolts."
    assert "goes on" in omission.why


def test_a_clause_that_the_verdict_shows_already_is_left_to_it() -> None:
    case = Leaning()
    text = "The Heron left port with her hatch open, although the board could not establish who had unlocked the bolts."
    case.rests("the Heron sailed with an open hatch", case.source(text), text, verdict="overstated")
    assert omissions(case) == ()


def test_an_analyst_who_overrules_a_verdict_changes_what_is_left_to_it() -> None:
    case = Leaning()
    text = "The Heron left port with her hatch open, although the board could not establish who had unlocked the bolts."
    case.rests("the Heron sailed with an open hatch", case.source(text), text, verdict="overstated")
    [entry] = case.entries
    ruling = Ruling("r1", "supported", "2020-01-01T00:00:00Z", "J", "honest")
    ruled = type(entry)(**{**_fields(entry), "ruling": ruling})
    assert len(find_omissions([ruled], case.analysis())) == 1


def test_neighbours_are_shown_together() -> None:
    one, other = "The owner denied it.", "He could not be certain of the hour."
    assert found(hatch(one, other)) == [f"{one} {other}"]


def test_what_two_documents_say_in_the_same_words_is_shown_once() -> None:
    case = hatch(DENIAL)
    again = case.source("The Heron had her hatch open that day. " + DENIAL, "paper.txt")
    case.rests("gave the order to sail", again, "The Heron had her hatch open that day.")
    assert found(case) == [DENIAL]


def test_no_more_are_shown_than_asked_for() -> None:
    lines = [f"The {name} denied that the hatch was open on the {name} side." for name in ("cook", "pilot", "diver")]
    parted = [
        text for line in lines for text in (line, "The tide was high, and gulls sat in long rows on the old quay.")
    ]
    case = hatch(*parted)
    assert len(found(case)) == 3
    assert len(found(case, most=2)) == 2


def test_conclusions_weigh_more() -> None:
    text = "The board found no sign of a hatch left open by the mate."
    case, plain = Leaning(), Leaning()
    first = case.source(f"The Heron had her hatch open.\n\nConclusions\n\n{text}")
    second = plain.source(f"The Heron had her hatch open.\n\nWeather\n\n{text}")
    for one, document in ((case, first), (plain, second)):
        one.rests("the Heron sailed with an open hatch", document, "The Heron had her hatch open.")
    assert omissions(case)[0].weight > omissions(plain)[0].weight


def test_nothing_is_found_without_entries_or_documents() -> None:
    case = hatch(DENIAL)
    assert find_omissions([], case.analysis()) == ()
    case.sources.clear()
    assert omissions(case) == ()


class Model:
    """A comparer that finds every sentence as like the last of the brief, and unlike the others."""

    def __init__(self, likeness: float) -> None:
        self._likeness = likeness

    def likeness(self, one: Sequence[str], other: Sequence[str]) -> NDArray[np.float64]:
        made = np.full((len(one), len(other)), 0.1)
        made[:, -1] = self._likeness
        return made


def test_what_the_brief_carries_in_other_words_is_left_out_by_likeness() -> None:
    case = hatch("The Heron was sound. Her pumps were in good order.")
    assert len(omissions(case)) == 1
    text = case.brief.text + " Nothing was wrong with the machinery."
    brief = type(case.brief)(**{**_fields(case.brief), "text": text, "blocks": _longer(case, text)})
    case.brief = brief
    assert len(find_omissions(case.entries, case.analysis(), Model(0.1))) == 1
    assert find_omissions(case.entries, case.analysis(), Model(0.99)) == ()


@given(st.lists(st.sampled_from([DENIAL, "But “no” was said.", "Ünd ’twas not só 🜁 so.", "It rained."]), max_size=6))
@settings(max_examples=40, deadline=None)
def test_passages_are_words_of_their_documents(after: list[str]) -> None:
    case = hatch(*after)
    text = case.sources[0].text
    for omission in omissions(case):
        passage = omission.passage
        assert text[passage.start : passage.end] == passage.exact
        assert omission.weight > 0
