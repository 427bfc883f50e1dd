"""Chooses the thresholds of a trained network and calibrates it: ``python -m training.tune RUN --bases FOLDER``.

Works on texts kept from training for this; the development data that the tables are about are not looked at. Writes
``settings.json`` into the run's folder.
"""

from __future__ import annotations

import argparse
import itertools
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np
from benchmarks._data import data_dir
from benchmarks._scores import Tally, pair, relaxed
from benchmarks.polnear import Gold
from numpy.typing import NDArray

from training.backend import reader_of
from training.data import calibration_texts
from training.text import LabelledText
from whosays.language.decode import Floats
from whosays.language.reading import Backend, EvidenceReader, Proposed, Settings

CUES = (0.3, 0.4, 0.5, 0.6, 0.7)
NESTED = (0.2, 0.3, 0.4, 0.5, 0.6, 0.7)
SWITCHES = (0.5, 1.0, 1.5, 2.0, 3.0)
INSIDE = (0.5, 0.6, 0.7, 0.8)


class Remembering:
    """Runs a backend once for each window; the thresholds are then tried on what it gave."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend
        self._known: dict[bytes, dict[str, Floats]] = {}
        self._roles: dict[bytes, Floats] = {}

    def encode(self, ids: NDArray[np.int64], shapes: NDArray[np.int64], first: NDArray[np.int64]) -> dict[str, Floats]:
        """See ``whosays.language.reading.Backend``."""
        key = ids.tobytes()
        if key not in self._known:
            self._known[key] = dict(self._backend.encode(ids, shapes, first))
        return self._known[key]

    def roles(self, states: Floats, first: NDArray[np.int64], last: NDArray[np.int64]) -> Floats:
        """See ``whosays.language.reading.Backend``."""
        key = states[:, :4].tobytes() + first.tobytes() + last.tobytes()
        if key not in self._roles:
            self._roles[key] = self._backend.roles(states, first, last)
        return self._roles[key]


def as_gold(found: Proposed) -> Gold:
    """A proposal as sets of code points."""

    def offsets(spans: Sequence[tuple[int, int]]) -> frozenset[int]:
        return frozenset(i for start, end in spans for i in range(start, end))

    return Gold(offsets(found.source), offsets([found.cue]), offsets(found.content))


def golds(text: LabelledText) -> list[Gold]:
    """The attributions of a text as sets of code points."""
    return [as_gold(Proposed(a.source, a.cue, a.content, "", None)) for a in text.attributions or ()]


def score(reader: EvidenceReader, texts: Sequence[LabelledText], column: str = "relaxed") -> float:
    """F1 by a column of ``benchmarks.attribution``; nested proposals count only where nesting is annotated."""
    tally = Tally()
    for text in texts:
        found = [as_gold(p) for p in proposals(reader, text) if text.nested or not p.nested]
        tally.add(golds(text), found, text.text)
    return tally.counts[column].f1


def proposals(reader: EvidenceReader, text: LabelledText) -> list[Proposed]:
    """What the encoder proposes for a text."""
    return reader.read(text.text, text.paragraphs).attributions


def outcomes(reader: EvidenceReader, texts: Sequence[LabelledText]) -> Iterator[tuple[Proposed, bool]]:
    """Each proposal, with whether it is right by the relaxed measure."""
    for text in texts:
        found = [p for p in proposals(reader, text) if text.nested or not p.nested]
        as_sets = [as_gold(p) for p in found]
        right = {id(p) for g, p in pair(golds(text), as_sets) if relaxed(g, p)}
        yield from ((p, id(s) in right) for p, s in zip(found, as_sets, strict=True))


def platt(features: Floats, right: NDArray[np.bool_], steps: int = 200) -> NDArray[np.float64]:
    """Weights of a logistic regression (Newton's method, slightly regularised); ``features`` is ``(N, K)``."""
    columns = np.hstack([np.ones((len(features), 1)), features])
    weights = np.zeros(columns.shape[1])
    for _ in range(steps):
        chance = 1 / (1 + np.exp(-columns @ weights))
        gradient = columns.T @ (right - chance) - 1e-3 * weights
        curvature = (columns * (chance * (1 - chance))[:, None]).T @ columns + 1e-3 * np.eye(len(weights))
        change = np.linalg.solve(curvature, gradient)
        weights += change
        if np.abs(change).max() < 1e-8:
            break
    return weights


def tuned(reader: EvidenceReader, texts: Sequence[LabelledText], say: Callable[[str], None]) -> Settings:
    """The best settings for ``texts``, one kind of threshold after the other, then calibrated."""
    settings = reader.settings
    outermost = [t for t in texts if not t.nested]
    nested = [t for t in texts if t.nested]

    def best(name: str, values: Sequence[float], on: Sequence[LabelledText], column: str = "relaxed") -> None:
        nonlocal settings
        scores = {v: score(replace(reader, settings=replace(settings, **{name: v})), on, column) for v in values}
        settings = replace(settings, **{name: max(values, key=lambda v: scores[v])})
        say(f"{name}: " + ", ".join(f"{value} {score:.3f}" for value, score in scores.items()))

    best("cue", CUES, outermost)
    best("inside", INSIDE, outermost, "micro exact")
    best("switch", SWITCHES, outermost)
    best("nested", NESTED, nested)
    return replace(settings, calibration=_calibrated(replace(reader, settings=settings), texts, say))


def _calibrated(
    reader: EvidenceReader, texts: Sequence[LabelledText], say: Callable[[str], None]
) -> tuple[float, float, float]:
    raw = {}
    for which, weights in (("cue", (0.0, 1.0, 0.0)), ("roles", (0.0, 0.0, 1.0))):
        with_one = replace(reader, settings=replace(reader.settings, calibration=weights))
        raw[which] = list(outcomes(with_one, texts))
    right = np.array([is_right for _, is_right in raw["cue"]])
    logits = np.array(
        [
            [np.log(p / (1 - p)) for p in pair_]
            for pair_ in itertools.starmap(_chances, zip(raw["cue"], raw["roles"], strict=True))
        ]
    )
    bias, by_cue, by_roles = platt(logits, right)
    say(f"{len(right)} proposals, {right.mean():.3f} right; weights {bias:.3f} {by_cue:.3f} {by_roles:.3f}")
    return float(bias), float(by_cue), float(by_roles)


def _chances(one: tuple[Proposed, bool], other: tuple[Proposed, bool]) -> tuple[float, float]:
    return float(one[0].probability or 0), float(other[0].probability or 0)


def main() -> None:
    """Parse the arguments and tune."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", type=Path)
    parser.add_argument("--bases", type=Path, required=True)
    given = parser.parse_args()
    reader = reader_of(given.run, given.bases, Settings())
    remembering = replace(reader, backend=Remembering(reader.backend))
    settings = tuned(remembering, calibration_texts(data_dir(".")), print)
    (given.run / "settings.json").write_text(json.dumps(asdict(settings), indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
