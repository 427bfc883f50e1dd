"""What a document names once is found again: acronyms, persons by a part of their name, groups by their members."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from whosays.extract.mentions.drafts import RANK_GUESS, Draft
from whosays.extract.mentions.kinds import key_of
from whosays.extract.mentions.lexicon import bodies, ordinary
from whosays.extract.mentions.persons import is_part
from whosays.extract.mentions.words import Words
from whosays.text.names import core_words, is_acronym, name_key


@functools.lru_cache(maxsize=2)
def group_names(text: str) -> frozenset[str]:
    """Keys of the words in a kept text that stand before "fighters", "members" and their like somewhere in it."""
    nouns = "|".join(sorted(bodies().of_groups))
    pattern = rf"\b((?:[Aa]l[ –-])?[A-Z][\w'’‘ʼ-]+)\s+(?:{nouns})\b"
    return frozenset(name_key(match[1]) for match in re.finditer(pattern, text))


def groups_apart(words: Words, drafts: Sequence[Draft], groups: frozenset[str]) -> Iterator[Draft]:
    """The drafts, with lone names that the parser took for persons made organizations where they own members.

    One "Marenko fighters" in the document decides for every lone "Marenko", unless a person of the passage has that
    surname.
    """
    surnames = {words.lows[d.end - 1] for d in drafts if d.schema == "Person" and _core(words, d) > 1}
    for draft in drafts:
        lone = draft.schema == "Person" and not draft.title and _core(words, draft) == 1
        if lone and words.lows[draft.end - 1] not in surnames and key_of(words, draft.start, draft.end) in groups:
            yield replace(draft, schema="Organization")
        else:
            yield draft


def repeated(words: Words, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """The drafts of a passage, with what it names once found again: acronyms, and persons by a part of their name.

    A lone name that the parser took for something else becomes a person, unless it is a known place or an acronym; one
    that it passed over is added.
    """
    given: set[str] = set()
    surnames: set[str] = set()
    for draft in drafts:
        if draft.schema == "Person" and draft.end - draft.start > 1:
            given.add(words.lows[draft.start])
            surnames.add(words.lows[draft.end - 1])
    taken = {index for draft in drafts for index in range(draft.start, draft.end)}
    for draft in drafts:
        last = words.lows[draft.end - 1]
        lone = all(words.particle(i) or words.hyphen(i) for i in range(draft.start, draft.end - 1))
        if (
            lone
            and draft.schema in {"Organization", "Address"}
            and last in given | surnames
            and is_part(words, draft.end - 1, any_label=True)
        ):
            yield replace(draft, schema="Person")
        else:
            yield draft
    acronyms = {
        words.texts[draft.start]: draft.schema
        for draft in drafts
        if draft.end - draft.start == 1 and is_acronym(words.texts[draft.start]) and len(words.texts[draft.start]) > 2
    }
    for index, low in enumerate(words.lows):
        if index not in taken and words.texts[index] in acronyms:
            yield Draft(index, index + 1, acronyms[words.texts[index]], RANK_GUESS)
        elif index not in taken and _the_acronym(words, index):
            yield Draft(index, index + 1, "Organization", RANK_GUESS)
        elif low in surnames and index not in taken and is_part(words, index):
            start = index
            while words.leading_particle(start - 1) or (words.hyphen(start - 1) and words.leading_particle(start - 2)):
                start -= 1
            if start == index or taken.isdisjoint(range(start, index)):
                yield Draft(start, index + 1, "Person", RANK_GUESS)


def _the_acronym(words: Words, index: int) -> bool:
    """Whether the word is an acronym after "the" that stands for no common noun ("the ICC")."""
    text = words.texts[index]
    return (
        2 < len(text) < 7
        and text.isupper()
        and text.isalpha()
        and index > 0
        and words.texts[index - 1] in {"the", "The"}
        and text not in ordinary().acronyms
        and words.doc[index].pos_ == "PROPN"
    )


def _core(words: Words, draft: Draft) -> int:
    """How many words a name has without the particles and hyphens that it begins with."""
    return len(core_words(key_of(words, draft.start, draft.end)))
