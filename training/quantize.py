"""Weights in eight bits, and products that are computed in eight bits.

Products are quantized dynamically, with a scale for each output channel and one for the states of a window. Seven bits
of the weights are used, since processors without VNNI add pairs of products in sixteen bits and would overflow: so
every processor computes the same. The layers that decide, which are small, are computed in full precision. The
embeddings are kept in eight bits with a scale for each word, and widened as they are looked up.
"""

from __future__ import annotations

import tempfile
from collections.abc import Set
from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic


def quantize(plain: Path, out: Path, full: Set[str]) -> None:
    """Write the quantized form of the graph at ``plain`` to ``out``; the layers named ``full`` keep full precision."""
    model = onnx.load(str(plain))
    kept = [node.name for node in model.graph.node if not full.isdisjoint(node.name.split("/"))]
    # A product with a bias is taken apart before, and goes by another name then.
    left = [name for node in kept for name in (node, f"{node}_MatMul")]
    embedding = next((n for n in model.graph.node if n.op_type == "Gather" and n.name.endswith("/words/Gather")), None)
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


def _eight_bits(weights: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Rounded rows of weights, and the scale of each that gives them back."""
    scales = np.maximum(np.abs(weights).max(1, keepdims=True), 1e-8).astype(np.float32) / np.float32(127)
    return np.clip(np.round(weights / scales), -127, 127).astype(np.int8), scales


def _look_up(graph: onnx.GraphProto, node: onnx.NodeProto) -> None:
    """Let an embedding be looked up in eight bits, with a scale for each word, and widened behind that."""
    given = next(tensor for tensor in graph.initializer if tensor.name == node.input[0])
    graph.initializer.remove(given)
    weights, scales = f"{given.name}_int8", f"{given.name}_scale"
    packed = _eight_bits(numpy_helper.to_array(given))
    graph.initializer.extend(numpy_helper.from_array(v, n) for v, n in zip(packed, (weights, scales), strict=True))
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
