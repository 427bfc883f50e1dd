"""The format ``web-annotations``: every marked stretch as a W3C Web Annotation, in the JSON of the recommendation.

Web Annotation Data Model (W3C Recommendation 2017-02-23): a collection with its one page inside (section 5), so that
the file is written, and can be read, annotation by annotation: each stands on a line of its own.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, Final

from whosays import __version__
from whosays.export.exported import Exported
from whosays.export.formats import Format
from whosays.export.inventory import Kind, Unexpressed
from whosays.export.output import Output
from whosays.export.rdf.about_annotations import margin_json
from whosays.export.rdf.marks import Mark, marks
from whosays.export.rdf.namespaces import record
from whosays.export.rdf.places import around
from whosays.records import content_id

#: The context that the recommendation asks for (section 3.1); it is named, and never fetched.
CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"
CARRIES: Final[frozenset[Kind]] = frozenset(
    {"annotations", "claims", "mentions", "positions", "cues", "hedges", "passages", "omissions"}
)
_encode: Final = json.JSONEncoder(ensure_ascii=False).encode


def write(case: Exported, output: Output, _: Unexpressed) -> None:
    """Write the collection, what people marked first; all is gone through twice, as it begins with the number."""
    total = sum(1 for _ in _all(case))
    collection = record(content_id("col", case.title))
    page = {"id": f"{collection}#1", "type": "AnnotationPage", "partOf": collection, "startIndex": 0}
    head = {
        "@context": CONTEXT,
        "id": collection,
        "type": "AnnotationCollection",
        "label": case.title,
        "generator": {"id": record("software"), "type": "Software", "name": f"whosays {__version__}"},
        "generated": case.at,
        "total": total,
    }
    with output.open() as stream:
        stream.write(f'{_encode(head)[:-1]},\n"first": {_encode(page)[:-1]}, "items": ['.encode("utf-8", "replace"))
        opening = "\n"
        for one in _all(case):
            stream.write(f"{opening}{_encode(one())}".encode("utf-8", "replace"))
            opening = ",\n"
        stream.write(b"\n]}}\n")


def _all(case: Exported) -> Iterator[Callable[[], dict[str, Any]]]:
    """What makes each annotation when it is called."""
    for one in case.analysis.annotations:
        yield partial(margin_json, one, case.documents.get(one.document_id))
    for mark in marks(case):
        yield partial(annotation, case, mark)


def annotation(case: Exported, mark: Mark) -> dict[str, Any]:
    """One annotation: a tag that says what the stretch is, what is said of it, and the record that it belongs to."""
    span = mark.span
    document = case.documents.get(mark.document_id)
    before, behind = around(document.text, span) if document else ("", "")
    body: list[dict[str, str]] = [{"type": "TextualBody", "value": mark.kind, "purpose": "tagging"}]
    if mark.note:
        text = {"type": "TextualBody", "value": mark.note, "format": "text/plain", "language": "en"}
        body.append({**text, "purpose": "describing"})
    if mark.about:
        purpose = "identifying" if mark.motive == "identifying" else "linking"
        body.append({"type": "SpecificResource", "source": record(mark.about), "purpose": purpose})
    quote = {"type": "TextQuoteSelector", "exact": span.exact, "prefix": before, "suffix": behind}
    return {
        "id": record(mark.id),
        "type": "Annotation",
        "motivation": mark.motive,
        "created": case.at,
        "body": body,
        "target": {
            "source": record(mark.document_id),
            "selector": [quote, {"type": "TextPositionSelector", "start": span.start, "end": span.end}],
        },
    }


FORMAT = Format(
    title="W3C Web Annotations as JSON: every mention, claim and passage marked in its document",
    suffix=".json",
    media_type='application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
    carries=CARRIES,
    write=write,
)
