"""An entity taken apart: under which names it stands where, what joined them, and what people judged of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from whosays.case import Judged, Makeup, Part
from whosays.export.words import clipped
from whosays.records import Entity, Identity, Mention, Verdict
from whosays.web.book import Book
from whosays.web.judging.decided import NOTHING, standing_on
from whosays.web.reading.cards import Named
from whosays.web.waterfall import Waterfall, waterfall_of

_NAMES, _PLACES, _NAME, _WORDS = 40, 6, 120, 12
#: Kinds of mentions by a name.
_NAMING = frozenset({"name", "metonym"})
_BY = {"judgement": "judged", "machine": "by the machine", "assumption": "assumed"}
_VERDICTS: Mapping[Verdict, str] = {"positive": "is", "negative": "is not", "unsure": "may be"}


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a name stands: ``/read/DOCUMENT#oSTART-END``."""

    document_id: str
    title: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class NameUsed:
    """A name as it is written.

    Attributes:
        name: The name.
        mentions: How often it means this entity.
        spots: The first place in each of the first documents that have it.
        more: In how many more documents it stands.
    """

    name: str
    mentions: int
    spots: tuple[Spot, ...]
    more: int


@dataclass(frozen=True, slots=True)
class PartShown:
    """Whoever bears a name in one document.

    Attributes:
        reference: What it is called in a judgement.
        document: The document.
        name: The name there.
        mentions: How often it is named there.
        against: What the rest of the entity is called in a judgement; empty where there is no rest.
        seen: What stands of earlier judgements on the two, which a judgement must name.
    """

    reference: str
    document: Named
    name: str
    mentions: int
    against: str
    seen: str


@dataclass(frozen=True, slots=True)
class PairShown:
    """Two names that are, may be or are not one.

    Attributes:
        left: One name.
        right: The other.
        words: What is known of them: joined or not, and by whom.
        why: What needs saying of it; mostly empty.
        waterfall: What the model makes of them; None where it has not compared them.
    """

    left: str
    right: str
    words: str
    why: str
    waterfall: Waterfall | None


@dataclass(frozen=True, slots=True)
class JudgedShown:
    """What somebody judged; ``words`` says what, ``note`` why it has no effect, where it has none."""

    id: str
    words: str
    who: str
    at: str
    why: str
    stands: bool
    undone: bool
    note: str


def names_of(book: Book, entity: Entity) -> tuple[tuple[NameUsed, ...], int]:
    """The names as they are written, the most frequent first, and how many more there are."""
    found: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in entity.mentions:
        if mention.kind in _NAMING:
            found[" ".join(mention.span.exact.split())].append(mention)
    order = sorted(found, key=lambda name: (-len(found[name]), name))
    return tuple(_used(book, name, found[name]) for name in order[:_NAMES]), max(0, len(order) - _NAMES)


def other_words_of(entity: Entity) -> tuple[str, ...]:
    """The other words that mean it, such as “she” and “the mate”, the most frequent first, some of them."""
    words = (" ".join(one.span.exact.split()).casefold() for one in entity.mentions if one.kind not in _NAMING)
    return tuple(clipped(one, _NAME) for one, _ in Counter(words).most_common(_WORDS))


def parts_of(book: Book, makeup: Makeup) -> Iterator[PartShown]:
    """Its bearers, as they can be told from one another; none where there is but one."""
    standing = book.once("standing on pairs", lambda: standing_on(book.decisions))
    for part in makeup.parts:
        if part.against and part.document_id in book.documents:
            yield _part(book, part, standing)


def pair_shown(identity: Identity) -> PairShown:
    """A pair with all that is known of it."""
    joined = "one entity here" if identity.joined else "not joined"
    by = _BY.get(identity.by, "")
    unsure = "; somebody was unsure" if identity.judgement == "unsure" else ""
    probability = identity.match_probability
    return PairShown(
        clipped(identity.left_name, _NAME),
        clipped(identity.right_name, _NAME),
        f"{joined}{', ' + by if by else ''}{unsure}",
        identity.why,
        None if probability is None else waterfall_of(probability, identity.features),
    )


def judged_shown(judged: Judged) -> JudgedShown:
    """A judgement with what has become of it."""
    it = judged.judgement
    words = f"“{clipped(it.left_name, _NAME)}” {_VERDICTS[it.verdict]} “{clipped(it.right_name, _NAME)}”"
    at = it.at[:16].replace("T", " ")
    return JudgedShown(
        it.id, words, it.who, at, it.why, judged.state == "stands", judged.state == "undone", judged.note
    )


def _used(book: Book, name: str, mentions: Sequence[Mention]) -> NameUsed:
    first: dict[str, Mention] = {}
    for mention in mentions:
        first.setdefault(mention.document_id, mention)
    spots = [
        Spot(one, clipped(book.documents[one].title, _NAME), mention.span.start, mention.span.end)
        for one, mention in first.items()
        if one in book.documents
    ]
    return NameUsed(clipped(name, _NAME), len(mentions), tuple(spots[:_PLACES]), max(0, len(spots) - _PLACES))


def _part(book: Book, part: Part, standing: Mapping[tuple[str, str], str]) -> PartShown:
    left, right = sorted((part.reference, part.against))
    title = clipped(book.documents[part.document_id].title, _NAME)
    document = Named(part.document_id, title)
    seen = standing.get((left, right), NOTHING)
    return PartShown(part.reference, document, clipped(part.name, _NAME), part.mentions, part.against, seen)
