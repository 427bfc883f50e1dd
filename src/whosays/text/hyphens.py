"""Words broken over line ends: is the hyphen the word's own, or the typesetter's?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

_BROKEN = re.compile(
    r"(?<![\w‐-])(?P<left>[^\W_][\w'’]{0,60}(?:[-‐][\w'’]{1,60}){0,8})(?P<hyphen>[-‐])\n"
    r"(?P<page>\f*)(?P<right>[^\W_][\w'’]*)(?P<rest>\S*)[ \n]?"
)
_WORD = re.compile(r"[^\W\d_][\w'’]*(?:[-‐][\w'’]+)*")
#: First parts that English hyphenates, and words that follow a hyphen left hanging ("pre- and post-war").
_PREFIXES = frozenset(
    {"all", "anti", "counter", "cross", "ex", "half", "mid", "non", "post", "pre", "pro", "quasi", "self", "well"}
)
_SUSPENDED = frozenset({"and", "or", "to", "nor", "but"})
#: Short words that begin longer ones ("with-out", "how-ever"), so that being a word proves nothing.
_OPENERS = frozenset(
    {
        "any",
        "every",
        "for",
        "fore",
        "here",
        "how",
        "in",
        "inter",
        "none",
        "out",
        "over",
        "some",
        "there",
        "under",
        "up",
        "where",
        "with",
    }
)
_COMPOUND_PART = 4
_PASSES = 3


def join_broken_words(texts: Sequence[str]) -> list[str]:
    """Join the words that are broken over line ends in ``texts``, the parts of one document.

    The line break moves behind the joined word. The hyphen stays before a capital or a digit, after a prefix that
    takes one, inside what is a compound already, and where the document elsewhere writes the word with it; it
    goes where the document elsewhere writes the word without it, and otherwise.
    """
    broken = [index for index, text in enumerate(texts) if "-\n" in text or "‐\n" in text]
    result = list(texts)
    if broken:
        seen = _vocabulary(texts, broken)
        for index in broken:
            for _ in range(_PASSES):
                result[index] = _BROKEN.sub(lambda match: _join(match, seen), result[index])
    return result


def _vocabulary(texts: Sequence[str], broken: Sequence[int]) -> Counter[str]:
    """How often the document has each form that bears on its broken words, which are in the texts at ``broken``."""
    wanted = set()
    halves: Counter[str] = Counter()
    for index in broken:
        for match in _BROKEN.finditer(texts[index]):
            left, right = match["left"].casefold(), match["right"].casefold()
            wanted |= {left, right, left + right, f"{left}-{right}"}
            halves.update((left, right))
    seen = Counter(word for text in texts for found in _WORD.findall(text) if (word := found.casefold()) in wanted)
    # The halves of broken words are no words.
    seen.subtract(halves)
    return seen


def _join(match: re.Match[str], seen: Counter[str]) -> str:
    """What a broken word becomes."""
    left, right = match["left"], match["right"]
    if right.casefold() in _SUSPENDED and not match["rest"]:
        return match.group()
    hyphen = match["hyphen"] if _keeps_hyphen(left, right, seen) else ""
    more = match.group()[-1] in " \n"
    return f"{left}{hyphen}{right}{match['rest']}" + ("\n" if more else "") + match["page"]


def _keeps_hyphen(left: str, right: str, seen: Counter[str]) -> bool:
    """Whether the hyphen belongs to the word."""
    if not right[0].islower() or left[-1].isdigit() or "-" in left or "‐" in left:
        return True
    first, second = left.casefold(), right.casefold()
    solid, hyphenated = seen[first + second], seen[f"{first}-{second}"]
    if solid or hyphenated:
        return hyphenated > solid
    if first in _PREFIXES:
        return True
    both_words = seen[first] > 0 and seen[second] > 0
    return both_words and min(len(first), len(second)) >= _COMPOUND_PART and first not in _OPENERS
