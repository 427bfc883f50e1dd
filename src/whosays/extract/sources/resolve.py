"""What pronouns and definite descriptions of sources stand for, in reading order.

What ``extract.coreference`` is sure of is taken. Else recency with agreement in kind and number decides, after Lappin
and Leass (1994) in the small: the last source that could speak wins over a name that was only mentioned.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from whosays.extract.attribution.lexicon import source_words
from whosays.extract.coreference import Reference
from whosays.extract.coreference.kinds import gender_of_words
from whosays.extract.coreference.pronouns import PRONOUNS
from whosays.extract.mentions.lexicon import bodies
from whosays.extract.sources.describe import Description, speaking_kind
from whosays.records import Entity, Mention, Source, SourceKind, content_id
from whosays.text.names import name_key

#: How far back, in code points, a name that never spoke may be to be taken up by a pronoun or description.
_REACH = 1_200
#: A person named this far, in code points, after the last who spoke is taken up in his place.
_FRESH = 250
_GROUPS: frozenset[SourceKind] = frozenset({"organization", "anonymous_group", "document", "state"})
#: How many of those heard of are kept in mind for a description.
_REMEMBERED = 200
#: A description of more words than this says itself who is meant.
_SHORT = 3
_FIRMS = frozenset({"company", "firm", "manufacturer", "producer", "operator", "employer"})
#: "The company" reaches further back than a pronoun does.
_FAR = 5 * _REACH
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s")
_LINKING = frozenset({"of", "the", "for", "and"})
_BODIES: Mapping[str, frozenset[str]] = {
    "ministry": frozenset({"PublicBody"}),
    "department": frozenset({"PublicBody"}),
    "agency": frozenset({"PublicBody", "Organization"}),
    "commission": frozenset({"PublicBody", "Organization"}),
    "court": frozenset({"PublicBody"}),
    "group": frozenset({"Organization"}),
    "organization": frozenset({"Organization"}),
    "organisation": frozenset({"Organization"}),
}
#: Of these, those that no body of another sort is called by.
_PARTICULAR = frozenset({"ministry", "department", "commission", "court"})


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
        references: What its pronouns and descriptions stand for, as far as the text tells.
    """

    document_id: str
    text: str
    entities: Sequence[Entity]
    mentions: Sequence[Mention]
    references: Sequence[Reference] = ()
    _by_id: dict[str, Entity] = field(init=False)
    _references: dict[int, Reference] = field(init=False)
    _by_mention: dict[tuple[int, int], Entity] = field(init=False)
    _starts: list[int] = field(init=False)
    _speaker: Source | None = field(init=False, default=None)
    _heard: list[tuple[Description, Source, bool]] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        self._starts = [m.span.start for m in self.mentions]
        self._by_id = {entity.id: entity for entity in self.entities}
        self._references = {one.phrase.span.start: one for one in self.references if one.sure}
        self._by_mention = {(m.span.start, m.span.end): entity for entity in self.entities for m in entity.mentions}

    def resolve(self, description: Description, *, speaks: bool = True) -> Resolved:
        """The source that ``description`` stands for; call in reading order, also for those who do not speak."""
        source = self._antecedent(description)
        if source is None:
            source = self._own(description)
        written = description.span.exact if self._differs(description, source) else None
        self._heard.append((description, source, speaks))
        if speaks:
            self._speaker = source
        return Resolved(source, written)

    def last(self) -> Source | None:
        """The source that spoke last."""
        return self._speaker

    def _own(self, description: Description) -> Source:
        """A source made from the description alone."""
        entity = self._entity(description.mention) or self._person_called(description)
        name = entity.name if entity is not None else description.name
        # "The spokesman, Dorn" is a person, whatever the parser takes the name for.
        if entity is None or (description.kind == "person" and entity.schema == "Organization"):
            kind = description.kind
        else:
            kind = speaking_kind(entity.schema, entity.name)
        if description.form == "pronoun":
            kind = "anonymous_group" if description.plural else kind
        anonymous = description.anonymous or description.form == "pronoun"
        return make_source(name, kind, self.document_id if anonymous else None, entity.id if entity else None)

    def _entity(self, mention: Mention | None) -> Entity | None:
        """The entity of a name; of a short name, the one longer name of the document that it begins or ends."""
        if mention is None:
            return None
        entity = self._by_mention.get((mention.span.start, mention.span.end))
        if entity is None or entity.schema == "Country" or " " in entity.name:
            return entity
        word = entity.name.casefold()
        person = self._person_ending(word)
        if person is not None or entity.schema == "Person":
            return person or entity
        if word in source_words("organization"):
            return self._last_named(word, mention.span.start) or entity
        longer = {
            e.id: e
            for e in self.entities
            if e.schema not in {"Person", "Country", "Address"} and _extends(e.name, word)
        }
        return next(iter(longer.values())) if len(longer) == 1 else entity

    def _person_called(self, description: Description) -> Entity | None:
        """The only person of the document whose name ends with a lone capitalised word that is no known name itself."""
        word = description.name
        if description.form != "description" or " " in word or not word[:1].isupper():
            return None
        return self._person_ending(word.casefold())

    def _person_ending(self, word: str) -> Entity | None:
        """The only entity of two words or more that ends in ``word`` and can be a person."""
        people = [e for e in self.entities if _ends_with(e.name, word) and speaking_kind(e.schema, e.name) == "person"]
        return people[0] if len(people) == 1 else None

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
            return self._referred(description) or self._for_pronoun(description)
        if description.form == "definite" and description.mention is None:
            return self._for_definite(description)
        return None

    def _referred(self, description: Description) -> Source | None:
        """What a pronoun surely stands for: an entity, or the description that it takes up."""
        reference = self._references.get(description.span.start)
        if reference is None:
            return None
        if reference.entity is not None and reference.entity in self._by_id:
            entity = self._by_id[reference.entity]
            return make_source(entity.name, speaking_kind(entity.schema, entity.name), None, entity.id)
        head = reference.antecedent.head
        heard = ((earlier, s) for earlier, s, _ in self._recent() if earlier.span.start <= head < earlier.span.end)
        return next((s for earlier, s in heard if not _differ_in_gender(description, earlier)), None)

    def _for_pronoun(self, description: Description) -> Source | None:
        wanted: frozenset[SourceKind] = frozenset({"person"}) if description.kind == "person" else _GROUPS
        if description.personal:
            wanted -= {"document"}
        start = description.span.start
        for earlier, source, spoke in self._recent():
            if not spoke and self._sentences_between(earlier.span.end, start) > 1:
                continue  # who only was the subject is taken up in the very next sentence or not at all
            agrees = source.kind in wanted or (description.plural and earlier.plural)
            if agrees and not _differ_in_gender(description, earlier) and start - earlier.span.end <= 2 * _REACH:
                nearer = self._named_before(start, frozenset({"Person"})) if description.kind == "person" else None
                if nearer is not None and self._is_fresher(nearer, earlier, source):
                    break
                return source
        schemata = {"Person"} if description.kind == "person" else {"Organization", "PublicBody", "Company", "Country"}
        return self._source_of(self._named_before(start, frozenset(schemata)))

    def _sentences_between(self, start: int, end: int) -> int:
        """How many sentence ends stand in ``text[start:end]``, roughly."""
        return len(_SENTENCE_END.findall(self.text, start, end))

    def _is_fresher(self, named: Mention, earlier: Description, source: Source) -> bool:
        """Whether a person named after the last speaker is the likelier one: in a new paragraph, or well after."""
        end = earlier.span.end
        if named.span.start <= end:
            return False
        return source.anonymous or named.span.start > end + _FRESH or "\n\n" in self.text[end : named.span.start]

    def _for_definite(self, description: Description) -> Source | None:
        taken_up = (source for earlier, source, _ in self._recent() if _takes_up(description, earlier, source))
        source = next(taken_up, None)
        if source is not None or _says_which(description):
            return source
        start = description.span.start
        if not description.plural:
            ending = (
                e for e in self.entities if _ends_with(e.name, description.head) and not _adds(description, e.name)
            )
            named = next((e for e in ending if e.mentions[0].span.start < start), None)
            if named is not None:
                return self._source_of(named.mentions[0])
        if description.head in _FIRMS:
            return self._source_of(self._firm_before(start))
        schemata = _BODIES.get(description.head)
        return self._source_of(self._named_before(start, schemata, description.head)) if schemata else None

    def _recent(self) -> Iterator[tuple[Description, Source, bool]]:
        """Those heard of last and whether they spoke, the latest first."""
        return itertools.islice(reversed(self._heard), _REMEMBERED)

    def _firm_before(self, start: int) -> Mention | None:
        """The last company named before ``start``, or a body of which nothing says that it is anything else."""
        for index in range(bisect_left(self._starts, start) - 1, -1, -1):
            mention = self.mentions[index]
            entity = self._by_mention.get((mention.span.start, mention.span.end))
            if start - mention.span.end > _FAR:
                return None
            if entity is None:
                continue
            last = entity.name.rsplit(maxsplit=1)[-1].casefold()
            known = last in bodies().schemas or last in source_words("organization") or last in source_words("document")
            unknown = entity.schema == "Organization" and not known
            if entity.schema == "Company" or unknown:
                return mention
        return None

    def _named_before(self, start: int, schemata: frozenset[str], head: str = "") -> Mention | None:
        """The nearest name of these schemata before ``start``, within reach, that says nothing else of itself."""
        for index in range(bisect_left(self._starts, start) - 1, -1, -1):
            mention = self.mentions[index]
            if start - mention.span.end > _REACH:
                return None
            if mention.schema in schemata and not _is_other(mention.span.exact, head):
                return mention
        return None

    def _source_of(self, mention: Mention | None) -> Source | None:
        if mention is None:
            return None
        entity = self._by_mention.get((mention.span.start, mention.span.end))
        if entity is None:
            return make_source(mention.span.exact, speaking_kind(mention.schema, mention.span.exact), None, None)
        return make_source(entity.name, speaking_kind(entity.schema, entity.name), None, entity.id)

    def _differs(self, description: Description, source: Source) -> bool:
        """Whether the words as written are not simply the source's own name."""
        written = description.mention.span.exact if description.mention else description.name
        return name_key(written) != name_key(source.name)


def _differ_in_gender(pronoun: Description, earlier: Description) -> bool:
    """Whether words say that "he" is not whom was spoken of: "the pilot's *wife*"."""
    told = PRONOUNS.get(pronoun.span.exact.lower())
    own = PRONOUNS.get(earlier.span.exact.lower())
    before = own.gender if own is not None else gender_of_words(f"{earlier.span.exact.split()[0]} {earlier.head}")
    return told is not None and {told.gender, before} == {"male", "female"}


def _says_which(description: Description) -> bool:
    """Whether a description has words enough to say itself who is meant."""
    return len(description.name.split()) > _SHORT


def _adds(description: Description, name: str) -> bool:
    """Whether a description has a word that parts it from a name: "the *next* report", "the *Supreme* Court"."""
    known = set(name.casefold().split())
    return any(w not in known for w in description.name.casefold().split() if not w.startswith(description.head))


def _takes_up(description: Description, earlier: Description, source: Source) -> bool:
    """Whether "the newspaper", "that same letter" or "the commission" is the source that ``earlier`` described."""
    if source.name.casefold() == description.name.casefold():
        return True
    if _says_which(description):
        return False
    if not _adds(description, source.name):
        own = earlier.form == "name" or earlier.head == description.head  # not the firm of "sources close to the firm"
        if not description.plural and own and _ends_with(source.name, description.head):
            return True
        same_head = earlier.head == description.head and earlier.plural == description.plural
        if same_head and not source.anonymous and earlier.form != "pronoun":
            return True
    if description.head in source_words("outlet"):
        return source.kind == "organization"
    writings = source_words("writing")
    same = "same" in description.span.exact.casefold() and description.head in writings and earlier.head in writings
    return same and source.kind == "document"


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


def _is_other(name: str, head: str) -> bool:
    """Whether a name tells of another sort of body: "the ministry" is no Commission of Mills."""
    own = {word for word in name.casefold().split() if word in bodies().schemas}
    return head in _PARTICULAR and bool(own) and head not in own


def _ends_with(name: str, head: str) -> bool:
    words = name.casefold().split()
    return len(words) > 1 and words[-1] == head
