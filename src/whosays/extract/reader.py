"""Documents to readings: every extractor in order, then names, sources and claims put together."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from whosays.extract.carried import Carried
from whosays.extract.claims import draft_claims
from whosays.extract.coreference import Phrase, Reference, phrases_of, resolve, with_references
from whosays.extract.drafts import DraftClaim, DraftLink
from whosays.extract.entities import group_mentions, relabelled
from whosays.extract.mentions import find_again, find_mentions, with_aliases
from whosays.extract.relations import Parties
from whosays.extract.sources import Description, Resolved, SourceResolver, make_source
from whosays.extract.times import find_times
from whosays.extract.told import Told, told_by_encoder, told_by_llm
from whosays.language.passages import passages
from whosays.records import (
    Attribution,
    Certainty,
    Claim,
    Document,
    Entity,
    Link,
    Mention,
    Participant,
    ParticipantRole,
    Proposition,
    Reading,
    ReadOptions,
    Source,
    Span,
    TimeExpression,
    Unread,
    content_id,
)

#: Raised with every change of the rules or lexicons that changes findings; part of each reading's activity.
RULES_VERSION = "7"
_PLACES = frozenset({"Country", "Address"})


def read_document(document: Document, options: ReadOptions) -> Reading:
    """Read one document: a pure function of the document and the options, but for what a language model answers.

    Raises:
        ModelError: If the parser's model is not installed, or a file of the encoder is damaged.
        InputError: If the language model that ``options`` name did not answer for the whole document.
    """
    told = told_by_encoder(document) if options.llm is None else told_by_llm(document, options.llm)
    return read_told(document, options, told)


def read_told(document: Document, options: ReadOptions, told: Told) -> Reading:
    """Read one document by what a model has told of it.

    Raises:
        ModelError: If the parser's model is not installed.
    """
    times = find_times(document, document.published or options.published)
    drafts: list[DraftClaim] = []
    mentions: list[Mention] = []
    sentences: list[int] = []
    subjects: list[Description] = []
    phrases: list[Phrase] = []
    carried = Carried()
    sentence = 0
    for number, passage in enumerate(passages(document, told.read)):
        named = find_mentions(passage, document.id)
        mentions.extend(named)
        drafted = draft_claims(passage, named, carried)
        drafts.extend(drafted.claims)
        subjects.extend(drafted.subjects)
        carried = drafted.carried
        phrases.extend(phrases_of(passage, named, sentence, number))
        sentence += sum(1 for _ in passage.doc.sents)
        if passage.block.kind != "heading":
            sentences.extend(passage.start + s.start_char for s in passage.doc.sents if any(t.is_alpha for t in s))
    known = with_aliases(document, _as_the_document_has_it(mentions))
    names = find_again(document, known.mentions)
    entities = group_mentions(document.id, names, known.aliases)
    references = resolve(phrases, entities)
    return _Assembly(document, entities, names, times, references, told).reading(drafts, subjects, sentences)


def _as_the_document_has_it(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, each name as what the document as a whole has it name, so that aliases are told beside it."""
    names = [mention for mention in mentions if mention.kind not in {"nominal", "pronoun"}]
    others = [mention for mention in mentions if mention.kind in {"nominal", "pronoun"}]
    return [*relabelled(sorted(names, key=lambda mention: mention.span)), *others]


class _Assembly:
    """Puts the drafts of one document together with its entities, times and sources."""

    def __init__(
        self,
        document: Document,
        entities: Sequence[Entity],
        names: Sequence[Mention],
        times: Sequence[TimeExpression],
        references: Sequence[Reference],
        told: Told,
    ) -> None:
        self._document = document
        self._told = told
        self._entities = with_references(document.id, entities, references)
        self._times = tuple(times)
        self._mentions = sorted((m for e in self._entities for m in e.mentions), key=lambda mention: mention.span)
        self._parties = Parties(self._entities)
        self._mention_starts = [mention.span.start for mention in self._mentions]
        self._places_known = frozenset(entity.id for entity in entities if entity.schema in _PLACES)
        self._starts = [time.span.start for time in times]
        self._by_mention: Mapping[tuple[int, int], Entity] = {
            (m.span.start, m.span.end): entity for entity in self._entities for m in entity.mentions
        }
        self._resolver = SourceResolver(document.id, document.text, self._entities, names, references)
        self._speaking: frozenset[Span] = frozenset()
        self._resolved: dict[tuple[int, int], Resolved] = {}
        self._sources: dict[str, Source] = {}

    def reading(
        self, drafts: Sequence[DraftClaim], subjects: Sequence[Description], sentences: Sequence[int]
    ) -> Reading:
        """Resolve the sources in reading order, then build the claims in order of their content."""
        speakers = {link.description.span: link.description for d in drafts for link in d.chain if link.description}
        described = {subject.span: subject for subject in subjects} | speakers
        self._speaking = frozenset(speakers)
        pending = [described[span] for span in sorted(described, reverse=True)]
        claims: dict[str, Claim] = {}
        for draft in drafts:
            self._resolve_until(pending, max(s.end for s in draft.content), draft.chain)
            claim = self._claim(draft)
            claims.setdefault(claim.id, claim)
        ordered = tuple(sorted(claims.values(), key=lambda c: (c.content, c.id)))
        return Reading(
            document_id=self._document.id,
            entities=self._entities,
            times=self._times,
            sources=tuple(sorted(self._sources.values(), key=lambda s: s.id)),
            claims=ordered,
            sentences=len(sentences),
            sentences_with_claims=_touched(sentences, ordered),
            unread=(*_unread(self._document, len(sentences)), *self._told.unread),
        )

    def _resolve_until(self, pending: list[Description], end: int, chain: Iterable[DraftLink]) -> None:
        """Resolve, in order of the text, every source that stands before ``end`` or in ``chain``."""
        last = max((link.description.span.end for link in chain if link.description), default=0)
        while pending and pending[-1].span.start < max(end, last):
            description = pending.pop()
            self._resolved[description.span.start, description.span.end] = self._resolver.resolve(
                description, speaks=description.span in self._speaking
            )

    def _claim(self, draft: DraftClaim) -> Claim:
        links = _once_each(self._link(link) for link in draft.chain)
        offsets = [(s.start, s.end) for s in draft.content]
        identity = content_id("clm", self._document.id, offsets, [link.source_id for link in links], draft.stance)
        held = Attribution(draft.quote_type, draft.stance, links) if links else Attribution()
        return Claim(
            id=identity,
            document_id=self._document.id,
            content=draft.content,
            attribution=held,
            certainty=_plain(draft.certainty),
            proposition=draft.proposition,
            participants=self._participants(draft),
            times=self._times_in(draft.content),
            places=self._places(draft),
            relations=self._parties.relations(draft.relations),
            rule=draft.rule,
            activity=self._activity(draft),
            model_probability=draft.probability,
        )

    def _activity(self, draft: DraftClaim) -> str:
        """What found a claim, with its version."""
        rules = f"rules {RULES_VERSION}"
        if draft.by == "rules":
            return rules
        return self._told.by if draft.by in {"encoder", "llm"} else f"{self._told.by} and {rules}"

    def _link(self, draft: DraftLink) -> Link:
        """The link of a chain, its source resolved."""
        description = draft.description
        if description is None:
            source = _unnamed(self._document.id)
            self._sources.setdefault(source.id, source)
            return Link(source.id, source.name, source.kind, source.anonymous, None, draft.cue, draft.implicit)
        resolved = self._resolved[description.span.start, description.span.end]
        source = resolved.source
        self._sources.setdefault(source.id, source)
        return Link(
            source_id=source.id,
            name=source.name,
            kind=source.kind,
            anonymous=source.anonymous,
            source=None if draft.implicit else description.span,
            cue=draft.cue,
            implicit=draft.implicit,
            resolved_from=resolved.written,
        )

    def _participants(self, draft: DraftClaim) -> tuple[Participant, ...]:
        found = [
            Participant(entity.id, part.role) for part in draft.parts for entity in self._named(part.start, part.end)
        ]
        known = {(part.start, part.end) for part in draft.parts}
        for mention in self._mentions_in(draft.content):
            if (mention.span.start, mention.span.end) not in known:
                role = _role_in(draft.proposition, mention.span.exact)
                found += [Participant(e.id, role) for e in self._named(mention.span.start, mention.span.end)]
        return tuple(dict.fromkeys(found))

    def _places(self, draft: DraftClaim) -> tuple[str, ...]:
        found = [e.id for part in draft.parts if part.locative for e in self._named(part.start, part.end)]
        return tuple(dict.fromkeys(i for i in found if i in self._places_known))

    def _named(self, start: int, end: int) -> tuple[Entity, ...]:
        """The entity of a mention, if it has one."""
        entity = self._by_mention.get((start, end))
        return (entity,) if entity is not None else ()

    def _mentions_in(self, content: Sequence[Span]) -> Iterator[Mention]:
        """The names inside a content, those included that only the document as a whole shows to be names."""
        for span in content:
            for index in range(bisect_left(self._mention_starts, span.start), len(self._mentions)):
                if self._mentions[index].span.start >= span.end:
                    break
                if span.covers(self._mentions[index].span):
                    yield self._mentions[index]

    def _times_in(self, content: Sequence[Span]) -> tuple[TimeExpression, ...]:
        found: list[TimeExpression] = []
        for span in content:
            for index in range(bisect_left(self._starts, span.start), len(self._times)):
                if self._times[index].span.start >= span.end:
                    break
                if self._times[index].kind == "date" and span.covers(self._times[index].span):
                    found.append(self._times[index])
        return tuple(found)


def _role_in(proposition: Proposition, name: str) -> ParticipantRole:
    """The role of a name by the part of the proposition that holds it."""
    words = re.compile(rf"(?<!\w){re.escape(' '.join(name.split()))}(?!\w)")
    if words.search(proposition.subject):
        return "subject"
    return "object" if words.search(proposition.object) else "oblique"


def _once_each(links: Iterable[Link]) -> tuple[Link, ...]:
    """``links`` without a step from a source to itself; of the two the one that says more stays."""
    kept: list[Link] = []
    for link in links:
        if kept and kept[-1].source_id == link.source_id:
            kept[-1] = kept[-1] if link.implicit else link
        else:
            kept.append(link)
    return tuple(kept)


def _unnamed(document_id: str) -> Source:
    """Whoever speaks where a text says only that something was said: "it was reported that"."""
    return make_source("unnamed source", "anonymous_group", document_id, None)


def _plain(certainty: Certainty) -> Certainty:
    """``certainty`` with its hedges in order, each once."""
    return replace(certainty, hedges=tuple(sorted(set(certainty.hedges))))


def _touched(sentences: Sequence[int], claims: Iterable[Claim]) -> int:
    """How many of the sentences, given by their starts in order, carry content of a claim."""
    touched: set[int] = set()
    for claim in claims:
        for span in claim.content:
            first = max(bisect_left(sentences, span.start + 1) - 1, 0)
            last = bisect_left(sentences, span.end)
            touched.update(range(first, last))
    return len(touched)


def _unread(document: Document, sentences: int) -> tuple[Unread, ...]:
    """What of the document was passed over: what is not English, and all of it where no sentence was found."""
    notes: list[Unread] = []
    foreign = [block.end - block.start for block in document.blocks if block.kind == "foreign"]
    if foreign:
        one = len(foreign) == 1
        count = "1 passage" if one else f"{len(foreign)} passages"
        reason = f"{count} ({sum(foreign):,} characters) {'is' if one else 'are'} not in English"
        notes.append(Unread(document.path, reason, "translate what matters first", document.id))
    if not sentences:
        notes.append(Unread(document.path, "no sentence was found in it", "give it as running text", document.id))
    return tuple(notes)
