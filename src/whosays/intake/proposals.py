"""The one place where the machine's proposals come from: which of a case's entities may be one, and how probably."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from whosays.records import Document, Entity, Identity, Party, Reading
from whosays.resolve.thresholds import THRESHOLDS
from whosays.text.names import name_key

#: Within this many code points two are named together; the press releases that the weight was estimated on are as long.
_NEAR = 2_000


def propose(entities: Sequence[Entity], read: Sequence[tuple[Document, Reading]]) -> Sequence[Identity]:
    """Compare entities and return the pairs worth asking about, with ``match_probability`` and ``features``.

    A pure function, called again only when the entities change. ``left`` and ``right`` are ids of two of the entities.

    Args:
        entities: Those of a case as names, short forms and negative judgements alone make them: no positive judgement
            has joined any, so that the model's probability stands beside what people decided.
        read: The case's documents with their readings.
    """
    from whosays.resolve.matching import pairs

    found = pairs([*parties_of(entities, read).values()], THRESHOLDS.ask)
    return [Identity(match.left, match.right, None, match.match_probability, match.features) for match in found]


def parties_of(entities: Sequence[Entity], read: Sequence[tuple[Document, Reading]]) -> Mapping[str, Party]:
    """Entities with all that the documents say of them by which they can be told apart, by id."""
    from whosays.extract.about import births_of, roles_of

    named: defaultdict[str, dict[str, Entity]] = defaultdict(dict)
    for entity in entities:
        for mention in entity.mentions:
            named[mention.document_id][entity.id] = entity
    births: defaultdict[str, list[str]] = defaultdict(list)
    places: defaultdict[str, list[str]] = defaultdict(list)
    roles: defaultdict[str, list[str]] = defaultdict(list)
    company: defaultdict[str, set[str]] = defaultdict(set)
    entries: defaultdict[str, set[str]] = defaultdict(set)
    for document, reading in read:
        here = [*named[document.id].values()]
        for identity, said in births_of(document, here, reading.times).items():
            births[identity] += [birth.edtf for birth in said if birth.edtf is not None]
            places[identity] += [birth.words for birth in said if birth.kind == "place"]
        for identity, beside in _company(here, document.id):
            company[identity].add(beside)
        for identity in _entries(here, document):
            entries[identity].add(document.id)
        for identity, said_roles in roles_of(document, here).items():
            roles[identity] += said_roles
    return {
        entity.id: Party(
            entity.id,
            entity.schema,
            (entity.name, *entity.aliases),
            births=tuple(dict.fromkeys(births[entity.id])),
            birth_places=tuple(dict.fromkeys(places[entity.id])),
            roles=tuple(dict.fromkeys(roles[entity.id])),
            with_whom=frozenset(company[entity.id]),
            documents=frozenset(mention.document_id for mention in entity.mentions),
            entries=frozenset(entries[entity.id]),
        )
        for entity in entities
    }


def _entries(here: Sequence[Entity], document: Document) -> Iterator[str]:
    """Ids of the entities with whose name an entry of a list begins."""
    starts = {block.start for block in document.blocks if block.kind == "entry"}
    for entity in here if starts else ():
        if any(one.document_id == document.id and one.span.start in starts for one in entity.mentions):
            yield entity.id


def _company(here: Sequence[Entity], document_id: str) -> Iterator[tuple[str, str]]:
    """Ids of entities, and the name keys of the persons that are named near them in a document."""
    named = sorted(
        (mention.span.start, entity.id, name_key(entity.name))
        for entity in here
        if entity.schema == "Person"
        for mention in entity.mentions
        if mention.document_id == document_id and mention.kind == "name"
    )
    for place, (start, identity, key) in enumerate(named):
        for after in range(place + 1, len(named)):
            other_start, other, other_key = named[after]
            if other_start - start > _NEAR:
                break
            if other != identity:
                yield identity, other_key
                yield other, key
