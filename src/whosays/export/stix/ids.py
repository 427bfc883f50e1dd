"""Identifiers, times and words as STIX 2.1 has them."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import PurePath
from typing import Any, Final
from uuid import UUID, uuid5

from whosays.export.words import clipped
from whosays.records import Document
from whosays.text.normalise import one_line

#: Of the UUIDs of objects: ``uuid5(NAMESPACE_URL, "https://w3id.org/whosays/stix")``. A name in it is the type of an
#: object and the id of our record, so that the same record has the same object in every case.
NAMESPACE: Final = UUID("6d549579-1d39-5881-b085-c3e0abf00e64")
#: Of the UUIDs of cyber-observable objects, by section 2.9.
_OBSERVABLES: Final = UUID("00abedb4-aa42-466c-9c01-fed23315a9b7")
_DAY: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
#: How long words for people may be; the extension has them whole.
_LONGEST_NAME, _LONGEST_TEXT = 300, 5000


def object_id(kind: str, *parts: object) -> str:
    """The id of an object: the same for the same type and the same parts.

    Args:
        kind: Type of object: ``"note"``.
        parts: What identifies the record.
    """
    return f"{kind}--{uuid5(NAMESPACE, json.dumps([kind, *map(str, parts)]))}"


def file_name(document: Document) -> str:
    """The name of a document's file; its title where it came by standard input."""
    return name_of(PurePath(document.path).name.removeprefix("-") or document.title)


def file_id(document: Document) -> str:
    """The id of the ``file`` that a document is, by its hash and name (section 6.7, ID Contributing Properties)."""
    name = {"hashes": {"SHA-256": document.sha256}, "name": file_name(document)}
    return f"file--{uuid5(_OBSERVABLES, json.dumps(name, ensure_ascii=False, separators=(',', ':')))}"


def timestamp(at: str) -> str | None:
    """An ISO time as STIX writes it: UTC, to the millisecond; one without a zone is in UTC. None if it is no time."""
    try:
        parsed = datetime.fromisoformat(at)
        moment = parsed.astimezone(UTC) if parsed.tzinfo else parsed.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None
    return moment.replace(tzinfo=None).isoformat(timespec="milliseconds") + "Z"


def first_moment(day: str | None) -> str | None:
    """The first moment of an ISO date; None for none, and before the common era, which STIX has no times for."""
    return f"{day}T00:00:00.000Z" if day and _is_day(day) else None


def last_moment(day: str | None) -> str | None:
    """The last moment of an ISO date, so that what lies within one day stops later than it starts."""
    return f"{day}T23:59:59.999Z" if day and _is_day(day) else None


def _is_day(day: str) -> bool:
    match = _DAY.fullmatch(day)
    try:
        return match is not None and date(*map(int, match.groups())) is not None
    except ValueError:
        return False


def name_of(text: str) -> str:
    """Words on one line for people to read, without marks that turn or hide text, and of bounded length."""
    return clipped(one_line(text), _LONGEST_NAME)


def text_of(*paragraphs: str) -> str:
    """Paragraphs for people to read, likewise; empty ones are left out."""
    return clipped("\n\n".join(filter(None, map(one_line, paragraphs))), _LONGEST_TEXT)


def pruned(value: Any) -> Any:
    """A value without what is empty in it: STIX has no null and no empty list."""
    if isinstance(value, Mapping):
        kept = ((key, pruned(it)) for key, it in value.items())
        return {key: it for key, it in kept if it is not None and it != "" and it != [] and it != {}}
    if isinstance(value, (list, tuple)):
        return [it for it in map(pruned, value) if it is not None and it != [] and it != {}]
    return value
