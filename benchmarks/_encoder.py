"""The encoder for a benchmark: the shipped weights, or those of ``--weights FOLDER``."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from whosays.language.encoder import has_weights, load_encoder, model_version
from whosays.language.files import WEIGHTS
from whosays.language.pairs import PairReader, load_pairs
from whosays.language.reading import EvidenceReader

_FLAG = "--weights"


@dataclass(frozen=True, slots=True)
class Encoder:
    """Loaded weights, and in words which ones."""

    reader: EvidenceReader
    about: str
    folder: Path

    def pairs(self, threads: int = 1) -> PairReader:
        """What reads pairs of texts, of the same weights."""
        return load_pairs(self.folder, threads)


def weights_of(arguments: Sequence[str]) -> tuple[Path, list[str]]:
    """The folder that ``--weights`` names, the shipped one without it, and the other arguments.

    Ends the program with status 2 and one line when the flag has no value or the folder no weights.
    """
    rest = list(arguments)
    if _FLAG not in rest:
        return WEIGHTS, rest
    place = rest.index(_FLAG)
    given = rest[place + 1 : place + 2]
    del rest[place : place + 2]
    if not given or not has_weights(Path(given[0])):
        print(f"no weights: {_FLAG} wants a folder that holds model.json", file=sys.stderr)
        raise SystemExit(2)
    return Path(given[0]), rest


def open_encoder(arguments: Sequence[str]) -> tuple[Encoder | None, list[str]]:
    """The encoder on one thread, as the product has it, and the arguments without ``--weights``.

    None, said in one line, when no weights are shipped: the other systems are measured alone.

    Raises:
        ModelError: If the weights are damaged.
    """
    folder, rest = weights_of(arguments)
    if not has_weights(folder):
        print(f"no weights are shipped in {folder.name}/: no rows for the encoder ({_FLAG} FOLDER)", file=sys.stderr)
        return None, rest
    name = "shipped" if folder == WEIGHTS else f"from {folder.name}"
    return Encoder(load_encoder(folder), f"weights {name}, version {model_version(folder)}", folder), rest


def needed_encoder(arguments: Sequence[str]) -> tuple[Encoder, list[str]]:
    """As ``open_encoder``, for a benchmark of nothing else: without weights the program ends with status 2."""
    encoder, rest = open_encoder(arguments)
    if encoder is None:
        raise SystemExit(2)
    return encoder, rest


def limit_of(arguments: Sequence[str]) -> int | None:
    """LIMIT, the number among the arguments; None without one.

    Ends the program with status 2 and one line when it is no number.
    """
    if not arguments:
        return None
    if len(arguments) > 1 or not arguments[0].isdigit():
        print(f"unknown arguments: {' '.join(arguments)}; LIMIT is a number", file=sys.stderr)
        raise SystemExit(2)
    return int(arguments[0]) or None
