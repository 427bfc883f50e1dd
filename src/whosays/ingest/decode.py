"""Bytes to characters: which encoding is this text in?"""

from __future__ import annotations

import codecs

from whosays.records import UnreadableInput

#: Byte order marks, the longer ones first: UTF-32's begins like UTF-16's.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: Controls that no text has; tab, newlines, form feed, escape and the DOS end-of-file mark are let by.
_JUNK = bytes(range(0x08)) + bytes(range(0x0E, 0x1A)) + bytes([0x0B, 0x1C, 0x1D, 0x1E, 0x1F, 0x7F])
_JUNK_SHARE = 0.01
_SAMPLE = 262_144
_NOT_DECLARED = frozenset(
    {"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape"}
    | {"utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"}
)
_MOST_CHAOS = 0.2


def looks_binary(data: bytes) -> bool:
    """Whether bytes without a byte order mark cannot be text in any encoding we read."""
    if any(data.startswith(mark) for mark, _ in _MARKS) or _wide(data):
        return False
    sample = data[:_SAMPLE]
    return b"\0" in sample or len(sample) - len(sample.translate(None, _JUNK)) > _JUNK_SHARE * len(sample)


def decode(data: bytes, path: str, declared: str | None = None) -> str:
    """Turn bytes into text.

    In order: a byte order mark, UTF-8, UTF-16 without a mark, the encoding that the document declares, and what
    charset-normalizer finds likeliest.

    Raises:
        UnreadableInput: If no encoding fits.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding, path)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if wide := _wide(data):
        return _strictly(data, wide, path)
    if declared and (text := as_declared(data, declared, "replace")) is not None:
        return text
    return _detected(data, path)


def as_declared(data: bytes, encoding: str, errors: str = "strict") -> str | None:
    """Decode by what a document declares of itself, with ``errors`` as in ``bytes.decode``.

    None where that names no encoding of texts, such as Python's codecs for host names and source code; where the
    declaration could not have been read in it (UTF-16 without its zero bytes); or where the bytes refute it.
    """
    try:
        if codecs.lookup(encoding).name in _NOT_DECLARED:
            return None
        return data.decode(encoding, errors)
    except (LookupError, ValueError):
        return None


def _strictly(data: bytes, encoding: str, path: str) -> str:
    """Decode what is declared to be in ``encoding``."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        reason = f"the text is not valid {encoding.removesuffix('-sig').upper()} (byte {error.start})"
        raise UnreadableInput(path, reason, "save it again as UTF-8") from error


def _wide(data: bytes) -> str | None:
    """UTF-16 without a byte order mark, by where its zero bytes fall in mostly Latin text."""
    sample = data[:_SAMPLE]
    half = len(sample) // 2
    if half and len(data) % 2 == 0:
        for offset, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
            zeros = sample[offset::2].count(0)
            if zeros > 0.7 * half and sample[1 - offset :: 2].count(0) == 0:
                return encoding
    return None


def _detected(data: bytes, path: str) -> str:
    """Decode by guess: the one place where an encoding is not known."""
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE], threshold=_MOST_CHAOS).best()
    for encoding in (best.encoding if best else None, "cp1252"):
        if encoding:
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                continue
    reason = "the encoding of the text cannot be told"
    raise UnreadableInput(path, reason, "save it again as UTF-8")
