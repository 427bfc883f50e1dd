"""Descriptions that a text gives a name to: "a Norwegian was found dead … they identified the man as Anders Holm".

What was said of the man before is then said of the name's bearer, by whoever identified him.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from whosays.extract.argued.lexicon import any_of
from whosays.extract.argued.sentences import NAME, NOMINAL, PRONOUN, Sentences
from whosays.records import Document, Entity, Mention, Span

#: Sentences before the one that gives the name.
_BACK = 2


def with_described(document: Document, sentences: Sentences, entities: Sequence[Entity]) -> list[Entity]:
    """Entities with the descriptions that the text gives their names to as further mentions."""
    added: dict[str, list[Mention]] = {}
    numbers = sentences.numbers_with([m for e in entities if e.schema == "Person" for m in e.mentions])
    for number in numbers:
        for identity, start, end in _links(sentences, number):
            span = Span.of(document.text, start, end)
            added.setdefault(identity, []).append(Mention(document.id, span, "nominal", "Person"))
    return [replace(e, mentions=(*e.mentions, *added[e.id])) if e.id in added else e for e in entities]


def described(document: Document, span: Span) -> Entity:
    """Somebody who is only described, as an entity of that one mention: the description as far as its noun."""
    head = _noun().search(span.exact)
    end = span.start + (head.end() if head else len(span.exact))
    mention = Mention(document.id, Span.of(document.text, span.start, end), "nominal", "Person")
    return Entity(described_id(span), "Person", span.exact, (), (mention,))


def described_id(span: Span) -> str:
    """What stands for the id of somebody who is only described at a place."""
    return f"{span.start}-{span.end}"


def _links(sentences: Sentences, number: int) -> Iterator[tuple[str, int, int]]:
    """Ids of entities with the places of the descriptions that a sentence gives their names to."""
    sentence = sentences.get(number)
    for match in _calls_himself().finditer(sentence.held):
        person = sentence.person_at(match.start("name"))
        if person is not None:
            yield person[1].id, sentence.start + match.start("who"), sentence.start + match.end("who")
    for match in _identified().finditer(sentence.held):
        person = sentence.person_at(match.start("name"))
        place = _antecedent(sentences, number, match) if person is not None else None
        if person is not None and place is not None:
            yield person[1].id, *place


def _antecedent(sentences: Sentences, number: int, match: re.Match[str]) -> tuple[int, int] | None:
    """The last new person that is introduced before: by the same noun, or by any where a pronoun stands for it."""
    head = (match["head"] or "").lower()
    for other in (number, *sentences.before(number, _BACK)):
        sentence = sentences.get(other)
        end = match.start() if other == number else len(sentence.held)
        found = [m for m in _introduced().finditer(sentence.held, 0, end) if not head or m["head"].lower() == head]
        if found:
            return sentence.start + found[-1].start(), sentence.start + found[-1].end()
    return None


@functools.cache
def _noun() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of('described')}\b")


@functools.cache
def _identified() -> re.Pattern[str]:
    return re.compile(
        rf"\b{any_of('recognised')}\s+(?:(?i:the|this)\s+(?:[a-z]+\s+)?(?P<head>{any_of('described')})|(?i:him|her)|{PRONOUN}+|{NOMINAL}+)"
        rf"\s+as\s+(?:[\w.-]+\s+){{0,3}}?(?P<name>{NAME}+)"
    )


@functools.cache
def _introduced() -> re.Pattern[str]:
    return re.compile(rf"\b(?i:an?|one)\s+(?:[\w-]+\s+){{0,3}}?(?P<head>{any_of('described')})\b")


@functools.cache
def _calls_himself() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?P<who>(?i:an?|one|the)\s+(?:[\w-]+\s+){{0,3}}?{any_of('described')})\s+(?:who\s+)?(?:(?:had\s+)?(?:called|calling|calls)\s+"
        rf"(?:him|her|{PRONOUN}+)(?:self)?|(?:was\s+|is\s+)?(?:named|called)|(?:gave|giving)\s+(?:his|her|{PRONOUN}+)\s+name\s+as|"
        rf"signing\s+as)\s+(?P<name>{NAME}+)"
    )
