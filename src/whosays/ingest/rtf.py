"""Rich Text Format."""

from __future__ import annotations

import re

from whosays.ingest.draft import Draft
from whosays.records import UnreadableInput
from whosays.text.normalise import clean, one_line
from whosays.text.segment import segment

_TITLE = re.compile(r"\{\\info\b.{0,4000}?(\{\\title\b(?:[^{}\\]|\\.){0,2000}\})", re.DOTALL)


def read(data: bytes, path: str) -> Draft:
    """Read RTF. Its paragraphs are laid out like plain text with a paragraph a line.

    Raises:
        UnreadableInput: If the file is cut off.
    """
    # RTF is ASCII by its specification; a stray byte is taken as the code page most writers use.
    source = data.decode("cp1252", "replace")
    if not source.rstrip("\0\r\n\t ").endswith("}"):
        raise UnreadableInput(path, "the RTF file is cut off", "get it again from where it came")
    try:
        text = _words(source)
        found = _TITLE.search(source)
        title = _words(r"{\rtf1 " + found[1].replace(r"{\title", "{", 1) + "}") if found else ""
    except (LookupError, ValueError, OverflowError) as error:
        raise UnreadableInput(
            path, "the RTF file is damaged", "open it in a word processor and save it anew"
        ) from error
    return Draft(segment(clean(text)), one_line(title) or None)


def _words(source: str) -> str:
    """The words of RTF source."""
    from striprtf.striprtf import rtf_to_text

    return str(rtf_to_text(source, errors="replace"))  # type: ignore[no-untyped-call]
