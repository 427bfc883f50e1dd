"""The readings of single documents as one analysis of a case."""

from __future__ import annotations

from collections.abc import Sequence

from whosays.records import Analysis, Coverage, Document, Reading, Unread
from whosays.resolve import Clusters, case_claims, case_sources


def compose(read: Sequence[tuple[Document, Reading]], failed: Sequence[Unread], clusters: Clusters) -> Analysis:
    """Put the readings of single documents together; entities become those of the case."""
    readings = [reading for _, reading in read]
    passed_over = sorted((part for reading in readings for part in reading.unread), key=lambda part: part.path)
    return Analysis(
        documents=tuple(document for document, _ in read),
        sources=case_sources(readings, clusters.table),
        entities=clusters.table.entities,
        claims=tuple(case_claims(readings, clusters.table)),
        times=tuple(
            (reading.document_id, time)
            for reading in readings
            for time in sorted(reading.times, key=lambda time: time.span)
        ),
        identities=clusters.identities,
        coverage=Coverage(
            unread=(*failed, *passed_over),
            sentences=sum(reading.sentences for reading in readings),
            sentences_with_claims=sum(reading.sentences_with_claims for reading in readings),
        ),
    )
