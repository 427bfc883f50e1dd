"""A claim as a card: who holds it, how surely, when, and what speaks against leaning on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from whosays.export.balance import TENSIONS, WEAKNESSES, support_in_words
from whosays.export.report.audit_cards import Card, Maker, Verdict, verdict_in_words
from whosays.export.report.cards import QUOTES, STANCES, When, page_of, when
from whosays.export.report.index import Numbered
from whosays.export.verdicts import is_flawed, standing_verdict
from whosays.export.words import clipped
from whosays.records import AuditEntry, Claim, Level, Link, Support, Tension, Weakness
from whosays.web.book import Book

_NAME, _WORDS, _CONTENT = 80, 80, 1_200


@dataclass(frozen=True, slots=True)
class Named:
    """Something with a page of its own."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Step:
    """A link of a chain.

    Attributes:
        source_id: The source; ``/sources/ID`` shows it.
        name: Its fullest name.
        hue: Its colour class.
        anonymous: Whether the text withholds the name.
        written: The words as written, where ``name`` is what they stand for.
        cue: The words that attribute; empty where the content goes on without any.
        implicit: Whether it is carried over from an earlier cue.
    """

    source_id: str
    name: str
    hue: str
    anonymous: bool
    written: str
    cue: str
    implicit: bool


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a claim: ``kind`` is ``plain``, ``hedge``, or ``gap`` for what stands between two stretches of it."""

    words: str
    kind: str = "plain"


@dataclass(frozen=True, slots=True)
class Judged:
    """A verdict on the claim.

    Attributes:
        card: As in the audit; ``/audit?claim=CLAIM#vNUMBER`` shows it there.
        verdict: The one that counts: an analyst's where there is one, or else the machine's.
        flawed: Whether claim and source do not agree.
        has_passage: Whether there is a passage to lay beside the claim.
    """

    card: Card
    verdict: Verdict
    flawed: bool
    has_passage: bool


@dataclass(frozen=True, slots=True)
class Other:
    """Another claim, by number and id."""

    number: int
    id: str


@dataclass(frozen=True, slots=True)
class Strained:
    """A tension that the claim is in, with the claims on its other sides."""

    kind: str
    why: str
    against: tuple[Other, ...]


@dataclass(frozen=True, slots=True)
class ClaimCard:
    """One claim.

    Attributes:
        id: Its id; ``/claims/ID`` shows it.
        number: In the case, counted through all documents.
        document_id: Its document.
        title: Of that document.
        page: Page in it, or None.
        start: Where its content begins, a code point of the document's text.
        hue: Colour class of its origin.
        chain: Nearest the author first; empty for the author's own.
        stance: A verb; empty for a plain assertion.
        quote: How the words are reported; empty for the author's own.
        content: Its words.
        level: How surely.
        negative: Whether it says that something is not so.
        hedges: Hedging words that stand outside the content.
        times: When.
        places: Where.
        support: How many independent origins, in words; empty where the case was never weighed.
        weak: What to know before leaning on it.
        verdicts: Of the audit.
        tensions: With other claims.
    """

    id: str
    number: int
    document_id: str
    title: str
    page: int | None
    start: int
    hue: str
    chain: tuple[Step, ...]
    stance: str
    quote: str
    content: tuple[Words, ...]
    level: Level
    negative: bool
    hedges: tuple[str, ...]
    times: tuple[When, ...]
    places: tuple[Named, ...]
    support: str
    weak: tuple[str, ...]
    verdicts: tuple[Judged, ...]
    tensions: tuple[Strained, ...]


def card_of(book: Book, numbered: Numbered) -> ClaimCard:
    """One claim of the case as a card."""
    return book.once(("card", numbered.claim.id), lambda: _card(book, numbered))


def _card(book: Book, numbered: Numbered) -> ClaimCard:
    claim, document = numbered.claim, book.index.documents[numbered.document - 1]
    support = support_of(book, claim.id)
    outside = (it.exact for it in claim.certainty.hedges if not any(span.covers(it) for span in claim.content))
    places = dict.fromkeys(entity_id for entity_id in claim.places if entity_id in book.entities)
    return ClaimCard(
        claim.id,
        numbered.number,
        document.id,
        clipped(document.title, _NAME),
        page_of(document, claim.content[0].start),
        claim.content[0].start,
        book.index.hue(numbered.origin),
        tuple(step_of(book, link) for link in claim.attribution.chain),
        STANCES.get(claim.attribution.stance, ""),
        QUOTES.get(claim.attribution.quote_type, ""),
        tuple(_content(claim)),
        claim.certainty.level,
        claim.certainty.polarity == "negative",
        tuple(dict.fromkeys(clipped(words, _WORDS) for words in outside)),
        tuple(map(when, claim.times)),
        tuple(Named(entity_id, clipped(book.entities[entity_id].name, _NAME)) for entity_id in places),
        support_in_words(support).replace(" independent", "") if support else "",
        tuple(WEAKNESSES[weakness] for weakness in support.weaknesses if weakness in _TOLD) if support else (),
        tuple(_judged(book, number, entry) for number, entry in verdicts_on(book, claim.id)),
        tuple(_strained(book, claim.id, tension) for tension in book.tensions.get(claim.id, ())),
    )


#: Weaknesses that neither the count of origins nor the claim's own certainty tells.
_TOLD = frozenset({"anonymous_only", "disputed", "circular"})


def step_of(book: Book, link: Link) -> Step:
    """A link of a chain, named and coloured."""
    return Step(
        link.source_id,
        clipped(book.index.name(link), _NAME),
        book.index.hue(link),
        book.sources[link.source_id].anonymous,
        clipped(link.resolved_from or "", _WORDS),
        clipped(link.cue.exact, _WORDS) if link.cue else "",
        link.implicit,
    )


def verdicts_on(book: Book, claim_id: str) -> list[tuple[int, AuditEntry]]:
    """What the audit found on a claim, numbered as in its list."""
    numbers: Mapping[int, int] = book.once("verdict numbers", lambda: _verdict_numbers(book))
    return [(numbers[id(entry)], entry) for entry in book.verdicts.get(claim_id, ())]


def _judged(book: Book, number: int, entry: AuditEntry) -> Judged:
    maker: Maker = book.once("verdict cards", lambda: Maker(book.index, frozenset(), {}))
    stands, card = standing_verdict(entry), maker.card(number, entry)
    has_passage = any(row.passage is not None for row in card.rows)
    return Judged(card, verdict_in_words(stands), is_flawed(stands), has_passage)


def support_of(book: Book, claim_id: str) -> Support | None:
    """How much stands behind what a claim says: with the claims that say the same, or else by its own lines alone.

    Of a claim's own lines no more is known than that they end in so many voices; whether any two of these had it of
    one another is not, so that they may be one. None where the case was never weighed.
    """
    balance = book.analysis.balance
    if balance is None:
        return None
    shared: Mapping[str, Support] = book.once(
        "shared support", lambda: {one: it.support for it in balance.assertions for one in it.claim_ids}
    )
    if claim_id in shared:
        return shared[claim_id]
    own: dict[str, Support] = book.once("own support", dict)
    if claim_id not in own:
        own[claim_id] = _own_support(book, claim_id)
    return own[claim_id]


def is_outstanding(book: Book, claim_id: str) -> bool:
    """Whether an author's own claim calls for a card: it was held against a source, or does not fit another one."""
    return claim_id in book.verdicts or claim_id in book.tensions


def _own_support(book: Book, claim_id: str) -> Support:
    ends = dict.fromkeys(line.origin for line in book.lines.get(claim_id, ()))
    voices = [book.voices[end] for end in ends if end in book.voices and not book.voices[end].brief]
    if not voices:
        return Support((), 0, 0, ("brief_only",) if ends else ())
    weak: list[Weakness] = ["single_origin"] if len(voices) == 1 else []
    if all(voice.anonymous for voice in voices):
        weak.append("anonymous_only")
    return Support(tuple(voice.id for voice in voices), 1, len(voices), tuple(weak))


def _verdict_numbers(book: Book) -> Mapping[int, int]:
    """By identity: two entries on one claim may be alike in everything else."""
    audit = book.analysis.audit
    return {id(entry): number for number, entry in enumerate(audit.entries if audit else (), 1)}


def _strained(book: Book, claim_id: str, tension: Tension) -> Strained:
    against = [one for side in tension.sides if claim_id not in side for one in side]
    known = tuple(Other(book.numbered[one].number, one) for one in against if one in book.numbered)
    return Strained(TENSIONS[tension.kind], tension.why, known)


def _content(claim: Claim) -> Iterator[Words]:
    """The words of a claim with its hedges, cut where they are too long for a card."""
    room = _CONTENT
    for span in claim.content:
        if span is not claim.content[0]:
            yield Words("…", "gap")
        at, end = span.start, span.start + min(len(span), room)
        room -= len(span)
        for hedge in claim.certainty.hedges:
            if at <= hedge.start and hedge.end <= end:
                yield from _plain(span.exact[at - span.start : hedge.start - span.start])
                yield Words(hedge.exact, "hedge")
                at = hedge.end
        yield from _plain(span.exact[at - span.start : end - span.start])
        if room <= 0:
            yield Words("…", "gap")
            return


def _plain(words: str) -> Iterator[Words]:
    if words:
        yield Words(words)


def voices_in(book: Book, document_id: str) -> list[tuple[Step, int]]:
    """Who speaks in a document, with how many claims end there, most first."""
    first: dict[str, Step] = {}
    count: Counter[str] = Counter()
    for claim in book.claims_in.get(document_id, ()):
        if claim.attribution.chain:
            last = claim.attribution.chain[-1]
            first.setdefault(last.source_id, step_of(book, last))
            count[last.source_id] += 1
    return [(first[source_id], claims) for source_id, claims in count.most_common()]
