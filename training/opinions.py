"""What is annotated, and what teachers think, as one: chances for the labels of a window's words."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from training.examples import IGNORED, CueExample, Example, Labels
from whosays.language.labels import HEADS, ROLES

#: From which chance on teachers take a word for one that begins a cue, or goes on with it.
CUE = 0.35
#: Classes and kinds are asked only of words that may have one, by these heads.
_ASKED = {"cue_class": ("cue",), "kind": ("name_organization", "name_place")}
Chances = NDArray[np.float32]


def cues_of(window: Example, chances: Chances) -> list[tuple[int, int]]:
    """The annotated cues of a window, then those that teachers see where nothing is annotated.

    Args:
        window: With its labels.
        chances: Of the tags of the head ``cue``, ``(W, 3)``.

    Returns:
        First and last word of each.
    """
    found = [(cue.first, cue.last) for cue in window.cues]
    known = window.labels["cue"] != IGNORED
    taken = np.zeros(len(window.first), np.bool_)
    for first, last in found:
        taken[first : last + 1] = True
    begins = np.flatnonzero((chances[: len(taken), 1] > CUE) & ~known & ~taken)
    for first in begins.tolist():
        last = first
        while last + 1 < len(taken) and chances[last + 1, 2] > CUE and not taken[last + 1]:
            last += 1
        found.append((first, last))
    return found


def mixed(
    window: Example, heads: dict[str, Chances], cues: list[tuple[int, int]], roles: Chances, gold: float
) -> Example:
    """A window with chances for labels.

    Args:
        window: With its labels.
        heads: What teachers think of its words, by head: ``(W, outputs)``.
        cues: As ``cues_of`` gives them.
        roles: What teachers think of the roles of its words towards each, ``(C, W, 3)``.
        gold: What an annotation counts beside teachers' opinions, 0 to 1.
    """
    labels: dict[str, Labels] = {}
    for name, chances in heads.items():
        given = window.labels[name]
        known = given != IGNORED
        others = [1 - heads[other][:, 0] for other in _ASKED.get(name, ())]
        asked = np.max(others, 0) > CUE if others else np.ones_like(known)
        labels[name] = _beside(given, known, chances * (asked | known)[:, None], len(HEADS[name]), gold)
    told = []
    for place, (first, last) in enumerate(cues):
        chances = roles[place]
        if place < len(window.cues):
            given = window.cues[place].roles
            chances = _beside(given, given != IGNORED, chances, len(ROLES), gold)
        told.append(CueExample(first, last, chances.astype(np.float16)))
    return replace(window, labels=labels, cues=told)


def _beside(
    given: NDArray[np.int64], known: NDArray[np.bool_], chances: Chances, outputs: int, gold: float
) -> NDArray[np.float16]:
    """Annotated labels with chances beside them; the chances alone where nothing is annotated."""
    exact = np.eye(outputs, dtype=np.float32)[np.where(known, given, 0)]
    share = np.where(known, gold, 0.0)[:, None]
    return (share * exact + (1 - share) * chances).astype(np.float16)
