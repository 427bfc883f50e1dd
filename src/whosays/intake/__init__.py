"""Inputs to a case: which have to be read, in how many processes, and what became of each."""

from whosays.intake.session import DocumentRead, Outcome, Progress, ReadSummary, Session

__all__ = ["DocumentRead", "Outcome", "Progress", "ReadSummary", "Session"]
