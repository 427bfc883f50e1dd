"""The phrases of a sentence that stand for documents and for who has documents, by the parse.

A noun for a document takes its whole phrase along ("the inspection report that the Authority drew up in November"):
what is inside says whose it is, of what date, and what else it has to do with.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from whosays.audit.citations.bonds import holder, holders
from whosays.audit.citations.lexicon import is_generic, is_part, kinds_of, kinds_of_body, words
from whosays.audit.citations.naming import name_words, singular
from whosays.audit.citations.phrase import DETERMINERS, LEFT, Phrase, form_of
from whosays.audit.citations.reference import Reference, Sort
from whosays.audit.citations.stand import finds, is_addressed, is_told
from whosays.audit.citations.telling import dates_of, serials, telling, title_of, verb_of
from whosays.audit.shelf import Named, Shelf
from whosays.language.passages import Passage

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

_RIGHT = frozenset({"prep", "acl", "relcl", "appos", "npadvmod", "nummod", "agent"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_NOMINAL = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
#: "On paper", "in order": no document.
_IDIOM = re.compile(
    r"\b(?:on (?:the )?(?:paper|record|file|book)|in (?:order|evidence|opinion)|by (?:order|mail|letter)|"
    r"take notice|(?:for|on) (?:its|his|her|their|my|our) part|in part)\Z",
    re.IGNORECASE,
)
#: What the names of companies and papers are taken for where nothing tells what they are.
_MISTAKEN = frozenset({"Address", "Vessel", "Event"})
_LIVING = frozenset({"Person", "Organization", "PublicBody", "Company"})


def phrases(passage: Passage, sentence: Tokens, shelf: Shelf) -> list[Reference]:
    """References of a sentence in order of their heads."""
    start = passage.start
    named = shelf.named(start + sentence.start_char, start + sentence.end_char)
    found = sorted(_found(passage, sentence, named), key=lambda phrase: phrase.head.i)
    found = [one for place, one in enumerate(found) if not _is_torn(one, found[place + 1 : place + 2])]
    return [_reference(passage, phrase, (found, place), shelf) for place, phrase in enumerate(found)]


def _is_torn(phrase: Phrase, after: list[Phrase]) -> bool:
    """Whether a noun for a document only qualifies the next: the first of "its evaluation report"."""
    documents = phrase.sort == "document" and not phrase.numbered
    return documents and any(one.sort == "document" and one.head.i == phrase.head.i + 1 for one in after)


def _found(passage: Passage, sentence: Tokens, named: Iterable[Named]) -> Iterator[Phrase]:
    """Names of documents and of those who have some, nouns for documents, and definite descriptions of bodies."""
    taken: set[int] = set()
    names = list(_names(passage, sentence, named))
    for phrase in names:
        noun = next((t for t in phrase.tokens if _is_document(t) and not _is_body_word(t)), None)
        if phrase.sort == "body" and noun is not None and noun == phrase.head:
            continue  # "the Final Report" was taken for a body's name
        taken.update(t.i for t in phrase.tokens)
        yield phrase
    mentioned = {
        t.i
        for one in named
        for t in sentence
        if one.mention.span.start <= passage.start + t.idx < one.mention.span.end
        and not (one.entity.schema in _MISTAKEN and t.dep_ == "nsubj" and one.mention.kind == "name")
    }
    for token in sentence:
        found = _document(token) if token.i not in taken else None
        found = found or (_body(token) if token.i not in taken else None)
        found = found or (_capital(token) if token.i not in taken | mentioned else None)
        if found is not None:
            taken.add(token.i)
            yield found


def _names(passage: Passage, sentence: Tokens, named: Iterable[Named]) -> Iterator[Phrase]:
    """Names of documents, bodies and persons."""
    for one in named:
        begin, end = one.mention.span.start - passage.start, one.mention.span.end - passage.start
        tokens = [t for t in sentence if begin <= t.idx < end]
        if one.mention.kind == "pronoun" or not any(t.text[:1].isupper() for t in tokens):
            continue
        head = next((t for t in tokens if t.head not in tokens), tokens[-1])
        if one.entity.schema == "Document":
            noun = next((t for t in tokens if _is_document(t)), None)
            if noun is not None and any(t.like_num for t in tokens) and not is_part(singular(noun.lower_)):
                yield Phrase(noun, "document", tokens, kinds_of(singular(noun.lower_)), numbered=True)
        elif one.entity.schema in _LIVING:
            sort: Sort = "person" if one.entity.schema == "Person" else "body"
            yield Phrase(head, sort, tokens, kinds_of_body(singular(tokens[-1].lower_)), [one])


def _is_document(token: Token) -> bool:
    return bool(kinds_of(token.lower_) or kinds_of(singular(token.lower_)))


def _is_body_word(token: Token) -> bool:
    """Whether a noun for documents is as often the last word of a body's name: a register, a review."""
    word = singular(token.lower_)
    return word in words("heads", "bodies") or word in words("media", "words") or bool(kinds_of_body(word))


def _document(token: Token) -> Phrase | None:
    """The phrase of a noun for a document."""
    numbered = token.head.lower_ in {"no.", "no", "nos.", "number"} or token.head.like_num or _tells(token)
    mistagged = token.pos_ == "ADJ" and token.dep_ in _NOMINAL  # "a circular ordered"
    if not (token.pos_ in _NOUNS or mistagged) or (token.dep_ in {"compound", "nmod"} and not numbered):
        return None
    noun = singular(token.lower_)
    kinds = kinds_of(token.lower_) or kinds_of(noun)
    if token.lower_ == "minutes" and any(t.like_num for t in token.lefts):
        return None
    if noun == "statement" and any(c.lower_ in {"witness", "sworn"} for c in token.lefts):
        kinds = frozenset({"testimony"})
    elif noun in {"release", "statement", "conference"} and any(c.lower_ in {"press", "news"} for c in token.lefts):
        kinds = frozenset({"release"})
    if not kinds and not is_generic(noun) and not is_part(noun):
        return None
    if noun in words("generic", "loose") and not any(t.pos_ == "PROPN" for t in _extent(token)):
        return None
    if any(t.lower_ in {"which", "whom"} for prep in token.rights if prep.lower_ == "of" for t in prep.rights):
        return None  # "the record of which" is the document before it
    if noun == "article" and any(t.like_num for t in token.rights):
        return None  # of a law or contract
    if token.text[:1].isupper() and token.i > token.sent.start and noun in words("media", "words"):
        return None  # "the Harbour Record" is no record
    if noun == "paper" and form_of(token) in {"definite", "same"} and not list(token.rights):
        return None  # a newspaper
    before = token.doc.text[: token.idx + len(token)]
    if _IDIOM.search(before[-30:]) and (noun == "order" or not list(token.rights)):
        return None
    return Phrase(token, "document", _extent(token), kinds)


def _capital(token: Token) -> Phrase | None:
    """The phrase of a name that nothing took for one."""
    named = token.pos_ == "PROPN" and token.dep_ not in {"compound", "nmod"} and token.text[:1].isupper()
    if not named or token.ent_type_ in {"DATE", "TIME"} or not token.is_alpha:
        return None
    tokens = [t for t in token.lefts if t.dep_ in LEFT and t.text[:1].isupper() and t.pos_ != "DET"]
    return Phrase(token, "body", [*tokens, token], frozenset())


def _tells(token: Token) -> bool:
    """Whether a noun is the subject of what follows, taken for a compound with it: "its minutes show"."""
    told = token.head.i == token.i + 1 and singular(token.head.lower_) in words("carrying", "telling")
    return told and token.i > token.sent.start and token.nbor(-1).lower_ in DETERMINERS


def _body(token: Token) -> Phrase | None:
    """The phrase of a definite description of a body, or of someone who speaks for one."""
    noun = singular(token.lower_)
    kinds = kinds_of_body(noun) or kinds_of_body(token.lower_)
    known = kinds or noun in words("heads", "bodies") or (token.text[:1].isupper() and noun in words("media", "words"))
    torn = token.dep_ == "compound" and not (token.text[:1].isupper() and token.i and token.nbor(-1).lower_ == "the")
    if token.pos_ not in _NOUNS or not known or torn or (form_of(token) == "indefinite" and not is_addressed(token)):
        return None
    if form_of(token) == "bare" and not token.text[:1].isupper():
        return None
    tokens = [t for t in token.lefts if t.dep_ in LEFT]
    for prep in token.rights:
        if prep.dep_ == "prep" and prep.lower_ in {"of", "on", "for"}:
            tokens.extend(prep.subtree)
    return Phrase(token, "body", [*tokens, token], kinds)


def _extent(head: Token) -> list[Token]:
    """The tokens of a phrase: what stands left of the head, and what qualifies it on its right."""
    tokens = [t for left in head.lefts if left.dep_ in LEFT for t in left.subtree]
    tokens.append(head)
    if head.dep_ in {"compound", "nmod"}:  # "Circular No. 11": the number is the head of its kind
        tokens.extend(t for t in head.head.subtree if t.i > head.i)
    for right in head.rights:
        if right.text in {":", '"'}:
            break
        states = right.dep_ == "acl" and any(child.dep_ == "mark" for child in right.children)
        if right.dep_ in _RIGHT and not states:  # "evidence that …" is no document that says so
            tokens.extend(right.subtree)
    kept = []
    for token in sorted(tokens, key=lambda t: t.i):
        if token.i > head.i and token.text in {":", '"', "(", "["}:
            break
        kept.append(token)
    return kept


def _reference(passage: Passage, phrase: Phrase, placed: tuple[list[Phrase], int], shelf: Shelf) -> Reference:
    head = phrase.head
    inside = {t.i for t in phrase.tokens}
    within, bond = holder(placed)
    dates, loose, dated = dates_of(passage, phrase, shelf)
    proper, common, owners, about = telling(phrase, dated)
    span = passage.span(phrase.tokens[0].idx, phrase.tokens[-1].idx + len(phrase.tokens[-1]))
    entities = phrase.named or [
        one
        for one in shelf.named(span.start, span.end)
        if any(t.idx == one.mention.span.start - passage.start and t.i in inside for t in phrase.tokens)
    ]
    makers = [one for one in entities if phrase.named or set(name_words(one.mention.span.exact)) & set(proper)]
    noun = singular(head.lower_)
    return Reference(
        span=span,
        sort=phrase.sort,
        form=form_of(head),
        noun=noun,
        kinds=phrase.kinds,
        proper=proper,
        common=common,
        owners=owners,
        about=about,
        title=title_of(passage, phrase),
        dates=dates,
        loose=loose,
        reporting=(verb := verb_of(head)) is not None and verb.lemma_.lower() in words("carrying", "dating"),
        numbers=frozenset(serials(phrase, dated)) if phrase.sort == "document" else frozenset(),
        entity_ids=frozenset(one.entity.id for one in makers),
        person=next((one.entity.name for one in makers if one.entity.schema == "Person"), ""),
        full=tuple(dict.fromkeys(word for one in makers for word in name_words(one.entity.name)))
        if phrase.named
        else (),
        head=passage.start + head.idx,
        subject=(head.head if head.dep_ == "appos" else head).dep_ in {"nsubj", "nsubjpass"},
        addressed=is_addressed(head),
        finds=finds(head),
        told=is_told(head),
        within=within,
        bond=bond,
        holders=holders(*placed) if phrase.sort == "document" else (),
        plural=head.tag_ in {"NNS", "NNPS"},
        pinpoint=span.exact if is_part(noun) else "",
        called=_called(passage, head),
        order=frozenset(t.lower_ for t in head.lefts) & words("heads", "ordinals"),
    )


def _called(passage: Passage, head: Token) -> str:
    """A noun with the capitalised words right before it: "the Second Report"; empty where the noun has no capital."""
    first = head
    while first.i > head.sent.start and first.nbor(-1).text[:1].isupper() and first.nbor(-1).lower_ not in DETERMINERS:
        first = first.nbor(-1)
    return passage.span(first.idx, head.idx + len(head)).exact if head.text[:1].isupper() else ""
