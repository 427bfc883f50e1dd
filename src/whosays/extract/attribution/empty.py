"""What looks like an attribution and tells nothing of what anybody said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from whosays.extract.attribution.found import Range
from whosays.extract.attribution.lexicon import cues, source_words
from whosays.extract.attribution.syntax import is_absent
from whosays.extract.attribution.verbs import is_unreal

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PERSONS = frozenset({"me", "you", "him", "her", "us", "them"})
_BEFORE_NOUNS = frozenset({"det", "poss", "amod", "compound", "nummod", "punct", "case"})


def is_unsaid(doc: Doc, cue: Range) -> bool:
    """Whether a cue stands for no saying: "could say", "was unable to show", "found no evidence that"."""
    words = doc[cue[0] : cue[1]]
    unreal = any(word.pos_ == "VERB" and is_unreal(word) for word in words)
    return unreal or any(word.pos_ == "NOUN" and is_absent(word) for word in words)


def tells_nothing(doc: Doc, cue: Range, content: Sequence[Range]) -> bool:
    """Whether the content is only somebody, a text, or what is answered: "did not see *them*", "published *it*"."""
    if all(token.lower_ in _PERSONS for part in content for token in doc[slice(*part)]):
        return True
    verb = doc[cue[0] : cue[1]].root
    heads = [doc[start:end].root for start, end in content]
    if verb.lemma_.lower() in cues().words["light"] and all(map(_is_text, heads)):
        return True
    if verb.lemma_.lower() not in cues().words["answering"]:
        return False
    return all(h.dep_ == "prep" or (h.dep_ == "pobj" and h.head.head == verb) for h in heads)


def _is_text(noun: Token) -> bool:
    """Whether a noun names a text and nothing of what is in it: "his report"."""
    bare = all(t.dep_ in _BEFORE_NOUNS for t in noun.children)
    return bare and noun.pos_ == "NOUN" and noun.lemma_.lower() in source_words("writing") | source_words("utterance")
