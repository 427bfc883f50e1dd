"""The class of a cue that a corpus gives without one: from the product's lexicon and a list of further words."""

from __future__ import annotations

import functools
import re
import tomllib
from pathlib import Path

from whosays.extract.attribution.lexicon import cues

_LIST = Path(__file__).parent / "data" / "cue_classes.toml"
#: Endings of inflected forms, and what stands in their place in the form that dictionaries list.
_ENDINGS = (("s", ("",)), ("es", ("",)), ("ies", ("y",)), ("ed", ("", "e")), ("ied", ("y",)), ("ing", ("", "e")))
_DOUBLED = re.compile(r"([bdgklmnprt])\1$")


def cue_class(cue: str) -> str | None:
    """The class of the last word of ``cue`` that has one; None where no word is known."""
    words = re.findall(r"[a-z'’-]+|:", cue.lower())
    if words and words[-1] == ":" and len(words) == 1:
        return "speech"
    for word in reversed(words):
        for form in _forms(word):
            if form in _classes():
                return _classes()[form]
    return None


@functools.cache
def _classes() -> dict[str, str]:
    table: dict[str, str] = {}
    for name, words in tomllib.loads(_LIST.read_text("utf-8"))["class"].items():
        table.update(dict.fromkeys(words.split(), name))
    for noun, cue in cues().nouns.items():
        table.setdefault(noun, cue.cue_class)
    for verb, frames in cues().verbs.items():
        chosen = frames.get("clause") or frames.get("quote") or next(iter(frames.values()))
        table.setdefault(verb, chosen.cue_class)
    return table


def _forms(word: str) -> list[str]:
    """The word, and what it may be an inflected form of."""
    forms = [word]
    for ending, others in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            stem = word[: -len(ending)]
            forms += [stem + other for other in others]
            if _DOUBLED.search(stem):
                forms.append(stem[:-1])
    return forms
