"""A page of a PDF as a picture."""

from __future__ import annotations

import struct
import threading
import zlib
from itertools import chain

from whosays.records import UnreadableInput

#: Pixels of a picture at most, whatever the size of its page.
_MOST = 8_000_000
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
#: PDFium works for one thread at a time.
_ONE_AT_A_TIME = threading.Lock()


def page_png(data: bytes, path: str, number: int, width: int) -> bytes:
    """Draw a page as a PNG (ISO/IEC 15948) of 8 bits for each of red, green and blue.

    Args:
        data: The PDF file.
        path: What the user calls it, for messages.
        number: Of the page, from 1.
        width: Of the picture, in pixels; smaller where the page is so long that the picture would be too large.

    Raises:
        UnreadableInput: If the page cannot be drawn.
    """
    import pypdfium2  # type: ignore[import-untyped]

    try:
        with _ONE_AT_A_TIME, pypdfium2.PdfDocument(data) as document:
            page = document[number - 1]
            wide, high = page.get_size()
            scale = min(width / max(1.0, wide), (_MOST / max(1.0, wide * high)) ** 0.5)
            bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=False, maybe_alpha=False)
            return _png(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride)
    except (pypdfium2.PdfiumError, IndexError) as error:
        raise UnreadableInput(path, f"page {number} of the PDF file cannot be drawn", "open the file itself") from error


def _png(rows: bytes, width: int, height: int, stride: int) -> bytes:
    """Rows of red, green and blue as a PNG; each row begins with the number of its filter, none."""
    filtered = chain.from_iterable((b"\0", rows[at : at + 3 * width]) for at in range(0, height * stride, stride))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(b"".join(filtered), 6)
    return _SIGNATURE + _chunk(b"IHDR", header) + _chunk(b"IDAT", body) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
