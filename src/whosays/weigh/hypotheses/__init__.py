"""Rival hypotheses against the evidence: the matrix of Heuer and a Bayesian reading beside it, both as intervals."""

from whosays.text.question_sheet import sheet_text
from whosays.weigh.hypotheses.edits import Operation, fold, operations_between
from whosays.weigh.hypotheses.items import Footing
from whosays.weigh.hypotheses.matrix import read_matrix
from whosays.weigh.hypotheses.payloads import operation_of, payload_of
from whosays.weigh.hypotheses.posterior import read_probabilities
from whosays.weigh.hypotheses.sheet import Find, Known, parse_sheet, read_sheet

__all__ = [
    "Find",
    "Footing",
    "Known",
    "Operation",
    "fold",
    "operation_of",
    "operations_between",
    "parse_sheet",
    "payload_of",
    "read_matrix",
    "read_probabilities",
    "read_sheet",
    "sheet_text",
]
