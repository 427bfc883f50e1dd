"""What a cue bears on, read off the dependency parse: clause heads and complements."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

PREDICATES = frozenset({"VERB", "AUX"})
NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
AUXILIARIES = frozenset({"aux", "auxpass"})
COMPLEMENT_OF_LINK = frozenset({"acomp", "attr", "oprd"})
#: Verbs that add nothing but tense and aspect to their predicate. "Seem" adds a hedge and is not among them.
LINKS = frozenset({"be", "become", "remain", "stay"})
_CLAUSAL = frozenset({"ccomp", "xcomp", "csubj", "csubjpass"})
#: Prepositions whose gerund is a circumstance of its own, not what the verb is about.
_CIRCUMSTANCE = frozenset(
    {"after", "before", "besides", "by", "despite", "since", "through", "upon", "while", "with", "without"}
)
_TOPIC = frozenset({"about", "as", "of"})
ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "attr"})


def clause_of(token: Token) -> Token:
    """The head of the clause that ``token`` belongs to as auxiliary or linked predicate, else itself."""
    while token.dep_ in AUXILIARIES or (token.dep_ in COMPLEMENT_OF_LINK and token.head.lemma_ in LINKS):
        token = token.head
    return token


def clause_of_noun(noun: Token) -> Token | None:
    """The clause whose subject, object or predicate ``noun`` is, also as a conjunct or an agent."""
    while noun.dep_ == "conj" and noun.head.pos_ in NOUNS:
        noun = noun.head
    if noun.dep_ in ARGUMENTS:
        return clause_of(noun.head)
    if noun.dep_ == "pobj" and noun.head.dep_ == "agent":
        return clause_of(noun.head.head)
    return None


def has_auxiliary(verb: Token) -> bool:
    """Whether ``verb`` has an auxiliary of its own, other than the particle "to"."""
    return any(c.dep_ in AUXILIARIES and c.lower_ != "to" for c in verb.lefts)


def is_infinitive(verb: Token) -> bool:
    """Whether ``verb`` stands with the particle "to"."""
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.lefts)


def is_passive(verb: Token) -> bool:
    """Whether ``verb`` is a passive participle, with its auxiliary or without ("men believed to be")."""
    if verb.tag_ not in {"VBN", "VBD"}:
        return False
    if any(c.dep_ == "auxpass" for c in verb.lefts):
        return True
    return verb.tag_ == "VBN" and verb.dep_ in {"acl", "amod", "advcl"} and not has_auxiliary(verb)


def is_expletive(verb: Token) -> bool:
    """Whether the subject of ``verb`` is "it" or "there"."""
    return any(c.dep_ == "expl" or (c.dep_ in SUBJECTS and c.lower_ == "it") for c in verb.lefts)


def is_impersonal(word: Token) -> bool:
    """Whether nobody but the writer can be the holder: "is believed", "it is thought", "we assess"."""
    return is_passive(word) or any(
        c.dep_ == "expl" or (c.dep_ in SUBJECTS and c.lower_ in {"it", "we", "i"}) for c in word.lefts
    )


def complements(word: Token) -> Iterator[tuple[str, Token]]:
    """The complements of a verb, adjective or noun, each with its frame (see ``complements.toml``).

    The clause in "it is likely that …" hangs from "is"; it counts as a complement of "likely".
    """
    link = clause_of(word)
    if link.i != word.i and link.lemma_ in LINKS:
        for child in link.rights:
            if child.dep_ in _CLAUSAL and child.i > word.i:
                yield _frame(child), child
    nominal = word.pos_ in NOUNS
    for child in word.children:
        dep = child.dep_
        if child.i < word.i and dep not in {"nsubjpass", "ccomp", "csubj"}:
            continue
        if dep in {"ccomp", "xcomp"} or (dep in {"acl", "relcl"} and _is_content(child)):
            yield _frame(child), child
        elif dep in {"dobj", "nsubjpass"} and not nominal:
            yield "noun", child
        elif dep in COMPLEMENT_OF_LINK and word.lemma_ not in LINKS:
            yield "pred", child
        elif dep == "prep":
            yield from _under_preposition(child, nominal=nominal)


def _under_preposition(preposition: Token, *, nominal: bool) -> Iterator[tuple[str, Token]]:
    word = preposition.lower_
    for child in preposition.rights:
        # A bare gerund is tagged as a noun: "prevented from voting".
        gerund = child.dep_ == "pcomp" or (child.dep_ == "pobj" and child.text.endswith("ing"))
        if gerund and word not in _CIRCUMSTANCE:
            yield "ing", child
        elif child.dep_ == "pobj" and (word in _TOPIC or (nominal and word == "for")):
            yield ("as" if word == "as" else "of"), child


def _is_content(clause: Token) -> bool:
    """Whether a clause under a noun says what the noun is about ("evidence that he paid", "plan to pay")."""
    mark = False
    for child in clause.lefts:
        if child.lower_ == "to" and child.dep_ == "aux":
            return True
        if child.dep_ in SUBJECTS and child.lower_ in {"that", "which", "who"}:
            return False
        # The parser calls "that" an object where the verb lacks one ("evidence that he lied").
        marks = {"mark", "det", "advmod", "dobj"} if clause.dep_ == "acl" else {"mark", "det", "advmod"}
        mark = mark or (child.lower_ in {"that", "whether"} and child.dep_ in marks)
    return mark


def _frame(clause: Token) -> str:
    finite = False
    for child in clause.lefts:
        if child.dep_ not in AUXILIARIES:
            continue
        if child.lower_ == "to":
            return "to"
        if child.tag_ == "VBG":
            return "ing"
        finite = True
    if finite:
        return "that"
    if clause.tag_ == "VBG":
        return "ing"
    if clause.tag_ == "VB":
        return "to"
    if clause.pos_ not in PREDICATES and clause.dep_ in {"xcomp", "ccomp"}:
        return "pred"
    return "that"
