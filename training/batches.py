"""Examples as padded tensors, grouped by length."""

from __future__ import annotations

from collections.abc import Sequence
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

    ids: Tensor
    shapes: Tensor
    mask: Tensor
    first: Tensor
    known: Tensor
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


def collate(chosen: Sequence[Example], hidden: Sequence[NDArray[np.bool_]] | None = None, mask_piece: int = 0) -> Batch:
    """Tensors of the chosen windows.

    Args:
        chosen: The windows.
        hidden: For each window which of its words the network is not to see, so that it learns to tell from context.
        mask_piece: The piece that is shown in their place.
    """
    cues = [(w, c.first, c.last, c.roles) for w, e in enumerate(chosen) for c in e.cues]
    width = max(len(e.first) for e in chosen)
    roles = np.full((len(cues), width), IGNORED)
    for index, (_, _, _, given) in enumerate(cues):
        roles[index, : len(given)] = given
    ids = [e.ids for e in chosen] if hidden is None else list(map(_hiding, chosen, hidden, [mask_piece] * len(chosen)))
    return Batch(
        ids=padded(ids, 0),
        shapes=padded([e.shapes for e in chosen], 0),
        mask=padded([np.ones(len(e.ids), np.int64) for e in chosen], 0),
        first=padded([e.first for e in chosen], 0),
        known=padded([np.ones(len(e.first), np.int64) for e in chosen], 0),
        labels={head: padded([e.labels[head] for e in chosen], IGNORED) for head in chosen[0].labels},
        values=padded([e.values for e in chosen], float("nan")),
        cues=torch.tensor([c[:3] for c in cues], dtype=torch.long).reshape(-1, 3),
        roles=torch.from_numpy(roles),
    )


def _hiding(example: Example, hidden: NDArray[np.bool_], mask_piece: int) -> NDArray[np.int64]:
    """The pieces of a window with those of hidden words replaced; marks that part paragraphs belong to no word."""
    ids = example.ids.copy()
    for word in np.flatnonzero(hidden):
        start = example.first[word]
        end = example.first[word + 1] if word + 1 < len(example.first) else len(ids) - 1
        ids[start:end] = np.where(example.shapes[start:end] == 0, ids[start:end], mask_piece)
    return ids
