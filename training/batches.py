"""Examples as padded tensors, grouped by length."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from training.examples import IGNORED, Example

#: Word pieces in a batch, padding included.
PIECES = 2048


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded tensors of ``B`` windows; see ``training.network`` for the shapes."""

    lower: Tensor
    shapes: Tensor
    mask: Tensor
    first: Tensor
    labels: dict[str, Tensor]
    values: Tensor
    cues: Tensor
    roles: Tensor


def grouped(lengths: Sequence[int], generator: np.random.Generator, pieces: int = PIECES) -> list[list[int]]:
    """Indices in batches of like length and at most ``pieces`` when padded, in random order."""
    order = sorted(generator.permutation(len(lengths)).tolist(), key=lambda i: lengths[i] // 8)
    batches: list[list[int]] = [[]]
    for index in order:
        if batches[-1] and (len(batches[-1]) + 1) * lengths[index] > pieces:
            batches.append([])
        batches[-1].append(index)
    generator.shuffle(batches)
    return batches


def padded(rows: Sequence[NDArray[np.generic]], value: float) -> Tensor:
    """Rows of one dimension as a tensor ``(B, longest)``."""
    longest = max(len(row) for row in rows)
    table = np.full((len(rows), longest), value, rows[0].dtype)
    for index, row in enumerate(rows):
        table[index, : len(row)] = row
    return torch.from_numpy(table)


def collate(chosen: Sequence[Example], lower: Sequence[Tensor]) -> Batch:
    """Tensors of the chosen windows, with the states that the frozen layers gave."""
    cues = [(w, c.first, c.last, c.roles) for w, e in enumerate(chosen) for c in e.cues]
    width = max(len(e.first) for e in chosen)
    roles = np.full((len(cues), width), IGNORED)
    for index, (_, _, _, given) in enumerate(cues):
        roles[index, : len(given)] = given
    return Batch(
        lower=torch.nn.utils.rnn.pad_sequence([s.float() for s in lower], batch_first=True),
        shapes=padded([e.shapes for e in chosen], 0),
        mask=padded([np.ones(len(e.ids), np.int64) for e in chosen], 0),
        first=padded([e.first for e in chosen], 0),
        labels={head: padded([e.labels[head] for e in chosen], IGNORED) for head in chosen[0].labels},
        values=padded([e.values for e in chosen], float("nan")),
        cues=torch.tensor([c[:3] for c in cues], dtype=torch.long).reshape(-1, 3),
        roles=torch.from_numpy(roles),
    )


def frozen_states(network, examples: Sequence[Example], *, pieces: int = 8192) -> Iterator[tuple[int, Tensor]]:  # type: ignore[no-untyped-def]
    """What the frozen layers make of each window, once for all epochs; half precision, ``(T, D)`` each."""
    order = sorted(range(len(examples)), key=lambda i: len(examples[i].ids))
    start = 0
    while start < len(order):
        end = start + 1
        while end < len(order) and (end + 1 - start) * len(examples[order[end]].ids) <= pieces:
            end += 1
        chosen = [examples[i] for i in order[start:end]]
        with torch.no_grad():
            mask = padded([np.ones(len(e.ids), np.int64) for e in chosen], 0)
            states = network.encoder.lower(padded([e.ids for e in chosen], 0), mask, network.frozen).half()
        for place, index in enumerate(order[start:end]):
            yield index, states[place, : len(examples[index].ids)].clone()
        start = end
