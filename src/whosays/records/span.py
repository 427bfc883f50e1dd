"""Places in a document's text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open interval ``[start, end)`` of Unicode code points, and the words in it.

    Offsets count from the start of ``Document.text``. With ``exact`` the pair is both a
    TextPositionSelector and a TextQuoteSelector of the W3C Web Annotation Data Model (section 4.2).
    """

    start: int
    end: int
    exact: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """Cut ``text[start:end]``.

        Raises:
            ValueError: If the interval is empty, reversed or outside ``text``.
        """
        if not 0 <= start < end <= len(text):
            msg = f"no span [{start}, {end}) in a text of {len(text)} code points"
            raise ValueError(msg)
        return cls(start, end, text[start:end])

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether ``other`` lies wholly within this span."""
        return self.start <= other.start and other.end <= self.end
