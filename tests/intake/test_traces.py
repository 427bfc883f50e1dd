"""Claims and places found again in a text that has changed."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.factories import make_claim, make_document

from whosays.intake.traces import Claims, moved, placed
from whosays.records import AuditedPart, AuditEntry, Difference, Span
from whosays.store import ClaimTrace

TEXT = "Notes\n\nThe mill closed in May. The mill closed in May, they said.\n\nThe weir held."


def test_a_claim_is_found_by_its_id() -> None:
    document = make_document(TEXT)
    claim = make_claim(document, "The weir held")
    found = Claims([(document, [claim])]).find(ClaimTrace.of(claim, "elsewhere.txt"))
    assert found is not None
    assert (found.claim, found.document) == (claim, document)


def test_it_is_found_by_its_words_at_the_same_place_and_nowhere_else() -> None:
    before, after = make_document(TEXT), make_document("More notes.\n\n" + TEXT.replace("The weir", "the  WEIR"))
    trace = ClaimTrace.of(make_claim(before, "The weir held"), before.path)
    now = make_claim(after, "the  WEIR held")
    found = Claims([(after, [now])]).find(trace)
    assert found is not None
    assert found.claim == now
    assert Claims([(replace(after, path="other.txt"), [now])]).find(trace) is None
    assert Claims([(after, [make_claim(after, "The mill closed in May")])]).find(trace) is None


def test_of_two_alike_the_nearer_one_is_meant() -> None:
    before, after = make_document(TEXT), make_document("x" + TEXT)
    second = TEXT.index("The mill", 10)
    twice = [
        replace(make_claim(document, "The mill closed in May"), content=(Span.of(document.text, at, at + 22),), id=name)
        for document, at, name in ((after, 8, "clm-a"), (after, second + 1, "clm-b"))
    ]
    trace = ClaimTrace("clm-gone", before.id, before.path, second, second + 22, "The mill closed in May")
    found = Claims([(after, twice)]).find(trace)
    assert found is not None
    assert found.claim.id == "clm-b"


@given(st.text("ab ", max_size=20), st.text("ab ", max_size=20), st.text("ab", min_size=1, max_size=5), st.data())
def test_words_are_found_at_the_nearest_place(before: str, after: str, words: str, data: st.DataObject) -> None:
    text = before + words + after
    start = data.draw(st.integers(0, len(text) + 5))
    found = placed(text, Span(start, start + len(words), words))
    assert found is not None
    assert text[found.start : found.end] == found.exact == words
    places = [at for at in range(len(text)) if text.startswith(words, at)]
    assert abs(found.start - start) == min(abs(at - start) for at in places)


def test_words_that_are_gone_are_nowhere() -> None:
    assert placed("The weir held.", Span(0, 3, "the")) is None


def test_an_entry_moves_with_its_claim_and_goes_with_its_words() -> None:
    before, after = make_document(TEXT), make_document(TEXT.replace("Notes", "Longer notes"))
    old, new = make_claim(before, "The weir held"), make_claim(after, "The weir held")
    held = Span.of(TEXT, old.content[0].end - 4, old.content[0].end)
    part = AuditedPart(old.content[0], "distorted", (), (Difference("action", held, None, None, "why"),))
    entry = AuditEntry(old.id, None, "Notes", Span.of(TEXT, 0, 5), None, None, "distorted", ("action",), "", (part,))
    found = Claims([(after, [new])]).find(ClaimTrace.of(old, before.path))
    assert found is not None
    here = moved(entry, ClaimTrace.of(old, before.path), found)
    assert here is not None
    assert (here.claim_id, here.citation) == (new.id, None)
    assert here.parts[0].content == new.content[0]
    assert here.parts[0].differences[0].claim == Span.of(after.text, new.content[0].end - 4, new.content[0].end)
    lost = replace(entry, parts=(replace(part, content=Span(0, 4, "Gone")),))
    assert moved(lost, ClaimTrace.of(old, before.path), found) is None
