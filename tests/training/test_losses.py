"""Labels and their chances teach the same where the chances are certain."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from tests.language.models import CLOSING, OPENING, tiny_tokenizer
from whosays.language.labels import HEADS, ROLES

torch = pytest.importorskip("torch")

from training.batches import collate  # noqa: E402 - only where torch is
from training.examples import Example, examples  # noqa: E402
from training.losses import losses  # noqa: E402
from training.network import Encoder, Network, Roles, Shape, as_product  # noqa: E402
from training.opinions import mixed  # noqa: E402
from training.text import Attributed, LabelledText  # noqa: E402

TEXTS = ("The mill said that it was shut.", "It was shut.")


def windows() -> list[Example]:
    said = Attributed(((0, 8),), (9, 13), ((14, 30),), "speech")
    texts = [LabelledText("a", TEXTS[0], ((0, 31),), (said,)), LabelledText("b", TEXTS[1], ((0, 12),), ())]
    return list(examples(texts, tiny_tokenizer(), (OPENING, CLOSING)))


def certain(example: Example) -> Example:
    """The same with chances for labels, from teachers who know nothing and are not asked."""
    heads = {name: np.zeros((len(example.first), len(HEADS[name])), np.float32) for name in example.labels}
    places = [(cue.first, cue.last) for cue in example.cues]
    return mixed(example, heads, places, np.zeros((len(places), len(example.first), len(ROLES)), np.float32), gold=1.0)


def test_certain_chances_teach_what_labels_do() -> None:
    torch.manual_seed(1)
    network = Network(Encoder(Shape(2000, 24, 1, 2, 32, 64)))
    with torch.no_grad():
        hard = losses(network, collate(windows()))
        soft = losses(network, collate([certain(window) for window in windows()]))
    assert hard["roles"] > 0
    assert {name: float(value) for name, value in soft.items()} == pytest.approx(
        {name: float(value) for name, value in hard.items()}, rel=1e-4
    )


def test_a_convolution_is_the_product_of_neighbours() -> None:
    torch.manual_seed(1)
    roles, states = Roles(24), torch.randn(3, 192, 17)
    for layer in (roles.near, roles.far):
        assert torch.allclose(as_product(layer, states), layer(states), atol=1e-5)


def test_windows_without_cues_have_no_roles_to_learn() -> None:
    plain = replace(windows()[1], cues=[])
    assert collate([plain]).roles.shape == (0, len(plain.first))
    assert collate([certain(plain)]).roles.shape[0] == 0
