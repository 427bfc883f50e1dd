"""Names in a text, and the things they name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from whosays.records.span import Span

#: Schemata of FollowTheMoney 4.x that whosays uses.
Schema = Literal["Person", "Organization", "PublicBody", "Company", "Vessel", "Country", "Address", "Event", "Document"]
MentionKind = Literal["name", "nominal", "pronoun", "metonym"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A name, description or pronoun in one document.

    Attributes:
        document_id: The document it stands in.
        span: The name alone: no title, no possessive ending.
        kind: ``metonym`` where a place stands for its government ("Paris denied").
        schema: What sort of thing is named.
        title: Honorific or role written with the name ("General"), or None.
        long_form: For an acronym, the long form it was introduced with in this document, or None.
    """

    document_id: str
    span: Span
    kind: MentionKind
    schema: Schema
    title: str | None = None
    long_form: str | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing named, with every mention that is taken to name it."""

    id: str
    schema: Schema
    name: str
    aliases: tuple[str, ...]
    mentions: tuple[Mention, ...]
