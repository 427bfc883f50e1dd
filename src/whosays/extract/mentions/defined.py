"""Acronyms and long forms in a passage: both sides of a definition become names, and are names wherever they recur."""

from __future__ import annotations

import bisect
import functools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from whosays.extract.acronyms import Definition, find_definitions, long_forms
from whosays.extract.mentions.drafts import RANK_GUESS, RANK_WORK, Draft
from whosays.extract.mentions.kinds import body_schema, retype
from whosays.extract.mentions.lexicon import bodies, places, titles, works
from whosays.extract.mentions.namesakes import has_role
from whosays.extract.mentions.speakers import small_words
from whosays.extract.mentions.words import Words
from whosays.language.passages import Passage
from whosays.records import Schema
from whosays.text.names import LEADING_PARTICLES, is_acronym, name_key, tidy_name
from whosays.text.view import analysis_view

_ORGANIZATIONS = frozenset({"Organization", "PublicBody", "Company"})
_AFTER = 90
_FIRST_WORD = re.compile(r"\w+")


def defined_drafts(words: Words, passage: Passage, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, with both sides of every definition made names and tied, and their repetitions."""
    result = list(drafts)
    definitions = find_definitions(passage.text)
    first = bisect.bisect_left(definitions, passage.start, key=_place)
    last = bisect.bisect_left(definitions, passage.start + len(words.doc.text), key=_place)
    for definition in definitions[first:last]:
        if definition.is_name and not is_role(definition):
            result += _tied(words, passage, definition, drafts)
    result += _repeated_forms(words, passage, drafts)
    return result + list(_beside(words, result))


def _place(definition: Definition) -> int:
    return definition.short.start


@functools.lru_cache(maxsize=2)
def _forms_by_first_word(text: str) -> Mapping[str, Sequence[str]]:
    """Short and long forms that a kept text defines, as the analysis view writes them, by their first word."""
    forms: dict[str, list[str]] = defaultdict(list)
    for definition in long_forms(text).values():
        if definition.is_name and not is_role(definition):
            for form in (definition.long.exact, definition.short.exact):
                first = _FIRST_WORD.search(form)
                if first and len(form) > 1:
                    forms[first[0]].append(analysis_view(form[first.start() :]))
    return dict(forms)


def _repeated_forms(words: Words, passage: Passage, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Drafts wherever the passage holds a long form or an acronym that the document defines anywhere."""
    forms = _forms_by_first_word(passage.text)
    if not forms:
        return
    view = words.doc.text
    persons = {(draft.start, draft.end) for draft in drafts if draft.schema == "Person"}
    for index, text in enumerate(words.texts):
        for plain in forms.get(text, ()):
            begin = words.doc[index].idx
            tokens = words.doc.char_span(begin, begin + len(plain)) if view.startswith(plain, begin) else None
            if tokens is not None and (tokens.start, tokens.end) in persons and _is_person(passage.text, plain):
                continue  # the parser's person stands
            if tokens is not None:
                schema = body_schema(words, tokens.start, tokens.end) or "Organization"
                rank = RANK_WORK if " " in plain else RANK_GUESS
                yield Draft(tokens.start, tokens.end, retype(words, tokens.start, tokens.end, schema), rank)


def is_role(definition: Definition) -> bool:
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
    parsed = any((draft.start, draft.end, draft.schema) == (start, end, "Person") for draft in drafts)
    if parsed and _is_person(passage.text, definition.long.exact):
        person = next(draft for draft in drafts if (draft.start, draft.end) == (start, end))
        name = tidy_name(_kept(passage, words, start, end))
        yield replace(person, schema="Person", rank=RANK_WORK)
        yield Draft(short.start, short.end, "Person", RANK_WORK, long_form=name)
        return
    schema: Schema | None = None
    for draft in sorted(drafts, key=lambda draft: draft.rank):
        if draft.end == end and 2 * (end - draft.start) > end - start and draft.schema != "Person":
            schema = schema or draft.schema
            if 0 < start - draft.start < 4:
                start = draft.start
    schema = retype(words, start, end, schema or body_schema(words, start, end) or "Organization")
    yield Draft(start, end, schema, RANK_WORK)
    yield Draft(short.start, short.end, schema, RANK_WORK, long_form=tidy_name(_kept(passage, words, start, end)))


@functools.lru_cache(maxsize=256)
def _is_person(text: str, name: str) -> bool:
    """Whether the long form of an acronym, which the parser takes for a person, is one.

    Organizations have acronyms far more often, and the parser takes foreign ones for persons: something else has to
    show the person too, a title, a particle or an initial in the name, or a role or "who" after it or its acronym.
    """
    parts = [part.lower().rstrip(".") for part in name.split()]
    if not 1 < len(parts) < 6 or any(part in bodies().schemas or part in small_words(text) for part in parts):
        return False
    if any(part in LEADING_PARTICLES or part in titles().heads or len(part) == 1 for part in parts):
        return True
    title = re.search(rf"([\w-]+)\.?\s+{re.escape(name)}\b", text)
    if title and title[1].lower() in titles().heads:
        return True
    after = (
        text[match.end() : match.end() + _AFTER] for match in re.finditer(rf"{re.escape(name)}(?:\s*\([^()]*\))?", text)
    )
    return any(has_role(rest) or re.match(r",? who(?:se|m)?\b", rest) for rest in after)


def _kept(passage: Passage, words: Words, start: int, end: int) -> str:
    """The kept text under a stretch of tokens."""
    return passage.tokens_span(words.doc[start:end]).exact


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
