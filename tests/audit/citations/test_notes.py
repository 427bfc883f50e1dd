from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from whosays.audit.citations.notes import notes_of

LIST = "1. A letter.\n\n2. Harbour Board, Minutes of 3 May 2011, p. 7."


def test_marks_point_at_the_last_list() -> None:
    notes = notes_of(f"They knew.[2] It rained.[1, 2]\n\nNotes\n\n{LIST}")
    assert notes.by_number["2"].exact == "Harbour Board, Minutes of 3 May 2011, p. 7."
    assert [numbers for _, _, numbers in notes.marks] == [("2",), ("1", "2")]


def test_numbered_paragraphs_are_no_notes() -> None:
    text = "1. The Court found that it rained.\n\n2. The Court found that it was dry.\n\n3. Both are in the judgment."
    notes = notes_of(text)
    assert not notes.by_number
    assert not notes.holds(text.index("The Court"))


def test_superscripts_markdown_notes_and_ranges() -> None:
    assert [m[2] for m in notes_of(f"They knew.¹ Not he.²\n\n{LIST}").marks] == [("1",), ("2",)]
    notes = notes_of("They knew.[^1]\n\n[^1]: A letter.")
    assert notes.by_number["1"].exact == "A letter."
    assert [m[2] for m in notes_of(f"They knew.[1-2]\n\n{LIST}").marks] == [("1", "2")]


def test_round_brackets_point_at_a_list_of_sources_only() -> None:
    assert len(notes_of(f"They knew (1). It rained (2).\n\nSources\n\n{LIST}").marks) == 2
    assert not notes_of(f"They knew (1). It rained (2).\n\n{LIST}").marks


def test_a_list_of_labelled_sources() -> None:
    text = "They knew (Source 2).\n\nSources\n\nSource 1: A letter.\nSource 2: Harbour Board, Minutes of 3 May 2011."
    notes = notes_of(text)
    assert notes.by_label["source 2"].exact == "Harbour Board, Minutes of 3 May 2011."
    assert notes.holds(text.index("Source 1:"))
    assert not notes.holds(0)


def test_numbers_named_in_words_point_at_a_list_of_sources() -> None:
    notes = notes_of(f"They knew (Doc. 2).\n\nDocuments\n\n{LIST}")
    assert notes.by_number["2"].exact.startswith("Harbour Board")


SOURCES = "SOURCES\n\nHarbour Board, Minutes of 3 May 2011.\n\nState v. Ferrin, Case 12 of 2012."


def test_a_list_of_sources_without_numbers() -> None:
    text = f"They knew.[1]\n\nNOTES\n\n1. State v. Ferrin, para. 2.\n\n{SOURCES}"
    notes = notes_of(text)
    assert [span.exact for span in notes.listed] == SOURCES.split("\n\n")[1:]
    assert notes.holds(text.index("Harbour Board"))


def test_prose_below_such_a_heading_is_no_list() -> None:
    prose = "Sources\n\nNobody who was asked would say where it came from.\n\nThe board had kept no copy of its own."
    assert not notes_of(f"They knew.\n\n{prose}").listed


@given(st.text(alphabet="a𝔘é\n. ", max_size=40))
def test_spans_are_of_the_text(before: str) -> None:
    text = f"{before}\nThey knew.[2]\n\nNotes\n\n{LIST}"
    notes = notes_of(text)
    assert all(text[span.start : span.end] == span.exact for span in notes.by_number.values())
    assert [text[start:end] for start, end, _ in notes.marks] == ["[2]"]
