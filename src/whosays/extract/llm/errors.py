"""Why a language model did not read a document; the room's door turns it into an error about that document."""

from __future__ import annotations


class Unanswered(Exception):  # says what went wrong, like the errors of ``records``
    """No answer that can be used.

    Args:
        reason: What is wrong, without a final full stop. Never holds the key.
        remedy: What to do about it.
    """

    def __init__(self, reason: str, remedy: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.remedy = remedy


class Unusable(Unanswered):
    """An answer that breaks off or is not of the form asked for; a shorter question may mend it."""
