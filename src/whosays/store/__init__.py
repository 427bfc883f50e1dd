"""The case file: one SQLite database, one place that writes to it, one that reads it."""

from whosays.store.connection import connect
from whosays.store.entries import Activity, Decision, Known, Place, Tally, printable
from whosays.store.formats import SCHEMA_VERSION
from whosays.store.question import Question
from whosays.store.view import View
from whosays.store.writer import Writer

__all__ = [
    "SCHEMA_VERSION",
    "Activity",
    "Decision",
    "Known",
    "Place",
    "Question",
    "Tally",
    "View",
    "Writer",
    "connect",
    "printable",
]
