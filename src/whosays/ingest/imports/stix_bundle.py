"""The objects of a STIX bundle: the newest version of each, checked, and what is broken named by its place."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from whosays.records import EmptyInput, Unread, UnreadableInput
from whosays.text.normalise import one_line

#: The extension by which whosays marks its own objects; ``whosays.export.stix.extensions.RECORD``.
OWN: Final = "extension-definition--037ce248-2422-536b-a549-3d5b9dbed178"
#: The identity that whosays signs with; ``whosays.export.stix.extensions.PRODUCER``.
OURSELVES: Final = "identity--aec202ae-1ac8-5164-92df-c1c553e8babb"
_ID: Final = re.compile(r"(?P<type>[a-z][a-z0-9-]{1,248})--[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_TIME: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.(?P<fraction>\d{1,9}))?Z")
#: Properties that hold words, by what they have to be.
_WORDS: Final = ("name", "description", "abstract", "content", "explanation", "opinion", "published")
_LISTS: Final = ("object_refs", "authors")
_MEGABYTE: Final = 1_000_000
_REMEDY: Final = "export the bundle again, or mend it"
_MOST_SHOWN: Final = 80


@dataclass(frozen=True, slots=True)
class Written:
    """An object with what is written in it. Words are as in the file; empty where there are none.

    Attributes:
        id: Of the object.
        type: Of the object.
        producer: Who made it: the name of the identity that ``created_by_ref`` names, or that reference.
        name: ``name``, or the ``abstract`` of a note.
        text: ``description``, ``content`` or ``explanation``.
        stance: The ``opinion`` of an opinion.
        authors: Of a note or an opinion.
        refs: ``object_refs``; of a relationship its two ends.
        published: ``published``; of a note or an opinion, ``created``.
    """

    id: str
    type: str
    producer: str = ""
    name: str = ""
    text: str = ""
    stance: str = ""
    authors: tuple[str, ...] = ()
    refs: tuple[str, ...] = ()
    published: str = ""


@dataclass(frozen=True, slots=True)
class Bundle:
    """A bundle as far as it can be read.

    Attributes:
        written: The objects, in the order of the file.
        unread: What could not be read, or is not read on purpose.
    """

    written: tuple[Written, ...]
    unread: tuple[Unread, ...]

    @classmethod
    def of(cls, data: bytes, path: str) -> Bundle:
        """Take a bundle, an envelope of TAXII, a list of objects, or one object.

        Raises:
            UnreadableInput: If it is no JSON.
            EmptyInput: If there are no objects in it.
        """
        unread: list[Unread] = []
        newest = _newest(_objects(data, path), path, unread)
        names = {
            identifier: found["name"]
            for identifier, (_, found) in newest.items()
            if found["type"] == "identity" and isinstance(found.get("name"), str)
        }
        written, own = [], 0
        for identifier, (place, found) in newest.items():
            if OURSELVES in {identifier, found.get("created_by_ref")} or OWN in (found.get("extensions") or {}):
                own += found["type"] in {"report", "note", "opinion"}
            elif found.get("revoked") is True:
                unread.append(Unread(f"{path}#{identifier}", f"object {place} is revoked by who made it"))
            else:
                written.append(_written(identifier, found, names))
        if own:
            reason = f"{own:,} reports, notes and opinions in it are findings that whosays itself exported: no sources"
            unread.append(Unread(path, reason, "read the documents that they are about"))
        return cls(tuple(written), tuple(unread))


def _objects(data: bytes, path: str) -> list[Any]:
    try:
        found = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise UnreadableInput(path, f"byte {error.start} is not UTF-8", _REMEDY) from error
    except json.JSONDecodeError as error:
        reason = f"malformed JSON in line {error.lineno}, column {error.colno} ({error.msg})"
        raise UnreadableInput(path, reason, _REMEDY) from error
    except (ValueError, RecursionError) as error:
        raise UnreadableInput(path, "JSON with numbers too long or parts nested too deeply", _REMEDY) from error
    if isinstance(found, dict) and isinstance(found.get("objects"), list):
        found = found["objects"]
    elif isinstance(found, dict) and "id" in found and found.get("type") != "bundle":
        found = [found]
    if not isinstance(found, list) or not found:
        raise EmptyInput(path, "there are no STIX objects in it", "check that it is the right file")
    return found


def _newest(objects: list[Any], path: str, unread: list[Unread]) -> dict[str, tuple[int, dict[str, Any]]]:
    """The newest version of each object with its place, counted from 1; ``unread`` learns what is broken."""
    newest: dict[str, tuple[int, dict[str, Any]]] = {}
    for place, found in enumerate(objects, 1):
        if wrong := _wrong(found):
            identifier = found.get("id") if isinstance(found, dict) else None
            named = f" ({one_line(identifier[:_MOST_SHOWN])})" if isinstance(identifier, str) else ""
            unread.append(Unread(path, f"object {place}{named}: {wrong}", _REMEDY))
            continue
        kept = newest.get(found["id"])
        if kept is None or _modified(kept[1]) < _modified(found):
            newest[found["id"]] = place, found
    return newest


def _wrong(found: Any) -> str:
    """What is wrong with an object; empty where nothing is that matters here."""
    if not isinstance(found, dict):
        return "it is no object"
    identifier, kind = found.get("id"), found.get("type")
    match = _ID.fullmatch(identifier) if isinstance(identifier, str) else None
    if match is None:
        return "its “id” is no identifier of STIX"
    if match["type"] != kind:
        return "its “type” is another one than its “id” says"
    return next(_wrong_properties(found), "")


def _wrong_properties(found: Mapping[str, Any]) -> Iterator[str]:
    for name in (*_WORDS, "created", "modified", "created_by_ref", "source_ref", "target_ref", "relationship_type"):
        if not isinstance(found.get(name, ""), str):
            yield f"its “{name}” is no text"
    for name in _LISTS:
        value = found.get(name, [])
        if not isinstance(value, list) or not all(isinstance(it, str) for it in value):
            yield f"its “{name}” is no list of texts"
    if not isinstance(found.get("extensions", {}), dict):
        yield "its “extensions” are no object"
    if "modified" in found and _TIME.fullmatch(found["modified"]) is None:
        yield f"its “modified” is no time: “{one_line(found['modified'][:_MOST_SHOWN])}”"


def _modified(found: Mapping[str, Any]) -> tuple[str, str]:
    """What orders versions: seconds, then the digits of their fraction, which may be few or many."""
    match = _TIME.fullmatch(found.get("modified", ""))
    return (match.group()[:19], (match["fraction"] or "").ljust(9, "0")) if match else ("", "")


def _written(identifier: str, found: Mapping[str, Any], names: Mapping[str, str]) -> Written:
    maker = found.get("created_by_ref", "")
    kind = found["type"]
    refs = found.get("object_refs", [])
    if kind == "relationship":
        refs = [found.get("source_ref", ""), found.get("target_ref", "")]
    said = kind in {"note", "opinion"}
    return Written(
        identifier,
        kind,
        names.get(maker, maker),
        found.get("abstract", "") if said else found.get("name", "") or found.get("relationship_type", ""),
        found.get("content", "") or found.get("explanation", "") if said else found.get("description", ""),
        found.get("opinion", "") if said else "",
        tuple(found.get("authors", [])) if said else (),
        tuple(refs),
        found.get("published", "") or (found.get("created", "") if said else ""),
    )
