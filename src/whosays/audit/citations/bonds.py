"""What phrases of one sentence have to do with each other: which stands in which, and which document holds which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.audit.citations.lexicon import words
from whosays.audit.citations.naming import singular
from whosays.audit.citations.phrase import Phrase
from whosays.audit.citations.reference import Bond

if TYPE_CHECKING:
    from spacy.tokens import Token


def holder(placed: tuple[list[Phrase], int]) -> tuple[int | None, Bond]:
    """The smallest other phrase for a document that this one stands in, and what it is to that."""
    found, place = placed
    head = found[place].head
    around = [
        (len(other.tokens), index)
        for index, other in enumerate(found)
        if index != place and other.sort == "document" and any(t.i == head.i for t in other.tokens)
    ]
    if not around:
        return None, "none"
    index = min(around)[1]
    return index, bond_of(found[index].head, head)


def bond_of(outer: Token, token: Token) -> Bond:
    """How a word hangs on the noun whose phrase it stands in: by the nearest verb between, else the outermost link."""
    path = [token, *token.ancestors]
    path = path[: path.index(outer)] if outer in path else path
    if (verb := next((t for t in path if t.pos_ == "VERB"), None)) is not None:
        return _by_verb(verb, path)
    for step in reversed(path):
        if step.dep_ == "prep" and step.lower_ in words("prepositions", "topic"):
            return "topic"
        if step.dep_ == "prep" and step.lower_ in words("prepositions", "addressee"):
            return "addressee"
    return "maker"


def _by_verb(verb: Token, path: list[Token]) -> Bond:
    """What a word has to do with a document by a verb: "the letter that the Panel prints", "a file seen by us"."""
    if any(t.dep_ == "prep" and t.lower_ in words("prepositions", "addressee") for t in path[: path.index(verb)]):
        return "addressee"
    lemma = verb.lemma_.lower()
    if lemma in words("carrying", "verbs"):
        return "carrier"
    return "maker" if lemma in words("carrying", "dating") | words("carrying", "making") else "topic"


def holders(found: list[Phrase], place: int) -> tuple[int, ...]:
    """Places of the phrases whose document may hold this one: "the Panel prints the letter". -1 for a pronoun."""
    head = found[place].head
    while head.dep_ in {"compound", "nmod"}:
        head = head.head
    verb = head.head
    places = {phrase.head.i: index for index, phrase in enumerate(found) if index != place}
    holders: list[int] = []
    if head.dep_ in {"dobj", "nsubjpass", "obj"} and verb.lemma_.lower() in words("carrying", "verbs"):
        for child in sorted(verb.children, key=lambda child: (child.dep_ != "nsubj", child.i)):
            if child.dep_ == "nsubj" and child.pos_ == "PRON":
                holders.append(-1)
            tokens = [child] if child.dep_ == "nsubj" else child.children if child.dep_ in {"agent", "prep"} else ()
            holders.extend(places[token.i] for token in tokens if token.i in places)
    return tuple(holders) or _relative(found, place)


def _relative(found: list[Phrase], place: int) -> tuple[int, ...]:
    """The same by the words alone, for relative clauses that the parser lost: "a letter which …, which it prints"."""
    head = found[place].head
    sentence = head.sent
    after = [t for t in sentence if head.i < t.i <= head.i + 2]
    if not any(t.lower_ in {"which", "that"} for t in after):
        return ()
    for index, other in enumerate(found):
        last = other.tokens[-1].i + 1
        if other.sort != "document" and head.i < other.head.i and last < sentence.end:
            verb = head.doc[last]
            if {verb.lemma_.lower(), singular(verb.lower_)} & words("carrying", "verbs"):
                return (index,)
    return ()
