"""The case file: one SQLite database, one place that writes to it, one that reads it."""

from whosays.store.audits import Basis, KeptAudit, ReadAs
from whosays.store.balances import Footing, KeptBalance
from whosays.store.connection import connect
from whosays.store.edits import KeptEdit
from whosays.store.entries import Activity, Decision, Known, Place, ReadBy, Tally, printable
from whosays.store.formats import SCHEMA_VERSION
from whosays.store.gradings import KeptGrade, KeptIndependence, Speaker
from whosays.store.question import Question
from whosays.store.traces import ClaimTrace, words_of
from whosays.store.typings import KeptTyping
from whosays.store.verdicts import KeptRuling
from whosays.store.view import View
from whosays.store.writer import Writer

__all__ = [
    "SCHEMA_VERSION",
    "Activity",
    "Basis",
    "ClaimTrace",
    "Decision",
    "Footing",
    "KeptAudit",
    "KeptBalance",
    "KeptEdit",
    "KeptGrade",
    "KeptIndependence",
    "KeptRuling",
    "KeptTyping",
    "Known",
    "Place",
    "Question",
    "ReadAs",
    "ReadBy",
    "Speaker",
    "Tally",
    "View",
    "Writer",
    "connect",
    "printable",
    "words_of",
]
