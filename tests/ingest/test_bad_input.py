"""Every input that cannot be read says so, names itself and tells the remedy."""

from __future__ import annotations

import io
import struct
from pathlib import Path

import pytest
from tests.ingest.builders import ENGLISH, SECOND, column, docx_bytes, odt_bytes, pdf_bytes, with_member, zip_bytes

from whosays.ingest import load, parse
from whosays.records import (
    EmptyInput,
    InputError,
    MissingInput,
    OversizedInput,
    ReadOptions,
    UnreadableInput,
    UnsupportedInput,
)

OPTIONS = ReadOptions()
PDF = pdf_bytes([column([ENGLISH[:80], SECOND[:80]])])
LOCKED = pdf_bytes([column([ENGLISH[:60]])], password="owl")  # noqa: S106
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
DOCX = docx_bytes(lambda document: document.add_paragraph(ENGLISH))
LAUGHS = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'
WIDE_LAUGHS = LAUGHS.decode().encode("utf-16")
GERMAN = "Der Minister sagte am Montag, dass die Regierung den Vertrag mit der Firma nicht unterschreiben werde. "
RUSSIAN = "Министр заявил в понедельник, что правительство не подпишет договор с компанией. "


def odt() -> bytes:
    from odfdo import Paragraph

    return odt_bytes([Paragraph(ENGLISH)])


@pytest.mark.parametrize(
    ("data", "path", "error", "words"),
    [
        (b"", "a.txt", EmptyInput, "empty"),
        (b" \n\t\r\n", "a.md", EmptyInput, "empty"),
        (b"<html><body><script>x()</script></body></html>", "a.html", EmptyInput, "no text"),
        (bytes(range(256)) * 40, "a.txt", UnsupportedInput, "binary"),
        (b"\x89PNG\r\n\x1a\n" + bytes(900), "a.txt", UnsupportedInput, "binary"),
        (b"\xff\xfe\x00\xd8\x41\x00", "a.txt", UnreadableInput, "UTF-16"),
        (ENGLISH.encode(), "a.xlsx", UnsupportedInput, ".xlsx"),
        (ENGLISH.encode(), "a.docx", UnreadableInput, "not a DOCX"),
        (ENGLISH.encode(), "a.pdf", UnreadableInput, "not a PDF"),
        (PDF[: len(PDF) // 2], "a.pdf", UnreadableInput, "cut off"),
        (b"%PDF-1.7\nnothing\n%%EOF\n", "a.pdf", UnreadableInput, "damaged"),
        (LOCKED, "a.pdf", UnreadableInput, "encrypted"),
        (pdf_bytes([[], []]), "a.pdf", EmptyInput, "OCR"),
        (DOCX[: len(DOCX) // 2], "a.docx", UnreadableInput, "damaged"),
        (with_member(DOCX, "word/document.xml", b"<w:document"), "a.docx", UnreadableInput, "damaged"),
        (with_member(DOCX, "word/document.xml", LAUGHS), "a.docx", UnreadableInput, "entities"),
        (with_member(DOCX, "word/document.xml", WIDE_LAUGHS), "a.docx", UnreadableInput, "entities"),
        (with_member(DOCX, "word/media/a.xml", bytes(60_000_000)), "a.docx", UnreadableInput, "unsafe archive"),
        (with_member(odt(), "content.xml", LAUGHS), "a.odt", UnreadableInput, "entities"),
        (with_member(odt(), "content.xml", b"<a><b c='1'/>"), "a.odt", UnreadableInput, "damaged"),
        (zip_bytes({"xl/workbook.xml": b"<x/>"}), "a.docx", UnsupportedInput, "archive"),
        (OLE + bytes(600), "a.doc", UnsupportedInput, ".docx"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "a.docx", UnreadableInput, "encrypted"),
        (rb"{\rtf1\ansi " + ENGLISH.encode(), "a.rtf", UnreadableInput, "cut off"),
        ((GERMAN * 4).encode(), "a.txt", UnsupportedInput, "German"),
        ((RUSSIAN * 4).encode(), "a.txt", UnsupportedInput, "Russian"),
        (b"Message-ID: <a>\n" + b"Content-Type: message/rfc822\n\n" * 2000 + b"x", "a.eml", UnreadableInput, "nested"),
        (b"x" * 3_000_001, "a.txt", OversizedInput, "--max-megabytes"),
    ],
)  # fmt: skip
def test_refusals(data: bytes, path: str, error: type[InputError], words: str) -> None:
    with pytest.raises(error) as caught:
        parse(data, path, ReadOptions(max_megabytes=3))
    assert caught.type is error
    assert words in str(caught.value)
    assert str(caught.value).startswith(f"{path}: ")
    assert caught.value.exit_code == 1


def test_a_lying_size_in_an_archive_is_refused() -> None:
    big = with_member(DOCX, "word/document.xml", b"<a>" + b" " * 9_000_000 + b"</a>")
    entry = big.index(b"word/document.xml", big.index(b"PK\x01\x02"))
    lying = big[: entry - 22] + struct.pack("<I", 100) + big[entry - 18 :]
    with pytest.raises(UnreadableInput):
        parse(lying, "a.docx", OPTIONS)


def test_text_beyond_the_limit_is_read_when_the_limit_is_raised() -> None:
    text = (ENGLISH + "\n\n") * 6000
    with pytest.raises(OversizedInput, match="larger than 1 MB"):
        parse(text.encode(), "a.txt", ReadOptions(max_megabytes=1))
    assert len(parse(text.encode(), "a.txt", ReadOptions(max_megabytes=2)).blocks) == 6000


@pytest.mark.parametrize("tag", ["div", "blockquote", "table><tr><td", "b", "ul><li"])
def test_html_nested_without_end_is_read(tag: str) -> None:
    page = f"<{tag}>" * 200_000 + f"<p>{ENGLISH}</p>"
    assert ENGLISH in parse(page.encode(), "a.html", OPTIONS).text


@pytest.mark.parametrize("charset", ["idna", "punycode", "unicode_escape", "undefined", "base64", "utf-16", "none"])
def test_a_declared_encoding_that_is_none_is_passed_over(charset: str) -> None:
    words = f"{ENGLISH} The café on the quay said so.".encode("cp1252")
    page = f"<meta charset={charset}><p>".encode() + words
    mail = f"Message-ID: <a>\nContent-Type: text/plain; charset={charset}\n\n".encode() + words
    for data, path in ((page, "a.html"), (mail, "a.eml")):
        assert "The café on the quay" in parse(data, path, OPTIONS).text


def test_missing_and_forbidden_paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(MissingInput, match="no such file"):
        load(str(tmp_path / "none.txt"), OPTIONS)
    with pytest.raises(MissingInput, match="not a possible path"):
        load("a\0b.txt", OPTIONS)
    with pytest.raises(MissingInput, match="empty path"):
        load("", OPTIONS)
    with pytest.raises(EmptyInput, match="no files"):
        load(str(tmp_path), OPTIONS)

    monkeypatch.setattr("sys.stdin", None)
    with pytest.raises(UnreadableInput, match="standard input is closed"):
        load("-", OPTIONS)

    def refuse(*_: object, **__: object) -> io.BytesIO:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(UnreadableInput, match="permission"):
        load("locked.txt", OPTIONS)


def test_foreign_paragraphs_in_an_english_text_are_kept_and_marked() -> None:
    document = parse(f"{ENGLISH}\n\n{GERMAN}\n\n{SECOND}".encode(), "a.txt", OPTIONS)
    assert [block.kind for block in document.blocks] == ["paragraph", "foreign", "paragraph"]


@pytest.mark.parametrize(
    "text",
    [
        "Denied.",
        "Abu Karim al-Hadrawi, Umm Salma, Muhsin al-Tabari; Szymon Wiśniewski; Nguyễn Văn Hòa; João Gonçalves da Cruz.",
        "Gen. Mirza Aslan Karimzade met Col. Ferhat Özdoğan, Yusuf ibn Tariq and Oyelaran Adébáyò in Qal’eh-ye Now.",
        "Police: two held.",
    ],
)
def test_short_and_name_dense_english_is_not_taken_for_another_language(text: str) -> None:
    document = parse(text.encode(), "a.txt", OPTIONS)
    assert [block.kind for block in document.blocks] == ["paragraph"]
