"""Estimates what the audit's comparisons weigh: ``python -m training.audit [--write]``.

A multinomial logistic regression, regularised, over the features of ``whosays.audit.compare.compared``: which verdict
would a careful reader give. Learnt on the passages of ``training/data/drift`` that the encoder was not trained on, and
on the development part of the audit set, with some honest statements held against a document that they are not about;
measured by leaving out one group (a file of passages, a brief) at a time.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from benchmarks._audit_set import read_set
from numpy.typing import NDArray

from training.pairs.told import FOLDER, HELD_OUT, Altered, read_file
from whosays import Case
from whosays.audit import judgement
from whosays.audit.compare.compared import FEATURES, RULES, Compared, Statement
from whosays.audit.compare.side import Side
from whosays.audit.evidence import Library
from whosays.audit.judgement import CLASSES
from whosays.audit.shelf import shelves
from whosays.language.decode import softmax
from whosays.language.pairs import shipped_pairs
from whosays.records import AuditVerdict, Claim, Document, ReadOptions

Floats = NDArray[np.float64]
_OUT = Path(judgement.__file__).with_name("weights.json")
_STEPS, _RATE, _RIDGE = 1500, 0.05, 3e-3
#: A row of the development briefs counts so many times one of the passages: they are what the audit is for.
_BRIEFS = 6.0
_SUPPORTED, _ABSENT = CLASSES.index("supported"), CLASSES.index("not_found")
#: One honest statement in so many is also held against another passage.
_ELSEWHERE = 3


@dataclass(frozen=True, slots=True)
class Row:
    """A statement with its comparisons and what a reader called it.

    Attributes:
        group: What is left out together.
        verdict: What a reader called it.
        compared: With each passage.
        weight: How much it counts.
        drift: What was changed, for the tables.
    """

    group: str
    verdict: AuditVerdict
    compared: list[Compared]
    weight: float
    drift: str


def told_rows() -> Iterator[Row]:
    """The held-out passages, a case for each file."""
    for path in sorted(FOLDER.glob("*.jsonl")):
        told = [one for number, one in enumerate(read_file(path)) if number % HELD_OUT == HELD_OUT - 1]
        asked: list[tuple[int, str, AuditVerdict, str]] = []
        for number, one in enumerate(told):
            asked += [(number, text, "supported", "honest") for text in one.honest]
            asked += [(number, altered.text, _verdict(altered), altered.drift) for altered in one.altered]
            asked += [(number, text, "not_found", "absent") for text in one.absent]
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            (root / "sources").mkdir()
            for number, one in enumerate(told):
                (root / "sources" / f"p{number:03}.txt").write_text(one.passage, "utf-8")
            (root / "brief.txt").write_text("\n\n".join(text for _, text, _, _ in asked), "utf-8")
            library, brief, sources = _opened(root)
            place = 0
            for number, text, verdict, drift in asked:
                start = brief.text.find(" ".join(text.split()), place)
                if start < 0:
                    continue
                place = start + 1
                compared = _compared(library, brief, (start, start + len(text)), [sources[f"p{number:03}.txt"]])
                yield Row(path.stem, verdict, compared, 1.0, drift)
                if verdict == "supported" and place % _ELSEWHERE == 0:
                    other = sources[f"p{(number + 1) % len(told):03}.txt"]
                    elsewhere = _compared(library, brief, (start, start + len(text)), [other])
                    yield Row(path.stem, "not_found", elsewhere, 1.0, "elsewhere")


def _verdict(altered: Altered) -> AuditVerdict:
    if altered.drift == "polarity":
        return "contradicted"
    if altered.drift in {"certainty", "scope", "attribution"}:
        return "overstated" if altered.stronger else "understated" if altered.drift != "attribution" else "distorted"
    return "distorted"


def brief_rows() -> Iterator[Row]:
    """The expected claims of the development briefs, part by part."""
    for case in read_set("dev"):
        library, brief, sources = _opened(case.folder)
        for claim in case.claims:
            for one in claim.parts or (claim,):
                if claim.cites is None or one.verdict == "source_unavailable":
                    continue
                start = brief.text.find(one.quote)
                bounds = (start, start + len(one.quote))
                cited = sources[Path(claim.cites).name]
                compared = _compared(library, brief, bounds, [cited], whole=False)
                yield Row(case.name, one.verdict, compared, _BRIEFS, ", ".join(one.drift) or one.verdict)
                if one.verdict == "supported" and not claim.via:
                    other = next(identity for name, identity in sorted(sources.items()) if identity != cited)
                    elsewhere = _compared(library, brief, bounds, [other], whole=False)
                    yield Row(case.name, "not_found", elsewhere, 1.0, "elsewhere")


def _opened(folder: Path) -> tuple[Library, Document, dict[str, str]]:
    with tempfile.TemporaryDirectory() as work, Case.open(Path(work) / "c.whosays", create=True) as case:
        case.read([str(folder / "brief.txt")], ReadOptions(role="brief"))
        case.read([str(folder / "sources")], ReadOptions(role="source"))
        analysis = case.analysis()
    library = Library.of(analysis, shelves(analysis), shipped_pairs())
    brief = next(document for document in analysis.documents if document.role == "brief")
    sources = {Path(document.path).name: document.id for document in analysis.documents if document.role == "source"}
    return library, brief, sources


def _compared(
    library: Library, brief: Document, bounds: tuple[int, int], within: Sequence[str], *, whole: bool = True
) -> list[Compared]:
    """``whole``: the words carry their own speakers; otherwise these come from the claim that they are of."""
    shelf = library.shelves[brief.id]
    side = Side.of(shelf, *bounds)
    claims = shelf.claims_at(*bounds)
    claim = max(claims, key=lambda one: _shared(one, bounds), default=None)
    if claim is None:
        return []
    if whole:
        return library.compared(Statement.whole(claim, side), within)
    return library.compared(Statement.of(claim, side, 0), within)


def _shared(claim: Claim, bounds: tuple[int, int]) -> int:
    return sum(max(0, min(span.end, bounds[1]) - max(span.start, bounds[0])) for span in claim.content)


def fitted(rows: Sequence[Row], *, encoder: bool) -> Floats:
    """Weights ``(classes, 1 + features)``."""
    used = np.array([True, *(encoder or name in RULES for name in FEATURES)])
    table = np.array([_features(row) for row in rows]) * used
    labels = np.array([CLASSES.index(row.verdict) for row in rows])
    shares = np.array([row.weight for row in rows])
    return _regression(table, labels, shares / shares.sum()) * used


def _features(row: Row) -> Floats:
    return np.array([1.0, *row.compared[judgement.rests_on(row.compared)].features])


def _chances(values: Floats, weights: Floats) -> Floats:
    return softmax(values @ weights.T)


def _regression(table: Floats, labels: NDArray[np.int64], shares: Floats) -> Floats:
    """Adam on the weighted cross-entropy; every column is scaled to unit size first."""
    scale = np.maximum(np.sqrt((table**2).mean(0)), 1e-6)
    scaled = table / scale
    gold = np.eye(len(CLASSES))[labels]
    weights, first, second = (np.zeros((len(CLASSES), table.shape[1])) for _ in range(3))
    for step in range(1, _STEPS + 1):
        wrong = (_chances(scaled, weights) - gold) * shares[:, None]
        slope = wrong.T @ scaled + _RIDGE * weights
        first, second = 0.9 * first + 0.1 * slope, 0.999 * second + 0.001 * slope**2
        weights = weights - _RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return weights / scale


def held_out(rows: Sequence[Row], *, encoder: bool) -> Floats:
    """Probabilities ``(N, classes)`` of each row by weights that have not seen its group."""
    found = np.zeros((len(rows), len(CLASSES)))
    for group in sorted({row.group for row in rows}):
        weights = fitted([row for row in rows if row.group != group], encoder=encoder)
        for index, row in enumerate(rows):
            if row.group == group:
                found[index] = _chances(_features(row), weights)
    return found


def threshold(rows: Sequence[Row], chances: Floats) -> float:
    """The share of support, absence aside, at which briefs' supported and changed rows are told apart best.

    Every passage of the briefs is one of many that an analyst reads, so the passages' own rows do not choose it.
    """
    pairs = [
        (_support(chance), row.verdict == "supported")
        for row, chance in zip(rows, chances, strict=True)
        if row.verdict != "not_found" and row.weight > 1.0
    ]
    steps = [step / 50 for step in range(5, 46)]
    values = [_balanced(pairs, least) for least in steps]
    # The middle of the best stretch, since single peaks are chance.
    smooth = [sum(values[max(0, i - 2) : i + 3]) / len(values[max(0, i - 2) : i + 3]) for i in range(len(values))]
    return steps[smooth.index(max(smooth))]


def _support(chances: Floats) -> float:
    """The probability of support, given that the passage speaks of the matter."""
    return float(chances[_SUPPORTED] / (1.0 - chances[_ABSENT]))


def _balanced(pairs: Sequence[tuple[float, bool]], least: float) -> float:
    kept = [share >= least for share, supported in pairs if supported]
    caught = [share < least for share, supported in pairs if not supported]
    return (sum(kept) / max(1, len(kept)) + sum(caught) / max(1, len(caught))) / 2


def table(rows: Sequence[Row], chances: Floats, least: float) -> str:
    """Balanced accuracy, area under the curve, and how often the likeliest verdict is right."""
    lines = [
        "| rows | supported | changed | balanced accuracy | AUROC | absent found | likeliest verdict right |",
        "|---|---:|---:|---:|---:|---:|---:|",
    ]
    for name, chosen in (("passages", [r.weight == 1.0 for r in rows]), ("briefs", [r.weight > 1.0 for r in rows])):
        some = [(r, c) for r, c, yes in zip(rows, chances, chosen, strict=True) if yes]
        pairs = [(_support(c), r.verdict == "supported") for r, c in some if r.verdict != "not_found"]
        absent = [c[_ABSENT] > 0.5 for r, c in some if r.verdict == "not_found"]
        right = [CLASSES[int(c.argmax())] == r.verdict for r, c in some]
        good, bad = [s for s, y in pairs if y], [s for s, y in pairs if not y]
        area = np.mean([(g > b) + 0.5 * (g == b) for g in good for b in bad])
        lines.append(
            f"| {name} | {len(good)} | {len(bad)} | {_balanced(pairs, least):.3f} | {area:.3f} "
            f"| {sum(absent)}/{len(absent)} | {sum(right) / len(right):.3f} |"
        )
    return "\n".join(lines)


def main() -> None:
    """Estimate, measure, and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    rows = [row for row in (*told_rows(), *brief_rows()) if row.compared]
    weights: dict[str, object] = {"columns": judgement.columns()}
    least = {}
    for name, encoder in (("encoder", True), ("rules", False)):
        chances = held_out(rows, encoder=encoder)
        least[name] = threshold(rows, chances)
        print(f"\n{name}, threshold {least[name]:.2f}\n\n{table(rows, chances, least[name])}")
        final = fitted(rows, encoder=encoder)
        weights[name] = {c: [round(float(v), 4) for v in row] for c, row in zip(CLASSES, final, strict=True)}
        weights[f"{name} thresholds"] = {"supported": least[name], "absent": 0.5}
    if given.write:
        _OUT.write_text(json.dumps(weights, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
