"""A claim, or any mention of a happening, as what is compared: what happened, to whom, when, where, in which words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from whosays.records import Analysis, Claim, Document, Entity, Proposition, TimeExpression
from whosays.text.quantities import Quantity, plain_quantities
from whosays.text.words import Word, words_of
from whosays.weigh.same.roots import is_light, root, telling_roots

#: Of the words behind a light verb so many are looked at for what happened.
_BEHIND = 2
#: Words that point at somebody whom the text, not the claim, tells.
POINTING = frozenset({"i", "we", "you", "he", "she", "it", "they", "this", "that", "these", "those", "one", "there"})
_BEING = frozenset({"is", "are", "was", "were", "be", "been", "being"})
_ONGOING = "ing"
_OPEN = (date.min.toordinal(), date.max.toordinal())

#: First and last day as ordinals, the first and the last of the calendar where open.
DayRange = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Facets:
    """What is compared.

    Attributes:
        id: Of the claim or mention.
        document_id: Where it stands.
        spot: Half-open range of code points of the document, from the first of it to the last.
        words: As written.
        triggers: Roots of what happened; empty where the words are no clause.
        subjects: Who or what did it: entity ids, or roots of words marked so.
        objects: To whom or what.
        others: Everybody and everything else that takes part.
        times: When, a range for each expression with a date.
        places: Where.
        terms: Roots of all words that carry matter.
        quantities: Numbers in it.
        negative: Whether it says that something is not so.
        clause: Whether the words have a verb.
        attributed: Whether the text hands it on from somebody.
        brief: Whether its document is a brief.
        pointing: Whether its subject is a word that points at somebody, and nobody is known to be meant.
        around: Roots of the whole document, where it is short enough to be of one matter; of claims, none.
    """

    id: str
    document_id: str
    spot: tuple[int, int]
    words: str
    triggers: frozenset[str]
    subjects: frozenset[str]
    objects: frozenset[str]
    others: frozenset[str]
    times: tuple[DayRange, ...]
    places: frozenset[str]
    terms: frozenset[str]
    quantities: tuple[Quantity, ...]
    negative: bool
    clause: bool
    attributed: bool
    brief: bool
    pointing: bool
    around: frozenset[str] = frozenset()

    @property
    def people(self) -> frozenset[str]:
        """Everybody and everything that takes part."""
        return self.subjects | self.objects | self.others


def facets_of(analysis: Analysis) -> list[Facets]:
    """The facets of every claim, in order of the case."""
    documents = {document.id: document for document in analysis.documents}
    entities = {entity.id: entity for entity in analysis.entities}
    return [_facets(claim, documents[claim.document_id], entities) for claim in analysis.claims]


def _facets(claim: Claim, document: Document, entities: Mapping[str, Entity]) -> Facets:
    text = " ".join(" ".join(span.exact for span in claim.content).split())
    words = words_of(text)
    said = _own(claim.proposition, words)
    subjects, objects = (_having(claim, role) for role in ("subject", "object"))
    subject = words_of(said.subject)
    pointing = not subjects and (not subject or subject[-1].plain in POINTING)
    if not subjects and subject and not pointing:
        subjects = frozenset({noun(subject[-1].plain)})
    if is_passive([word.plain for word in words_of(said.predicate)]):
        agents = _having(claim, "oblique") & _named_in(said.object, claim, entities)
        subjects, objects = agents if said.object.startswith("by ") else frozenset(), subjects | objects
    return Facets(
        id=claim.id,
        document_id=document.id,
        spot=(claim.content[0].start, claim.content[-1].end),
        words=text,
        triggers=triggers_of(said.predicate, said.object),
        subjects=subjects,
        objects=objects,
        others=frozenset(one.entity_id for one in claim.participants) - subjects - objects,
        times=tuple(_ranges(claim.times)),
        places=frozenset(claim.places),
        terms=telling_roots(words),
        quantities=tuple(_counted(claim)),
        negative=claim.certainty.polarity == "negative",
        clause=bool(said.predicate),
        attributed=bool(claim.attribution.chain),
        brief=document.role == "brief",
        pointing=pointing,
    )


def _own(said: Proposition, words: Sequence[Word]) -> Proposition:
    """The clause as far as it stands in the claim: of a phrase, the verb is that of whoever hands it on."""
    verb = words_of(said.predicate)
    if verb and verb[-1].plain not in {word.plain for word in words}:
        return Proposition("", "", said.text, said.text)
    return said


def _counted(claim: Claim) -> Iterator[Quantity]:
    for span in claim.content:
        dates = [
            (time.span.start - span.start, time.span.end - span.start) for time in claim.times if span.covers(time.span)
        ]
        yield from plain_quantities(span.exact, dates, span.start)


def _having(claim: Claim, role: str) -> frozenset[str]:
    return frozenset(one.entity_id for one in claim.participants if one.role == role)


def _named_in(words: str, claim: Claim, entities: Mapping[str, Entity]) -> frozenset[str]:
    """The participants of whose name, or one of whose other names, ``words`` hold the last word."""
    held = {word.plain for word in words_of(words)}
    return frozenset(
        one.entity_id
        for one in claim.participants
        if (entity := entities.get(one.entity_id)) is not None
        and any(_last(name) in held for name in (entity.name, *entity.aliases))
    )


def _last(name: str) -> str:
    words = words_of(name)
    return words[-1].plain if words else ""


def noun(word: str) -> str:
    """How a participant without an entity is known."""
    return f"={root(word)}"


def is_passive(predicate: Sequence[str]) -> bool:
    """Whether the words of a verb group, in small letters, are those of a passive: a form of "be", then no "-ing"."""
    return (
        len(predicate) > 1
        and not predicate[-1].endswith(_ONGOING)
        and bool(_BEING & {*predicate[:-1]})
        and (predicate[-1] not in _BEING)
    )


def triggers_of(predicate: str, after: str) -> frozenset[str]:
    """What happened: the roots of the verb, and behind a light one, of the words that follow.

    Args:
        predicate: The verb group.
        after: What follows it, the object or the first phrase.
    """
    own = [one for word in words_of(predicate) if not is_light(one := root(word.plain))]
    if own:
        return frozenset(own[-1:])
    return frozenset([one for one in _telling_in_order(words_of(after)) if not is_light(one)][:_BEHIND])


def _telling_in_order(words: Sequence[Word]) -> Iterator[str]:
    for word in words:
        yield from telling_roots([word])


def _ranges(times: Sequence[TimeExpression]) -> Iterator[DayRange]:
    for time in times:
        if time.earliest is not None or time.latest is not None:
            yield (
                date.fromisoformat(time.earliest).toordinal() if time.earliest else _OPEN[0],
                date.fromisoformat(time.latest).toordinal() if time.latest else _OPEN[1],
            )
