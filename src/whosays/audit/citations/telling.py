"""What a phrase says of the document that it stands for: whose it is, its dates, numbers and title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from whosays.audit.citations.bonds import bond_of
from whosays.audit.citations.dates import Days, days_of
from whosays.audit.citations.lexicon import is_part, kinds_of, kinds_of_body, words
from whosays.audit.citations.naming import name_words, singular, word_of
from whosays.audit.citations.phrase import Phrase, form_of
from whosays.audit.shelf import Shelf
from whosays.language.passages import Passage

if TYPE_CHECKING:
    from spacy.tokens import Token

_SERIAL = re.compile(r"(?=[\w./-]*\d)[\w]+(?:[/.-][\w]+)*")
_YEAR = re.compile(r"(?:19|20)\d\d")


def dates_of(passage: Passage, phrase: Phrase, shelf: Shelf) -> tuple[tuple[Days, ...], tuple[Days, ...], set[int]]:
    """Dates of the phrase itself, those of its sentence that hang on its verb, and the tokens of all of them."""
    own: list[Days] = []
    loose: list[Days] = []
    dated: set[int] = set()
    sentence = phrase.head.sent
    inside = {t.i for t in phrase.tokens}
    for time in shelf.times(passage.start + sentence.start_char, passage.start + sentence.end_char):
        begin, end = time.span.start - passage.start, time.span.end - passage.start
        # A date may be part of a token ("12.March"), and then has the whole of it.
        tokens = [t for t in sentence if t.idx < end and begin < t.idx + len(t)]
        if not tokens:
            continue
        if phrase.head.i < tokens[0].i and tokens[0].i in inside and phrase.numbered:
            tokens = [t for t in tokens if t.i not in inside]  # "No. 11 of March 2017" is no 11 March
        if tokens and tokens[0].i and tokens[0].nbor(-1).lower_ == "dated" and tokens[0].nbor(-1).dep_ == "ROOT":
            continue  # "the letter is dated 3 May" says so of a letter that is known
        dated.update(t.i for t in tokens)
        days = days_of(time)
        if not tokens or days is None:
            continue
        if phrase.head.i in {t.i for t in tokens} or tokens[0].i in inside:
            if _dates_it(phrase.head, tokens):
                own.append(days)
        elif phrase.head.i < tokens[0].i <= phrase.tokens[-1].i + 3 and tokens[0].nbor(-1).lower_ in {
            "of",
            ",",
            "dated",
        }:
            own.append(days)  # "the Final Report, of June 2014"
        elif _same_verb(phrase.head, tokens):
            loose.append(days)
    return tuple(own), tuple(loose), dated


def _dates_it(head: Token, tokens: list[Token]) -> bool:
    """Whether a date inside a phrase is the document's, and not that of what it is about or what befell it."""
    for token in (tokens[0], *tokens[0].ancestors):
        if token == head:
            return True
        if token.dep_ in {"acl", "relcl"} or token.pos_ == "VERB":
            return token.lemma_.lower() in words("carrying", "dating")
        if token.dep_ == "prep" and token.lower_ in words("prepositions", "topic"):
            return False
    return True


def _same_verb(head: Token, tokens: list[Token]) -> bool:
    """Whether a date hangs on the verb that the phrase hangs on."""
    verb, anchor = verb_of(head), verb_of(tokens[0])
    return verb is not None and verb == anchor


def verb_of(token: Token) -> Token | None:
    """The verb that a word hangs on."""
    return next((t for t in token.ancestors if t.pos_ in {"VERB", "AUX"}), None)


def telling(phrase: Phrase, dated: set[int]) -> tuple[tuple[str, ...], ...]:
    """Words of names, other telling words, those of them that say whose it is, and words of the topic."""
    found: dict[str, list[str]] = {"proper": [], "common": [], "owner": [], "about": []}
    for token in phrase.tokens:
        if token.i in dated:
            if _YEAR.fullmatch(token.text):
                found["about"].append(token.text)
            continue
        if not (word := _word(phrase, token)):
            continue
        capital = _is_capital(token)
        bond = "maker" if phrase.sort != "document" else bond_of(phrase.head, token)
        if bond in {"topic", "addressee"} or (token.pos_ == "ADJ" and not capital and token.head == phrase.head):
            found["about"].append(word)
        elif bond == "maker":
            found["proper" if capital else "common"].append(word)
            if phrase.sort == "document" and _owns(phrase.head, token) and (capital or _is_body_noun(token)):
                found["owner"].append(word)
    return tuple(tuple(dict.fromkeys(one)) for one in found.values())


def _word(phrase: Phrase, token: Token) -> str:
    """A word of a phrase in the form of ``name_words``; empty for one that tells nothing."""
    word = singular(token.lower_)
    if not any(c.isalnum() for c in word) or token.like_num or is_part(word):
        return ""
    if phrase.sort == "document" and (token == phrase.head or token.dep_ == "nummod"):
        return ""
    tells = token.pos_ == "NOUN" or (phrase.sort == "body" and token.pos_ in {"ADJ", "VERB"}) or _is_capital(token)
    qualifies = (
        token.pos_ == "ADJ"
        and token.dep_ == "amod"
        and (token.head != phrase.head or form_of(phrase.head) != "indefinite")
    )
    tells = tells or qualifies
    same_kind = phrase.kinds and kinds_of(word) & phrase.kinds and token.dep_ != "poss"
    if not tells or same_kind or word in words("generic", "plain") or word in {"press", "news"}:
        return ""
    return word_of(token.text)


def _is_capital(token: Token) -> bool:
    """Whether a word is written as a name is, and not only because a sentence begins with it."""
    named = token.text[:1].isupper() and token.pos_ not in {"DET", "PRON", "ADP"}
    return named and not (token.is_sent_start and token.pos_ != "PROPN")


def _is_body_noun(token: Token) -> bool:
    """Whether a common noun names a body by more than the part that it plays: the ministry, but not the auditors."""
    word = singular(token.lower_)
    known = (kinds_of_body(word) or word in words("heads", "bodies")) and word not in words("generic", "makers")
    return bool(known) and not {word, token.lower_} & words("bodies", "roles")


def _owns(head: Token, token: Token) -> bool:
    """Whether a word of a phrase belongs to whoever the document is by."""
    path = [token, *token.ancestors]
    path = path[: path.index(head)] if head in path else path
    if any(step.dep_ == "poss" for step in path):
        return True
    return any(step.dep_ == "prep" and step.lower_ in {"by", "from"} for step in path[-1:]) or any(
        step.pos_ == "VERB" and step.dep_ in {"relcl", "acl"} for step in path
    )


def serials(phrase: Phrase, dated: set[int]) -> Iterator[str]:
    """Serial numbers in a phrase, in lower case, other than those of dates."""
    for token in phrase.tokens:
        text = token.text.strip("./-")
        if token.i not in dated and _SERIAL.fullmatch(text) and not _YEAR.fullmatch(text):
            yield text.lower()


def title_of(passage: Passage, phrase: Phrase) -> tuple[str, ...]:
    """Words of a title in quotation marks right behind the head: a report, "On the Wells"."""
    end = phrase.head.idx + len(phrase.head)
    match = re.match(
        r"[ ,]*(?:(?:en)?titled|called|headlined)?,?\s*\"([^\"]{4,150})\"", passage.doc.text[end : end + 180]
    )
    return name_words(match[1]) if match and match[1][:1].isupper() else ()
