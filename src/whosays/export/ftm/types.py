"""The types of FollowTheMoney's properties (4.11, ``followthemoney.types``), and values made to fit them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal
from urllib.parse import urlsplit

from whosays.export.words import clipped
from whosays.text.normalise import one_line

Kind = Literal["name", "string", "address", "text", "date", "url", "entity", "number", "country", "mimetype"]

#: The properties that are written, each with its type; a name has the same type in all schemata that are written.
KINDS: Final[Mapping[str, Kind]] = MappingProxyType({
    **dict.fromkeys(("name", "alias"), "name"),
    **dict.fromkeys(("fileName", "title", "keywords", "role", "relationship", "status", "recordId", "publisher",
                     "criteria", "matcher", "detectedSchema"), "string"),
    "full": "address",
    **dict.fromkeys(("description", "summary", "notes", "bodyText", "purpose"), "text"),
    **dict.fromkeys(("date", "startDate", "endDate", "publishedAt"), "date"),
    "sourceUrl": "url",
    **dict.fromkeys(("document", "resolved", "entity", "proof", "candidate", "match", "subject", "object", "member",
                     "organization", "director", "employer", "employee", "owner", "asset", "person", "relative",
                     "associate", "payer", "beneficiary"), "entity"),
    **dict.fromkeys(("confidenceScore", "index"), "number"),
    "country": "country",
    "mimeType": "mimetype",
})  # fmt: skip
#: In characters.
LIMITS: Final[Mapping[Kind, int]] = MappingProxyType({
    "name": 384, "string": 1_024, "address": 250, "text": 65_000, "date": 32, "url": 4_096, "entity": 200,
    "number": 250, "country": 16, "mimetype": 250,
})  # fmt: skip

_DATE: Final = re.compile(r"[12]\d{3}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_ENTITY: Final = re.compile(r"[0-9a-zA-Z](?:[0-9a-zA-Z.\-]*[0-9a-zA-Z])?")
_NUMBER: Final = re.compile(r"-?\d+(?:\.\d+)?")
_COUNTRY: Final = re.compile(r"[a-z]{2}(?:[a-z]{2})?")
_MEDIA_TYPE: Final = re.compile(r"[a-z]+/[a-z0-9.+\-]+")
_SCHEMES: Final = frozenset({"http", "https", "ftp"})
#: What no text may hold: controls other than tab and line feed, surrogates, noncharacters.
_UNSAFE: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
#: What FollowTheMoney takes off the ends of a name.
_QUOTES: Final = "\"'"


@dataclass(frozen=True, slots=True)
class Fitted:
    """What of a value fits its property.

    Attributes:
        fitting: The value, or its parts; empty where it fits not at all.
        whole: Whether nothing was cut.
    """

    fitting: tuple[str, ...]
    whole: bool = True


def fitted(kind: Kind, text: str) -> Fitted:
    """Make a value fit the type of its property.

    Names, labels and addresses are brought on one line and clipped; a text that is too long becomes several values, cut
    between paragraphs where it can be; anything else fits as it is or not at all.
    """
    match kind:
        case "text":
            return Fitted(tuple(piece for _, piece in pieces(_UNSAFE.sub("\ufffd", text))))
        case "name" | "string" | "address":
            line = one_line(text)
            line = line.strip(_QUOTES).strip() if kind == "name" else line
            cut = clipped(line, LIMITS[kind])
            return Fitted((cut,) if cut else (), bool(cut) and cut == line)
        case _:
            fits = len(text) <= LIMITS[kind] and _is_valid(kind, text)
            return Fitted((text,) if fits else (), fits)


def pieces(text: str) -> Iterator[tuple[int, str]]:
    """Cut a text into pieces that a text property can hold, each with the offset at which it stands.

    Blanks at the ends of a piece are left out: FollowTheMoney would strip them. Between paragraphs, then lines, then
    words; within a word only where nothing else is left.
    """
    most, start = LIMITS["text"], 0
    while start < len(text):
        stop = start + most
        if stop < len(text):
            window = text[start:stop]
            cut = next((found for sign in ("\n\n", "\n", " ") if (found := window.rfind(sign)) > 0), most)
            stop = start + cut
        piece = text[start:stop]
        stripped = piece.strip()
        if stripped:
            yield start + piece.index(stripped[0]), stripped
        start = stop


def _is_valid(kind: Kind, text: str) -> bool:
    match kind:
        case "date":
            return _DATE.fullmatch(text) is not None
        case "entity":
            return _ENTITY.fullmatch(text) is not None
        case "number":
            return _NUMBER.fullmatch(text) is not None
        case "country":
            return _COUNTRY.fullmatch(text) is not None
        case "mimetype":
            return _MEDIA_TYPE.fullmatch(text) is not None
        case _:
            return is_url(text)


def is_url(text: str) -> bool:
    """Whether a text is an address on the web that can be linked to."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in _SCHEMES and "." in (parts.hostname or "") and not re.search(r"[\s<>\"]", text)
