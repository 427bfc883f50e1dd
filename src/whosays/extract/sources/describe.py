"""What sort of source a noun phrase stands for, and by what name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from whosays.extract.attribution.found import Range
from whosays.extract.attribution.lexicon import source_words
from whosays.extract.mentions.lexicon import places
from whosays.language.passages import Passage
from whosays.records import Mention, Schema, SourceKind, Span
from whosays.text.names import name_key

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

#: How a source is written: by name, by a pronoun, by a description with "the" or "that", or by any other.
Form = Literal["name", "pronoun", "definite", "description"]

_PRONOUNS = frozenset(
    {"he", "she", "they", "it", "who", "him", "her", "them", "both", "his", "their", "its", "himself", "themselves"}
)
_DEFINITE = frozenset({"the", "that", "this", "these", "those", "same", "said"})
_ARTICLES = frozenset({"the", "a", "an", "that", "this", "these", "those", "same", "some"})
_MARKS = frozenset(",;:\"'()[]-–—")
_BY = frozenset({"of", "by", "from", "in", "with"})
_KINDS: dict[Schema, SourceKind] = {
    "Person": "person",
    "Organization": "organization",
    "PublicBody": "organization",
    "Company": "organization",
    "Vessel": "organization",
    "Country": "state",
    "Address": "state",
    "Event": "document",
    "Document": "document",
}
#: Endings of nouns for those who do something; other nouns that the lexicon does not know are taken for things.
_AGENTS = ("er", "or", "ist", "ian", "man", "woman", "person", "ant", "ent", "eer", "ee", "ess")
_PERSONAL_ACTS = frozenset({"denial", "promise", "belief", "accusation"})
_PERSONAL = frozenset({"he", "she", "who", "him", "her", "his", "himself"})


@dataclass(frozen=True, slots=True)
class Description:
    """A source as one phrase describes it.

    Attributes:
        span: The words as written.
        name: A name for it: the name's words where there is one, else the phrase without its article.
        kind: What sort of source.
        anonymous: Whether the phrase withholds who it is.
        form: How it is written.
        head: Lemma of the phrase's head, lower case, for matching "the letter" with an earlier letter.
        plural: Whether the head is plural.
        mention: The name within the phrase that the source is known by, if any.
        personal: Whether only a person or body can do what the cue says: deny, promise, believe, accuse.
    """

    span: Span
    name: str
    kind: SourceKind
    anonymous: bool
    form: Form
    head: str
    plural: bool
    mention: Mention | None = None
    personal: bool = False


def speaking_kind(schema: Schema, name: str) -> SourceKind:
    """The kind of source that something is when it speaks.

    A parser takes an unknown name for a place or a title as easily as for a person. Only known places speak for a
    state, and only what ends as titles do is a document.
    """
    kind = _KINDS[schema]
    if schema == "Address" and name_key(name) not in places().known:
        return "person" if " " in name else "organization"
    if kind == "document" and name.rsplit(maxsplit=1)[-1].casefold() not in source_words("document"):
        return "organization"
    return kind


def describe(passage: Passage, source: Range, mentions: Sequence[Mention], cue_class: str = "speech") -> Description:
    """Describe the source that the tokens ``source`` name.

    Args:
        passage: Where it stands.
        source: Its words.
        mentions: The names found in the passage.
        cue_class: What the source does, as in the cue lexicon.
    """
    tokens = passage.doc[source[0] : source[1]]
    span = passage.tokens_span(tokens)
    head = tokens.root
    lemma = head.lemma_.lower()
    plural = head.tag_ in {"NNS", "NNPS"} or head.lower_ in {"they", "both", "police", "media"}
    if head.lower_ in _PRONOUNS and all(t.lower_ in _PRONOUNS or t.lower_ in {"all", "each", "also"} for t in tokens):
        kind: SourceKind = "person" if head.lower_ in _PERSONAL else "organization"
        personal = cue_class in _PERSONAL_ACTS
        return Description(span, span.exact, kind, False, "pronoun", lemma, plural, personal=personal)
    within = [m for m in mentions if span.start <= m.span.start and m.span.end <= span.end and not _is_common(m)]
    mention = _naming(passage, head, source, within)
    if mention is not None:
        named = speaking_kind(mention.schema, mention.span.exact)
        # What the head says counts for more than what sort of name stands beside it: "the spokesman, Dorn".
        told = mention.schema == "Country" or lemma in source_words("person")
        kind = _kind(lemma, named) if told and not _covers(passage, mention, head) else named
        return Description(span, mention.span.exact, kind, False, "name", lemma, plural, mention)
    identified = bool(within) or any(_identifies(t) for t in tokens)
    kind, anonymous = _unnamed(tokens, lemma, plural=plural, identified=identified)
    form: Form = "definite" if tokens[0].lower_ in _DEFINITE else "description"
    return Description(span, _bare_name(passage, source), kind, anonymous, form, lemma, plural)


def _unnamed(tokens: Tokens, lemma: str, *, plural: bool, identified: bool) -> tuple[SourceKind, bool]:
    """Kind of a source without a name, and whether its phrase withholds who it is."""
    if _is_name(tokens, lemma):
        return "organization", False
    kind = _kind(lemma, "person" if plural or lemma.endswith(_AGENTS) else "document")
    first = tokens[0].lower_
    definite = first in _DEFINITE or tokens[0].tag_ == "PRP$" or any(t.dep_ == "poss" for t in tokens)
    anonymous = _is_anonymous(lemma, kind, (first, definite, identified))
    group = kind in {"person", "organization"} and (plural or lemma in {"media", "press"})
    bare = kind == "document" and plural and first in source_words("indefinite")
    return ("anonymous_group" if anonymous and (group or bare) else kind), anonymous


def _is_name(tokens: Tokens, lemma: str) -> bool:
    """Whether a lone capitalised word that no lexicon knows is a name that the parser missed ("Dorn said")."""
    head = tokens.root
    common = any(lemma in source_words(kind) for kind in ("document", "person", "organization", "anonymous"))
    return len(tokens) == 1 and head.text[:1].isupper() and head.tag_ in {"NN", "NNP", "NNPS"} and not common


def _identifies(token: Token) -> bool:
    """Whether a word tells which one is meant: a name, nationality, date or law, or the body that made it."""
    if token.pos_ == "PROPN" or token.ent_type_ in {"NORP", "DATE", "LAW"}:
        return True
    return token.dep_ == "poss" and token.lemma_.lower() in source_words("organization")


def _is_common(mention: Mention) -> bool:
    """Whether what was taken for a name is only a common noun with a capital ("the Intelligence")."""
    word = mention.span.exact.casefold()
    return mention.schema != "Person" and any(
        word in source_words(kind) for kind in ("document", "person", "anonymous")
    )


def _naming(passage: Passage, head: Token, source: Range, within: Sequence[Mention]) -> Mention | None:
    """The name that the phrase is known by: its head, a name set beside the head, or who made the utterance."""
    if not within:
        return None
    candidates = [head, *(t for t in head.children if t.dep_ == "appos")]
    candidates += [t for c in candidates[1:] for t in c.children if t.dep_ == "appos"]
    for token in candidates:
        for mention in within:
            if _covers(passage, mention, token):
                return mention
    if head.lemma_.lower() in source_words("utterance"):
        for token in _makers(head, source):
            for mention in within:
                if mention.schema != "Event" and _covers(passage, mention, token):
                    return mention
    if head.lemma_.lower() in source_words("state_heads"):
        return next((m for m in within if m.schema == "Country"), None)
    return next((m for m in within if m.schema == "Person" and _ends_phrase(passage, m, source)), None)


def _ends_phrase(passage: Passage, mention: Mention, source: Range) -> bool:
    """Whether a person's name ends the phrase: the rest is a title, however parsed ("Under Secretary P. Dorn")."""
    doc = passage.doc
    first = doc[source[0]]
    heading = first.text[:1].isupper() and first.pos_ != "DET" and first.lower_ not in _DEFINITE
    return heading and mention.span.end == passage.start + doc[source[1] - 1].idx + len(doc[source[1] - 1])


def _makers(utterance: Token, source: Range) -> list[Token]:
    """Who made an utterance: its possessor, or the object of "of", "by", "from", "in", with a name set beside it."""
    made = [t for t in utterance.children if t.dep_ in {"poss", "compound"}]
    made += [t for link in utterance.children if link.lower_ in _BY for t in link.children if t.dep_ == "pobj"]
    made += [t for maker in made for t in maker.children if t.dep_ == "appos"]
    return [t for t in made if source[0] <= t.i < source[1]]


def _covers(passage: Passage, mention: Mention, token: Token) -> bool:
    offset = passage.start + token.idx
    return mention.span.start <= offset < mention.span.end


def _kind(lemma: str, otherwise: SourceKind) -> SourceKind:
    """The kind that a head noun stands for."""
    if lemma in source_words("state_heads"):
        return "state"
    if lemma in source_words("person") or lemma in source_words("anonymous"):
        return "document" if lemma in {"report", "account"} else "person"
    if lemma in source_words("document"):
        return "document"
    if lemma in source_words("organization"):
        return "organization"
    return otherwise


def _is_anonymous(lemma: str, kind: SourceKind, phrase: tuple[str, bool, bool]) -> bool:
    """Whether a phrase without a name of its own withholds who speaks.

    Documents and bodies are identified by a name, date or nationality in the phrase, bodies also by "the"
    ("the police"); persons by a definite role ("the judge", "her lawyer"), but never by a nationality or
    employer alone ("intelligence officials", "two officers of the port").
    """
    first, definite, identified = phrase
    if first in source_words("indefinite") and not (
        identified and (kind == "organization" or (kind == "document" and first in {"a", "an", "one"}))
    ):
        return True
    if kind == "document":
        return not identified
    if kind in {"organization", "state"}:
        return not (identified or definite or lemma == "police")
    return not definite or lemma in source_words("anonymous")


def _bare_name(passage: Passage, source: Range) -> str:
    """The phrase without article, marks at its ends, line breaks, and what is only added: "the Courier, which …"."""
    start, end = source
    doc = passage.doc
    for clause in doc[start:end].root.children:
        first, adds = clause.left_edge.i, clause.dep_ == "relcl" or (clause.dep_ == "acl" and clause.tag_ == "VBG")
        if adds and start < first < end and doc[first - 1].text == ",":
            end = first
    while end - start > 1 and (doc[start].lower_ in _ARTICLES or doc[start].text in _MARKS):
        start += 1
    while end - start > 1 and (doc[end - 1].text in _MARKS or doc[end - 1].tag_ == "POS"):
        end -= 1
    return " ".join(passage.tokens_span(doc[start:end]).exact.split())
