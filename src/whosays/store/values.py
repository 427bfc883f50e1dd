"""Values of columns that hold more than SQLite checks: lists as JSON, and names of which there are only some."""

from __future__ import annotations

import json
from collections.abc import Sequence

#: Made once: ``json.dumps`` makes one for each of hundreds of thousands of calls that keep letters as they are.
_encode = json.JSONEncoder(ensure_ascii=False).encode
_NONE = "[]"


def as_list(values: Sequence[str]) -> str:
    """Strings as a JSON array."""
    return _encode(values) if values else _NONE


def strings(text: str) -> tuple[str, ...]:
    """A JSON array of strings.

    Raises:
        ValueError: If it is none.
    """
    if text == _NONE:
        return ()
    values = json.loads(text)
    if not isinstance(values, list) or not set(map(type, values)) <= {str}:
        msg = f"{text} where a list of names belongs"
        raise ValueError(msg)
    return tuple(values)


def known(value: str, names: tuple[str, ...]) -> str:
    """``value``, which is one of ``names``.

    Raises:
        ValueError: If it is not.
    """
    if value not in names:
        msg = f"“{value}” where one of {', '.join(names)} belongs"
        raise ValueError(msg)
    return value
