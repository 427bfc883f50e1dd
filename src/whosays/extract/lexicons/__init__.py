"""The words that the rules know, as data: one TOML file for each question."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any


def load_lexicon_file(name: str) -> dict[str, Any]:
    """Read ``name``.toml of this package."""
    return tomllib.loads(files(__name__).joinpath(f"{name}.toml").read_text("utf-8"))
