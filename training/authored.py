"""Reads the authored passages of `training/data/passages` and finds their annotations in the text."""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "data" / "passages"
CLASSES = ("speech", "writing", "evidence", "belief", "denial", "accusation", "promise", "attitude", "inquiry")
MARKS = ("hedges", "boosters", "negations")
#: Half-open range of code points.
Bounds = tuple[int, int]


class PassageError(ValueError):
    """An annotation that does not fit its text."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """One attribution; offsets into the passage's text."""

    source: tuple[Bounds, ...]
    cue: Bounds
    content: tuple[Bounds, ...]
    cue_class: str


@dataclass(frozen=True, slots=True)
class AuthoredPassage:
    """One passage with all of its attributions, and its marks of certainty by kind."""

    name: str
    split: str
    text: str
    attributions: tuple[Annotation, ...]
    marks: dict[str, tuple[Bounds, ...]]


def authored_passages(folder: Path = FOLDER) -> Iterator[AuthoredPassage]:
    """Every passage of ``folder``, in order of file and place.

    Raises:
        PassageError: If an annotation is not in its text, or a name or class is not allowed.
    """
    seen: set[str] = set()
    for path in sorted(folder.glob("*.toml")):
        for entry in tomllib.loads(path.read_text("utf-8"))["passage"]:
            passage = _passage(entry)
            if passage.name in seen:
                message = f"{passage.name} stands twice"
                raise PassageError(message)
            seen.add(passage.name)
            yield passage


def _passage(entry: dict[str, Any]) -> AuthoredPassage:
    name, text = entry["id"], entry["text"].strip("\n")
    if entry["split"] not in {"train", "dev", "test"}:
        message = f"{name}: split {entry['split']!r} is not train, dev or test"
        raise PassageError(message)
    attributions = tuple(_annotation(name, text, given) for given in entry.get("attribution", ()))
    marks = {kind: _marks(name, text, entry.get(kind, ())) for kind in MARKS}
    return AuthoredPassage(name, entry["split"], text, attributions, marks)


def _annotation(name: str, text: str, given: dict[str, Any]) -> Annotation:
    if given.get("class") not in CLASSES:
        message = f"{name}: class {given.get('class')!r} of {given.get('cue')!r} is not one of {', '.join(CLASSES)}"
        raise PassageError(message)
    cue = _cue(name, text, given)
    source = tuple(_nearest(name, text, words, cue) for words in _several(given.get("source")))
    content = tuple(_nearest(name, text, words, cue) for words in _several(given.get("content")))
    if not content:
        message = f"{name}: {given['cue']!r} has no content"
        raise PassageError(message)
    return Annotation(source, cue, content, given["class"])


def _several(value: str | list[str] | None) -> list[str]:
    if not value:
        return []
    return [value] if isinstance(value, str) else value


def _cue(name: str, text: str, given: dict[str, Any]) -> Bounds:
    near = given.get("near")
    if near is None:
        found = _occurrences(name, text, given["cue"])
        if len(found) > 1:
            message = f"{name}: the cue {given['cue']!r} stands {len(found)} times; say which with near"
            raise PassageError(message)
        return found[0]
    (start, end), *more = _occurrences(name, text, near)
    if more:
        message = f"{name}: {near!r} stands more than once"
        raise PassageError(message)
    inside = _occurrences(name, text[start:end], given["cue"])
    if len(inside) > 1:
        message = f"{name}: the cue {given['cue']!r} stands more than once in {near!r}"
        raise PassageError(message)
    return start + inside[0][0], start + inside[0][1]


def _nearest(name: str, text: str, words: str, cue: Bounds) -> Bounds:
    """The occurrence of ``words`` nearest to ``cue``."""
    return min(_occurrences(name, text, words), key=lambda b: max(b[0] - cue[1], cue[0] - b[1]))


def _occurrences(name: str, text: str, words: str) -> list[Bounds]:
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    opening = r"(?<!\w)" if words[:1].isalnum() else ""
    closing = r"(?!\w)" if words[-1:].isalnum() else ""
    found = [match.span() for match in re.finditer(opening + pattern + closing, text)]
    if not found:
        message = f"{name}: {words!r} is not in the text"
        raise PassageError(message)
    return found


def _marks(name: str, text: str, given: list[str]) -> tuple[Bounds, ...]:
    """Where the words stand: all occurrences of each."""
    return tuple(sorted({bounds for words in given for bounds in _occurrences(name, text, words)}))


if __name__ == "__main__":
    passages = list(authored_passages(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER))
    for part in ("train", "dev", "test"):
        chosen = [p for p in passages if p.split == part]
        print(f"{part}: {len(chosen)} passages, {sum(len(p.attributions) for p in chosen)} attributions")
