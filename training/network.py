"""The network: one BERT-like encoder, heads over its words, and a head over pairs of a cue and a word.

Shapes: ``B`` windows of ``T`` word pieces and ``W`` words; ``C`` cues of one window; ``D`` the encoder's width.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from whosays.language.labels import DRIFTS, ENTAILMENT, HEADS, ROLES, SHAPES, VECTOR

#: What a block's inner states are cut at: a few of the marks' would be ten times as large and, in eight bits, leave
#: nothing of the rest.
LARGEST = 5.0
#: Distances of a word from a cue, in words, are told apart up to these bounds on either side.
DISTANCES = (0, 1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128)


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of an encoder."""

    vocabulary: int
    width: int
    layers: int
    heads: int
    inner: int
    positions: int
    first_position: int = 0
    epsilon: float = 1e-12


def short(device: str) -> bool:
    """Whether products take half of the bits: where a processor has no instructions for it, they would take longer."""
    return device != "cpu" or torch.cpu._is_avx512_bf16_supported()


def attention(qkv: Tensor, bias: Tensor | None, heads: int) -> Tensor:
    """Scaled dot-product attention over queries, keys and values side by side, ``(B, T, 3 D)``, to ``(B, T, D)``.

    ``bias`` is added to the logits. Spelled out on processors, where its gradient takes a third of the time of
    PyTorch's fused form. A graph that is exported has the runtime's own operation instead, without a bias.
    """
    if bias is None:
        return FusedAttention.apply(*qkv.chunk(3, -1), heads)
    batch, length, width = qkv.shape
    query, key, value = qkv.view(batch, length, 3, heads, width // 3 // heads).permute(2, 0, 3, 1, 4)
    if qkv.is_cuda:
        # Not by cuDNN's kernels, which are planned anew for every shape: eight milliseconds each.
        torch.backends.cuda.enable_cudnn_sdp(enabled=False)
        mixed = F.scaled_dot_product_attention(query, key, value, bias.to(query.dtype))
        return mixed.transpose(1, 2).reshape(batch, length, width // 3)
    logits = torch.matmul(query * query.shape[-1] ** -0.5, key.transpose(-1, -2))
    mixed = torch.matmul((logits + bias.to(logits.dtype)).softmax(-1).to(value.dtype), value)
    return mixed.transpose(1, 2).reshape(batch, length, width // 3)


class FusedAttention(torch.autograd.Function):
    """Attention as one operation of onnxruntime; needs no gradient."""

    @staticmethod
    def forward(ctx, query: Tensor, key: Tensor, value: Tensor, heads: int) -> Tensor:  # type: ignore[no-untyped-def]  # noqa: ARG004
        """``(B, T, D)`` each."""
        batch, length, _ = query.shape
        parts = (part.view(batch, length, heads, -1).transpose(1, 2) for part in (query, key, value))
        return F.scaled_dot_product_attention(*parts).transpose(1, 2).flatten(2)

    @staticmethod
    def symbolic(g, query, key, value, heads: int):  # type: ignore[no-untyped-def]
        """The node that stands for it in a graph."""
        mixed = g.op("com.microsoft::MultiHeadAttention", query, key, value, num_heads_i=heads)
        mixed.setType(query.type())
        return mixed


class Layer(nn.Module):
    """One transformer block, normalised after each part (Devlin et al. 2019)."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.qkv = nn.Linear(shape.width, 3 * shape.width)
        self.attended = nn.Linear(shape.width, shape.width)
        self.norm = nn.LayerNorm(shape.width, shape.epsilon)
        self.widen = nn.Linear(shape.width, shape.inner)
        self.narrow = nn.Linear(shape.inner, shape.width)
        self.last_norm = nn.LayerNorm(shape.width, shape.epsilon)

    def forward(self, states: Tensor, bias: Tensor | None) -> Tensor:
        """``(B, T, D)`` to the same; ``bias`` is ``(B, 1, 1, T)``, added to the attention's logits."""
        mixed = attention(self.qkv(states), bias, self.heads)
        states = self.norm(states + self.attended(mixed))
        return self.last_norm(states + self.narrow(F.gelu(self.widen(states)).clamp(max=LARGEST)))


class Encoder(nn.Module):
    """Word pieces to states, with the shape of each word (its capitals) beside its pieces."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.words = nn.Embedding(shape.vocabulary, shape.width)
        self.places = nn.Embedding(shape.positions, shape.width)
        self.norm = nn.LayerNorm(shape.width, shape.epsilon)
        self.capitals = nn.Embedding(len(SHAPES), shape.width)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        nn.init.zeros_(self.capitals.weight)

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor | None) -> Tensor:
        """States of word pieces, ``(B, T, D)``; all arguments ``(B, T)``. No mask where there is no padding."""
        first = self.shape.first_position
        states = self.words(ids) + self.places.weight[first : first + ids.shape[1]] + self.capitals(shapes)
        states = self.norm(states)
        bias = None if mask is None else _bias(mask, states)
        for layer in self.layers:
            states = layer(states, bias)
        return states


def _bias(mask: Tensor, like: Tensor) -> Tensor:
    """What padding adds to an attention's logits, ``(B, 1, 1, T)``."""
    return (1.0 - mask[:, None, None, :].to(like.dtype)) * -1e4


class Roles(nn.Module):
    """For a cue and each word of its window: is the word part of the source, of the content, or of neither.

    The pair is scored by an additive and a bilinear part (after Dozat and Manning 2017), with the distance
    between them; along the words, two convolutions then let neighbours agree, and an attention those far apart.
    """

    def __init__(self, width: int, inner: int = 192, heads: int = 6) -> None:
        super().__init__()
        self.word = nn.Linear(width, inner)
        self.cue = nn.Linear(2 * width, inner)
        self.distance = nn.Embedding(2 * len(DISTANCES) + 1, inner)
        self.product = nn.Linear(width, inner)
        self.factor = nn.Linear(2 * width, inner)
        self.norm = nn.LayerNorm(inner)
        self.heads = heads
        self.near = nn.Conv1d(inner, inner, 3, padding=1)
        self.before = nn.LayerNorm(inner)
        self.qkv = nn.Linear(inner, 3 * inner)
        self.attended = nn.Linear(inner, inner)
        self.far = nn.Conv1d(inner, inner, 5, padding=8, dilation=4)
        self.out = nn.Linear(inner, len(ROLES))
        self.register_buffer("bounds", torch.tensor(DISTANCES), persistent=False)

    def forward(self, states: Tensor, known: Tensor | None, window: Tensor, first: Tensor, last: Tensor) -> Tensor:
        """Score pairs.

        Args:
            states: ``(B, W, D)``.
            known: ``(B, W)``, 1 for words and 0 for padding; None where there is no padding.
            window: ``(C,)``, the window of each cue.
            first: ``(C,)``, its first word.
            last: ``(C,)``, its last word.

        Returns:
            Logits ``(C, W, 3)``.
        """
        cue = torch.cat([states[window, first], states[window, last]], -1)
        index = torch.arange(states.shape[1], device=states.device)[None]
        before, after = first[:, None] - index, index - last[:, None]
        left = (before[:, :, None] > self.bounds).sum(-1)
        right = (after[:, :, None] > self.bounds).sum(-1)
        distance = left - right + len(DISTANCES)
        pair = self.word(states).index_select(0, window) + self.cue(cue)[:, None] + self.distance(distance)
        pair = pair + self.product(states).index_select(0, window) * torch.tanh(self.factor(cue))[:, None]
        pair = F.gelu(self.norm(pair)).transpose(1, 2)
        pair = pair + F.gelu(_convolved(self.near, pair))
        bias = None if known is None else _bias(known[window], pair)
        qkv = self.qkv(self.before(pair.transpose(1, 2)))
        pair = pair + self.attended(attention(qkv, bias, self.heads)).transpose(1, 2)
        pair = pair + F.gelu(_convolved(self.far, pair))
        return self.out(pair.transpose(1, 2))


def _convolved(layer: nn.Conv1d, states: Tensor) -> Tensor:
    """``(C, D, W)`` to the same; on a card as one product, whose library would plan each new shape anew."""
    return as_product(layer, states) if states.is_cuda else layer(states)


def as_product(layer: nn.Conv1d, states: Tensor) -> Tensor:
    """What a convolution makes of states ``(C, D, W)``, as the product of its weights with neighbours side by side."""
    (taps,), (step,), (margin,) = layer.kernel_size, layer.dilation, (int(layer.padding[0]),)
    wide, width = F.pad(states, (margin, margin)), states.shape[-1]
    beside = torch.cat([wide[..., tap * step : tap * step + width] for tap in range(taps)], 1)
    return layer.weight.permute(0, 2, 1).flatten(1) @ beside + layer.bias[:, None]


class Network(nn.Module):
    """Encoder and heads; the embeddings of pieces and places keep their pretrained weights."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder
        width = encoder.shape.width
        self.heads = nn.ModuleDict({name: nn.Linear(width, len(labels)) for name, labels in HEADS.items()})
        self.roles = Roles(width)
        self.entailment = nn.Sequential(nn.Linear(width, width), nn.Tanh(), nn.Linear(width, len(ENTAILMENT)))
        self.drift = nn.Sequential(nn.Linear(width, width), nn.GELU(), nn.Linear(width, 1 + len(DRIFTS)))
        self.vector = nn.Linear(width, VECTOR)
        for part in (encoder.words, encoder.places):
            part.requires_grad_(requires_grad=False)

    @staticmethod
    def words(states: Tensor, first: Tensor) -> Tensor:
        """The states ``(B, W, D)`` of words, given the index ``(B, W)`` of the first piece of each."""
        return states.gather(1, first[:, :, None].expand(-1, -1, states.shape[-1]))

    def vectors(self, states: Tensor, mask: Tensor | None) -> Tensor:
        """A vector of length 1 for each text, ``(B, VECTOR)``, from the mean of its states ``(B, T, D)``."""
        if mask is None:
            mean = states.mean(1)
        else:
            known = mask[:, :, None].to(states.dtype)
            mean = (states * known).sum(1) / known.sum(1)
        return F.normalize(self.vector(mean).float(), dim=-1)
