"""Finds the relations that a passage speaks of, from its parse and a lexicon.

Patterns over dependency paths as in Fader, Soderland and Etzioni (2011), "Identifying relations for open information
extraction", with a closed list of relations in place of any verb. Precision goes before recall.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations, product
from typing import TYPE_CHECKING

from whosays.extract.relations.drafts import DraftRelation
from whosays.extract.relations.lexicon import Deed, Frame, Role, lexicon
from whosays.extract.relations.parties import side, spread
from whosays.extract.relations.roles import bearers, is_one_of_many, others
from whosays.extract.relations.slots import carrier, is_idea, of_noun, of_verb
from whosays.language.passages import Passage
from whosays.records import Mention, RelationType, Schema

if TYPE_CHECKING:
    from spacy.tokens import Token

#: Both slots of a frame are the members of one phrase among themselves.
_AMONG = frozenset({"together", "between"})
#: The largest company that is taken to have met, or agreed, each with each.
_COMPANY = 4
#: Prepositions between a verb and the noun that it needs: "took into custody", "beaten to death".
_NEAR = frozenset({"into", "with", "to", "of"})
_Pair = tuple["Token", "Token"]
_Slots = Callable[["Token", str], Iterator["Token"]]


def find_relations(passage: Passage, mentions: Sequence[Mention]) -> list[DraftRelation]:
    """The relations of a passage in order of their cues, whether the text states them or not.

    Args:
        passage: What to read.
        mentions: The names found in it; a word inside a name relates nobody.
    """
    return list(_Finder(passage, mentions).relations())


class _Finder:
    """Looks up every word of one passage that is not inside a name."""

    def __init__(self, passage: Passage, mentions: Sequence[Mention]) -> None:
        self._passage = passage
        self._lexicon = lexicon()
        self._named: dict[int, Schema] = {}
        for mention in mentions:
            start, end = mention.span.start - passage.start, mention.span.end - passage.start
            tokens = passage.doc.char_span(start, end, alignment_mode="expand")
            if tokens is not None:
                self._named.update((token.i, mention.schema) for token in tokens)

    def relations(self) -> Iterator[DraftRelation]:
        """What each of the words relates."""
        known = self._lexicon
        for token in self._passage.doc:
            if token.i in self._named:
                continue
            lemma = token.lemma_.lower()
            if token.pos_ == "VERB" and lemma in known.verbs and not is_idea(token):
                yield from self._of_deed(token, known.verbs[lemma], of_verb)
            elif token.pos_ in {"NOUN", "PROPN"} and (lemma in known.nouns or lemma in known.roles):
                if not self._is_unreal(token):
                    yield from self._of_deed(token, known.nouns.get(lemma, ()), of_noun)
                    yield from self._of_role(token, known.roles.get(lemma, ()))
            elif token.lower_ == "of" and token.dep_ == "prep" and self._named.get(token.head.i) == "Person":
                yield from self._of_affiliation(token)
            elif token.pos_ in {"ADJ", "VERB"} and token.dep_ == "acomp" and token.lower_ in known.adjectives:
                yield from self._of_adjective(token, known.adjectives[token.lower_])

    def _draft(self, kind: RelationType, pair: _Pair, cue: Token, judged: Token) -> DraftRelation:
        one, other = pair
        return DraftRelation(kind, side(self._passage, one), side(self._passage, other), cue.i, judged.i)

    def _is_unreal(self, noun: Token) -> bool:
        """Whether a noun is said to be none yet, or not really: "the attempted murder"."""
        return any(t.lower_ in self._lexicon.words["unreal"] for t in noun.lefts)

    def _of_deed(self, word: Token, deeds: Sequence[Deed], slots: _Slots) -> Iterator[DraftRelation]:
        judged = carrier(word) or word
        for deed in deeds:
            if deed.needs and not _stands_with(word, deed.needs):
                continue
            for frame in deed.frames:
                pairs = list(_among(word, frame[0]) if frame[0] in _AMONG else _across(word, frame, slots))
                for pair in pairs:
                    if not deed.persons or self._named.get(pair[1].i) == "Person":
                        yield self._draft(deed.type, pair, word, judged)
                if pairs:
                    break

    def _of_role(self, noun: Token, roles: Sequence[Role]) -> Iterator[DraftRelation]:
        many = noun.tag_ in {"NNS", "NNPS"}
        bearing = [token for head in bearers(noun) for token in (spread(head) if many else [head])]
        for role in roles if bearing else ():
            related = [token for head in others(noun, role) for token in spread(head)]
            for one, other in _pairs(bearing, related):
                many_such = role.type == "directorship" and is_one_of_many(noun, other)
                kind: RelationType = "membership" if many_such else role.type
                yield self._draft(kind, (other, one) if role.reversed else (one, other), noun, noun)

    def _of_affiliation(self, link: Token) -> Iterator[DraftRelation]:
        """A person "of" a body, right behind the name: "Orin Sael of the Reed Brigade"."""
        for other in link.children:
            if other.dep_ == "pobj" and link.i == link.head.i + 1:
                yield self._draft("membership", (link.head, other), link, link.head)

    def _of_adjective(self, adjective: Token, roles: Sequence[Role]) -> Iterator[DraftRelation]:
        """A relation by an adjective after "be": "was married to"."""
        for role in roles:
            links = (t for t in adjective.rights if t.lower_ in role.links)
            rest = [token for link in links for head in link.children if head.dep_ == "pobj" for token in spread(head)]
            ones = [token for head in of_verb(adjective.head, "subject") for token in spread(head)] if rest else []
            for pair in _pairs(ones, rest):
                yield self._draft(role.type, pair, adjective, adjective)


def _pairs(ones: Iterable[Token], others: Iterable[Token]) -> Iterator[_Pair]:
    return ((one, other) for one, other in product(ones, others) if one.i != other.i)


def _stands_with(verb: Token, needed: frozenset[str]) -> bool:
    """Whether one of the words stands with a verb: its object or among the objects, or right behind it."""
    near = [t for t in verb.rights if t.dep_ in {"dobj", "prt", "acomp", "oprd", "advmod", "prep", "xcomp", "advcl"}]
    near += [t for t in verb.lefts if t.dep_ == "nsubjpass"]
    for token in near:
        near += [t for t in token.children if t.dep_ == "conj" or (t.dep_ == "pobj" and token.lower_ in _NEAR)]
    return any(t.lemma_.lower() in needed or t.lower_ in needed for t in near)


def _across(word: Token, frame: Frame, slots: _Slots) -> Iterator[_Pair]:
    ones = [token for head in slots(word, frame[0]) for token in spread(head)]
    rest = [token for head in slots(word, frame[1]) for token in spread(head)] if ones else []
    return _pairs(ones, rest)


def _among(word: Token, slot: str) -> Iterator[_Pair]:
    """The pairs of a company: "Sael and Lind met", "talks between Sael and Lind"."""
    heads = of_verb(word, "subject") if slot == "together" else of_noun(word, slot)
    for head in heads:
        company = spread(head)
        if len(company) <= _COMPANY:
            yield from combinations(company, 2)
