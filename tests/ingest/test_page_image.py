"""Pages of a PDF as pictures: what is printed on them is there, and what cannot be drawn is told."""

from __future__ import annotations

import struct
import zlib

import pytest
from tests.ingest.builders import column, pdf_bytes

from whosays.ingest.page_image import page_png
from whosays.records import UnreadableInput

PDF = pdf_bytes([column(["The ferry was late."]), []])


def size(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def pixels(png: bytes) -> bytes:
    at, found = 8, b""
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at : at + 8])
        content = png[at + 8 : at + 8 + length]
        assert struct.unpack(">I", png[at + 8 + length : at + 12 + length])[0] == zlib.crc32(kind + content)
        found += content if kind == b"IDAT" else b""
        at += 12 + length
    return zlib.decompress(found)


def test_a_page_is_as_wide_as_asked_and_as_long_as_its_paper() -> None:
    width, height = size(page_png(PDF, "a.pdf", 1, 400))
    assert width == 400
    assert abs(height / width - 842 / 595) < 0.01
    assert len(pixels(page_png(PDF, "a.pdf", 1, 400))) == height * (1 + 3 * width)


def test_ink_is_on_the_page_that_has_words() -> None:
    printed, blank = (pixels(page_png(PDF, "a.pdf", number, 300)) for number in (1, 2))
    assert min(blank.replace(b"\0", b"\xff")) == 255
    assert min(printed.replace(b"\0", b"\xff")) < 128


def test_a_picture_never_grows_beyond_its_bound() -> None:
    width, height = size(page_png(PDF, "a.pdf", 1, 100_000))
    assert width * height < 8_100_000


@pytest.mark.parametrize(("data", "number"), [(PDF, 3), (PDF[:200], 1), (b"no PDF", 1)])
def test_what_cannot_be_drawn_is_told(data: bytes, number: int) -> None:
    with pytest.raises(UnreadableInput, match=f"page {number} of the PDF file cannot be drawn"):
        page_png(data, "a.pdf", number, 100)
