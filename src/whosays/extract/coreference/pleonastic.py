"""Does an "it" stand for nothing? After Lappin and Leass (1994), section 2.1.2, on a dependency parse."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_SEEMING = frozenset({"seem", "appear", "happen", "follow", "turn", "mean", "matter", "remain"})
_WEATHER = frozenset({"rain", "snow", "hail", "drizzle"})
_CLAUSES = frozenset({"ccomp", "csubj", "xcomp", "advcl"})
_LINKING = frozenset({"be", "become", "make", "take"})


def is_pleonastic(token: Token) -> bool:
    """Whether "it" is the subject of weather, or of a clause that follows: "it is clear that", "it was said that"."""
    if token.lower_ != "it":
        return False
    if token.dep_ == "expl":
        return True
    verb = token.head
    if token.dep_ not in {"nsubj", "nsubjpass"} or verb.pos_ not in {"VERB", "AUX"}:
        return False
    lemma = verb.lemma_.lower()
    if lemma in _WEATHER:
        return True
    clauses = [child for child in verb.children if child.dep_ in _CLAUSES and child.i > verb.i]
    for described in (child for child in verb.children if child.dep_ in {"acomp", "attr", "oprd"}):
        clauses += [child for child in described.children if child.dep_ in {*_CLAUSES, "acl", "relcl"}]
    if lemma in _SEEMING or token.dep_ == "nsubjpass":
        return any(_is_clause(clause) for clause in clauses)
    return lemma in _LINKING and any(_is_clause(clause) for clause in clauses)


def _is_clause(clause: Token) -> bool:
    """Whether a clause is opened by "that", "to", "whether" or "if", or has a subject of its own."""
    return any(child.dep_ in {"mark", "aux", "nsubj", "nsubjpass"} for child in clause.lefts) and clause.pos_ in {
        "VERB",
        "AUX",
        "ADJ",
    }
