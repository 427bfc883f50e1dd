"""The report as a Word document: real footnotes, headings as styles, and nothing that XML cannot hold."""

from __future__ import annotations

import io
import re
import zipfile

import docx
import mammoth
import pytest
from lxml import etree
from tests.export.briefing.everything import AT, everything, many

from whosays.export.briefing import markdown, word
from whosays.export.briefing.compose import blocks
from whosays.export.briefing.content import Heading, Note, Paragraph, Run, Table, said
from whosays.export.exported import Exported
from whosays.export.formats import write_on
from whosays.export.inventory import EVERYTHING, Unexpressed
from whosays.records import Analysis

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def report(case: Exported) -> tuple[bytes, tuple[str, ...]]:
    stream = io.BytesIO()
    told = write_on(word.FORMAT, case, stream)
    return stream.getvalue(), told


def part(data: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read(name))


def test_headings_are_styles_and_tables_have_a_row_of_headings() -> None:
    case = everything(nasty="")
    data, _ = report(case)
    document = docx.Document(io.BytesIO(data))
    headings = [
        (one.style.name, one.text) for one in document.paragraphs if one.style.name.startswith(("Head", "Title"))
    ]
    unexpressed = Unexpressed(case.analysis, EVERYTHING)
    wanted = [(f"Heading {block.level}" if block.level else "Title", block.words)
              for block in blocks(case, unexpressed) if isinstance(block, Heading)]  # fmt: skip
    assert headings == wanted
    assert document.tables
    for table in document.tables:
        assert table._tbl.findall(f"{W}tr")[0].find(f"{W}trPr/{W}tblHeader") is not None
    assert document.core_properties.title == "Case "
    assert document.core_properties.created.isoformat() == "2026-01-02T03:04:05+00:00"


def test_footnotes_are_word_s_own() -> None:
    data, _ = report(everything(nasty=""))
    notes = part(data, "word/footnotes.xml")
    ids = [int(note.get(f"{W}id")) for note in notes]
    kinds = [note.get(f"{W}type") for note in notes]
    assert ids == [-1, 0, *range(1, len(ids) - 1)]
    assert kinds[:2] == ["separator", "continuationSeparator"]
    assert not any(kinds[2:])
    marks = [int(mark.get(f"{W}id")) for mark in part(data, "word/document.xml").iter(f"{W}footnoteReference")]
    assert marks == ids[2:]
    styles = {style.get(f"{W}styleId") for style in part(data, "word/styles.xml").iter(f"{W}style")}
    assert {"FootnoteText", "FootnoteReference"} <= styles
    settings = [child.tag.removeprefix(W) for child in part(data, "word/settings.xml")]
    assert settings.index("footnotePr") < settings.index("compat")
    types = part(data, "[Content_Types].xml")
    assert any(
        one.get("PartName") == "/word/footnotes.xml" and "footnotes+xml" in one.get("ContentType") for one in types
    )


def test_other_programs_read_the_notes() -> None:
    case = everything(nasty="")
    data, _ = report(case)
    read = mammoth.convert_to_html(io.BytesIO(data))
    assert [m.message for m in read.messages] == ["Unrecognised paragraph style: Title (Style ID: Title)"]
    document = case.analysis.documents[0]
    claim = case.analysis.claims[0]
    span = claim.content[0]
    assert f"characters {span.start}–{span.end}: “{span.exact}”" in read.value
    assert document.title in read.value
    assert read.value.count('<li id="footnote-') == len(part(data, "word/footnotes.xml")) - 2


def test_it_says_what_the_markdown_says() -> None:
    case = everything(nasty="")
    stream = io.BytesIO()
    assert write_on(markdown.FORMAT, case, stream) == report(case)[1]
    notes = re.findall(r"^\[\^\d+\]: ", stream.getvalue().decode(), re.MULTILINE)
    assert len(notes) == len(part(report(case)[0], "word/footnotes.xml")) - 2


def test_what_xml_cannot_hold_is_made_visible() -> None:
    data, _ = report(everything())
    text = "".join(part(data, "word/document.xml").itertext()) + "".join(part(data, "word/footnotes.xml").itertext())
    assert "<b>x</b>" in text
    assert "⟨U+202E⟩" in text
    assert "\u202e" not in text
    assert "␀" in text


def test_the_same_case_gives_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    first = report(everything())[0]
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    assert report(everything())[0] == first
    with zipfile.ZipFile(io.BytesIO(first)) as package:
        assert {one.date_time for one in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_an_empty_case_has_a_report() -> None:
    document = docx.Document(io.BytesIO(report(Exported("", Analysis(), AT))[0]))
    assert document.paragraphs[0].text == "Untitled case"


def test_huge_words_and_many_records_stay_readable() -> None:
    case = many(450)
    data, told = report(case)
    assert len(data) < 400_000
    assert any("beyond what a report has room for" in line for line in told)
    made = word.built([Paragraph(said("x" * 1_000_000, Note("y" * 100_000)))], "t" * 10_000, AT)
    assert len(made.paragraphs[0].text) == 1_000_000


def test_looks_and_notes_are_in_cells_too() -> None:
    table = Table(("A", "B"), (((Run("b", "strong", (Note("n"),)),), (Run("i", "emphasis"),)),), (1, 3))
    made = word.built([table], "t", AT)
    left, right = made.tables[0].rows[1].cells
    assert left.paragraphs[0].runs[0].bold
    assert right.paragraphs[0].runs[0].italic
    assert left._tc.find(f".//{W}footnoteReference") is not None
    assert right.width == pytest.approx(3 * left.width, rel=0.001)
