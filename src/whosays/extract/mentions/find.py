"""From a passage to its mentions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from whosays.extract.acronyms import long_forms
from whosays.extract.mentions.again import group_names, groups_apart, repeated
from whosays.extract.mentions.bodies import body_drafts
from whosays.extract.mentions.defined import defined_drafts, is_role
from whosays.extract.mentions.drafts import RANK_GUESS, Draft, settle
from whosays.extract.mentions.kinds import body_schema
from whosays.extract.mentions.lexicon import bodies, places
from whosays.extract.mentions.metonyms import is_metonym
from whosays.extract.mentions.namesakes import namesake_drafts, persons_apart
from whosays.extract.mentions.parsed import parsed_drafts
from whosays.extract.mentions.persons import person_drafts
from whosays.extract.mentions.speakers import speaker_drafts
from whosays.extract.mentions.words import Words, words_of
from whosays.extract.mentions.works import work_drafts
from whosays.language.passages import Passage
from whosays.records import Mention, Schema, Span
from whosays.text.names import is_acronym, name_key, tidy_name

_ORGANIZATIONS = frozenset({"Organization", "PublicBody", "Company"})
_EDGES = " \t\n.,;:!?\"'“”‘’«»()[]{}…—–-*_#|/\\"
_DETERMINERS = frozenset({"the", "this", "that", "its", "their", "his", "her", "our", "a", "an", "another", "each"})
#: A line shorter than this that ends inside a name was not broken by wrapping.
_SHORTEST_WRAPPED = 40


def find_mentions(passage: Passage, document_id: str) -> tuple[Mention, ...]:
    """Every name in a passage, in order; no two share a code point.

    Spans are on the name alone, in the coordinates of the kept text: no article, title, possessive ending, quotation
    mark or final punctuation. A capital or seat of government in the part of an actor is a ``metonym`` and keeps the
    schema Address; a state is an actor in its own right, so its name is a ``name``. A capitalised head word that refers
    back ("the Commission") is ``nominal``. An acronym carries the long form it has anywhere in the document.
    """
    words = words_of(passage)
    parsed = list(parsed_drafts(words))
    rules = list(work_drafts(words, parsed))
    rules += body_drafts(words, parsed)
    rules += namesake_drafts(words, passage)
    rules += person_drafts(words, parsed)
    rules += (draft for draft in parsed if draft.schema != "Person")
    groups = group_names(passage.text)
    drafts = list(groups_apart(words, settle(defined_drafts(words, passage, rules)), groups))
    drafts = [draft for draft in settle(repeated(words, drafts)) if not _in_title(words, draft, drafts)]
    drafts = settle([*drafts, *_known_places(words, drafts)])
    drafts = list(persons_apart(words, passage, drafts))
    drafts = settle([*drafts, *speaker_drafts(words, passage, drafts)])
    return tuple(
        mention
        for draft in drafts
        if not _shouted(words, passage, draft) and not _swallowed_headline(words, draft)
        for mention in _mention(words, passage, draft, document_id)
    )


def _mention(words: Words, passage: Passage, draft: Draft, document_id: str) -> Iterator[Mention]:
    """The mention that a draft becomes; nothing where its edges leave no name or it is an acronym for no name."""
    span = _clean(passage, draft, words)
    if span is None:
        return
    kind = draft.kind
    if is_metonym(words, draft):
        kind = "metonym"
    elif _refers_back(words, draft):
        kind = "nominal"
    long_form = draft.long_form
    schema = draft.schema
    definition = long_forms(passage.text).get(name_key(span.exact)) if is_acronym(span.exact) else None
    if definition is not None:
        if not definition.is_name or is_role(definition):
            return
        long_form = long_form or tidy_name(definition.long.exact)
        if schema == "Address" or (schema == "Person" and draft.long_form is None):
            schema = "Organization"  # what the long form names decides, where the document gives it
    yield Mention(document_id, span, kind, schema, draft.title, long_form)


def _clean(passage: Passage, draft: Draft, words: Words) -> Span | None:
    """The draft's span without edges that are no part of a name, cut at a line break that is no wrapping."""
    tokens = words.doc[draft.start : draft.end]
    start, end = passage.start + tokens.start_char, passage.start + tokens.end_char
    text = passage.text
    for place in range(start, end):
        if text[place] == "\n" and place - (text.rfind("\n", 0, place) + 1) < _SHORTEST_WRAPPED:
            end = place
            break
    while (
        start < end and text[start] in _EDGES and not (text[start] in "'‘’" and text[start + 1 : start + 2].isupper())
    ):
        start += 1
    while start < end and text[end - 1] in _EDGES:
        if text[end - 1] == "." and _abbreviated(text[start:end]):
            break
        end -= 1
    if sum(character.isalnum() for character in text[start:end]) < 2:
        return None
    return Span.of(text, start, end)


def _abbreviated(name: str) -> bool:
    """Whether the full stop at the end belongs to the name ("U.S.", "Quillon Inc.", "Jr.")."""
    last = name.rpartition(" ")[2]
    return "." in last[:-1] or (" " in name and last.rstrip(".").lower() in bodies().legal_forms | {"jr", "sr", "st"})


def _in_title(words: Words, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether the draft is a common noun in somebody's title ("Under Secretary for Ports and Fisheries")."""
    if draft.schema != "Organization" or draft.end - draft.start > 1 or words.texts[draft.start].isupper():
        return False
    return any(0 <= other.title_start <= draft.start < other.start for other in drafts)


def _refers_back(words: Words, draft: Draft) -> bool:
    """Whether the draft is one head word after a determiner ("the Commission")."""
    if draft.end - draft.start > 1 or draft.start == 0 or draft.schema not in _ORGANIZATIONS:
        return False
    low = words.lows[draft.start]
    return (
        low in bodies().schemas
        and low not in bodies().proper | bodies().media
        and words.lows[draft.start - 1] in _DETERMINERS
    )


def _shouted(words: Words, passage: Passage, draft: Draft) -> bool:
    """Whether the draft is a piece of a line in capitals, whose parse is a guess: a heading, not "NAME: ACME LTD"."""
    if not words.texts[draft.start].isupper():
        return False
    sentence = words.doc[draft.start].sent
    if any(token.text == ":" for token in sentence):
        return False
    letters = [token.text for token in sentence if token.is_alpha and len(token.text) > 1]
    shouted = len(letters) > 3 and sum(text.isupper() for text in letters) * 10 > len(letters) * 8
    return shouted and (passage.block.kind == "heading" or draft.schema not in {"Country", "Address"})


def _swallowed_headline(words: Words, draft: Draft) -> bool:
    """Whether the draft is a long piece of a headline with every word capitalised, which the parser took for a name."""
    if draft.end - draft.start < 5 or draft.schema == "Person" or body_schema(words, draft.start, draft.end):
        return False
    sentence = words.doc[draft.start].sent
    long_words = [index for index in range(sentence.start, sentence.end) if len(words.texts[index]) > 3]
    capitals = sum(words.capital[index] for index in long_words)
    ended = words.texts[sentence.end - 1] in {".", "!", "?", '"', ";"}
    return not ended and len(long_words) > 5 and capitals * 10 > len(long_words) * 8


def _known_places(words: Words, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Names of places in the lexicon that no rule has taken."""
    lexicon = places()
    taken = {index for draft in drafts for index in range(draft.start, draft.end)}
    for index, capital in enumerate(words.capital):
        if not capital or index in taken:
            continue
        for length in (4, 3, 2, 1):
            end = index + length
            if end > len(words) or (length > 1 and not words.capital[end - 1]):
                continue
            key = name_key(words.doc[index:end].text) if length > 1 else name_key(words.texts[index])
            single = length == 1 and (key in lexicon.ambiguous or len(key) < 4 or key not in lexicon.countries)
            if key in lexicon.known and not single and words.texts[end - 1] not in {"'s", "'"}:
                schema: Schema = "Country" if key in lexicon.countries else "Address"
                yield Draft(index, end, schema, RANK_GUESS)
                break
