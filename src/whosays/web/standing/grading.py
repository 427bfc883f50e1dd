"""What analysts decided on one source, and on it together with another one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from whosays.case import Case
from whosays.export.balance import RELIABILITIES, grade_in_words
from whosays.records import Decided, Grade, Independence, Reliability
from whosays.web.book import Book
from whosays.web.desk import Desk
from whosays.web.standing.speakers import Speakers, SpeakerShown


@dataclass(frozen=True, slots=True)
class Signed:
    """A decision with who made it.

    Attributes:
        id: Of the decision.
        words: What was decided.
        who: Who decided.
        at: When, UTC, to the minute.
        why: Their reason.
        stands: Whether it counts now: it is neither undone nor followed by another one.
        undone: Whether it was taken back.
    """

    id: str
    words: str
    who: str
    at: str
    why: str
    stands: bool
    undone: bool


@dataclass(frozen=True, slots=True)
class GradeOption:
    """One of the grades that a source can have."""

    value: Reliability
    words: str


@dataclass(frozen=True, slots=True)
class Graded:
    """The grade of one source.

    Attributes:
        reliability: The one that stands, or None.
        words: The same in words; empty without one.
        options: Those that there are.
        seen: The version of what was decided on the source, which a form hands back.
        history: All that were given, the newest first.
    """

    reliability: Reliability | None
    words: str
    options: tuple[GradeOption, ...]
    seen: str
    history: tuple[Signed, ...]


@dataclass(frozen=True, slots=True)
class Apart:
    """A decision on the source and another one; ``independent`` is what was decided."""

    other: SpeakerShown
    independent: bool
    signed: Signed


@dataclass(frozen=True, slots=True)
class Gradings:
    """All grades of sources and all decisions on independence, oldest first."""

    grades: tuple[Grade, ...]
    independences: tuple[Independence, ...]


def gradings_of(book: Book, desk: Desk) -> Gradings:
    """Those of a case, also the ones that were undone; asked for once for each book."""
    return book.once("gradings", lambda: desk.ask(_gradings))


def graded(book: Book, desk: Desk, key: str) -> Graded:
    """The grade of one source and how it came about."""
    mine = [grade for grade in gradings_of(book, desk).grades if grade.subject == key]
    last = next((grade for grade in reversed(mine) if grade.decided.undone_by is None), None)
    return Graded(
        last.reliability if last else None,
        grade_in_words(last) if last else "",
        tuple(GradeOption(grade, words) for grade, words in RELIABILITIES.items()),
        book.version_of(key),
        tuple(_signed(one.decided, grade_in_words(one), one is last) for one in reversed(mine)),
    )


def apart(book: Book, desk: Desk, speakers: Speakers, key: str) -> Iterator[Apart]:
    """What was decided on one source and others, the newest first."""
    mine = [one for one in gradings_of(book, desk).independences if key in (one.left, one.right)]
    last = {(one.left, one.right): one for one in mine if one.decided.undone_by is None}
    for one in reversed(mine):
        other = one.right if one.left == key else one.left
        words = "independent" if one.independent else "one rests on the other"
        signed = _signed(one.decided, words, last.get((one.left, one.right)) is one)
        name = one.right_name if one.left == key else one.left_name
        yield Apart(speakers.shown(other or name), one.independent, signed)


def _gradings(case: Case) -> Gradings:
    return Gradings(tuple(grade for grade in case.grades() if grade.reliability), case.independences())


def _signed(decided: Decided, words: str, stands: bool) -> Signed:
    at = decided.at[:16].replace("T", " ")
    return Signed(decided.id, words, decided.who, at, decided.why, stands, decided.undone_by is not None)
