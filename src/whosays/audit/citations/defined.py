"""Short names that a brief gives to what it cites: "(the “Second Report”)", "(hereafter the Letter)"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from whosays.audit.citations.cites import Cites
from whosays.audit.citations.discourse import Referent
from whosays.audit.citations.lexicon import kinds_of
from whosays.audit.citations.naming import singular
from whosays.audit.citations.reference import Reference
from whosays.records import Span

_DEFINED = re.compile(
    r"\(\s*(?:(?:here(?:in)?after|henceforth|below|in what follows)[,:]?\s+)?"
    r"(?:cited as\s+|called\s+|referred to as\s+)?"
    r"(?:(?:the|this|my|our)\s+)?[“\"‘'](?:(?:the|this|my|our)\s+)?(?P<name>[^”\"’'()]{1,60})[”\"’']\s*\)"
    r"|\(\s*(?:here(?:in)?after|henceforth)[,:]?\s+(?:(?:the|cited as)\s+)?(?P<plain>[A-Z][^()“”\"]{0,60})\)"
)


def definitions(text: str, place: tuple[int, int]) -> Iterator[tuple[tuple[int, int], str]]:
    """Short names that a stretch of a text defines, each with where its bracket begins and ends."""
    for match in _DEFINED.finditer(text, *place):
        yield match.span(), (match["name"] or match["plain"]).strip()


def named_in(cites: Cites, name: str, bounds: tuple[int, int, int]) -> Referent | None:
    """The document that a short name is given to; None where there is none before it.

    Args:
        cites: The sentence.
        name: The short name.
        bounds: Where the words that it may stand for begin, and where its bracket begins and ends.
    """
    since, start, end = bounds
    noun = name.rsplit(maxsplit=1)[-1].lower()
    both = list(zip(cites.references, cites.referents, strict=True))
    found = [(one, meant) for one, meant in both if one.sort in {"document", "body"} and since <= one.head < start]
    documents = [(one, meant) for one, meant in found if one.sort == "document"]
    alike = [(one, meant) for one, meant in documents if one.noun == noun]
    alike = alike or [(one, meant) for one, meant in documents if one.within is None]
    alike = alike or [(one, meant) for one, meant in found if one.noun == noun]  # a newspaper, called by its name
    if not alike:
        return None
    meant = alike[0][1]
    bracket = next((other for one, other in both if one.sort == "bracket" and start <= one.head < end), None)
    if meant is not None and meant.at_hand:
        return meant
    return bracket if meant is None and kinds_of(noun) else meant or Referent(alike[0][0], (), False, cites.paragraph)


def by_short_name(
    references: Sequence[Reference], names: Iterable[str], text: str, place: tuple[int, int]
) -> list[Reference]:
    """References of a stretch of a text, each place of a defined short name among them as that; new ones come last.

    Whatever the parse makes of "the Decision" or "the June minutes", the brief has said what it calls so.
    """
    kept = list(references)
    called = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    for match in re.finditer(rf"(?<!\w)(?:{called})(?!\w)", text[slice(*place)]) if called else ():
        start, end = place[0] + match.start(), place[0] + match.end()
        found = next((i for i, one in enumerate(kept) if start <= one.head < end), None)
        if found is not None:
            kept[found] = replace(kept[found], sort="document", form="definite", called=match[0])
            continue
        last = match[0].rpartition(" ")[2]
        noun, head = singular(last.lower()), end - len(last)
        span = Span.of(text, start, end)
        kept.append(Reference(span, "document", "definite", noun, kinds_of(noun), head=head, called=match[0]))
    return kept
