"""Estimates what a draft of an omission weighs: ``python -m training.omissions [--runs FILE] [--write]``.

A logistic regression, regularised, over the features of ``whosays.audit.omissions.weighing``: is a sentence that may be
an omission one that the readers of the development part of the audit set listed? Every brief counts twice: with the
passages that the audit found, and with those that the readers name. The briefs of ``HELD_OUT`` are never learnt from;
the others are measured by weights that have not seen them. A run takes some minutes, most of them for the audits;
``--runs`` keeps these in a file.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from benchmarks._audit_product import Run, run, texts_of
from benchmarks._audit_scores import FIRST, Matched, Texts, half, hits
from benchmarks._audit_set import AuditCase, ExpectedClaim, ExpectedPart, read_set
from benchmarks._scores import Counts
from numpy.typing import NDArray

from training.kept import kept
from whosays.audit.omissions import find_omissions, weighing
from whosays.audit.omissions.drafts import Draft
from whosays.audit.omissions.find import draft_omissions
from whosays.audit.run import EncoderComparer
from whosays.language.pairs import shipped_pairs
from whosays.records import AuditedPart, AuditEntry, Cited, Claim, Span

Floats = NDArray[np.float64]
#: Their sources were not looked at when features and phrases were made; they tell what the weights are worth elsewhere.
HELD_OUT = frozenset({"bank_collapse", "museum_bronzes", "pesticide_rivers", "school_roof"})
_RIDGE, _STEPS = 100.0, 30
_PRECISION = 4


@dataclass(frozen=True, slots=True)
class Brief:
    """A brief of the set with entries that its omissions are sought by.

    Attributes:
        texts: The case.
        made: What the product made of it.
        entries: The product's own, or those that the readers would have made.
        corrected: Whether it is the latter.
        drafts: The sentences that may be omissions.
        listed: For each, whether the readers list it.
    """

    texts: Texts
    made: Run
    entries: tuple[AuditEntry, ...]
    corrected: bool
    drafts: tuple[Draft, ...]
    listed: tuple[bool, ...]

    @property
    def name(self) -> str:
        """Of the case."""
        return self.texts.case.name

    def found(self, weights: Floats) -> Counts:
        """Expected omissions among the first."""
        pairs = shipped_pairs()
        compare = EncoderComparer(pairs) if pairs is not None else None
        omissions = find_omissions(self.entries, self.made.analysis, compare, FIRST, weights.tolist())
        audit = replace(self.made.audit, omissions=omissions)
        return Matched(self.texts, audit, self.made.analysis.claims).omissions()[0]


def briefs(cases: Sequence[AuditCase], made: Mapping[str, Run]) -> Iterator[Brief]:
    """Every brief, by the product's entries and by the readers'."""
    for case in cases:
        texts, one = texts_of(case), made[case.name]
        expected = [omission.passage for omission in case.omissions]
        gold = [place for quoted in expected for place in texts.passage(quoted)]
        for corrected in (False, True):
            entries = tuple(_corrected(texts, one.analysis.claims)) if corrected else one.audit.entries
            drafts = draft_omissions(entries, one.analysis, weighing.shipped_weights()).drafts
            placed = (texts.located(draft.sentence.document.id, draft.sentence.span) for draft in drafts)
            listed = tuple(place is not None and hits(place, gold) for place in placed)
            yield Brief(texts, one, entries, corrected, drafts, listed)


def _corrected(texts: Texts, claims: Sequence[Claim]) -> Iterator[AuditEntry]:
    """Entries as an audit would make them that erred in nothing, for the expected claims that were read."""
    of_brief = [claim for claim in claims if claim.document_id == texts.brief.id]
    for expected in texts.case.claims:
        quote = texts.quote(expected.quote)
        shared = {claim: half([(s.start, s.end) for s in claim.content], [quote]) for claim in of_brief}
        claim = max(shared, key=lambda one: shared[one], default=None)
        if expected.cites is not None and claim is not None and shared[claim]:
            parts = tuple(_part(texts, part) for part in expected.parts or (expected,))
            first = next((cited.span for part in parts for cited in part.passages), None)
            cited = texts.sources[expected.cites].id
            yield AuditEntry(claim.id, None, "", None, cited, first, expected.verdict, expected.drift, "", parts)


def _part(texts: Texts, expected: ExpectedClaim | ExpectedPart) -> AuditedPart:
    cited = []
    for source, start, end in (texts.passage(quoted)[0] for quoted in expected.passages):
        document = texts.sources[source]
        span = Span.of(document.text, start, end)
        cited.append(Cited(document.id, span, span))
    return AuditedPart(Span.of(texts.brief.text, *texts.quote(expected.quote)), expected.verdict, tuple(cited))


def fitted(learnt: Sequence[Brief]) -> Floats:
    """Weights, the constant first."""
    table = np.array([draft.features for brief in learnt for draft in brief.drafts])
    labels = np.array([listed for brief in learnt for listed in brief.listed], dtype=float)
    return _regression(table, labels)


def _regression(table: Floats, labels: Floats) -> Floats:
    """Newton's method; every column is brought to unit spread first, and the constant is not held back."""
    mean, spread = table.mean(0), np.maximum(table.std(0), 1e-6)
    scaled = np.c_[np.ones(len(table)), (table - mean) / spread]
    ridge = _RIDGE * np.eye(scaled.shape[1])
    ridge[0, 0] = 0.0
    weights = np.zeros(scaled.shape[1])
    for _ in range(_STEPS):
        chances = 1 / (1 + np.exp(-scaled @ weights))
        slope = scaled.T @ (labels - chances) - ridge @ weights
        weights += np.linalg.solve((scaled.T * (chances * (1 - chances))) @ scaled + ridge, slope)
    plain = weights[1:] / spread
    return np.concatenate([[weights[0] - plain @ mean], plain])


def write(weights: Floats, path: Path) -> None:
    """Put weights where the product reads them."""
    names = (weighing.CONSTANT, *weighing.FEATURES)
    given = {name: round(float(value), _PRECISION) for name, value in zip(names, weights, strict=True)}
    path.write_text(json.dumps(given, indent=1) + "\n", "utf-8")


def table(read: Sequence[Brief], scores: Sequence[Counts]) -> str:
    """Recall and precision of the first ones, by whether they were learnt from and whose passages they are by."""
    lines = ["| briefs | passages | expected | among the first | listed ones expected |", "|---|---|---:|---:|---:|"]
    for group in (False, True):
        for corrected in (False, True):
            chosen = [
                score
                for brief, score in zip(read, scores, strict=True)
                if (brief.name in HELD_OUT) == group and brief.corrected == corrected
            ]
            gold, reached = sum(one.gold for one in chosen), sum(one.reached for one in chosen)
            right, found = sum(one.right for one in chosen), sum(one.found for one in chosen)
            names = "held out" if group else "one left out at a time", "of the readers" if corrected else "found"
            lines.append(f"| {' | '.join(names)} | {gold} | {reached / gold:.2f} | {right / max(1, found):.2f} |")
    return "\n".join(lines)


def measured(read: Sequence[Brief]) -> list[Counts]:
    """Of each brief by weights that have not seen it."""
    return [brief.found(fitted([one for one in read if one.name not in HELD_OUT | {brief.name}])) for brief in read]


def main() -> None:
    """Estimate, measure, and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=Path, help="where audits are kept, or taken from")
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    cases = read_set("dev")
    read = list(briefs(cases, kept(given.runs, lambda: {case.name: run(case) for case in cases})))
    print(table(read, measured(read)))
    weights = fitted([brief for brief in read if brief.name not in HELD_OUT])
    for name, value in zip((weighing.CONSTANT, *weighing.FEATURES), weights, strict=True):
        print(f"{name:16} {value:6.2f}")
    if given.write:
        write(weights, weighing.WEIGHTS)


if __name__ == "__main__":
    main()
