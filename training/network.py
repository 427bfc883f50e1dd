"""The network: one BERT-like encoder, heads over its words, and a head over pairs of a cue and a word.

Shapes: ``B`` windows of ``T`` word pieces and ``W`` words; ``C`` cues of one window; ``D`` the encoder's width.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from whosays.language.labels import ENTAILMENT, HEADS, ROLES, SHAPES

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

    def forward(self, states: Tensor, bias: Tensor) -> Tensor:
        """``(B, T, D)`` to the same; ``bias`` is ``(B, 1, 1, T)``, added to the attention's logits."""
        batch, length, width = states.shape
        qkv = self.qkv(states).view(batch, length, 3, self.heads, width // self.heads)
        query, key, value = qkv.permute(2, 0, 3, 1, 4)
        mixed = F.scaled_dot_product_attention(query, key, value, attn_mask=bias)
        states = self.norm(states + self.attended(mixed.transpose(1, 2).reshape(batch, length, width)))
        return self.last_norm(states + self.narrow(F.gelu(self.widen(states))))


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

    def lower(self, ids: Tensor, mask: Tensor, layers: int) -> Tensor:
        """Word pieces ``(B, T)`` to the states ``(B, T, D)`` behind the first ``layers`` layers."""
        first = self.shape.first_position
        states = self.norm(self.words(ids) + self.places.weight[first : first + ids.shape[1]])
        bias = _bias(mask, states.dtype)
        for layer in self.layers[:layers]:
            states = layer(states, bias)
        return states

    def upper(self, states: Tensor, shapes: Tensor, mask: Tensor, layers: int) -> Tensor:
        """Those states to the last ones; how the words are written joins here."""
        states = states + self.capitals(shapes)
        bias = _bias(mask, states.dtype)
        for layer in self.layers[layers:]:
            states = layer(states, bias)
        return states


def _bias(mask: Tensor, dtype: torch.dtype) -> Tensor:
    return (1.0 - mask[:, None, None, :].to(dtype)) * -1e4


class Roles(nn.Module):
    """For a cue and each word of its window: is the word part of the source, of the content, or of neither.

    The pair is scored by an additive and a bilinear part (after Dozat and Manning 2017), with the distance
    between them; two convolutions along the words then let neighbours agree.
    """

    def __init__(self, width: int, inner: int = 192) -> None:
        super().__init__()
        self.word = nn.Linear(width, inner)
        self.cue = nn.Linear(2 * width, inner)
        self.distance = nn.Embedding(2 * len(DISTANCES) + 1, inner)
        self.product = nn.Linear(width, inner)
        self.factor = nn.Linear(2 * width, inner)
        self.norm = nn.LayerNorm(inner)
        self.near = nn.Conv1d(inner, inner, 3, padding=1)
        self.far = nn.Conv1d(inner, inner, 5, padding=8, dilation=4)
        self.out = nn.Linear(inner, len(ROLES))
        self.register_buffer("bounds", torch.tensor(DISTANCES), persistent=False)

    def forward(self, states: Tensor, window: Tensor, first: Tensor, last: Tensor) -> Tensor:
        """Score pairs.

        Args:
            states: ``(B, W, D)``.
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
        pair = self.word(states)[window] + self.cue(cue)[:, None] + self.distance(distance)
        pair = pair + self.product(states)[window] * torch.tanh(self.factor(cue))[:, None]
        pair = F.gelu(self.norm(pair)).transpose(1, 2)
        pair = pair + F.gelu(self.near(pair))
        pair = pair + F.gelu(self.far(pair))
        return self.out(pair.transpose(1, 2))


class Network(nn.Module):
    """Encoder and heads; the first ``frozen`` layers and the embeddings keep their pretrained weights."""

    def __init__(self, encoder: Encoder, frozen: int) -> None:
        super().__init__()
        self.encoder = encoder
        self.frozen = frozen
        width = encoder.shape.width
        self.heads = nn.ModuleDict({name: nn.Linear(width, len(labels)) for name, labels in HEADS.items()})
        self.roles = Roles(width)
        self.entailment = nn.Sequential(nn.Linear(width, width), nn.Tanh(), nn.Linear(width, len(ENTAILMENT)))
        for part in (encoder.words, encoder.places, encoder.norm, *encoder.layers[:frozen]):
            part.requires_grad_(requires_grad=False)

    def states(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        """States of word pieces, ``(B, T, D)``; all arguments ``(B, T)``."""
        lower = self.encoder.lower(ids, mask, self.frozen)
        return self.encoder.upper(lower, shapes, mask, self.frozen)

    @staticmethod
    def words(states: Tensor, first: Tensor) -> Tensor:
        """The states ``(B, W, D)`` of words, given the index ``(B, W)`` of the first piece of each."""
        return states.gather(1, first[:, :, None].expand(-1, -1, states.shape[-1]))
