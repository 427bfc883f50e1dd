"""Operations on questions as JSON objects, and such objects as operations again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from math import isfinite
from typing import Any, get_args

from whosays.records import Consistency, Interval
from whosays.weigh.hypotheses.edits import Operation

_KINDS: Mapping[str, type[Any]] = {kind.__name__: kind for kind in get_args(Operation)}
#: Fields in which null says something.
_NULLABLE = frozenset({"prior", "claim_id", "rating", "ratio"})


def payload_of(operation: Operation) -> dict[str, object]:
    """An operation as a JSON object: its kind under ``operation``, and its fields."""
    held = {one.name: getattr(operation, one.name) for one in fields(operation)}
    return {
        "operation": type(operation).__name__,
        **{name: list(value) if isinstance(value, tuple) else value for name, value in held.items()},
    }


def operation_of(payload: object) -> Operation:
    """The operation that a JSON object is; what it holds beside, such as the trace of a claim, is passed over.

    Raises:
        ValueError: If it is none, telling which part of it is wrong.
    """
    name = payload.get("operation") if isinstance(payload, Mapping) else None
    kind = _KINDS.get(name) if isinstance(name, str) else None
    if kind is None or not isinstance(payload, Mapping):
        msg = f"there is no operation {name!r} on a question"
        raise ValueError(msg)
    operation: Operation = kind(**{one.name: _field(kind.__name__, one.name, payload) for one in fields(kind)})
    return operation


def _field(kind: str, name: str, payload: Mapping[object, object]) -> object:
    if name not in payload:
        msg = f"the operation {kind} lacks {name!r}"
        raise ValueError(msg)
    value = payload[name]
    if value is None and name in _NULLABLE:
        return None
    wanted, read = _READERS[name]
    if (found := read(value)) is None:
        msg = f"{name!r} of the operation {kind} is no {wanted}: {value!r}"
        raise ValueError(msg)
    return found


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value.strip() else None


def _texts(value: object) -> tuple[str, ...] | None:
    return tuple(value) if isinstance(value, list) and all(isinstance(one, str) for one in value) else None


def _consistency(value: object) -> Consistency | None:
    return next((known for known in get_args(Consistency) if known == value), None)


def _probabilities(value: object) -> Interval | None:
    ends = _ends(value)
    return ends if ends is not None and ends[0] >= 0 and ends[1] <= 1 else None


def _ratios(value: object) -> Interval | None:
    ends = _ends(value)
    return ends if ends is not None and ends[0] > 0 else None


def _ends(value: object) -> Interval | None:
    """Two finite numbers, the lower first."""
    if not isinstance(value, list) or len(value) != 2 or any(type(end) not in (int, float) for end in value):
        return None
    low, high = map(float, value)
    return (low, high) if isfinite(low) and isfinite(high) and low <= high else None


#: By name of a field: what it holds, in words, and its reader, which has None for all else.
_READERS: Mapping[str, tuple[str, Callable[[object], object]]] = {
    **dict.fromkeys(("question", "text", "hypothesis", "evidence", "claim_id", "words"), ("text", _text)),
    **dict.fromkeys(("hypotheses", "items"), ("list of keys", _texts)),
    **dict.fromkeys(("rating", "consistency"), ("consistency", _consistency)),
    "prior": ("interval of probabilities", _probabilities),
    "ratio": ("interval of ratios above 0", _ratios),
}
