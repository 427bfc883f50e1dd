"""The files of the model: found, checked before they are used, and unpacked."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import numpy as np

from whosays.records import ModelError

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

#: Where the weights lie.
WEIGHTS = Path(__file__).with_name("weights")
#: The graph that reads a window, the one that gives a cue its roles, and what the graph that reads pairs differs in.
ENCODER, ROLES, PAIRS, TOKENIZER = "encoder.onnx.gz", "roles.onnx.gz", "pairs.delta.gz", "tokenizer.json"
_REMEDY = "install whosays again: pip install --force-reinstall whosays"
_KEYS = ("version", "opening", "closing", "settings", "sha256")


@dataclass(frozen=True, slots=True)
class ModelFiles:
    """A folder with weights.

    Attributes:
        folder: Where they lie.
        about: What ``model.json`` says of them: version, special pieces, settings, SHA-256 of each file.
    """

    folder: Path
    about: Mapping[str, Any]

    @classmethod
    def at(cls, folder: Path) -> Self:
        """The files in ``folder``; none is read but ``model.json``.

        Raises:
            ModelError: If that cannot be read, or lacks something.
        """
        try:
            about: dict[str, Any] = json.loads((folder / "model.json").read_bytes())
            if missing := [key for key in _KEYS if key not in about]:
                reason = f"the description of the model, {folder / 'model.json'}, lacks {', '.join(missing)}"
                raise ModelError(reason, _REMEDY)
        except (OSError, ValueError, TypeError) as error:
            reason = f"the description of the model, {folder / 'model.json'}, cannot be read"
            raise ModelError(reason, _REMEDY) from error
        return cls(folder, about)

    def content(self, name: str) -> bytes:
        """The bytes of a file, when they are the ones that were measured; unpacked where its name says it is packed.

        Raises:
            ModelError: If it is missing, damaged or another.
        """
        path = self.folder / name
        try:
            content = path.read_bytes()
        except OSError as error:
            reason = f"the model file {path} is missing or cannot be read"
            raise ModelError(reason, _REMEDY) from error
        if hashlib.sha256(content).hexdigest() != self.about["sha256"].get(name):
            reason = f"the model file {path} is damaged, or not the one that belongs here (its SHA-256 differs)"
            raise ModelError(reason, _REMEDY)
        return gzip.decompress(content) if path.suffix == ".gz" else content

    def tokenizer(self) -> Tokenizer:
        """From words to pieces."""
        from tokenizers import Tokenizer

        return Tokenizer.from_str(self.content(TOKENIZER).decode("utf-8"))


def difference(one: bytes, other: bytes) -> bytes:
    """What, added to each byte of ``one`` (modulo 256), gives ``other``; both are of one length.

    Two networks of one origin differ little in each of their weights of eight bits, so that this packs far smaller than
    the second of them.

    Raises:
        ValueError: If the lengths differ.
    """
    _alike(one, other)
    return (np.frombuffer(other, np.uint8) - np.frombuffer(one, np.uint8)).tobytes()


def applied(one: bytes, delta: bytes) -> bytes:
    """The other of the two that ``delta`` is the difference of.

    Raises:
        ValueError: If it is of another length than ``one``.
    """
    _alike(one, delta)
    return (np.frombuffer(one, np.uint8) + np.frombuffer(delta, np.uint8)).tobytes()


def _alike(one: bytes, other: bytes) -> None:
    if len(one) != len(other):
        message = f"graphs of different sizes, {len(one):,} and {len(other):,} bytes, have no difference"
        raise ValueError(message)


def session(graph: bytes) -> InferenceSession:
    """A graph to be run, each run on the thread that asks for it."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
