"""Does a seat of government stand for the government here?"""

from __future__ import annotations

from whosays.extract.mentions.drafts import Draft
from whosays.extract.mentions.kinds import key_of
from whosays.extract.mentions.lexicon import metonyms, places
from whosays.extract.mentions.words import Words

_SUBJECTS = frozenset({"nsubj", "csubj"})
_PASSIVE_SUBJECTS = frozenset({"nsubjpass", "nsubj:pass"})


def is_metonym(words: Words, draft: Draft) -> bool:
    """Whether the draft names a capital or a seat of government in the part of an actor.

    That is: subject of a verb of speech, decision or action; agent of a passive; addressee of "accuse" and its like;
    owner of a stance; a side of talks or ties; or what follows "according to". A state's own name is an actor in its
    own right and no metonym.
    """
    if draft.schema != "Address" or key_of(words, draft.start, draft.end) not in places().seats:
        return False
    lexicon = metonyms()
    root = words.doc[draft.start : draft.end].root
    head, role = root.head, root.dep_
    if role == "conj" and head.dep_ in {*_SUBJECTS, "pobj"}:
        head, role = head.head, head.dep_
    if role in _SUBJECTS:
        return head.pos_ in {"VERB", "AUX"} and head.lemma_.lower() in lexicon.verbs
    if role in _PASSIVE_SUBJECTS or role in {"dobj", "obj"}:
        return head.lemma_.lower() in lexicon.addressed
    if role == "poss":
        return head.lemma_.lower() in lexicon.nouns
    if role == "pobj":
        governor = head.head
        if head.lower_ == "to" and governor.lower_ == "according":
            return True
        if head.dep_ == "agent" or head.lower_ == "by":
            return governor.lemma_.lower() in lexicon.verbs
        return head.lower_ in lexicon.relation_prepositions and governor.lemma_.lower() in lexicon.relations
    return False
