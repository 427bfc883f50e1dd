"""Who was described before is described again: "the sponsor's own medical director" is whoever was called so earlier.

A brief sums up at its end what it cited before, without citing it again. Two neighbouring words of a noun phrase that
stood in an earlier sentence which cites recall what that sentence cited.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from whosays.audit.citations.discourse import Referent
from whosays.audit.citations.lexicon import words
from whosays.audit.citations.naming import singular
from whosays.records import Claim, Link

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens

_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})
_DEFINITE = frozenset({"the", "these", "those", "both"})
_QUALIFIED = re.compile(r"(?<=\w)(?:,|\s(?:of|in|at|for|from|with|who|that|familiar)\s)")
_PASSED = frozenset({"PART"})


@dataclass(slots=True)
class Recall:
    """Pairs of words of the sentences of a brief that cite, with what each cites."""

    _cited: dict[tuple[str, str], Referent] = field(default_factory=dict)

    def keep(self, sentence: Tokens, referent: Referent) -> None:
        """Remember the descriptions of a sentence that cites."""
        self._cited.update(dict.fromkeys(_pairs(sentence), referent))

    def of(self, sentence: Tokens, end: int, paragraph: int) -> Referent | None:
        """What the descriptions of a sentence before ``end``, an offset into its parse, recall; the latest."""
        for pair in _pairs(sentence, end):
            if (referent := self._cited.get(pair)) is not None:
                return replace(referent, paragraph=paragraph)
        return None


@dataclass(slots=True)
class Heard:
    """Unnamed sources of a brief, "customs officials", with where each speaks: "the officials" are the same."""

    _spoke: dict[str, Referent] = field(default_factory=dict)

    def keep(self, claim: Claim, referent: Referent) -> None:
        """Remember the unnamed sources of a claim, however deep in its chain."""
        if referent.at_hand:
            self._spoke.update((_noun(link), referent) for link in claim.attribution.chain if link.anonymous)

    def of(self, claim: Claim, paragraph: int) -> Referent | None:
        """Where a source spoke in this paragraph that a definite description or a pronoun takes up."""
        link = claim.attribution.chain[0] if claim.attribution.chain else None
        if link is None or not link.anonymous or link.source is None or link.kind == "document":
            return None
        if not link.resolved_from and link.source.exact.split()[0].lower() not in _DEFINITE:
            return None
        found = self._spoke.get(_noun(link))
        return found if found is not None and found.paragraph == paragraph else None


def _noun(link: Link) -> str:
    """The last word of the name of a source before what qualifies it."""
    return singular(_QUALIFIED.split(link.name, maxsplit=1)[0].split()[-1].lower())


def _pairs(sentence: Tokens, end: int | None = None) -> Iterator[tuple[str, str]]:
    """Neighbouring words of noun phrases that end in a noun, without what qualifies nothing ("own")."""
    last = ""
    for token in sentence:
        if end is not None and token.idx >= end:
            return
        word = token.lower_
        if token.pos_ in _PASSED or word in words("generic", "plain"):
            continue
        if token.pos_ not in _NOMINAL or not word.isalpha():
            last = ""
            continue
        if last and token.pos_ != "ADJ":
            yield last, singular(word)
        last = singular(word)
