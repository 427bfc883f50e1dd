"""Questions that coreference puts to a dependency parse."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING

from whosays.extract.coreference.kinds import Kind, kind_with

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

#: Determiners of what has been heard of, and of what has not.
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
INDEFINITE = frozenset({"a", "an", "another", "some", "any", "no", "each", "every"})
_INSIDE = frozenset({"compound", "amod", "nmod", "npadvmod", "nummod", "quantmod", "det", "predet", "advmod", "meta"})
_NUMBERS = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "CARDINAL", "QUANTITY", "ORDINAL"})
#: A row of conjuncts is followed so far.
_DEEPEST = 6


def heads_phrase(token: Token) -> bool:
    """Whether a token is the head of a noun phrase that can refer to somebody or something."""
    if token.pos_ not in {"NOUN", "PROPN"} or token.dep_ in _INSIDE or not token.is_alpha:
        return False
    return token.ent_type_ not in _NUMBERS and len(token) > 1


def determiner(token: Token) -> str:
    """The determiner of a noun in lower case, "poss" where it has a possessor, empty where neither."""
    for child in token.lefts:
        if child.dep_ == "poss":
            return "poss"
        if child.lower_ in DEFINITE or child.lower_ in INDEFINITE:
            return child.lower_
    return ""


def leading(token: Token) -> Token:
    """The first of a row of conjuncts, and of what is set beside one another: it has the part of all."""
    for _ in range(_DEEPEST):
        if token.dep_ not in {"conj", "appos"} or token.head.pos_ not in {"NOUN", "PROPN", "PRON"}:
            break
        token = token.head
    return token


def is_proper(token: Token) -> bool:
    """Whether a word is a part of a name that stands before a noun: "the *Treasury* spokesman"."""
    return token.dep_ == "compound" and token.pos_ == "PROPN"


def heads_of_lists(doc: Doc) -> frozenset[int]:
    """The words that others are coordinated with."""
    return frozenset(token.head.i for token in doc if token.dep_ in {"conj", "cc"} and token.i > token.head.i)


def is_apposition(token: Token, lists: AbstractSet[int]) -> bool:
    """Whether a phrase is set beside another and is no member of a list: "the regime, the Guard and the army".

    Args:
        token: Its head.
        lists: The ``heads_of_lists`` of the document.
    """
    return token.dep_ == "appos" and token.i not in lists and token.head.i not in lists


def beside(token: Token, kind: Kind) -> Token:
    """What a phrase is set beside; a person's name belongs to the person, not to what the person is "of"."""
    other = token.head
    while kind == "person" and kind_with(other.lemma_.lower(), {}) != "person":
        link = other.head
        if other.dep_ != "pobj" or link.dep_ != "prep" or link.head.pos_ != "NOUN":
            return token.head
        other = link.head
    return other


def governor(token: Token) -> Token:
    """The verb that a phrase belongs to, by way of prepositions; for a possessor, the thing possessed."""
    governor = token.head
    while governor.dep_ in {"prep", "agent", "pcomp"} and governor.head is not governor and governor.pos_ == "ADP":
        governor = governor.head
    return governor


def last_of_phrase(token: Token) -> Token:
    """The last word of a noun phrase, without clauses, conjuncts and what is set beside it."""
    last = token
    for child in token.rights:
        if child.dep_ in {"prep", "case", "nmod"} and child.right_edge.i > last.i:
            last = child.right_edge
    return last
