"""What should a reader know before relying on the case?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from whosays.export.report.index import Index
from whosays.export.verdicts import is_flawed, standing_verdict
from whosays.export.words import counted, listed, percent
from whosays.records import Analysis, Balance

#: How ``TimeExpression.anchor`` says that a date to count from was needed and missing.
_NO_DATE = "no reference date"
_NAMES = 3


@dataclass(frozen=True, slots=True)
class Weakness:
    """One thing to know.

    Attributes:
        count: How many there are.
        words: Of what, and out of how many; reads on from the number.
        target: Section of the page that shows more; empty where none does.
        query: Filter of the claims that shows just these; empty where there is none.
    """

    count: int
    words: str
    target: str
    query: str = ""


def weaknesses(analysis: Analysis, index: Index) -> Iterator[Weakness]:
    """List what is weak, leaving out what does not occur."""
    found = (*_in_audit(analysis), *_in_balance(analysis), *_in_claims(index), *_in_coverage(analysis))
    return (weakness for weakness in found if weakness.count)


def _in_audit(analysis: Analysis) -> Iterator[Weakness]:
    entries = analysis.audit.entries if analysis.audit else ()
    flawed = sum(is_flawed(standing_verdict(entry)) for entry in entries)
    every = counted(len(entries), "sourced claim")
    verbs = "say something else than the documents they cite" if flawed != 1 else "says something else than it cites"
    yield Weakness(flawed, f"of {every} ({percent(flawed, len(entries))}) {verbs}", "audit")


def _in_balance(analysis: Analysis) -> Iterator[Weakness]:
    balance = analysis.balance or Balance()
    supports = [relation.support for relation in balance.relations]
    every = counted(len(supports), "relation")
    for most, words in ((0, "on no origin but the brief, or on none"), (1, "on one origin alone")):
        found = sum(support.most == most for support in supports)
        verb = "rests" if found == 1 else "rest"
        yield Weakness(found, f"of {every} ({percent(found, len(supports))}) {verb} {words}", "weighing")
    for count, noun, words in (
        (len(balance.circles), "circle", "of sources that rest on one another"),
        (len(balance.tensions), "tension", "between claims that do not fit"),
    ):
        yield Weakness(count, f"{noun}{'' if count == 1 else 's'} {words}", "weighing")


def _in_claims(index: Index) -> Iterator[Weakness]:
    claims = index.claims
    every = counted(len(claims), "claim")
    chains = [numbered.claim.attribution.chain for numbered in claims if numbered.origin is not None]
    unnamed = [chain for chain in chains if index.sources[chain[-1].source_id].anonymous]
    alone = sum(all(index.sources[link.source_id].anonymous for link in chain) for chain in unnamed)
    yield Weakness(
        len(unnamed),
        f"of {counted(len(chains), 'attributed claim')} ({percent(len(unnamed), len(chains))}) "
        f"{'end' if len(unnamed) != 1 else 'ends'} in a source that nobody names{_alone(alone, len(unnamed))}",
        "claims",
        "rests=anonymous",
    )
    own = len(claims) - len(chains)
    yield Weakness(
        own,
        f"of {every} ({percent(own, len(claims))}) {_be(own)} the author’s own: no source is given",
        "claims",
        "rests=author",
    )
    hedged = sum(numbered.hedged for numbered in claims)
    yield Weakness(
        hedged,
        f"of {every} ({percent(hedged, len(claims))}) {_be(hedged)} put less than certain by the text",
        "claims",
        "sure=less",
    )
    negative = sum(numbered.negative for numbered in claims)
    verbs = "deny something or say" if negative != 1 else "denies something or says"
    yield Weakness(negative, f"of {every} {verbs} that it is not so", "claims", "sure=negative")


def _in_coverage(analysis: Analysis) -> Iterator[Weakness]:
    coverage = analysis.coverage
    silent = coverage.sentences - coverage.sentences_with_claims
    yield Weakness(
        silent,
        f"of {counted(coverage.sentences, 'sentence')} ({percent(silent, coverage.sentences)}) gave no claim",
        "coverage",
    )
    undated = sum(time.anchor == _NO_DATE for _, time in analysis.times)
    noun = "times" if undated != 1 else "time"
    yield Weakness(undated, f"{noun} could not be dated: the text gives no date to count from", "")
    missing = coverage.unavailable_sources
    cited = [f"“{name}”" for name in missing[:_NAMES]] + ["others"] * (len(missing) > _NAMES)
    noun = "cited sources are" if len(missing) != 1 else "cited source is"
    yield Weakness(len(missing), f"{noun} not in the case: {listed(cited)}", "coverage")
    noun = "inputs were" if len(coverage.unread) != 1 else "input was"
    yield Weakness(len(coverage.unread), f"{noun} not read, wholly or in part", "coverage")


def _be(count: int) -> str:
    return "is" if count == 1 else "are"


def _alone(alone: int, unnamed: int) -> str:
    if alone == unnamed:
        return f", and {'passes' if unnamed == 1 else 'pass'} through nobody who is named"
    return f"; {alone:,} of them pass through nobody who is named" if alone else ""
