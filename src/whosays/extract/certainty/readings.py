"""How each use of a lexicon word is read in its construction: what it bears on, or that it is no cue there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from whosays.extract.certainty.lexicon import Entry, load_lexicon
from whosays.extract.certainty.modifier import Modifier
from whosays.extract.certainty.scope import (
    ARGUMENTS,
    AUXILIARIES,
    COMPLEMENT_OF_LINK,
    LINKS,
    NOUNS,
    PREDICATES,
    clause_of,
    clause_of_noun,
    complements,
    has_auxiliary,
    is_expletive,
    is_impersonal,
    is_passive,
)

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

Reading = Callable[[Entry, "Tokens"], Iterable[Modifier]]

#: States: "must know" guesses, "must go" obliges (Coates 1983, ch. 2).
_STATES = frozenset({"know", "think", "believe", "feel", "seem", "love", "hate", "contain", "belong", "understand"})
#: What an infinitive after "be" spells out: "the aim was to find the owner" says what the aim was.
_AIMS = frozenset(
    {
        "aim",
        "objective",
        "goal",
        "purpose",
        "intention",
        "task",
        "plan",
        "idea",
        "opinion",
        "job",
        "role",
        "function",
        "point",
    }
)
_QUANTITY_FOLLOWS = frozenset(
    {"a", "half", "one", "dozens", "hundreds", "thousands", "millions", "twice", "$", "£", "€"}
)


def _clause(entry: Entry, tokens: Tokens, scope: Iterable[Token]) -> Modifier:
    """A cue that bears on the clauses (or phrases) headed by ``scope``."""
    return Modifier(
        start=tokens.start,
        end=tokens.end,
        kind=entry.kind,
        level=entry.asserted.level if entry.leveled else None,
        negates=entry.asserted.negates,
        scope=tuple(dict.fromkeys(token.i for token in scope)),
        denied=entry.denied,
    )


def _modal(entry: Entry, tokens: Tokens) -> Iterator[Modifier]:
    token = tokens[0] if len(tokens) == 1 else tokens[2]
    if token.tag_ == "MD" and not (token.norm_ == "must" and _is_epistemic(token)):
        yield _clause(entry, tokens, [clause_of(token)])


def _epistemic(entry: Entry, tokens: Tokens) -> Iterator[Modifier]:
    token = tokens[0]
    if token.tag_ == "MD" and _is_epistemic(token):
        yield _clause(entry, tokens, [clause_of(token)])


def _is_epistemic(modal: Token) -> bool:
    """Whether "must" draws a conclusion: before a perfect, a progressive, a copula or a state."""
    verb = clause_of(modal)
    auxiliaries = {c.lemma_ for c in verb.lefts if c.dep_ == "aux" and c.i > modal.i}
    if auxiliaries & {"have", "be"}:
        return True
    return verb.lemma_ == "be" or verb.lemma_ in _STATES


def _adverbial(entry: Entry, tokens: Tokens) -> Iterator[Modifier]:
    root = tokens.root
    if entry.pos and len(tokens) == 1 and root.pos_ not in entry.pos:
        return
    if _amid_verb(root):
        yield _clause(entry, tokens, [clause_of(root.head.head)])
        return
    if (root.pos_ == "ADJ" and root.dep_ != "advmod") or (len(tokens) > 1 and root.dep_ in ARGUMENTS):
        return
    if _before_quantity(tokens) and entry.kind != "booster" and root.dep_ != "ROOT":
        return
    scope = [] if root.dep_ == "ROOT" else _adverb_scope(root, tokens)
    if root.dep_ == "ROOT":
        scope = [root]
    # "with moderate confidence that …": the clause hangs from the last noun of the phrase.
    scope += [clause for frame, clause in complements(tokens[-1]) if frame == "that"] if len(tokens) > 1 else []
    yield _clause(entry, tokens, scope)


def _amid_verb(word: Token) -> bool:
    """Whether a word stands inside a verb and was taken for its auxiliary's object: "had “very likely” carried"."""
    auxiliary = word.head
    return word.dep_ == "acomp" and auxiliary.dep_ in {"aux", "auxpass"} and auxiliary.i < word.i < auxiliary.head.i


def _adverb_scope(adverb: Token, tokens: Tokens) -> list[Token]:
    head = adverb.head
    if head.pos_ in PREDICATES:
        return [clause_of(head)]
    if head.pos_ in NOUNS:
        clause = clause_of_noun(head)
        if clause is not None and (head.dep_ != "nsubj" or tokens[0].is_sent_start):
            return [head, clause]
        return [head]
    if head.pos_ in {"ADJ", "ADV"}:
        linked = clause_of(head)
        if linked.i != head.i:
            return [linked]
        if head.dep_ == "advmod" and head.head.pos_ in PREDICATES:
            return [clause_of(head.head)]
        if head.dep_ == "amod" and head.head.dep_ in COMPLEMENT_OF_LINK:
            return [head, clause_of(head.head)]
    return [head]


def _before_quantity(tokens: Tokens) -> bool:
    doc = tokens.doc
    if tokens.end >= len(doc):
        return False
    following = doc[tokens.end]
    return following.pos_ == "NUM" or following.like_num or following.is_currency


def _number(entry: Entry, tokens: Tokens) -> Iterator[Modifier]:
    doc = tokens.doc
    if not _before_quantity(tokens):
        following = doc[tokens.end].lower_ if tokens.end < len(doc) else ""
        if following not in _QUANTITY_FOLLOWS or len(tokens) == 1:
            return
    if tokens[0].dep_ == "prep" and len(tokens) == 1 and _is_year(doc[tokens.end]):
        return
    yield _clause(entry, tokens, [doc[tokens.end]])


def _is_year(token: Token) -> bool:
    return token.is_digit and len(token) == 4


def _attributive(entry: Entry, tokens: Tokens) -> Iterator[Modifier]:
    token = tokens[0]
    noun = token.head
    if token.dep_ not in {"amod", "compound", "nmod"} or noun.pos_ not in NOUNS or noun.i < token.i:
        return
    scope = [noun]
    if noun.dep_ in COMPLEMENT_OF_LINK:
        scope.append(clause_of(noun))
    yield _clause(entry, tokens, scope)


def _predicative(entry: Entry, tokens: Tokens) -> Iterator[Modifier]:
    word = tokens.root
    if word.dep_ not in COMPLEMENT_OF_LINK | {"ROOT", "ccomp", "xcomp", "conj", "advcl", "prep"} or word.pos_ == "ADV":
        return
    governed = list(_governed(entry, tokens, word))
    if governed:
        yield from governed
        return
    linked = clause_of(word if word.dep_ != "prep" else word.head)
    if word.dep_ == "prep" and linked.lemma_ not in LINKS:
        return
    yield _clause(entry, tokens, [linked])


def _complement(entry: Entry, tokens: Tokens) -> Iterator[Modifier]:
    word = tokens[0] if tokens[0].pos_ in PREDICATES else tokens[-1]
    if tokens[0].pos_ not in entry.pos and word.pos_ not in entry.pos:
        return
    if entry.voice == "passive" and not is_passive(word):
        return
    if word.dep_ == "parataxis" or word.dep_ in AUXILIARIES:
        if word.dep_ == "parataxis" and entry.raises and "that" in entry.frames:
            yield _clause(entry, tokens, [clause_of(word.head)])
        return
    if word.lemma_ == "be" and any(c.dep_ in COMPLEMENT_OF_LINK for c in word.rights):
        return
    yield from _governed(entry, tokens, word)


def _governed(entry: Entry, tokens: Tokens, word: Token) -> Iterator[Modifier]:
    """The cue with the complements of ``word`` in its scope, where it has one in a frame of the entry."""
    scope = {
        token.i: frame
        for frame, token in complements(word)
        if frame in entry.frames and not tokens.start <= token.i < tokens.end
    }
    if not scope or _is_equation(word):
        return
    raises = entry.raises == "always" or (entry.raises == "impersonal" and is_impersonal(word))
    governor = word.i
    noun = tokens[0] if word.pos_ in PREDICATES else word
    if raises and noun.pos_ in NOUNS:
        clause = _presenting(noun, finite="that" in scope.values())
        raises = clause is not None
        governor = clause.i if clause is not None else governor
    yield Modifier(
        start=tokens.start,
        end=tokens.end,
        kind=entry.kind,
        level=entry.asserted.level,
        negates=entry.asserted.negates,
        scope=tuple(scope),
        reach="complement",
        denied=entry.denied,
        governor=governor,
        raises=raises,
    )


def _is_equation(word: Token) -> bool:
    """Whether "be" says what something is rather than what is to come: "the aim was to find the owner"."""
    if word.lemma_ != "be":
        return False
    return any(t.dep_ == "nsubj" and t.lemma_.lower() in _AIMS for t in word.children)


def _presenting(noun: Token, *, finite: bool) -> Token | None:
    """The clause that does no more than present ``noun``: "there are signs of", "found no evidence that"."""
    clause = clause_of_noun(noun)
    if clause is None:
        return None
    presents = is_expletive(clause) or (finite and noun.dep_ == "dobj" and clause.lemma_ in load_lexicon().occurrence)
    return clause if presents else None


def _negator(entry: Entry, tokens: Tokens) -> Iterator[Modifier]:
    root = tokens.root
    head = root.head
    if root.dep_ == "ROOT":
        return
    if head.pos_ in PREDICATES or head.dep_ in COMPLEMENT_OF_LINK:
        target = clause_of(head)
    elif head.pos_ in NOUNS or head.pos_ == "ADJ":
        target = head
    else:
        return
    # "did not leave until May": the leaving took place.
    if any(c.lower_ in {"until", "till"} or any(g.lower_ in {"until", "till"} for g in c.lefts) for c in target.rights):
        return
    yield _clause(entry, tokens, [target])


def _negative_noun(entry: Entry, tokens: Tokens) -> Iterator[Modifier]:
    root = tokens.root
    if root.dep_ in {"preconj", "cc"} and root.head.pos_ in PREDICATES:
        yield _clause(entry, tokens, [clause_of(root.head)])
        return
    noun = root.head if root.dep_ in {"det", "neg", "nummod", "preconj", "advmod", "amod"} else root
    if noun.pos_ not in NOUNS:
        return
    yield _clause(entry, tokens, [clause_of_noun(noun) or noun])


def _nor(entry: Entry, tokens: Tokens) -> Iterator[Modifier]:
    token = tokens[0]
    for conjunct in token.head.rights:
        if conjunct.dep_ == "conj" and conjunct.i > token.i:
            if conjunct.pos_ in PREDICATES and has_auxiliary(conjunct):
                yield _clause(entry, tokens, [conjunct])
            return
    if token.i < token.head.i and token.head.pos_ in PREDICATES:
        yield _clause(entry, tokens, [clause_of(token.head)])


def _preposition(entry: Entry, tokens: Tokens) -> Iterator[Modifier]:
    scope = [c for token in tokens for c in token.rights if c.dep_ in {"pcomp", "pobj"} and c.i >= tokens.end]
    if scope:
        yield _clause(entry, tokens, scope)


def _condition(entry: Entry, tokens: Tokens) -> Iterator[Modifier]:
    clause = _marked_clause(tokens)
    if clause is None:
        return
    if clause.dep_ == "ccomp" and tokens[0].i > clause.head.i:
        yield _clause(entry, tokens, [clause])
    elif clause.dep_ in {"advcl", "ccomp", "conj", "parataxis"} and clause.head.pos_ in PREDICATES:
        yield _clause(entry, tokens, [clause, clause_of(clause.head)])
    else:
        yield _clause(entry, tokens, [clause])


def _marked(entry: Entry, tokens: Tokens) -> Iterator[Modifier]:
    clause = _marked_clause(tokens)
    if clause is not None:
        yield _clause(entry, tokens, [clause])


def _marked_clause(tokens: Tokens) -> Token | None:
    """The clause that a marker opens, None for "if any", "until May"."""
    for token in tokens:
        if token.head.i >= tokens.end and token.head.pos_ in PREDICATES and token.dep_ in {"mark", "advmod", "prep"}:
            return clause_of(token.head)
        for child in token.rights:
            if child.i >= tokens.end and child.dep_ in {"pcomp", "ccomp", "acl"}:
                return child
    return None


def _purpose(entry: Entry, tokens: Tokens) -> Iterator[Modifier]:
    last = tokens[-1]
    if last.lower_ == "to":
        if last.dep_ == "aux":
            yield _clause(entry, tokens, [last.head])
        return
    yield from _preposition(entry, tokens)


def _none(entry: Entry, tokens: Tokens) -> Iterator[Modifier]:  # noqa: ARG001  the shape every reading has
    return iter(())


#: One reading per ``use`` of the lexicons.
READINGS: dict[str, Reading] = {
    "modal": _modal,
    "epistemic": _epistemic,
    "adverbial": _adverbial,
    "attributive": _attributive,
    "predicative": _predicative,
    "complement": _complement,
    "number": _number,
    "negator": _negator,
    "negative_noun": _negative_noun,
    "nor": _nor,
    "preposition": _preposition,
    "condition": _condition,
    "concession": _marked,
    "embedded_question": _marked,
    "purpose": _purpose,
    "none": _none,
}
