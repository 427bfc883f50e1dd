"""A small case that the tests of resolving share: a flooded shaft, its report, release, newspaper and ruling."""

from __future__ import annotations

from collections.abc import Sequence

from tests.audit.citations.cases import Said, case

from whosays.audit.citations import Citation, resolve_citations
from whosays.records import Analysis, Schema

REPORT = "Report of the Board of Wells on the Orlo Shaft\n\nOrlo, 3 May 2014\n\nThe pumps had stood still for a year."
RELEASE = "Ministry closes shaft\n\nMinistry of Mines, Press Service\n\nORLO, 12 March 2014\n\nThe shaft is closed."
COURIER = (
    "Pumps were sold\n\nThe Orlo Courier\n\n9 June 2014\n\nBy Pia Lund\n\nTwo officials said that pumps were sold."
)
LATER = "Shaft stays shut\n\nThe Orlo Courier\n\n2 July 2014\n\nBy Pia Lund\n\nThe shaft stays shut, said nobody."
RULING = "Judgment in Case 7/15\n\nHigh Court of Orlo\n\n1 October 2015\n\nThe owner is liable for the flood."
SOURCES = {"s/report.txt": REPORT, "s/release.txt": RELEASE, "s/courier.txt": COURIER, "s/later.txt": LATER,
           "s/ruling.txt": RULING}  # fmt: skip
NAMES: dict[str, Schema] = {
    "Board of Wells": "PublicBody", "Ministry of Mines": "PublicBody", "Orlo Courier": "Organization",
    "High Court of Orlo": "PublicBody", "Ministry of Trade": "PublicBody", "Bureau of Soil": "PublicBody",
    "Tam Orsk": "Person", "Ada Quist": "Person",
}  # fmt: skip


def told(brief: str, *said: Said, sources: dict[str, str] | None = None) -> list[tuple[str, bool]]:
    """The first candidate of each claim, as the end of its path and whether the text only stands in it; "" for none."""
    analysis = case(brief, said, sources or SOURCES, NAMES)
    return firsts(analysis, resolve_citations(analysis))


def firsts(analysis: Analysis, citations: Sequence[Citation]) -> list[tuple[str, bool]]:
    path = {d.id: d.path.rsplit("/", 1)[-1].removesuffix(".txt") for d in analysis.documents}
    found = [citation.candidates[0] if citation.candidates else None for citation in citations]
    return [(path[one.document_ids[0]], one.via) if one else ("", False) for one in found]
