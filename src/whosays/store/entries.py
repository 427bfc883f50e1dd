"""What a case file keeps beside the records that every room shares."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from whosays.records import Role, content_id


@dataclass(frozen=True, slots=True)
class Activity:
    """What made a row: a program with its version and, as a JSON object, what that version does not say.

    Two readings by equal activities are the same reading.
    """

    name: str
    version: str
    detail: str = "{}"

    @classmethod
    def of(cls, name: str, version: str, detail: Mapping[str, str]) -> Activity:
        """An activity whose ``detail`` is written in one order, so that equal details are equal text."""
        return cls(name, version, json.dumps(detail, ensure_ascii=False, sort_keys=True))

    @property
    def id(self) -> str:
        """Derived from all three."""
        return content_id("act", self.name, self.version, self.detail)


@dataclass(frozen=True, slots=True)
class Place:
    """Where an input was found.

    Attributes:
        location: The input's path from the folder of the case file, which is how a changed file is recognised;
            the folder may be moved as a whole, and no machine's paths are kept.
        path: The input as the user named it.
    """

    location: str
    path: str


@dataclass(frozen=True, slots=True)
class Known:
    """A document of which the case already holds a reading.

    Attributes:
        document_id: The document.
        path: The path that stands for it; the first in alphabetical order where it was found in several places.
        activity_id: What read it.
        published: The reference date that it was read with, as the user gave it.
    """

    document_id: str
    path: str
    activity_id: str
    published: str | None


@dataclass(frozen=True, slots=True)
class ReadBy:
    """What read a document, and the reference date that the user gave for it."""

    activity: Activity
    published: str | None


@dataclass(frozen=True, slots=True)
class Tally:
    """One document in numbers.

    Attributes:
        document_id: The document.
        title: Its title.
        path: As in ``Document``.
        role: As in ``Document``.
        sentences: Sentences read.
        sentences_with_claims: Those of them that carry a claim.
        claims: Claims in all.
        attributed: Claims that the text attributes to somebody other than its author.
        anonymous: Attributed claims whose origin, the last link of the chain, is anonymous.
    """

    document_id: str
    title: str
    path: str
    role: Role
    sentences: int
    sentences_with_claims: int
    claims: int
    attributed: int
    anonymous: int


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided, and why. Decisions are appended and never changed.

    Attributes:
        id: Derived from all that was decided and when.
        at: Time in UTC, ISO 8601.
        who: The person, as they sign.
        why: The reason, in their words.
        kind: What sort of decision, such as ``"grade"``; ``"undo"`` takes another one back.
        subject: The id of the record that it is about.
        payload: The decision itself, a JSON object as text.
        undone_by: The decision that took this one back, or None while it stands.
    """

    id: str
    at: str
    who: str
    why: str
    kind: str
    subject: str
    payload: str
    undone_by: str | None = None


def printable(path: str) -> str:
    """``path`` as text that any file and terminal can hold: bytes that are not UTF-8 become U+FFFD."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
