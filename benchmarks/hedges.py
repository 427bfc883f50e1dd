"""Hedges and commitment: ``python -m benchmarks.hedges [LIMIT] [--weights FOLDER]``.

Prints three Markdown tables.

1. Hedge cues on the biomedical part of the Szeged uncertainty corpus (BMC and fly articles), as in CoNLL-2010 task 1:
   a sentence is hedged or not; a cue is found when it shares a code point with a gold cue (overlap) or covers the same
   code points (exact). Two baselines stand beside it: modal verbs alone, and the lexicon without its syntax.
2. The same on the articles that the encoder does not learn from, every third: rules and encoder. The rules parse
   sentences one by one, as the corpus gives them; the encoder reads each article as it stands. The figure of CoNLL-2010
   is a published one, on other articles, and is not run here.
3. Commitment on the development part of UDS-IH2: level and polarity as a number (certain 3, probable 2, possible 1,
   unknown 0, negative below zero), and the encoder's value, beside the annotators' mean from -3 to 3.

LIMIT keeps every n-th sentence of 1 and 3 so that about LIMIT are read, and the first LIMIT of each file in 2.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

from benchmarks._data import data_dir
from benchmarks._encoder import Encoder, limit_of, open_encoder
from benchmarks._factuality import commitment_table
from benchmarks._hedge_cues import (
    Cue,
    bare_lexicon,
    count,
    encoders,
    held_out,
    modal_verbs,
    ours,
    parsed,
    sentences,
)
from benchmarks._scores import Counts
from whosays.language.passages import Passage

_FILES = ("bio_bmc.xml", "bio_fly.xml")
#: F1 of hedged sentences, in per cent, published as the baseline of the BioScope task of CoNLL-2010.
_PUBLISHED = 82.0
_HEAD = (
    "| corpus | system | sentence P | R | F1 | cue overlap P | R | F1 | cue exact P | R | F1 |\n"
    "|---|---|---|---|---|---|---|---|---|---|---|"
)

_Tallies = tuple[Counts, Counts, Counts]


def _tallies() -> _Tallies:
    return Counts(), Counts(), Counts()


def _row(corpus: str, system: str, tallies: _Tallies) -> str:
    return f"| {corpus} | {system} | " + " | ".join(counts.row() for counts in tallies) + " |"


def cue_table(limit: int | None) -> None:
    """Print the first table."""
    systems: dict[str, Callable[[Passage], list[Cue]]] = {
        "modal verbs alone": modal_verbs,
        "lexicon without syntax": bare_lexicon,
        "whosays rules": ours,
    }
    print(_HEAD)
    for name in _FILES:
        tallies = {system: _tallies() for system in systems}
        items = sentences(name, limit)
        for sentence, passage in parsed(items):
            for system, find in systems.items():
                count(sentence, sorted(set(find(passage))), tallies[system])
        for system, tally in tallies.items():
            print(_row(f"{name} ({len(items)})", system, tally))


def held_out_table(limit: int | None, encoder: Encoder | None) -> None:
    """Print the second table."""
    print(_HEAD)
    both = {"whosays rules": _tallies(), "encoder": _tallies()}
    total = 0
    for name in _FILES:
        articles = list(held_out(name, limit))
        items = [sentence for article in articles for _, sentence in article.sentences]
        total += len(items)
        tallies = {"whosays rules": _tallies(), "encoder": _tallies()}
        for sentence, passage in parsed(items):
            found = sorted(set(ours(passage)))
            count(sentence, found, tallies["whosays rules"])
            count(sentence, found, both["whosays rules"])
        if encoder is not None:
            for sentence, cues in (pair for article in articles for pair in encoders(article, encoder.reader)):
                count(sentence, cues, tallies["encoder"])
                count(sentence, cues, both["encoder"])
        _print_rows(f"{name}, held out ({len(items)})", tallies, encoder)
    _print_rows(f"both, held out ({total})", both, encoder)
    print(f"| other articles | published CoNLL-2010 baseline | – | – | {_PUBLISHED / 100:.3f} |" + " – |" * 6)


def _print_rows(corpus: str, tallies: dict[str, _Tallies], encoder: Encoder | None) -> None:
    for system, tally in tallies.items():
        if system != "encoder" or encoder:
            print(_row(corpus, system, tally))


def main(arguments: Sequence[str]) -> None:
    """Print the tables."""
    encoder, rest = open_encoder(arguments)
    limit = limit_of(rest)
    for name in ("uncertainty", "factuality"):
        data_dir(name)
    print("Hedges in all sentences of the Szeged uncertainty corpus, biomedical part:\n")
    cue_table(limit)
    about = f"; encoder: {encoder.about}" if encoder else ""
    print(f"\nHedges in the articles held out of training{about}:\n")
    held_out_table(limit, encoder)
    print("\nCommitment on UDS-IH2 dev:\n")
    commitment_table(limit, encoder.reader if encoder else None)


if __name__ == "__main__":
    main(sys.argv[1:])
