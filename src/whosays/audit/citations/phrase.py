"""A phrase while it is read, and how it is determined."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from whosays.audit.citations.lexicon import words
from whosays.audit.citations.reference import Form, Sort
from whosays.audit.shelf import Named

if TYPE_CHECKING:
    from spacy.tokens import Token

DETERMINERS: dict[str, Form] = {
    "the": "definite", "this": "same", "that": "same", "these": "same", "those": "same", "same": "same",
    "its": "own", "his": "own", "her": "own", "their": "own",
    "a": "indefinite", "an": "indefinite", "one": "indefinite",
}  # fmt: skip
#: What stands left of a noun and belongs to it.
LEFT = frozenset({"det", "amod", "compound", "poss", "nummod", "nmod", "predet", "quantmod"})


@dataclass(slots=True)
class Phrase:
    """A phrase while it is read; tokens are of the passage's parse."""

    head: Token
    sort: Sort
    tokens: list[Token]
    kinds: frozenset[str]
    named: list[Named] = field(default_factory=list)
    numbered: bool = False


def form_of(token: Token) -> Form:
    """How a noun is determined."""
    lefts = [t for t in token.lefts if t.dep_ in LEFT]
    for t in lefts:
        if t.lower_ == "same":
            return "same"
    for t in lefts:
        if t.lower_ in DETERMINERS:
            return DETERMINERS[t.lower_]
        if t.dep_ == "poss":
            owner = next((d for d in t.lefts if d.lower_ in DETERMINERS), None)
            return "own" if owner is not None and DETERMINERS[owner.lower_] == "own" else "definite"
        if t.lower_ in words("generic", "vague") or t.lower_ in {"two", "three", "four", "five"}:
            return "indefinite"
    before = token.nbor(-1).lower_ if token.i > token.sent.start else ""
    return DETERMINERS.get(before, "bare")
