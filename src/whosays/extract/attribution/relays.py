"""Sources that hand a claim back to an earlier one: "the newspaper, citing two officials"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from whosays.extract.attribution.found import Range
from whosays.extract.attribution.lexicon import cues
from whosays.extract.attribution.syntax import child, noun_phrase

if TYPE_CHECKING:
    from spacy.tokens import Token


def relays(verb: Token | None, source: Range | None) -> Iterator[tuple[Range, Range]]:
    """Yield (source, cue) of each earlier source that the verb or the source refers back to."""
    if source is None:
        return
    doc = verb.doc if verb is not None else None
    clauses = [t for t in verb.children if t.dep_ in {"advcl", "conj"}] if verb is not None else []
    if doc is not None:
        clauses += hanging_clauses(doc[source[0] : source[1]].root)
    yield from relays_of(clauses)


def hanging_clauses(head: Token) -> list[Token]:
    """Verbs of the clauses that hang on a source or on a name within it."""
    return [t for t in head.subtree if t.dep_ in {"relcl", "acl", "advcl"}]


def relays_of(clauses: list[Token]) -> Iterator[tuple[Range, Range]]:
    """The relays among clauses: those whose verb cites."""
    for clause in clauses:
        cited = _cited(clause)
        if cited is not None:
            yield noun_phrase(cited), (clause.i, clause.i + 1)


def _cited(verb: Token) -> Token | None:
    """Who is cited: the object of the verb, or of "from" after a noun such as "information"."""
    if verb.lemma_.lower() not in cues().words["relays"]:
        return None
    target = child(verb, "dobj")
    if target is not None and target.lemma_.lower() in cues().words["relayed"]:
        origin = next(
            (t for h in (target, verb) for t in h.children if t.dep_ == "prep" and t.lower_ in {"from", "of", "by"}),
            None,
        )
        named = child(origin, "pobj") if origin is not None else None
        return named if named is not None else target
    return target
