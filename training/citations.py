"""Estimates what each signal of a citation weighs: ``python -m training.citations [--analyses FILE] [--write]``.

A conditional logistic regression over the signals of ``whosays.audit.citations.signals``, held to what one would
expect of them: which of the works that a claim may hang on, or none, does the reader of a brief of the development part
of the audit set say it cites? Claims without a speaker that no reader lists count a little, as citing none. What is
cited before a claim is one of its signals, so the briefs are read anew by the weights that were learnt from the first
reading, and both readings are learnt from (Ross, Gordon and Bagnell 2011).

Every brief is measured by weights that have not seen it. That is not all that keeps it apart: the signals were made
while eight of the briefs were read, and those of ``NOT_LOOKED_AT``, whose claims and sources nobody looked at, tell
what they are worth elsewhere. The shipped weights are learnt from all. A run takes some minutes, some of them for
reading the cases; ``--analyses`` keeps what was read in a file.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from benchmarks._audit_product import texts_of
from benchmarks._audit_scores import Texts, half
from benchmarks._audit_set import AuditCase, ExpectedClaim, read_set
from numpy.typing import NDArray

from training.kept import kept
from whosays import Case
from whosays.audit.citations import Citation, resolve_citations, weighing
from whosays.audit.citations.choice import Chooser
from whosays.audit.citations.discourse import Discourse
from whosays.audit.citations.likeness import Likeness
from whosays.audit.citations.situation import Situation
from whosays.audit.citations.weighing import Signals, Weigher
from whosays.audit.passages import Finder, PassageIndex
from whosays.records import Analysis, Claim, ReadOptions

Floats = NDArray[np.float64]
Weights = Mapping[str, float]
NOT_LOOKED_AT = frozenset({"bank_collapse", "border_shelling", "lake_fishery", "museum_bronzes"})
#: What one expects signals to weigh; all others, nothing.
EXPECTED: Weights = {
    "another_day": -4.0, "author_free": 1.5, "author_told": 0.5, "before_back": 1.5, "before_free": 1.0, "date": 0.7,
    "dated_there": 2.0, "first_bracket": 4.0, "first_document_described_source": 1.0,
    "first_document_named_beside": 1.0, "first_document_named_source": 2.0, "first_earlier": 0.5,
    "first_maker_named_source": 1.0, "first_recalled": 3.0, "first_via": 2.0, "first_weight": 0.4, "headed": 0.5,
    "heard": 0.5, "just_back": 1.0, "just_free": 0.5, "just_same": 2.5, "like": 0.5, "like_abs": 0.3,
    "like_abs_free": 0.3,
    "none_addressed": 1.5, "none_bracket": 4.0, "none_document": 1.0, "none_document_named_beside": 1.0,
    "none_document_named_source": 3.0, "none_document_new_source": 1.0, "none_new": 2.0, "not_dated_there": -2.0,
    "spoken_addressed_free": 1.0, "spoken_addressed_told": 1.0, "spoken_beside_free": 0.5, "spoken_subject_free": 1.0,
    "spoken_subject_told": 0.5, "subject_free": 1.0, "subject_told": 1.0, "subject_vague": 1.0, "told_before": 4.0,
    "voice_back": 1.5, "voice_told": 2.0, "voice_vague": 4.0, "voiced_free": 0.5,
}  # fmt: skip
#: What a claim that no reader lists counts, and how strongly weights are held to what is expected.
UNLISTED, RIDGE = 0.03, 2.0
_STEPS, _LEAST = 20, 0.05


@dataclass
class _Watched(Weigher):
    """Keeps the signals of every claim."""

    seen: dict[str, Signals] = field(default_factory=dict)

    def signals(self, situation: Situation, discourse: Discourse) -> Signals:
        """As its base."""
        found = super().signals(situation, discourse)
        self.seen[situation.claim.id] = found
        return found


class _Kept(Likeness):
    """Compares every claim once, however often its brief is read."""

    def __init__(self, likeness: Likeness, kept: dict[str, Mapping[int, float]]) -> None:
        super().__init__(likeness.passages, likeness.index, likeness.briefs)
        self._kept = kept

    def of(self, claim: Claim) -> Mapping[int, float]:
        """As its base."""
        if claim.id not in self._kept:
            self._kept[claim.id] = super().of(claim)
        return self._kept[claim.id]


@dataclass(frozen=True, slots=True)
class Row:
    """A claim.

    Attributes:
        signals: Of none and of each work that it may hang on.
        right: For each, whether it is what the reader says.
        weight: How much the claim counts.
    """

    signals: tuple[Weights, ...]
    right: tuple[bool, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class Reading:
    """What was made of a brief: rows to learn from, and of the expected claims how many are right and how many missed.

    ``extra`` counts the citations that belong to no expected claim.
    """

    rows: tuple[Row, ...]
    expected: int
    right: int
    missed: int
    extra: int

    @staticmethod
    def sum(readings: Sequence[Reading]) -> Reading:
        """Of several briefs."""
        counts = ((one.expected, one.right, one.missed, one.extra) for one in readings)
        return Reading(tuple(row for one in readings for row in one.rows), *map(sum, zip(*counts, strict=True)))


@dataclass
class Brief:
    """A brief of the set."""

    texts: Texts
    analysis: Analysis
    _likeness: dict[str, Mapping[int, float]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """Of the case."""
        return self.texts.case.name

    @cached_property
    def _finder(self) -> Finder:
        sources = [document for document in self.analysis.documents if document.role == "source"]
        return Finder(PassageIndex(sources, self.analysis.claims, self.analysis.entities))

    @cached_property
    def _paths(self) -> Mapping[str, str]:
        return {document.id: path for path, document in self.texts.sources.items()}

    @cached_property
    def _shared(self) -> list[tuple[ExpectedClaim, list[Claim]]]:
        """Each expected claim with the claims that share words with it, the most first."""
        brief_id = next(one.id for one in self.analysis.documents if one.role == "brief")
        claims = [claim for claim in self.analysis.claims if claim.document_id == brief_id]
        found = []
        for expected in self.texts.case.claims:
            quote = self.texts.quote(expected.quote)
            shared = [(half([(s.start, s.end) for s in claim.content], [quote]), claim) for claim in claims]
            kept = sorted((one for one in shared if one[0]), key=lambda one: -one[0])
            found.append((expected, [claim for _, claim in kept]))
        return found

    def read(self, weights: Weights) -> Reading:
        """Its citations by some weights, and the rows that they give."""
        watched: list[_Watched] = []

        def weigh(chooser: Chooser, likeness: Likeness) -> Weigher:
            watched.append(_Watched(chooser, _Kept(likeness, self._likeness), weights))
            return watched[0]

        citations = {one.claim_id: one for one in resolve_citations(self.analysis, self._finder, weigh)}
        rows: list[Row] = []
        listed: set[str] = set()
        right = missed = 0
        for expected, claims in self._shared:
            listed.update(claim.id for claim in claims)
            cited = [claim for claim in claims if claim.id in citations]
            missed += not cited
            right += bool(cited) and self._is_right(citations[cited[0].id], expected.cites)
            seen = next((claim for claim in cited or claims if claim.id in watched[0].seen), None)
            if seen is not None:
                rows.append(self._row(watched[0], seen, expected.cites, 1.0))
        unlisted = [claim for claim in self.analysis.claims if claim.id in watched[0].seen and claim.id not in listed]
        rows += [self._row(watched[0], claim, None, UNLISTED) for claim in unlisted if not claim.attribution.chain]
        extra = len(citations.keys() - listed)
        return Reading(tuple(row for row in rows if any(row.right)), len(self._shared), right, missed, extra)

    def _is_right(self, citation: Citation, cites: str | None) -> bool:
        first = citation.candidates[0].document_ids if citation.candidates else ()
        return cites in {self._paths[one] for one in first} if cites is not None else not first

    def _row(self, watched: _Watched, claim: Claim, cites: str | None, weight: float) -> Row:
        signals = watched.seen[claim.id]
        works = watched.chooser.index.works
        right = tuple(
            cites is None if place is None else cites in {self._paths[one] for one in works[place].document_ids}
            for place in signals
        )
        return Row(tuple(signals.values()), right, weight)


def fitted(rows: Sequence[Row]) -> dict[str, float]:
    """Weights by Newton's method; of several right works of one row any may be meant."""
    names = sorted({name for row in rows for one in row.signals for name in one})
    place = {name: column for column, name in enumerate(names)}
    most = max(len(row.signals) for row in rows)
    table = np.zeros((len(rows), most, len(names)))
    right, there = np.zeros((2, len(rows), most), dtype=bool)
    for number, row in enumerate(rows):
        right[number, : len(row.right)] = row.right
        there[number, : len(row.right)] = True
        for candidate, signals in enumerate(row.signals):
            for name, value in signals.items():
                table[number, candidate, place[name]] = value
    counts = np.array([row.weight for row in rows])
    expected = np.array([EXPECTED.get(name, 0.0) for name in names])
    flat, weights = table.reshape(-1, len(names)), expected.copy()
    for _ in range(_STEPS):
        chances = _chances(np.where(there, table @ weights, -np.inf))
        meant = _chances(np.where(right, table @ weights, -np.inf))
        slope = flat.T @ ((meant - chances) * counts[:, None]).ravel() - 2 * RIDGE * (weights - expected)
        means = np.einsum("rc,rcn->rn", chances, table)
        curve = (flat * (chances * counts[:, None]).reshape(-1, 1)).T @ flat - (means * counts[:, None]).T @ means
        weights += np.linalg.solve(curve + 2 * RIDGE * np.eye(len(names)), slope)
    return dict(zip(names, weights.tolist(), strict=True))


def _chances(sums: Floats) -> Floats:
    powers = np.exp(sums - sums.max(1, keepdims=True))
    shares: Floats = powers / powers.sum(1, keepdims=True)
    return shares


def learnt(briefs: Sequence[Brief], first: Mapping[str, Reading]) -> dict[str, float]:
    """Weights from the first readings of some briefs, and from those that the weights from these give."""
    rows = [row for brief in briefs for row in first[brief.name].rows]
    weights = fitted(rows)
    return fitted([*rows, *(row for brief in briefs for row in brief.read(weights).rows)])


def measured(briefs: Sequence[Brief], first: Mapping[str, Reading]) -> Iterator[Reading]:
    """Each brief by weights that have not seen it."""
    for brief in briefs:
        yield brief.read(learnt([one for one in briefs if one is not brief], first))


def table(readings: Mapping[str, Reading]) -> str:
    """What is right of each brief, and over those that were looked at, those that were not, and all."""
    groups = {
        "looked at": [one for name, one in readings.items() if name not in NOT_LOOKED_AT],
        "not looked at": [one for name, one in readings.items() if name in NOT_LOOKED_AT],
        "all": list(readings.values()),
    }
    listed = sorted(readings.items(), key=lambda one: (one[0] in NOT_LOOKED_AT, one[0]))
    lines = ["| brief | claims | right | no entry | extra entries |", "|---|---:|---:|---:|---:|"]
    for name, one in (*listed, *((name, Reading.sum(group)) for name, group in groups.items() if group)):
        lines.append(f"| {name} | {one.expected} | {one.right / one.expected:.3f} | {one.missed} | {one.extra} |")
    return "\n".join(lines)


def write(weights: Weights) -> None:
    """Put weights where the product reads them."""
    lines = [
        "# How much each signal speaks for a work, or for none: of ``python -m training.citations``, which says how",
        "# they are estimated. See ``signals.py`` for what they are.",
    ]
    lines += [f"{name} = {value:.2f}" for name, value in sorted(weights.items()) if abs(value) >= _LEAST]
    Path(weighing.__file__).with_name("weights.toml").write_text("\n".join(lines) + "\n", "utf-8")


def _analyses(cases: Sequence[AuditCase]) -> dict[str, Analysis]:
    made = {}
    for case in cases:
        with TemporaryDirectory() as folder, Case.open(Path(folder) / "case.whosays", create=True) as opened:
            opened.read([str(case.brief)], ReadOptions(role="brief"))
            opened.read([str(case.folder / "sources")], ReadOptions(role="source"))
            made[case.name] = opened.analysis()
    return made


def main() -> None:
    """Estimate, measure, and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--analyses", type=Path, help="where what was read is kept, or taken from")
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    cases = read_set("dev")
    analyses = kept(given.analyses, lambda: _analyses(cases))
    briefs = [Brief(texts_of(case), analyses[case.name]) for case in cases]
    first = {brief.name: brief.read(EXPECTED) for brief in briefs}
    print(table(dict(zip(first, measured(briefs, first), strict=True))))
    weights = learnt(briefs, first)
    for name, value in sorted(weights.items(), key=lambda one: -abs(one[1])):
        print(f"{name:32} {value:6.2f}")
    if given.write:
        write(weights)


if __name__ == "__main__":
    main()
