"""From the encoder's numbers to spans of words; pure functions on arrays.

Shapes: ``W`` words of a window. A span is a pair of its first word and its last, both included.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from whosays.language.labels import ROLES

Floats = NDArray[np.floating[Any]]
Run = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Scored:
    """A span of words with the model's own probability of it."""

    first: int
    last: int
    probability: float


def logit(probability: float, least: float = 1e-3) -> float:
    """Natural logarithm of the odds of a probability, which is first kept ``least`` away from 0 and 1."""
    kept = min(max(probability, least), 1 - least)
    return math.log(kept / (1 - kept))


def softmax(logits: Floats) -> Floats:
    """Probabilities over the last axis."""
    shifted = np.exp(logits - logits.max(-1, keepdims=True))
    return np.asarray(shifted / shifted.sum(-1, keepdims=True))


def tagged(logits: Floats, kind: int, threshold: float, inside: float = 0.5) -> list[Scored]:
    """Spans of one kind under B and I tags.

    Args:
        logits: ``(W, 1 + 2 * kinds)``, tags O, B-0, I-0, B-1, I-1 and so on.
        kind: Which kind.
        threshold: The surest word of a span is at least so probable, B and I together.
        inside: Words beside it belong to the span while they are at least so probable, as a share of the surest.

    Returns:
        Spans in order, with the probability of the surest word; a word that more probably begins a span than continues
        one begins one.
    """
    probabilities = softmax(logits)
    begins, goes_on = probabilities[:, 1 + 2 * kind], probabilities[:, 2 + 2 * kind]
    belongs = begins + goes_on
    found: list[Scored] = []
    for first, last in runs(belongs >= inside * threshold):
        starts = [first, *(i for i in range(first + 1, last + 1) if begins[i] > goes_on[i]), last + 1]
        for start, end in pairwise(starts):
            peak = start + int(belongs[start:end].argmax())
            surest = float(belongs[peak])
            if surest >= threshold:
                held = runs(belongs[start:end] >= inside * surest)
                left, right = next((a, b) for a, b in held if a <= peak - start <= b)
                found.append(Scored(start + left, start + right, surest))
    return found


def best_roles(logits: Floats, switch: float) -> NDArray[np.int64]:
    """The most probable roles ``(C, W)`` given ``(C, W, 3)``; each change into or out of the content costs ``switch``.

    Viterbi over three states for all cues at once; without the cost, stray words would break a content up.
    """
    scores = np.log(softmax(logits) + 1e-9)
    content = ROLES.index("content")
    cost = np.zeros((len(ROLES), len(ROLES)))
    cost[content, :] = cost[:, content] = switch
    cost[content, content] = 0.0
    best = scores[:, 0]
    back = np.zeros(scores.shape, np.int64)
    for index in range(1, scores.shape[1]):
        paths = best[:, :, None] - cost
        back[:, index] = paths.argmax(1)
        best = paths.max(1) + scores[:, index]
    roles = np.empty(scores.shape[:2], np.int64)
    roles[:, -1] = best.argmax(1)
    each = np.arange(len(roles))
    for index in range(scores.shape[1] - 1, 0, -1):
        roles[:, index - 1] = back[each, index, roles[:, index]]
    return roles


def keep_one_source(roles: NDArray[np.int64], chances: Floats, cue: range) -> None:
    """Let the source be the one stretch that is likeliest as a whole, in place; none where no word is a source.

    Args:
        roles: ``(W,)``; words of the cue lose theirs, those that are taken for a source change.
        chances: ``(W, 3)``, probabilities of the roles.
        cue: The words of the cue, which belong to no source.

    The stretch has the largest sum of log odds of its words (Kadane's algorithm), so that a doubtful word between sure
    ones belongs to it.
    """
    source, none = ROLES.index("source"), ROLES.index("none")
    roles[cue.start : cue.stop] = none
    sources = roles == source
    if not sources.any():
        return
    others = np.delete(chances, source, axis=1).max(1)
    odds = np.log(chances[:, source] + 1e-9) - np.log(others + 1e-9)
    odds[cue.start : cue.stop] = -np.inf
    best, first, last = -np.inf, 0, 0
    total, start = 0.0, 0
    for index, value in enumerate(odds):
        if total <= 0.0:
            total, start = 0.0, index
        total += float(value)
        if total > best:
            best, first, last = total, start, index
    roles[sources] = none
    roles[first : last + 1] = source


def runs(chosen: Sequence[bool] | NDArray[np.bool_]) -> list[Run]:
    """Runs of true values."""
    found: list[Run] = []
    for index, value in enumerate(chosen):
        if not value:
            continue
        if found and found[-1][1] == index - 1:
            found[-1] = (found[-1][0], index)
        else:
            found.append((index, index))
    return found
