"""What rests on what, what does not fit, and without whom it falls?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from whosays.export.balance import (
    GROUNDS,
    TENSIONS,
    WEAKNESSES,
    Weighed,
    balance_line,
    by_ground,
    critical_in_words,
    further_weaknesses,
    grade_in_words,
    grade_of,
    relation_in_words,
    relation_period,
    support_in_words,
)
from whosays.export.report.hypotheses import MatrixShown, matrices
from whosays.export.report.index import Index
from whosays.export.report.reliances import Graph, graph
from whosays.export.report.said import Said, Voices, VoiceShown
from whosays.export.words import clipped
from whosays.records import Analysis, Assertion, Balance, Circle, Critical, Grade, Relation, Tension

#: On one page: relations, and assertions, of one ground; tensions. And shown at once: of these, and of voices.
THINGS, TENSIONS_SHOWN, FIRST_THINGS, FIRST_CRITICAL = 60, 200, 8, 12
#: Claims shown of one relation, assertion, circle or side, and dots drawn for its origins.
_CLAIMS, _DOTS = 10, 8
_LENGTH = 240


@dataclass(frozen=True, slots=True)
class Thing:
    """A relation or an assertion.

    Attributes:
        subject: Of a relation; empty for an assertion.
        words: What the one is or did to the other, or the words of an assertion.
        object: Of a relation; empty for an assertion.
        period: When, in words.
        support: How many independent origins, as a range in words.
        dots: The same drawn: whether each counts in any case (True) or only if none depends on another (False).
        origins: The voices in which it ends.
        weak: What to know beside the ground that it is listed under.
        claims: The first claims that say so.
        denied: The first that deny it.
        left_out: How many more there are of both.
    """

    subject: str
    words: str
    object: str
    period: str
    support: str
    dots: tuple[bool, ...]
    origins: tuple[VoiceShown, ...]
    weak: tuple[str, ...]
    claims: tuple[Said, ...]
    denied: tuple[Said, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class Pile:
    """The relations, or the assertions, on one ground; ``left_out`` are not on the page."""

    title: str
    count: int
    things: tuple[Thing, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class TensionShown:
    """What does not fit, its sides beside one another."""

    kind: str
    about: tuple[str, ...]
    why: str
    sides: tuple[tuple[tuple[Said, ...], int], ...]


@dataclass(frozen=True, slots=True)
class CircleShown:
    """Voices that rest on one another, the first of them again at the end."""

    voices: tuple[VoiceShown, ...]
    why: str
    claims: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class CriticalShown:
    """A voice with what falls without it; ``share`` is that in hundredths of the most."""

    voice: VoiceShown
    words: str
    share: float
    grade: str


@dataclass(frozen=True, slots=True)
class GradeShown:
    """What an analyst thinks of a source or a claim."""

    name: str
    grade: str
    who: str
    when: str
    why: str


@dataclass(frozen=True, slots=True)
class Weighing:
    """The balance as the page shows it.

    Attributes:
        line: The balance in a line.
        stale: Whether the case has changed since.
        relations: By ground, the weakest first.
        assertions: Likewise.
        tensions: What does not fit.
        tensions_left_out: How many more tensions there are.
        circles: Who rests on one another.
        graph: Who relies on whom, drawn; None where nobody relies on anybody.
        matrices: Questions with rival hypotheses.
        critical: Without whom most falls.
        grades: What analysts think.
        made: What made the balance.
    """

    line: str
    stale: bool
    relations: tuple[Pile, ...]
    assertions: tuple[Pile, ...]
    tensions: tuple[TensionShown, ...]
    tensions_left_out: int
    circles: tuple[CircleShown, ...]
    graph: Graph | None
    matrices: tuple[MatrixShown, ...]
    critical: tuple[CriticalShown, ...]
    grades: tuple[GradeShown, ...]
    made: str


def weighing(analysis: Analysis, index: Index, links: Mapping[str, str]) -> Weighing | None:
    """The balance of a case as the page shows it; None where the case was not weighed and nobody decided anything.

    Args:
        analysis: The case.
        index: The same, numbered.
        links: For each claim's id the anchor of its card or of its place in the text, where the page has one.
    """
    if analysis.balance is None and not analysis.matrices and not analysis.grades:
        return None
    balance = analysis.balance or Balance()
    voices = Voices(balance, index, links)
    names = {entity.id: entity.name for entity in analysis.entities}
    return Weighing(
        balance_line(balance) if analysis.balance else "This case has not been weighed",
        analysis.balance_stale,
        tuple(_piles(balance.relations, voices, names)),
        tuple(_piles(balance.assertions, voices, names)),
        tuple(_tension(tension, voices, names) for tension in balance.tensions[:TENSIONS_SHOWN]),
        max(0, len(balance.tensions) - TENSIONS_SHOWN),
        tuple(_circle(circle, voices) for circle in balance.circles),
        graph(balance, voices),
        matrices(analysis.matrices, voices),
        tuple(_critical(analysis.critical, voices, analysis.grades)),
        tuple(map(_grade, analysis.grades)),
        balance.activity,
    )


def _piles(
    things: Sequence[Relation] | Sequence[Assertion], voices: Voices, names: Mapping[str, str]
) -> Iterator[Pile]:
    for ground, some in by_ground(things).items():
        shown = tuple(_thing(it, voices, names) for it in some[:THINGS])
        yield Pile(GROUNDS[ground].capitalize(), len(some), shown, len(some) - len(shown))


def _thing(it: Weighed, voices: Voices, names: Mapping[str, str]) -> Thing:
    subject, words, thing, period = "", "", "", ""
    if isinstance(it, Relation):
        (subject, words, thing), period = relation_in_words(it, names), relation_period(it)
    else:
        words = f"“{clipped(it.text, _LENGTH)}”"
    claims, denied = (voices.first_said(ids, _CLAIMS) for ids in (it.claim_ids, it.denied_by))
    return Thing(
        clipped(subject, _LENGTH),
        words,
        clipped(thing, _LENGTH),
        period,
        support_in_words(it.support),
        tuple(rank < it.support.least for rank in range(min(it.support.most, _DOTS))),
        tuple(map(voices.voice, it.support.origins)),
        tuple(WEAKNESSES[weakness] for weakness in further_weaknesses(it)),
        claims,
        denied,
        len(it.claim_ids) + len(it.denied_by) - len(claims) - len(denied),
    )


def _tension(tension: Tension, voices: Voices, names: Mapping[str, str]) -> TensionShown:
    return TensionShown(
        TENSIONS[tension.kind],
        tuple(clipped(names[entity], _LENGTH) for entity in tension.entity_ids if entity in names),
        tension.why,
        tuple((voices.first_said(side, _CLAIMS), max(0, len(side) - _CLAIMS)) for side in tension.sides),
    )


def _circle(circle: Circle, voices: Voices) -> CircleShown:
    ring = (*circle.voices, *circle.voices[:1])
    return CircleShown(tuple(map(voices.voice, ring)), circle.why, voices.first_said(circle.claim_ids, _CLAIMS))


def _critical(found: Sequence[Critical], voices: Voices, grades: Iterable[Grade]) -> Iterator[CriticalShown]:
    given = tuple(grades)
    most = max((len(it.relations) + len(it.assertions) for it in found), default=0)
    for it in found:
        record = voices.by_id.get(it.voice)
        yield CriticalShown(
            voices.voice(it.voice),
            critical_in_words(it),
            100 * (len(it.relations) + len(it.assertions)) / max(1, most),
            grade_of(record, given) if record else "",
        )


def _grade(grade: Grade) -> GradeShown:
    decided = grade.decided
    return GradeShown(clipped(grade.name, _LENGTH), grade_in_words(grade), decided.who, decided.at[:10], decided.why)
