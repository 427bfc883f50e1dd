"""What was learnt on GUM, read from ``weights.json`` once. ``training/coreference.py`` writes it."""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from whosays.extract.coreference.kinds import Kind
    from whosays.extract.coreference.pronouns import Sort

FILE = "weights.json"


@dataclass(frozen=True, slots=True)
class Weights:
    """A linear model for each sort of phrase.

    Attributes:
        of: Sort to feature to weight.
        thresholds: Sort to the least probability of an antecedent that is taken.
        kinds: What common nouns stand for in the training texts, where no lexicon has them.
    """

    of: Mapping[Sort, Mapping[str, float]]
    thresholds: Mapping[Sort, float]
    kinds: Mapping[str, Kind]


@functools.cache
def weights() -> Weights:
    """The shipped weights."""
    table = json.loads(files(__package__).joinpath(FILE).read_text("utf-8"))
    kinds = {noun: kind for kind, nouns in table["kinds"].items() for noun in nouns.split()}
    return Weights(table["weights"], table["thresholds"], kinds)
