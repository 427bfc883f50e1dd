"""Cases of any size as the reader would leave them: documents whose words the records point at, ten claims to each.

Of the claims a third are the author's own, the others are handed on from one source or two, one in eight of them
unnamed; one in ten is hedged and one in twelve denies. Every eighth document repeats a passage of an earlier one word
for word, every tenth cites an earlier one for what both tell, and every hundredth is a brief.
"""

from __future__ import annotations

import calendar
import hashlib
import random
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from benchmarks._weigh_world import Event, make_world, zipf
from whosays.records import (
    Analysis,
    Attribution,
    Block,
    Certainty,
    Claim,
    Document,
    Entity,
    Link,
    Mention,
    Page,
    Participant,
    Polarity,
    Proposition,
    Source,
    Span,
    StatedRelation,
    TimeExpression,
    content_id,
)
from whosays.weigh.told import Told

CLAIMS_EACH = 10
_COPIED, _CITED, _BRIEFS = 8, 10, 100
_UNNAMED = ("customs officials", "a harbour official", "residents", "two diplomats", "people who know the matter")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as it is told.

    Attributes:
        event: What it tells.
        chain: Who handed it on.
        cue: The words before the content.
        words: The content.
        sure: Whether it is not hedged.
        denied: Whether it says that it did not happen.
    """

    event: Event
    chain: tuple[Source, ...]
    cue: str
    words: str
    sure: bool
    denied: bool


@dataclass(slots=True)
class _Made:
    """What was written so far."""

    documents: list[Document] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    sources: dict[str, Source] = field(default_factory=dict)
    mentions: defaultdict[str, list[Mention]] = field(default_factory=lambda: defaultdict(list))
    cited: dict[str, tuple[str, ...]] = field(default_factory=dict)
    told: list[list[Sentence]] = field(default_factory=list)


def make_case(claims: int, seed: int = 1) -> tuple[Analysis, Told]:
    """A case of so many claims, and what is told of it; the same for the same seed."""
    dice = random.Random(seed)
    world = make_world(claims, dice)
    event, source, noun = zipf(world.events, dice, 0.7), zipf(world.sources, dice), zipf(world.nouns, dice)
    made = _Made()
    for number in range(claims // CLAIMS_EACH):
        sentences = [_told(event(), source, dice) for _ in range(CLAIMS_EACH)]
        cites: dict[int, str] = {}
        if number and number % _COPIED == 0:
            passage = dice.choice(made.told)
            start = dice.randrange(CLAIMS_EACH - 4)
            sentences[start : start + 4] = passage[start : start + 4]
        elif number and number % _CITED == 1:
            other = dice.randrange(number)
            for at in dice.sample(range(CLAIMS_EACH), 3):
                sentences[at] = _told(made.told[other][at].event, source, dice)
                cites[at] = made.documents[other].id
        _write(made, sentences, cites, noun, dice)
    entities = tuple(replace(one, mentions=tuple(made.mentions[one.id])) for one in world.entities)
    analysis = Analysis(
        documents=tuple(made.documents),
        sources=tuple(made.sources.values()),
        entities=tuple(one for one in entities if one.mentions),
        claims=tuple(made.claims),
    )
    return analysis, Told(cited=made.cited)


def _told(event: Event, source: Callable[[], Source], dice: random.Random) -> Sentence:
    """One way to tell of an event."""
    sure, denied = dice.random() > 0.1, dice.random() < 1 / 12
    verb = event.verb
    did = {
        (True, False): verb.past,
        (False, False): f"may have {verb.participle}",
        (True, True): f"did not {verb.base}",
        (False, True): f"may not have {verb.participle}",
    }[sure, denied]
    parts = [f"{event.subject.name} {did} {event.object.name}"]
    if dice.random() < 0.7:
        parts.append(f"in {event.place.name}")
    if dice.random() < 0.6:
        parts.append(_dated(event, dice))
    if event.count and dice.random() < 0.8:
        parts.append(f"with {event.count} {event.things}")
    elif dice.random() < 0.6:
        parts.append(f"over the {event.things}")
    chain: tuple[Source, ...] = ()
    if dice.random() > 1 / 3:
        chain = tuple(source() for _ in range(dice.choice((1, 1, 1, 2))))
        chain = chain if len({one.id for one in chain}) == len(chain) else chain[:1]
        if dice.random() < 1 / 8:
            chain = (*chain[:-1], Source("", dice.choice(_UNNAMED), "anonymous_group", True))
    return Sentence(event, chain, _cue(chain, dice), " ".join(parts), sure, denied)


def _dated(event: Event, dice: random.Random) -> str:
    form = dice.choice(("on {0:%B} {0.day}, {0.year}", "in {0:%B} {0.year}", "in {0.year}"))
    return form.format(event.day)


def _cue(chain: Sequence[Source], dice: random.Random) -> str:
    if not chain:
        return ""
    if len(chain) == 2:
        return f"{chain[0].name} reported, citing {chain[1].name}, that "
    return f"{chain[0].name} {dice.choice(('said', 'reported', 'maintained', 'wrote'))} that "


def _write(
    made: _Made, sentences: Sequence[Sentence], cites: dict[int, str], noun: Callable[[], str], dice: random.Random
) -> None:
    """Write a document of these sentences, with others between them, and what the reader would find in it."""
    number = len(made.documents)
    text = f"The {noun()} of the {noun()} {number}"
    places: list[int] = []
    for sentence in sentences:
        text += "\n\n" if not places or dice.random() < 0.3 else " "
        if dice.random() < 0.4:
            text += f"The {noun()} stood by the {noun()} until the {noun()} came back. "
        places.append(len(text))
        text += f"{sentence.cue}{sentence.words}."
    made.documents.append(_document(text, number, dice))
    made.told.append(list(sentences))
    for at, (sentence, place) in enumerate(zip(sentences, places, strict=True)):
        _read(made, made.documents[-1], sentence, place)
        if at in cites:
            made.cited[made.claims[-1].id] = (cites[at],)


def _document(text: str, number: int, dice: random.Random) -> Document:
    blocks: list[Block] = []
    start = 0
    for paragraph in text.split("\n\n"):
        blocks.append(Block("paragraph" if blocks else "heading", start, start + len(paragraph)))
        start += len(paragraph) + 2
    return Document(
        id=content_id("doc", number, text),
        title=text.partition("\n")[0],
        path=f"papers/{number}.txt",
        media_type="text/plain",
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        role="brief" if number % _BRIEFS == _BRIEFS - 1 else "source",
        published=f"{dice.randrange(2018, 2024)}-{dice.randrange(1, 13):02}" if dice.random() < 0.7 else None,
        text=text,
        pages=(Page(1, 0, len(text)),),
        blocks=tuple(blocks),
    )


def _read(made: _Made, document: Document, sentence: Sentence, place: int) -> None:
    """Add the claim of a sentence that begins at ``place``, with its sources and mentions."""
    text, event = document.text, sentence.event
    begin = place + len(sentence.cue)
    content = Span.of(text, begin, begin + len(sentence.words))

    def span(words: str, start: int = begin) -> Span:
        at = text.index(words, start)
        return Span(at, at + len(words), words)

    links: list[Link] = []
    for source in sentence.chain:
        known = source if source.id else replace(source, id=content_id("src", source.name, document.id))
        made.sources[known.id] = known
        links.append(Link(known.id, known.name, known.kind, known.anonymous, span(known.name, place), None))
    there = [event.subject, event.object, *([event.place] if f" in {event.place.name}" in sentence.words else [])]
    for entity in there:
        made.mentions[entity.id].append(_mention(document, entity, span(entity.name)))
    hedges = () if sentence.sure else (span("may", begin + len(event.subject.name)),)
    polarity: Polarity = "negative" if sentence.denied else "positive"
    verb = event.verb
    form = verb.base if sentence.denied and sentence.sure else verb.past if sentence.sure else verb.participle
    cue = span(form, begin + len(event.subject.name))
    made.claims.append(
        Claim(
            id=content_id("clm", document.id, content.start, [link.source_id for link in links]),
            document_id=document.id,
            content=(content,),
            attribution=Attribution("indirect" if links else "none", "asserts", tuple(links)),
            certainty=Certainty("certain" if sentence.sure else "possible", polarity, hedges),
            proposition=Proposition(event.subject.name, form, sentence.words.partition(f"{form} ")[2], sentence.words),
            participants=(Participant(event.subject.id, "subject"), Participant(event.object.id, "object")),
            times=_times(sentence, span),
            places=tuple(entity.id for entity in there[2:]),
            relations=(StatedRelation(verb.type, event.subject.id, event.object.id, cue, polarity),),
        )
    )


def _mention(document: Document, entity: Entity, span: Span) -> Mention:
    return Mention(document.id, span, "name", entity.schema)


def _times(sentence: Sentence, span: Callable[[str], Span]) -> tuple[TimeExpression, ...]:
    day, words = sentence.event.day, sentence.words
    last = day.replace(day=calendar.monthrange(day.year, day.month)[1]).isoformat()
    forms = (
        (f"{day:%B} {day.day}, {day.year}", day.isoformat(), day.isoformat(), day.isoformat()),
        (f"{day:%B} {day.year}", f"{day:%Y-%m}", f"{day:%Y-%m}-01", last),
        (f"in {day.year}", str(day.year), f"{day.year}-01-01", f"{day.year}-12-31"),
    )
    for form, edtf, earliest, latest in forms:
        if form in words:
            return (TimeExpression(span(form.removeprefix("in ")), edtf, earliest, latest),)
    return ()
