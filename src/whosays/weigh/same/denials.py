"""Whether what looks like a contradiction is one: claims that differ in a number or a "not" may be on two things."""

from __future__ import annotations

import re

from whosays.text.words import words_of
from whosays.weigh.same.compared import FEATURES, Compared
from whosays.weigh.same.facets import Facets
from whosays.weigh.same.measures import numbers_met, times_met
from whosays.weigh.same.roots import happens_once

#: Names, with a number behind that is a part of them, such as "Flight 12".
_NAME = re.compile(r"(?<=\s)[A-Z][\w'’-]*(?:\s\d+)?")
#: One claim has at least so much of the words of the other: of a denial, by rules alone and where the encoder has read
#: it; beside a number or a date.
_HELD, _HELD_READ, _HELD_BESIDE = 0.75, 0.55, 0.55
#: The encoder finds it at least so likely that they part: of a denial, one way; of other verbs, both ways.
_CONTRADICTS, _CONTRADICTS_BOTH = 0.7, 0.6


def stands(one: Facets, other: Facets, compared: Compared) -> bool:
    """Whether a careful reader would let a contradiction stand.

    An author does not contradict himself: of one document, one has to be somebody else's. Where one denies, the other
    has most of its words, and the encoder sees the contradiction too where it has read them. Where numbers or days
    part, nothing else may: each naming something that the other does not name are on two things. Where neither is so,
    the encoder must see it whichever claim it takes for the evidence, and the verbs must not be the same.
    """
    if one.document_id == other.document_id and not (one.attributed or other.attributed):
        return False
    held, read = compared.features[FEATURES.index("words held")], compared.read
    if one.negative != other.negative:
        if one.pointing or other.pointing:
            return False
        if read is not None:
            return held >= _HELD_READ and max(read.contradicts, read.contradicted) >= _CONTRADICTS
        return held >= _HELD
    if _names_apart(one, other):
        return False
    if differs(one, other) is not None:
        return held >= _HELD_BESIDE
    same_verb = compared.features[FEATURES.index("trigger same")] == 1.0
    return read is not None and not same_verb and min(read.contradicts, read.contradicted) >= _CONTRADICTS_BOTH


def differs(one: Facets, other: Facets) -> str | None:
    """What parts two claims that deny nothing: ``"number"``, ``"time"`` of what comes about once, or None."""
    if numbers_met(one.quantities, other.quantities) == 0.0:
        return "number"
    once = any(map(happens_once, one.triggers & other.triggers))
    return "time" if once and times_met(one.times, other.times) == 0.0 else None


def _names_apart(one: Facets, other: Facets) -> bool:
    """Whether each names something, or somebody, that the other does not."""
    if one.people - other.people - other.places and other.people - one.people - one.places:
        return True
    first, second = (_names(side.words) for side in (one, other))
    words = [{word.plain for word in words_of(side.words)} for side in (one, other)]
    return any(not name <= words[1] for name in first) and any(not name <= words[0] for name in second)


def _names(text: str) -> list[frozenset[str]]:
    return [frozenset(word.plain for word in words_of(name)) for name in _NAME.findall(text)]
