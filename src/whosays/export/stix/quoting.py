"""Claims and reasons in the words that people read in notes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from whosays.export.exported import words_of
from whosays.export.stix.desk import Desk
from whosays.export.words import clipped

#: How many claims are quoted, and how much of each; the references of an object name all.
_QUOTED: Final = 3
_LONGEST_QUOTE: Final = 300


def quotes(desk: Desk, claims: Sequence[str]) -> str:
    """The first few claims, each with who says it in the end, and how many more there are."""
    known = [desk.case.claims[claim] for claim in claims if claim in desk.case.claims]
    quoted = [f"{desk.holder(claim)}: {quote(words_of(claim))}" for claim in known[:_QUOTED]]
    return "; ".join(quoted + ([f"and {len(known) - _QUOTED:,} more"] if len(known) > _QUOTED else []))


def quote(words: str) -> str:
    """Words in quotation marks, of bounded length."""
    return f"“{clipped(words, _LONGEST_QUOTE)}”"


def sentence(words: str) -> str:
    """Words as a sentence: with a capital and one full stop; empty for none."""
    words = words.strip()
    return f"{words[:1].upper()}{words[1:].removesuffix('.')}." if words else ""
