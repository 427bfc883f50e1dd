"""One self-contained HTML page that shows a case: who says what, how surely, and when."""

from whosays.export.report.render import render

__all__ = ["render"]
