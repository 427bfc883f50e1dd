"""What pronouns and definite descriptions of sources stand for, in reading order.

Recency with agreement in kind and number, after Lappin and Leass (1994) in the small: the last source that
could speak wins over a name that was only mentioned.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from whosays.extract.attribution.lexicon import source_words
from whosays.extract.sources.describe import Description, kind_of
from whosays.records import Entity, Mention, Source, SourceKind, content_id
from whosays.text.names import name_key

#: How far back, in code points, a name that never spoke may be to be taken up by a pronoun or description.
_REACH = 1_200
#: A person named this far, in code points, after the last who spoke is taken up in his place.
_FRESH = 250
_GROUPS: frozenset[SourceKind] = frozenset({"organization", "anonymous_group", "document", "state"})
_LINKING = frozenset({"of", "the", "for", "and"})
_BODIES: Mapping[str, frozenset[str]] = {
    "company": frozenset({"Company", "Organization"}),
    "firm": frozenset({"Company", "Organization"}),
    "ministry": frozenset({"PublicBody"}),
    "department": frozenset({"PublicBody"}),
    "agency": frozenset({"PublicBody", "Organization"}),
    "commission": frozenset({"PublicBody", "Organization"}),
    "court": frozenset({"PublicBody"}),
    "group": frozenset({"Organization"}),
    "organization": frozenset({"Organization"}),
    "organisation": frozenset({"Organization"}),
}


@dataclass(frozen=True, slots=True)
class Resolved:
    """The source a phrase stands for; ``written`` is the phrase where it does not name the source itself."""

    source: Source
    written: str | None


@dataclass
class SourceResolver:
    """Turns descriptions into sources, remembering those that came before. One for each document.

    Attributes:
        document_id: Anonymous sources belong to it.
        text: The document's text.
        entities: The document's entity table.
        mentions: All names of the document, in order.
    """

    document_id: str
    text: str
    entities: Sequence[Entity]
    mentions: Sequence[Mention]
    _by_mention: dict[tuple[int, int], Entity] = field(init=False)
    _starts: list[int] = field(init=False)
    _spoken: list[tuple[Description, Source]] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        self._starts = [m.span.start for m in self.mentions]
        self._by_mention = {(m.span.start, m.span.end): entity for entity in self.entities for m in entity.mentions}

    def resolve(self, description: Description) -> Resolved:
        """The source that ``description`` stands for; call in reading order."""
        source = self._antecedent(description)
        if source is None:
            source = self._own(description)
        written = description.span.exact if self._differs(description, source) else None
        self._spoken.append((description, source))
        return Resolved(source, written)

    def last(self) -> Source | None:
        """The source that spoke last."""
        return self._spoken[-1][1] if self._spoken else None

    def _own(self, description: Description) -> Source:
        """A source made from the description alone."""
        entity = self._entity(description.mention)
        name = entity.name if entity is not None else description.name
        kind = kind_of(entity.schema) if entity is not None else description.kind
        if description.form == "pronoun":
            kind = "anonymous_group" if description.plural else kind
        anonymous = description.anonymous or description.form == "pronoun"
        return make_source(name, kind, self.document_id if anonymous else None, entity.id if entity else None)

    def _entity(self, mention: Mention | None) -> Entity | None:
        """The entity of a name; of a short name, the one longer name of the document that it begins or ends."""
        if mention is None:
            return None
        entity = self._by_mention.get((mention.span.start, mention.span.end))
        if entity is None or mention.schema == "Person" or " " in entity.name:
            return entity
        word = entity.name.casefold()
        if word in source_words("organization"):
            return self._last_named(word, mention.span.start) or entity
        longer = {
            e.id: e
            for e in self.entities
            if e.schema not in {"Person", "Country", "Address"} and _extends(e.name, word)
        }
        return next(iter(longer.values())) if len(longer) == 1 else entity

    def _last_named(self, word: str, start: int) -> Entity | None:
        """The body last named before ``start`` whose name ends with ``word``: "the Commission"."""
        for index in range(bisect_left(self._starts, start) - 1, -1, -1):
            entity = self._by_mention.get((self.mentions[index].span.start, self.mentions[index].span.end))
            if entity is not None and entity.schema not in {"Person", "Country"} and _ends_with(entity.name, word):
                return entity
        return None

    def _antecedent(self, description: Description) -> Source | None:
        """An earlier source or name that the description takes up."""
        if description.form == "pronoun":
            return self._for_pronoun(description)
        if description.form == "definite" and description.mention is None:
            return self._for_definite(description)
        return None

    def _for_pronoun(self, description: Description) -> Source | None:
        wanted: frozenset[SourceKind] = frozenset({"person"}) if description.kind == "person" else _GROUPS
        if description.personal:
            wanted -= {"document"}
        start = description.span.start
        for earlier, source in reversed(self._spoken):
            agrees = source.kind in wanted or (description.plural and earlier.plural)
            if agrees and start - earlier.span.end <= 2 * _REACH:
                nearer = self._named_before(start, frozenset({"Person"})) if description.kind == "person" else None
                if nearer is not None and self._is_fresher(nearer, earlier, source):
                    break
                return source
        schemata = {"Person"} if description.kind == "person" else {"Organization", "PublicBody", "Company", "Country"}
        return self._source_of(self._named_before(start, frozenset(schemata)))

    def _is_fresher(self, named: Mention, earlier: Description, source: Source) -> bool:
        """Whether a person named after the last speaker is the likelier one: in a new paragraph, or well after."""
        end = earlier.span.end
        if named.span.start <= end:
            return False
        return source.anonymous or named.span.start > end + _FRESH or "\n\n" in self.text[end : named.span.start]

    def _for_definite(self, description: Description) -> Source | None:
        start = description.span.start
        for earlier, source in reversed(self._spoken):
            if source.name.casefold() == description.name.casefold():
                return source
            if earlier.head == description.head and not source.anonymous and earlier.form != "pronoun":
                return source
            if not description.plural and _ends_with(source.name, description.head):
                return source
            if description.head in source_words("outlet") and source.kind == "organization":
                return source
            same_writing = description.head in source_words("writing") and earlier.head in source_words("writing")
            if same_writing and source.kind == "document" and "same" in description.span.exact.casefold():
                return source
        named = next(
            (e for e in self.entities if _ends_with(e.name, description.head) and e.mentions[0].span.start < start),
            None,
        )
        if named is not None and not description.plural:
            return self._source_of(named.mentions[0])
        schemata = _BODIES.get(description.head)
        return self._source_of(self._named_before(start, schemata)) if schemata else None

    def _named_before(self, start: int, schemata: frozenset[str]) -> Mention | None:
        """The nearest name of one of these schemata before ``start``, within reach."""
        for index in range(bisect_left(self._starts, start) - 1, -1, -1):
            mention = self.mentions[index]
            if start - mention.span.end > _REACH:
                return None
            if mention.schema in schemata:
                return mention
        return None

    def _source_of(self, mention: Mention | None) -> Source | None:
        if mention is None:
            return None
        entity = self._by_mention.get((mention.span.start, mention.span.end))
        name = entity.name if entity is not None else mention.span.exact
        kind: SourceKind = "person" if mention.schema == "Person" else "organization"
        if mention.schema in {"Country", "Address"}:
            kind = "state"
        return make_source(name, kind, None, entity.id if entity else None)

    def _differs(self, description: Description, source: Source) -> bool:
        """Whether the words as written are not simply the source's own name."""
        written = description.mention.span.exact if description.mention else description.name
        return name_key(written) != name_key(source.name)


def make_source(name: str, kind: SourceKind, withheld_in: str | None, entity_id: str | None) -> Source:
    """A source whose id follows from its kind and name, and from its document where the name is withheld."""
    key = name_key(name) or name
    identity = content_id("src", kind, key, withheld_in or "")
    return Source(identity, name, kind, withheld_in is not None, entity_id)


def _extends(name: str, word: str) -> bool:
    """Whether a longer name adds to a short one only what it is: "Treasury", "Department of the Treasury"."""
    words = name.casefold().split()
    added = [w for w in words if w != word and w not in _LINKING]
    return word in words and 0 < len(added) <= 1 and added[0] in source_words("organization")


def _ends_with(name: str, head: str) -> bool:
    words = name.casefold().split()
    return len(words) > 1 and words[-1] == head
