"""Cues: the words by which a sentence denies, limits, explains otherwise or turns round, from a lexicon."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from whosays.text.words import Word

_LEXICON = Path(__file__).with_name("cues.toml")
#: Kinds that are treated in ways of their own; ``VOICE`` is read from the records and not from words.
_NONE, TURN, NEGATION, DENIAL, VOICE = "none", "turn", "negative statement", "denial", "another voice"
#: Most words that ".." in a phrase stands for.
_GAP = 4
#: What a turning word stands behind, if not at the head of its sentence.
_PAUSES = ",;:—–(-"
#: How far from the head of a sentence a turning word still turns it: "It should, however, be said".
_HEAD = 2
#: How somebody spoke; a sentence about it is passed over but for cues of this strength.
_UNNAMED = "anonymity"
_STRONG = 3
#: What somebody says not to be so is a denial, though a plain one.
SAID_NOT = 2.5
_THAT, _WITHOUT = "that", "without"
_REPORTS = frozenset(
    {
        "said", "says", "told", "tells", "testified", "stated", "states", "maintained", "insisted", "answered",
        "replied", "wrote", "writes", "added", "explained", "recalled", "assured", "swore", "noted",
    }
)  # fmt: skip
#: The words of a phrase; None is a gap.
_Phrase: TypeAlias = tuple[frozenset[str] | None, ...]


@dataclass(frozen=True, slots=True)
class Cue:
    """Words of a sentence that cut against something.

    Attributes:
        kind: Of the lexicon, such as ``"denial"``.
        strength: 3 strong, 2 middling, 1 slight.
        start: First code point, in the offsets of the words that were read.
        end: Code point after the last.
    """

    kind: str
    strength: float
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Entry:
    phrase: _Phrase
    kind: str
    strength: int

    def may_go_on(self, words: Sequence[str], at: int) -> bool:
        """Whether the second word does not tell at once that the phrase does not stand at ``at``: most end there."""
        if len(self.phrase) == 1 or (second := self.phrase[1]) is None:
            return True
        return at + 1 < len(words) and words[at + 1] in second


@functools.cache
def load_cues() -> dict[str, tuple[_Entry, ...]]:
    """The lexicon by first word, the phrases with the most words first.

    Raises:
        ValueError: If a phrase begins or ends with a gap.
    """
    by_word: dict[str, list[_Entry]] = {}
    for group in tomllib.loads(_LEXICON.read_text("utf-8"))["group"]:
        for written in group["phrases"]:
            phrase = tuple(None if piece == ".." else frozenset(piece.split("|")) for piece in written.split())
            if phrase[0] is None or phrase[-1] is None:
                msg = f"the phrase {written!r} in {_LEXICON.name} begins or ends with a gap"
                raise ValueError(msg)
            for word in phrase[0]:
                by_word.setdefault(word, []).append(_Entry(phrase, group["kind"], group["strength"]))
    return {word: tuple(sorted(entries, key=_order)) for word, entries in by_word.items()}


def _order(entry: _Entry) -> tuple[int, int]:
    return -sum(piece is not None for piece in entry.phrase), -entry.strength if entry.kind != _NONE else -9


def cues_in(words: Sequence[Word], text: str, *, opens: bool = True) -> tuple[Cue, ...]:
    """The cues in a sentence or clause, in order, none within another.

    Args:
        words: Of the sentence.
        text: What the words' offsets count in; looked at for the marks before a turning word.
        opens: Whether the first word opens a sentence or clause.
    """
    lexicon = load_cues()
    found: list[Cue] = []
    plain = [word.plain for word in words]
    unnamed = False
    at = 0
    while at < len(words):
        for entry in lexicon.get(plain[at], ()):
            if not entry.may_go_on(plain, at):
                continue
            end = _match(entry.phrase, plain, at)
            if end is None or (entry.kind == TURN and not _turns(words, at, text, opens=opens)):
                continue
            unnamed = unnamed or entry.kind == _UNNAMED
            if entry.kind == NEGATION and plain[at] != _WITHOUT and _reported(plain[:at]):
                found.append(Cue(DENIAL, SAID_NOT, words[at].start, words[end - 1].end))
            elif entry.strength:
                found.append(Cue(entry.kind, entry.strength, words[at].start, words[end - 1].end))
            at = end - 1
            break
        at += 1
    if unnamed:
        return tuple(cue for cue in found if cue.strength >= _STRONG)
    return tuple(found)


def _match(phrase: _Phrase, words: Sequence[str], at: int) -> int | None:
    """Index after the last word of ``phrase`` where it stands at ``at``; None where it does not."""
    for index, piece in enumerate(phrase):
        if piece is None:
            rest = phrase[index + 1 :]
            ends = (_match(rest, words, after) for after in range(at, min(at + _GAP, len(words) - 1) + 1))
            return next((end for end in ends if end is not None), None)
        if at >= len(words) or words[at] not in piece:
            return None
        at += 1
    return at


def _reported(before: Sequence[str]) -> bool:
    """Whether what comes next is what somebody said, by words of the same sentence."""
    return _THAT in before and any(word in _REPORTS for word in before[: len(before) - before[::-1].index(_THAT)])


def _turns(words: Sequence[Word], at: int, text: str, *, opens: bool) -> bool:
    if at < _HEAD and opens:
        return True
    before = text[max(0, words[at].start - 2) : words[at].start].rstrip()
    return bool(before) and before[-1] in _PAUSES
