"""Countries by name and by ISO 3166-1 code, as FollowTheMoney has them."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from importlib.resources import files


@functools.cache
def _names() -> Mapping[str, str]:
    lines = files("whosays.text").joinpath("countries.txt").read_text("utf-8").splitlines()
    return dict(line.split(" ", 1) for line in lines)


@functools.cache
def _codes() -> Mapping[str, str]:
    return {name.casefold(): code for code, name in _names().items()}


def country_name(written: str) -> str:
    """The English name of a country given by its two letters; what is no such code comes back as written."""
    return _names().get(written.strip().casefold(), written)


def country_code(name: str) -> str | None:
    """The two letters of a country given by the very name that ``country_name`` has for it; None for any other."""
    return _codes().get(" ".join(name.split()).casefold())
