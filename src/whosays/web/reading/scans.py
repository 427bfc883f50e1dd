"""Pages of PDF documents as pictures, drawn from the original file where it is still the one that was read."""

from __future__ import annotations

import functools
import hashlib
from dataclasses import dataclass
from pathlib import Path

from whosays.ingest.page_image import page_png
from whosays.records import Document, NotFound

PDF = "application/pdf"
#: Pixels across, enough for a page to be read on a screen of any resolution; pictures kept; bytes of the largest file.
_WIDTH, _KEPT, _LARGEST = 1_240, 48, 512 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Original:
    """The file of a document as it is now.

    Attributes:
        path: Where it is; empty where it is not at hand.
        why_not: Why it is not; empty where it is.
    """

    path: str
    why_not: str


def original_of(document: Document, case_path: str) -> Original:
    """Look for the file of a document: where the user named it, from here or from the folder of the case.

    Args:
        document: The document.
        case_path: The case file.
    """
    here = [Path(document.path), Path(case_path).parent / document.path]
    found = [path for path in here if document.path != "-" and path.is_file()]
    for path in found:
        stat = path.stat()
        if stat.st_size <= _LARGEST and _digest(str(path), stat.st_mtime_ns, stat.st_size) == document.sha256:
            return Original(str(path), "")
    what = "is no longer the one that was read" if found else "is not where it was"
    return Original("", f"the pages cannot be shown: the file {what}")


def picture_of(document: Document, case_path: str, number: int) -> bytes:
    """A page of a document as PNG.

    Raises:
        NotFound: If the document has no such page, or is no PDF, or its file is not at hand.
        UnreadableInput: If the page cannot be drawn.
    """
    if document.media_type != PDF:
        reason = f"“{document.title}” is no PDF and has no pictures of its pages"
        raise NotFound(reason, "read its text")
    check_page(document, number)
    original = original_of(document, case_path)
    if not original.path:
        raise NotFound(original.why_not, f"put it back at {document.path}")
    return _drawn(original.path, document.sha256, number)


def check_page(document: Document, number: int) -> None:
    """Make sure that a document has a page of this number.

    Raises:
        NotFound: If it does not.
    """
    if all(page.number != number for page in document.pages):
        reason = f"“{document.title}” has no page {number:,}: it has {len(document.pages):,}"
        raise NotFound(reason, "its pages count from 1")


@functools.lru_cache(maxsize=_KEPT)
def _drawn(path: str, sha256: str, number: int) -> bytes:  # noqa: ARG001  # the same file is known by its hash
    return page_png(Path(path).read_bytes(), path, number, _WIDTH)


@functools.lru_cache(maxsize=_KEPT)
def _digest(path: str, changed: int, size: int) -> str:  # noqa: ARG001  # a changed file is another one
    with Path(path).open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
