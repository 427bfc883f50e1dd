"""What rests on what, in words: what the command line and the report say alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, TypeAlias, TypeVar

from whosays.export.time_words import period_in_words
from whosays.export.words import counted, rounded
from whosays.records import (
    Assertion,
    Balance,
    Consistency,
    Credibility,
    Critical,
    Grade,
    HypothesisReading,
    Interval,
    Line,
    Relation,
    RelationType,
    Reliability,
    Support,
    TensionKind,
    Voice,
    Weakness,
)

#: What claims stand behind.
Weighed: TypeAlias = Relation | Assertion
_Weighed = TypeVar("_Weighed", bound=Weighed)
#: By what a relation or an assertion is listed: the first of these that it is.
Ground = Literal["disputed", "brief_only", "anonymous_only", "single_origin", "unsure", "several", "unsupported"]

#: In the order in which an analyst reads, the weakest first; the words go on from “relations”.
GROUNDS: dict[Ground, str] = {
    "disputed": "denied by some",
    "brief_only": "known through the brief alone",
    "unsupported": "on no origin",
    "anonymous_only": "on unnamed sources alone",
    "single_origin": "on one origin",
    "unsure": "on several origins, which may be one",
    "several": "on two independent origins or more",
}
#: What an analyst should know before leaning on something.
WEAKNESSES: dict[Weakness, str] = {
    "brief_only": "known through the brief alone",
    "single_origin": "one origin",
    "anonymous_only": "unnamed sources alone",
    "hedged_only": "hedged throughout",
    "disputed": "disputed",
    "circular": "in a circle",
}
#: What is counted of the relations: of one, and of several.
_COUNTED: dict[Weakness, tuple[str, str]] = {
    "single_origin": ("rests on one origin", "rest on one origin"),
    "anonymous_only": ("rests on unnamed sources alone", "rest on unnamed sources alone"),
    "brief_only": ("is known through the brief alone", "are known through the brief alone"),
    "disputed": ("is disputed", "are disputed"),
}
#: A relation as a sentence: subject, these words, object.
RELATIONS: dict[RelationType, str] = {
    "membership": "is a member of",
    "directorship": "directs",
    "employment": "is employed by",
    "family": "is family of",
    "associate": "is an associate of",
    "payment": "paid",
    "ownership": "owns",
    "met": "met",
    "agreed": "agreed with",
    "trained": "trained",
    "funded": "funded",
    "supplied": "supplied",
    "sheltered": "sheltered",
    "detained": "detained",
    "released": "released",
    "attacked": "attacked",
    "killed": "killed",
    "designated": "designated",
    "denied": "denied, against",
}
TENSIONS: dict[TensionKind, str] = {
    "time": "times that do not fit",
    "place": "places that do not fit",
    "state": "states that exclude each other",
    "number": "numbers that do not agree",
    "age": "an age against a date of birth",
    "polarity": "said and denied",
    "account": "rival accounts",
}
RELIABILITIES: dict[Reliability, str] = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "cannot be judged",
}
CREDIBILITIES: dict[Credibility, str] = {
    "1": "confirmed",
    "2": "probably so",
    "3": "possibly so",
    "4": "doubtful",
    "5": "improbable",
    "6": "cannot be judged",
}
#: How an item of evidence fits a hypothesis.
CONSISTENCIES: dict[Consistency, str] = {
    "CC": "very consistent",
    "C": "consistent",
    "N": "neutral",
    "I": "inconsistent",
    "II": "very inconsistent",
}


def balance_line(balance: Balance) -> str:
    """What rests on what, in a line: ``214 relations and 98 assertions rest on 37 origins; …``."""
    held: list[Weighed] = [*balance.relations, *balance.assertions]
    if not held:
        found = "No relation and no assertion that several claims share was found"
    else:
        nouns = [(balance.relations, "relation"), (balance.assertions, "assertion")]
        things = " and ".join(counted(len(some), noun) for some, noun in nouns if some)
        origins = {voice for it in held for voice in it.support.origins}
        found = f"{things} rest{'s' if len(held) == 1 else ''} on {counted(len(origins), 'origin')}"
    weak = ", ".join(_weak_parts(balance.relations))
    rest = [
        f"of the relations {weak}" if weak else "",
        *(counted(len(some), noun) for some, noun in ((balance.circles, "circle"), (balance.tensions, "tension"))
          if some),
    ]  # fmt: skip
    return "; ".join(filter(None, (found, *rest)))


def _weak_parts(relations: Sequence[Relation]) -> Iterator[str]:
    """How many relations are weak, for each way in which they can be."""
    for weakness, (one, several) in _COUNTED.items():
        if found := sum(weakness in relation.support.weaknesses for relation in relations):
            yield f"{found:,} {one if found == 1 else several}"


def ground_of(it: Weighed) -> Ground:
    """By what a relation or an assertion is listed."""
    support = it.support
    for weakness in ("disputed", "brief_only", "anonymous_only", "single_origin"):
        if weakness in support.weaknesses:
            return weakness
    if not support.most:
        return "unsupported"
    return "unsure" if support.least < 2 else "several"  # nothing corroborates it for sure below two


def by_ground(things: Iterable[_Weighed]) -> dict[Ground, list[_Weighed]]:
    """Relations or assertions under their grounds, the weakest first; in each, those of most claims first."""
    found: dict[Ground, list[_Weighed]] = {ground: [] for ground in GROUNDS}
    for it in things:
        found[ground_of(it)].append(it)
    for some in found.values():
        some.sort(key=lambda it: (-len(it.claim_ids) - len(it.denied_by), it.id))
    return {ground: some for ground, some in found.items() if some}


def support_in_words(support: Support) -> str:
    """How many independent origins there are, as a range: ``2–4 independent origins``."""
    if not support.most:
        return "no origin but the brief" if "brief_only" in support.weaknesses else "no origin"
    least = "" if support.least == support.most else f"{support.least:,}–"
    return f"{least}{counted(support.most, 'independent origin')}"


def outside_first(claim_ids: Iterable[str], lines: Mapping[str, Line], voices: Mapping[str, Voice]) -> list[str]:
    """Claims in their order, but those that rest on a brief's own word last.

    Args:
        claim_ids: The claims.
        lines: One line of each claim.
        voices: By id.
    """

    def is_briefs_own(claim: str) -> bool:
        origin = voices.get(lines[claim].origin) if claim in lines else None
        return origin is not None and origin.brief

    return sorted(claim_ids, key=is_briefs_own)


def further_weaknesses(it: Weighed) -> tuple[Weakness, ...]:
    """What an analyst should know before leaning on it, beside the ground by which it is listed."""
    ground = ground_of(it)
    told = {ground, "single_origin"} if it.support.most < 2 else {ground}  # "1 independent origin" says so
    return tuple(weakness for weakness in it.support.weaknesses if weakness not in told)


def relation_in_words(relation: Relation, names: Mapping[str, str]) -> tuple[str, str, str]:
    """A relation as a sentence, parted: subject, what it is or did, object; ``names`` are those of entities by id."""
    subject, thing = (names.get(entity, entity) for entity in (relation.subject_id, relation.object_id))
    return subject, RELATIONS[relation.type], thing


def relation_period(relation: Relation) -> str:
    """The time that its claims give, in words; empty where they give none."""
    return period_in_words(relation.earliest, relation.latest)


def critical_in_words(critical: Critical) -> str:
    """What falls without a voice, and what else leans on it."""
    falls = [
        counted(len(ids), noun)
        for ids, noun in ((critical.relations, "relation"), (critical.assertions, "assertion"))
        if ids
    ]
    verb = "falls" if len(critical.relations) + len(critical.assertions) == 1 else "fall"
    fallen = f"{' and '.join(falls)} {verb} without it" if falls else "nothing falls without it"
    if not critical.leaning:
        return fallen
    return f"{fallen}; {critical.leaning:,} more lean{'s' if critical.leaning == 1 else ''} on it among others"


def grade_of(voice: Voice, grades: Iterable[Grade]) -> str:
    """The reliability that an analyst gave to a voice, or to a source or document that it takes in; empty for none."""
    mine = {voice.id, *voice.source_ids, *voice.document_ids}
    found = [grade.reliability for grade in grades if grade.reliability and grade.subject in mine]
    return "/".join(sorted({*found}))


def grade_in_words(grade: Grade) -> str:
    """A grade with what it stands for: ``C, fairly reliable``."""
    if grade.reliability is not None:
        return f"{grade.reliability}, {RELIABILITIES[grade.reliability]}"
    return f"{grade.credibility}, {CREDIBILITIES[grade.credibility]}" if grade.credibility else "not graded"


def interval_in_words(interval: Interval) -> str:
    """Two ends with one decimal at most: ``1.5–3``; one number where they are alike."""
    low, high = (f"{end:.1f}".removesuffix(".0") for end in interval)
    return low if low == high else f"{low}–{high}"


def likelihood_in_words(reading: HypothesisReading) -> str:
    """Between which bounds a hypothesis lies, by the terms of ICD 203 and in numbers; never a bare point."""
    if reading.probability is None:
        return "not computed"
    low, high = map(rounded, reading.probability)
    return f"{reading.words} ({low}–{high})" if reading.words else f"{low}–{high}"
