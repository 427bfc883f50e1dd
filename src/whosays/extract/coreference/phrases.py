"""Phrases that refer: names, common noun phrases and third-person pronouns of a passage, with what agreement needs.

A phrase is light and outlives the parse: what it stands for is decided when the whole document has been seen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from whosays.extract.attribution.lexicon import cues
from whosays.extract.coreference import syntax
from whosays.extract.coreference.kinds import Kind, gender_of_words, kind_of_noun, kind_of_schema
from whosays.extract.coreference.pleonastic import is_pleonastic
from whosays.extract.coreference.pronouns import PRONOUNS, Gender, Number, Sort
from whosays.language.passages import Passage
from whosays.records import Mention, Schema, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

Form = Literal["name", "nominal", "pronoun"]
Part = Literal["subject", "object", "possessor", "other"]

_PARTS: dict[str, Part] = {
    "nsubj": "subject", "nsubjpass": "subject", "csubj": "subject", "dobj": "object", "dative": "object",
    "agent": "object", "poss": "possessor",
}  # fmt: skip
_RESTRICTING = frozenset({"relcl", "acl"})
_PLURAL_TAGS = frozenset({"NNS", "NNPS"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """One phrase that can refer.

    Attributes:
        span: A name's own span; a pronoun; a noun with its determiner and modifiers, without what follows it.
        head: Offset of the head word in the kept text.
        form: How it refers.
        sort: Which model resolves it; empty for names and for noun phrases that take nothing up.
        word: The head's lemma, in lower case.
        words: What is said of it: modifiers and nouns set beside or predicated of it, in lower case.
        determiner: In lower case; "poss" after a possessive; empty where there is none.
        schema: Of a name, else None.
        kind: What it stands for.
        gender: Its gender.
        number: Its number.
        sentence: Of the document, from 0.
        paragraph: Likewise.
        part: Grammatical part.
        governor: Offset of the verb (for a possessor, of the noun) that governs it.
        speaks: Whether it is the subject of a cue of speech or thought.
        restricted: Whether what follows, or a name in it, says which one is meant.
        within: Offsets ``[start, end)`` of the phrase with what hangs on it by prepositions, without clauses.
        beside: Offset of the head of the phrase that it is set beside ("the chairman, *Orin Sael*"), or -1.
        pleonastic: Whether an "it" stands for nothing.
        reflexive: Whether it is a reflexive pronoun.
        quoted: Whether it stands between quotation marks.
    """

    span: Span
    head: int
    form: Form
    sort: Sort | Literal[""]
    word: str
    words: frozenset[str]
    determiner: str
    schema: Schema | None
    kind: Kind
    gender: Gender
    number: Number
    sentence: int
    paragraph: int
    part: Part
    governor: int
    speaks: bool
    restricted: bool
    within: tuple[int, int]
    beside: int = -1
    pleonastic: bool = False
    reflexive: bool = False
    quoted: bool = False


def phrases_of(passage: Passage, mentions: Sequence[Mention], sentence: int, paragraph: int) -> list[Phrase]:
    """The phrases of a passage, in order of their heads.

    Args:
        passage: What to read.
        mentions: The names found in it.
        sentence: Number of the passage's first sentence in its document.
        paragraph: Number of the passage in its document.
    """
    return list(_Reader(passage, mentions, sentence, paragraph).phrases())


class _Reader:
    """Walks through one passage."""

    def __init__(self, passage: Passage, mentions: Sequence[Mention], sentence: int, paragraph: int) -> None:
        self._passage = passage
        self._sentence, self._paragraph = sentence, paragraph
        self._lists = syntax.heads_of_lists(passage.doc)
        self._taken: dict[int, Mention] = {}
        self._heads: dict[int, Mention] = {}
        for mention in mentions:
            start, end = mention.span.start - passage.start, mention.span.end - passage.start
            tokens = passage.doc.char_span(start, end, alignment_mode="expand")
            if tokens is None:
                continue
            self._taken.update((token.i, mention) for token in tokens)
            self._heads[tokens.root.i] = mention

    def phrases(self) -> Iterator[Phrase]:
        quoted = False
        for number, sentence in enumerate(self._passage.doc.sents):
            for token in sentence:
                quoted = quoted != (token.text == '"')
                mention = self._heads.get(token.i)
                if mention is not None:
                    back = mention.kind == "nominal"
                    phrase = self._noun(token, mention.span, number) if back else self._name(token, mention, number)
                elif token.i in self._taken:
                    continue
                elif token.lower_ in PRONOUNS and token.pos_ == "PRON":
                    phrase = self._pronoun(token, number)
                elif syntax.heads_phrase(token):
                    phrase = self._noun(token, self._nominal_span(token), number)
                else:
                    continue
                yield self._placed(phrase, quoted)

    @staticmethod
    def _placed(phrase: Phrase, quoted: bool) -> Phrase:
        return replace(phrase, quoted=True) if quoted else phrase

    def _name(self, token: Token, mention: Mention, number: int) -> Phrase:
        kind = kind_of_schema(mention.schema)
        said = self._said_of(token, kind) | frozenset((mention.title or "").lower().replace(".", " ").split())
        gender = gender_of_words(" ".join(said)) if kind == "person" else ""
        return self._made(token, mention.span, number, ("name", "", "", mention.schema), (kind, gender, "one"), said)

    def _pronoun(self, token: Token, number: int) -> Phrase:
        told = PRONOUNS[token.lower_]
        kind: Kind = "person" if told.sort == "personal" else ""
        span = self._passage.span(token.idx, token.idx + len(token))
        traits = kind, told.gender, told.number
        return self._made(token, span, number, ("pronoun", told.sort, "", None), traits, frozenset())

    def _noun(self, token: Token, span: Span, number: int) -> Phrase:
        word = token.lemma_.lower()
        determiner = syntax.determiner(token)
        kind = kind_of_noun(word)
        said = self._said_of(token, kind)
        gender = gender_of_words(token.lower_) or gender_of_words(" ".join(said))
        many: Number = "many" if token.tag_ in _PLURAL_TAGS or token.lower_ in {"police", "people"} else "one"
        new = determiner in syntax.INDEFINITE or token.dep_ in {"attr", "appos"} or self._announces(token)
        # A name or an office that no lexicon knows, or what belongs to somebody named.
        new = new or token.pos_ == "PROPN" or any(syntax.is_proper(child) for child in token.lefts)
        sort: Sort | Literal[""] = "" if new else "nominal" if determiner in syntax.DEFINITE else "bare"
        return self._made(token, span, number, ("nominal", sort, determiner, None), (kind, gender, many), said)

    def _made(
        self,
        token: Token,
        span: Span,
        number: int,
        form: tuple[Form, Sort | Literal[""], str, Schema | None],
        traits: tuple[Kind, Gender, Number],
        said: frozenset[str],
    ) -> Phrase:
        base = self._passage.start
        anchor = syntax.leading(token)
        part = _PARTS.get(anchor.dep_, "other")
        governor = syntax.governor(anchor)
        speaks = part == "subject" and governor.lemma_.lower() in cues().verbs
        first, last = token.left_edge, syntax.last_of_phrase(token)
        return Phrase(
            span=span,
            head=base + token.idx,
            form=form[0],
            sort=form[1],
            word=token.lemma_.lower() if form[0] != "name" else span.exact.rpartition(" ")[2].lower(),
            words=said,
            determiner=form[2],
            schema=form[3],
            kind=traits[0],
            gender=traits[1],
            number=traits[2],
            sentence=self._sentence + number,
            paragraph=self._paragraph,
            part=part,
            governor=base + governor.idx,
            speaks=speaks,
            restricted=self._is_restricted(token),
            within=(base + first.idx, base + last.idx + len(last)),
            beside=base + syntax.beside(token, traits[0]).idx if syntax.is_apposition(token, self._lists) else -1,
            pleonastic=form[1] == "neuter" and is_pleonastic(token),
            reflexive=token.lower_ in PRONOUNS and PRONOUNS[token.lower_].reflexive,
        )

    def _announces(self, token: Token) -> bool:
        """Whether a name follows at once: "the philosopher Orin Sael"."""
        after = token.i + 1
        return after < len(token.doc) and after in self._taken and self._taken[after].schema == "Person"

    def _said_of(self, token: Token, kind: Kind) -> frozenset[str]:
        """Modifiers of a noun, and the nouns set beside it or predicated of it."""
        words = [child.lower_ for child in token.lefts if child.dep_ in {"amod", "compound", "nmod", "nummod"}]
        others = [child for child in token.children if syntax.is_apposition(child, self._lists)]
        if syntax.is_apposition(token, self._lists):
            others.append(syntax.beside(token, kind))
        if token.dep_ == "nsubj" and token.head.lemma_ in {"be", "become", "remain"}:
            others += [child for child in token.head.children if child.dep_ == "attr"]
        for other in others:
            if other.pos_ == "NOUN":
                words.append(other.lemma_.lower())
                words += [child.lower_ for child in other.lefts if child.dep_ in {"amod", "compound"}]
        return frozenset(words)

    def _is_restricted(self, token: Token) -> bool:
        """Whether a clause, an "of" or a name within the phrase says which one is meant."""
        if any(child.dep_ in _RESTRICTING or child.lower_ == "of" for child in token.rights):
            return True
        return any(child.i in self._taken or child.pos_ == "PROPN" for child in token.lefts)

    def _nominal_span(self, token: Token) -> Span:
        """A noun with what stands before it, but without a possessor or a name."""
        start = token.i
        edge = token.left_edge.i
        while start > edge and start - 1 not in self._taken:
            before = token.doc[start - 1]
            if before.tag_ in {"POS", "PRP$"} or (before.is_punct and before.text not in {"-", ","}):
                break
            start -= 1
        while start < token.i and token.doc[start].text in {",", "-"}:
            start += 1
        last = token.doc[token.i]
        return self._passage.span(token.doc[start].idx, last.idx + len(last))
