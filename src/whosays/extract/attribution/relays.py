"""Sources that hand a claim back to an earlier one: "the newspaper, citing two officials"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from whosays.extract.attribution.found import Range
from whosays.extract.attribution.lexicon import cues
from whosays.extract.attribution.syntax import child, is_passive, is_record, noun_phrase

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
    informant = _informant(verb) if verb is not None else None
    if verb is not None and informant is not None:
        yield noun_phrase(informant), (informant.head.i, informant.head.i + 1)
    yield from relays_of(clauses)


def _informant(verb: Token) -> Token | None:
    """From whom the source has it: "heard *from a soldier* that"."""
    if verb.lemma_.lower() not in {"hear", "learn", "understand", "gather"}:
        return None
    link = next((t for t in verb.children if t.dep_ == "prep" and t.lower_ == "from"), None)
    return child(link, "pobj") if link is not None else None


def hanging_clauses(head: Token) -> list[Token]:
    """Verbs of the clauses that hang on a source or on a name within it."""
    return [t for t in head.subtree if t.dep_ in {"relcl", "acl", "advcl"}]


def relays_of(clauses: list[Token]) -> Iterator[tuple[Range, Range]]:
    """The relays among clauses, each followed by those that hang on who or what it names."""
    seen: set[int] = set()
    while clauses:
        clause = clauses.pop(0)
        cited = _cited(clause) or _consulted(clause)
        if cited is not None and clause.i not in seen:
            yield noun_phrase(cited), (clause.i, clause.i + 1)
            clauses = hanging_clauses(cited) + clauses
        seen.add(clause.i)


def _cited(verb: Token) -> Token | None:
    """Who is cited: the object of the verb, or of "from" after a noun such as "information"."""
    if verb.lemma_.lower() not in cues().words["relays"]:
        return None
    target = child(verb, "dobj")
    if target is not None and target.lemma_.lower() in cues().words["relayed"]:
        links = [t for h in (target, verb) for t in h.children if t.dep_ == "prep" and t.lower_ in {"from", "of", "by"}]
        named = child(links[0], "pobj") if links else None
        return named if named is not None else target
    return target


def _consulted(verb: Token) -> Token | None:
    """The record that a source goes by: "officials who had read a *ledger*"."""
    if verb.dep_ != "relcl" or verb.lemma_.lower() not in cues().words["consulting"] or is_passive(verb):
        return None
    target = child(verb, "dobj")
    return target if target is not None and is_record(target) else None
