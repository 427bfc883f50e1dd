"""Whom the sentences of a passage are about: who may be taken up by a pronoun without having spoken.

Centering (Grosz, Joshi and Weinstein 1995): the subject of a sentence is the likeliest antecedent in the next.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING

from whosays.extract.attribution.lexicon import source_words
from whosays.extract.attribution.syntax import noun_phrase
from whosays.extract.sources.describe import Description, describe
from whosays.language.passages import Passage
from whosays.records import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_ABLE = ("person", "anonymous", "organization", "state_heads", "document")


def subjects_of(passage: Passage, mentions: Sequence[Mention], held: AbstractSet[int]) -> Iterator[Description]:
    """Describe the subject of each main clause that can speak: a name, or a noun for a person, body or document.

    Clauses among the tokens ``held``, the content of attributions, are about other things than the text is.
    """
    for sentence in passage.doc.sents:
        for token in sentence:
            if (
                token.dep_ in _SUBJECTS
                and token.head.dep_ in {"ROOT", "conj"}
                and token.pos_ != "PRON"
                and token.i not in held
            ):
                described = describe(passage, noun_phrase(token), mentions)
                if described.mention is not None or _is_able(token):
                    yield described


def _is_able(head: Token) -> bool:
    return head.pos_ == "PROPN" or any(head.lemma_.lower() in source_words(kind) for kind in _ABLE)
