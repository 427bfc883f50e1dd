"""The encoder as it is shipped: found, checked and loaded once, when it is first needed."""

from __future__ import annotations

import functools
import hashlib
import json
import multiprocessing
import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from whosays.language.decode import Floats
from whosays.language.reading import EvidenceReader, Settings
from whosays.records import ModelError

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from onnxruntime import InferenceSession

#: Where the weights lie.
WEIGHTS = Path(__file__).with_name("weights")
_REMEDY = "install whosays again: pip install --force-reinstall whosays"
#: Outputs that say something of two texts, or of a window as a whole.
_OF_PAIRS = frozenset({"vector", "mean", "entailment", "drift"})
_FILES = ("encoder.onnx", "roles.onnx", "tokenizer.json")


class OnnxBackend:
    """Runs the two graphs with onnxruntime, each run on the thread that asks for it."""

    def __init__(self, encoder: bytes, roles: bytes) -> None:
        self._encoder = _session(encoder)
        self._roles = _session(roles)
        self._names = [output.name for output in self._encoder.get_outputs()]
        self._word_names = [name for name in self._names if name not in _OF_PAIRS]

    def encode(self, ids: NDArray[np.int64], shapes: NDArray[np.int64], first: NDArray[np.int64]) -> dict[str, Floats]:
        """See ``reading.Backend``."""
        given = {"ids": ids, "shapes": shapes, "first": first}
        return dict(zip(self._word_names, self._encoder.run(self._word_names, given), strict=True))

    def roles(self, states: Floats, first: NDArray[np.int64], last: NDArray[np.int64]) -> Floats:
        """See ``reading.Backend``."""
        found: Floats = self._roles.run(["roles"], {"states": states, "first": first, "last": last})[0]
        return found

    def whole(self, name: str, ids: NDArray[np.int64], shapes: NDArray[np.int64]) -> Floats:
        """An output for a whole window: ``vector``, ``(V,)``, or ``entailment``, ``(3,)``."""
        first = np.zeros(1, np.int64)
        found: Floats = self._encoder.run([name], {"ids": ids, "shapes": shapes, "first": first})[0]
        return found

    def pair(
        self, ids: NDArray[np.int64], shapes: NDArray[np.int64], first: NDArray[np.int64]
    ) -> tuple[Floats, Floats]:
        """Outputs for evidence and claim as one window: ``entailment``, ``(3,)``, and ``drift``, ``(W, kinds)``."""
        whole, tags = self._encoder.run(["entailment", "drift"], {"ids": ids, "shapes": shapes, "first": first})
        return whole, tags


def _session(graph: bytes) -> InferenceSession:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])


def has_weights(folder: Path | None = None) -> bool:
    """Whether weights are in ``folder``, or are shipped; without them the rules read alone."""
    return ((folder or WEIGHTS) / "model.json").is_file()


@functools.cache
def model_version(folder: Path = WEIGHTS) -> str:
    """The version of the weights, as it is kept with what they found.

    Raises:
        ModelError: If ``model.json`` cannot be read.
    """
    return str(_description(folder)["version"])


def shipped_encoder() -> EvidenceReader | None:
    """The reader over the shipped weights; None where they are not installed, so that the rules read alone.

    Raises:
        ModelError: If a file is damaged.
    """
    return load_encoder(WEIGHTS, _threads()) if has_weights() else None


def _threads() -> int:
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
    from tokenizers import Tokenizer

    about = _description(folder)
    content = {name: _checked(folder / name, about["sha256"].get(name)) for name in _FILES}
    tokenizer = Tokenizer.from_str(content["tokenizer.json"].decode("utf-8"))
    backend = OnnxBackend(content["encoder.onnx"], content["roles.onnx"])
    given: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in about["settings"].items()}
    return EvidenceReader(backend, tokenizer, about["opening"], about["closing"], Settings(**given), threads)


def _description(folder: Path) -> Mapping[str, Any]:
    try:
        about: dict[str, Any] = json.loads((folder / "model.json").read_bytes())
        if missing := [key for key in ("version", "opening", "closing", "settings", "sha256") if key not in about]:
            reason = f"the description of the model, {folder / 'model.json'}, lacks {', '.join(missing)}"
            raise ModelError(reason, _REMEDY)
    except (OSError, ValueError, TypeError) as error:
        reason = f"the description of the model, {folder / 'model.json'}, cannot be read"
        raise ModelError(reason, _REMEDY) from error
    return about


def _checked(path: Path, expected: str | None) -> bytes:
    """The bytes of a file of the model, when they are the ones that were measured."""
    try:
        content = path.read_bytes()
    except OSError as error:
        reason = f"the model file {path} is missing or cannot be read"
        raise ModelError(reason, _REMEDY) from error
    if hashlib.sha256(content).hexdigest() != expected:
        reason = f"the model file {path} is damaged, or not the one that belongs here (its SHA-256 differs)"
        raise ModelError(reason, _REMEDY)
    return content
