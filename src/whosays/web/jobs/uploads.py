"""Uploaded files: kept beside the case under the names that they had, made safe."""

from __future__ import annotations

import filecmp
import re
import shutil
import tempfile
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from whosays.records import OutputError

#: Controls, marks that reorder or hide characters, and what some file system or shell takes for more than a character.
_UNSAFE = re.compile(r'[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff<>:"|?*]')
#: Names that Windows keeps for devices, whatever follows the dot.
_DEVICE = re.compile(r"(?i:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)")
_NAMELESS = "document"
#: Bytes of a name; file systems take 255, and a number may be added.
_LONGEST = 200
_LONGEST_SUFFIX = 20


def folder_of(case: str) -> Path:
    """The folder for the files of a case: ``harbour.files`` beside ``harbour.whosays``."""
    return Path(case).absolute().with_suffix(".files")


def keep_upload(folder: Path, name: str, content: IO[bytes]) -> str:
    """Keep a file and return what it is called now.

    One that is there with the same bytes is taken for it; one with others gets company: ``letter (2).txt``.

    Args:
        folder: Where; made if it is not there.
        name: As whoever sent it called it.
        content: Its bytes, which are not held in memory.

    Raises:
        OutputError: If it cannot be written.
    """
    try:
        folder.mkdir(exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=folder, prefix=".part-", delete=False) as part:
            shutil.copyfileobj(content, part)
        try:
            return _placed(Path(part.name), folder, safe_name(name))
        finally:
            Path(part.name).unlink(missing_ok=True)
    except OSError as error:
        reason = f"the upload cannot be kept ({error.strerror})"
        raise OutputError(str(folder), reason, "look at the folder and the disk") from error


def safe_name(name: str) -> str:
    """A name that is one name in every file system, and shows what it is."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    last = _UNSAFE.sub("", last).strip().lstrip(".-").rstrip(". ")
    stem, dot, suffix = last.rpartition(".")
    if dot and len(suffix.encode()) <= _LONGEST_SUFFIX:
        last = f"{_cut(stem, _LONGEST - len(suffix.encode()) - 1).strip()}.{suffix}"
    else:
        last = _cut(last, _LONGEST).strip()
    return _DEVICE.sub(lambda match: f"_{match[0]}", last, count=1) if _DEVICE.match(last) else last or _NAMELESS


def _cut(text: str, most: int) -> str:
    """As many characters as have room in ``most`` bytes."""
    return text.encode()[:most].decode(errors="ignore")


def _placed(part: Path, folder: Path, name: str) -> str:
    for candidate in _candidates(name):
        target = folder / candidate
        try:
            target.open("xb").close()  # the name is ours from here on, whoever else uploads at the same time
        except FileExistsError:
            if target.is_file() and filecmp.cmp(part, target, shallow=False):
                return candidate
            continue
        part.replace(target)
        return candidate
    raise AssertionError  # there is always another number


def _candidates(name: str) -> Iterator[str]:
    """The name, and others like it."""
    yield name
    stem, dot, suffix = name.rpartition(".")
    if not dot:
        stem, suffix = name, ""
    number = 2
    while True:
        yield f"{stem} ({number}){dot}{suffix}"
        number += 1
