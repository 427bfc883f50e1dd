"""Documents as STIX reports (section 4.16), each with the file that it is (section 6.7)."""

from __future__ import annotations

from collections.abc import Iterator

from whosays.export.stix.desk import Desk
from whosays.export.stix.extensions import record
from whosays.export.stix.grades import grades_extension, labels_of
from whosays.export.stix.ids import file_name, first_moment, name_of, object_id, text_of
from whosays.export.values import Json
from whosays.export.words import counted
from whosays.records import Document, Judgement
from whosays.text.edtf import bounds


def files(desk: Desk) -> Iterator[Json]:
    """The files; one that was read in two roles is one file."""
    seen = set()
    for document in desk.case.analysis.documents:
        identifier = desk.files[document.id]
        if identifier not in seen:
            seen.add(identifier)
            yield {
                "type": "file",
                "spec_version": "2.1",
                "id": identifier,
                "hashes": {"SHA-256": document.sha256},
                "name": file_name(document),
                "mime_type": document.media_type,
            }


def reports(desk: Desk) -> Iterator[Json]:
    """A report for each document, with all that it says; to be written last, when that is known."""
    return (_report(desk, document) for document in desk.case.analysis.documents)


def _report(desk: Desk, document: Document) -> Json:
    grades = [desk.case.grades[document.id]] if document.id in desk.case.grades else []
    day = _first_day(document.published)
    dated = f"Published {document.published}, by the document itself."
    undated = "The document gives no date that STIX can hold: “published” is when this case was last changed."
    return desk.make(
        "report",
        object_id("report", document.id),
        name=name_of(document.title),
        description=text_of(
            f"A {document.role} of the case “{desk.case.title}”, read from {name_of(document.path)}: "
            f"{document.media_type}, {counted(document.length, 'character')}. Its text is not part of this bundle.",
            dated if day else undated,
            *(_assumed(assumption) for assumption in desk.case.analysis.assumptions),
        ),
        published=day or desk.at,
        object_refs=[desk.files[document.id], *desk.said[document.id]],
        external_references=[
            {
                "source_name": "file",
                "description": name_of(document.path),
                "hashes": {"SHA-256": document.sha256},
            }
        ],
        labels=labels_of(grades),
        extensions={
            **record(
                "document",
                document.id,
                title=document.title,
                path=document.path,
                role=document.role,
                published_edtf=document.published,
                media_type=document.media_type,
                sha256=document.sha256,
                length=document.length,
            ),
            **grades_extension(grades),
        },
    )


def _assumed(assumption: Judgement) -> str:
    """What nobody has decided and this view of the case takes for granted."""
    verb = "is not" if assumption.verdict == "negative" else "is"
    return f"Everything here assumes that “{assumption.left_name}” {verb} “{assumption.right_name}”."


def _first_day(published: str | None) -> str | None:
    """The first moment of the date that a document gives; None where it gives none, or one that STIX cannot hold."""
    try:
        return first_moment(bounds(published)[0]) if published else None
    except ValueError:
        return None
