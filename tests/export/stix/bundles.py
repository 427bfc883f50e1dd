"""Cases as STIX bundles, for tests."""

from __future__ import annotations

import io
import json
from typing import Any

from whosays.export.exported import Exported
from whosays.export.formats import write_on
from whosays.export.stix.bundle import FORMAT
from whosays.export.stix.extensions import RECORD


def written(case: Exported) -> tuple[bytes, tuple[str, ...]]:
    """The bytes of a bundle, and what it has no place for."""
    stream = io.BytesIO()
    left_out = write_on(FORMAT, case, stream)
    return stream.getvalue(), left_out


def objects_of(case: Exported) -> list[dict[str, Any]]:
    """The objects of a bundle."""
    return json.loads(written(case)[0])["objects"]  # type: ignore[no-any-return]


def record_of(made: dict[str, Any]) -> dict[str, Any]:
    """What an object says of the record that it stands for; empty for one that stands for none."""
    return made.get("extensions", {}).get(RECORD, {})  # type: ignore[no-any-return]


def standing_for(kind: str, case: Exported) -> list[dict[str, Any]]:
    """The objects that stand for records of one kind."""
    return [made for made in objects_of(case) if record_of(made).get("record") == kind]
