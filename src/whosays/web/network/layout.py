"""Where do the nodes of a graph go, so that what is tied stands together?

Springs along the edges, repulsion between all nodes, a pull to the middle (Fruchterman & Reingold 1991, with the
weights of springs of d3-force). Repulsion is summed on a mesh by the fast Fourier transform (particle-mesh: Hockney &
Eastwood 1988, chapter 5), so that a round takes time for the nodes plus a constant for the mesh, and no pair is looked
at.
"""

from __future__ import annotations

import functools
import math
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Floats: TypeAlias = npt.NDArray[np.float64]
Pairs: TypeAlias = tuple[tuple[int, int], ...]

_SEED = 7
_ROUNDS = 220
#: Of the speed, how much is kept from one round to the next.
_KEPT = 0.6
#: Of repulsion and of the pull to the middle, where a spring at rest is 1 long.
_CHARGE, _GRAVITY = 0.14, 0.035
#: How near two nodes may stay, and how often and how far along its row each is held against its neighbours.
_APART, _PARTINGS, _NEIGHBOURS = 0.62, 12, 6
#: Between parts that nothing ties; and the width of the shelves by their height.
_GAP, _FORMAT = 1.4, 3.0
#: Length of a spring at rest, in pixels, with many nodes; with few there is room for the words on it.
_UNIT, _FEW, _ROOMIER = 48, 300, 3.5


@functools.lru_cache(maxsize=8)
def positions(nodes: int, edges: Pairs) -> tuple[tuple[int, int], ...]:
    """Lay out a graph; the same one always in the same way.

    Args:
        nodes: How many there are.
        edges: Pairs of nodes, counted from 0.

    Returns:
        The place of each node in pixels, around (0, 0).
    """
    if not nodes:
        return ()
    draw = np.random.default_rng(_SEED)
    radius, angle = np.sqrt(draw.random(nodes) * nodes), draw.random(nodes) * 2 * math.pi
    at = np.stack((radius * np.cos(angle), radius * np.sin(angle)), axis=1)
    springs, mesh, speed = _Springs(nodes, edges), _Mesh(nodes), np.zeros_like(at)
    for heat in np.geomspace(1.0, 0.02, _ROUNDS):
        force = springs.pull(at) + _CHARGE * mesh.push(at) - _GRAVITY * at
        speed = _KEPT * (speed + heat * force)
        at = at + speed
    packed = _packed(_parted(at), _parts(nodes, edges))
    unit = _UNIT * min(_ROOMIER, max(1.0, math.sqrt(_FEW / nodes)))
    return tuple((round(x), round(y)) for x, y in ((packed - packed.mean(axis=0)) * unit).tolist())


class _Springs:
    """The edges. That of a node with few is the stiffer, and moves that node more than the other end."""

    def __init__(self, nodes: int, edges: Pairs) -> None:
        ends = np.array([pair for pair in edges if pair[0] != pair[1]], dtype=np.intp).reshape(-1, 2)
        self._nodes, self._left, self._right = nodes, ends[:, 0], ends[:, 1]
        degree = np.bincount(ends.ravel(), minlength=nodes).astype(np.float64)
        left, right = degree[self._left], degree[self._right]
        self._strength = 1.0 / np.maximum(np.minimum(left, right), 1.0)
        self._yield = right / np.maximum(left + right, 1.0)

    def pull(self, at: Floats) -> Floats:
        """The force on each node."""
        between = at[self._right] - at[self._left]
        length = np.maximum(np.hypot(between[:, 0], between[:, 1]), 1e-6)
        pulled = between * ((length - 1.0) / length * self._strength)[:, None]
        force: Floats = np.stack([self._summed(pulled[:, axis]) for axis in (0, 1)], axis=1)
        return force

    def _summed(self, pulled: Floats) -> Floats:
        left: Floats = np.bincount(self._left, pulled * self._yield, self._nodes).astype(np.float64)
        return left - np.bincount(self._right, pulled * (1.0 - self._yield), self._nodes)


class _Mesh:
    """A square of cells on which nodes repel one another by the inverse of their distance."""

    def __init__(self, nodes: int) -> None:
        self._cells = 64 if nodes <= 1_000 else 128  # two or three nodes a cell at most where they are even
        reach = 2 * self._cells  # doubled, so that the transform does not wrap around
        offset = np.fft.fftfreq(reach, 1 / reach)
        squared = offset[:, None] ** 2 + offset[None, :] ** 2
        squared[0, 0] = np.inf
        self._kernels = [np.fft.rfft2(by / squared) for by in (offset[None, :], offset[:, None])]

    def push(self, at: Floats) -> Floats:
        """The force on each node, by that of the others shared out among the corners of their cells."""
        cells, low = self._cells, at.min(axis=0)
        size = max(float((at.max(axis=0) - low).max()), 1e-6) / (cells - 1.001)
        place = (at - low) / size
        whole = place.astype(np.intp)
        part = place - whole
        corners = [
            (
                (whole[:, 1] + down) * cells + whole[:, 0] + right,
                np.abs(1 - right - part[:, 0]) * np.abs(1 - down - part[:, 1]),
            )
            for down in (0, 1)
            for right in (0, 1)
        ]
        density = np.zeros(cells * cells)
        for cell, share in corners:
            density += np.bincount(cell, share, cells * cells)
        reach = (2 * cells, 2 * cells)
        spectrum = np.fft.rfft2(density.reshape(cells, cells), s=reach)
        fields = [np.fft.irfft2(spectrum * kernel, s=reach)[:cells, :cells].ravel() for kernel in self._kernels]
        return np.stack([sum(field[cell] * share for cell, share in corners) for field in fields], axis=1) / size


def _parted(at: Floats) -> Floats:
    """Push nodes apart that stand too near for the mesh to see: by rows and by columns, a few neighbours each."""
    at = at.copy()
    for turn in range(_PARTINGS):
        along, across = (0, 1) if turn % 2 else (1, 0)
        order = np.lexsort((at[:, along], np.floor(at[:, across] / _APART)))
        for step in range(1, min(_NEIGHBOURS, len(at) - 1) + 1):
            one, other = order[:-step], order[step:]
            between = at[other] - at[one]
            length = np.hypot(between[:, 0], between[:, 1])
            near = length < _APART
            way = between[near] / np.maximum(length[near], 1e-6)[:, None]
            shift = way * ((_APART - length[near]) / 2)[:, None]
            np.add.at(at, one[near], -shift)
            np.add.at(at, other[near], shift)
    return at


def _parts(nodes: int, edges: Pairs) -> list[list[int]]:
    """Nodes that are tied to one another, over however many others; the largest part first."""
    leader = list(range(nodes))

    def find(node: int) -> int:
        while leader[node] != node:
            leader[node] = leader[leader[node]]
            node = leader[node]
        return node

    for one, other in edges:
        leader[find(other)] = find(one)
    parts: dict[int, list[int]] = {}
    for node in range(nodes):
        parts.setdefault(find(node), []).append(node)
    return sorted(parts.values(), key=lambda part: (-len(part), part[0]))


def _packed(at: Floats, parts: list[list[int]]) -> Floats:
    """Put the parts on shelves, the largest first, each turned so that it lies flat."""
    at = at.copy()
    for part in parts:
        at[part] = _flat(at[part])
    sizes = [at[part].max(axis=0) - at[part].min(axis=0) + _GAP for part in parts]
    shelved = sizes[1:] if 2 * len(parts[0]) > len(at) else sizes
    room = max(float(sizes[0][0]), math.sqrt(_FORMAT * sum(float(size[0] * size[1]) for size in shelved)))
    right, top, height = 0.0, 0.0, 0.0
    for part, size in zip(parts, sizes, strict=True):
        if right and right + size[0] > room:
            right, top, height = 0.0, top + height, 0.0
        at[part] += (right, top) - at[part].min(axis=0)
        right, height = right + float(size[0]), max(height, float(size[1]))
    return at


def _flat(at: Floats) -> Floats:
    """Turn some points so that they spread most from left to right."""
    centred = at - at.mean(axis=0)
    spread = centred.T @ centred
    angle = 0.5 * math.atan2(2 * spread[0, 1], spread[0, 0] - spread[1, 1])
    turn = np.array(((math.cos(angle), -math.sin(angle)), (math.sin(angle), math.cos(angle))))
    turned: Floats = centred @ turn
    return turned
