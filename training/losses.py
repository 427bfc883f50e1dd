"""What the network is taught: one loss a head, each the mean over what is labelled in the batch."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional as F

from training.batches import Batch
from training.examples import IGNORED
from training.network import Network

#: How much each head counts. Attribution comes first; names have silver labels for the most part.
WEIGHTS = {
    "cue": 1.0, "outer": 1.0, "cue_class": 0.3, "marks": 0.5, "name_person": 0.25, "name_organization": 0.25,
    "name_place": 0.25, "name_event": 0.1, "name_document": 0.15, "name_vessel": 0.1, "kind": 0.2, "time": 0.25,
    "candidate": 0.25,
}  # fmt: skip
ROLES, FACTUALITY, ENTAILMENT = 2.5, 0.25, 0.7


def losses(network: Network, batch: Batch) -> dict[str, Tensor]:
    """The weighted losses of one batch of windows, by head."""
    states = network.encoder(batch.ids, batch.shapes, batch.mask)
    words = network.words(states, batch.first)
    found: dict[str, Tensor] = {}
    for name, weight in WEIGHTS.items():
        labels = batch.labels[name]
        if (labels != IGNORED).any():
            logits = network.heads[name](words).float()
            found[name] = weight * F.cross_entropy(logits.flatten(0, 1), labels.flatten(), ignore_index=IGNORED)
    known = ~batch.values.isnan()
    if known.any():
        values = network.heads["factuality"](words)[..., 0].float()
        found["factuality"] = FACTUALITY * F.smooth_l1_loss(values[known], batch.values[known])
    if len(batch.cues):
        logits = network.roles(words, batch.known, *batch.cues.unbind(1)).float()
        found["roles"] = ROLES * F.cross_entropy(logits.flatten(0, 1), batch.roles.flatten(), ignore_index=IGNORED)
    return found


def entailment_loss(network: Network, ids: Tensor, shapes: Tensor, mask: Tensor, labels: Tensor) -> Tensor:
    """The loss of a batch of pairs; a label of -1 stands for any but "supports"."""
    states = network.encoder(ids, shapes, mask)
    logs = network.entailment(states[:, 0]).float().log_softmax(-1)
    exact = logs.gather(1, labels.clamp(min=0)[:, None])[:, 0]
    other = torch.logsumexp(logs[:, 1:], 1)
    return -ENTAILMENT * torch.where(labels >= 0, exact, other).mean()
