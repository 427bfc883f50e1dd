"""Who and what the texts name: everybody and everything with how often, and in how many claims and relations."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import APIRouter, Query

from whosays.export.words import clipped
from whosays.records import Entity
from whosays.text.names import name_key
from whosays.web.book import INDEXED, Book
from whosays.web.pages.asking import PageNumber, TheBook
from whosays.web.paging import Leaf, paged
from whosays.web.reading.notes import SCHEMATA
from whosays.web.standing.listing import Aspect, Facet, narrowed
from whosays.web.twin import Twins

router = APIRouter(tags=["entities"])
twins = Twins(router)

#: By what the list can be put in order.
Order = Literal["mentions", "claims", "relations", "name"]
_NAME, _ALIASES = 120, 3


@dataclass(frozen=True, slots=True)
class EntityRow:
    """Somebody or something in a line.

    Attributes:
        id: ``/entities/ID`` shows it.
        name: As it is mostly called.
        sort: What sort of thing it is, in a word.
        aliases: Some of its other names.
        more_aliases: How many more there are.
        mentions: How often the texts name it.
        documents: In how many of them.
        claims: Claims that it takes part in or that are placed there.
        relations: Relations that it is in.
    """

    id: str
    name: str
    sort: str
    aliases: tuple[str, ...]
    more_aliases: int
    mentions: int
    documents: int
    claims: int
    relations: int


@dataclass(frozen=True, slots=True)
class EntitiesPage:
    """Who and what the texts name.

    Attributes:
        rows: Those on this page.
        leaf: Which part of the list it is.
        facets: What it can be narrowed down by.
        words: Words of a name that are looked for; may be empty.
        order: What it is sorted by.
        everything: How many there are in the case.
    """

    rows: tuple[EntityRow, ...]
    leaf: Leaf
    facets: tuple[Facet, ...]
    words: str
    order: Order
    everything: int


_ASPECTS: tuple[Aspect[EntityRow], ...] = (
    Aspect("sort", "What it is", {words: words for words in SCHEMATA.values()}, lambda row: (row.sort,)),
    Aspect(
        "related",
        "Relations",
        {"yes": "in some relation", "no": "in none"},
        lambda row: ("yes" if row.relations else "no",),
    ),
    Aspect(
        "spread",
        "Named in",
        {"one": "one document", "several": "several documents"},
        lambda row: ("several" if row.documents > 1 else "one",),
    ),
)
_KEYS: Mapping[Order, Callable[[EntityRow], tuple[object, ...]]] = {
    "mentions": lambda row: (-row.mentions, row.name, row.id),
    "claims": lambda row: (-row.claims, -row.mentions, row.name, row.id),
    "relations": lambda row: (-row.relations, -row.mentions, row.name, row.id),
    "name": lambda row: (row.name.casefold(), row.id),
}


@twins.page("/entities", "entities_page.html")
def show_entities(
    book: TheBook,
    q: Annotated[str, Query(max_length=500)] = "",
    sort: str = "",
    related: str = "",
    spread: str = "",
    order: Order = "mentions",
    page: PageNumber = 1,
) -> EntitiesPage:
    """Who and what the texts name, with how much is said of them."""
    every = entity_rows(book)
    names: Mapping[str, str] = book.once("entity names", lambda: _searched(book.analysis.entities), ("entities",))
    looked = name_key(q)
    found = [row for row in every if looked in names[row.id]]
    chosen = {"sort": sort, "related": related, "spread": spread}
    shown, leaf = paged(sorted(narrowed(found, _ASPECTS, chosen), key=_KEYS[order]), page)
    facets = tuple(aspect.facet(found, chosen[aspect.name]) for aspect in _ASPECTS)
    return EntitiesPage(tuple(shown), leaf, facets, q, order, len(every))


def entity_rows(book: Book) -> Sequence[EntityRow]:
    """Everybody and everything, the most named first; worked out once for each book."""
    return book.once(
        "entity rows",
        lambda: sorted(map(_rows(book), book.analysis.entities), key=_KEYS["mentions"]),
        (*INDEXED, "balance"),
    )


def _rows(book: Book) -> Callable[[Entity], EntityRow]:
    def row(entity: Entity) -> EntityRow:
        return EntityRow(
            entity.id,
            clipped(entity.name, _NAME),
            SCHEMATA[entity.schema],
            tuple(clipped(alias, _NAME) for alias in entity.aliases[:_ALIASES]),
            max(0, len(entity.aliases) - _ALIASES),
            len(entity.mentions),
            len({mention.document_id for mention in entity.mentions}),
            len(book.claims_about.get(entity.id, ())),
            len(book.relations.get(entity.id, ())),
        )

    return row


def _searched(entities: Sequence[Entity]) -> Mapping[str, str]:
    """The names of everybody in one form for comparison, one a line."""
    return {entity.id: "\n".join(map(name_key, (entity.name, *entity.aliases))) for entity in entities}
