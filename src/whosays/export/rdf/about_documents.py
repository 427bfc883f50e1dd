"""The case, its documents, and the sources and entities that they name, as nodes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from whosays import __version__
from whosays.export.exported import Exported
from whosays.export.rdf import vocabulary as v
from whosays.export.rdf.namespaces import OA, PROV, SCHEMA
from whosays.export.rdf.places import iri, iris, maybe, position
from whosays.export.rdf.terms import Iri, Node
from whosays.records import Document, Entity, Schema, Source, SourceKind, Unread, Voice, content_id

#: The program, which made everything that nobody decided.
SOFTWARE: Final = iri("software")
_AGENT: Final = Iri(PROV + "Agent")
#: Classes of PROV-O beside our own; a state and a group speak as organizations do, and a document is none of its kinds.
_SPEAKS_AS: Final[Mapping[SourceKind, Iri]] = MappingProxyType(
    {
        "person": Iri(PROV + "Person"),
        "organization": Iri(PROV + "Organization"),
        "state": Iri(PROV + "Organization"),
    }
)
#: Classes of schema.org that say the same as the schemata of FollowTheMoney.
_NAMED: Final[Mapping[Schema, Iri]] = MappingProxyType(
    {
        "Person": Iri(SCHEMA + "Person"),
        "Organization": Iri(SCHEMA + "Organization"),
        "PublicBody": Iri(SCHEMA + "GovernmentOrganization"),
        "Company": Iri(SCHEMA + "Corporation"),
        "Vessel": Iri(SCHEMA + "Vehicle"),
        "Country": Iri(SCHEMA + "Country"),
        "Address": Iri(SCHEMA + "Place"),
        "Event": Iri(SCHEMA + "Event"),
        "Document": Iri(SCHEMA + "CreativeWork"),
    }
)


def case_nodes(case: Exported) -> Iterator[Node]:
    """The case itself, what made it, and what was not read."""
    coverage = case.analysis.coverage
    identity = content_id("cas", case.title)
    unread = [(_unread_id(one), one) for one in dict.fromkeys(coverage.unread)]
    yield (
        Node(iri(identity), v.own("Case"), Iri(PROV + "Entity"))
        .put(v.TITLE, case.title)
        .put(v.MODIFIED, case.at)
        .put(v.ATTRIBUTED, SOFTWARE)
        .put(v.SENTENCES, coverage.sentences)
        .put(v.SENTENCES_WITH_CLAIMS, coverage.sentences_with_claims)
        .all(v.MISSING_SOURCE, coverage.unavailable_sources)
        .all(v.PART, (iri(document.id) for document in case.analysis.documents))
        .all(v.PART, (iri(one) for one, _ in unread))
    )
    yield software()
    for name, one in unread:
        node = Node(iri(name), v.own("Unread")).put(v.PATH, one.path).put(v.REASON, one.reason)
        yield node.put(v.REMEDY, one.remedy).put(v.DOCUMENT, maybe(one.document_id))


def software() -> Node:
    """The program, with its version."""
    types = Iri(PROV + "SoftwareAgent"), Iri(SCHEMA + "SoftwareApplication")
    return Node(SOFTWARE, *types).put(v.LABEL, "whosays").put(v.VERSION, __version__)


def document_nodes(documents: Iterable[Document]) -> Iterator[Node]:
    """Documents with their whole texts, into which all positions point."""
    for document in documents:
        yield (
            document_node(document)
            .put(v.LENGTH, document.length)
            .put(v.TEXT, document.text)
            .all(v.HAS_PAGE, (_page(document.id, page.number, page.start, page.end) for page in document.pages))
        )


def document_node(document: Document) -> Node:
    """A document without its text."""
    return (
        Node(iri(document.id), v.own("Document"), Iri(PROV + "Entity"), Iri(SCHEMA + "CreativeWork"))
        .put(v.TITLE, document.title)
        .put(v.ROLE, v.listed("role", document.role))
        .put(v.PATH, document.path)
        .put(v.MEDIA_TYPE, document.media_type)
        .put(v.SHA256, document.sha256)
        .put(v.ISSUED, document.published)
    )


def source_nodes(sources: Iterable[Source]) -> Iterator[Node]:
    """Whoever something is attributed to."""
    for source in sources:
        types = v.own("Source"), _SPEAKS_AS.get(source.kind, _AGENT)
        yield (
            Node(iri(source.id), *types)
            .put(v.LABEL, source.name)
            .put(v.SOURCE_KIND, v.listed("source", source.kind))
            .put(v.ANONYMOUS, source.anonymous)
            .put(v.IS_ENTITY, maybe(source.entity_id))
            .put(v.IS_DOCUMENT, maybe(source.document_id))
        )


def voice_nodes(voices: Iterable[Voice]) -> Iterator[Node]:
    """Sources and documents that speak as one."""
    for voice in voices:
        yield (
            Node(iri(voice.id), v.own("Voice"), _AGENT)
            .put(v.LABEL, voice.name)
            .put(v.SOURCE_KIND, v.listed("source", voice.kind))
            .put(v.ANONYMOUS, voice.anonymous)
            .put(v.BRIEF, voice.brief)
            .all(v.TAKES_IN, iris((*voice.source_ids, *voice.document_ids)))
        )


def entity_nodes(entities: Iterable[Entity]) -> Iterator[Node]:
    """The things named; where they are named is told by annotations."""
    for entity in entities:
        node = Node(iri(entity.id), v.own("Entity"), _NAMED[entity.schema])
        yield node.put(v.PREFERRED, entity.name).all(v.OTHERWISE, entity.aliases).put(v.ENTITY_SCHEMA, entity.schema)


def _page(document_id: str, number: int, start: int, end: int) -> Node:
    node = Node(None, v.own("Page"), Iri(OA + "SpecificResource")).put(v.PAGE_NUMBER, number)
    return node.put(v.SOURCE, iri(document_id)).put(v.SELECTOR, position(start, end))


def _unread_id(one: Unread) -> str:
    return content_id("unr", one.path, one.reason, one.document_id)
