"""One claim: where it stands, what it rests on, what says the same or the contrary, and what was decided on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from whosays.export.balance import CREDIBILITIES, relation_in_words, relation_period
from whosays.export.report.made import made_in_words
from whosays.export.verdicts import MEANINGS, NAMES, WORST_FIRST
from whosays.export.words import rounded
from whosays.records import BondKind, Claim, ClaimBond, Relation, Voice
from whosays.web.book import Book
from whosays.web.evidence import Bearing, bearings
from whosays.web.pages.asking import TheBook
from whosays.web.reading.cards import ClaimCard, Named, Other, card_of
from whosays.web.reading.context import Around, around
from whosays.web.rendering import part
from whosays.web.twin import Twins

router = APIRouter(tags=["claims"])
twins = Twins(router)

_ROLES = {"subject": "subject", "object": "object", "oblique": "otherwise"}
#: What another claim is to this one, by the kind of the bond and the side on which this one stands.
_BONDS: Mapping[tuple[BondKind, bool], str] = {
    ("same", True): "says the same",
    ("same", False): "says the same",
    ("broader", True): "says it more exactly",
    ("broader", False): "says less exactly the same",
    ("narrower", True): "says less exactly the same",
    ("narrower", False): "says it more exactly",
    ("contradicting", True): "says the contrary",
    ("contradicting", False): "says the contrary",
}


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody or something in the claim."""

    entity: Named
    role: str


@dataclass(frozen=True, slots=True)
class Hand:
    """One voice on the way of a claim; ``source_id`` is empty where no text names it as a source."""

    name: str
    source_id: str
    document_id: str
    anonymous: bool


@dataclass(frozen=True, slots=True)
class Way:
    """A line from the claim to an origin."""

    hands: tuple[Hand, ...]
    assumed: bool
    hedged: bool


@dataclass(frozen=True, slots=True)
class Kin:
    """Another claim that says, or denies, what this one says."""

    what: str
    card: ClaimCard
    why: str
    probability: str


@dataclass(frozen=True, slots=True)
class Stated:
    """A relation that the claim states: two entities, and in words what the one is or did to the other."""

    subject: Named
    words: str
    object: Named
    period: str


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision on the claim."""

    id: str
    at: str
    who: str
    why: str
    words: str
    can_be_undone: bool


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """One claim.

    Attributes:
        card: The claim.
        around: Its words in their paragraph.
        parties: Who and what is in it.
        read_as: Subject, predicate and object as they were read; empty where it has no clause.
        made: What found it.
        ways: To its origins; empty where the case was never weighed.
        kin: Other claims that say the same or the contrary.
        relations: That it states.
        credibility: The grade that stands, or empty.
        decisions: On the claim, the newest first.
        seen: Version of what was decided on it, for the forms.
        before: The claim before it in its document, or None.
        after: The claim after it, or None.
        verdicts: Those that an analyst may choose from, with what they mean.
        credibilities: Grades that an analyst may choose from.
        bearings: Questions of the case, and what the claim is to them.
    """

    card: ClaimCard
    around: Around
    parties: tuple[Party, ...]
    read_as: tuple[str, ...]
    made: str
    ways: tuple[Way, ...]
    kin: tuple[Kin, ...]
    relations: tuple[Stated, ...]
    credibility: str
    decisions: tuple[Decided, ...]
    seen: str
    before: Other | None
    after: Other | None
    verdicts: tuple[tuple[str, str, str], ...]
    credibilities: tuple[tuple[str, str], ...]
    bearings: tuple[Bearing, ...]


@twins.page("/claims/{claim_id}", "claim_page.html")
def show_claim(book: TheBook, claim_id: str) -> ClaimPage:
    """One claim with all that is known of it."""
    claim = book.claim(claim_id)
    clause = claim.proposition
    before, after = _neighbours(book, claim)
    return ClaimPage(
        card_of(book, book.numbered[claim_id]),
        around(book.document(claim.document_id), claim),
        tuple(_parties(book, claim)),
        tuple(filter(None, (clause.subject, clause.predicate, clause.object))),
        made_in_words(claim),
        tuple(_ways(book, claim_id)),
        tuple(_kin(book, claim_id)),
        tuple(_stated(book, claim_id)),
        next((it.credibility or "" for it in book.analysis.grades if it.subject == claim_id and it.credibility), ""),
        tuple(_decided(book, claim_id)),
        book.version_of(claim_id),
        before,
        after,
        tuple((verdict, NAMES[verdict], MEANINGS[verdict]) for verdict in reversed(WORST_FIRST)),
        tuple(CREDIBILITIES.items()),
        bearings(book, claim_id),
    )


@router.get("/claims/{claim_id}/card", include_in_schema=False)
def show_card(book: TheBook, claim_id: str) -> HTMLResponse:
    """The claim as it stands in the margin of the reader, for those that have no card there from the start."""
    book.claim(claim_id)
    return HTMLResponse(part("margin_card.html", card=card_of(book, book.numbered[claim_id])))


def _neighbours(book: Book, claim: Claim) -> tuple[Other | None, Other | None]:
    here = book.numbered[claim.id]
    found: list[Other | None] = []
    for position in (here.number - 2, here.number):
        near = book.index.claims[position] if 0 <= position < len(book.index.claims) else None
        is_near = near is not None and near.document == here.document
        found.append(Other(near.number, near.claim.id) if near is not None and is_near else None)
    return found[0], found[1]


def _parties(book: Book, claim: Claim) -> Iterator[Party]:
    for one in claim.participants:
        if one.entity_id in book.entities:
            yield Party(Named(one.entity_id, book.entities[one.entity_id].name), _ROLES[one.role])


def _ways(book: Book, claim_id: str) -> Iterator[Way]:
    for line in book.lines.get(claim_id, ()):
        voices = [book.voices[voice_id] for voice_id in line.voices if voice_id in book.voices]
        yield Way(tuple(map(_hand, voices)), line.assumed, line.hedged)


def _hand(voice: Voice) -> Hand:
    source, document = (ids[0] if ids else "" for ids in (voice.source_ids, voice.document_ids))
    return Hand(voice.name, source, document, voice.anonymous)


def _bonds(book: Book) -> Mapping[str, Sequence[ClaimBond]]:
    found: defaultdict[str, list[ClaimBond]] = defaultdict(list)
    for bond in book.analysis.balance.bonds if book.analysis.balance else ():
        found[bond.left].append(bond)
        found[bond.right].append(bond)
    return found


def _kin(book: Book, claim_id: str) -> Iterator[Kin]:
    for bond in book.once("bonds", lambda: _bonds(book)).get(claim_id, ()):
        is_left = bond.left == claim_id
        other = bond.right if is_left else bond.left
        if other in book.numbered:
            card = card_of(book, book.numbered[other])
            yield Kin(_BONDS[bond.kind, is_left], card, bond.why, rounded(bond.probability))


def _relations(book: Book) -> Mapping[str, Sequence[Relation]]:
    found: defaultdict[str, list[Relation]] = defaultdict(list)
    for relation in book.analysis.balance.relations if book.analysis.balance else ():
        for claim_id in relation.claim_ids:
            found[claim_id].append(relation)
    return found


def _stated(book: Book, claim_id: str) -> Iterator[Stated]:
    names = {entity_id: entity.name for entity_id, entity in book.entities.items()}
    for relation in book.once("relations by claim", lambda: _relations(book)).get(claim_id, ()):
        subject, words, thing = relation_in_words(relation, names)
        yield Stated(
            Named(relation.subject_id, subject), words, Named(relation.object_id, thing), relation_period(relation)
        )


def _decided(book: Book, claim_id: str) -> Iterator[Decided]:
    for one in reversed(book.decisions):
        if one.subject == claim_id and one.kind != "undo":
            yield Decided(one.id, one.at, one.who, one.why, book.in_words(one), one.undone_by is None)
