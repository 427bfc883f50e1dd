"""Persons: titles apart, particles and glued parts within."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from whosays.extract.mentions.drafts import RANK_GUESS, RANK_WORK, Draft
from whosays.extract.mentions.kinds import key_of
from whosays.extract.mentions.lexicon import bodies, places, titles
from whosays.extract.mentions.words import Words

_IN_TITLES = frozenset({"of", "for", "and", "the", "&"})


def person_drafts(words: Words, parsed: Sequence[Draft]) -> list[Draft]:
    """The parser's persons joined, extended and without their titles, and persons that only a title shows."""
    joined = _joined(words, [draft for draft in parsed if draft.schema == "Person"])
    others = [draft for draft in parsed if draft.schema != "Person"]
    persons = []
    for draft in joined:
        blocked = {index for other in (*others, *joined) if other != draft for index in range(other.start, other.end)}
        start, end = _extended(words, draft, blocked)
        person = with_title(words, replace(draft, start=start, end=end))
        if person is not None:
            persons.append(person)
    taken = {index for draft in (*persons, *parsed) for index in range(draft.start, draft.end)}
    guesses = [*_titled(words, taken), *_by_particle(words, taken)]
    return persons + [draft for draft in guesses if draft is not None]


def _after_field(words: Words, title: int) -> Draft | None:
    """The person after a title with a place in it: "Minister for the Far Isles Orin Sael"."""
    begin = title + 2
    if begin + 2 >= len(words) or words.lows[title + 1] not in {"of", "for", "to"}:
        return None
    begin += words.lows[begin] == "the"
    for end in range(min(begin + 3, len(words)), begin, -1):
        if key_of(words, begin, end) in places().known:
            stop = end
            while stop < len(words) and stop - end < 4 and is_part(words, stop, any_label=True):
                stop += 1
            if stop - end < 2:
                return None
            return Draft(end, stop, "Person", RANK_WORK, title=words.doc[_title_start(words, title + 1) : end].text)
    return None


def _by_particle(words: Words, taken: set[int]) -> Iterator[Draft]:
    """Persons that the parser missed and that a particle between capitalised words shows ("Orin ibn Sael")."""
    index = 1
    while index < len(words) - 1:
        start = index
        while start > 0 and start - 1 not in taken and index - start < 4 and is_part(words, start - 1):
            start -= 1
        end = index
        while words.leading_particle(end) and end not in taken and _after_particle(words, end):
            end = _after_particle(words, end)
        if start < index < end and taken.isdisjoint(range(start, end)):
            yield Draft(start, end, "Person", RANK_GUESS)
        index = max(end, index + 1)


def _joined(words: Words, persons: Sequence[Draft]) -> list[Draft]:
    """Join persons that only particles and hyphens keep apart."""
    joined: list[Draft] = []
    for draft in persons:
        if joined and joined[-1].end < draft.start <= joined[-1].end + 3:
            between = range(joined[-1].end, draft.start)
            if all(words.particle(i) or words.hyphen(i) for i in between) and any(
                words.leading_particle(i) for i in between
            ):
                joined[-1] = replace(joined[-1], end=draft.end)
                continue
        joined.append(draft)
    return joined


def _extended(words: Words, draft: Draft, blocked: set[int]) -> tuple[int, int]:
    """Take in name words next to the person that the parser left out."""
    start, end = draft.start, draft.end
    while end - draft.end < 4 and end < len(words) and end not in blocked:
        if is_part(words, end):
            end += 1
        elif words.leading_particle(end) and _after_particle(words, end) and not words.opens_sentence(end):
            end = _after_particle(words, end)
        elif words.lows[end] in titles().suffixes and words.capital[end]:
            end += 1
        elif _epithet(words, end):
            end += 2
        else:
            break
    while start > 0 and draft.start - start < 3 and start - 1 not in blocked and not words.opens_sentence(start):
        if words.hyphen(start - 1) and start > 1 and words.leading_particle(start - 2):
            start -= 2
        elif words.leading_particle(start - 1) or is_part(words, start - 1):
            start -= 1
        elif words.texts[start - 1] == "'" and not words.doc[start - 1].whitespace_ and is_part(words, start - 2):
            start -= 2  # a transliteration mark, written as a quotation mark
        else:
            break
    if start > 0 and start - 1 not in blocked and words.opens_sentence(start - 1) and is_part(words, start - 1):
        # A given name that opens the sentence: only where the parser makes it one with the rest.
        start -= draft.start <= words.doc[start - 1].head.i < end and words.doc[start - 1].dep_ == "compound"
    return start, end


def is_part(words: Words, index: int, *, any_label: bool = False) -> bool:
    """Whether a word can be a part of a personal name.

    Args:
        words: The passage.
        index: The word.
        any_label: Whether the parser may have labelled the word as something else than a person.
    """
    if not words.may_name(index) or words.doc[index].pos_ != "PROPN":
        return False
    if not any_label and words.doc[index].ent_type_ not in {"", "PERSON"}:
        return False
    low = words.lows[index]
    if low in titles().heads or low in titles().modifiers or low in bodies().schemas or low in places().heads:
        return False
    key = key_of(words, index, index + 1)
    upper = words.texts[index].isupper() and len(low) > 1
    return key not in places().demonyms and key not in places().known and not upper


def _after_particle(words: Words, index: int) -> int:
    """The end of a particle with the name word after it, or 0 where none follows."""
    place = index + 1
    while words.hyphen(place) or words.leading_particle(place):
        place += 1
    return place + 1 if place < len(words) and words.may_name(place) else 0


def _epithet(words: Words, index: int) -> bool:
    """Whether "the Mauritanian" follows and ends the name."""
    return (
        words.texts[index] == "the"
        and index + 1 < len(words)
        and words.capital[index + 1]
        and key_of(words, index + 1, index + 2) in places().demonyms
        and (index + 2 == len(words) or words.texts[index + 2] in {",", ".", ")", ";", "and", "was", "is", "had"})
    )


def _is_title(low: str) -> bool:
    """Whether a word is a title, in the singular or the plural."""
    return low in titles().heads or (low.endswith("s") and low[:-1] in titles().heads)


def with_title(words: Words, draft: Draft) -> Draft | None:
    """Split a title off a person, inside and before the stretch; None where nothing but the title is left."""
    modifiers = titles().modifiers
    start = draft.start
    while (
        start < draft.end - 1
        and words.capital[start]
        and (_is_title(words.lows[start]) or words.lows[start] in modifiers)
    ):
        start += 1 + words.hyphen(start + 1)
    if start > draft.start and not any(_is_title(words.lows[i]) for i in range(draft.start, start)):
        start = draft.start
    while start < draft.end and words.texts[start] in {"-", ".", ","}:
        start += 1
    if start >= draft.end:
        return None
    begin = _title_start(words, start)
    if words.lows[start - 1] in {"and", "of", "for"} and begin < start and draft.end - start > 2:
        start += 1  # the last word of the title's field, which the parser gave to the name
    title = words.doc[begin:start].text.rstrip(" -,") if begin < start else None
    return replace(draft, start=start, title=title, title_start=begin)


def _title_start(words: Words, name: int) -> int:
    """Where the title before a name begins; ``name`` where there is none."""
    begin = _plain_title(words, name)
    return begin if begin < name else _long_title(words, name)


def _long_title(words: Words, name: int) -> int:
    """Where a title with a field begins ("Under Secretary for Ports and Fisheries"); ``name`` where there is none."""
    begin = name
    while begin > 0 and name - begin < 8 and (words.may_name(begin - 1) or words.lows[begin - 1] in _IN_TITLES):
        begin -= 1
        if words.lows[begin] in titles().heads and words.capital[begin] and words.lows[begin + 1] in {"of", "for"}:
            return min(begin, _plain_title(words, begin + 1))
        if words.doc[begin].ent_type_ == "PERSON":
            return name
    return name


def _plain_title(words: Words, name: int) -> int:
    """Where the run of title words before ``name`` begins; ``name`` where there is none."""
    heads, modifiers = titles().heads, titles().modifiers
    begin, head = name, False
    while begin > 0 and name - begin < 7:
        low = words.lows[begin - 1]
        if _is_title(low):
            head = True
        elif words.texts[begin - 1] == "." and begin > 1 and _is_title(words.lows[begin - 2]):
            pass  # an abbreviation whose full stop the parser split off
        elif (
            low not in modifiers
            and not (head and words.hyphen(begin - 1))
            and not (low in {"of", "for"} and begin < name)
        ):
            break
        begin -= 1
    while (
        begin < name
        and words.lows[begin] in {"of", "for", "and", "-", "his", "her", "general"}
        and words.lows[begin] not in heads
    ):
        begin += 1
    last = words.lows[name - 1] if name else ""
    if not head or begin == name or (not _is_title(last) and last not in modifiers):
        return name
    return begin


def _titled(words: Words, taken: set[int]) -> Iterator[Draft | None]:
    """Persons that the parser missed and that a capitalised title announces."""
    for index, low in enumerate(words.lows):
        if low in titles().heads and words.capital[index]:
            yield _after_field(words, index)
        name = index + 1
        if low not in titles().heads or not (words.capital[index] or low in titles().honorifics):
            continue
        end = name
        while end < len(words) and end not in taken and end - name < 6:
            after = _after_particle(words, end) if words.leading_particle(end) else 0
            if after:
                end = after
            elif is_part(words, end):
                end += 1
            else:
                break
        if end > name and end - 1 not in taken:
            yield with_title(words, Draft(name, end, "Person", RANK_GUESS))
