"""What format is this? The bytes decide; the extension only tells kinds of text apart."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import PurePath
from typing import Literal

from whosays.ingest.archive import unpacking
from whosays.ingest.decode import looks_binary
from whosays.ingest.discover import STDIN
from whosays.records import UnreadableInput, UnsupportedInput

Format = Literal["txt", "md", "html", "pdf", "docx", "odt", "rtf", "eml"]

MEDIA_TYPES: dict[Format, str] = {
    "txt": "text/plain",
    "md": "text/markdown",
    "html": "text/html",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
    "rtf": "application/rtf",
    "eml": "message/rfc822",
}
_EXTENSIONS: dict[str, Format] = {
    ".txt": "txt", ".text": "txt", ".asc": "txt", "": "txt",
    ".md": "md", ".markdown": "md", ".mdown": "md",
    ".html": "html", ".htm": "html", ".xhtml": "html",
    ".pdf": "pdf", ".docx": "docx", ".odt": "odt", ".rtf": "rtf", ".eml": "eml",
}  # fmt: skip
_READABLE = "txt, md, html, pdf, docx, odt, rtf, eml"
_HEAD = 4096
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_MAIL = re.compile(
    rb"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?(?:message-id|mime-version|received|return-path):", re.IGNORECASE
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def sniff(data: bytes, path: str) -> Format:
    """Tell the format of an input.

    Raises:
        UnsupportedInput: If it is in a format that whosays does not read.
        UnreadableInput: If it is damaged or encrypted so that its format does not show.
    """
    extension = "" if path == STDIN else PurePath(path).suffix.lower()
    named = _EXTENSIONS.get(extension)
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"{\\rtf"):
        return "rtf"
    if data.startswith(b"PK\x03\x04"):
        return _office(data, path)
    if data.startswith(_OLE):
        raise _ole(data, path)
    if looks_binary(data):
        reason = f"not text: the file holds binary data of no format that whosays reads ({_READABLE})"
        raise UnsupportedInput(path, reason, "convert it to one of these")
    if _HTML.match(data[:_HEAD].removeprefix(b"\xef\xbb\xbf")):
        return "html"
    if named in {"pdf", "docx", "odt", "rtf"}:
        reason = f"not a {extension[1:].upper()} file, whatever its name says"
        raise UnreadableInput(path, reason, "get it again, or rename it to .txt when it is plain text")
    if named is None:
        reason = f"files of type {extension} are not read"
        raise UnsupportedInput(path, reason, f"readable are {_READABLE}; rename it to .txt when it is plain text")
    if not extension and _MAIL.match(data[:_HEAD].replace(b"\r\n", b"\n")):
        return "eml"
    return "md" if not extension and data.startswith((b"---\n", b"---\r\n")) else named


def _office(data: bytes, path: str) -> Format:
    """Tell the ZIP-based formats apart, by what is in the archive."""
    with unpacking(path), zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = {member.filename: member.file_size for member in archive.infolist()}
        short = names.get("mimetype", _HEAD) < _HEAD
        declared = archive.read("mimetype").decode("ascii", "replace").strip() if short else ""
    if "word/document.xml" in names:
        return "docx"
    if declared == MEDIA_TYPES["odt"] or (not declared and "content.xml" in names and path.lower().endswith(".odt")):
        return "odt"
    reason = "an archive that is neither DOCX nor ODT"
    raise UnsupportedInput(path, reason, f"unpack it, or convert it to one of {_READABLE}")


def _ole(data: bytes, path: str) -> UnreadableInput | UnsupportedInput:
    """What is wrong with a file in Microsoft's older container."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return UnreadableInput(path, "the document is encrypted", "save it without a password")
    return UnsupportedInput(path, "an older Microsoft Office file", "save it as .docx")
