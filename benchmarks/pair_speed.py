"""Pairs of evidence and claim per second: ``python -m benchmarks.pair_speed [PAIRS]``.

The shipped encoder reads pairs as the audit does, on one thread and on two. Beside it, where sentence-transformers is
installed, a cross-encoder of the same size (12 layers of width 384, the same vocabulary; its weights do not matter for
speed) on as many threads, in batches of 32 sorted by length, as that library does. The pairs are those of the project's
own passages with the passages before and behind them, some 150 word pieces. Rounds take turns; medians.
"""

from __future__ import annotations

import importlib.util
import sys
import time
from collections.abc import Callable, Sequence
from statistics import median

from training.pairs.told import read_drift

from benchmarks._encoder import needed_encoder

_ROUNDS, _PAIRS, _BATCH = 3, 300, 32
_Texts = Sequence[tuple[str, str]]


def own_pairs(count: int) -> list[tuple[str, str]]:
    """Passages with their neighbours as evidence, and honest claims about them."""
    told, held_out = read_drift()
    passages = [one.passage for one in (*told, *held_out)]
    claims = [one.honest[0] for one in (*told, *held_out)]
    found = [(" ".join(passages[max(0, i - 1) : i + 2]), claim) for i, claim in enumerate(claims)]
    return (found * (count // len(found) + 1))[:count]


def rival(threads: int) -> Callable[[_Texts], object] | None:
    """A cross-encoder of sentence-transformers; None where it is not installed."""
    if importlib.util.find_spec("sentence_transformers") is None:
        return None
    import tempfile
    from pathlib import Path

    import torch
    from sentence_transformers import CrossEncoder
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizerFast

    from whosays.language.files import WEIGHTS

    torch.set_num_threads(threads)
    config = BertConfig(
        hidden_size=384, num_hidden_layers=12, num_attention_heads=12, intermediate_size=1536, num_labels=3
    )
    with tempfile.TemporaryDirectory() as folder:
        BertForSequenceClassification(config).save_pretrained(folder)
        BertTokenizerFast(tokenizer_file=str(WEIGHTS / "tokenizer.json")).save_pretrained(folder)
        model = CrossEncoder(str(Path(folder)), max_length=256, device="cpu")

    def predict(pairs: _Texts) -> object:
        torch.set_num_threads(threads)
        return model.predict([*pairs], batch_size=_BATCH, show_progress_bar=False)

    return predict


def main(arguments: list[str]) -> None:
    """Time and print."""
    encoder, rest = needed_encoder(arguments)
    pairs = own_pairs(int(rest[0]) if rest else _PAIRS)
    systems: dict[str, Callable[[_Texts], object]] = {}
    for threads in (1, 2):
        systems[f"whosays, {threads} thread(s)"] = encoder.pairs(threads).read
        if (other := rival(threads)) is not None:
            systems[f"sentence-transformers, {threads} thread(s)"] = other
    taken: dict[str, list[float]] = {name: [] for name in systems}
    for _ in range(_ROUNDS):
        for name, read in systems.items():
            begin = time.perf_counter()
            read(pairs)
            taken[name].append(len(pairs) / (time.perf_counter() - begin))
    words = sum(len(f"{evidence} {claim}".split()) for evidence, claim in pairs) / len(pairs)
    print(f"{len(pairs)} pairs of {words:.0f} words on average; medians of {_ROUNDS} rounds\n")
    print("| system | pairs/s |\n|---|---:|")
    for name, rates in taken.items():
        print(f"| {name} | {median(rates):,.0f} |")


if __name__ == "__main__":
    main(sys.argv[1:])
