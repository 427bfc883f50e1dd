"""Two names side by side, each in its contexts, with what the model makes of them."""

from __future__ import annotations

from dataclasses import dataclass

from whosays.case import Context, Pair, Side
from whosays.export.words import clipped
from whosays.records import Identity, Schema, Verdict
from whosays.web.waterfall import Waterfall, waterfall_of

_NAME, _NAMES = 120, 8
_SORTS: dict[Schema, str] = {
    "Person": "person",
    "Organization": "organization",
    "PublicBody": "public body",
    "Company": "company",
    "Country": "country",
    "Address": "place",
    "Vessel": "vessel",
    "Event": "event",
    "Document": "document",
}


@dataclass(frozen=True, slots=True)
class Place:
    """A name where it stands.

    Attributes:
        document_id: The document.
        title: Its title.
        role: As in ``Document``.
        page: Number of the page, or None.
        start: First code point of the name.
        end: One past its last.
        before: What stands before it.
        name: The name as written.
        after: What stands after it.
    """

    document_id: str
    title: str
    role: str
    page: int | None
    start: int
    end: int
    before: str
    name: str
    after: str


@dataclass(frozen=True, slots=True)
class Named:
    """One of two that may be one.

    Attributes:
        reference: What it is called in a judgement.
        entity_id: The entity of the case that it is part of now; ``/entities/ID`` shows it.
        name: As it is shown.
        others: Further names; cut where they are many.
        sort: What sort of thing it is.
        mentions: How often the case names that entity.
        places: Where it is named, some of them.
    """

    reference: str
    entity_id: str
    name: str
    others: tuple[str, ...]
    sort: str
    mentions: int
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A pair to be judged.

    Attributes:
        left: One name.
        right: The other.
        seen: What stands of earlier judgements on the two, which a judgement must name.
        judgement: ``unsure`` where somebody was; else None.
        why: What needs saying of how they stand; mostly empty.
        waterfall: What the model makes of them; None where it has not compared them.
    """

    left: Named
    right: Named
    seen: str
    judgement: Verdict | None
    why: str
    waterfall: Waterfall | None


def asked(pair: Pair, seen: str) -> Asked:
    """A pair as it is shown; ``seen`` as in ``Asked``."""
    identity = pair.identity
    return Asked(_named(pair.left), _named(pair.right), seen, identity.judgement, identity.why, _waterfall(identity))


def _waterfall(identity: Identity) -> Waterfall | None:
    if identity.match_probability is None:
        return None
    return waterfall_of(identity.match_probability, identity.features)


def _named(side: Side) -> Named:
    return Named(
        side.reference,
        side.entity.id,
        clipped(side.name, _NAME),
        tuple(clipped(name, _NAME) for name in side.names[:_NAMES]),
        _SORTS.get(side.entity.schema, side.entity.schema),
        len(side.entity.mentions),
        tuple(map(_place, side.contexts)),
    )


def _place(context: Context) -> Place:
    return Place(
        context.document_id,
        clipped(context.title, _NAME),
        context.role,
        context.page,
        context.span.start,
        context.span.end,
        context.before,
        " ".join(context.span.exact.split()),
        context.after,
    )
