"""The case file: one SQLite database, one place that writes to it, one that reads it."""

from whosays.store.audits import Basis, ClaimTrace, KeptAudit, ReadAs, words_of
from whosays.store.connection import connect
from whosays.store.entries import Activity, Decision, Known, Place, Tally, printable
from whosays.store.formats import SCHEMA_VERSION
from whosays.store.question import Question
from whosays.store.verdicts import KeptRuling
from whosays.store.view import View
from whosays.store.writer import Writer

__all__ = [
    "SCHEMA_VERSION",
    "Activity",
    "Basis",
    "ClaimTrace",
    "Decision",
    "KeptAudit",
    "KeptRuling",
    "Known",
    "Place",
    "Question",
    "ReadAs",
    "Tally",
    "View",
    "Writer",
    "connect",
    "printable",
    "words_of",
]
