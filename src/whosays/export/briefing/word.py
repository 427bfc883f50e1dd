"""The written report as a Word document (Office Open XML, ISO/IEC 29500), with styles and real footnotes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from datetime import datetime
from typing import IO, TYPE_CHECKING, Final

from whosays import __version__
from whosays.export.briefing.compose import CARRIES, blocks
from whosays.export.briefing.content import Block, Heading, Item, Paragraph, Run, Table
from whosays.export.briefing.footnotes import Footnotes
from whosays.export.exported import Exported
from whosays.export.formats import Format
from whosays.export.inventory import Unexpressed
from whosays.export.output import Output
from whosays.export.report.plain import flat

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph as WordParagraph

#: The oldest time that a ZIP archive can hold: the same case gives the same bytes.
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_A4, _MARGIN = (210, 297), 22
_ITEMS: Final = ("List Bullet", "List Bullet 2")
_SMALL: Final = 9


def write(case: Exported, output: Output, unexpressed: Unexpressed) -> None:
    """Write the report. Its length is bounded, so that it is put together in memory."""
    document = built(blocks(case, unexpressed), case.title, case.at)
    with output.open() as stream:
        _save(document, stream)


def built(content: Iterable[Block], title: str, at: str) -> Document:
    """Blocks as a document.

    Args:
        content: The blocks.
        title: For the document's properties and the foot of its pages.
        at: When the case was last changed, which is taken for the time of making.
    """
    import docx

    document = docx.Document()
    _set_up(document, title, at)
    notes = Footnotes(document)
    for block in content:
        if isinstance(block, Heading):
            style = f"Heading{block.level}" if block.level else "Title"
            _new(document, style).add_run(_clean(block.words))
        elif isinstance(block, Paragraph):
            _fill(document.add_paragraph(), block.runs, notes)
        elif isinstance(block, Item):
            _fill(_new(document, _ITEMS[block.level].replace(" ", "")), block.runs, notes)
        else:
            _add_table(document, block, notes)
    notes.close()
    return document


def _new(document: Document, style_id: str) -> WordParagraph:
    """A paragraph in a style of the template, by its id: looking it up by name each time takes most of the time."""
    paragraph = document.add_paragraph()
    paragraph._p.style = style_id
    return paragraph


def _set_up(document: Document, title: str, at: str) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    section = document.sections[0]
    section.page_width, section.page_height = map(Mm, _A4)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(_MARGIN)
    properties = document.core_properties
    properties.title, properties.author = _clean(title)[:250], f"whosays {__version__}"
    properties.last_modified_by, properties.comments, properties.language = properties.author, "", "en"
    made = datetime.fromisoformat(at).replace(tzinfo=None)
    properties.created = properties.modified = made
    for name in _ITEMS:
        document.styles[name].paragraph_format.space_after = Pt(3)
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    foot.add_run(f"{_clean(title)[:90]} · ").font.size = Pt(_SMALL)
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    foot._p.append(field)


def _add_table(document: Document, table: Table, notes: Footnotes) -> None:
    from docx.oxml import OxmlElement
    from docx.shared import Mm

    width = len(table.header)
    made = document.add_table(rows=1, cols=width, style="Table Grid")
    made.autofit = False
    room = _A4[0] - 2 * _MARGIN
    shares = table.widths or (1,) * width
    widths = [Mm(room * share / sum(shares)) for share in shares]
    for column, size in zip(made.columns, widths, strict=True):
        column.width = size
    head = made.rows[0]
    properties = head._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    properties.append(OxmlElement("w:tblHeader"))
    for cell, name, size in zip(head.cells, table.header, widths, strict=True):
        _fill_cell(cell, (Run(name, "strong"),), notes)
        cell.width = size
        cell._tc.get_or_add_tcPr().append(_shade())
    for row in table.rows:
        for cell, runs, size in zip(made.add_row().cells, row, widths, strict=True):
            _fill_cell(cell, runs, notes)
            cell.width = size
    document.add_paragraph().paragraph_format.space_after = Mm(1)


def _shade() -> object:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    shade = OxmlElement("w:shd")
    for name, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", "E7ECF3")):
        shade.set(qn(name), value)
    return shade


def _fill_cell(cell: _Cell, runs: Iterable[Run], notes: Footnotes) -> None:
    from docx.shared import Pt

    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(2)
    _fill(paragraph, runs, notes, size=_SMALL)


def _fill(paragraph: WordParagraph, runs: Iterable[Run], notes: Footnotes, size: int | None = None) -> None:
    from docx.shared import Pt

    for run in runs:
        if run.words:
            made = paragraph.add_run(_clean(run.words))
            made.bold, made.italic = run.look == "strong" or None, run.look == "emphasis" or None
            if size:
                made.font.size = Pt(size)
        for note in run.notes:
            notes.mark(paragraph, _clean(note.words))


def _clean(text: str) -> str:
    """Text that XML can hold, in one line; controls and characters that reorder are made visible."""
    return flat(text.replace("\n", " ").replace("\t", " "))


def _save(document: Document, stream: IO[bytes]) -> None:
    """Write the package with the time of none of its files."""
    held = io.BytesIO()
    document.save(held)
    with zipfile.ZipFile(held) as package, zipfile.ZipFile(stream, "w") as written:
        for name in package.namelist():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            written.writestr(entry, package.read(name))


FORMAT: Final = Format(
    title="a report to hand over, with footnotes to every passage (Word, .docx)",
    suffix=".docx",
    media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    carries=CARRIES,
    write=write,
)
