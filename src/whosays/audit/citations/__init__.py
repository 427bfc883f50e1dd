"""Which document does a claim of a brief hang on? Works, references, and what is resolved to what."""

from whosays.audit.citations.citation import Basis, Citation
from whosays.audit.citations.resolve import resolve_citations
from whosays.audit.citations.unparsed import cited_by_records
from whosays.audit.citations.works import Work, group_works

__all__ = ["Basis", "Citation", "Work", "cited_by_records", "group_works", "resolve_citations"]
