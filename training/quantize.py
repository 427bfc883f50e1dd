"""Weights in eight bits: with eight-bit products where these lose little, in full precision where they would lose more.

Products are quantized dynamically, with a scale for each output channel. Seven bits of the weights are used, since
processors without VNNI add pairs of products in sixteen bits and would overflow: so every processor computes the same.
The second product of each feed-forward block sees the largest states and is computed in full precision; its weights,
and the embeddings, are kept in eight bits with a scale for each channel or word, and widened when the graph is loaded
or used.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

#: Names of nodes, in part: in full precision altogether; and with weights that are widened before they are used.
_FULL = ("/heads.", "/entailment", "/out/")
_WIDENED = ("/narrow/",)


def quantize(plain: Path, out: Path) -> None:
    """Write the quantized form of the graph at ``plain`` to ``out``."""
    model = onnx.load(str(plain))
    nodes = list(model.graph.node)
    widened = [n for n in nodes if n.op_type == "MatMul" and any(part in n.name for part in _WIDENED)]
    left = [n.name for n in nodes if n in widened or any(part in n.name for part in _FULL)]
    embedding = next((n for n in nodes if n.op_type == "Gather" and n.name == "/words/Gather"), None)
    for node in widened:
        _widen(model.graph, node, axis=0)
    if embedding is not None:
        _look_up(model.graph, embedding)
    with tempfile.TemporaryDirectory() as folder:
        half = Path(folder) / "half.onnx"
        onnx.save(model, str(half))
        quantize_dynamic(
            half,
            out,
            per_channel=True,
            reduce_range=True,
            weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul"],
            nodes_to_exclude=left,
        )


def _eight_bits(weights: NDArray[np.float32], axis: int) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Rounded weights, and the scales that give them back; each scale is for what lies along ``axis``."""
    scales = np.maximum(np.abs(weights).max(axis, keepdims=True), 1e-8).astype(np.float32) / np.float32(127)
    return np.clip(np.round(weights / scales), -127, 127).astype(np.int8), scales


def _packed(graph: onnx.GraphProto, name: str, axis: int) -> tuple[str, str]:
    """Replace a constant by its eight-bit form; return the names of the weights and of their scales."""
    given = next(tensor for tensor in graph.initializer if tensor.name == name)
    weights, scales = _eight_bits(numpy_helper.to_array(given), axis)
    graph.initializer.remove(given)
    names = f"{name}_int8", f"{name}_scale"
    graph.initializer.extend(numpy_helper.from_array(v, n) for v, n in zip((weights, scales), names, strict=True))
    return names


def _widen(graph: onnx.GraphProto, node: onnx.NodeProto, axis: int) -> None:
    """Let a product use weights that are widened from eight bits; the runtime does that once, as it loads."""
    weights, scales = _packed(graph, node.input[1], axis)
    wide, full = f"{weights}_wide", f"{weights}_full"
    place = list(graph.node).index(node)
    graph.node.insert(place, helper.make_node("Cast", [weights], [wide], name=wide, to=onnx.TensorProto.FLOAT))
    graph.node.insert(place + 1, helper.make_node("Mul", [wide, scales], [full], name=full))
    node.input[1] = full


def _look_up(graph: onnx.GraphProto, node: onnx.NodeProto) -> None:
    """Let an embedding be looked up in eight bits, with a scale for each word, and widened behind that."""
    weights, scales = _packed(graph, node.input[0], 1)
    found, index = node.output[0], node.input[1]
    rows, sizes, wide = f"{found}_rows", f"{found}_sizes", f"{found}_wide"
    place = list(graph.node).index(node)
    graph.node.remove(node)
    new = (
        helper.make_node("Gather", [weights, index], [rows], name=rows, axis=0),
        helper.make_node("Gather", [scales, index], [sizes], name=sizes, axis=0),
        helper.make_node("Cast", [rows], [wide], name=wide, to=onnx.TensorProto.FLOAT),
        helper.make_node("Mul", [wide, sizes], [found], name=f"{found}_full"),
    )
    for offset, part in enumerate(new):
        graph.node.insert(place + offset, part)
