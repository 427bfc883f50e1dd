"""Each format gives the same kind of document: words, blocks, title and date."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.ingest.builders import ENGLISH, SECOND, column, docx_bytes, odt_bytes, pdf_bytes

from whosays.ingest import parse
from whosays.records import Document, ReadOptions

OPTIONS = ReadOptions()


def read(data: bytes | str, path: str) -> Document:
    return parse(data.encode() if isinstance(data, str) else data, path, OPTIONS)


def blocks(document: Document) -> list[tuple[str, str]]:
    return [(block.kind, document.text[block.start : block.end]) for block in document.blocks]


def test_plain_text_has_its_name_for_a_title_and_no_date() -> None:
    document = read(f"{ENGLISH}\n\n{SECOND}\n", "notes/harbour.txt")
    assert blocks(document) == [("paragraph", ENGLISH), ("paragraph", SECOND)]
    assert (document.title, document.published, document.media_type) == ("harbour", None, "text/plain")
    assert document.pages == ()


def test_the_reference_date_is_a_fall_back() -> None:
    options = ReadOptions(published="2019-05")
    assert parse(ENGLISH.encode(), "a.txt", options).published == "2019-05"
    dated = f"---\ndate: 2020-01-02\n---\n{ENGLISH}"
    assert parse(dated.encode(), "a.md", options).published == "2020-01-02"


def test_the_id_follows_bytes_and_role() -> None:
    brief = read(ENGLISH, "a.txt")
    assert brief.id == read(ENGLISH, "b.txt").id
    assert brief.id != read(ENGLISH + " ", "a.txt").id
    assert brief.id != parse(ENGLISH.encode(), "a.txt", ReadOptions(role="source")).id


def test_heading_above_the_first_paragraph_is_the_title_and_a_later_one_is_not() -> None:
    assert read(f"The Harbour Sale\n\n{ENGLISH}", "a.txt").title == "The Harbour Sale"
    later = read(f"{ENGLISH}\n\nWhat came after\n\n{SECOND}", "a.txt")
    assert later.title == "a"
    assert blocks(later)[1] == ("heading", "What came after")


MARKDOWN = f"""---
title: 'The harbour''s sale'
date: 2018-11-03T23:30:00-05:00
---
# Findings

{ENGLISH.replace("denied", "**denied**").replace("Port Lindow", "[Port Lindow](http://x.invalid/a_b)")}

- first *item*
- second item

| who | what |
|-----|------|
| Brandt | denied |

**Mayor Brandt** Two days later she **** resigned.

<div onclick="x()">Set in <b>HTML</b></div>

<script>alert("no")</script>
"""


def test_markdown() -> None:
    document = read(MARKDOWN, "a.md")
    assert (document.title, document.published) == ("The harbour's sale", "2018-11-03")
    assert blocks(document) == [
        ("heading", "Findings"),
        ("paragraph", ENGLISH),
        ("list_item", "first item"),
        ("list_item", "second item"),
        ("table_row", "who | what"),
        ("table_row", "Brandt | denied"),
        ("heading", "Mayor Brandt"),
        ("paragraph", "Two days later she resigned."),
        ("paragraph", "Set in HTML"),
    ]


def test_markdown_paragraphs_run_together_on_one_line_are_parted() -> None:
    document = read(f"*(Archived)*   **LINDOW** – {ENGLISH}   {SECOND}", "a.md")
    assert [text for _, text in blocks(document)] == ["(Archived)", f"LINDOW – {ENGLISH}", SECOND]


@pytest.mark.parametrize("front", ["---\n[[[[\n---\n", "---\n- a\n- b\n---\n", "---\n" + "[" * 3000 + "\n---\n"])
def test_broken_front_matter_does_not_lose_the_text(front: str) -> None:
    assert ENGLISH in read(front + "\n" + ENGLISH, "a.md").text


HTML = f"""<!DOCTYPE html><html><head><title>Harbour sold | The Lindow Post</title>
<meta property="article:published_time" content="2021-03-04T10:00:00Z">
<style>p {{ color: red }}</style><script>var secret = "never shown";</script></head>
<body><h1>Harbour sold</h1><!-- a comment -->
<p>{ENGLISH.replace("Two clerks", "<em>Two</em> clerks")}</p>
<h2>Reactions</h2><p>{SECOND}</p>
<ul><li>One point</li></ul><table><tr><td>Price</td><td>40,000 crowns</td></tr></table>
<p hidden>hidden words</p><noscript>turn on scripts</noscript><script>document.write("x")</script></body></html>"""


def test_html_keeps_all_that_a_simple_page_shows_and_nothing_else() -> None:
    document = read(HTML, "a.html")
    assert (document.title, document.published) == ("Harbour sold", "2021-03-04")
    assert blocks(document) == [
        ("heading", "Harbour sold"),
        ("paragraph", ENGLISH),
        ("heading", "Reactions"),
        ("paragraph", SECOND),
        ("list_item", "One point"),
        ("table_row", "Price | 40,000 crowns"),
    ]


def test_html_main_text_leaves_navigation_out() -> None:
    story = "".join(f"<p>{ENGLISH} Part {number}.</p>" for number in range(6))
    menu = "".join(f'<li><a href="/{number}">Section {number}</a></li>' for number in range(9))
    article = f"<article><h1>Sold</h1>{story}</article>"
    page = f"<html><body><nav><ul>{menu}</ul></nav>{article}<footer>Imprint</footer></body></html>"
    text = read(page, "a.html").text
    assert "Section 3" not in text
    assert "Imprint" not in text
    assert text.count("Port Lindow") == 6


def test_html_date_in_linked_data_and_declared_encoding() -> None:
    page = (
        '<html><head><meta charset="windows-1252"><script type="application/ld+json">'
        '{"@graph": [{"@type": "Article", "datePublished": "2017-02-01"}]}</script></head>'
        f"<body><p>“{ENGLISH}” – so the café’s owner.</p></body></html>"
    )
    document = read(page.encode("cp1252"), "a.html")
    assert document.published == "2017-02-01"
    assert document.text == f"“{ENGLISH}” – so the café’s owner."


def test_pdf_joins_words_and_sentences_over_lines_and_pages() -> None:
    head, foot = (72.0, 800.0, "Lindow Harbour Review"), "Page {} of 3"
    first = column(
        [
            "The harbour office said that the govern-",
            "ment had sold its rights to the Franco-",
            "German company, and that the two clerks who",
        ]
    )
    second = column(
        [
            "signed the paper had left the town. They",
            "were not heard.",
            "",
            "A second inquiry was then opened by the",
            "council of the town.",
        ]
    )
    third = column(["Nobody was charged. The government said", "that it had no part in the sale of rights."])
    pages = [
        [head, *lines, (280.0, 30.0, foot.format(number))]
        for number, lines in enumerate([first, second, third], start=1)
    ]
    document = read(pdf_bytes(pages, title="A Review"), "a.pdf")
    assert document.title == "A Review"
    assert document.published is None
    body = [(kind, text.replace("\n", " ")) for kind, text in blocks(document) if kind != "furniture"]
    assert body == [
        ("heading", "Lindow Harbour Review"),
        ("paragraph", "The harbour office said that the government had sold its rights to the Franco-German company, "
         "and that the two clerks who signed the paper had left the town. They were not heard."),
        ("paragraph", "A second inquiry was then opened by the council of the town."),
        ("paragraph", "Nobody was charged. The government said that it had no part in the sale of rights."),
    ]  # fmt: skip
    assert [text for kind, text in blocks(document) if kind == "furniture"].count("Lindow Harbour Review") == 2
    assert [page.number for page in document.pages] == [1, 2, 3]
    assert document.text[document.pages[1].start :].startswith("signed the paper")
    assert document.pages[0].end == document.pages[1].start


def test_pdf_footnotes_and_footers_drawn_first_do_not_break_a_sentence() -> None:
    note = (72.0, 80.0, "1 Minutes of the council, 4 May, kept in the town hall of Lindow.")
    first = column(["The harbour office said that it had sold its", "rights to the company in the north, and that all"])
    second = column(["papers were burnt. Two clerks denied this, and", "the mayor did not answer."])
    pages = [
        [(290.0, 30.0, "1"), note, *first],
        [(290.0, 30.0, "2"), *second],
        [(290.0, 30.0, "3"), (72, 700, "The end.")],
    ]
    document = read(pdf_bytes(pages), "a.pdf")
    body = (
        "The harbour office said that it had sold its rights to the company in the north, and that all papers "
        "were burnt. Two clerks denied this, and the mayor did not answer."
    )
    assert [(kind, text.replace("\n", " ")) for kind, text in blocks(document)] == [
        ("furniture", "1"),
        ("paragraph", body),
        ("paragraph", note[2]),
        ("furniture", "2"),
        ("paragraph", "The end."),
        ("furniture", "3"),
    ]


def test_pdf_columns_drawn_row_by_row_are_read_one_after_the_other() -> None:
    left = [
        "The harbour office said on Monday",
        "that it had sold the rights to a",
        "company from the north, which had",
        "offered more than any of the boats",
        "that fish from the town could pay,",
        "and that it was final.",
    ]
    right = [
        "The mayor said that the sale was",
        "never put to the council, and that",
        "she had read of it in a newspaper",
        "on the morning after it was made.",
        "She asked for the papers, which",
        "were not shown to her.",
    ]
    rows = [cell for pair in zip(column(left), column(right, x=320), strict=True) for cell in pair]
    document = read(pdf_bytes([rows]), "a.pdf")
    assert [text.replace("\n", " ") for _, text in blocks(document)] == [" ".join(left), " ".join(right)]


def test_docx() -> None:
    def build(document: object) -> None:
        document.add_heading("Findings", 1)
        document.add_paragraph(ENGLISH)
        document.add_paragraph("an item", style="List Bullet")
        table = document.add_table(1, 2)
        table.cell(0, 0).text, table.cell(0, 1).text = "Price", "40,000"
        document.add_paragraph("Line one\nline two")
        document.sections[0].header.paragraphs[0].text = "CONFIDENTIAL"

    document = read(docx_bytes(build, "The Sale"), "a.docx")
    assert (document.title, document.published) == ("The Sale", None)
    assert blocks(document) == [
        ("heading", "Findings"),
        ("paragraph", ENGLISH),
        ("list_item", "an item"),
        ("table_row", "Price | 40,000"),
        ("paragraph", "Line one\nline two"),
    ]


def test_docx_tracked_changes_are_read_as_accepted() -> None:
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    def build(document: object) -> None:
        paragraph = document.add_paragraph("The clerk ")
        for xml in (
            "<w:del {}><w:r><w:delText>denied</w:delText></w:r></w:del>",
            "<w:ins {}><w:r><w:t>admitted</w:t></w:r></w:ins>",
        ):
            paragraph._p.append(parse_xml(xml.format(nsdecls("w"))))
        paragraph.add_run(" that he was paid.")

    assert read(docx_bytes(build), "a.docx").text == "The clerk admitted that he was paid."


def test_odt() -> None:
    from odfdo import Header, List, ListItem, Paragraph, Table

    note = Paragraph(ENGLISH)
    note.insert_note(after="Tuesday", note_id="n1", citation="1", body="Post, 4 May.")
    table = Table("Prices", width=2, height=1)
    table.set_value((0, 0), "Price")
    table.set_value((1, 0), "40,000")
    items = List()
    items.append(ListItem("an item"))
    elements = [Header(1, "Findings"), note, items, table]
    document = read(odt_bytes(elements, "The Sale"), "a.odt")
    assert (document.title, document.published) == ("The Sale", None)
    assert blocks(document) == [
        ("heading", "Findings"),
        ("paragraph", ENGLISH),
        ("list_item", "an item"),
        ("table_row", "Price | 40,000"),
        ("paragraph", "Post, 4 May."),
    ]


def test_rtf() -> None:
    source = (
        r"{\rtf1\ansi\ansicpg1252{\info{\title The Sale}}{\b Findings}\par "
        + ENGLISH
        + r"\par \'93No,\'94 she said \u8211? twice.\par}"
    )
    document = read(source, "a.rtf")
    assert document.title == "The Sale"
    assert blocks(document) == [
        ("heading", "Findings"),
        ("paragraph", ENGLISH),
        ("paragraph", "“No,” she said – twice."),
    ]


def test_mail_prefers_plain_text_and_keeps_the_quoted_reply() -> None:
    from email.message import EmailMessage

    message = EmailMessage()
    message["Subject"] = "The sale – again"
    message["From"], message["To"] = "Ilse Brandt <ilse@lindow.invalid>", "council@lindow.invalid"
    message["Date"] = "Tue, 04 May 2021 23:10:00 -0500"
    message.set_content(f"{SECOND}\n\nOn Monday the office wrote:\n> We have sold the rights\n> to the company.\n")
    message.add_alternative("<p>Only in HTML</p>", subtype="html")
    message.add_attachment(b"\x00\x01", maintype="application", subtype="octet-stream", filename="paper.bin")
    document = read(message.as_bytes(), "a.eml")
    assert (document.title, document.published) == ("The sale – again", "2021-05-04")
    assert [text.replace("\n", " ") for kind, text in blocks(document) if kind != "furniture"] == [
        SECOND,
        "On Monday the office wrote:",
        "We have sold the rights to the company.",
    ]
    assert ("furniture", "Attached: paper.bin") in blocks(document)


def test_mail_with_html_alone() -> None:
    source = (
        f"Subject: x\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n<p>{SECOND}</p><script>no()</script>"
    )
    assert [text for kind, text in blocks(read(source, "a.eml")) if kind != "furniture"] == [SECOND]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252"])
def test_encodings_of_plain_text(encoding: str) -> None:
    text = f"“{ENGLISH}” – Ilse Brandt’s café."
    assert read(text.encode(encoding), "a.txt").text == text


@pytest.mark.parametrize(
    ("data", "path", "media_type"),
    [
        (pdf_bytes([column([ENGLISH[:70]])]), "a.txt", "application/pdf"),
        (HTML.encode(), "a.txt", "text/html"),
        (HTML.encode(), "a.pdf", "text/html"),
        (docx_bytes(lambda document: document.add_paragraph(ENGLISH)), "a.bin", None),
        (MARKDOWN.encode(), "-", "text/markdown"),
        (ENGLISH.encode(), "-", "text/plain"),
    ],
)
def test_the_bytes_decide_the_format(data: bytes, path: str, media_type: str | None) -> None:
    expected = media_type or "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    assert read(data, path).media_type == expected


def test_load_reads_from_disk(tmp_path: Path) -> None:
    from whosays.ingest import load

    file = tmp_path / "harbour.txt"
    file.write_text(ENGLISH, encoding="utf-8")
    assert load(str(file), OPTIONS) == parse(ENGLISH.encode(), str(file), OPTIONS)
