"""What rests on what as lines of text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from whosays.cli.matrix import matrix_lines
from whosays.cli.plain import cut, one_line

if TYPE_CHECKING:
    from whosays.export.balance import Weighed
    from whosays.records import Analysis, Assertion, Balance, Circle, Claim, Critical, Line, Relation, Tension, Voice

_INDENT = " " * 4
_LONGEST, _NAME = 240, 80
#: What is shown of each group without ``--all``: relations and assertions of one ground, tensions, circles, sources;
#: origins of one relation; claims of one side.
_FIRST, _ORIGINS, _CLAIMS = 5, 5, 1
_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class Shown:
    """A balance with what its ids mean.

    Attributes:
        analysis: The case, weighed.
        balance: What of it is shown.
        everything: Whether long lists are shown whole.
    """

    analysis: Analysis
    balance: Balance
    everything: bool
    names: Mapping[str, str]
    voices: Mapping[str, Voice]
    claims: Mapping[str, Claim]
    lines: Mapping[str, Line]

    @classmethod
    def of(cls, analysis: Analysis, balance: Balance, *, everything: bool) -> Shown:
        """Look up names, claims and the first line of each claim once."""
        return cls(
            analysis,
            balance,
            everything,
            {entity.id: entity.name for entity in analysis.entities},
            {voice.id: voice for voice in balance.voices},
            {claim.id: claim for claim in analysis.claims},
            {line.claim_id: line for line in reversed(balance.lines)},
        )

    def first(self, items: Sequence[_Item], most: int = _FIRST) -> Sequence[_Item]:
        """Those that are shown of a list."""
        return items if self.everything else items[:most]

    def voice(self, voice_id: str) -> str:
        """A voice by its name, with a word on those that have none."""
        voice = self.voices.get(voice_id)
        if voice is None:
            return voice_id
        says_so = not voice.anonymous or voice.name.casefold().startswith("unnamed")
        return f"{cut(one_line(voice.name), _NAME)}{'' if says_so else ' (unnamed)'}"

    def claim(self, claim_id: str) -> str:
        """The words of a claim, and through whom it comes from whom."""
        claim, line = self.claims.get(claim_id), self.lines.get(claim_id)
        if claim is None:
            return "a claim that is no longer in the case"
        words = cut(one_line(" … ".join(span.exact for span in claim.content)), _LONGEST)
        path = " ← ".join(map(self.voice, line.voices)) if line else ""
        assumed = ", as far as the words are alike" if line and line.assumed else ""
        return f"“{words}”{f' ({path}{assumed})' if path else ''}"


def balance_lines(shown: Shown) -> Iterator[str]:
    """The balance in a line, then relations and assertions by what they rest on, and what does not fit."""
    from whosays.export.balance import balance_line

    yield f"{balance_line(shown.balance)}."
    yield from _grounds("Relations", shown.balance.relations, shown)
    yield from _grounds("Assertions", shown.balance.assertions, shown)
    yield from listed("Tensions", shown.balance.tensions, _tension_lines, shown)
    yield from listed("Circles", shown.balance.circles, _circle_lines, shown)
    for matrix in shown.analysis.matrices:
        yield ""
        yield from matrix_lines(matrix, everything=shown.everything)
    yield from listed("Without whom most falls", shown.analysis.critical, _critical_lines, shown)


def thing_in_words(thing: Weighed, shown: Shown) -> str:
    """A relation as a sentence with its time, or the words of an assertion."""
    from whosays.export.balance import relation_in_words, relation_period
    from whosays.records import Relation

    if not isinstance(thing, Relation):
        return f"“{cut(one_line(thing.text), _LONGEST)}”"
    period = relation_period(thing)
    return f"{one_line(' '.join(relation_in_words(thing, shown.names)))}{f' · {period}' if period else ''}"


def more(left_out: int, *, noun: str = "") -> str:
    """That there is more than is shown."""
    return f"{_INDENT}… and {left_out:,} more{f' {noun}' if noun else ''}; --all shows them"


def _grounds(what: str, things: Iterable[Relation] | Iterable[Assertion], shown: Shown) -> Iterator[str]:
    from whosays.export.balance import GROUNDS, by_ground

    grounds: dict[str, list[Weighed]] = {GROUNDS[ground]: [*some] for ground, some in by_ground(things).items()}
    for words, some in grounds.items():
        yield from listed(f"{what} {words}", some, _thing_lines, shown)


def listed(
    head: str, items: Sequence[_Item], lines: Callable[[_Item, Shown], Iterator[str]], shown: Shown
) -> Iterator[str]:
    """A group under its head, as far as it is shown."""
    if not items:
        return
    yield ""
    yield f"{head}: {len(items):,}"
    first = shown.first(items)
    for item in first:
        yield from lines(item, shown)
    if left_out := len(items) - len(first):
        yield more(left_out)


def _thing_lines(thing: Weighed, shown: Shown) -> Iterator[str]:
    yield f"{_INDENT}{thing_in_words(thing, shown)}"
    yield f"{_INDENT * 2}{_support(thing, shown)}"
    yield from _claim_lines("", thing.claim_ids, shown)
    yield from _claim_lines("denied: ", thing.denied_by, shown)


def _support(thing: Weighed, shown: Shown) -> str:
    """How many origins there are, which, and what is weak."""
    from whosays.export.balance import WEAKNESSES, further_weaknesses, support_in_words

    support = thing.support
    origins = shown.first(support.origins, _ORIGINS)
    named = "; ".join(map(shown.voice, origins))
    rest = f"; and {len(support.origins) - len(origins):,} more" if len(origins) < len(support.origins) else ""
    counted = f"{support_in_words(support)}{f': {named}{rest}' if named else ''}"
    return " · ".join((counted, *(WEAKNESSES[weakness] for weakness in further_weaknesses(thing))))


def _claim_lines(head: str, claim_ids: Sequence[str], shown: Shown, depth: int = 2) -> Iterator[str]:
    """The first of several claims, and how many there are beside it."""
    from whosays.export.balance import outside_first

    first = shown.first(outside_first(claim_ids, shown.lines, shown.voices), _CLAIMS)
    left_out = len(claim_ids) - len(first)
    for position, claim in enumerate(first):
        rest = f" and {left_out:,} more" if left_out and position == len(first) - 1 else ""
        yield f"{_INDENT * depth}{head}{shown.claim(claim)}{rest}"


def _tension_lines(tension: Tension, shown: Shown) -> Iterator[str]:
    from whosays.export.balance import TENSIONS

    about = "; ".join(one_line(shown.names[entity]) for entity in tension.entity_ids if entity in shown.names)
    yield f"{_INDENT}{TENSIONS[tension.kind]}{f' ({about})' if about else ''}: {one_line(tension.why)}"
    for side in tension.sides:
        yield from _claim_lines("• ", side, shown)


def _circle_lines(circle: Circle, shown: Shown) -> Iterator[str]:
    yield f"{_INDENT}{' ← '.join(map(shown.voice, (*circle.voices, circle.voices[0])))}"
    yield f"{_INDENT * 2}{one_line(circle.why)}"
    yield from _claim_lines("", circle.claim_ids, shown)


def _critical_lines(critical: Critical, shown: Shown) -> Iterator[str]:
    from whosays.export.balance import critical_in_words, grade_of

    voice = shown.voices.get(critical.voice)
    grade = grade_of(voice, shown.analysis.grades) if voice else ""
    graded = f" · graded {grade}" if grade else ""
    yield f"{_INDENT}{shown.voice(critical.voice)}: {critical_in_words(critical)}{graded}"
