"""What teachers think of every word: ``python -m training.teach RUN... --prepared FILE --bases FOLDER --out FILE``.

Teachers are runs that each left out one fold of the attributed texts (``training.train --folds 4 --fold 0`` and so on).
Of what is annotated there, the chances given by those that have not learnt from it count beside the annotation, which
is noisy; of what is not annotated, and of texts that nobody annotated, the mean of all teachers counts alone. A student
that learns from it (``training.train --prepared FILE --shares taught``) comes near to all of them together and is no
larger than one (Hinton, Vinyals and Dean 2015).
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from training.backend import load_network
from training.batches import collate
from training.examples import Example, grouped, left_out
from training.losses import WEIGHTS
from training.network import Network, short
from training.opinions import cues_of, mixed
from training.prepared import Prepared, load, save
from training.shares import ATTRIBUTED
from whosays.language.labels import ROLES

_PIECES = 49152


@dataclass(frozen=True, slots=True)
class Teacher:
    """A network, and the fold that it has not seen."""

    network: Network
    folds: int
    fold: int

    def may_tell(self, corpus: str, index: int) -> bool:
        """Whether its opinion on a window is its own, not what it was told."""
        return corpus not in ATTRIBUTED or not self.folds or left_out(index, self.folds) == self.fold


def taught(
    prepared: Prepared, teachers: Sequence[Teacher], device: str, gold: float
) -> Iterator[tuple[str, list[Example]]]:
    """Each corpus with the chances of every label; ``gold`` is what an annotation counts beside teachers' opinions."""
    for corpus, windows in prepared.windows.items():
        found: list[Example | None] = [None] * len(windows)
        lengths = [len(window.ids) for window in windows]
        # Windows that the same teachers may tell of go together.
        groups: dict[tuple[int, ...], list[int]] = {}
        for index in range(len(windows)):
            able = tuple(k for k, teacher in enumerate(teachers) if teacher.may_tell(corpus, index))
            if not able:
                message = f"no teacher left out window {index} of {corpus}: every fold needs one"
                raise SystemExit(message)
            groups.setdefault(able, []).append(index)
        for able, members in groups.items():
            generator = np.random.default_rng(0)
            for batch in grouped([lengths[i] for i in members], generator, _PIECES):
                chosen = [members[i] for i in batch]
                share = gold if corpus in ATTRIBUTED else 1.0
                told = _told([windows[i] for i in chosen], [teachers[k].network for k in able], device, share)
                for index, example in zip(chosen, told, strict=True):
                    found[index] = example
        yield corpus, [example for example in found if example is not None]


@torch.no_grad()
def _told(windows: list[Example], networks: Sequence[Network], device: str, gold: float) -> list[Example]:
    batch = collate(windows).to(device)
    words: list[Tensor] = []
    heads: dict[str, Tensor] = {}
    with torch.autocast(device, torch.bfloat16, enabled=short(device)):
        for network in networks:
            states = network.words(network.encoder(batch.ids, batch.shapes, batch.mask), batch.first)
            words.append(states)
            for name in WEIGHTS:
                chances = network.heads[name](states).float().softmax(-1) / len(networks)
                heads[name] = heads[name] + chances if name in heads else chances
        means = {name: values.cpu().numpy() for name, values in heads.items()}
        cues = [cues_of(window, means["cue"][row]) for row, window in enumerate(windows)]
        places = [(row, first, last) for row, found in enumerate(cues) for first, last in found]
        roles = np.empty((0, batch.first.shape[1], len(ROLES)), np.float32)
        if places:
            asked = torch.tensor(places, device=device).unbind(1)
            each = [n.roles(w, batch.known, *asked).float().softmax(-1) for n, w in zip(networks, words, strict=True)]
            roles = (torch.stack(each).sum(0) / len(networks)).cpu().numpy()
    told, place = [], 0
    for row, window in enumerate(windows):
        length = len(window.first)
        own = roles[place : place + len(cues[row]), :length]
        place += len(cues[row])
        told.append(mixed(window, {name: mean[row, :length] for name, mean in means.items()}, cues[row], own, gold))
    return told


def load_teacher(run: Path, bases: Path, device: str) -> Teacher:
    """The teacher that a run became."""
    plan = torch.load(run / "checkpoint.pt", map_location="cpu")["plan"]
    network, _ = load_network(run, bases)
    return Teacher(network.to(device), plan["folds"], plan["fold"])


def main() -> None:
    """Parse the arguments and ask the teachers."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("runs", type=Path, nargs="+")
    parser.add_argument("--prepared", type=Path, required=True)
    parser.add_argument("--bases", type=Path, required=True)
    parser.add_argument("--gold", type=float, default=0.5)
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    teachers = [load_teacher(run, given.bases, given.device) for run in given.runs]
    prepared = load(given.prepared)
    found = Prepared(prepared.special, prepared.mask_piece)
    for corpus, windows in taught(prepared, teachers, given.device, given.gold):
        found.windows[corpus] = windows
        print(f"{corpus}: {len(windows):,} windows, {sum(len(w.cues) for w in windows):,} cues", flush=True)
    save(found, given.out, small=False)


if __name__ == "__main__":
    main()
