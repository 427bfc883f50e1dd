"""Countries' codes as names: FollowTheMoney gives ISO 3166-1 codes where other lists give names."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from importlib.resources import files


@functools.cache
def _names() -> Mapping[str, str]:
    lines = files(__package__).joinpath("countries.txt").read_text("utf-8").splitlines()
    return dict(line.split(" ", 1) for line in lines)


def country_name(written: str) -> str:
    """The English name of a country given by its two letters; what is no such code comes back as written."""
    return _names().get(written.strip().casefold(), written)
