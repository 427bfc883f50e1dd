"""The words that fill a slot of a verb or noun, read off the dependency parse."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from whosays.extract.attribution.syntax import child, subject
from whosays.extract.relations.lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

_RELATIVES = frozenset({"who", "whom", "which", "that", "whose"})
_PREPOSITIONS = frozenset({"prep", "agent", "dative"})
#: Labels of the parser's entities that are no parties: "a strike on Monday".
_WHEN = frozenset({"DATE", "TIME"})
_DEPTH = 4


def of_verb(verb: Token, slot: str) -> Iterator[Token]:
    """The heads of what fills a slot of a verb, conjuncts apart; see ``lexicon.toml`` for the slots."""
    if slot == "subject":
        yield from _doer(verb)
    elif slot == "object":
        yield from _undergoer(verb)
    elif slot == "dative":
        yield from (t for t in verb.rights if t.dep_ == "dative" and t.pos_ != "ADP")
    elif slot == "its":
        yield from (owner for thing in verb.children if thing.dep_ == "dobj" for owner in of_noun(thing, "poss"))
    else:
        yield from _linked(verb, slot)
        things = (t for t in verb.children if t.dep_ in {"dobj", "nsubjpass"})
        yield from (t for thing in things for t in _linked(thing, slot))


def of_noun(noun: Token, slot: str) -> Iterator[Token]:
    """The heads of what fills a slot of a noun for a deed, conjuncts apart."""
    carried_by = carrier(noun)
    if slot == "poss":
        yield from (antecedent(t) for t in noun.lefts if t.dep_ == "poss")
    elif slot == "before":
        yield from (t for t in noun.lefts if t.dep_ in {"compound", "nmod"} and t.pos_ == "PROPN")
    elif slot == "doer":
        yield from _doer(carried_by) if carried_by is not None else ()
    else:
        yield from _linked(noun, slot)
        yield from _linked(carried_by, slot) if carried_by is not None else ()


def antecedent(token: Token) -> Token:
    """What a relative pronoun takes up, of a row the one right before it; any other word is its own."""
    if token.lower_ not in _RELATIVES or token.tag_ not in {"WP", "WDT", "WP$"}:
        return token
    clause = token.head
    for _ in range(_DEPTH):
        if clause.dep_ == "relcl":
            return _last_before(clause)
        clause = clause.head
    return token


def _last_before(clause: Token) -> Token:
    """The head that a clause hangs on, or of those joined to it the last before the clause."""
    head = clause.head
    while (
        after := next((t for t in head.rights if t.dep_ == "conj"), None)
    ) is not None and after.i < clause.left_edge.i:
        head = after
    return head


def is_passive(verb: Token) -> bool:
    """Whether the verb is passive, also as a participle on its own or joined to a passive."""
    if any(t.dep_ in {"auxpass", "nsubjpass"} for t in verb.children):
        return True
    if verb.tag_ != "VBN" or any(t.dep_ in {"aux", "nsubj"} for t in verb.children):
        return False
    if verb.dep_ == "conj":
        return verb.head.pos_ == "VERB" and child(verb, "dobj") is None and is_passive(verb.head)
    return verb.dep_ in {"acl", "advcl"} and child(verb, "dobj") is None


def is_idea(verb: Token) -> bool:
    """Whether a verb only speaks of a deed: "against attacking", "ways of paying or arming them"."""
    row = [verb]
    while row[-1].dep_ == "conj" and row[-1].head.pos_ == "VERB":
        row.append(row[-1].head)
    if any(t.dep_ == "cc" and t.lower_ == "or" for word in row for t in word.children):
        return True
    first = row[-1]
    if first.dep_ != "pcomp":
        return first.dep_ in {"csubj", "csubjpass"}
    link, words = first.head.lower_, lexicon().words
    return link not in words["done"] and not (
        link in words["controlled"] and first.head.head.lemma_ in words["blaming"]
    )


def _doer(verb: Token) -> Iterator[Token]:
    if is_passive(verb):
        named = [*_linked(verb, "by")]
        yield from named or _in_the_course_of(verb)
        return
    owner = child(verb, "poss") if verb.tag_ == "VBG" else None
    found = owner or _controlling_object(verb) or subject(verb)
    if found is not None:
        yield antecedent(found)


def _in_the_course_of(verb: Token) -> Iterator[Token]:
    """Who did it where only the deed that it was part of is named: "killed in a *Reed Brigade* raid"."""
    for link in verb.rights:
        if link.dep_ == "prep" and link.lower_ in {"in", "during"}:
            deeds = (t for t in link.children if t.dep_ == "pobj" and t.lemma_ in lexicon().words["course"])
            for deed in deeds:
                yield from _linked(deed, "by")
                yield from of_noun(deed, "before")


def _controlling_object(verb: Token) -> Token | None:
    """Who does it where the object of the governing verb does: "accused *Sael* of killing", "was jailed for"."""
    link = verb.head
    if verb.dep_ != "pcomp" or link.lower_ not in lexicon().words["controlled"]:
        return None
    return child(link.head, "dobj", "nsubjpass") or (link.head.head if is_passive(link.head) else None)


def _undergoer(verb: Token) -> Iterator[Token]:
    if is_passive(verb):
        own = child(verb, "nsubjpass")
        if own is not None:
            yield antecedent(own)
        elif verb.dep_ == "acl":
            yield verb.head
        elif verb.dep_ == "conj":
            yield from _undergoer(verb.head)
        elif (leading := subject(verb)) is not None:
            yield leading
        return
    found = child(verb, "dobj") or _shared_object(verb)
    if found is not None:
        yield antecedent(found)
    elif verb.dep_ == "relcl" and not any(t.lower_ in _RELATIVES for t in verb.lefts):
        yield verb.head  # "the man the police arrested"


def _shared_object(verb: Token) -> Token | None:
    """The object of the verb that follows at once: "trained and funded the Brigade"."""
    after = next((t for t in verb.rights if t.dep_ == "conj" and t.pos_ == "VERB"), None)
    return child(after, "dobj") if after is not None and after.i - verb.i <= _DEPTH else None


def carrier(noun: Token) -> Token | None:
    """The verb that only carries a noun: "*held* talks", "the attack was *carried* out by"."""
    while noun.dep_ == "conj" and noun.head.pos_ == "NOUN":
        noun = noun.head
    carried = noun.dep_ in {"dobj", "nsubjpass"} and noun.head.lemma_ in lexicon().words["light"]
    placed = noun.dep_ == "nsubj" and noun.head.lemma_ in {"take", "occur", "happen"}
    return noun.head if carried or placed else None


def _linked(word: Token, preposition: str) -> Iterator[Token]:
    for link in word.children:
        if link.dep_ in _PREPOSITIONS and link.lower_ == preposition:
            yield from (antecedent(t) for t in link.children if t.dep_ == "pobj" and t.ent_type_ not in _WHEN)
