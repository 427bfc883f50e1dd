"""ZIP-based documents: refused before anything unsafe in them is unpacked or parsed."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from whosays.records import OversizedInput, ReadOptions, UnreadableInput

_MEGABYTE = 1_000_000
#: Deflate's best on real documents is below 1:100 for anything large; bombs work at 1:1000.
_HIGHEST_RATIO, _RATIO_APPLIES_FROM = 150, 4 * _MEGABYTE
_MOST_MEMBERS = 20_000
_REMEDY = "get it again from where it came"
#: Pictures may take more room than text does.
_TOTAL_FACTOR = 8
#: What `zipfile` raises over damaged bytes: an error of its own; for an unknown way of packing; at an early end; for
#: places before the beginning and names that cannot be; for a member that is encrypted; and from the unpacking itself.
_DAMAGE = (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError, RuntimeError, zlib.error)
_DECLARATION = re.compile(rb"<\s*!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def check_archive(data: bytes, path: str, options: ReadOptions) -> None:
    """Check the sizes that a ZIP file declares, and that its XML declares no entities.

    Sizes come from the directory; Python never unpacks more of a member than is declared for it. Neither OOXML
    (ECMA-376 part 2, 8.2) nor ODF allows document type declarations.

    Raises:
        UnreadableInput: If the archive is damaged, encrypted or unsafe.
        OversizedInput: If its text is beyond the limit.
    """
    with unpacking(path):
        archive = zipfile.ZipFile(io.BytesIO(data))
    with archive:
        members = archive.infolist()
        _check_sizes(members, path, options)
        with unpacking(path):
            damaged = archive.testzip()
        if damaged:
            raise UnreadableInput(path, f"the file is damaged, in its part {damaged}", _REMEDY)
        for member in members:
            if member.filename.endswith((".xml", ".rels")):
                with unpacking(path):
                    xml = archive.read(member)
                _check_declarations(xml, path)


@contextmanager
def unpacking(path: str) -> Iterator[None]:
    """Turn what `zipfile` raises over a file that is no sound archive into an error that names the file.

    Raises:
        UnreadableInput: If the block comes upon damage.
    """
    try:
        yield
    except _DAMAGE as error:
        reason = "the file is damaged or cut off: its archive cannot be unpacked"
        raise UnreadableInput(path, reason, _REMEDY) from error


def _check_sizes(members: list[zipfile.ZipInfo], path: str, options: ReadOptions) -> None:
    """Refuse bombs, encryption and text beyond the limit, by the directory alone."""
    if any(member.flag_bits & 1 for member in members):
        raise UnreadableInput(path, "the document is encrypted", "save it without a password")
    total = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    limit = options.max_megabytes * _MEGABYTE
    bomb = total > _RATIO_APPLIES_FROM and total > _HIGHEST_RATIO * packed
    if bomb or len(members) > _MOST_MEMBERS or total > _TOTAL_FACTOR * limit:
        reason = f"an unsafe archive: {len(members):,} members would unpack to {total // _MEGABYTE:,} MB"
        raise UnreadableInput(path, reason, "open it in a word processor and save its text anew")
    largest = max((member.file_size for member in members if member.filename.endswith(".xml")), default=0)
    if largest > _TOTAL_FACTOR * limit:
        reason = f"the text in it is larger than {options.max_megabytes} MB"
        raise OversizedInput(path, reason, "split it, or raise the limit with --max-megabytes")


def _check_declarations(xml: bytes, path: str) -> None:
    """Refuse XML that could define entities, in any encoding that XML parsers detect."""
    if b"\0" in xml[:4] or xml[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        xml = xml.replace(b"\0", b"")
    if _DECLARATION.search(xml):
        reason = "an unsafe document: its XML declares entities, which no word processor writes"
        raise UnreadableInput(path, reason, "open it in a word processor and save it anew")
