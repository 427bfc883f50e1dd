"""One input to one document."""

from __future__ import annotations

import hashlib
import sys
from dataclasses import replace
from pathlib import Path, PurePath

from whosays.ingest.discover import STDIN
from whosays.ingest.draft import Draft
from whosays.ingest.sniff import MEDIA_TYPES, Format, sniff
from whosays.records import (
    Block,
    Document,
    EmptyInput,
    MissingInput,
    OversizedInput,
    ReadOptions,
    UnreadableInput,
    UnsupportedInput,
    content_id,
)
from whosays.text.compose import Composed, compose
from whosays.text.language_id import ENGLISH, language_of
from whosays.text.normalise import one_line

_MEGABYTE = 1_000_000
_LONGEST_TITLE = 300


def load(path: str, options: ReadOptions) -> Document:
    """Read the file at ``path``, or standard input for ``-``.

    Raises:
        InputError: The subclass that fits, with the reason and what to do; see ``records.errors``.
    """
    return parse(load_bytes(path, options), path, options)


def parse(data: bytes, path: str, options: ReadOptions) -> Document:
    """Make a document of bytes. The same bytes, path and options give the same document.

    Args:
        data: The bytes of one file.
        path: Where they are from: names the document and helps to tell its format. Nothing is read from it.
        options: How to read.

    Raises:
        InputError: The subclass that fits, with the reason and what to do; see ``records.errors``.
    """
    _check_size(len(data), "file", path, options)
    if not data.strip():
        raise EmptyInput(path, "the file is empty", "check that it was saved, or leave it out")
    form = sniff(data, path)
    try:
        draft = _read(form, data, path, options)
    except RecursionError as error:
        reason = "its parts are nested too deeply"
        raise UnreadableInput(path, reason, "save its text as plain text") from error
    composed = compose(draft.pieces, draft.pages)
    if not composed.text:
        raise EmptyInput(path, "the file holds no text", "leave it out, or give its text in another format")
    _check_size(len(composed.text), "text in it", path, options)
    sha256 = hashlib.sha256(data).hexdigest()
    return Document(
        id=content_id("doc", sha256, options.role),
        title=_title(draft, composed, path),
        path=path,
        media_type=MEDIA_TYPES[form],
        sha256=sha256,
        role=options.role,
        published=draft.published or options.published,
        text=composed.text,
        pages=composed.pages,
        blocks=_mark_foreign(composed, path),
    )


def standard_input(path: str, options: ReadOptions) -> bytes:
    """The bytes of standard input, at most as many as the limit and one.

    Raises:
        UnreadableInput: If this process has none, or it fails.
    """
    remedy = "pipe a text into whosays, or name a file"
    # Python sets it to None where the process was started with it closed.
    if sys.stdin is None:
        raise UnreadableInput(path, "standard input is closed", remedy)
    try:
        return sys.stdin.buffer.read(options.max_megabytes * _MEGABYTE + 1)
    except OSError as error:
        raise UnreadableInput(path, f"cannot be read ({error.strerror})", remedy) from error


def load_bytes(path: str, options: ReadOptions) -> bytes:
    """The bytes of a file, or of standard input for ``-``.

    Raises:
        InputError: The subclass that fits; OversizedInput for more than the options allow, of which no more is read.
    """
    data = _first_bytes(path, options)
    _check_size(len(data), "file", path, options)
    return data


def _first_bytes(path: str, options: ReadOptions) -> bytes:
    """At most as many bytes as the limit and one."""
    most = options.max_megabytes * _MEGABYTE + 1
    if path == STDIN:
        return standard_input(path, options)
    if not path:
        raise MissingInput(path, "an empty path names nothing", "check the variable that it comes from")
    try:
        if Path(path).is_dir():
            # Raises where the folder cannot be listed, which is then the reason to report.
            next(Path(path).iterdir(), None)
            raise EmptyInput(path, "the folder holds no files to read", "check that it is the right one")
        with Path(path).open("rb") as file:
            return file.read(most)
    except FileNotFoundError as error:
        raise MissingInput(path, "no such file or folder", "check the path") from error
    except PermissionError as error:
        raise UnreadableInput(path, "permission denied", "give yourself the right to read it") from error
    except OSError as error:
        raise UnreadableInput(path, f"cannot be read ({error.strerror})", "check the path and the disk") from error
    except ValueError as error:
        raise MissingInput(path, "not a possible path", "check the path") from error


def _check_size(size: int, what: str, path: str, options: ReadOptions) -> None:
    """Refuse what is beyond the limit."""
    if size > options.max_megabytes * _MEGABYTE:
        reason = f"the {what} is larger than {options.max_megabytes} MB"
        raise OversizedInput(path, reason, "split it, or raise the limit with --max-megabytes")


def _read(form: Format, data: bytes, path: str, options: ReadOptions) -> Draft:
    """Hand the bytes to the reader of their format; each reader, with its libraries, is imported when needed."""
    match form:
        case "txt":
            from whosays.ingest import plain

            return plain.read(data, path)
        case "md":
            from whosays.ingest import markdown

            return markdown.read(data, path)
        case "html":
            from whosays.ingest import html

            return html.read(data, path)
        case "pdf":
            from whosays.ingest import pdf

            return pdf.read(data, path)
        case "docx":
            from whosays.ingest import docx

            return docx.read(data, path, options)
        case "odt":
            from whosays.ingest import odt

            return odt.read(data, path, options)
        case "rtf":
            from whosays.ingest import rtf

            return rtf.read(data, path)
        case "eml":
            from whosays.ingest import eml

            return eml.read(data, path)


def _title(draft: Draft, composed: Composed, path: str) -> str:
    """The metadata's title, else a heading above the first paragraph, else the name of the file."""
    if draft.title:
        return draft.title[:_LONGEST_TITLE]
    for block in composed.blocks:
        if block.kind == "heading":
            return one_line(composed.text[block.start : block.end])
        if block.kind != "furniture":
            break
    return "standard input" if path == STDIN else PurePath(path).stem


def _mark_foreign(composed: Composed, path: str) -> tuple[Block, ...]:
    """Mark the blocks that are in another language.

    Raises:
        UnsupportedInput: If no block is English and some are in another language.
    """
    languages = [
        None if block.kind == "furniture" else language_of(composed.text[block.start : block.end])
        for block in composed.blocks
    ]
    foreign = [language for language in languages if language not in {None, ENGLISH}]
    if not foreign:
        return composed.blocks
    if ENGLISH not in languages:
        language = max(sorted({str(name) for name in foreign}), key=foreign.count)
        raise UnsupportedInput(path, f"the text is not English but {language}", "give an English translation")
    return tuple(
        block if language in {None, ENGLISH} else replace(block, kind="foreign")
        for block, language in zip(composed.blocks, languages, strict=True)
    )
