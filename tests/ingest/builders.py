"""Files of every format, made in memory. All people and places are invented."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

ENGLISH = (
    "The harbour office of Port Lindow said on Tuesday that it had sold the fishing rights to a company from the "
    "north. Two clerks, who asked not to be named, denied that any money was paid."
)
SECOND = "Mayor Ilse Brandt told the council that the sale was never approved, and that she would resign if it was."


def docx_bytes(build: object = None, title: str = "") -> bytes:
    """A DOCX file; ``build`` is called with the new document."""
    import docx

    document = docx.Document()
    document.core_properties.title = title
    if callable(build):
        build(document)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def odt_bytes(elements: Sequence[object], title: str = "") -> bytes:
    """An ODT file with odfdo elements for its body."""
    from odfdo import Document

    document = Document("text")
    document.body.clear()
    for element in elements:
        document.body.append(element)
    document.meta.title = title
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def pdf_bytes(pages: Sequence[Sequence[tuple[float, float, str]]], *, title: str = "", password: str = "") -> bytes:
    """A PDF file; a page is a sequence of ``(x, y, words)`` in points, drawn in that order.

    Letters are of 11 points, and of 7 points at the foot of the page, below 100 points.
    """
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen import canvas

    stream = io.BytesIO()
    drawn = canvas.Canvas(stream, pagesize=A4, encrypt=password or None, invariant=1)
    if title:
        drawn.setTitle(title)
    for page in pages:
        for x, y, words in page:
            drawn.setFont("Helvetica", 11 if y > 100 else 7)
            drawn.drawString(x, y, words)
        drawn.showPage()
    drawn.save()
    return stream.getvalue()


def column(lines: Sequence[str], x: float = 72, top: float = 740) -> list[tuple[float, float, str]]:
    """Lines set below one another; an empty line leaves room between paragraphs."""
    return [(x, top - 14 * number, line) for number, line in enumerate(lines) if line]


def zip_bytes(members: dict[str, bytes]) -> bytes:
    """A ZIP archive."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def with_member(archive: bytes, name: str, content: bytes) -> bytes:
    """The same ZIP archive with one member replaced."""
    with zipfile.ZipFile(io.BytesIO(archive)) as old:
        members = {member: old.read(member) for member in old.namelist()}
    return zip_bytes(members | {name: content})
