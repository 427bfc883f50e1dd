"""Attributions by a noun with a content clause: "his claim that …", "a report that …"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from whosays.extract.attribution.found import Found, Range, subtree, trimmed
from whosays.extract.attribution.lexicon import cues, source_words
from whosays.extract.attribution.quoting import Quoted, with_quotations
from whosays.extract.attribution.syntax import agent, child, content_clause, is_absent, maker, noun_phrase

if TYPE_CHECKING:
    from spacy.tokens import Token


def noun_attributions(sentence: Sequence[Token], quoted: Quoted) -> Iterator[Found]:
    """Every attribution of a sentence whose cue is a noun of the lexicon with a "that" clause."""
    lexicon = cues().nouns
    for token in sentence:
        if token.pos_ != "NOUN" or token.lemma_.lower() not in lexicon:
            continue
        clause = None if is_absent(token) or _is_taken(token) else content_clause(token)
        if clause is None:
            continue
        content = trimmed(token.doc, with_quotations([subtree(clause)], quoted, token))
        if not content:
            continue
        cue = lexicon[token.lemma_.lower()]
        source, words = _source(token)
        yield Found(
            words,
            source,
            content,
            cue.cue_class,
            cue.stance,
            quoted.quote_type(content),
            f"noun: {token.lemma_.lower()}",
        )


def _is_taken(noun: Token) -> bool:
    """Whether a verb of attribution takes the noun with its clause: "confirmed reports that" is the verb's claim."""
    if noun.dep_ != "dobj" and (noun.dep_ != "nsubjpass" or agent(noun.head) is None):
        return False
    return "object" in cues().verbs.get(noun.head.lemma_.lower(), {})


def _source(noun: Token) -> tuple[Range | None, Range]:
    """Who holds it, and the words of the cue: a possessor, the object of "of" or "by", or whoever made it.

    A noun that is a document or a body of evidence is its own source: "evidence that", "a report that".
    """
    possessor = child(noun, "poss")
    if possessor is not None:
        return noun_phrase(possessor), (noun.i, noun.i + 1)
    for link in noun.children:
        if link.dep_ == "prep" and link.lower_ in {"of", "by", "from", "among"}:
            named = child(link, "pobj")
            if named is not None:
                return noun_phrase(named), (noun.i, noun.i + 1)
    author = maker(noun)
    if author is not None:
        return noun_phrase(author), (min(noun.head.i, noun.i), noun.i + 1)
    if noun.lemma_.lower() in source_words("document"):
        return (noun.left_edge.i, noun.i + 1), (noun.i, noun.i + 1)
    return None, (noun.i, noun.i + 1)
