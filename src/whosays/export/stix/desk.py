"""What the parts of a bundle share: the case, the ids of its objects, and what each document says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final

from whosays.export.exported import Exported
from whosays.export.inventory import Unexpressed
from whosays.export.stix.extensions import PRODUCER
from whosays.export.stix.ids import file_id, name_of, object_id, pruned, timestamp
from whosays.export.values import Json
from whosays.records import Claim, Span, Typing

#: The type that any two objects can have between them.
_RELATED: Final = "related-to"
#: When a case says nothing of when it was last changed.
_NEVER: Final = "1970-01-01T00:00:00.000Z"


@dataclass
class Desk:
    """The desk at which one bundle is written.

    Attributes:
        case: The case.
        unexpressed: Takes note of what has no place.
        standard_types: Whether every relationship is ``related-to``, with its own type as a label.
        at: When the case was last changed, as STIX writes times.
        begun: When its first document was read, likewise.
        typings: What analysts take entities to be, by the entity’s id.
        things: Ids of the objects that stand for entities, by the entity’s id.
        speakers: Ids of the objects that stand for sources, by the source’s id.
        files: Ids of the files that documents are, by the document’s id.
        claims: Ids of the notes that stand for claims, by the claim’s id.
        said: What each document speaks of, by its id: ids of objects in order, each once.
    """

    case: Exported
    unexpressed: Unexpressed
    standard_types: bool = False
    at: str = ""
    begun: str = ""
    typings: dict[str, Typing] = field(default_factory=dict)
    things: dict[str, str] = field(default_factory=dict)
    speakers: dict[str, str] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    claims: dict[str, str] = field(default_factory=dict)
    said: dict[str, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))

    def __post_init__(self) -> None:
        self.at = timestamp(self.case.at) or _NEVER
        self.begun = timestamp(self.case.begun) or self.at
        self.typings = {one.subject: one for one in self.case.analysis.typings if one.subject in self.case.entities}
        self.files = {one.id: file_id(one) for one in self.case.analysis.documents}
        self.claims = {claim: object_id("note", claim) for claim in self.case.claims}

    def make(self, kind: str, identifier: str, *, at: str = "", **fields: Any) -> Json:
        """An object with the properties that all have; what is empty in ``fields`` is left out.

        Args:
            kind: Its type.
            identifier: Its id.
            at: When it was made, an ISO time; where it has none of its own, it was made when the case was begun, and
                modified when that was last changed: an object keeps its ``created`` (section 3.2).
            fields: Its further properties.
        """
        own = timestamp(at)
        return {
            "type": kind,
            "spec_version": "2.1",
            "id": identifier,
            "created_by_ref": PRODUCER,
            "created": own or self.begun,
            "modified": own or self.at,
            **pruned(fields),
        }

    def edge(self, relationship_type: str) -> Json:
        """The properties that say what relationship it is.

        Section 5.1 allows types that a user defines; some platforms pass over relationships of any type but the
        standard’s.
        """
        if self.standard_types:
            return {"relationship_type": _RELATED, "labels": [relationship_type]}
        return {"relationship_type": relationship_type}

    def notes(self, claims: Iterable[str]) -> list[str]:
        """The notes of claims that the case has, each once."""
        return [*dict.fromkeys(self.claims[claim] for claim in claims if claim in self.claims)]

    def carriers(self, claims: Iterable[str]) -> list[str]:
        """The files that carry claims, each once: what a platform without notes on notes can hang a finding on."""
        known = (self.case.claims[claim] for claim in claims if claim in self.case.claims)
        return [*dict.fromkeys(self.files[claim.document_id] for claim in known)]

    def speaker(self, source: str) -> str | None:
        """The object that stands for a source."""
        return self.speakers.get(source)

    def holder(self, claim: Claim) -> str:
        """Who says it in the end: the origin of its chain, or the document itself."""
        chain = self.case.chain(claim)
        return name_of(chain[-1] if chain else self.case.documents[claim.document_id].title)

    def place(self, document: str, span: Span) -> Json:
        """A place in a text: offsets count code points of the text as whosays keeps it."""
        known = document in self.files
        return {
            "document_id": document,
            "file_ref": self.files.get(document),
            "start": span.start,
            "end": span.end,
            "exact": span.exact,
            "page": self.case.page(document, span.start) if known else None,
        }
