"""What takes minutes to make, kept in a file between runs of a script."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")


def kept(path: Path | None, make: Callable[[], T]) -> T:
    """What ``make`` gives; from ``path`` where it lies there already, and written there else.

    Only files of one's own: reading a pickle can run code.
    """
    if path is not None and path.is_file():
        found: T = pickle.loads(path.read_bytes())  # noqa: S301 - a file that this very function wrote
        return found
    made = make()
    if path is not None:
        path.write_bytes(pickle.dumps(made))
    return made
