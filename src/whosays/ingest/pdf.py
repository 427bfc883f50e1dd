"""PDF: pages of lines, from the places of characters on the page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from whosays.ingest.draft import Draft
from whosays.ingest.pdf_lines import lay_out
from whosays.ingest.pdf_words import Word, page_words
from whosays.records import EmptyInput, UnreadableInput
from whosays.text.normalise import one_line
from whosays.text.segment import segment_lines

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument  # type: ignore[import-untyped]

_END = re.compile(rb"%%EOF|startxref")
_TAIL = 4096
#: Fewer characters a page than this, over the whole document, is no text layer but stray marks.
_LEAST_TEXT = 8
#: Titles that programs write in by themselves.
_NO_TITLE = re.compile(
    r"\(?(?:untitled|anonymous|unspecified|document\d*|slide \d+|"
    r"microsoft word\b.*|.*\.(?:docx?|pdf|odt|indd|rtf|tex|qxd))\)?",
    re.IGNORECASE,
)


def read(data: bytes, path: str) -> Draft:
    """Read the text layer. The dates in a PDF say when the file was made, not when its text was published.

    Raises:
        UnreadableInput: If the file is encrypted, cut off or damaged.
        EmptyInput: If it has no text layer.
    """
    import pypdfium2

    if not _END.search(data.rstrip(b"\0\r\n\t ")[-_TAIL:]):
        raise UnreadableInput(path, "the PDF file is cut off: its end is missing", "get it again from where it came")
    try:
        with pypdfium2.PdfDocument(data) as document:
            pages = _pages(document)
            title = one_line(document.get_metadata_dict().get("Title") or "")
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).casefold() or "security" in str(error).casefold():
            raise UnreadableInput(path, "the PDF file is encrypted", "save it without a password") from error
        raise UnreadableInput(path, "the PDF file is damaged", "get it again from where it came") from error
    if sum(len(word.text) for words in pages for word in words) < _LEAST_TEXT * len(pages):
        reason = "the PDF has no text layer: its pages are pictures"
        raise EmptyInput(path, reason, "run OCR on it first, for instance with ocrmypdf")
    lines = lay_out(pages)
    kept = None if _NO_TITLE.fullmatch(title) else title
    return Draft(segment_lines(lines), kept or None, pages=len(pages))


def _pages(document: PdfDocument) -> list[list[Word]]:
    """The words of every page, in the order in which the file draws them."""
    pages = []
    for index in range(len(document)):
        page = document[index]
        textpage = page.get_textpage()
        pages.append(page_words(textpage))
        textpage.close()
        page.close()
    return pages
