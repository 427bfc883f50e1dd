"""Windows and pairs as one file; made by ``training.prepare``."""

from __future__ import annotations

import lzma
import pickle
from dataclasses import dataclass, field
from pathlib import Path

from training.examples import Example
from training.pairs.pair import PairExample

#: What a file that was written small begins with.
_LZMA = b"\xfd7zXZ\x00"


@dataclass(slots=True)
class Prepared:
    """What a run draws its batches from.

    Attributes:
        windows: By corpus; see ``training.shares.SHARES``.
        pairs: By kind; see ``training.shares.PAIR_SHARES``.
        found: Two texts each, as windows, of which one should be found by the other.
        special: The pieces that open and close a window.
        mask_piece: The piece that stands for what is hidden.
    """

    special: tuple[int, int]
    mask_piece: int
    windows: dict[str, list[Example]] = field(default_factory=dict)
    pairs: dict[str, list[PairExample]] = field(default_factory=dict)
    found: list[tuple[PairExample, PairExample]] = field(default_factory=list)


def save(prepared: Prepared, path: Path, *, small: bool = True) -> None:
    """Write it, small or fast."""
    with lzma.open(path, "wb", preset=1) if small else path.open("wb") as file:
        pickle.dump(prepared, file, protocol=5)


def load(path: Path) -> Prepared:
    """Read what ``save`` wrote; only files of one's own, since reading a pickle can run code."""
    with path.open("rb") as file:
        packed = file.read(len(_LZMA)) == _LZMA
    with lzma.open(path, "rb") if packed else path.open("rb") as file:
        found: Prepared = pickle.load(file)  # noqa: S301 - written by this very module
    return found
