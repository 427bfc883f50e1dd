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
    from whosays.records import ReadOptions as ReadOptions
    from whosays.records import WhosaysError as WhosaysError

__version__ = "0.1.0"

__all__ = ["Analysis", "Case", "ReadOptions", "WhosaysError", "__version__"]


def __getattr__(name: str) -> object:
    """Import what the names above stand for when it is first asked for (PEP 562)."""
    if name == "Case":
        from whosays.case import Case

        return Case
    if name in __all__:
        import whosays.records

        return getattr(whosays.records, name)
    msg = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(msg)
