"""Writes a network as the files that whosays ships: ``python -m training.export RUN --bases FOLDER --out FOLDER``.

Two graphs, one for a window and one for its cues, with weights in eight bits (see ``training.quantize``).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from benchmarks._data import data_dir
from tokenizers import Tokenizer
from torch import Tensor, nn

from training.backend import load_network
from training.batches import padded
from training.data import calibration_texts
from training.examples import Example, examples
from training.network import Network
from training.prepare import special_pieces
from training.quantize import quantize
from training.smooth import smooth
from whosays.language.labels import HEADS

OPSET = 17
#: What the files may have together.
MOST_BYTES = 40_000_000
#: Texts and windows that show how large the states get, and how many windows at once.
_TEXTS, _WINDOWS, _TOGETHER = 12, 48, 8


class WindowGraph(nn.Module):
    """Word pieces to the outputs of every head over words, and of the head over pairs of texts."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, shapes: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        """Outputs in the order of ``OUTPUTS`` for ``(T,)``, ``(T,)`` and ``(W,)``; those over words ``(W, labels)``."""
        states = self.network.encoder(ids[None], shapes[None], None)[0]
        words = states[first]
        heads = [head(words) for head in self.network.heads.values()]
        vector = self.network.vectors(states[None], None)[0]
        return (words, vector, self.network.entailment(states[0]), self.network.drift(words), *heads)


class CueGraph(nn.Module):
    """States of one window's words, and its cues, to roles."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.roles = network.roles

    def forward(self, states: Tensor, first: Tensor, last: Tensor) -> Tensor:
        """``(W, D)``, ``(C,)`` and ``(C,)`` to ``(C, W, 3)``."""
        return self.roles(states[None], None, torch.zeros_like(first), first, last)


OUTPUTS = ("states", "vector", "entailment", "drift", *HEADS)
_AXES: dict[str, dict[int, str]] = {"vector": {}, "entailment": {}}


def export(network: Network, out: Path, windows: Sequence[Example] | None) -> None:
    """Write ``encoder.onnx`` and ``roles.onnx`` into ``out``.

    Args:
        network: Its linear layers are replaced by smoothed ones where it is quantized.
        out: A folder; made where it is not there.
        windows: Ordinary windows to see on how large the states get; None to keep full precision.
    """
    network = network.eval()
    if windows is not None:
        smooth(network, _batches(windows))
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder)
        ids = torch.randint(5, 1000, (24,))
        first = torch.arange(1, 21)
        states = torch.randn(20, network.encoder.shape.width)
        _write(
            WindowGraph(network),
            (ids, torch.zeros_like(ids), first),
            plain / "encoder.onnx",
            {
                **{name: {0: "pieces"} for name in ("ids", "shapes")},
                "first": {0: "words"},
                **{name: _AXES.get(name, {0: "words"}) for name in OUTPUTS},
            },
        )
        _write(
            CueGraph(network),
            (states, torch.tensor([1, 4]), torch.tensor([2, 4])),
            plain / "roles.onnx",
            {"states": {0: "words"}, "first": {0: "cues"}, "last": {0: "cues"}, "roles": {0: "cues", 1: "words"}},
        )
        out.mkdir(parents=True, exist_ok=True)
        for name in ("encoder.onnx", "roles.onnx"):
            if windows is None:
                shutil.copy(plain / name, out / name)
            else:
                quantize(plain / name, out / name)


def ordinary_windows(tokenizer: Tokenizer) -> list[Example]:
    """Windows of the first calibration texts; see ``training.data``."""
    texts = calibration_texts(data_dir("."))[:_TEXTS]
    return list(examples(texts, tokenizer, special_pieces(tokenizer)))[:_WINDOWS]


def _batches(windows: Sequence[Example]) -> Iterator[tuple[Tensor, Tensor, Tensor]]:
    for start in range(0, len(windows), _TOGETHER):
        chosen = windows[start : start + _TOGETHER]
        mask = padded([np.ones(len(e.ids), np.int64) for e in chosen], 0)
        yield padded([e.ids for e in chosen], 0), padded([e.shapes for e in chosen], 0), mask


def _write(graph: nn.Module, given: tuple[Tensor, ...], path: Path, axes: dict[str, dict[int, str]]) -> None:
    """Trace a graph on ``given``; the axes are named by input and output, the inputs first."""
    names = list(axes)
    torch.onnx.export(
        graph,
        given,
        str(path),
        input_names=names[: len(given)],
        output_names=names[len(given) :],
        opset_version=OPSET,
        dynamo=False,
        dynamic_axes=axes,
    )


def describe(out: Path, most: float, about: dict[str, object]) -> None:
    """Write ``model.json``: what the weights are, and the SHA-256 of each file; all may have ``most`` bytes."""
    files = sorted(path for path in out.iterdir() if path.suffix in {".onnx"} or path.name == "tokenizer.json")
    size = sum(path.stat().st_size for path in files)
    if size > most:
        message = f"the weights have {size:,} bytes, more than {most:,}"
        raise SystemExit(message)
    sums = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
    (out / "model.json").write_text(json.dumps({**about, "sha256": sums}, indent=2) + "\n", "utf-8")


def main() -> None:
    """Parse the arguments and export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", type=Path)
    parser.add_argument("--bases", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--version", default="1")
    parser.add_argument("--full", action="store_true", help="keep full precision")
    given = parser.parse_args()
    network, tokenizer = load_network(given.run, given.bases)
    export(network, given.out, None if given.full else ordinary_windows(tokenizer))
    tokenizer.save(str(given.out / "tokenizer.json"), pretty=False)
    opening, closing = special_pieces(tokenizer)
    settings_path = given.run / "settings.json"
    settings = json.loads(settings_path.read_text("utf-8")) if settings_path.exists() else {}
    most = math.inf if given.full else MOST_BYTES
    describe(given.out, most, {"version": given.version, "opening": opening, "closing": closing, "settings": settings})


if __name__ == "__main__":
    main()
