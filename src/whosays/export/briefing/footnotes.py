"""Footnotes in a Word document: the part that holds them, its styles and settings, and the marks in the text.

Office Open XML (ISO/IEC 29500-1), 17.11: footnotes are a part of their own, whose notes -1 and 0 are the lines between
text and notes; python-docx has no notion of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

_MAIN: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_XMLNS: Final = f'xmlns:w="{_MAIN}"'
_SEPARATORS: Final = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:pPr><w:spacing w:after="0" w:line="240" '
    'w:lineRule="auto"/></w:pPr>'
    "<w:r><w:separator/></w:r></w:p></w:footnote>"
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:pPr><w:spacing w:after="0" w:line="240" '
    'w:lineRule="auto"/></w:pPr><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
)
_STYLES: Final = (
    f'<w:style {_XMLNS} w:type="paragraph" w:styleId="FootnoteText"><w:name w:val="footnote text"/>'
    '<w:basedOn w:val="Normal"/><w:uiPriority w:val="99"/><w:unhideWhenUsed/>'
    '<w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
    '<w:rPr><w:sz w:val="17"/><w:szCs w:val="17"/></w:rPr></w:style>',
    f'<w:style {_XMLNS} w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>'
    '<w:basedOn w:val="DefaultParagraphFont"/><w:uiPriority w:val="99"/><w:unhideWhenUsed/>'
    '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>',
)
#: What of the settings comes behind the notes' own, by the order of the schema (17.15.1).
_BEHIND: Final = (
    "endnotePr",
    "compat",
    "docVars",
    "rsids",
    "mathPr",
    "themeFontLang",
    "clrSchemeMapping",
    "shapeDefaults",
)


class Footnotes:
    """The footnotes of one document.

    Args:
        document: The document, which gets the styles and settings at once. Call ``close`` when all notes are there.
    """

    def __init__(self, document: Document) -> None:
        from docx.oxml import parse_xml

        self._document = document
        self._notes: list[str] = []
        for style in _STYLES:
            document.styles.element.append(parse_xml(style))
        settings = document.settings.element
        own = parse_xml(f'<w:footnotePr {_XMLNS}><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>')
        behind = next((child for child in settings if child.tag.rpartition("}")[2] in _BEHIND), None)
        if behind is None:
            settings.append(own)
        else:
            behind.addprevious(own)

    def mark(self, paragraph: Paragraph, words: str) -> None:
        """Put a mark at the end of a paragraph, and its note into the part.

        Args:
            paragraph: Where the mark goes.
            words: Of the note; characters that XML cannot hold have to be gone.
        """
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        number = len(self._notes) + 1
        run = OxmlElement("w:r")
        properties, style, reference = (OxmlElement(name) for name in ("w:rPr", "w:rStyle", "w:footnoteReference"))
        style.set(qn("w:val"), "FootnoteReference")
        reference.set(qn("w:id"), str(number))
        properties.append(style)
        run.append(properties)
        run.append(reference)
        paragraph._p.append(run)
        self._notes.append(
            f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr><w:r><w:rPr>'
            '<w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> '
            f"{escape(words)}</w:t></w:r></w:p></w:footnote>"
        )

    def close(self) -> None:
        """Add the part with all notes to the document."""
        from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
        from docx.opc.packuri import PackURI
        from docx.opc.part import Part

        body = f"{_SEPARATORS}{''.join(self._notes)}"
        xml = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:footnotes {_XMLNS}>{body}</w:footnotes>'
        main = self._document.part
        name = PackURI("/word/footnotes.xml")
        part = Part(name, CONTENT_TYPE.WML_FOOTNOTES, xml.encode("utf-8"), main.package)
        main.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
