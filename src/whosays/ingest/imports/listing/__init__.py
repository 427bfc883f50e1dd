"""Lists as documents: every entry a paragraph that people can read, with what it says as records at exact offsets."""

from whosays.ingest.imports.listing.prose import ListOf, as_document
from whosays.ingest.imports.listing.tie import Tie

__all__ = ["ListOf", "Tie", "as_document"]
