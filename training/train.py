"""Trains the encoder: ``python -m training.train --base gte-small --out FOLDER``.

Everything is seeded; a run that was cut off goes on from its last checkpoint when it is started again with the same
arguments.
"""

from __future__ import annotations

import argparse
import contextlib
import ctypes
import json
import sys
import time
from dataclasses import MISSING, asdict, dataclass, fields
from pathlib import Path

import numpy as np
import torch
from benchmarks._data import data_dir
from torch import Tensor

from training.bases import load_base
from training.batches import collate, padded
from training.data import ATTRIBUTED, SHARES, load_silver, training_texts
from training.entailment import as_examples, read_pairs
from training.examples import Example, examples, grouped
from training.losses import entailment_loss, losses
from training.network import Network

#: Share of the words of an attributed text that the network is not shown: a rare cue is known by what surrounds it.
HIDDEN = 0.07
_CHECKPOINT_EVERY = 200


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run is made of.

    Attributes:
        base: Name of the pretrained encoder.
        seed: Of everything that is drawn.
        epochs: How often the corpora are shown; see ``training.data.SHARES``.
        rate: Highest learning rate of the encoder.
        head_rate: The same for the heads.
        limit: Share of each corpus that is used, from its beginning.
        pairs: Share of the pairs of evidence and claim that an epoch shows.
        layers: Layers that are kept of the encoder, from the first; 0 for all.
        only_pairs: Whether nothing but pairs is learnt, for comparison.
    """

    base: str
    seed: int = 1
    epochs: int = 4
    rate: float = 1.2e-4
    head_rate: float = 1e-3
    limit: float = 1.0
    pairs: float = 0.1
    layers: int = 0
    only_pairs: bool = False


class Run:
    """One training run in a folder of its own."""

    def __init__(self, plan: Plan, bases: Path, silver: Path, out: Path) -> None:
        torch.manual_seed(plan.seed)
        self.plan, self.out = plan, out
        base = load_base(plan.base, bases)
        encoder = base.encoder
        if plan.layers:
            encoder.layers = encoder.layers[: plan.layers]
        self.network = Network(encoder)
        special = special_pieces(base.tokenizer)
        self.mask_piece = mask_piece(base.tokenizer)
        self.windows: list[Example] = []
        self.corpora: list[str] = []
        root = data_dir(".")
        for name, texts in training_texts(root, load_silver(silver)).items():
            found = list(examples(texts, base.tokenizer, special))
            found = found[: max(1, round(len(found) * plan.limit))]
            self.windows += found
            self.corpora += [name] * len(found)
        pairs, _ = read_pairs(root / "nli" / "pairs.jsonl.gz")
        order = np.random.default_rng(plan.seed).permutation(len(pairs))
        wanted = round(len(pairs) * min(1.0, plan.pairs * plan.epochs) * plan.limit)
        self.pairs = [pairs[i] for i in order[:wanted]]
        self.pair_examples = list(as_examples(self.pairs, base.tokenizer, special))
        self.steps = self._steps()
        # Where the processor has no instructions for it, half of the bits would take longer, not shorter.
        self.short = torch.cpu._is_avx512_bf16_supported()
        self.optimizer = torch.optim.AdamW(self._groups(), weight_decay=0.01)
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
        """Batches of all epochs in order, windows and pairs mixed."""
        generator = np.random.default_rng(self.plan.seed)
        steps: list[tuple[str, list[int]]] = []
        pairs = np.array_split(np.arange(len(self.pairs)), self.plan.epochs)
        for epoch in range(self.plan.epochs):
            shown: list[int] = []
            for index, name in enumerate(self.corpora):
                whole, part = divmod(0.0 if self.plan.only_pairs else SHARES[name], 1.0)
                shown += [index] * (int(whole) + (generator.random() < part))
            chosen: list[tuple[str, list[int]]] = []
            if shown:
                batches = grouped([len(self.windows[i].ids) for i in shown], generator)
                chosen += [("windows", [shown[i] for i in batch]) for batch in batches]
            lengths = [len(self.pair_examples[i].ids) for i in pairs[epoch]]
            if lengths:
                batches = grouped(lengths, generator)
                chosen += [("pairs", [int(pairs[epoch][i]) for i in batch]) for batch in batches]
            steps += [chosen[i] for i in generator.permutation(len(chosen))]
        return steps

    def train(self) -> None:
        """Run what is left of the steps."""
        self.out.mkdir(parents=True, exist_ok=True)
        done = self._resume()
        began, seen = time.monotonic(), done
        sums: dict[str, list[float]] = {}
        self.network.train()
        with (self.out / "log.jsonl").open("a", encoding="utf-8") as log:
            for step in range(done, len(self.steps)):
                with torch.autocast("cpu", torch.bfloat16, enabled=self.short):
                    found = self._loss(step)
                total = torch.stack(list(found.values())).sum()
                total.backward()
                torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
                self.optimizer.step()
                self.scheduler.step()
                self.optimizer.zero_grad(set_to_none=True)
                for name, value in found.items():
                    sums.setdefault(name, []).append(float(value.detach()))
                rest = (time.monotonic() - began) / (step + 1 - seen) * (len(self.steps) - step - 1)
                _progress("training", step + 1, len(self.steps), rest)
                if (step + 1) % 20 == 0 or step + 1 == len(self.steps):
                    means = {name: round(float(np.mean(values)), 4) for name, values in sums.items()}
                    log.write(json.dumps({"step": step + 1, "of": len(self.steps), **means}) + "\n")
                    log.flush()
                    sums = {}
                if (step + 1) % _CHECKPOINT_EVERY == 0:
                    self._save(step + 1)
        self._save(len(self.steps))

    def _loss(self, step: int) -> dict[str, Tensor]:
        kind, chosen = self.steps[step]
        if kind == "windows":
            windows = [self.windows[i] for i in chosen]
            generator = np.random.default_rng((self.plan.seed, step))
            shares = [HIDDEN if self.corpora[i] in ATTRIBUTED else 0.0 for i in chosen]
            shown = [
                window.hiding(generator.random(len(window.first)) < share, self.mask_piece)
                for window, share in zip(windows, shares, strict=True)
            ]
            return losses(self.network, collate(shown))
        rows = [self.pair_examples[i] for i in chosen]
        mask = padded([np.ones(len(e.ids), np.int64) for e in rows], 0)
        labels = torch.tensor([self.pairs[i].label for i in chosen])
        ids, shapes = padded([e.ids for e in rows], 0), padded([e.shapes for e in rows], 0)
        return {"entailment": entailment_loss(self.network, ids, shapes, mask, labels)}

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


def special_pieces(tokenizer) -> tuple[int, int]:  # type: ignore[no-untyped-def]
    """The pieces that open and close a window, in whichever way the vocabulary calls them."""
    for opening, closing in (("[CLS]", "[SEP]"), ("<s>", "</s>")):
        if tokenizer.token_to_id(opening) is not None:
            return tokenizer.token_to_id(opening), tokenizer.token_to_id(closing)
    message = "the tokenizer has neither [CLS] nor <s>"
    raise ValueError(message)


def mask_piece(tokenizer) -> int:  # type: ignore[no-untyped-def]
    """The piece that stands for what is hidden."""
    found = tokenizer.token_to_id("[MASK]")
    return tokenizer.token_to_id("<mask>") if found is None else found


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
    parser.add_argument("--silver", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    for option in fields(Plan):
        default = None if option.default is MISSING else option.default
        if isinstance(default, bool):
            parser.add_argument(f"--{option.name}", action="store_true")
        else:
            kind = str if default is None else type(default)
            parser.add_argument(f"--{option.name}", type=kind, default=default, required=default is None)
    given = vars(parser.parse_args())
    bases, silver, out = (given.pop(name) for name in ("bases", "silver", "out"))
    torch.set_num_threads(2)
    _keep_memory()
    Run(Plan(**given), bases, silver, out).train()


if __name__ == "__main__":
    main()
