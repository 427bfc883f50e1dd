"""whosays audits the evidence in narrative documents: who says what, how surely, and when."""

__version__ = "0.1.0"
