"""How a noun stands in its sentence: whether something is taken from it, or told to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.audit.citations.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Token

#: Prepositions by which a sentence takes something from a document: "in its report", "according to", "by the minutes".
_TAKING = frozenset({"in", "from", "per", "under", "by", "to", "through", "at", "as"})
_PASSED_ON = frozenset({"of", "for"})
#: Links between noun phrases, so that a chain of them ends.
_DEEPEST = 6
_INTERVIEWS = frozenset({"interview", "conversation", "briefing", "call", "interrogation"})


def is_told(head: Token) -> bool:
    """Whether a sentence takes something from what a noun stands for.

    It does not where the noun is only spoken of: "the inquiry may be reopened", "because of the report".
    """
    token = head
    for _ in range(_DEEPEST):
        if token.dep_ in {"nsubj", "dobj"}:
            verbs = words("carrying", "verbs") | words("carrying", "telling") | words("carrying", "dating")
            return token.head.lemma_.lower() in verbs | words("carrying", "finding") or token.head.pos_ not in {
                "VERB",
                "AUX",
            }
        if token.dep_ == "nsubjpass":
            return False
        if token.dep_ == "pobj" and token.head.lower_ not in _PASSED_ON:
            return token.head.lower_ in _TAKING and token.head.head.lower_ != "because"
        if token.dep_ not in {"pobj", "poss", "conj", "appos", "compound", "nmod", "prep"} or token.head == token:
            return True
        token = token.head
    return True


def finds(head: Token) -> bool:
    """Whether what a noun stands for is said to find, count or say something."""
    verbs = words("carrying", "finding") | words("carrying", "telling") | words("carrying", "speaking")
    return head.dep_ == "nsubj" and head.head.lemma_.lower() in verbs


def is_addressed(head: Token) -> bool:
    """Whether something is told to what a noun stands for: "told the inquest", "testified before the panel"."""
    outer = head.head
    if head.dep_ in {"dobj", "dative", "iobj"} and outer.lemma_.lower() in words("carrying", "telling_somebody"):
        return True
    if head.dep_ != "pobj" or outer.dep_ not in {"prep", "dative"}:
        return False
    said = outer.head.lemma_.lower()
    if outer.lower_ == "with":
        return said in _INTERVIEWS
    return outer.lower_ in {"to", "before", "at"} and said in words("carrying", "speaking")
