"""Shipped weights as a run to begin another with: ``python -m training.restore WEIGHTS --learns pairs --out RUN ...``.

No checkpoint is kept with the package; its graphs are. What they hold in eight bits is widened, and what
``training.smooth`` moved from the states into the weights is moved back: a network comes out that computes what the
graphs compute, but for what eight bits lose.
"""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from torch import Tensor, nn

from training.bases import load_base
from training.network import Network
from training.train import Plan
from whosays.language.files import ENCODER, PAIRS, ROLES, ModelFiles, applied

_EIGHT_BITS, _SCALE = "_quantized", "_scale"


@torch.no_grad()
def restore(network: Network, files: ModelFiles, learns: str) -> None:
    """Give ``network`` the parameters that the graphs in ``files`` hold of what reads ``texts`` or ``pairs``.

    Raises:
        SystemExit: If the graphs lack a parameter, naming it: they are of another network.
    """
    graphs = [files.content(ENCODER), files.content(ROLES)]
    if learns == "pairs":
        graphs[0] = applied(graphs[0], files.content(PAIRS))
    given: dict[str, NDArray[np.generic]] = {}
    linear = {name for name, module in network.named_modules() if isinstance(module, nn.Linear)}
    for graph in (onnx.load_from_string(content).graph for content in graphs):
        held = {tensor.name.removeprefix("network."): numpy_helper.to_array(tensor) for tensor in graph.initializer}
        given |= held
        for node in graph.node:
            layer = _layer(node.name, linear)
            values = _weights(node, held) if layer else None
            if values is not None:
                given[f"{layer}.weight"] = values * given.get(f"{layer}.inverse", np.float32(1))
    for name, parameter in network.named_parameters():
        if not parameter.requires_grad:
            continue
        if name not in given:
            message = f"{files.folder} has no {name}"
            raise SystemExit(message)
        parameter.copy_(Tensor(np.array(given[name], np.float32)))


def _layer(node: str, linear: set[str]) -> str | None:
    """The linear layer that a node of a graph computes, ``/drift/drift.0/Gemm_MatMul_quant`` say."""
    parts = node.strip("/").split("/")[:-1]
    names = (".".join(parts), *(prefix + part for part in parts[-1:] for prefix in ("", "heads.")))
    return next((name for name in names if name in linear), None)


def _weights(node: onnx.NodeProto, held: dict[str, NDArray[np.generic]]) -> NDArray[np.float32] | None:
    """Weights ``(out, in)`` of a product; None for another node of the layer."""
    for name in (one.removeprefix("network.") for one in node.input):
        values = held.get(name)
        if values is not None and values.ndim == 2:
            scale = held[name.replace(_EIGHT_BITS, _SCALE)] if name.endswith(_EIGHT_BITS) else np.float32(1)
            wide = values.astype(np.float32) * scale
            return wide if node.op_type == "Gemm" else wide.T
    return None


def main() -> None:
    """Parse the arguments and restore."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path)
    parser.add_argument("--learns", choices=("texts", "pairs"), required=True)
    parser.add_argument("--base", default="gte-small")
    parser.add_argument("--bases", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    network = Network(load_base(given.base, given.bases).encoder)
    restore(network, ModelFiles.at(given.weights), given.learns)
    given.out.mkdir(parents=True, exist_ok=True)
    state = {"plan": asdict(Plan(given.base, learns=given.learns)), "step": 0, "network": network.state_dict()}
    torch.save(state, given.out / "checkpoint.pt")


if __name__ == "__main__":
    main()
