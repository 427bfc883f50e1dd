"""Which claims say enough of their own to be compared with others."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from whosays.records import Analysis, Block, Claim
from whosays.text.words import words_of
from whosays.weigh.same.facets import Facets

#: A claim says enough with so many telling words, or with so many where it says whom it is about; a phrase without a
#: verb needs one more.
_ENOUGH, _ENOUGH_NAMED = 5, 4
#: More is a list, or a text that its reader could not cut into sentences.
_MOST = 60
#: A reference to a book or file: so large a share of its words are numbers, or it says where to look.
_NUMBERS = 0.25
_LOOKING = re.compile(r"(?:^|[,;.(])\W*[Ss]ee\b|^\W*(?:[Ii]bid|[Cc]f)\b")
#: What turns a claim round within its own words.
_NEGATIONS = frozenset({"no", "not", "none", "never", "nobody", "nothing", "neither", "nor", "without", "nowhere"})
_HEADS = frozenset({"heading", "furniture", "foreign"})


def telling_claims(analysis: Analysis, facets: Sequence[Facets]) -> list[int]:
    """Indices of the claims that are worth comparing, in order.

    Left out are those with too few words of their own ("he said no"), whose subject only points at somebody whom
    nobody knows and who name nobody else, questions, headings, and what the text commits to nothing ("if he paid").

    Args:
        analysis: The case.
        facets: Of its claims, in their order.
    """
    blocks = {document.id: document.blocks for document in analysis.documents}
    starts = {identity: [block.start for block in own] for identity, own in blocks.items()}
    return list(_telling(analysis.claims, facets, blocks, starts))


def _telling(
    claims: Sequence[Claim],
    facets: Sequence[Facets],
    blocks: Mapping[str, Sequence[Block]],
    starts: Mapping[str, Sequence[int]],
) -> Iterator[int]:
    for index, (claim, one) in enumerate(zip(claims, facets, strict=True)):
        place = bisect_right(starts[claim.document_id], one.spot[0]) - 1
        heading = place >= 0 and blocks[claim.document_id][place].kind in _HEADS
        if not heading and says_enough(one) and claim.certainty.level != "unknown" and _turned_by_itself(claim, one):
            yield index


def _turned_by_itself(claim: Claim, one: Facets) -> bool:
    """Whether what is negative is so by its own words or by a denial: not knowing that it is so does not deny it."""
    if not one.negative or claim.attribution.stance == "denies":
        return True
    return not _NEGATIONS.isdisjoint(word.plain for word in words_of(one.words))


def says_enough(one: Facets) -> bool:
    """Whether a claim has matter of its own."""
    if one.words.rstrip("\"'”’)").endswith("?") or len(one.terms) > _MOST or is_reference(one.words):
        return False
    named = bool(one.people or one.places)
    enough = (_ENOUGH_NAMED if named else _ENOUGH) + (not one.clause)
    return len(one.terms) >= enough and (named or not one.pointing)


def is_reference(text: str) -> bool:
    """Whether words say where something is to be found rather than what is so."""
    words = words_of(text)
    numbers = sum(word.plain[:1].isdigit() for word in words)
    return bool(_LOOKING.search(text)) or numbers > max(2, _NUMBERS * len(words))
