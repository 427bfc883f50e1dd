"""What is tied to what: entities by relations, voices by reliances, in one shape that is drawn and listed alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from whosays.export.balance import RELATIONS, WEAKNESSES, Ground, further_weaknesses, ground_of, relation_period
from whosays.export.report.cards import KINDS
from whosays.export.report.reliances import basis_in_words, circular, joined
from whosays.export.words import clipped
from whosays.records import SYMMETRIC, Balance, Relation, Reliance, Voice
from whosays.web.book import Book

#: Entities and what they are to one another, or voices and on whom they rely.
Show = Literal["entities", "sources"]
#: How a tie is drawn; from the plainest to what most calls for a look.
Look = Literal["plain", "hedged", "assumed", "disputed", "circular"]
_NAME = 80
SCHEMAS = {
    "Person": "person", "Organization": "organization", "PublicBody": "public body", "Company": "company",
    "Vessel": "vessel", "Country": "country", "Address": "place", "Event": "event", "Document": "document",
}  # fmt: skip
_BASES = {"attributes": "attribution", "cites": "citation", "copies": "same words", "testimony": "same testimony"}


@dataclass(frozen=True, slots=True)
class Knot:
    """An entity or a voice.

    Attributes:
        id: Of the entity or voice.
        name: Its fullest name.
        sort: Schema of the entity, or kind of the source.
        hue: Colour class of a source; empty for an entity.
        href: Its page.
        claims: How many claims it is in, or that run through it.
    """

    id: str
    name: str
    sort: str
    hue: str
    href: str
    claims: int


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation, or that one voice relies on another.

    Attributes:
        id: Of the relation, or made of the ids of both voices.
        start: Id of its first knot.
        end: Of the other.
        sort: Kind of relation, or by what the reliance shows first.
        words: What goes between the names of both.
        directed: Whether it matters which is first.
        look: How it is drawn.
        least: Independent origins at least; of a reliance, its claims.
        most: At most.
        ground: By what the relation is listed; None for a reliance.
        weak: What to know beside that.
        earliest: First day, an ISO date; None where open or not given.
        latest: Last day.
        period: Both in words.
        claims: Ids of claims that say so.
        denied: Ids of claims that deny it.
    """

    id: str
    start: str
    end: str
    sort: str
    words: str
    directed: bool
    look: Look
    least: int
    most: int
    ground: Ground | None
    weak: tuple[str, ...]
    earliest: str | None
    latest: str | None
    period: str
    claims: tuple[str, ...]
    denied: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Net:
    """All knots that something ties, by id, and all ties, those on most claims first."""

    knots: Mapping[str, Knot]
    ties: tuple[Tie, ...]


def net_of(book: Book, show: Show) -> Net:
    """The network of a case; empty where it was never weighed."""
    return book.once(f"net of {show}", lambda: _entities(book) if show == "entities" else _sources(book))


def name_of_sort(sort: str) -> str:
    """A schema, kind of source, kind of relation or basis in words."""
    return SCHEMAS.get(sort) or KINDS.get(sort) or _BASES.get(sort) or sort


def _entities(book: Book) -> Net:
    balance = book.analysis.balance or Balance()
    known = [one for one in balance.relations if one.subject_id in book.entities and one.object_id in book.entities]
    ends = dict.fromkeys(end for one in known for end in (one.subject_id, one.object_id))
    return Net({end: _entity(book, end) for end in ends}, _ordered(map(_related, known)))


def _entity(book: Book, entity_id: str) -> Knot:
    entity = book.entities[entity_id]
    claims = len(book.claims_about.get(entity_id, ()))
    return Knot(entity_id, clipped(entity.name, _NAME), entity.schema, "", f"/entities/{entity_id}", claims)


def _related(relation: Relation) -> Tie:
    weak = relation.support.weaknesses
    disputed = bool(relation.denied_by) or "disputed" in weak
    return Tie(
        relation.id,
        relation.subject_id,
        relation.object_id,
        relation.type,
        RELATIONS[relation.type],
        relation.type not in SYMMETRIC,
        "disputed" if disputed else "hedged" if "hedged_only" in weak else "plain",
        relation.support.least,
        relation.support.most,
        ground_of(relation),
        tuple(WEAKNESSES[weakness] for weakness in further_weaknesses(relation)),
        relation.earliest,
        relation.latest,
        relation_period(relation),
        relation.claim_ids,
        relation.denied_by,
    )


def _sources(book: Book) -> Net:
    balance = book.analysis.balance or Balance()
    rings = circular(balance)
    pairs = {
        pair: reliances
        for pair, reliances in joined(balance).items()
        if all(voice in book.voices for voice in pair) and pair[0] != pair[1]
    }
    spoken = _spoken(balance)
    ends = dict.fromkeys(voice for pair in pairs for voice in pair)
    knots = {end: _voice(book, book.voices[end], spoken.get(end, 0)) for end in ends}
    return Net(knots, _ordered(_relied(pair, reliances, pair in rings) for pair, reliances in pairs.items()))


def _voice(book: Book, voice: Voice, claims: int) -> Knot:
    hue = next((book.index.hues[one] for one in voice.source_ids if one in book.index.hues), "own")
    source = next((one for one in voice.source_ids if one in book.sources), None)
    href = f"/sources/{source}" if source else f"/read/{voice.document_ids[0]}" if voice.document_ids else ""
    return Knot(voice.id, clipped(voice.name, _NAME), voice.kind, hue, href, claims)


def _spoken(balance: Balance) -> Mapping[str, int]:
    """How many claims run through each voice."""
    claims: dict[str, set[str]] = {}
    for line in balance.lines:
        for voice in line.voices:
            claims.setdefault(voice, set()).add(line.claim_id)
    return {voice: len(some) for voice, some in claims.items()}


def _relied(pair: tuple[str, str], reliances: Sequence[Reliance], in_circle: bool) -> Tie:
    claims = tuple(dict.fromkeys(claim for reliance in reliances for claim in reliance.claim_ids))
    assumed = all(reliance.assumed for reliance in reliances)
    weak = [*["in a circle"] * in_circle, *["no text says so: the words are alike"] * assumed]
    return Tie(
        f"{pair[0]}.{pair[1]}",
        *pair,
        reliances[0].basis,
        basis_in_words(reliances),
        True,
        "circular" if in_circle else "assumed" if assumed else "plain",
        len(claims),
        len(claims),
        None,
        tuple(weak),
        None,
        None,
        "",
        claims,
    )


def _ordered(ties: Iterable[Tie] | Iterator[Tie]) -> tuple[Tie, ...]:
    return tuple(sorted(ties, key=lambda tie: (-len(tie.claims) - len(tie.denied), tie.id)))
