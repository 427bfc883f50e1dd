"""What STIX has no place for, as extensions (section 7.3): what a record says of itself, and analysts' grades.

Both are property extensions, so that a consumer that does not know them passes over them. Their JSON Schemas lie beside
this file and travel in every bundle.
"""

from __future__ import annotations

import importlib.resources
import json
from functools import cache
from typing import Any, Final

from whosays.export.stix.ids import object_id
from whosays.export.values import Json

#: Who makes the objects: whosays itself, which is no analyst.
PRODUCER: Final = object_id("identity", "whosays")
#: What a record of a case says of itself. ``ingest`` knows our own bundles by it.
RECORD: Final = object_id("extension-definition", "record")
#: The Admiralty code, both axes, and the estimates of ICD 203, both axes.
GRADES: Final = object_id("extension-definition", "grades")
#: When the definitions were written; a later version of them has a later ``modified``.
_WRITTEN: Final = "2026-11-27T00:00:00.000Z"
_VERSION: Final = "1.0.0"
_NAMES: Final = {
    RECORD: (
        "record",
        "whosays record",
        "The record of a whosays case that an object stands for: who says what through whom, how surely the text puts "
        "it, when, and at which characters of which document. Nothing in it is a judgement of what is true.",
    ),
    GRADES: (
        "grades",
        "Analysts’ grades",
        "What analysts think of a source and of a piece of information by the Admiralty code, two axes that are never "
        "one number; and estimates by ICD 203, where a likelihood is a range and analytic confidence is kept apart.",
    ),
}


def schema(extension: str) -> Json:
    """The JSON Schema (draft 2020-12) of what stands under an extension’s key."""
    loaded: Json = json.loads(_file(extension))
    return loaded


@cache
def _file(extension: str) -> str:
    folder = importlib.resources.files("whosays.export.stix")
    return folder.joinpath(f"{_NAMES[extension][0]}.schema.json").read_text("utf-8")


def preamble() -> tuple[Json, ...]:
    """The producer and the two definitions: the same objects in every bundle."""
    common = {"created_by_ref": PRODUCER, "created": _WRITTEN, "modified": _WRITTEN}
    producer = {
        "type": "identity",
        "spec_version": "2.1",
        "id": PRODUCER,
        **common,
        "name": "whosays",
        "description": "A program that reads who says what in documents. It grades nobody and rules on nothing.",
        "identity_class": "system",
    }
    definitions = (
        {
            "type": "extension-definition",
            "spec_version": "2.1",
            "id": extension,
            **common,
            "name": name,
            "description": description,
            "schema": json.dumps(schema(extension), ensure_ascii=False, separators=(",", ":")),
            "version": _VERSION,
            "extension_types": ["property-extension"],
        }
        for extension, (_, name, description) in _NAMES.items()
    )
    return producer, *definitions


def record(kind: str, record_id: str, **fields: Any) -> Json:
    """The value of ``extensions`` for an object that stands for one record."""
    return {RECORD: {"extension_type": "property-extension", "record": kind, "record_id": record_id, **fields}}
