"""Sentences as independent assertions: one clause, one claim."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from whosays.extract.attribution.found import Range, minus, ranges

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Tokens

_VERBAL = frozenset({"VERB", "AUX"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
#: Relations by which the parser joins a further clause that stands on its own.
_JOINED = frozenset({"conj", "ccomp", "parataxis"})


def clause_heads(root: Token, cue_tokens: frozenset[int] = frozenset(), *, shared: bool = False) -> list[Token]:
    """The verbs that each head an independent assertion under ``root``, which comes first.

    A coordinated verb counts when it has a subject of its own, or when it is a cue: what it attributes is
    then a claim apart. Clauses that the parser joined without a conjunction count when a stop parts them. With
    ``shared``, a verb that shares its subject counts too, where it says a thing of its own: it has its own auxiliary,
    or its own object and date.
    """
    heads = [root]
    for head in heads:
        for verb in head.children:
            if verb.dep_ in _JOINED and verb.pos_ in _VERBAL:
                alone = shared and verb.dep_ == "conj" and _says_more(verb)
                if alone or _independent(verb, cue_tokens):
                    heads.append(verb)
    return heads


def _says_more(verb: Token) -> bool:
    """Whether a verb that shares its subject is finite in its own right, or has its own object and date."""
    if any(t.dep_ in {"aux", "auxpass"} and t.tag_ in _FINITE for t in verb.children):
        return True
    dated = any(t.ent_type_ == "DATE" for t in verb.subtree)
    return dated and verb.tag_ in _FINITE and any(t.dep_ in {"dobj", "prep"} for t in verb.children)


def _independent(verb: Token, cue_tokens: frozenset[int]) -> bool:
    if verb.i in cue_tokens:
        return True
    if not any(t.dep_ in _SUBJECTS for t in verb.children):
        return False
    if not is_finite(verb):
        return False
    if verb.dep_ == "conj":
        return True
    if verb.dep_ == "ccomp" and verb.i < verb.head.i:  # "A; B": the parser hangs A on B
        return any(t.text in {";", ":"} and verb.right_edge.i < t.i < verb.head.i for t in verb.head.children)
    before = verb.doc[verb.left_edge.i - 1] if verb.left_edge.i else None
    return before is not None and before.text in {";", ":"}


def is_finite(verb: Token) -> bool:
    """Whether the verb, or an auxiliary of it, is finite."""
    return any(t.tag_ in _FINITE for t in (verb, *verb.children) if t is verb or t.dep_ in {"aux", "auxpass"})


def states(sentence: Tokens) -> bool:
    """Whether a sentence states something: it has a finite verb and asks nothing.

    The parse of a sound sentence may put a participle or a noun at its root, and its tags may take "burned" for a
    participle; so any finite verb will do, and any verb with a subject.
    """
    if any(t.text == "?" for t in sentence[-2:]):
        return False
    root = sentence.root
    if root.pos_ not in _VERBAL and not sentence[-1].is_punct:
        return False  # a caption or a row of a table
    return any(t.tag_ in _FINITE for t in sentence) or (
        root.pos_ in _VERBAL and any(t.dep_ in _SUBJECTS for t in root.children)
    )


def predicate(root: Token) -> Token:
    """The verb that a sentence turns on: its root, or where the parser chose another word the first finite verb."""
    if root.pos_ in _VERBAL:
        return root
    return next((t for t in root.sent if t.tag_ in _FINITE and t.dep_ not in {"relcl", "acl", "advcl"}), root)


def clause_extent(head: Token, others: Sequence[Token]) -> tuple[Range, ...]:
    """The tokens of a clause without those of the clauses headed by ``others``."""
    own = {t.i for t in head.subtree}
    for other in others:
        if other.i != head.i and other.is_ancestor(head) is False:
            own -= {t.i for t in other.subtree}
    return minus(ranges(own))


def content_heads(doc: Doc, content: Sequence[Range]) -> list[Token]:
    """The topmost tokens of a content: those whose governors lie outside it; verbs first, then in order."""
    inside = {t for part in content for t in range(*part)}
    tops = [doc[t] for t in sorted(inside) if doc[t].head.i not in inside or doc[t].head.i == t]
    words = [t for t in tops if not t.is_punct and not t.is_space and t.dep_ not in {"mark", "cc", "punct"}]
    return sorted(words or tops, key=lambda t: (t.pos_ not in _VERBAL, -_weight(t, inside), t.i))


def _weight(token: Token, inside: set[int]) -> int:
    return sum(t.i in inside for t in token.subtree)
