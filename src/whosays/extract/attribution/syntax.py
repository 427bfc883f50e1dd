"""Questions put to a dependency parse: whose subject, which agent, what group of words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.extract.attribution.found import Range, subtree
from whosays.extract.attribution.lexicon import cues, source_words

if TYPE_CHECKING:
    from spacy.tokens import Token

_RELATIVES = frozenset({"who", "which", "that", "whom"})
_SUBJECTS = frozenset({"nsubj", "csubj"})
_DEPENDENT = frozenset({"advcl", "xcomp", "pcomp", "ccomp"})
_GROUP = frozenset({"aux", "auxpass", "neg", "advmod", "prt"})
#: Clauses that hang on a noun; a source or an object is named without them.
_CLAUSES = frozenset({"relcl", "acl", "advcl"})
_DEPTH = 6


def child(token: Token, *deps: str) -> Token | None:
    """The first child of ``token`` with one of these relations."""
    return next((other for other in token.children if other.dep_ in deps), None)


def is_passive(verb: Token) -> bool:
    """Whether the verb is passive, or a past participle that hangs on a noun."""
    return any(t.dep_ in {"auxpass", "nsubjpass"} for t in verb.children) or (verb.dep_ == "acl" and verb.tag_ == "VBN")


def is_addressed(verb: Token) -> bool:
    """Whether it tells that somebody was told something: "was informed", "Warned that …, he left"."""
    if verb.lemma_.lower() not in cues().words["addressing"]:
        return False
    if is_passive(verb):
        return True
    if child(verb, "nsubj", "aux", "dobj", "dative") is not None:
        return False
    if verb.dep_ == "conj":  # "were briefed and told that"
        return is_passive(verb.head)
    return verb.tag_ == "VBN" or (verb.dep_ in _DEPENDENT and verb.i < verb.head.i)


def addressee(verb: Token) -> Token | None:
    """The head of whom a verb says that they were told something; see ``is_addressed``."""
    own = child(verb, "nsubjpass")
    if own is not None:
        return verb.head if own.lower_ in _RELATIVES and verb.dep_ == "relcl" else own
    if verb.dep_ == "conj":
        return addressee(verb.head)
    return verb.head if verb.dep_ == "acl" else child(verb.head, "nsubj", "nsubjpass")


def agent(verb: Token) -> Range | None:
    """Who did it, in the passive: the object of "by"."""
    by = child(verb, "agent")
    head = by and child(by, "pobj")
    return noun_phrase(head) if head is not None else None


def subject(verb: Token, depth: int = 0) -> Token | None:
    """The head of what the verb is said of, looked up through coordination, participles and relative clauses."""
    own = child(verb, *_SUBJECTS)
    if own is not None:
        return verb.head if own.lower_ in _RELATIVES and verb.dep_ == "relcl" else own
    if depth >= _DEPTH or child(verb, "nsubjpass") is not None:
        return None
    if verb.dep_ == "acl" and verb.tag_ == "VBG":
        return verb.head
    if verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"}:
        return subject(verb.head, depth + 1)
    if verb.dep_ in _DEPENDENT and verb.tag_ in {"VBG", "VB", "VBN"}:
        return _controller(verb, depth)
    return None


def _controller(verb: Token, depth: int) -> Token | None:
    """The subject of the clause that an infinitive or participle leans on."""
    governor = verb.head
    while governor.dep_ in {"prep", "pcomp"} and governor.head is not governor:
        governor = governor.head
    if governor.pos_ not in {"VERB", "AUX"}:
        return None
    passive = child(governor, "nsubjpass")
    return passive if passive is not None else subject(governor, depth + 1)


def noun_phrase(head: Token) -> Range:
    """The words of a noun phrase, without the clauses that hang on it and what follows them."""
    start, end = subtree(head)
    for token in head.subtree:
        if token.i > head.i and token.dep_ in _CLAUSES and _belongs(token, head) and not _restricts(token):
            end = min(end, max(token.left_edge.i, head.i + 1))
    for token in head.lefts:
        if token.dep_ == "npadvmod":  # "Two months later the minister"
            start = max(start, token.right_edge.i + 1)
    doc = head.doc
    while end + 1 < len(doc) and doc[end].text == "-" and not doc[end - 1].whitespace_ and not doc[end].whitespace_:
        end += 2
    while end - 1 > head.i and (doc[end - 1].is_punct and doc[end - 1].text not in {")", "]", '"'}):
        end -= 1
    if doc[end - 1].text == '"' and sum(t.text == '"' for t in doc[start:end]) == 1:
        end -= 1
    return start, end


def _belongs(clause: Token, head: Token) -> bool:
    """Whether the clause hangs on the phrase's head or on a name set beside it, not deep inside it."""
    return clause.head == head or clause.head.dep_ in {"appos", "pobj", "conj"}


def _restricts(clause: Token) -> bool:
    """Whether a past participle tells which one is meant, with no stop before it: "a letter written in 2007"."""
    before = clause.doc[clause.left_edge.i - 1]
    return clause.dep_ == "acl" and clause.tag_ == "VBN" and not before.is_punct


def verb_group(verb: Token) -> Range:
    """The verb with the auxiliaries, negation and adverbs that stand directly beside it."""
    start, end = verb.i, verb.i + 1
    parts = {t.i for t in verb.children if t.dep_ in _GROUP}
    while start - 1 in parts:
        start -= 1
    while end in parts and verb.doc[end].dep_ == "prt":
        end += 1
    return start, end


def maker(utterance: Token) -> Token | None:
    """Who made an utterance that is the object of a light verb: "the bank issued a *statement*"."""
    if utterance.dep_ == "dobj" and utterance.head.lemma_ in cues().words["light"]:
        return subject(utterance.head)
    return None


def content_clause(noun: Token) -> Token | None:
    """The "that" clause that says what a noun says, hung on it or on a "be" of which it is the subject.

    It is told from a relative clause by "that", which joins it and is no part of it.
    """
    heads = [noun, noun.head] if noun.dep_ == "nsubj" and noun.head.lemma_ == "be" else [noun]
    clauses = (t for h in heads for t in h.children if t.dep_ in {"acl", "ccomp", "relcl"})
    return next((t for t in clauses if any(c.dep_ == "mark" and c.lower_ == "that" for c in t.children)), None)


def is_record(head: Token) -> bool:
    """Whether a noun names a document or a body: something whose showing is not a mere effect."""
    lemma = head.lemma_.lower()
    return lemma in source_words("document") or lemma in source_words("organization")


def is_absent(noun: Token) -> bool:
    """Whether the noun is said not to exist: "no evidence that" is nobody's claim."""
    return any(t.dep_ == "det" and t.lower_ in {"no", "any", "neither"} for t in noun.children)
