"""What somebody is to another by a noun or adjective: "the Brigade's leader, Orin Sael", "married to Petra Lind".

The frames are those of relational nouns in Meyers et al. (2004), "The NomBank project": the other stands after a
preposition, as possessor or as a bare name before the noun; whoever the noun is said of stands beside it, before a
verb of being, or with a verb that gives the role.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from whosays.extract.attribution.syntax import child, subject
from whosays.extract.relations.lexicon import Role, lexicon
from whosays.extract.relations.slots import antecedent, is_passive

if TYPE_CHECKING:
    from spacy.tokens import Token

_LINKING = frozenset({"be", "become", "remain"})
_BARE = frozenset({"compound", "nmod", "amod"})


def bearers(noun: Token) -> Iterator[Token]:
    """The heads of whom a noun for a role is said of, conjuncts apart."""
    noun = _first(noun)
    head = noun.head
    if noun.dep_ == "appos":
        yield from () if _is_listed(noun) else (head,)
    elif noun.dep_ in _BARE and head.i > noun.i:
        yield _title(noun)[-1]
    elif noun.dep_ == "attr" and head.lemma_ in _LINKING:
        yield from _some(subject(head))
    elif noun.dep_ in {"nsubj", "nsubjpass"} and head.lemma_ in _LINKING:
        yield from _some(child(head, "attr"))
    elif noun.dep_ in {"oprd", "dobj"} and head.lemma_ in lexicon().words["naming"]:
        yield from _named(head, noun)
    elif noun.dep_ == "pobj" and head.lower_ == "as" and head.head.lemma_ in lexicon().words["as_role"]:
        yield from _named(head.head, noun)
    yield from (t for t in noun.rights if t.dep_ == "appos")


def others(noun: Token, role: Role) -> Iterator[Token]:
    """The heads of to whom somebody has a role, conjuncts apart."""
    found = [antecedent(t) for t in _owners(noun) if t.dep_ == "poss"]
    if not role.owned or not found:
        found = [t for link in noun.rights if link.lower_ in role.links for t in link.children if t.dep_ == "pobj"]
    if not found and role.before:
        found = [t for t in _owners(noun) if t.dep_ in _BARE and _is_name(t)][-1:]
    if not found and not _complements(noun):  # "founder and leader of": what follows the last goes for all
        after = next((t for t in noun.rights if t.dep_ == "conj" and t.pos_ in {"NOUN", "PROPN"}), None)
        found = list(others(after, role)) if after is not None else []
    yield from found[:1]


def is_one_of_many(noun: Token, other: Token) -> bool:
    """Whether others may hold such a role: "a senior leader", "the Brigade's director of operations", "leaders"."""
    if noun.tag_ in {"NNS", "NNPS"} or any(t.dep_ == "det" and t.lower_ in {"a", "an", "another"} for t in noun.lefts):
        return True
    if other.i < noun.i and _complements(noun):
        return True
    plain = lexicon().words["plain"]
    before = (t for t in noun.lefts if t.dep_ in _BARE and t.pos_ != "PROPN" and t.is_alpha)
    return any(t.lower_ not in plain for t in before)


def _is_listed(noun: Token) -> bool:
    """Whether what looks set beside a name is the next of a list: "Sael, the bank's agent, and the pilot left"."""
    later = (t for word in (noun, noun.head) for t in word.rights if t.dep_ == "conj" and t.i > noun.i)
    return any(t.pos_ == "NOUN" and t.lemma_.lower() not in lexicon().roles for t in later)


def _complements(noun: Token) -> list[Token]:
    """The prepositions that say what a role is a role in."""
    return [t for t in noun.rights if t.dep_ == "prep" and t.lower_ in {"of", "for"}]


def _owners(noun: Token) -> Iterator[Token]:
    """What stands before a role, hung on it, on the name behind it, or on titles between them."""
    for word in (*_title(noun), noun):
        yield from (t for t in word.lefts if t.i < noun.i and t.lemma_.lower() not in lexicon().roles)


def _is_name(token: Token) -> bool:
    return token.text[:1].isupper() and token.lower_ not in lexicon().words["plain"]


def _title(noun: Token) -> list[Token]:
    """The words that a bare role leads up to, the name last: "*Commander* General Orin Sael"."""
    row = [noun]
    while row[-1].dep_ in _BARE and row[-1].head.i > row[-1].i:
        row.append(row[-1].head)
    return row[1:]


def _first(noun: Token) -> Token:
    """The first of a row of roles: "founder and leader"."""
    while noun.dep_ == "conj" and noun.head.pos_ == "NOUN":
        noun = noun.head
    return noun


def _named(verb: Token, noun: Token) -> Iterator[Token]:
    """Who gets a role from a verb: the object, in the passive the subject; where there is no object, the subject."""
    if is_passive(verb):
        own = child(verb, "nsubjpass")
        yield from _some(antecedent(own) if own is not None else verb.head if verb.dep_ == "acl" else None)
        return
    given = next((t for t in verb.rights if t.dep_ in {"dobj", "dative"} and t.i != noun.i and t.i < noun.i), None)
    yield from _some(antecedent(given) if given is not None else subject(verb) if noun.dep_ == "pobj" else None)


def _some(token: Token | None) -> Iterator[Token]:
    if token is not None:
        yield antecedent(token)
