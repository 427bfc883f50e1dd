"""Examples as padded tensors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Self

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from training.examples import IGNORED, Example, Labels
from training.pairs.pair import PairExample


class _Movable:
    """A dataclass of tensors."""

    def to(self, device: str) -> Self:
        """The same on another device."""
        moved = {}
        for one in fields(self):  # type: ignore[arg-type]
            value = getattr(self, one.name)
            moved[one.name] = (
                {name: tensor.to(device) for name, tensor in value.items()}
                if isinstance(value, dict)
                else value.to(device)
            )
        return type(self)(**moved)


@dataclass(frozen=True, slots=True)
class PairBatch(_Movable):
    """Padded tensors of ``B`` pairs: ``tags`` and ``first`` ``(B, W)``, ``labels`` ``(B,)``."""

    ids: Tensor
    shapes: Tensor
    mask: Tensor
    first: Tensor
    tags: Tensor
    labels: Tensor


@dataclass(frozen=True, slots=True)
class Batch(_Movable):
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


def padded(rows: Sequence[NDArray[np.generic]], value: float) -> Tensor:
    """Rows of one shape but for their length as a tensor ``(B, longest, ...)``."""
    longest = max(len(row) for row in rows)
    table = np.full((len(rows), longest, *rows[0].shape[1:]), value, rows[0].dtype)
    for index, row in enumerate(rows):
        table[index, : len(row)] = row
    return torch.from_numpy(table)


def collate(chosen: Sequence[Example]) -> Batch:
    """Tensors of the chosen windows."""
    cues = [(w, c.first, c.last) for w, e in enumerate(chosen) for c in e.cues]
    width = max(len(e.first) for e in chosen)
    given = [c.roles for e in chosen for c in e.cues]
    # A row as long as the widest window, which may have no cue of its own, is put beside them and taken away again.
    one = given[0] if given else np.empty(0, np.int64)
    widest = np.full((width, *one.shape[1:]), _padding(one), one.dtype)
    roles = padded([*given, widest], _padding(one))[:-1]
    return Batch(
        ids=padded([e.ids for e in chosen], 0),
        shapes=padded([e.shapes for e in chosen], 0),
        mask=padded([np.ones(len(e.ids), np.int64) for e in chosen], 0),
        first=padded([e.first for e in chosen], 0),
        known=padded([np.ones(len(e.first), np.int64) for e in chosen], 0),
        labels={
            head: padded([e.labels[head] for e in chosen], _padding(given)) for head, given in chosen[0].labels.items()
        },
        values=padded([e.values for e in chosen], float("nan")),
        cues=torch.tensor(cues, dtype=torch.long).reshape(-1, 3),
        roles=roles,
    )


def _padding(labels: Labels) -> int:
    """What stands where no label is known: chances sum to 0 there."""
    return IGNORED if labels.ndim == 1 else 0


def collate_pairs(chosen: Sequence[PairExample]) -> PairBatch:
    """Tensors of the chosen pairs."""
    return PairBatch(
        ids=padded([e.ids for e in chosen], 0),
        shapes=padded([e.shapes for e in chosen], 0),
        mask=padded([np.ones(len(e.ids), np.int64) for e in chosen], 0),
        first=padded([e.first for e in chosen], 0),
        tags=padded([e.tags for e in chosen], IGNORED),
        labels=torch.tensor([e.label for e in chosen]),
    )
