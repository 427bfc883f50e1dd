"""Evens out the inputs of matrix products before they are quantized (SmoothQuant; Xiao et al. 2023).

A few channels of the states are far larger than the rest; quantized together, the rest would keep few of its bits. Each
channel is divided by a factor that the weights are multiplied with, which changes nothing but what is lost in eight
bits.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

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
def smooth(
    networks: Sequence[Network], batches: Sequence[tuple[Tensor, Tensor, Tensor]], strength: float = STRENGTH
) -> None:
    """Replace every linear layer of the encoders by a smoothed one.

    Args:
        networks: Changed in place; their outputs stay what they are. All get the same factors, so that networks of one
            origin stay alike in their weights.
        batches: Ids, shapes and mask of ordinary windows, to see how large the states get.
        strength: Between 0, nothing moves, and 1, everything.
    """
    largest: dict[tuple[int, str], Tensor] = {}

    def watch(place: tuple[int, str]) -> Callable[[nn.Module, tuple[Tensor, ...]], None]:
        def note(_: nn.Module, given: tuple[Tensor, ...]) -> None:
            seen = given[0].flatten(0, -2).abs().amax(0)
            largest[place] = torch.maximum(largest[place], seen) if place in largest else seen

        return note

    places = [(number, part) for number in range(len(networks[0].encoder.layers)) for part in _PARTS]
    for network in networks:
        layers = network.encoder.layers
        hooks = [getattr(layers[i], part).register_forward_pre_hook(watch((i, part))) for i, part in places]
        for ids, shapes, mask in batches:
            network.encoder(ids, shapes, mask)
        for hook in hooks:
            hook.remove()
    for number, part in places:
        linears = [getattr(network.encoder.layers[number], part) for network in networks]
        weights = torch.stack([linear.weight.abs().amax(0) for linear in linears]).amax(0)
        factors = largest[number, part].clamp(min=1e-4) ** strength / weights.clamp(min=1e-4) ** (1 - strength)
        for network, linear in zip(networks, linears, strict=True):
            setattr(network.encoder.layers[number], part, Smoothed(linear, factors.clamp(min=1e-3)))
