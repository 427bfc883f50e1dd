"""Kin by name: "his daughter Mariam, 27", "Korda's son, Pavel", "Irma, the widow of Karl Brandt"."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping

from whosays.extract.argued.lexicon import relations
from whosays.extract.argued.sentences import NAME, NOMINAL, PRONOUN, Sentence
from whosays.records import Span, Statement

_P = f"[{NAME}{PRONOUN}{NOMINAL}]"
_NEAR = 160
_WRITTEN = r"[A-Z][\w'-]+(?:\s+[A-Z][\w'-]+){0,4}"


def kin_in(
    sentence: Sentence, text: str, document_id: str, births: Mapping[str, str]
) -> Iterator[tuple[str, Statement]]:
    """Kin that a sentence gives somebody, with the id of that somebody.

    Args:
        sentence: The sentence.
        text: That of the document.
        document_id: Its id.
        births: Date of birth of the document's entities, as far as it is given.
    """
    for pattern in (_owned(), _of()):
        for match in pattern.finditer(sentence.held):
            owner = _owner(sentence, match)
            place = match.span("name") if match["name"] else None
            person = sentence.person_at(place[0]) if place else None
            if owner is None or (person is not None and person[1].id == owner):
                continue
            start = match.start("kin") if place is None else min(match.start("kin"), place[0])
            end = match.end("kin") if place is None else max(match.end("kin"), place[1])
            name = person[1].name if person else "" if place is None else sentence.held[slice(*place)]
            yield (
                owner,
                Statement(
                    "kin",
                    document_id,
                    Span.of(text, sentence.start + start, sentence.start + end),
                    relations()[" ".join(match["kin"].lower().split())],
                    births.get(person[1].id) if person else None,
                    " ".join(name.split()),
                ),
            )


def _owner(sentence: Sentence, match: re.Match[str]) -> str | None:
    """Whose kin it is: of an unresolved "his" or "her" the nearest person named before in the sentence."""
    if match["owner"]:
        person = sentence.person_at(match.start("owner"))
        return person[1].id if person else None
    named = match.span("name")
    before = [
        entity.id
        for mention, entity in sentence.persons
        if match.start() - _NEAR < mention.span.start - sentence.start < match.start()
        and mention.kind != "pronoun"
        and mention.span.start - sentence.start != named[0]
    ]
    return before[-1] if before else None


@functools.cache
def _nouns() -> str:
    return "(?:" + "|".join(sorted(relations(), key=lambda noun: (-len(noun), noun))) + ")"


@functools.cache
def _owned() -> re.Pattern[str]:
    """The kin after whose it is."""
    return re.compile(
        rf"(?:(?P<owner>{_P}+)(?!{_P})(?:'s?|\s+(?:had|has|left)\s+(?:an?|one|an\s+only))?|\b(?i:his|her))\s+(?:(?!not\b)[a-z-]+\s+){{0,2}}?(?P<kin>{_nouns()})\b(?:,?\s+(?:(?:was|is)\s+)?"
        rf"(?:called\s+|named\s+)?[\"']?(?P<name>{NAME}+|(?-i:{_WRITTEN})))?"
    )


@functools.cache
def _of() -> re.Pattern[str]:
    """The kin before whose it is."""
    return re.compile(
        rf"(?P<name>{NAME}+)[\"']?(?:,|\s+(?:is|was))\s+(?:(?:the|a)\s+)?(?:[a-z-]+\s+){{0,2}}?(?P<kin>{_nouns()})\s+of\s+"
        rf"(?:[\w.-]+\s+){{0,3}}?(?P<owner>{NAME}+)(?!{_P})(?!')"
    )
