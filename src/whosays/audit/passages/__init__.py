"""The passages of documents that words of a brief may rest on: by words, vectors, names, numbers and quotations."""

from whosays.audit.passages.find import Finder, Found, find_passages
from whosays.audit.passages.index import PassageIndex
from whosays.audit.passages.parts import split_parts
from whosays.audit.passages.quotations import Quotations
from whosays.audit.passages.quoted import Quotation, quoted
from whosays.audit.passages.segments import Change, QuoteMatch
from whosays.audit.passages.vectors import Embed, VectorRanker

__all__ = [
    "Change",
    "Embed",
    "Finder",
    "Found",
    "PassageIndex",
    "Quotation",
    "Quotations",
    "QuoteMatch",
    "VectorRanker",
    "find_passages",
    "quoted",
    "split_parts",
]
