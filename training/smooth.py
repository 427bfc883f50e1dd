"""Evens out the inputs of matrix products before they are quantized (SmoothQuant; Xiao et al. 2023).

A few channels of the states are far larger than the rest; quantized together, the rest would keep few of its bits. Each
channel is divided by a factor that the weights are multiplied with, which changes nothing but what is lost in eight
bits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from training.network import Network

#: How much of the difficulty moves from the states to the weights.
STRENGTH = 0.75
_PARTS = ("qkv", "attended", "widen", "narrow")


class Smoothed(nn.Module):
    """A linear layer whose input is divided by ``factors`` and whose weights are multiplied with them."""

    def __init__(self, linear: nn.Linear, factors: Tensor) -> None:
        super().__init__()
        self.register_buffer("inverse", 1.0 / factors)
        self.weight = nn.Parameter(linear.weight.detach() * factors)
        self.bias = nn.Parameter(linear.bias.detach().clone())

    def forward(self, states: Tensor) -> Tensor:
        """As the layer that it stands for."""
        return F.linear(states * self.inverse, self.weight, self.bias)


@torch.no_grad()
def smooth(network: Network, batches: Iterable[tuple[Tensor, Tensor, Tensor]], strength: float = STRENGTH) -> None:
    """Replace every linear layer of the encoder by a smoothed one.

    Args:
        network: Changed in place; its outputs stay what they are.
        batches: Ids, shapes and mask of ordinary windows, to see how large the states get.
        strength: Between 0, nothing moves, and 1, everything.
    """
    largest: dict[nn.Module, Tensor] = {}

    def watch(layer: nn.Module) -> Callable[[nn.Module, tuple[Tensor, ...]], None]:
        def note(_: nn.Module, given: tuple[Tensor, ...]) -> None:
            seen = given[0].flatten(0, -2).abs().amax(0)
            largest[layer] = torch.maximum(largest[layer], seen) if layer in largest else seen

        return note

    linears = [(layer, part, getattr(layer, part)) for layer in network.encoder.layers for part in _PARTS]
    hooks = [linear.register_forward_pre_hook(watch(linear)) for _, _, linear in linears]
    for ids, shapes, mask in batches:
        network.encoder(ids, shapes, mask)
    for hook in hooks:
        hook.remove()
    for layer, part, linear in linears:
        weights = linear.weight.abs().amax(0)
        factors = largest[linear].clamp(min=1e-4) ** strength / weights.clamp(min=1e-4) ** (1 - strength)
        setattr(layer, part, Smoothed(linear, factors.clamp(min=1e-3)))
