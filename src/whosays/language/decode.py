"""From the encoder's numbers to spans of words; pure functions on arrays.

Shapes: ``W`` words of a window. A span is a pair of its first word and its last, both included.
"""

from __future__ import annotations

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


def softmax(logits: Floats) -> Floats:
    """Probabilities over the last axis."""
    shifted = np.exp(logits - logits.max(-1, keepdims=True))
    return np.asarray(shifted / shifted.sum(-1, keepdims=True))


def tagged(logits: Floats, kind: int, threshold: float, inside: float = 0.5) -> list[Scored]:
    """Spans of one kind under B and I tags.

    Args:
        logits: ``(W, 1 + 2 * kinds)``, tags O, B-0, I-0, B-1, I-1 and so on.
        kind: Which kind.
        threshold: The surest word of a span is at least so probable.
        inside: Each of its words belongs to it when B and I together are at least as probable; at most ``threshold``.

    Returns:
        Spans in order, with the probability of the surest word; a word that more probably begins a span than continues
        one begins one.
    """
    probabilities = softmax(logits)
    begins, goes_on = probabilities[:, 1 + 2 * kind], probabilities[:, 2 + 2 * kind]
    belongs = begins + goes_on
    least = min(inside, threshold)
    found: list[Scored] = []
    for first, last in runs(belongs >= least):
        starts = [first, *(i for i in range(first + 1, last + 1) if begins[i] > goes_on[i]), last + 1]
        for start, end in pairwise(starts):
            surest = float(belongs[start:end].max())
            if surest >= threshold:
                found.append(Scored(start, end - 1, surest))
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
