"""What would fall without a source: live, and nothing of it is kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query

from whosays.case import Case, Rests, SensitivityResult
from whosays.export.balance import Weighed, interval_in_words, likelihood_in_words
from whosays.export.words import clipped, counted, percent
from whosays.records import Change, Effect, Resting, Shift
from whosays.web.book import Book
from whosays.web.pages.asking import PageNumber, TheBook, TheDesk
from whosays.web.paging import Leaf, paged
from whosays.web.standing.speakers import Speakers, SpeakerShown, members, speakers_of
from whosays.web.standing.stands import Backing, Stand, backing_of, stand_of
from whosays.web.twin import Twins

router = APIRouter(tags=["sources"])
twins = Twins(router)

_ROWS, _SETS, _LENGTH = 50, 4, 240
_EFFECTS: Mapping[Effect, tuple[str, str]] = {
    "falls": ("falls", "fall"),
    "weakens": ("weakens", "weaken"),
    "shifts": ("changes in one way and another", "change in one way and another"),
    "strengthens": ("has less against it", "have less against them"),
    "appears": ("appears", "appear"),
}


@dataclass(frozen=True, slots=True)
class Changed:
    """A relation or an assertion, and what becomes of it.

    Attributes:
        stand: It as it is.
        effect: What becomes of it.
        after: How much would stand behind it.
        share: How much of its support the source bears, in words; empty where several are left out.
        sets: The smallest sets of sources of which the source is one and without all of which it falls.
        more_sets: Whether there are, or may be, others.
    """

    stand: Stand
    effect: Effect
    after: Backing
    share: str
    sets: tuple[tuple[SpeakerShown, ...], ...]
    more_sets: bool


@dataclass(frozen=True, slots=True)
class Shifted:
    """A hypothesis that fares otherwise; ``before`` and ``after`` are its inconsistency and its likelihood in words."""

    question: str
    key: str
    text: str
    effect: Effect
    before: tuple[str, str]
    after: tuple[str, str]


@dataclass(frozen=True, slots=True)
class WithoutPage:
    """The case without a source, or without several.

    Attributes:
        speaker: The source.
        also: What else is left out, as the address has it.
        words: What is left out, in words.
        headline: What becomes of the case, in a sentence.
        changes: The relations and assertions that change, worst first; one page of them.
        leaf: Which part of them it is.
        shifts: The hypotheses that do.
    """

    speaker: SpeakerShown
    also: tuple[str, ...]
    words: tuple[str, ...]
    headline: str
    changes: tuple[Changed, ...]
    leaf: Leaf
    shifts: tuple[Shifted, ...]


@twins.page("/sources/{source_id}/without", "without_page.html")
def show_without(
    book: TheBook,
    desk: TheDesk,
    source_id: str,
    also: Annotated[list[str] | None, Query(max_length=20)] = None,
    page: PageNumber = 1,
) -> WithoutPage:
    """What would fall or weaken without a source, and without whatever else is left out."""
    speakers = speakers_of(book, desk)
    key = members(speakers.find(source_id))[0]
    more = tuple(dict.fromkeys(one.strip() for one in also or () if one.strip()))

    def ask(case: Case) -> tuple[SensitivityResult, Rests | None]:
        return case.sensitivity((key, *more)), None if more else case.rests(key)

    # What falls without one source alone is asked for page by page; combinations are too many to be kept.
    result, rests = desk.ask(ask) if more else book.once(("without", key), lambda: desk.ask(ask))
    things: dict[str, Weighed] = {it.id: it for it in result.before.relations}
    things.update((it.id, it) for it in result.before.assertions)
    shown, leaf = paged([change for change in result.changes if change.id in things], page, _ROWS)
    resting = {one.id: one for one in rests.resting} if rests else {}
    return WithoutPage(
        speakers.shown(key),
        more,
        result.words,
        _headline(result),
        tuple(_changed(book, speakers, (key, things[one.id]), one, resting.get(one.id)) for one in shown),
        leaf,
        tuple(_shifted(book, result.shifts)),
    )


def _changed(
    book: Book, speakers: Speakers, what: tuple[str, Weighed], change: Change, resting: Resting | None
) -> Changed:
    key, thing = what
    sets = [
        tuple(map(speakers.shown, cut.voices))
        for cut in (resting.cuts.sets if resting else ())
        if key in map(speakers.key, cut.voices)
    ]
    return Changed(
        stand_of(book, thing),
        change.effect,
        backing_of(change.after),
        _share(resting) if resting else "",
        tuple(sets[:_SETS]),
        resting is not None and (len(sets) > _SETS or not resting.cuts.complete),
    )


def _share(resting: Resting) -> str:
    whole = sum(share.share for share in resting.shares)
    return percent(round(1000 * resting.share), round(1000 * whole)) if whole else ""


def _headline(result: SensitivityResult) -> str:
    effects = Counter(change.effect for change in result.changes)
    kinds = Counter((change.effect, change.kind) for change in result.changes)
    told = []
    for effect, (one, several) in _EFFECTS.items():
        if effects[effect]:
            nouns = [counted(kinds[effect, kind], kind) for kind in ("relation", "assertion") if kinds[effect, kind]]
            told.append(f"{' and '.join(nouns)} {one if effects[effect] == 1 else several}")
    if result.shifts:
        fares = "fares" if len(result.shifts) == 1 else "fare"
        told.append(f"{counted(len(result.shifts), 'hypothesis', 'hypotheses')} {fares} otherwise")
    return "; ".join(told) if told else "nothing changes"


def _shifted(book: Book, shifts: Sequence[Shift]) -> Iterator[Shifted]:
    texts = {
        (matrix.question.key, one.key): one.text
        for matrix in book.analysis.matrices
        for one in matrix.question.hypotheses
    }
    for shift in shifts:
        before, after = (
            (interval_in_words(one.weighted), likelihood_in_words(one)) for one in (shift.before, shift.after)
        )
        text = clipped(texts.get((shift.question, shift.key), ""), _LENGTH)
        yield Shifted(shift.question, shift.key, text, shift.effect, before, after)
