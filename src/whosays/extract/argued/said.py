"""What does a document say of somebody that bears on whether he or she is somebody else?"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from whosays.extract.about import roles_of
from whosays.extract.argued.births import Births
from whosays.extract.argued.events import Events
from whosays.extract.argued.kin import kin_in
from whosays.extract.argued.lexicon import any_of, countries
from whosays.extract.argued.linked import described, with_described
from whosays.extract.argued.sentences import NAME, NOMINAL, PRONOUN, Sentence, Sentences
from whosays.extract.mentions.lexicon import roles, titles
from whosays.records import Document, Entity, Reading, Span, Statement
from whosays.text.names import name_key
from whosays.text.view import analysis_view

_P = f"[{NAME}{PRONOUN}{NOMINAL}]"
_DEMONYM = r"(?P<demonym>[A-Z][a-z]+(?:\s[A-Z][a-z]+)?)"
_ORIGIN = (
    re.compile(
        rf"(?P<who>{_P}+)(?!{_P})[\"']?(?:,|\s+(?:is|was|became|remained))\s+(?:now\s+)?an?\s+(?:[a-z\d-]+\s+){{0,2}}?{_DEMONYM}"
        r"(?=\s+(?P<noun>[a-z-]+)|\s*[,.;])"
    ),
    re.compile(rf"\b{_DEMONYM}\s+(?:[a-z-]+\s+){{0,2}}?(?P<noun>[a-z-]+)\s+(?P<who>{NAME}+)"),
)
_OF_PERSONS = frozenset({"citizen", "national", "man", "woman", "subject", "passport", "born"})
_INSIDE = re.compile(_DEMONYM)
#: Words around a mention in which its role is looked for.
_NEAR = 160


def statements_of(
    document: Document, reading: Reading, wanted: Collection[str], descriptions: Sequence[Span] = ()
) -> Mapping[str, tuple[Statement, ...]]:
    """What a document says of some persons, by id of its entity, in order of text.

    Args:
        document: The text.
        reading: What was found in it.
        wanted: Ids of the entities that matter.
        descriptions: Places of descriptions of further persons, whose ids are ``START-END`` in the result.
    """
    view = analysis_view(document.text)
    plain = Sentences(document, view, reading.entities)
    entities = with_described(document, plain, reading.entities) + [described(document, span) for span in descriptions]
    sentences = Sentences(document, view, entities)
    ids = {*wanted, *(entity.id for entity in entities[len(reading.entities) :])}
    persons = [entity for entity in entities if entity.schema == "Person" and entity.id in ids]
    named = [entity for entity in entities if entity.schema == "Person"]
    found: defaultdict[str, list[Statement]] = defaultdict(list)
    births = Births(document, sentences, reading.times).of(named)
    said_roles = roles_of(document, persons)
    for entity in persons:
        found[entity.id] += births.get(entity.id, ())
        found[entity.id] += _roles(document, view, entity, said_roles.get(entity.id, ()))
        found[entity.id] += _inside(document, entity)
    dated = {identity: [it.edtf for it in said if it.kind == "birth" and it.edtf] for identity, said in births.items()}
    known = {identity: edtfs[0] for identity, edtfs in dated.items() if edtfs}
    events = Events(document, sentences, reading.times, reading.entities)
    for number in sentences.numbers_with([mention for entity in persons for mention in entity.mentions]):
        sentence = sentences.get(number)
        for identity, statement in (
            *kin_in(sentence, document.text, document.id, known),
            *events.within(number),
            *_origins(document, sentence),
            *_together(document, sentence),
        ):
            if identity in ids:
                found[identity].append(statement)
    return {
        i: tuple(sorted(dict.fromkeys(said), key=lambda it: (it.span, it.kind))) for i, said in found.items() if said
    }


def _roles(document: Document, view: str, entity: Entity, said: Sequence[str]) -> Iterator[Statement]:
    """Roles with the place of their words beside a mention."""
    for role in said:
        words = re.compile(r"\s+".join(map(re.escape, role.split())))
        for mention in entity.mentions:
            low = max(0, mention.span.start - _NEAR)
            match = words.search(view, low, mention.span.end + _NEAR) if mention.document_id == document.id else None
            if match is not None and not _denying().search(view, low, max(low, match.start())):
                yield Statement("role", document.id, Span.of(document.text, *match.span()), role)
                break


def _inside(document: Document, entity: Entity) -> Iterator[Statement]:
    """The nationality that a description holds: "a Lebanese man"."""
    for mention in entity.mentions:
        if mention.kind == "nominal":
            for match in _INSIDE.finditer(mention.span.exact):
                country = countries().get(name_key(match["demonym"]))
                if country:
                    start = mention.span.start + match.start()
                    span = Span.of(document.text, start, start + len(match[0]))
                    yield Statement("nationality", document.id, span, country)


def _origins(document: Document, sentence: Sentence) -> Iterator[tuple[str, Statement]]:
    for pattern in _ORIGIN:
        for match in pattern.finditer(sentence.held):
            person = sentence.person_at(match.start("who"))
            country = countries().get(name_key(match["demonym"])) or countries().get(
                name_key(match["demonym"].rstrip("s"))
            )
            noun = match["noun"]
            if person is None or country is None or not (noun is None or noun in _persons()):
                continue
            start, end = (sentence.start + offset for offset in match.span("demonym"))
            yield person[1].id, Statement("nationality", document.id, Span.of(document.text, start, end), country)


def _together(document: Document, sentence: Sentence) -> Iterator[tuple[str, Statement]]:
    """Two persons named as two who had to do with each other."""
    for match in _meeting().finditer(sentence.held):
        one, other = (sentence.person_at(match.start(name)) for name in ("one", "other"))
        if one is None or other is None or one[1].id == other[1].id:
            continue
        span = Span.of(document.text, sentence.start + match.start(), sentence.start + match.end())
        for person, beside in ((one, other), (other, one)):
            yield person[1].id, Statement("together", document.id, span, beside[1].id)


@functools.cache
def _meeting() -> re.Pattern[str]:
    name = rf"{NAME}+)(?!{_P})"
    return re.compile(
        rf"(?P<one>{name}(?:,[^,;.]{{1,60}},)?(?:\s+(?:had|has|have|also|often|once|later|first))*\s+(?:(?:{any_of('meeting')})\s+"
        rf"|and\s+(?=[^;.]{{0,60}}?\s(?:{any_of('jointly')})\b))(?:(?!of\b|and\b)[\w.-]+\s+){{0,3}}?(?P<other>{name}(?!')"
    )


@functools.cache
def _denying() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of('denying')}\b")


@functools.cache
def _persons() -> frozenset[str]:
    return roles() | titles().heads | _OF_PERSONS
