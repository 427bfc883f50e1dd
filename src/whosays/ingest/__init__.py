"""Bytes to documents: a module per format, and what they share."""

from whosays.ingest.discover import expand
from whosays.ingest.load import load, load_bytes, parse, standard_input

__all__ = ["expand", "load", "load_bytes", "parse", "standard_input"]
