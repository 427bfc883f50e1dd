"""Mail messages (RFC 5322)."""

from __future__ import annotations

import re
from email import message_from_bytes, policy
from email.message import EmailMessage

from whosays.ingest import html
from whosays.ingest.dates import mail_date
from whosays.ingest.decode import as_declared, decode
from whosays.ingest.draft import Draft
from whosays.records import UnreadableInput
from whosays.text.normalise import clean, one_line
from whosays.text.segment import Piece, segment

#: Shown above the message, kept and not analysed.
_SHOWN = ("From", "To", "Cc", "Date", "Subject")
_QUOTE = re.compile(r"(?:[>|]\s?)+")


def read(data: bytes, path: str) -> Draft:
    """Read a message: its plain text, or its HTML where it has no other. Quoted replies are kept, unmarked.

    The fields that say who wrote to whom, and the names of attachments, which are not read, stand above it.

    Raises:
        UnreadableInput: If it has no fields, or no body that can be decoded.
    """
    message = message_from_bytes(data, policy=policy.default)
    if not message.keys():
        raise UnreadableInput(path, "not a mail message: it has no header", "rename it to .txt when it is plain text")
    fields = [(name, _field(message, name)) for name in _SHOWN]
    attached = ", ".join(name for part in message.walk() if (name := _file_name(part)))
    shown = [Piece("furniture", f"{name}: {value}") for name, value in [*fields, ("Attached", attached)] if value]
    subject = dict(fields)["Subject"]
    return Draft([*shown, *_body(message, path)], subject or None, mail_date(_field(message, "Date")))


def _field(message: EmailMessage, name: str) -> str:
    """A header field on one line; empty when it is missing or malformed."""
    try:
        return one_line(str(message.get(name, "")))
    except (ValueError, IndexError, AttributeError):
        # The standard library's parser of addresses fails on some malformed ones.
        return ""


def _file_name(part: EmailMessage) -> str:
    """The name of an attachment, empty for other parts."""
    return one_line(part.get_filename() or "") if not part.is_multipart() else ""


def _body(message: EmailMessage, path: str) -> list[Piece]:
    """The message's text in blocks."""
    body = message.get_body(("plain", "html"))
    if body is None:
        return []
    payload = body.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else b""
    charset = body.get_content_charset()
    if body.get_content_subtype() == "html":
        return list(html.read(content, path, charset).pieces)
    return segment(_unquoted(clean(_decoded(content, path, charset))))


def _decoded(content: bytes, path: str, charset: str | None) -> str:
    """The text by the declared character set, where it is right."""
    text = as_declared(content, charset) if charset else None
    return decode(content, path, charset) if text is None else text


def _unquoted(text: str) -> str:
    """Take the marks of quoted replies off, and part quotation from reply by an empty line."""
    lines: list[str] = []
    depth = 0
    for line in text.split("\n"):
        match = _QUOTE.match(line)
        quoted = match.group().count(">") if match else 0
        if quoted != depth:
            lines.append("")
        depth = quoted
        lines.append(line[match.end() :] if match and quoted else line)
    return "\n".join(lines)
