"""whosays audits the evidence in narrative documents: who says what, how surely, and when.

    from whosays import Case, ReadOptions

    with Case.open("harbour.whosays", create=True) as case:
        case.read(["brief.pdf"])
        case.read(["sources"], ReadOptions(role="source"))
        analysis = case.analysis()

Importing this package loads no model; a model is loaded when a document is read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from whosays.case import Case as Case
    from whosays.records import Analysis as Analysis
    from whosays.records import Assertion as Assertion
    from whosays.records import Attribution as Attribution
    from whosays.records import AuditEntry as AuditEntry
    from whosays.records import Certainty as Certainty
    from whosays.records import Claim as Claim
    from whosays.records import Document as Document
    from whosays.records import Entity as Entity
    from whosays.records import Link as Link
    from whosays.records import MissingExtra as MissingExtra
    from whosays.records import NotFound as NotFound
    from whosays.records import ReadOptions as ReadOptions
    from whosays.records import Relation as Relation
    from whosays.records import Source as Source
    from whosays.records import Span as Span
    from whosays.records import Tension as Tension
    from whosays.records import TimeExpression as TimeExpression
    from whosays.records import UsageError as UsageError
    from whosays.records import Voice as Voice
    from whosays.records import WhosaysError as WhosaysError

__version__ = "0.1.0"

__all__ = [
    "Analysis",
    "Assertion",
    "Attribution",
    "AuditEntry",
    "Case",
    "Certainty",
    "Claim",
    "Document",
    "Entity",
    "Link",
    "MissingExtra",
    "NotFound",
    "ReadOptions",
    "Relation",
    "Source",
    "Span",
    "Tension",
    "TimeExpression",
    "UsageError",
    "Voice",
    "WhosaysError",
    "__version__",
]


def __getattr__(name: str) -> object:
    """Import what the names above stand for when it is first asked for (PEP 562)."""
    if name == "Case":
        from whosays.case import Case

        return Case
    if name in {"load_ipython_extension", "unload_ipython_extension"}:
        import whosays.export.notebook

        return getattr(whosays.export.notebook, name)
    if name in __all__:
        import whosays.records

        return getattr(whosays.records, name)
    msg = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(msg)
