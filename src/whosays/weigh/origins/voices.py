"""Voices: which documents and sources speak as one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from whosays.records import Analysis, Document, Source, Voice, content_id
from whosays.text.words import words_of
from whosays.weigh.origins.sets import Sets


@dataclass(frozen=True, slots=True)
class Voices:
    """All voices of a case.

    Attributes:
        by_id: In order of name.
        of: By the id of a source or a document, the id of its voice.
        entities: By the id of a voice, the entities that its sources are.
    """

    by_id: Mapping[str, Voice]
    of: Mapping[str, str]
    entities: Mapping[str, frozenset[str]]

    def with_more(self, more: Sequence[Voice]) -> Voices:
        """The same with voices that stand for no source of the case."""
        ordered = sorted([*self.by_id.values(), *more], key=_order)
        return replace(self, by_id={voice.id: voice for voice in ordered})


def gather_voices(analysis: Analysis, works: Mapping[str, str]) -> Voices:
    """Every document is a voice, with the other documents of its work, and every source is one or part of one.

    Sources are one voice where they are one entity, one document of the case, or have one name and kind; a name that
    several entities bear joins nobody. A source without a name is one only with the document that it is, if any.

    Args:
        analysis: The case.
        works: By document id, the id of its work's first document.
    """
    sets = Sets()
    for document in analysis.documents:
        sets.join(works.get(document.id, document.id), document.id)
    bearers: defaultdict[str, set[str]] = defaultdict(set)
    sources = _sources(analysis)
    for source in sources.values():
        if source.entity_id is not None:
            bearers[_name_key(source)].add(source.entity_id)
    known = {document.id for document in analysis.documents}
    for source in sources.values():
        if source.document_id in known:
            sets.join(source.document_id, source.id)
        if not source.anonymous:
            if source.entity_id is not None:
                sets.join(source.entity_id, source.id)
            if len(bearers[_name_key(source)]) < 2:
                sets.join(_name_key(source), source.id)
    return _voices(analysis, sources, sets)


def _sources(analysis: Analysis) -> dict[str, Source]:
    """The sources of a case by id, and behind them those that claims name and the case does not list."""
    found = {source.id: source for source in analysis.sources}
    for claim in analysis.claims:
        for link in claim.attribution.chain:
            if link.source_id not in found:
                found[link.source_id] = Source(link.source_id, link.name, link.kind, link.anonymous)
    return found


def _name_key(source: Source) -> str:
    return " ".join((source.kind, "called", *(word.plain for word in words_of(source.name))))


def _voices(analysis: Analysis, sources: Mapping[str, Source], sets: Sets) -> Voices:
    documents = {document.id: document for document in analysis.documents}
    found: list[Voice] = []
    of: dict[str, str] = {}
    entities: dict[str, frozenset[str]] = {}
    for members in sets.of([*documents, *sources]):
        speaking = [documents[one] for one in members if one in documents]
        voice = _voice(speaking, [sources[one] for one in members if one in sources])
        found.append(voice)
        of.update(dict.fromkeys(members, voice.id))
        borne = (sources[one].entity_id for one in voice.source_ids)
        entities[voice.id] = frozenset(entity for entity in borne if entity is not None)
    ordered = sorted(found, key=_order)
    return Voices({voice.id: voice for voice in ordered}, of, entities)


def _voice(documents: Sequence[Document], sources: Sequence[Source]) -> Voice:
    named = [source for source in sources if not source.anonymous]
    speakers = [source for source in named if source.kind != "document"]
    fullest = max(speakers or named or sources, key=lambda source: len(source.name), default=None)
    titled = documents[0].title if documents and not speakers else ""
    return Voice(
        id=content_id("voc", *sorted([*(one.id for one in documents), *(one.id for one in sources)])),
        name=titled or (fullest.name if fullest is not None else documents[0].path),
        kind="document" if (documents and not speakers) or fullest is None else fullest.kind,
        anonymous=not documents and not named,
        source_ids=tuple(source.id for source in sources),
        document_ids=tuple(document.id for document in documents),
        brief=bool(documents) and all(document.role == "brief" for document in documents),
    )


def _order(voice: Voice) -> tuple[str, str]:
    return voice.name.casefold(), voice.id
