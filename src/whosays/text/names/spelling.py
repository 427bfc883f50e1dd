"""Keys under which romanisations of one word fall together.

The sound key takes the spellings that the usual romanisations of Arabic, Persian, Urdu, Pashto, Russian, Ukrainian and
Chinese give to one sound for one. It is a key of names rather than of a language: it is made so that different names
seldom share one, and what it does not cover is left to the weighed comparison of letters
(``whosays.resolve.matching.spelling``).
"""

from __future__ import annotations

import functools
import re

VOWELS = frozenset("aeiouy")

_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"tsch|tch|tsh|(?<!s)ch", "C"),
        (r"sch|sh|sz", "S"),
        (r"dzh|dj|zh", "j"),
        (r"kh", "h"),
        (r"gh", "g"),
        (r"ck|q", "k"),
        (r"c(?=[aoulrkt])", "k"),
        (r"ph", "f"),
        (r"w", "v"),
        (r"th", "t"),
        (r"dh", "d"),
        (r"tz|ts|z", "s"),
        (r"ou|oo|u|o", "u"),
        (r"ee|ie|ei|ey|ay|ai|yy|y|i|e", "i"),
        (r"x", "ks"),
    )
)
_DOUBLED = re.compile(r"(.)\1+")
_SILENT_END = re.compile(r"(?<=..)(?:[ia]h?|h)$")
_VOWEL_SOUNDS = re.compile(r"[aiuhy]")


@functools.lru_cache(maxsize=1 << 18)
def sound_key(form: str) -> str:
    """The key of a word in lower-case Latin letters: one letter a sound, no doubled letters, no final h, i or a.

    ``C`` stands for the sound of *ch*, ``S`` for that of *sh*.
    """
    for pattern, sound in _SOUNDS:
        form = pattern.sub(sound, form)
    return _SILENT_END.sub("", _DOUBLED.sub(r"\1", form))


@functools.lru_cache(maxsize=1 << 18)
def skeleton(form: str) -> str:
    """The consonants of the sound key: what a script that leaves its short vowels out would write."""
    key = sound_key(form)
    return _VOWEL_SOUNDS.sub("", key)
