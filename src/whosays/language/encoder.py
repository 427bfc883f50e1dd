"""The encoder as it is shipped: loaded once, when it is first needed."""

from __future__ import annotations

import functools
import multiprocessing
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from whosays.language.decode import Floats
from whosays.language.files import ENCODER, ROLES, WEIGHTS, ModelFiles, session
from whosays.language.labels import HEADS
from whosays.language.reading import EvidenceReader, Settings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: What the graph is asked for a window of text; its other outputs are of pairs.
_OF_WORDS = ("states", *HEADS)


class OnnxBackend:
    """Runs the two graphs that read a text with onnxruntime."""

    def __init__(self, encoder: bytes, roles: bytes) -> None:
        self._encoder = session(encoder)
        self._roles = session(roles)

    def encode(self, ids: NDArray[np.int64], shapes: NDArray[np.int64], first: NDArray[np.int64]) -> dict[str, Floats]:
        """See ``reading.Backend``."""
        given = {"ids": ids, "shapes": shapes, "first": first}
        return dict(zip(_OF_WORDS, self._encoder.run(_OF_WORDS, given), strict=True))

    def roles(self, states: Floats, first: NDArray[np.int64], last: NDArray[np.int64]) -> Floats:
        """See ``reading.Backend``."""
        found: Floats = self._roles.run(["roles"], {"states": states, "first": first, "last": last})[0]
        return found


def has_weights(folder: Path | None = None) -> bool:
    """Whether weights are in ``folder``, or are shipped; without them the rules read alone."""
    return ((folder or WEIGHTS) / "model.json").is_file()


@functools.cache
def model_version(folder: Path = WEIGHTS) -> str:
    """The version of the weights, as it is kept with what they found.

    Raises:
        ModelError: If ``model.json`` cannot be read.
    """
    return str(ModelFiles.at(folder).about["version"])


def shipped_encoder() -> EvidenceReader | None:
    """The reader over the shipped weights; None where they are not installed, so that the rules read alone.

    Raises:
        ModelError: If a file is damaged.
    """
    return load_encoder(WEIGHTS, usual_threads()) if has_weights() else None


def usual_threads() -> int:
    """As many as there are processors; a worker process leaves the others to its siblings."""
    if multiprocessing.parent_process() is not None:
        return 1
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


@functools.cache
def load_encoder(folder: Path = WEIGHTS, threads: int = 1) -> EvidenceReader:
    """The reader over the weights in ``folder``, loaded once.

    Raises:
        ModelError: If a file is missing, damaged or not the one that ``model.json`` names.
    """
    files = ModelFiles.at(folder)
    backend = OnnxBackend(files.content(ENCODER), files.content(ROLES))
    about = files.about
    given: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in about["settings"].items()}
    return EvidenceReader(backend, files.tokenizer(), about["opening"], about["closing"], Settings(**given), threads)
