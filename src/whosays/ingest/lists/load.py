"""One list to parties: which format is it, and who is on it?"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from whosays.ingest.decode import looks_binary
from whosays.ingest.lists import ftm, ofac, un
from whosays.ingest.lists.gather import Found, gather
from whosays.ingest.lists.lines import opened
from whosays.records import EmptyInput, MissingInput, Party, Unread, UnreadableInput, UnsupportedInput

ListFormat = Literal["OFAC CSV", "UN XML", "FollowTheMoney JSON lines"]

_READERS: dict[ListFormat, Callable[[str], Iterator[Found]]] = {
    "OFAC CSV": ofac.read,
    "UN XML": un.read,
    "FollowTheMoney JSON lines": ftm.read,
}
_HEAD = 1_000_000
_HEAD_LINES = 50
_UN = re.compile(rf"<{un.ROOT}[\s/>]".encode())
_FTM = re.compile(rb'\s*\{.*"schema"\s*:')
_READABLE = (
    "readable are OFAC's sdn.csv with alt.csv and add.csv beside it, the UN Security Council's consolidated list as "
    "XML, and FollowTheMoney entities as JSON lines"
)


@dataclass(frozen=True, slots=True)
class PartyList:
    """A list that was read.

    Attributes:
        parties: Who is on it, in its order, each id once. Never empty.
        unread: What of it could not be read, with the lines.
        format: ``OFAC CSV``, ``UN XML`` or ``FollowTheMoney JSON lines``.
    """

    parties: tuple[Party, ...]
    unread: tuple[Unread, ...]
    format: ListFormat


def read_list(path: str) -> PartyList:
    """Read the list at ``path``, in whichever of the formats its content is; the file's name does not matter.

    ``path`` may also be the folder of OFAC's ``sdn.csv``. What cannot be read of a list is told in ``unread``, and the
    rest is kept.

    Raises:
        MissingInput: If there is no such file or folder.
        EmptyInput: If nobody is on the list, or nothing of it could be read.
        UnsupportedInput: If it is in none of the formats.
        UnreadableInput: If it cannot be opened, or is unsafe.
    """
    main = main_file(path)
    form = _recognised(main)
    parties, unread = gather(_READERS[form](main))
    if not parties:
        why = f" ({unread[0].reason})" if unread else ""
        raise EmptyInput(path, f"no person, organization or vessel could be read from this list{why}", _READABLE)
    return PartyList(parties, unread, form)


def main_file(path: str) -> str:
    """The file to read: the main one of OFAC's where ``path`` is a folder."""
    if not path:
        raise MissingInput(path, "an empty path names nothing", "check the variable that it comes from")
    try:
        if not Path(path).is_dir():
            return path
    except OSError as error:
        raise UnreadableInput(path, f"cannot be read ({error.strerror})", "check the path and the disk") from error
    try:
        next(Path(path).iterdir(), None)
    except OSError as error:
        raise UnreadableInput(path, f"cannot be listed ({error.strerror})", "check its permissions") from error
    main = ofac.beside(path, "sdn.csv")
    if main is None:
        raise EmptyInput(path, "the folder holds no sdn.csv", "name the file of the list itself")
    return main


def format_of(head: bytes) -> tuple[ListFormat | None, frozenset[int]]:
    """The format of a file that begins so, or None; and how many columns its lines have that look like OFAC's."""
    plain = head.removeprefix(codecs.BOM_UTF8)
    # UTF-16, which XML may be in, is ASCII with zero bytes as far as its markup goes.
    markup = plain.replace(b"\0", b"").lstrip(codecs.BOM_UTF16 + b" \t\r\n")
    if markup.startswith(b"<") and _UN.search(markup):
        return "UN XML", frozenset()
    lines = [line.rstrip(b"\r") for line in plain.split(b"\n", _HEAD_LINES)[:_HEAD_LINES]]
    if any(map(_FTM.match, lines)):
        return "FollowTheMoney JSON lines", frozenset()
    rows = (ofac.row_of(line, "cp1252") for line in lines)
    columns = frozenset(len(row) for row in rows if isinstance(row, list))
    return "OFAC CSV" if ofac.MAIN in columns else None, columns


def _recognised(path: str) -> ListFormat:
    """The format that the beginning of a file is in."""
    with opened(path) as file:
        head = file.read(_HEAD)
    if not head.strip(b" \t\r\n\x1a").removeprefix(codecs.BOM_UTF8):
        raise EmptyInput(path, "the file is empty", "check that it was saved, or leave it out")
    form, columns = format_of(head)
    if form is not None:
        return form
    if columns and columns <= {ofac.ALIASES, ofac.ADDRESSES}:
        reason = "these are the aliases or addresses of an OFAC list without the list itself"
        raise UnsupportedInput(path, reason, "give its sdn.csv, or the folder in which they all lie")
    what = "binary data and no list" if looks_binary(head) else "a list in none of the formats that whosays reads"
    raise UnsupportedInput(path, what, _READABLE)
