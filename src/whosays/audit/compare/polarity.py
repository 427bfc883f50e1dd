"""Whether at all: what one text affirms and the other denies."""

from __future__ import annotations

from whosays.audit.compare.side import Side, quoted
from whosays.records import Claim, Difference, Span

_NAME = "polarity"


def compare_polarity(claim: Claim, content: Side, passage: Side, aligned: Claim) -> list[Difference]:
    """Whether the brief affirms what the aligned claim denies, or the reverse.

    The polarity of a claim is that of its main clause, stance and all: "denied that he paid" is a negative paying.
    """
    ours, theirs = (_negation(content), _negation(passage))
    if claim.certainty.polarity == aligned.certainty.polarity or (ours is None) == (theirs is None):
        return []
    if claim.certainty.polarity == "positive":
        why = f"the source denies it ({quoted(theirs)}), the brief does not"
    else:
        why = f"the brief denies it ({quoted(ours)}), the source does not"
    return [Difference("polarity", ours, theirs, None, why, _NAME)]


def _negation(side: Side) -> Span | None:
    for token in side.doc:
        if token.dep_ == "neg" or token.lower_ in {"no", "none", "nobody", "nothing", "never", "neither", "without"}:
            head = token.head if token.dep_ in {"neg", "det"} else token
            first, last = sorted((token, head), key=lambda one: one.i)
            return side.of_tokens(first, last)
        if token.lemma_ in {"deny", "refuse", "fail", "reject"} and token.pos_ == "VERB":
            return side.of_tokens(token, token)
    return None
