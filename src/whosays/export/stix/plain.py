"""Records of the analysis document under names that STIX allows: of three letters or more."""

from __future__ import annotations

from typing import Any, Final

from whosays.export.values import Json

_LONGER: Final = {
    "id": "record_id",
    "at": "decided_at",
    "who": "decided_by",
    "via": "quoted_inside",
    "kind": "record_kind",
}


def plain(record: Json) -> Json:
    """The same record with its short names written out, all the way down."""
    renamed: Json = _renamed(record)
    return renamed


def _renamed(value: Any) -> Any:
    if isinstance(value, dict):
        return {_LONGER.get(key, key): _renamed(it) for key, it in value.items()}
    return [_renamed(it) for it in value] if isinstance(value, (list, tuple)) else value
