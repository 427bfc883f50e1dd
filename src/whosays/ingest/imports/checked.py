"""Plain values of JSON as records: every field checked against its type, and what is wrong named by its place."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

if TYPE_CHECKING:
    from pydantic import TypeAdapter

Record: TypeAlias = dict[str, Any]
_T = TypeVar("_T")


class Broken(ValueError):
    """A record that makes no sense.

    Args:
        at: Where it stands: ``claims[3].content``.
        reason: What is wrong with it.
    """

    def __init__(self, at: str, reason: str) -> None:
        super().__init__(f"{at}: {reason}" if at else reason)


def checked(kind: type[_T], raw: Sequence[Any], at: str, *, numbered: bool = True) -> list[_T]:
    """Records of one kind; keys that it does not have are passed over.

    Args:
        kind: A frozen dataclass.
        raw: Plain values, one a record.
        at: Where they stand.
        numbered: Whether that is the place of a list of them, rather than of the one that ``raw`` holds.

    Raises:
        Broken: If one of them lacks a field or has a wrong one.
    """
    from pydantic import ValidationError

    adapter: TypeAdapter[_T] = _adapter(_Kind(kind))
    found: list[_T] = []
    for place, value in enumerate(raw):
        try:
            found.append(adapter.validate_python(value))
        except ValidationError as error:
            first = error.errors(include_url=False, include_context=False)[0]
            inner = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in first["loc"])
            where = f"{at}[{place}]{inner}" if numbered else f"{at}{inner}"
            raise Broken(where, first["msg"]) from error
    return found


def member(record: Any, key: str, at: str) -> Any:
    """One field of a plain record, of whatever type it is.

    Raises:
        Broken: If the record is none, or lacks the field.
    """
    if not isinstance(record, dict):
        raise Broken(at, "not a JSON object")
    if key not in record:
        raise Broken(at, f"it has no “{key}”")
    return record[key]


def listed(record: Any, key: str, at: str = "") -> list[Any]:
    """One field of a plain record that has to be a list of objects.

    Raises:
        Broken: If it is not.
    """
    found = member(record, key, at)
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise Broken(f"{at}.{key}" if at else key, "not a list of JSON objects")
    return found


@dataclass(frozen=True, slots=True)
class _Kind:
    """A class as something to look up by."""

    kind: type[Any]


@functools.cache
def _adapter(of: _Kind) -> TypeAdapter[Any]:
    from pydantic import TypeAdapter

    return TypeAdapter(of.kind)
