"""From a passage to its mentions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from whosays.extract.acronyms import Definition, find_definitions, long_forms
from whosays.extract.mentions.bodies import body_drafts
from whosays.extract.mentions.drafts import RANK_GUESS, RANK_WORK, Draft, settle
from whosays.extract.mentions.kinds import body_schema, retype
from whosays.extract.mentions.lexicon import bodies, places, titles, works
from whosays.extract.mentions.metonyms import is_metonym
from whosays.extract.mentions.parsed import parsed_drafts
from whosays.extract.mentions.persons import group_names, groups_apart, person_drafts, repeated
from whosays.extract.mentions.words import Words, words_of
from whosays.extract.mentions.works import work_drafts
from whosays.language.passages import Passage
from whosays.records import Mention, Schema, Span
from whosays.text.names import is_acronym, name_key, tidy_name
from whosays.text.view import analysis_view

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
    rules += person_drafts(words, parsed)
    rules += (draft for draft in parsed if draft.schema != "Person")
    groups = group_names(passage.text)
    drafts = list(groups_apart(words, settle(_defined(words, passage, rules)), groups))
    drafts = [draft for draft in settle(repeated(words, drafts)) if not _in_title(words, draft, drafts)]
    drafts = settle([*drafts, *_known_places(words, drafts)])
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
        if not definition.is_name or _is_role(definition):
            return
        long_form = long_form or tidy_name(definition.long.exact)
        if schema in {"Person", "Address"}:
            schema = "Organization"
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
    return low in bodies().schemas and low not in bodies().proper and words.lows[draft.start - 1] in _DETERMINERS


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


def _defined(words: Words, passage: Passage, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, with both sides of every definition of an acronym made one, and tied."""
    result = list(drafts)
    stop = passage.start + len(words.doc.text)
    for definition in find_definitions(passage.text):
        if definition.is_name and not _is_role(definition) and passage.start <= definition.short.start < stop:
            result += _tied(words, passage, definition, drafts)
    result += _long_forms_again(words, passage)
    return result + list(_beside(words, result))


def _long_forms_again(words: Words, passage: Passage) -> Iterator[Draft]:
    """Drafts wherever the passage holds a long form or an acronym that the document defines anywhere."""
    view = words.doc.text
    for definition in long_forms(passage.text).values():
        if not definition.is_name or _is_role(definition):
            continue
        for form in (definition.long.exact, definition.short.exact):
            plain = analysis_view(form)
            place = view.find(plain)
            while place >= 0:
                tokens = words.doc.char_span(place, place + len(plain))
                if tokens is not None and len(plain) > 1:
                    schema = body_schema(words, tokens.start, tokens.end) or "Organization"
                    rank = RANK_WORK if " " in plain else RANK_GUESS
                    yield Draft(tokens.start, tokens.end, retype(words, tokens.start, tokens.end, schema), rank)
                place = view.find(plain, place + len(plain))


def _is_role(definition: Definition) -> bool:
    """Whether the long form is an office or a sort of document: "Member of Parliament (MP)"."""
    long = name_key(definition.long.exact).split()
    if long[-1] in works().numbered:
        return True
    return long[0] in titles().heads | {"member"} or (long[-1] in titles().heads and long[-1] not in bodies().schemas)


def _tied(words: Words, passage: Passage, definition: Definition, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Drafts for the two sides of a definition."""
    short, long = (
        words.doc.char_span(side.start - passage.start, side.end - passage.start, alignment_mode="expand")
        for side in (definition.short, definition.long)
    )
    if short is None or long is None or long.end - long.start > 14:
        return
    start, end = long.start, long.end
    schema: Schema | None = None
    for draft in sorted(drafts, key=lambda draft: draft.rank):
        if draft.end == end and 2 * (end - draft.start) > end - start and draft.schema != "Person":
            schema = schema or draft.schema
            if 0 < start - draft.start < 4:
                start = draft.start
    schema = retype(words, start, end, schema or body_schema(words, start, end) or "Organization")
    yield Draft(start, end, schema, RANK_WORK)
    yield Draft(short.start, short.end, schema, RANK_WORK, long_form=tidy_name(words_text(passage, words, start, end)))


def words_text(passage: Passage, words: Words, start: int, end: int) -> str:
    """The kept text under a stretch of tokens."""
    tokens = words.doc[start:end]
    return passage.text[passage.start + tokens.start_char : passage.start + tokens.end_char]


def _beside(words: Words, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Acronyms in brackets right after an organization whose letters differ ("Workers' Front (PTR)")."""
    for draft in drafts:
        bracket = draft.end
        if draft.schema not in _ORGANIZATIONS or bracket + 2 >= len(words) or draft.end - draft.start < 2:
            continue
        if words.texts[bracket] == "(" and words.texts[bracket + 2] == ")":
            short = words.texts[bracket + 1]
            if short.isupper() and short.isalpha() and is_acronym(short) and name_key(short) not in places().countries:
                long_form = tidy_name(words.doc[draft.start : draft.end].text)
                yield replace(draft, start=bracket + 1, end=bracket + 2, rank=draft.rank, long_form=long_form)
