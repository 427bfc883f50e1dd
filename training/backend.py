"""The network in PyTorch behind the interface that the product reads with."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer

from training.bases import load_base
from training.network import Network
from training.prepare import special_pieces
from whosays.language.decode import Floats
from whosays.language.reading import EvidenceReader, Settings


class TorchBackend:
    """Runs a network."""

    def __init__(self, network: Network) -> None:
        self.network = network.eval()

    @torch.no_grad()
    def encode(self, ids: NDArray[np.int64], shapes: NDArray[np.int64], first: NDArray[np.int64]) -> dict[str, Floats]:
        """See ``whosays.language.reading.Backend``."""
        states = self.network.encoder(torch.from_numpy(ids)[None], torch.from_numpy(shapes)[None], None)
        words = states[0, torch.from_numpy(first)]
        outputs = {name: head(words).numpy() for name, head in self.network.heads.items()}
        return {**outputs, "states": words.numpy()}

    @torch.no_grad()
    def roles(self, states: Floats, first: NDArray[np.int64], last: NDArray[np.int64]) -> Floats:
        """See ``whosays.language.reading.Backend``."""
        window = torch.zeros(len(first), dtype=torch.long)
        words = torch.from_numpy(np.asarray(states, np.float32))[None]
        return self.network.roles(words, None, window, torch.from_numpy(first), torch.from_numpy(last)).numpy()


def load_network(run: Path, bases: Path) -> tuple[Network, Tokenizer]:
    """The network of a finished or unfinished run."""
    state = torch.load(run / "checkpoint.pt", map_location="cpu")
    base = load_base(state["plan"]["base"], bases)
    if state["plan"]["layers"]:
        base.encoder.layers = base.encoder.layers[: state["plan"]["layers"]]
    network = Network(base.encoder)
    network.load_state_dict(state["network"])
    return network.eval(), base.tokenizer


def reader_of(run: Path, bases: Path, settings: Settings) -> EvidenceReader:
    """The product's reader over a run's network."""
    network, tokenizer = load_network(run, bases)
    return EvidenceReader(TorchBackend(network), tokenizer, *special_pieces(tokenizer), settings)
