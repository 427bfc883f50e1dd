"""A changed sentence, and what changes are made of; see ``_alterations``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

_TABLES = Path(__file__).with_name("alterations.toml")


@dataclass(frozen=True, slots=True)
class Alteration:
    """A changed sentence.

    Attributes:
        text: The sentence after the change.
        drift: Which of the project's types of drift it is.
        stronger: Whether it claims more than before.
        start: Offset in ``text`` of the words that are new; of the word behind the gap where words are gone.
        end: Offset behind them.
        was: The words that stood there before; may be empty.
    """

    text: str
    drift: str
    stronger: bool
    start: int
    end: int
    was: str


@dataclass(frozen=True, slots=True)
class Names:
    """Names to put in place of others: of the passage, and of anywhere.

    Attributes:
        places: Of places.
        actors: Of persons, organizations and peoples.
        labels: spaCy's label of each, where it is known: only a name of the same label then takes the place of one.
    """

    places: Sequence[str] = ()
    actors: Sequence[str] = ()
    labels: Mapping[str, str] = field(default_factory=dict)


@cache
def tables() -> dict[str, dict[str, list[str]]]:
    """What stands in ``alterations.toml``."""
    return tomllib.loads(_TABLES.read_text("utf-8"))


def put(doc: Doc, start: int, end: int, new: str, drift: str, *, stronger: bool = False) -> Alteration:
    """``doc.text`` with ``new`` for what stands at ``[start, end)``; capital letters and blanks are kept in order."""
    text = doc.text
    was = text[start:end]
    if was[:1].isupper() and new[:1].islower() and start == 0:
        new = new[:1].upper() + new[1:]
    head, tail = text[:start], text[end:]
    if not new:
        tail = tail.lstrip(" ,") if not head else tail
        if head.endswith(" ") and tail.startswith((" ", ",")):
            tail = tail.lstrip(" ") if tail.startswith(" ") else tail
            head = head.rstrip(" ") if tail.startswith(",") else head
        if not head:
            tail = tail[:1].upper() + tail[1:]
    head = _with_article(head, new or tail)
    after = head + new + tail
    begins = len(head)
    ends = begins + len(new)
    if not new:
        match = re.compile(r"[^\W_]+").search(after, begins)
        begins, ends = match.span() if match else (max(0, len(after) - 1), len(after))
    return Alteration(after, drift, stronger, begins, ends, was)


def _with_article(head: str, following: str) -> str:
    """``head`` with the "a" or "an" at its end that goes with what follows."""
    match = re.search(r"\b([Aa])n? $", head)
    if not match or not re.match(r"[a-z]", following):
        return head
    vowel = following[0] in "aeiou" and not following.startswith(("uni", "use", "usu", "eu", "one"))
    return f"{head[: match.start()]}{match[1]}{'n' if vowel else ''} "
