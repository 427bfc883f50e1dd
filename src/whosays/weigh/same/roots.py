"""Words by what they mean rather than by their form: roots, and which of them report one sort of happening."""

from __future__ import annotations

import functools
import tomllib
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from whosays.text.words import Word, stem, telling

_LEXICON = Path(__file__).with_name("words.toml")
#: Two roots of one class are so much alike.
_ONE_CLASS = 0.7
#: Roots with at least so many first letters in common, and such a share of the longer, may be one word: "explod" of
#: "explode" and "explos" of "explosive".
_FEWEST, _SHARE = 5, 0.65


class _Lexicon:
    """What ``words.toml`` says, by roots."""

    def __init__(self) -> None:
        given = tomllib.loads(_LEXICON.read_text("utf-8"))
        self.forms = {form: word for word, forms in given["forms"].items() for form in forms.split()}
        self.light = frozenset(map(self.root, given["light"].split()))
        self.once = frozenset(map(self.root, given["once"].split()))
        self.classes: defaultdict[str, set[str]] = defaultdict(set)
        for name, words in given["classes"].items():
            for word in words.split():
                self.classes[self.root(word)].add(name)

    def root(self, word: str) -> str:
        return stem(self.forms.get(word, word))


@functools.cache
def _lexicon() -> _Lexicon:
    return _Lexicon()


def root(word: str) -> str:
    """What a word in small letters has in common with its other forms: the same for "met", "meets" and "meeting"."""
    return _lexicon().root(word)


def telling_roots(words: Iterable[Word]) -> frozenset[str]:
    """As ``telling``, with irregular forms led back to their word."""
    forms = _lexicon().forms
    return telling(word._replace(plain=forms.get(word.plain, word.plain)) for word in words)


def is_light(one: str) -> bool:
    """Whether a root carries no happening of its own, as in "made an offer"."""
    return one in _lexicon().light


def happens_once(one: str) -> bool:
    """Whether what a root reports can come about only once for the same people."""
    return one in _lexicon().once


@functools.lru_cache(maxsize=200_000)
def likeness(one: str, other: str) -> float:
    """How far two roots may report one happening: 1 the same, less for one class or a common beginning, 0 else."""
    if one == other:
        return 1.0
    classes = _lexicon().classes
    if one in classes and other in classes and classes[one] & classes[other]:
        return _ONE_CLASS
    longer = max(len(one), len(other))
    common = next((place for place in range(longer) if one[place : place + 1] != other[place : place + 1]), longer)
    return common / longer if common >= _FEWEST and common / longer >= _SHARE else 0.0


def nearest(ones: Iterable[str], others: Iterable[str]) -> float:
    """The likeness of the two roots, one of either, that are most alike; 0 where a side has none."""
    right = tuple(others)
    return max((likeness(one, other) for one in ones for other in right), default=0.0)
