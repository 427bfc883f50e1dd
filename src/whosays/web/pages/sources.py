"""The sources: everybody who speaks in the case, what rests on them, and how they are graded."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import APIRouter, Query

from whosays.export.balance import RELIABILITIES, grade_of
from whosays.export.report.cards import KINDS
from whosays.export.words import counted
from whosays.records import Voice
from whosays.text.names import name_key
from whosays.web.book import Book
from whosays.web.pages.asking import PageNumber, TheBook, TheDesk
from whosays.web.paging import Leaf, paged
from whosays.web.standing.listing import Aspect, Facet, narrowed
from whosays.web.standing.relying import reliances_of
from whosays.web.standing.speakers import Speakers, SpeakerShown, members, speakers_of
from whosays.web.standing.ways import Held, Ways, ways_of
from whosays.web.twin import Twins

router = APIRouter(tags=["sources"])
twins = Twins(router)

#: By what the list can be put in order: what rests on it, what falls without it, how often it speaks, or its name.
Order = Literal["claims", "falls", "passed", "name"]
_LEAST_HEDGED = 2


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One source in a line.

    Attributes:
        speaker: Who it is.
        present: Whether its own text is in the case.
        claims: Claims that end there.
        share: The same as hundredths of the most that any has, for the bar.
        passed: Claims that came through there from somebody else.
        hedged: Of the claims that end there, those put less than certain.
        falls: Relations and assertions behind which nothing stands without it.
        leans: Those that rest on it among others.
        grade: Its reliability, A to F; several where they are not agreed; empty where nobody has graded it.
        weak: What to know before leaning on it.
    """

    speaker: SpeakerShown
    present: bool
    claims: int
    share: float
    passed: int
    hedged: int
    falls: int
    leans: int
    grade: str
    weak: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SourcesPage:
    """The sources of a case.

    Attributes:
        rows: Those on this page.
        leaf: Which part of the list it is.
        facets: What it can be narrowed down by.
        words: Words of the name that are looked for; may be empty.
        order: What it is sorted by.
        everybody: How many there are in the case.
        weighed: Whether it is known what rests on what.
        stale: Whether something has changed since.
    """

    rows: tuple[SourceRow, ...]
    leaf: Leaf
    facets: tuple[Facet, ...]
    words: str
    order: Order
    everybody: int
    weighed: bool
    stale: bool


_GRADES: dict[str, str] = {grade: f"{grade}, {words}" for grade, words in RELIABILITIES.items()}
_UNGRADED = "none"
_ASPECTS: tuple[Aspect[SourceRow], ...] = (
    Aspect("kind", "Kind", {words: words for words in KINDS.values()}, lambda row: (row.speaker.kind,)),
    Aspect(
        "named", "Named", {"yes": "named", "no": "not named"}, lambda row: ("no" if row.speaker.anonymous else "yes",)
    ),
    Aspect(
        "text",
        "Own text",
        {"yes": "in the case", "no": "not in the case"},
        lambda row: ("yes" if row.present else "no",),
    ),
    Aspect(
        "grade",
        "Grade",
        {**_GRADES, _UNGRADED: "not graded"},
        lambda row: row.grade.split("/") if row.grade else (_UNGRADED,),
    ),
    Aspect(
        "falls",
        "Without it",
        {"yes": "something falls", "no": "nothing falls"},
        lambda row: ("yes" if row.falls else "no",),
    ),
)


@twins.page("/sources", "sources_page.html")
def show_sources(
    book: TheBook,
    desk: TheDesk,
    q: Annotated[str, Query(max_length=500)] = "",
    kind: str = "",
    named: str = "",
    text: str = "",
    grade: str = "",
    falls: str = "",
    order: Order = "claims",
    page: PageNumber = 1,
) -> SourcesPage:
    """Everybody who speaks in the case, and what rests on them."""
    every = source_rows(book, speakers_of(book, desk))
    names = book.once("source names", lambda: {row.speaker.id: name_key(row.speaker.name) for row in every})
    looked = name_key(q)
    chosen = {"kind": kind, "named": named, "text": text, "grade": grade, "falls": falls}

    def choose() -> tuple[Sequence[SourceRow], tuple[Facet, ...]]:
        found = [row for row in every if looked in names[row.speaker.id]]
        facets = tuple(aspect.facet(found, chosen[aspect.name]) for aspect in _ASPECTS)
        return sorted(narrowed(found, _ASPECTS, chosen), key=_KEYS[order]), facets

    rows, facets = book.once(("sources", looked, order, *chosen.values()), choose)
    shown, leaf = paged(rows, page)
    return SourcesPage(
        tuple(shown),
        leaf,
        facets,
        q,
        order,
        len(every),
        book.analysis.balance is not None,
        book.analysis.balance_stale,
    )


_KEYS: Mapping[Order, Callable[[SourceRow], tuple[object, ...]]] = {
    "claims": lambda row: (-row.claims, -row.passed, row.speaker.name, row.speaker.id),
    "falls": lambda row: (-row.falls, -row.leans, -row.claims, row.speaker.name, row.speaker.id),
    "passed": lambda row: (-row.passed, -row.claims, row.speaker.name, row.speaker.id),
    "name": lambda row: (row.speaker.name.casefold(), row.speaker.id),
}


def source_rows(book: Book, speakers: Speakers) -> Sequence[SourceRow]:
    """Everybody who speaks in the case, those that most rests on first; worked out once for each book."""
    return book.once("source rows", lambda: _rows(book, speakers))


def _rows(book: Book, speakers: Speakers) -> Sequence[SourceRow]:
    ways = ways_of(book, speakers)
    most = max((len(ways.of(key).ends) for key in speakers.voices), default=0)
    rows = [_row(book, speakers.shown(key), voice, ways, most) for key, voice in speakers.voices.items()]
    return sorted(rows, key=_KEYS["claims"])


def _row(book: Book, speaker: SpeakerShown, voice: Voice, ways: Ways, most: int) -> SourceRow:
    held, critical = ways.of(speaker.id), ways.critical.get(speaker.id)
    hedged = sum(claim.certainty.level != "certain" for claim in held.ends)
    return SourceRow(
        speaker,
        bool(voice.document_ids),
        len(held.ends),
        100 * len(held.ends) / max(1, most),
        len(held.passes),
        hedged,
        len(critical.relations) + len(critical.assertions) if critical else 0,
        critical.leaning if critical else 0,
        grade_of(voice, book.analysis.grades),
        tuple(weaknesses_of(book, voice, held)),
    )


def weaknesses_of(book: Book, voice: Voice, held: Held) -> Iterator[str]:
    """What to know of a source before leaning on it, each in a few words."""
    if voice.brief:
        yield "a brief"
    if len(held.ends) >= _LEAST_HEDGED and all(claim.certainty.level != "certain" for claim in held.ends):
        yield "hedged throughout"
    if held.flawed:
        yield f"{counted(held.flawed, 'claim')} drifted"
    weighed, reliances = book.voice_of.get(members(voice)[0], ""), reliances_of(book)
    if weighed in reliances.circles:
        yield "in a circle"
    relied_on = reliances.by_relier.get(weighed, ())
    copied = {one.relied_on for one in relied_on if one.basis in {"copies", "testimony"}}
    if copied:
        yield f"has the words of {counted(len(copied), 'other')}"
