"""What the network is taught: one loss a head, each the mean over what is labelled in the batch."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional as F

from training.batches import Batch, PairBatch
from training.examples import IGNORED
from training.network import Network
from training.pairs.pair import UNKNOWN
from whosays.language.labels import DRIFTS

#: How much each head counts. Attribution comes first; names have silver labels for the most part.
WEIGHTS = {
    "cue": 1.0, "outer": 1.0, "cue_class": 0.3, "marks": 0.5, "name_person": 0.25, "name_organization": 0.25,
    "name_place": 0.25, "name_event": 0.1, "name_document": 0.15, "name_vessel": 0.1, "kind": 0.2, "time": 0.25,
    "candidate": 0.25,
}  # fmt: skip
ROLES, FACTUALITY, ENTAILMENT, DRIFT, VECTORS = 2.5, 0.25, 0.7, 3.0, 0.5
#: How much a changed word counts against one that was not, and how sharply vectors are told apart.
CHANGED, TEMPERATURE = 3.0, 0.05


def losses(network: Network, batch: Batch) -> dict[str, Tensor]:
    """The weighted losses of one batch of windows, by head."""
    states = network.encoder(batch.ids, batch.shapes, batch.mask)
    words = network.words(states, batch.first)
    found: dict[str, Tensor] = {}
    for name, weight in WEIGHTS.items():
        found[name] = weight * _mean(network.heads[name](words), batch.labels[name])
    known = ~batch.values.isnan()
    values = network.heads["factuality"](words)[..., 0].float()
    distance = F.smooth_l1_loss(values, batch.values.nan_to_num(), reduction="none") * known
    found["factuality"] = FACTUALITY * distance.sum() / known.sum().clamp(min=1)
    if len(batch.cues):
        found["roles"] = ROLES * _mean(network.roles(words, batch.known, *batch.cues.unbind(1)), batch.roles)
    return found


def _mean(logits: Tensor, labels: Tensor) -> Tensor:
    """Mean cross-entropy over what is labelled, by labels or by their chances; 0, not undefined, where nothing is."""
    logits = logits.float().flatten(0, 1)
    if labels.dim() == 2:
        total = F.cross_entropy(logits, labels.flatten(), ignore_index=IGNORED, reduction="sum")
        return total / (labels != IGNORED).sum().clamp(min=1)
    chances = labels.flatten(0, 1).float()
    return -(chances * logits.log_softmax(-1)).sum() / chances.sum().clamp(min=1)


def pair_losses(network: Network, batch: PairBatch) -> dict[str, Tensor]:
    """The losses of a batch of pairs; see ``training.pairs.pair`` for what labels and tags stand for."""
    states = network.encoder(batch.ids, batch.shapes, batch.mask)
    logs = network.entailment(states[:, 0]).float().log_softmax(-1)
    exact = logs.gather(1, batch.labels.clamp(min=0)[:, None])[:, 0]
    other = torch.logsumexp(logs[:, 1:], 1)
    each = torch.where(batch.labels >= 0, exact, other) * (batch.labels != UNKNOWN)
    tagged = network.drift(network.words(states, batch.first)).float()
    weights = torch.tensor([1.0] + [CHANGED] * len(DRIFTS), device=tagged.device)
    known = (batch.tags != IGNORED).sum().clamp(min=1)
    tags = F.cross_entropy(tagged.flatten(0, 1), batch.tags.flatten(), weights, ignore_index=IGNORED, reduction="sum")
    return {"entailment": -ENTAILMENT * each.mean(), "drift": DRIFT * tags / known}


def vector_loss(network: Network, claims: PairBatch, passages: PairBatch) -> dict[str, Tensor]:
    """Each claim should be nearer to its own passage than to those of the other claims, and the reverse."""
    one, other = (
        network.vectors(network.encoder(side.ids, side.shapes, side.mask), side.mask) for side in (claims, passages)
    )
    likeness = one @ other.T / TEMPERATURE
    own = torch.arange(len(one), device=one.device)
    return {"vectors": VECTORS * (F.cross_entropy(likeness, own) + F.cross_entropy(likeness.T, own)) / 2}
