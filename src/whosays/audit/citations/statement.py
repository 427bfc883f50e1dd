"""Whether the words of a claim state anything that could be looked up: "the story" does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.audit.citations.lexicon import words
from whosays.audit.citations.naming import QUOTATION
from whosays.language.passages import Passage
from whosays.records import Claim

if TYPE_CHECKING:
    from spacy.tokens import Token

#: Words of a quotation that is compared whatever its grammar.
_QUOTED = 2
_BACK = frozenset({"the", "this", "that", "these", "those", "its", "his", "her", "their", "such", "same"})
_POINTING = frozenset({"this", "that", "these", "those", "such", "same"})
#: Words of the longest phrase that only takes up a noun: "the story".
_LONE = 2
_NO = frozenset({"no", "not", "none", "never", "nothing", "nobody", "neither", "without", "n't"})
_MAKING = frozenset({"VERB", "AUX"})


def states(claim: Claim, passage: Passage) -> bool:
    """Whether a claim of a passage says something: with a verb, a number, a quotation, or a noun that it brings up.

    A lone noun that only takes up what was said before ("those releases", "this as chance") is left over from a
    sentence that was cut wrongly. Behind a cue that denies, the noun is what is denied.
    """
    text = " ".join(span.exact for span in claim.content)
    if any(len(match[1].split()) >= _QUOTED for match in QUOTATION.finditer(text)):
        return True
    if claim.attribution.quote_type == "direct" and len(text.split()) >= _QUOTED:
        return True
    tokens = [token for token in _tokens(claim, passage) if not (token.is_punct or token.is_space)]
    if not tokens or _says(tokens):
        return True
    cue = claim.attribution.chain[0].cue if claim.attribution.chain else None
    denied = cue is not None and not _NO.isdisjoint(cue.exact.lower().replace("n't", " n't").split())
    return denied and tokens[0].pos_ == "DET" and tokens[0].lower_ == "the"  # "would not vouch for the ship"


def _tokens(claim: Claim, passage: Passage) -> list[Token]:
    """The tokens of a claim's words, as far as they stand in the passage."""
    bounds = [(span.start - passage.start, span.end - passage.start) for span in claim.content]
    found = (passage.doc.char_span(max(0, a), b, alignment_mode="expand") for a, b in bounds if b > 0)
    return [token for span in found if span is not None for token in span]


def _says(tokens: list[Token]) -> bool:
    if any(token.pos_ in _MAKING for token in tokens):
        return True
    nouns = [
        token for token in tokens if token.pos_ in {"NOUN", "PROPN"} and token.lower_ not in words("generic", "vague")
    ]
    if any(token.like_num and token.lower_ != "one" for token in tokens):
        return True
    first = tokens[0]
    pronoun = first.pos_ == "PRON" and first.dep_ != "poss" and first.tag_ != "PRP$"
    if not nouns or (pronoun and len(nouns) == 1):
        return False
    if any(token.lower_ in _NO for token in tokens) or len(nouns) > 1:
        return True
    return first.lower_ not in _BACK or (not pronoun and first.lower_ not in _POINTING and len(tokens) > _LONE)
