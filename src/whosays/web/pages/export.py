"""The case for other programs: the formats that there are, what each leaves out, and the files themselves."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from http import HTTPStatus
from typing import IO, Annotated, Final, get_args
from urllib.parse import quote

from fastapi import APIRouter, Depends, Response
from fastapi.responses import StreamingResponse

from whosays.case import Case
from whosays.export.exported import Exported
from whosays.export.formats import FORMATS, Format, write_on
from whosays.export.inventory import EVERYTHING, Kind, Unexpressed
from whosays.records import NotFound, OutputError, PluginError
from whosays.web.book import Book
from whosays.web.jobs.uploads import safe_name
from whosays.web.pages.asking import TheBook, TheDesk
from whosays.web.twin import Twins

router = APIRouter(tags=["export"])
twins = Twins(router)

#: Bytes that are sent at a time; seconds that an export waits for the one before it.
_CHUNK: Final = 1 << 20
_PATIENCE: Final = 300.0
#: One export is written at a time: each holds a processor while it is.
_TURN = threading.Lock()


@dataclass(frozen=True, slots=True)
class FormatShown:
    """A format that the case can be had in.

    Attributes:
        name: ``/export/NAME`` gives the case in it.
        title: What it is.
        file: What the file is called.
        media_type: Of that file.
        several: Whether it is an archive of several files.
        needs: How to install the libraries that it takes beyond those of whosays; empty where it takes none.
        left_out: What of this case it has no place for, with numbers, a line for each kind.
        broken: Why it cannot be had; empty where it can.
    """

    name: str
    title: str
    file: str
    media_type: str
    several: bool
    needs: str
    left_out: tuple[str, ...]
    broken: str = ""


@dataclass(frozen=True, slots=True)
class ExportPage:
    """All formats, by name."""

    formats: tuple[FormatShown, ...]


@twins.page("/export", "export_page.html")
def show_formats(book: TheBook) -> ExportPage:
    """The formats that the case can be had in, with what each leaves out."""
    return ExportPage(tuple(_shown(book, name, form) for name, form in FORMATS.all()))


def format_of(name: str) -> Format:
    """The format of an address.

    Raises:
        NotFound: If there is none of this name.
    """
    if name not in FORMATS.names():
        reason = f"there is no format “{name}” to export to"
        raise NotFound(reason, "choose one from the page of exports")
    return FORMATS.find(name)


@router.get(
    "/export/{name}",
    response_class=Response,
    responses={200: {"content": {"application/octet-stream": {}}, "description": "The file."}},
)
def export(book: TheBook, desk: TheDesk, name: str, form: Annotated[Format, Depends(format_of)]) -> StreamingResponse:
    """The case in a format, as a file; a format of several files as a ZIP archive."""
    case = desk.ask(Case.exported)
    if not _TURN.acquire(timeout=_PATIENCE):
        reason = "other exports are being written, one after the other"
        raise OutputError(book.title, reason, "ask again in a while")
    try:
        file = _written(form, case)
    finally:
        _TURN.release()
    headers = {
        "content-length": str(file.tell()),
        "content-disposition": f"attachment; filename*=UTF-8''{quote(_file(book, name, form), safe='')}",
    }
    return StreamingResponse(_sent(file), HTTPStatus.OK, headers, form.media_type)


def _written(form: Format, case: Exported) -> IO[bytes]:
    """A file without a name, on the disk, with the case in it."""
    with ExitStack() as held:
        try:
            file: IO[bytes] = held.enter_context(tempfile.TemporaryFile())
            write_on(form, case, file)
        except OSError as error:
            reason = f"the export cannot be written ({error.strerror})"
            raise OutputError(case.title, reason, "look at the space on the disk") from error
        held.pop_all()
        return file


def _sent(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        file.seek(0)
        while piece := file.read(_CHUNK):
            yield piece


def _shown(book: Book, name: str, form: Format | PluginError) -> FormatShown:
    if isinstance(form, PluginError):
        return FormatShown(name, name, "", "", False, "", (), str(form))
    left_out = tuple(line for kind, line in _held(book).items() if kind not in form.carries)
    needs = f"pip install 'whosays[{form.extra}]'" if form.extra else ""
    return FormatShown(name, form.title, _file(book, name, form), form.media_type, form.folder, needs, left_out)


def _file(book: Book, name: str, form: Format) -> str:
    """The name of the file: ``harbour.json``, or ``harbour-csv.zip`` where the suffix does not tell the format."""
    told = "" if form.suffix == f".{name}" else f"-{name}"
    return safe_name(f"{book.title}{told}{form.suffix}")


def _held(book: Book) -> Mapping[Kind, str]:
    """What the case holds, by kind, in words and with numbers; nothing of what it has none of."""

    def count() -> Mapping[Kind, str]:
        told = {kind: Unexpressed(book.analysis, EVERYTHING - {kind}).lines() for kind in get_args(Kind)}
        return {kind: lines[0] for kind, lines in told.items() if lines}

    return book.once("held", count)
