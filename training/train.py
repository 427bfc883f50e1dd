"""Trains the encoder: ``python -m training.train --base gte-small --prepared FILE --out FOLDER``.

Everything is seeded; a run that was cut off goes on from its last checkpoint when it is started again with the same
arguments. On a graphics card the same program runs with larger batches (``--device cuda --scale 2``).
"""

from __future__ import annotations

import argparse
import contextlib
import ctypes
import json
import sys
import time
from collections.abc import Callable
from dataclasses import MISSING, asdict, dataclass, fields
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from training.bases import load_base
from training.batches import collate, collate_pairs
from training.examples import PIECES, Example, grouped, left_out
from training.losses import losses, pair_losses, vector_loss
from training.network import Network, short
from training.pairs.pair import PairExample
from training.prepared import Prepared, load
from training.shares import ATTRIBUTED, PAIR_SHARES, SHARES

#: Share of the words of an attributed text that the network is not shown: a rare cue is known by what surrounds it.
HIDDEN = 0.07
#: Texts of one batch that are told apart by their vectors.
TOLD_APART = 48
#: Steps between two checkpoints, on a processor and where steps take milliseconds.
_CHECKPOINT_EVERY, _RARELY = 200, 1000


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run is made of.

    Attributes:
        base: Name of the pretrained encoder.
        seed: Of everything that is drawn.
        start: Seed of the weights of the heads; runs that are to be averaged share it.
        epochs: How often the corpora are shown; see ``training.shares``.
        rate: Highest learning rate of the encoder.
        head_rate: The same for the heads.
        learns: To read ``texts`` or ``pairs``: evidence with claims, and vectors of texts.
        pairs: Share of the pairs of evidence and claim that an epoch shows.
        vectors: Share of the texts to be told apart by their vectors that an epoch shows.
        layers: Layers that are kept of the encoder, from the first; 0 for all.
        shares: How often an epoch shows each corpus; see ``training.shares``.
        folds: In how many folds the attributed texts lie, of which one is not shown; 0 where all are.
        fold: Which one.
        device: Where PyTorch computes.
        scale: How many times the pieces of a batch.
    """

    base: str
    seed: int = 1
    start: int = 1
    epochs: int = 4
    rate: float = 1.2e-4
    head_rate: float = 1e-3
    learns: str = "texts"
    pairs: float = 0.1
    vectors: float = 0.1
    layers: int = 0
    shares: str = "first"
    folds: int = 0
    fold: int = 0
    device: str = "cpu"
    scale: int = 1


class Run:
    """One training run in a folder of its own."""

    def __init__(self, plan: Plan, bases: Path, prepared: Prepared, out: Path, begin: Path | None = None) -> None:
        torch.manual_seed(plan.start)
        self.plan, self.out, self.prepared = plan, out, prepared
        encoder = load_base(plan.base, bases).encoder
        if plan.layers:
            encoder.layers = encoder.layers[: plan.layers]
        self.network = Network(encoder)
        if begin is not None:
            self.network.load_state_dict(torch.load(begin / "checkpoint.pt", map_location="cpu")["network"])
        self.network.to(plan.device)
        shown = [
            (window, name)
            for name, windows in prepared.windows.items()
            for index, window in enumerate(windows)
            if not (plan.folds and name in ATTRIBUTED and left_out(index, plan.folds) == plan.fold)
        ]
        self.windows = [window for window, _ in shown]
        self.corpora = [name for _, name in shown]
        self.pairs = [pair for pairs in prepared.pairs.values() for pair in pairs]
        self.kinds = [name for name, pairs in prepared.pairs.items() for _ in pairs]
        self.steps = self._steps()
        self.optimizer = torch.optim.AdamW(self._groups(), weight_decay=0.01, fused=plan.device != "cpu")
        self.scheduler = torch.optim.lr_scheduler.LambdaLR(self.optimizer, self._rate)

    def _groups(self) -> list[dict[str, object]]:
        encoder = [p for p in self.network.encoder.parameters() if p.requires_grad]
        heads = [p for name, p in self.network.named_parameters() if not name.startswith("encoder.")]
        return [{"params": encoder, "lr": self.plan.rate}, {"params": heads, "lr": self.plan.head_rate}]

    def _rate(self, step: int) -> float:
        """Warms up over a twentieth, then falls linearly."""
        total = len(self.steps)
        warm = max(1, total // 20)
        return (step + 1) / warm if step < warm else max(0.02, (total - step) / max(1, total - warm))

    def _steps(self) -> list[tuple[str, list[int]]]:
        """Batches of all epochs in order, the kinds of steps mixed."""
        generator = np.random.default_rng(self.plan.seed)
        pieces = PIECES * self.plan.scale
        known = SHARES if self.plan.learns == "texts" else PAIR_SHARES
        if self.plan.shares not in known:
            message = f"no shares {self.plan.shares!r} of {self.plan.learns}; there are {', '.join(known)}"
            raise SystemExit(message)
        shares = known[self.plan.shares]
        steps: list[tuple[str, list[int]]] = []
        for _ in range(self.plan.epochs):
            chosen: list[tuple[str, list[int]]] = []
            if self.plan.learns == "texts":
                shown = _shown([shares.get(name, 0.0) for name in self.corpora], generator)
                lengths = [len(self.windows[i].ids) for i in shown]
                chosen += [("windows", [shown[i] for i in batch]) for batch in grouped(lengths, generator, pieces)]
            else:
                found = len(self.prepared.found)
                texts = generator.permutation(found)[: round(self.plan.vectors * found)]
                chosen += [("vectors", part.tolist()) for part in _parts(texts, TOLD_APART * self.plan.scale)]
                shown = _shown([shares[name] * self.plan.pairs for name in self.kinds], generator)
                lengths = [len(self.pairs[i].ids) for i in shown]
                chosen += [("pairs", [shown[i] for i in batch]) for batch in grouped(lengths, generator, pieces)]
            steps += [chosen[i] for i in generator.permutation(len(chosen))]
        return steps

    def train(self) -> None:
        """Run what is left of the steps."""
        self.out.mkdir(parents=True, exist_ok=True)
        done = self._resume()
        began, seen = time.monotonic(), done
        sums: dict[str, list[Tensor]] = {}
        self.network.train()
        with (self.out / "log.jsonl").open("a", encoding="utf-8") as log:
            for step in range(done, len(self.steps)):
                with torch.autocast(self.plan.device, torch.bfloat16, enabled=short(self.plan.device)):
                    found = self._loss(step)
                total = torch.stack(list(found.values())).sum()
                total.backward()
                torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
                self.optimizer.step()
                self.scheduler.step()
                self.optimizer.zero_grad(set_to_none=True)
                for name, value in found.items():
                    sums.setdefault(name, []).append(value.detach())
                rest = (time.monotonic() - began) / (step + 1 - seen) * (len(self.steps) - step - 1)
                _progress("training", step + 1, len(self.steps), rest)
                if (step + 1) % 100 == 0 or step + 1 == len(self.steps):
                    means = {name: round(float(torch.stack(values).mean()), 4) for name, values in sums.items()}
                    log.write(json.dumps({"step": step + 1, "of": len(self.steps), **means}) + "\n")
                    log.flush()
                    sums = {}
                if (step + 1) % (_CHECKPOINT_EVERY if self.plan.device == "cpu" else _RARELY) == 0:
                    self._save(step + 1)
        self._save(len(self.steps))

    def _loss(self, step: int) -> dict[str, Tensor]:
        kind, chosen = self.steps[step]
        device = self.plan.device
        if kind == "windows":
            generator = np.random.default_rng((self.plan.seed, step))
            return losses(self.network, collate([self._hidden(i, generator) for i in chosen]).to(device))
        if kind == "pairs":
            return pair_losses(self.network, collate_pairs([self.pairs[i] for i in chosen]).to(device))
        sides: list[list[PairExample]] = [[self.prepared.found[i][side] for i in chosen] for side in (0, 1)]
        return vector_loss(self.network, *(collate_pairs(side).to(device) for side in sides))

    def _hidden(self, index: int, generator: np.random.Generator) -> Example:
        window = self.windows[index]
        share = HIDDEN if self.corpora[index] in ATTRIBUTED else 0.0
        return window.hiding(generator.random(len(window.first)) < share, self.prepared.mask_piece)

    def _save(self, step: int) -> None:
        state = {
            "plan": asdict(self.plan), "step": step, "network": self.network.state_dict(),
            "optimizer": self.optimizer.state_dict(), "scheduler": self.scheduler.state_dict(),
        }  # fmt: skip
        beside = self.out / "checkpoint.tmp"
        torch.save(state, beside)
        beside.replace(self.out / "checkpoint.pt")

    def _resume(self) -> int:
        path = self.out / "checkpoint.pt"
        if not path.exists():
            return 0
        state = torch.load(path)
        if state["plan"] != asdict(self.plan):
            message = f"{path} is of another plan: {state['plan']}; name another folder"
            raise SystemExit(message)
        self.network.load_state_dict(state["network"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.scheduler.load_state_dict(state["scheduler"])
        return int(state["step"])


def _shown(shares: list[float], generator: np.random.Generator) -> list[int]:
    """Indices, each as often as its share says; what is left of a share is drawn."""
    whole, part = np.divmod(np.array(shares), 1.0)
    times = whole.astype(int) + (generator.random(len(shares)) < part)
    return np.repeat(np.arange(len(shares)), times).tolist()


def _parts(values: np.ndarray, size: int) -> list[np.ndarray]:
    return [values[start : start + size] for start in range(0, len(values), size) if start + 1 < len(values)]


def _keep_memory() -> None:
    """Let glibc keep what it has freed: handing each large tensor back to the system costs a tenth of the time."""
    with contextlib.suppress(OSError, AttributeError):
        library = ctypes.CDLL("libc.so.6")
        library.mallopt(-3, 1 << 30)  # M_MMAP_THRESHOLD
        library.mallopt(-1, (1 << 31) - 1)  # M_TRIM_THRESHOLD


def _progress(what: str, done: int, total: int, rest: float) -> None:
    """A bar on a terminal; nothing in a pipe."""
    if sys.stderr.isatty():
        filled = 40 * done // total
        print(
            f"\r{what} [{'=' * filled}{' ' * (40 - filled)}] {done}/{total} {rest / 60:.1f} min left ",
            end="",
            file=sys.stderr,
        )
        if done == total:
            print(file=sys.stderr)


def main() -> None:
    """Parse the arguments and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bases", type=Path, required=True)
    parser.add_argument("--prepared", type=Path, required=True)
    parser.add_argument("--begin", type=Path, help="a run whose weights this one begins with")
    parser.add_argument("--out", type=Path, required=True)
    for option in fields(Plan):
        default = None if option.default is MISSING else option.default
        if isinstance(default, bool):
            parser.add_argument(f"--{option.name}", action="store_true")
        else:
            kind: Callable[[str], object] = str if default is None else type(default)
            parser.add_argument(f"--{option.name}", type=kind, default=default, required=default is None)
    given = vars(parser.parse_args())
    bases, prepared, begin, out = (given.pop(name) for name in ("bases", "prepared", "begin", "out"))
    torch.set_num_threads(2)
    _keep_memory()
    Run(Plan(**given), bases, load(prepared), out, begin).train()


if __name__ == "__main__":
    main()
