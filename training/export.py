"""Writes networks as the files that whosays ships: ``python -m training.export TEXTS --pairs PAIRS ...``.

Three graphs, one for a window, one for its cues, one for two texts, with weights in eight bits (see
``training.quantize``). The first and the last are networks of one origin: of the last the difference is kept.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import tempfile
import zlib
from collections.abc import Iterator, Sequence, Set
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
from whosays.language.files import ENCODER, PAIRS, ROLES, TOKENIZER, difference
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
#: Names of the axes of each input and output.
_Axes = dict[str, dict[int, str]]
_WHOLE: _Axes = {"vector": {}, "entailment": {}}
#: A graph, what it is traced on, its axes, and the layers that are computed in full precision: what decides.
_Described = tuple[nn.Module, tuple[Tensor, ...], _Axes, Set[str]]


def export(reading: Network, pairs: Network | None, out: Path, windows: Sequence[Example] | None) -> None:
    """Write ``encoder.onnx.gz``, ``roles.onnx.gz`` and, with ``pairs``, ``pairs.delta.gz`` into ``out``.

    Args:
        reading: What reads a text. Its linear layers are replaced by smoothed ones where it is quantized.
        pairs: What reads two texts; the same.
        out: A folder; made where it is not there.
        windows: Ordinary windows to see on how large the states get; None to keep full precision.
    """
    networks = [network.eval() for network in (reading, pairs) if network is not None]
    if pairs is not None:
        # Each graph has all heads. Those that are not asked for are as in the other, so that nothing is kept of them.
        reading.entailment, reading.drift, reading.vector = pairs.entailment, pairs.drift, pairs.vector
        pairs.heads = reading.heads
    if windows is not None:
        smooth(networks, list(_batches(windows)))
    out.mkdir(parents=True, exist_ok=True)
    encoder, *other = (_graph(*_window_graph(network), quantized=windows is not None) for network in networks)
    _pack(encoder, out / ENCODER)
    for graph in other:
        _pack(difference(encoder, graph), out / PAIRS)
    _pack(_graph(*_cue_graph(reading), quantized=windows is not None), out / ROLES)


def _window_graph(network: Network) -> _Described:
    """The graph of a window, or of two texts."""
    ids = torch.randint(5, 1000, (24,), generator=torch.Generator().manual_seed(1))
    axes = {
        **{name: {0: "pieces"} for name in ("ids", "shapes")},
        "first": {0: "words"},
        **{name: _WHOLE.get(name, {0: "words"}) for name in OUTPUTS},
    }
    return (
        WindowGraph(network),
        (ids, torch.zeros_like(ids), torch.arange(1, 21)),
        axes,
        {*HEADS, "entailment", "drift", "vector"},
    )


def _cue_graph(network: Network) -> _Described:
    """The graph of a window's cues."""
    states = torch.zeros(20, network.encoder.shape.width)
    axes = {"states": {0: "words"}, "first": {0: "cues"}, "last": {0: "cues"}, "roles": {0: "cues", 1: "words"}}
    return CueGraph(network), (states, torch.tensor([1, 4]), torch.tensor([2, 4])), axes, {"out"}


def _graph(graph: nn.Module, given: tuple[Tensor, ...], axes: _Axes, full: Set[str], *, quantized: bool) -> bytes:
    """A graph as it is written; the layers named ``full`` keep full precision."""
    with tempfile.TemporaryDirectory() as folder:
        plain, small = Path(folder) / "plain.onnx", Path(folder) / "small.onnx"
        _write(graph, given, plain, axes)
        if quantized:
            quantize(plain, small, full)
        return (small if quantized else plain).read_bytes()


def _pack(content: bytes, path: Path) -> None:
    """Write a gzip file. Weights hold nothing that was seen before but runs of one value: looking for more costs."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 16 + zlib.MAX_WBITS, strategy=zlib.Z_RLE)
    path.write_bytes(packer.compress(content) + packer.flush())


def ordinary_windows(tokenizer: Tokenizer) -> list[Example]:
    """Windows of the first calibration texts; see ``training.data``."""
    texts = calibration_texts(data_dir("."))[:_TEXTS]
    return list(examples(texts, tokenizer, special_pieces(tokenizer)))[:_WINDOWS]


def _batches(windows: Sequence[Example]) -> Iterator[tuple[Tensor, Tensor, Tensor]]:
    for start in range(0, len(windows), _TOGETHER):
        chosen = windows[start : start + _TOGETHER]
        mask = padded([np.ones(len(e.ids), np.int64) for e in chosen], 0)
        yield padded([e.ids for e in chosen], 0), padded([e.shapes for e in chosen], 0), mask


def _write(graph: nn.Module, given: tuple[Tensor, ...], path: Path, axes: _Axes) -> None:
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
    files = sorted(path for path in out.iterdir() if path.name in {ENCODER, ROLES, PAIRS, TOKENIZER})
    size = sum(path.stat().st_size for path in files)
    if size > most:
        message = f"the weights have {size:,} bytes, more than {most:,}"
        raise SystemExit(message)
    sums = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
    (out / "model.json").write_text(json.dumps({**about, "sha256": sums}, indent=2) + "\n", "utf-8")


def main() -> None:
    """Parse the arguments and export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", type=Path, help="the run that learnt to read texts")
    parser.add_argument("--pairs", type=Path, help="the run that learnt to read pairs; without it none are read")
    parser.add_argument("--bases", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--version", default="1")
    parser.add_argument("--full", action="store_true", help="keep full precision")
    given = parser.parse_args()
    reading, tokenizer = load_network(given.texts, given.bases)
    pairs = load_network(given.pairs, given.bases)[0] if given.pairs else None
    export(reading, pairs, given.out, None if given.full else ordinary_windows(tokenizer))
    tokenizer.save(str(given.out / TOKENIZER), pretty=False)
    opening, closing = special_pieces(tokenizer)
    settings_path = given.texts / "settings.json"
    settings = json.loads(settings_path.read_text("utf-8")) if settings_path.exists() else {}
    most = math.inf if given.full else MOST_BYTES
    describe(given.out, most, {"version": given.version, "opening": opening, "closing": closing, "settings": settings})


if __name__ == "__main__":
    main()
