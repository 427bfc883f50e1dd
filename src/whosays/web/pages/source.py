"""One source: what rests on it, whom it has it from, how it is graded, and of whom it is independent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query

from whosays.export.words import clipped, counted
from whosays.records import UsageError, Voice
from whosays.web.book import Book
from whosays.web.pages.asking import PageNumber, TheBook, TheDesk
from whosays.web.pages.sources import SourceRow, source_rows
from whosays.web.paging import Leaf, paged
from whosays.web.reading.cards import ClaimCard, Named, card_of
from whosays.web.standing.grading import Apart, Graded, apart, graded
from whosays.web.standing.relying import Chains, chains_of, reliances_of
from whosays.web.standing.speakers import SPOKEN, Speakers, SpeakerShown, members, speakers_of
from whosays.web.standing.stands import Stand, stand_of, weakest_first
from whosays.web.standing.ways import Held, ways_of
from whosays.web.twin import Twins

router = APIRouter(tags=["sources"])
twins = Twins(router)

#: Relations, and assertions, on one page; claims; others to compare with.
_STANDS, _CARDS, _OTHERS = 40, 25, 12
_LENGTH = 240


@dataclass(frozen=True, slots=True)
class Item:
    """An item of evidence that rests on the source; ``/hypotheses/QUESTION`` shows it."""

    question: str
    asks: str
    evidence: str
    words: str
    claim_id: str


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another origin behind the same relations and assertions, and how many of them there are."""

    speaker: SpeakerShown
    shared: int


@dataclass(frozen=True, slots=True)
class Couple:
    """The source and another one, of which it is to be decided whether they are independent.

    Attributes:
        other: The other one.
        known: What is known of the two, each in words.
        seen: The version of what was decided on them, which a form hands back.
    """

    other: SpeakerShown
    known: tuple[str, ...]
    seen: str


@dataclass(frozen=True, slots=True)
class SourcePage:
    """One source.

    Attributes:
        row: It in a line, as in the list.
        voice_id: What it is called where it is weighed; empty where it was not.
        names: Other names that texts have for it.
        documents: Its own texts in the case.
        entity: Who or what it is; None where nothing in the case bears its name.
        relations: The weakest of the relations that rest on it.
        all_relations: How many there are.
        assertions: The weakest of what is said more than once, or denied, and rests on it.
        all_assertions: How many there are.
        evidence: Of questions with rival hypotheses, what rests on it.
        chains: Who relies on it, and on whom it relies.
        graded: Its grade.
        apart: What was decided on its independence of others.
        neighbours: Others of whom that could be asked.
        couple: The source and the other one that the address asks for; None where it asks for none.
        claims: Claims that end there, then those that come through there; one page of them.
        leaf: Which part of them it is.
        weighed: Whether it is known what rests on what.
        stale: Whether something has changed since.
    """

    row: SourceRow
    voice_id: str
    names: tuple[str, ...]
    documents: tuple[Named, ...]
    entity: Named | None
    relations: tuple[Stand, ...]
    all_relations: int
    assertions: tuple[Stand, ...]
    all_assertions: int
    evidence: tuple[Item, ...]
    chains: Chains
    graded: Graded
    apart: tuple[Apart, ...]
    neighbours: tuple[Neighbour, ...]
    couple: Couple | None
    claims: tuple[ClaimCard, ...]
    leaf: Leaf
    weighed: bool
    stale: bool


@twins.page("/sources/{source_id}", "source_page.html")
def show_source(
    book: TheBook,
    desk: TheDesk,
    source_id: str,
    other: Annotated[str, Query(alias="with", max_length=500)] = "",
    page: PageNumber = 1,
) -> SourcePage:
    """One source; its id is that of any source, document or voice that it is."""
    speakers = speakers_of(book, desk)
    voice = speakers.find(source_id)
    key, weighed = members(voice)[0], book.voice_of.get(members(voice)[0], "")
    held = ways_of(book, speakers).of(key)
    shown, leaf = paged((*held.ends, *held.passes), page, _CARDS)
    return SourcePage(
        row=next(row for row in source_rows(book, speakers) if row.speaker.id == key),
        voice_id=weighed,
        names=tuple(_other_names(book, voice)),
        documents=tuple(Named(one, book.documents[one].title) for one in voice.document_ids if one in book.documents),
        entity=next(_entities(book, voice), None),
        relations=tuple(stand_of(book, it) for it in weakest_first(held.relations)[:_STANDS]),
        all_relations=len(held.relations),
        assertions=tuple(stand_of(book, it) for it in weakest_first(held.assertions)[:_STANDS]),
        all_assertions=len(held.assertions),
        evidence=tuple(_evidence(book, held)),
        chains=book.once(("chains", key), lambda: chains_of(book, speakers, weighed), SPOKEN),
        graded=graded(book, desk, key),
        apart=tuple(apart(book, desk, speakers, key)),
        neighbours=tuple(_neighbours(speakers, held, key)),
        couple=_couple(book, speakers, key, other) if other else None,
        claims=tuple(card_of(book, book.numbered[claim.id]) for claim in shown),
        leaf=leaf,
        weighed=book.analysis.balance is not None,
        stale=book.analysis.balance_stale,
    )


def _other_names(book: Book, voice: Voice) -> Iterator[str]:
    names = (book.sources[one].name for one in voice.source_ids if one in book.sources)
    yield from (name for name in dict.fromkeys(names) if name != voice.name)


def _entities(book: Book, voice: Voice) -> Iterator[Named]:
    for one in voice.source_ids:
        entity = book.entities.get(book.sources[one].entity_id or "") if one in book.sources else None
        if entity is not None:
            yield Named(entity.id, entity.name)


def _evidence(book: Book, held: Held) -> Iterator[Item]:
    resting = {claim.id for claim in (*held.ends, *held.passes)}
    for matrix in book.analysis.matrices:
        question = matrix.question
        for item in question.evidence:
            if item.claim_id is not None and item.claim_id in resting:
                yield Item(question.key, question.text, item.key, clipped(item.words, _LENGTH), item.claim_id)


def _neighbours(speakers: Speakers, held: Held, key: str) -> Iterator[Neighbour]:
    """Those whose independence of the source makes a difference: the other origins behind what it supports."""
    shared = Counter(
        one
        for support in (*(it.support for it in held.relations), *(it.support for it in held.assertions))
        for one in {speakers.key(end) for end in support.origins}
        if one is not None and one != key
    )
    for one, count in shared.most_common(_OTHERS):
        yield Neighbour(speakers.shown(one), count)


def _couple(book: Book, speakers: Speakers, key: str, reference: str) -> Couple:
    other = _found(speakers, reference)
    if other == key:
        reason = f"“{reference}” is this source itself"
        raise UsageError(reason, "name another one")
    known = tuple(_known(book, speakers, key, other)) or ("No text of the case says that either has it of the other.",)
    return Couple(speakers.shown(other), known, book.version_of(min(key, other)))


def _found(speakers: Speakers, reference: str) -> str:
    """The key of whoever is named by an id or, where one alone has it, by a name."""
    named = [key for key, voice in speakers.voices.items() if voice.name.casefold() == reference.strip().casefold()]
    if len(named) > 1:
        reason = f"{counted(len(named), 'source')} are called “{reference}”"
        raise UsageError(reason, "start from the page of the one that you mean")
    return named[0] if named else members(speakers.find(reference))[0]


def _known(book: Book, speakers: Speakers, key: str, other: str) -> Iterator[str]:
    voices = {one: book.voice_of.get(one, "") for one in (key, other)}
    for relier, relied_on in ((key, other), (other, key)):
        for one in reliances_of(book).by_relier.get(voices[relier], ()):
            if one.relied_on == voices[relied_on]:
                assumed, why = ", as far as the words are alike" if one.assumed else "", one.why.removesuffix(".")
                yield f"{speakers.shown(relier).name} relies on {speakers.shown(relied_on).name}{assumed}: {why}."
