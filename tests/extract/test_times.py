from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.extract.times import find_times
from whosays.records import Block, BlockKind, Document, TimeExpression


def document(*parts: str | tuple[BlockKind, str], published: str | None = None) -> Document:
    """A document of paragraphs, or of ``(kind, text)`` blocks."""
    blocks: list[Block] = []
    text = ""
    for part in parts:
        paragraph: tuple[BlockKind, str] = ("paragraph", part) if isinstance(part, str) else part
        kind, words = paragraph
        text += "\n\n" if text else ""
        blocks.append(Block(kind, len(text), len(text) + len(words)))
        text += words
    return Document("doc-1", "Notes", "notes.txt", "text/plain", "0", "brief", published, text, (), tuple(blocks))


def times(*parts: str | tuple[BlockKind, str], published: str | None = None) -> dict[str, TimeExpression]:
    return {time.span.exact: time for time in find_times(document(*parts, published=published), None)}


def test_spans_point_into_the_kept_text_over_line_breaks_and_typographic_marks() -> None:
    kept = document("Intro.", "The Marlow file – opened on May\n3,\n2011 – covers “2001–2003” and the ’90s.")
    found = find_times(kept, None)
    assert [time.span.exact for time in found] == ["May\n3,\n2011", "2001–2003", "the ’90s"]
    assert [time.edtf for time in found] == ["2011-05-03", "2001/2003", "199X"]
    for time in found:
        assert kept.text[time.span.start : time.span.end] == time.span.exact


def test_a_date_without_a_year_takes_it_from_its_paragraph_and_says_from_where() -> None:
    found = times("In 2020 the harbour closed. On Aug. 7 it opened again.")["Aug. 7"]
    assert (found.edtf, found.earliest, found.latest) == ("2020-08-07", "2020-08-07", "2020-08-07")
    assert found.anchor == "year from “2020” at 3"


def test_the_same_day_given_in_full_before_is_the_strongest_anchor() -> None:
    found = times(
        "Ada Brill was shot on Aug. 7, 2020.",
        "She had fled after the raids of 1998.",
        "In 1998 she left. On Aug. 7 she died.",
    )
    assert found["Aug. 7"].edtf == "2020-08-07"
    assert found["Aug. 7"].anchor == "year from “Aug. 7, 2020” at 22"


def test_a_year_that_names_a_thing_moves_nothing_on() -> None:
    found = times("On March 3, 2011 the 1998 raids came up again. By June 5 the court had ruled.")
    assert found["By June 5"].edtf == "../2011-06-05"


def test_paragraphs_before_give_the_year_by_a_full_date_but_not_by_a_passing_year() -> None:
    found = times("On March 3, 2011 she sailed.", "He was freed in 1998, she said.", "On June 5 they met.")
    assert found["June 5"].edtf == "2011-06-05"


def test_a_date_in_brackets_moves_nothing_on() -> None:
    found = times("On March 3, 2001 she sailed (Feb. 3, 2004). On June 5 they met.")
    assert found["June 5"].edtf == "2001-06-05"


def test_one_wrong_year_leads_to_no_other() -> None:
    found = times("In early 2001 he returned. In December he had left; in January he wrote; in mid-March he came.")
    assert found["January"].edtf == "2001-01"
    assert found["mid-March"].edtf == "[2001-03-11..2001-03-20]"


@pytest.mark.parametrize(
    "aside", ["The guild was disbanded in 2017.", "The guild, which closed in the summer of 2018, protested."]
)
def test_a_year_told_by_the_way_does_not_displace_a_full_date(aside: str) -> None:
    assert times(f"On 9 April 2016 the barge sank. {aside} On 9 May the crew was freed.")["9 May"].edtf == "2016-05-09"
    assert times("On 9 April 2016 the barge sank.", f"{aside} On 9 May all were free.")["9 May"].edtf == "2016-05-09"


def test_a_year_that_opens_its_sentence_moves_the_narrative_on() -> None:
    found = times("On 9 April 2016 the barge sank. In 2017 it was raised. On 9 May it sailed again.")
    assert found["9 May"].edtf == "2017-05-09"


@pytest.mark.parametrize(
    "sentence",
    [
        "The office should publish the list by June.",
        "The pier is expected to open, by June at the latest.",
        "By June the clerk must publish the list.",
        "The quay may reopen by June.",
    ],
)
def test_what_is_owed_or_to_come_borrows_no_year_that_is_past(sentence: str) -> None:
    found = find_times(document(f"On 3 March 2015 the court ruled. {sentence}"), None)[1]
    assert (found.edtf or "").endswith("XXXX-06")
    assert (found.earliest, found.latest, found.anchor) == (None, None, "no reference date")
    later = find_times(document(f"On 3 March 2015 the court ruled. {sentence}", published="2020-09-10"), None)[1]
    assert (later.latest, later.anchor) == ("2021-06-30", "published 2020-09-10")


def test_what_is_to_come_may_lean_on_another_date_to_come() -> None:
    assert times("The pier will open on 3 March 2031 and will close in May.")["May"].edtf == "2031-05"


@pytest.mark.parametrize(
    "sentence",
    [
        "The will was read in May.",
        "He must have sailed in May.",
        "The panel, which will sit again, met in May.",
        "In May he said that the pier will close.",
        "He said it would close in May.",
    ],
)
def test_what_is_past_borrows_its_year_beside_any_modal_verb(sentence: str) -> None:
    assert times(f"On 3 March 2015 the court ruled. {sentence}")["May"].edtf == "2015-05"


def test_the_next_day_to_come_may_be_of_this_year_or_the_next() -> None:
    found = times(
        "It will open on 9 May. It will close on 2 October. It will move in the spring.", published="2020-09-10"
    )
    assert (found["9 May"].edtf, found["2 October"].edtf) == ("2021-05-09", "2020-10-02")
    assert found["the spring"].edtf == "2021-21"


def test_a_range_to_come_may_have_begun() -> None:
    found = times("It will be open from August to October.", published="2020-09-10")
    assert found["from August to October"].edtf == "2020-08/2020-10"
    assert (
        times("It will be open from May to July.", published="2020-09-10")["from May to July"].edtf == "2021-05/2021-07"
    )


def test_the_turn_of_the_century_is_the_one_that_the_text_or_its_writer_lives_near() -> None:
    assert times("At the turn of the century trade grew.")["the turn of the century"].edtf is None
    assert times("In 1907 he died. Born at the turn of the century.")["the turn of the century"].edtf == "[1895..1905]"
    found = times("At the turn of the century trade grew.", published="2012-02-16")["the turn of the century"]
    assert (found.edtf, found.anchor) == ("[1995..2005]", "published 2012-02-16")


def test_september_11_without_a_year_is_a_name_until_the_text_gives_its_year() -> None:
    found = times("In 1994 he was told of the attacks of September 11.")
    assert (found["September 11"].edtf, found["September 11"].earliest) == ("XXXX-09-11", None)
    assert (
        times("September 11, 2001 was a Tuesday. In 1994, before September 11, he left.")["before September 11"].edtf
        == "../2001-09-11"
    )


def test_a_heading_gives_its_year_to_what_stands_under_it() -> None:
    found = times(("heading", "1998"), "A ship is bought.", "On March 5 it sails.", published="2012-02-16")
    assert found["March 5"].edtf == "1998-03-05"


def test_january_after_december_is_of_the_next_year() -> None:
    found = times("On December 28, 2011 he signed. On January 5 he withdrew.")
    assert found["January 5"].edtf == "2012-01-05"
    assert times("In late 2011 he signed. In January he withdrew.")["January"].edtf == "2012-01"


def test_with_no_date_in_the_text_the_day_of_publication_gives_the_year() -> None:
    found = times("On February 7 the ministry denied it.", published="2012-02-16")["February 7"]
    assert (found.edtf, found.anchor) == ("2012-02-07", "published 2012-02-16")


def test_two_dates_without_a_year_both_lean_on_the_day_of_publication() -> None:
    found = times("On December 20 it was announced; on March 5 it closes.", published="2012-02-16")
    assert found["December 20"].edtf == "2011-12-20"
    assert found["March 5"].edtf == "2012-03-05"


def test_a_reference_is_used_where_the_document_has_no_date_of_its_own() -> None:
    kept = document("He left yesterday.")
    (found,) = find_times(kept, "2012-02-16")
    assert (found.edtf, found.anchor) == ("2012-02-15", "reference 2012-02-16")
    (dated,) = find_times(document("He left yesterday.", published="2011-01-01"), "2012-02-16")
    assert dated.edtf == "2010-12-31"


def test_a_dateline_stands_in_for_a_missing_publication_date() -> None:
    found = times(("heading", "Harbour closed"), "Published: February 16, 2012", "It closed yesterday.")
    assert found["yesterday"].edtf == "2012-02-15"
    assert found["yesterday"].anchor == "dateline “February 16, 2012” at 27"


def test_a_date_in_a_sentence_is_no_dateline() -> None:
    found = times("The harbour closed on February 16, 2012.", "It opened yesterday.")
    assert (found["yesterday"].edtf, found["yesterday"].anchor) == (None, "no reference date")


def test_counted_from_the_text() -> None:
    found = times(
        "On May 3, 2011 the crew landed. Two days later they left, and the following month they returned. Later that "
        "year the ship sank. Three years earlier it had been refitted.",
        published="2020-01-01",
    )
    assert {words: time.edtf for words, time in found.items()} == {
        "May 3, 2011": "2011-05-03",
        "Two days later": "2011-05-05",
        "the following month": "2011-06",
        "Later that year": "2011-06/2011-12",
        "Three years earlier": "2008",
    }
    assert found["Two days later"].anchor == "from “May 3, 2011” at 3"


def test_counted_from_a_text_that_gives_no_date_stays_open() -> None:
    found = times("The following day they left.", published="2020-01-01")["The following day"]
    assert (found.edtf, found.earliest, found.latest, found.anchor) == (None, None, None, "no reference date")


def test_a_far_date_is_no_anchor() -> None:
    found = times("On May 3, 2011 the crew landed.", "They waited. " * 200, "Two days later they left.")
    assert found["Two days later"].edtf is None


@pytest.mark.parametrize("kind", ["furniture", "foreign"])
def test_what_is_not_analysed_gives_no_times(kind: BlockKind) -> None:
    assert list(times((kind, "May 3, 2011"), "On June 5 they met.")) == ["June 5"]


def test_no_expression_reaches_over_a_paragraph() -> None:
    assert list(times("It ended in May", "2011 was quiet.")) == ["May", "2011"]


def test_durations_and_repeated_times_have_no_bounds() -> None:
    found = times("For three years they met every Friday.", published="2012-02-16")
    assert (found["three years"].kind, found["three years"].duration) == ("duration", "P3Y")
    assert found["every Friday"].kind == "recurring"
    assert all(time.edtf is time.earliest is time.latest is None for time in found.values())


@pytest.mark.parametrize(
    ("sentence", "words", "kind", "length"),
    [
        ("She served nine years.", "nine years", "duration", "P9Y"),
        ("They had waited for years.", "years", "duration", None),
        ("The siege took 64 days.", "64 days", "duration", "P64D"),
        ("In the last 24 hours two barges sank.", "24 hours", "duration", "PT24H"),
        ("The monthly bulletin came.", "monthly", "recurring", None),
    ],
)
def test_lengths_and_repeats_are_of_their_kind(sentence: str, words: str, kind: str, length: str | None) -> None:
    found = times(sentence, published="2012-02-16")[words]
    assert (found.kind, found.duration, found.edtf) == (kind, length, None)


@pytest.mark.parametrize("date", ["16 February 2012", "2012-02-30"])
def test_a_reference_that_is_not_edtf_is_refused(date: str) -> None:
    with pytest.raises(ValueError, match="not an EDTF date"):
        find_times(document("He left yesterday."), date)


def test_a_vague_reference_gives_what_it_can() -> None:
    kept = document("Last year he left. Yesterday he came back.", published="2012~")
    assert [time.edtf for time in find_times(kept, None)] == ["2011", None]


@given(st.lists(st.text(alphabet="May 3, 2011–’“\n.-/1990s\u00a0\u2009", max_size=40), max_size=6))
def test_spans_are_exact_ordered_and_inside_their_blocks(parts: list[str]) -> None:
    kept = document(*parts)
    end = 0
    for time in find_times(kept, "2012-02-16"):
        assert time.span.start >= end
        end = time.span.end
        assert kept.text[time.span.start : time.span.end] == time.span.exact
        assert any(block.start <= time.span.start and end <= block.end for block in kept.blocks)


def test_the_same_text_gives_the_same_times_wherever_it_stands() -> None:
    words = "On May 3, 2011 the crew landed; two days later they left."
    alone = find_times(document(words), None)
    after = find_times(document("No date here.", words), None)
    shift = len("No date here.\n\n")
    assert [(time.span.start + shift, time.edtf) for time in alone] == [(time.span.start, time.edtf) for time in after]
    assert re.fullmatch(r"from “May 3, 2011” at \d+", after[1].anchor or "")
