"""Bytes to documents: a module per format, and what they share."""

from whosays.ingest.discover import expand
from whosays.ingest.load import load, parse

__all__ = ["expand", "load", "parse"]
