"""Everything the network is shown, cut into windows and pairs: ``python -m training.prepare --base gte-small ...``.

Done once for all runs of a base. A run needs nothing but this and the base's weights: it can go where no corpora are.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks._data import data_dir
from tokenizers import Tokenizer

from training.bases import load_base
from training.data import load_silver, training_texts, unlabelled_texts
from training.examples import examples
from training.pairs.altered import altered_pairs, copied_pairs
from training.pairs.authored import authored_pairs
from training.pairs.nli import CLOSE, read_pairs
from training.pairs.pair import Pair, pair_examples
from training.pairs.told import read_drift
from training.pairs.vectors import found_pairs
from training.prepared import Prepared, save
from whosays.language.labels import ENTAILMENT

_SUPPORTS = ENTAILMENT.index("supports")
#: How many supported pairs are altered, by set.
_ALTERED = {"ling_in_loop": 6000, "mnli": 2500, "cad_revised": 1500, "conjnli": 1500, "snli_from_esnli": 1000}
_SEED = 11


def prepare(tokenizer: Tokenizer, silver: Path, limit: float = 1.0) -> Prepared:
    """Read all corpora; of each, the first ``limit`` of its windows and pairs are kept."""
    root = data_dir(".")
    special = special_pieces(tokenizer)
    prepared = Prepared(special, mask_piece(tokenizer))
    for name, texts in (training_texts(root, load_silver(silver)) | unlabelled_texts(root)).items():
        found = list(examples(texts, tokenizer, special))
        prepared.windows[name] = found[: max(1, round(len(found) * limit))]
    for name, pairs in all_pairs(root).items():
        chosen = pairs[: max(1, round(len(pairs) * limit))]
        prepared.pairs[name] = list(pair_examples(chosen, tokenizer, special))
    prepared.found = list(found_pairs(root, tokenizer, special))
    return prepared


def all_pairs(root: Path) -> dict[str, list[Pair]]:
    """Every kind of pair that is trained on."""
    public, _ = read_pairs(root / "nli" / "pairs.jsonl.gz")
    told, _ = read_drift()
    supported = {name: [pair for pair in pairs if pair.label == _SUPPORTS] for name, pairs in public.items()}
    chosen = [
        pair
        for name, pairs in supported.items()
        for pair in (pairs if name in CLOSE else pairs[: _ALTERED.get(name, 0)])
    ]
    releases = root / "treasury" / "press_releases_even.jsonl.gz"
    return {
        "public": [pair for name, pairs in public.items() if name not in CLOSE for pair in pairs],
        "close": [pair for name, pairs in public.items() if name in CLOSE for pair in pairs],
        "authored": list(authored_pairs(told, _SEED)),
        "altered": list(altered_pairs(chosen, _SEED)),
        "copied": list(copied_pairs(releases, _SEED)),
    }


def special_pieces(tokenizer: Tokenizer) -> tuple[int, int]:
    """The pieces that open and close a window, in whichever way the vocabulary calls them."""
    for opening, closing in (("[CLS]", "[SEP]"), ("<s>", "</s>")):
        if tokenizer.token_to_id(opening) is not None:
            return tokenizer.token_to_id(opening), tokenizer.token_to_id(closing)
    message = "the tokenizer has neither [CLS] nor <s>"
    raise ValueError(message)


def mask_piece(tokenizer: Tokenizer) -> int:
    """The piece that stands for what is hidden."""
    found = tokenizer.token_to_id("[MASK]")
    return tokenizer.token_to_id("<mask>") if found is None else found


def main() -> None:
    """Parse the arguments and prepare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", required=True)
    parser.add_argument("--bases", type=Path, required=True)
    parser.add_argument("--silver", type=Path, required=True)
    parser.add_argument("--limit", type=float, default=1.0)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    prepared = prepare(load_base(given.base, given.bases).tokenizer, given.silver, given.limit)
    given.out.parent.mkdir(parents=True, exist_ok=True)
    save(prepared, given.out)
    for name, count in {**prepared.windows, **prepared.pairs, "found": prepared.found}.items():
        print(f"{name}: {len(count):,}")


if __name__ == "__main__":
    main()
