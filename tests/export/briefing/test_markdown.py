"""The report as Markdown: what a reader needs, footnotes to the very words, and no document can write markup."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from tests.export.briefing.everything import AT, NASTY, everything, many

from whosays.export.briefing.content import Heading, Item, Note, Paragraph, Run, Table, said
from whosays.export.briefing.markdown import FORMAT, escaped, rendered
from whosays.export.exported import Exported
from whosays.export.formats import write_on
from whosays.export.report.plain import flat
from whosays.records import Analysis

#: What our own content is made of; anything else would come from a document.
OURS = {
    "inline", "heading_open", "heading_close", "paragraph_open", "paragraph_close", "bullet_list_open",
    "bullet_list_close", "list_item_open", "list_item_close", "table_open", "table_close", "thead_open", "thead_close",
    "tbody_open", "tbody_close", "tr_open", "tr_close", "th_open", "th_close", "td_open", "td_close", "text",
    "text_special", "strong_open", "strong_close", "em_open", "em_close", "footnote_ref", "footnote_anchor",
    "footnote_block_open", "footnote_block_close", "footnote_open", "footnote_close",
}  # fmt: skip


def parser() -> MarkdownIt:
    """CommonMark with what many readers add; HTML is let through, so that it would be seen."""
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(footnote_plugin)


def tokens(text: str) -> list[Token]:
    found: list[Token] = []
    for token in parser().parse(text):
        found += [token, *(token.children or ())]
    return found


def words(found: Sequence[Token]) -> str:
    return "".join(one.content for one in found if one.type in {"text", "text_special"})


def report(case: Exported) -> tuple[str, tuple[str, ...]]:
    stream = io.BytesIO()
    told = write_on(FORMAT, case, stream)
    return stream.getvalue().decode(), told


def test_it_has_the_parts_that_a_reader_needs_in_their_order() -> None:
    text, _ = report(everything(nasty=""))
    parts = re.findall(r"^## (.*)$", text, re.MULTILINE)
    assert parts == [
        "What was read, and what was not",
        "What to know before relying on it",
        "What the brief claims, by source",
        "What the sources say of it",
        "What rests on a single origin, and what on more",
        "What does not fit",
        "Who may be whom",
        "Rival hypotheses",
        "Sources",
        "Grades",
    ]
    assert "*Who says what, how surely, and on what it rests. The case as of 2026-01-02T03:04:05Z" in text


def test_every_footnote_is_there_once_and_holds_the_words_of_the_document() -> None:
    case = everything(nasty="")
    text, _ = report(case)
    marks = re.findall(r"(?<=.)\[\^(\d+)\]", text)
    notes = dict(re.findall(r"^\[\^(\d+)\]: (.*)$", text, re.MULTILINE))
    assert marks == [str(number) for number in range(1, len(marks) + 1)]
    assert set(marks) == set(notes)
    checked = 0
    for note in notes.values():
        plain = words(tokens(note))
        match = re.fullmatch(r"(.*?)(?:, p\. \d+)?, characters (\d+)–(\d+): “(.*)”", plain)
        if match is None or "…" in plain or match[1] == "a document that is no longer in the case":
            continue
        document = next(one for one in case.analysis.documents if flat(" ".join(one.title.split())) == match[1])
        exact = document.text[int(match[2]) : int(match[3])]
        assert match[4] == flat(" ".join(exact.split()))
        checked += 1
    assert checked > 20


def test_verdicts_show_both_passages_and_the_difference() -> None:
    text, _ = report(everything(nasty=""))
    assert re.search(r"^### Verdict \d+, on claim \d+: ", text, re.MULTILINE)
    assert "| The brief | The source |" in text
    assert re.search(r"^- \*\*a\. \w+\*\*: ", text, re.MULTILINE)


def test_grades_have_both_axes_and_who_and_why() -> None:
    text, _ = report(everything(nasty=""))
    assert "3, possibly so" in text
    assert "B, usually reliable" in text
    assert "(Ann on 2026-01-02). because" in text


def test_no_document_can_write_markup() -> None:
    text, _ = report(everything())
    found = tokens(text)
    assert {one.type for one in found} <= OURS
    headings = [one for one in found if one.type == "heading_open"]
    assert len(headings) == len([one for one in tokens(report(everything(nasty=""))[0]) if one.type == "heading_open"])
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "⟨U+202E⟩" in text


def test_the_same_case_gives_the_same_bytes() -> None:
    assert report(everything()) == report(everything())


def test_an_empty_case_has_a_report() -> None:
    text, told = report(Exported("", Analysis(), AT))
    assert text.startswith("# Untitled case\n")
    assert told == ()


def test_lists_are_bounded_and_what_is_left_out_is_told() -> None:
    text, told = report(many(450))
    assert len(text) < 700_000
    assert "50 relations beyond what a report has room for" not in told
    for noun, number in (("tensions", 390), ("claims of briefs", 410), ("grades", 800), ("relations", 410),
                         ("pairs of names that may be one", 410), ("items of evidence on questions", 390)):  # fmt: skip
        assert f"{number} {noun} beyond what a report has room for" in told
        assert f"… and {number} more {noun}: the JSON export has every one." in text


def test_what_it_has_no_place_for_is_told() -> None:
    _, told = report(everything(nasty=""))
    assert any("full text" in line for line in told)
    assert any("mention" in line for line in told)
    assert any("claims of source documents, shown only where something rests on them" in line for line in told)
    assert not any("verdict" in line or "tension" in line for line in told)


@pytest.mark.parametrize(
    "text",
    [NASTY, "1. one", "1) one", "- item", "+ item", "= x", "---", "===", "# h", "> q", "    code", "\tcode", "a\\",
     "a  ", ": def", "[^1]: note", "[x]: y", "|a|b|", "***", "___", "http://a.example", "<!-- x -->",
     "&copy;", "5 * 3 * 2"],
)  # fmt: skip
def test_hostile_words_stay_words(text: str) -> None:
    found = tokens("".join(rendered([Paragraph(said(text)), Item(said(text)), Heading(1, text)])))
    expected = " ".join(flat(text.replace("\n", " ")).split())
    assert [one.type for one in found if one.type.endswith("_open")] == [
        "paragraph_open", "bullet_list_open", "list_item_open", "paragraph_open", "heading_open"
    ]  # fmt: skip
    assert words(found) == expected * 3


RUNS = st.lists(
    st.tuples(st.text(max_size=12), st.sampled_from(["plain", "strong", "emphasis"]), st.booleans()), max_size=5
)


@settings(max_examples=300, deadline=None)
@given(RUNS.map(lambda runs: tuple(Run(a, b, (Note("n"),) if c else ()) for a, b, c in runs)))  # type: ignore[arg-type]
def test_whatever_the_words_they_are_what_is_read(runs: tuple[Run, ...]) -> None:
    expected = " ".join(flat("".join(run.words for run in runs).replace("\n", " ")).split())
    for block in (Paragraph((Run("x "), *runs)), Table(("a",), (((Run("x "), *runs),),))):
        found = tokens("".join(rendered([block])))
        assert {one.type for one in found} <= OURS
        read = words(found).removeprefix("a") if isinstance(block, Table) else words(found)
        notes = sum(len(run.notes) for run in runs)
        assert " ".join(read.split()).replace(" ", "") == f"x{expected}{'n' * notes}".replace(" ", "")
        assert sum(one.type == "footnote_ref" for one in found) == notes


def test_words_in_a_look_are_marked() -> None:
    text = "".join(
        rendered([Paragraph((Run("a "), Run("“b c”", "strong"), Run("d", "plain"), Run(" e!", "emphasis")))])
    )
    assert text == "a “**b c**”d *e*!\n\n"


def test_most_words_are_left_alone() -> None:
    plain = "Mr. Holt, 51, said “it’s 12:30 – or so”; the clerk's note (p. 4) doesn't."
    assert escaped(plain, begins=True) == plain
