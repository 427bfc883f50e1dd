"""What a case holds, counted by kind: the measure of what a format cannot express.

Every format names the kinds that it carries. What a case holds of the others is told to the user, so that nothing is
left behind in silence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal, get_args

from whosays.export.words import counted
from whosays.records import Analysis, Audit, Balance, Claim

Kind = Literal[
    "documents", "texts", "pages", "unread", "entities", "mentions", "sources",
    "claims", "positions", "chains", "cues", "quotes", "stances", "certainty", "hedges", "participants", "times",
    "durations", "places", "stated relations",
    "joined names", "open identities", "identity hypotheses", "evidence on identity",
    "verdicts", "rulings", "passages", "drift", "omissions", "twice told", "missing sources",
    "relations", "relation times", "denials", "assertions", "bonds", "tensions", "origins", "lines", "reliances",
    "circles",
    "grades", "questions", "ratings", "probabilities", "annotations", "typings",
]  # fmt: skip
#: All kinds, for a format that carries everything but a few.
EVERYTHING: Final[frozenset[Kind]] = frozenset(get_args(Kind))


@dataclass(frozen=True, slots=True)
class _Counted:
    """What records of one kind are called, one and many, and how many a case holds."""

    one: str
    many: str
    count: Callable[[Analysis], int]


def _kind(noun: str, count: Callable[[Analysis], int], many: str = "") -> _Counted:
    return _Counted(noun, many or f"{noun}s", count)


def _in_claims(noun: str, count: Callable[[Claim], int], many: str = "") -> _Counted:
    return _kind(noun, lambda case: sum(map(count, case.claims)), many)


def _in_audit(noun: str, count: Callable[[Audit], int], many: str = "") -> _Counted:
    return _kind(noun, lambda case: 0 if case.audit is None else count(case.audit), many)


def _in_balance(noun: str, count: Callable[[Balance], int], many: str = "") -> _Counted:
    return _kind(noun, lambda case: 0 if case.balance is None else count(case.balance), many)


def _settled(case: Analysis) -> int:
    return sum(identity.joined or identity.judgement == "negative" for identity in case.identities)


def _differences(audit: Audit) -> int:
    return sum(len(part.differences) for entry in audit.entries for part in entry.parts)


def _denials(found: Balance) -> int:
    return sum(len(one.denied_by) for one in found.relations) + sum(len(one.denied_by) for one in found.assertions)


def _ratings(case: Analysis) -> int:
    return sum(len(item.ratings) for matrix in case.matrices for item in matrix.question.evidence)


def _plain(claim: Claim) -> bool:
    return claim.certainty.level == "certain" and claim.certainty.polarity == "positive"


_KINDS: Final[Mapping[Kind, _Counted]] = MappingProxyType({
    "documents": _kind("document", lambda case: len(case.documents)),
    "texts": _kind("full text", lambda case: len(case.documents)),
    "pages": _kind("page", lambda case: sum(len(one.pages) for one in case.documents)),
    "unread": _kind("note on what was not read", lambda case: len(case.coverage.unread), "notes on what was not read"),
    "entities": _kind("entity", lambda case: len(case.entities), "entities"),
    "mentions": _kind("mention", lambda case: sum(len(one.mentions) for one in case.entities)),
    "sources": _kind("source", lambda case: len(case.sources)),
    "claims": _kind("claim", lambda case: len(case.claims)),
    "positions": _in_claims("position in a text", lambda claim: len(claim.content), "positions in texts"),
    "chains": _in_claims(
        "chain of several sources", lambda claim: len(claim.attribution.chain) > 1, "chains of several sources"),
    "cues": _in_claims("cue", lambda claim: sum(link.cue is not None for link in claim.attribution.chain)),
    "quotes": _in_claims("literal quotation", lambda claim: claim.attribution.quote_type in ("direct", "mixed")),
    "stances": _in_claims(
        "stance other than asserting", lambda claim: claim.attribution.stance != "asserts",
        "stances other than asserting"),
    "certainty": _in_claims(
        "hedged or negative reading of a claim", lambda claim: not _plain(claim),
        "hedged or negative readings of claims"),
    "hedges": _in_claims("hedge", lambda claim: len(claim.certainty.hedges)),
    "participants": _in_claims(
        "participant of a claim", lambda claim: len(claim.participants), "participants of claims"),
    "times": _in_claims(
        "date of a claim", lambda claim: sum(time.kind == "date" for time in claim.times), "dates of claims"),
    "durations": _in_claims(
        "duration of a claim", lambda claim: sum(time.kind != "date" for time in claim.times), "durations of claims"),
    "places": _in_claims("place of a claim", lambda claim: len(claim.places), "places of claims"),
    "stated relations": _in_claims(
        "relation as a claim states it", lambda claim: len(claim.relations), "relations as claims state them"),
    "joined names": _kind("pair of names joined or kept apart", _settled, "pairs of names joined or kept apart"),
    "open identities": _kind(
        "pair of names that may be one", lambda case: len(case.identities) - _settled(case),
        "pairs of names that may be one"),
    "identity hypotheses": _kind(
        "argument that two are one", lambda case: len(case.identity_hypotheses), "arguments that two are one"),
    "evidence on identity": _kind(
        "item of evidence on an identity", lambda case: sum(len(one.items) for one in case.identity_hypotheses),
        "items of evidence on identities"),
    "verdicts": _in_audit("verdict", lambda audit: len(audit.entries)),
    "rulings": _in_audit("ruling", lambda audit: sum(one.ruling is not None for one in audit.entries)),
    "passages": _in_audit(
        "passage behind a verdict", lambda audit: sum(one.passage is not None for one in audit.entries),
        "passages behind verdicts"),
    "drift": _in_audit("difference from a source", _differences, "differences from sources"),
    "omissions": _in_audit("omission", lambda audit: len(audit.omissions)),
    "twice told": _in_audit(
        "group of claims that rest on one thing", lambda audit: len(audit.twice_told),
        "groups of claims that rest on one thing"),
    "missing sources": _kind(
        "cited source that is not at hand", lambda case: len(case.coverage.unavailable_sources),
        "cited sources that are not at hand"),
    "relations": _in_balance("relation", lambda found: len(found.relations)),
    "relation times": _in_balance(
        "date of a relation", lambda found: sum(bool(one.earliest or one.latest) for one in found.relations),
        "dates of relations"),
    "denials": _in_balance("denial", _denials),
    "assertions": _in_balance(
        "group of claims that say the same", lambda found: len(found.assertions), "groups of claims that say the same"),
    "bonds": _in_balance("bond between two claims", lambda found: len(found.bonds), "bonds between two claims"),
    "tensions": _in_balance("tension", lambda found: len(found.tensions)),
    "origins": _in_balance(
        "count of independent origins", lambda found: len(found.relations) + len(found.assertions),
        "counts of independent origins"),
    "lines": _in_balance(
        "line from a claim to its origin", lambda found: len(found.lines), "lines from claims to their origins"),
    "reliances": _in_balance(
        "reliance of one voice on another", lambda found: len(found.reliances), "reliances of voices on others"),
    "circles": _in_balance("circle of sources", lambda found: len(found.circles), "circles of sources"),
    "grades": _kind("grade", lambda case: len(case.grades)),
    "questions": _kind(
        "question with rival hypotheses", lambda case: len(case.matrices), "questions with rival hypotheses"),
    "ratings": _kind("rating of evidence", _ratings, "ratings of evidence"),
    "probabilities": _kind(
        "probability of a hypothesis",
        lambda case: sum(reading.probability is not None for one in case.matrices for reading in one.readings),
        "probabilities of hypotheses"),
    "annotations": _kind("annotation", lambda case: len(case.annotations)),
    "typings": _kind(
        "entity that an analyst typed", lambda case: len(case.typings), "entities that analysts typed"),
})  # fmt: skip


class Unexpressed:
    """What of a case a format had no place for: whole kinds, and single records of the kinds that it carries.

    Args:
        analysis: The case.
        carried: The kinds that the format carries.
    """

    def __init__(self, analysis: Analysis, carried: frozenset[Kind]) -> None:
        self._kinds = tuple(_without(analysis, carried))
        self._singles: Counter[tuple[str, str]] = Counter()

    def add(self, one: str, many: str, number: int = 1) -> None:
        """Note single records that could not be expressed.

        Args:
            one: What one of them is: ``"claim without a date"``.
            many: What several are: ``"claims without a date"``.
            number: How many.
        """
        self._singles[one, many] += number

    def lines(self) -> tuple[str, ...]:
        """All of it, a line for each sort: ``12 hedges``; whole kinds first."""
        return (*self._kinds, *(counted(number, *words) for words, number in self._singles.items() if number))


def _without(analysis: Analysis, carried: frozenset[Kind]) -> Iterator[str]:
    for kind, counts in _KINDS.items():
        if kind not in carried and (number := counts.count(analysis)):
            yield counted(number, counts.one, counts.many)
