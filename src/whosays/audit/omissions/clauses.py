"""The selective stop within a sentence: the clause that turns the borrowed one round."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from whosays.audit.omissions.borrowed import Loan
from whosays.audit.omissions.brief import Brief
from whosays.audit.omissions.place import Place
from whosays.audit.omissions.reading import Sentence, read_stretch
from whosays.audit.shelf import Shelf

#: Where a clause begins that can turn round the one before it.
_TURNS = re.compile(
    r"(?:;|,|—|–|:)\s+(?=(?:but|although|though|however|unless|except|provided|yet|while|whereas|only|if|nor|and|it|he|she|"
    r"they|which|without|not|no)\b)|;\s+|\s+(?=(?:unless|except|although|only if|provided that)\b)",
    re.IGNORECASE,
)
#: The claim carries a clause where it has so much of its terms, by rarity.
_CARRIED = 0.4
#: Least strength of the cue of a clause.
_STRONG = 2
#: Fewest terms of a clause that says something.
_FEWEST = 2


def clauses_beside(
    sentence: Sentence, held: Sequence[Loan], shelf: Shelf, brief: Brief
) -> Iterator[tuple[Sentence, Place]]:
    """The clauses of a borrowed sentence that cut and that no claim which rests on it carries, with their place.

    A clause within a passage that the audit shows as saying something else than the claim is left to that.

    Args:
        sentence: The sentence.
        held: The claims that rest on it.
        shelf: What was read in its document.
        brief: What the claims say.
    """
    bounds = [match.end() + sentence.start for match in _TURNS.finditer(sentence.text)]
    for start, end in pairwise([*bounds, sentence.end]):
        clause = read_stretch(shelf, start, end, (sentence.index, sentence.block))
        if clause is None or len(clause.terms) < _FEWEST:
            continue
        strong = [cue for cue in clause.cues if cue.strength >= _STRONG]
        inside = [loan for loan in held if loan.passage.start < end and start < loan.passage.end]
        if not strong or any(loan.shown for loan in inside):
            continue
        claims = (brief.claims[loan.claim_id] for loan in held if loan.claim_id in brief.claims)
        if any(brief.rarity.share(clause.terms, claim.terms) >= _CARRIED for claim in claims):
            continue
        ids = tuple(dict.fromkeys(loan.claim_id for loan in held))
        place = Place(1.0, "The borrowed sentence itself goes on, and what follows", sentence.index, ids)
        yield replace(clause, cues=tuple(strong)), place
