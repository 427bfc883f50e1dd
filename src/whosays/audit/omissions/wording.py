"""How a sentence denies: whether its document speaks there for itself, and of what: knowledge, or a reproach."""

from __future__ import annotations

import functools
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from whosays.audit.omissions.reading import Sentence
from whosays.text.words import words_of

_LEXICON = Path(__file__).with_name("words.toml")
_DENYING = frozenset(
    {"not", "no", "never", "none", "nobody", "nothing", "neither", "nor", "nowhere", "without", "hardly", "scarcely",
     "barely"}
)  # fmt: skip
#: Who speaks where a document speaks for itself, besides the body that it names all the time.
_OWN = frozenset({"i", "we", "it"})
_BODY = re.compile(r"\b[Tt]he ([A-Z][^\W\d_]+)\b")
#: How often a document names the body that it is of, at least.
_OFTEN = 3
#: The word that denies stands so near the head of a sentence in which its subject does so.
_HEAD = 7
#: How many words before and behind the one that denies tell of what it does.
_AHEAD, _BEHIND = 2, 5


@dataclass(frozen=True, slots=True)
class Wording:
    """What the words of a sentence tell of its bearing.

    Attributes:
        own_denial: The document says in its own name that something is not so: "The Board did not find".
        of_knowledge: What is denied is a finding, or knowledge: "no proof", "could confirm neither".
        of_reproach: It speaks of something that people are reproached with, or of who and what was behind it.
        figures: It has figures.
    """

    own_denial: bool
    of_knowledge: bool
    of_reproach: bool
    figures: bool


class _Words:
    """A set of words, some given by how they begin."""

    def __init__(self, written: Iterable[str]) -> None:
        given = tuple(written)
        self._whole = frozenset(word for word in given if not word.endswith("*"))
        self._begun = tuple(word.removesuffix("*") for word in given if word.endswith("*"))

    def any_of(self, words: Iterable[str]) -> bool:
        return any(word in self._whole or word.startswith(self._begun) for word in words)


@functools.cache
def _lexicon() -> dict[str, _Words]:
    return {name: _Words(written) for name, written in tomllib.loads(_LEXICON.read_text("utf-8")).items()}


def body_of(sentences: Sequence[Sentence]) -> str | None:
    """What a document calls the body that it speaks for or of most, such as ``"commission"``; None for no such."""
    counts = Counter(match[1].lower() for sentence in sentences for match in _BODY.finditer(sentence.text))
    body, times = max(counts.items(), key=lambda item: item[1], default=("", 0))
    return body if times >= _OFTEN else None


def wording_of(text: str, body: str | None) -> Wording:
    """Read the words of a sentence.

    Args:
        text: The sentence.
        body: What its document calls itself; see ``body_of``.
    """
    words = [word.plain for word in words_of(text)]
    at = next((index for index, word in enumerate(words) if word in _DENYING), None)
    about = words[max(0, at - _AHEAD) : at + _BEHIND] if at is not None else []
    return Wording(
        own_denial=at is not None and at < _HEAD and _is_own(words, body),
        of_knowledge=_lexicon()["knowing"].any_of(about),
        of_reproach=_lexicon()["reproach"].any_of(words),
        figures=any(character.isdigit() for character in text),
    )


def _is_own(words: Sequence[str], body: str | None) -> bool:
    return words[0] in _OWN or (body is not None and list(words[:2]) == ["the", body])
