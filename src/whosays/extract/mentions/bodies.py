"""Names built around a head word: "Ministry of Tides and Harbours", "Quillon Shipping Ltd", "Lake Orrin"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from whosays.extract.mentions.drafts import RANK_CHAIN, Draft
from whosays.extract.mentions.kinds import body_schema, key_of
from whosays.extract.mentions.lexicon import bodies, places, titles
from whosays.extract.mentions.words import Words
from whosays.records import Schema

_ARTICLES = frozenset({"the", "a", "an"})
_LINKS = frozenset({"of", "for", "on", "against"})


def body_drafts(words: Words, parsed: Sequence[Draft]) -> Iterator[Draft]:
    """A draft for each capitalised sequence with a head word, whether the parser saw it or not.

    Args:
        words: The passage.
        parsed: Drafts from the parser. A head that is too common a word makes a name only where the parser saw one,
            and a name that the parser bounded wider keeps its bounds.
    """
    heads, forms = bodies().schemas, bodies().legal_forms
    place_heads = places().heads
    for index, low in enumerate(words.lows):
        if not words.capital[index]:
            continue
        if low in heads or low in place_heads:
            found = _around_head(words, index)
        elif low.replace(".", "") in forms and index and words.capital[index - 1 - (words.texts[index - 1] == ",")]:
            found = _company(words, index)
        else:
            continue
        if found is not None and _supported(words, index, found, parsed):
            yield _widened(words, found, parsed)


def _around_head(words: Words, head: int) -> Draft | None:
    """The name around a head word, or None where the head stands alone or leads into something else."""
    low = words.lows[head]
    start = _possessive_left(words, words.run_left(head))
    end = head + 1
    is_body = low in bodies().schemas
    if is_body and words.may_name(end) and low in bodies().leading:
        end = words.run_right(end)
    elif words.may_name(end) or (words.hyphen(end) and words.may_name(end + 1)):
        # "Police Commissioner Dray": the body ends where a title begins; else a later head decides.
        if words.lows[end] not in titles().heads or start == head or words.lows[end] in bodies().schemas:
            return None
    elif is_body:
        end = _tail(words, head)
    start = _without_title(words, start, head)
    if end - start < 2 or key_of(words, start, end) in places().known:
        return None
    schema: Schema = "Address"
    if is_body:
        schema = body_schema(words, start, end) or bodies().schemas[low]
    return Draft(start, end, schema, RANK_CHAIN)


def _company(words: Words, form: int) -> Draft | None:
    """The company that ends in a legal form ("Quillon, Inc.")."""
    stop = form - (words.texts[form - 1] == ",")
    start = _possessive_left(words, words.run_left(stop))
    return Draft(start, form + 1, "Company", RANK_CHAIN) if start < stop else None


def _possessive_left(words: Words, start: int) -> int:
    """Go on to the left over "People's" and its like."""
    owner = start - 2
    if owner >= 0 and words.texts[start - 1] in {"'s", "'"} and words.lows[owner] in bodies().possessives:
        return words.run_left(start - 1) if words.capital[owner] else start
    return start


def _without_title(words: Words, start: int, head: int) -> int:
    """Leave a title or a personal name before the body outside ("President Aldo Senate")."""
    while (
        start < head
        and words.lows[start] in titles().heads
        and words.lows[start] not in bodies().schemas
        and words.texts[start + 1] not in {"'s", "'"}
    ):
        start += 1
    return start


def _tail(words: Words, head: int) -> int:
    """The end of "of …", "for …", "on …" after a head; ``head + 1`` where there is none."""
    end = head + 1
    links = 0
    while links < 3 and end < len(words) and words.lows[end] in _LINKS and not words.capital[end]:
        begin = end + 1
        if begin < len(words) and words.lows[begin] in _ARTICLES:
            begin += 1
        stop = words.run_right(begin)
        if stop == begin or _another_body(words, begin, stop, end) or not _links(words, head, end, begin):
            break
        links += 1
        end = stop
        known = key_of(words, begin, stop) in places().countries
        if words.lows[head] in bodies().listing and not known:
            end = _list_end(words, stop)
    return end


def _another_body(words: Words, begin: int, stop: int, link: int) -> bool:
    """Whether what follows the link is a body of its own: "Board of | the Orrin Bay Foundation"."""
    last = words.lows[stop - 1]
    if stop - begin == 1:
        return last in bodies().listing
    return begin > link + 1 and last in bodies().schemas and last not in bodies().weak and last != "forces"


def _links(words: Words, head: int, link: int, begin: int) -> bool:
    """Whether the preposition belongs to the name: "of" always does, the others after heads that take a subject."""
    low = words.lows[link]
    return low == "of" or words.lows[head] in bodies().listing or (low == "for" and begin == link + 1)


def _list_end(words: Words, end: int) -> int:
    """Go on over ", Industry and Trade" where it closes with "and" or "&"."""
    place = end
    while place < len(words) and words.texts[place] == "," and words.may_name(place + 1):
        place = words.run_right(place + 1)
    if place < len(words) - 1 and words.lows[place] in {"and", "&"} and words.may_name(place + 1):
        stop = words.run_right(place + 1)
        another = any(words.lows[i] in bodies().schemas for i in range(place + 1, stop))
        acronym = stop - place == 2 and words.texts[place + 1].isupper()
        known = key_of(words, place + 1, stop) in places().known
        if not (another or acronym or known):
            return stop
    return end


def _supported(words: Words, head: int, draft: Draft, parsed: Sequence[Draft]) -> bool:
    """Whether the head is strong enough by itself, or the parser saw a name here too."""
    low = words.lows[head]
    overlapping = [other for other in parsed if draft.overlaps(other)]
    if low in bodies().surnames and any(other.schema == "Person" and other.end == draft.end for other in overlapping):
        return False
    if low in places().strong_heads:
        return True
    if low in bodies().weak or low in places().heads or low.replace(".", "") in bodies().legal_forms:
        return bool(overlapping) or (low in bodies().media and _is_outlet(words, draft))
    return True


def _is_outlet(words: Words, draft: Draft) -> bool:
    """Whether the name is used as a newspaper's: two words or more after "the", or as the subject of a verb."""
    if draft.end - draft.start < 2:
        return False
    after_article = draft.start > 0 and words.lows[draft.start - 1] == "the"
    return after_article or words.doc[draft.end - 1].dep_ == "nsubj"


def _linked(words: Words, start: int, end: int) -> bool:
    """Whether a name may reach from ``start`` over the words before ``end``: a link in it has to follow a head."""
    return all(
        words.lows[i] not in _LINKS or words.capital[i] or words.lows[i - 1] in bodies().schemas
        for i in range(start + 1, end)
    )


def _widened(words: Words, draft: Draft, parsed: Sequence[Draft]) -> Draft:
    """The draft, or the parser's organization where that holds the whole of it."""
    for other in parsed:
        if (
            other.covers(draft)
            and other.schema not in {"Person", "Country", "Address"}
            and other.end - other.start < 10
            and _linked(words, other.start, draft.start)
        ):
            schema = body_schema(words, other.start, other.end) or draft.schema
            return Draft(other.start, other.end, schema, RANK_CHAIN)
    return draft
