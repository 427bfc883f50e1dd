"""Where the content of a verb stands, for each frame of the cue lexicon."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from whosays.extract.attribution.found import Range, minus, subtree
from whosays.extract.attribution.lexicon import cues, source_words
from whosays.extract.attribution.syntax import (
    child,
    content_clause,
    is_absent,
    is_passive,
    is_record,
    noun_phrase,
    subject,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

Content = tuple[Range, ...]
#: Conjunctions of clauses that belong to what is reported rather than to the reporting.
_REASONS = frozenset({"because", "if", "unless", "although", "whereas", "since", "so", "though"})
_PERSONS = frozenset({"he", "she", "they", "who", "it"})
_PRONOUNS = frozenset(
    {
        "it",
        "this",
        "that",
        "them",
        "him",
        "her",
        "me",
        "us",
        "you",
        "itself",
        "himself",
        "herself",
        "themselves",
        "so",
        "what",
    }
)


def clause_content(verb: Token) -> Content:
    """A complement clause, before or after the verb; or the clause that the verb interrupts."""
    complements = [t for t in verb.children if t.dep_ == "ccomp" and not t.is_punct and not _parted(t, verb)]
    complement = max(complements, key=lambda t: t.i > verb.i, default=None)
    if complement is not None:
        parts = [subtree(complement)]
        parts += [
            subtree(t) for t in verb.children if t.dep_ == "advcl" and t.i > complement.i > verb.i and _gives_reason(t)
        ]
        if complement.i < verb.i:
            parts += [subtree(t) for t in verb.children if t.dep_ == "conj" and _continues(verb, t)]
        return tuple(parts)
    if (verb.dep_ == "parataxis" and not _parted(verb, verb.head)) or (
        verb.dep_ == "advcl" and _introduced_by_as(verb)
    ):
        return minus([subtree(verb.head)], subtree(verb))
    return ()


def _parted(clause: Token, verb: Token) -> bool:
    """Whether a semicolon, or a colon before the verb, stands between a verb and the clause it seems to take."""
    stops = {";", ":"} if clause.i < verb.i else {";"}
    start, end = sorted((clause.i, verb.i))
    inside = {t.i for t in clause.subtree}
    return any(t.text in stops and t.i not in inside for t in verb.doc[start:end])


def _gives_reason(clause: Token) -> bool:
    mark = child(clause, "mark")
    return mark is not None and mark.lower_ in _REASONS


def _continues(verb: Token, conjunct: Token) -> bool:
    """Whether what follows an interrupting cue goes on with the content: "…, the ministry said, and helped …"."""
    follows = verb.doc[verb.i + 1] if verb.i + 1 < len(verb.doc) else None
    return conjunct.i > verb.i and follows is not None and follows.text == "," and child(conjunct, "nsubj") is None


def _introduced_by_as(verb: Token) -> bool:
    mark = child(verb, "mark")
    stated = child(verb, "nsubj") is not None and child(verb, "dobj", "ccomp") is None
    return stated and mark is not None and mark.lower_ == "as"


def infinitive_content(verb: Token) -> Content:
    """What the same subject is to do or have done: "claims to have paid", "denied paying"."""
    complement = child(verb, "xcomp")
    if complement is None or complement.i < verb.i or complement.pos_ not in {"VERB", "AUX"}:
        return ()
    if is_passive(verb):
        return ()
    return (subtree(complement),)


def object_infinitive_content(verb: Token) -> Content:
    """The passive of a verb of opinion, with an agent: "is believed by police to have fled"."""
    complement, passive = child(verb, "xcomp"), child(verb, "nsubjpass")
    if complement is None or passive is None:
        return ()
    return noun_phrase(passive), subtree(complement)


def object_content(verb: Token) -> Content:
    """A noun phrase: "the ledger shows payments", "the ministry dismissed the reports"."""
    target = child(verb, "nsubjpass") if is_passive(verb) else child(verb, "dobj")
    denied = cues().verbs.get(verb.lemma_.lower(), {}).get("object")
    if target is None or child(verb, "dative") is not None or target.lower_.endswith(("self", "selves")):
        return ()
    if target.lower_ in _PRONOUNS and (denied is None or denied.cue_class != "denial"):
        return ()
    stated = content_clause(target) if target.lemma_.lower() in cues().nouns else None
    if stated is not None and is_absent(target):
        return ()  # "found no evidence that": certainty reads it as a whole
    if stated is not None:
        return (subtree(stated),)
    start, end = subtree(target)
    for link in verb.children:
        if link.dep_ == "prep" and link.left_edge.i == end and not _dates(link):
            end = link.right_edge.i + 1
    return ((start, end),)


def _dates(link: Token) -> bool:
    """Whether a prepositional phrase tells when the source spoke rather than what it shows."""
    return any(t.ent_type_ in {"DATE", "TIME"} for t in link.children)


def can_show(head: Token) -> bool:
    """Whether a word can stand for a source that shows: a record, a name, a person."""
    if is_record(head) or head.pos_ == "PROPN" or head.lower_ in _PERSONS:
        return True
    return head.lemma_.lower() in source_words("person") or head.lemma_.lower() in source_words("anonymous")


def called_content(verb: Token) -> Content:
    """What something is called: "called the raid a failure"."""
    named = child(verb, "oprd")
    target = child(verb, "nsubjpass", "dobj")
    if named is None:
        return ()
    return (subtree(named),) if target is None else (subtree(target), subtree(named))


def preposition_content(preposition: str) -> Callable[[Token], Content]:
    """The object of a preposition: "refers to hostages"."""

    def content(verb: Token) -> Content:
        link = next((t for t in verb.children if t.dep_ == "prep" and t.lower_ == preposition), None)
        target = link and child(link, "pobj", "pcomp")
        if target is None or target.lower_ in _PRONOUNS:
            return ()
        return (subtree(target),)

    return content


def object_preposition_content(preposition: str) -> Callable[[Token], Content]:
    """An object and a prepositional phrase: "accused the firm of bribery", "described it as a failure"."""

    def content(verb: Token) -> Content:
        target = child(verb, "nsubjpass") if is_passive(verb) else child(verb, "dobj")
        if target is None:
            target = _object_of(verb, "to")
        link = _preposition(verb, target, preposition)
        if link is None:
            return ()
        relative = target is None or target.tag_ in {"WDT", "WP"}
        if relative and verb.dep_ == "relcl" and not is_passive(verb) and subject(verb) != verb.head:
            return noun_phrase(verb.head), subtree(link)  # "the bank, which the court described as a front"
        return (subtree(link),) if target is None else ((subtree(target)[0], max(link.i, target.i + 1)), subtree(link))

    return content


def _object_of(verb: Token, preposition: str) -> Token | None:
    """The object of a preposition that hangs on the verb: "refers to *Norland* as an ally"."""
    link = next((t for t in verb.children if t.dep_ == "prep" and t.lower_ == preposition), None)
    return child(link, "pobj") if link is not None else None


def _preposition(verb: Token, target: Token | None, preposition: str) -> Token | None:
    """The preposition that hangs on the verb, or on its object where the parser put it there."""
    heads = [verb] if target is None else [verb, target]
    return next(
        (
            t
            for h in heads
            for t in h.children
            if t.dep_ == "prep" and t.lower_ == preposition and t.i > h.i and not t.ent_type_
        ),
        None,
    )


#: How to look for the content in each frame, in the order in which the frames are tried.
FINDERS: tuple[tuple[str, Callable[[Token], Content]], ...] = (
    ("clause", clause_content),
    ("inf", infinitive_content),
    ("objinf", object_infinitive_content),
    *((f"obj+{p}", object_preposition_content(p)) for p in ("of", "for", "with", "on", "to")),
    ("as", object_preposition_content("as")),
    ("calls", called_content),
    *((p, preposition_content(p)) for p in ("to", "at", "of", "about", "on")),
    ("object", object_content),
)
