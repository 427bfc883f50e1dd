"""Works by what can be said of them: words of their names, kinds, numbers, and who speaks in them."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from whosays.audit.citations.lexicon import related
from whosays.audit.citations.naming import covered, keys, name_words
from whosays.audit.citations.reference import Reference
from whosays.audit.citations.works import Work
from whosays.records import Analysis, Claim
from whosays.text.names import name_key

#: See ``WorkIndex.common``: enough for the cases of the size that an audit is made of.
_COMMON = 20_000
#: Works in which somebody may speak who is called by one word; a word for speakers of more tells nothing.
_VOICES = 12
#: What the keys of the last words of names begin with.
_LAST = "last:"


@dataclass(frozen=True, slots=True)
class Fit:
    """A work that a reference may mean: its place in the index, how well, and why."""

    place: int
    weight: float
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WorkIndex:
    """The works of a case, for look-up; numbers are places in ``works``.

    Attributes:
        works: All of them, collections last.
        weight: Of the key of a word in the names of works, in nats: the logarithm of how rare works with it are.
        unseen: Weight of a word that is in none of them.
        by_key: Works with a key in their names.
        by_kind: Works of a kind.
        by_number: Works with a serial number.
        by_entity: Works that an entity issued or wrote.
        of_document: The work that a document is (a part of).
        spoken: Works in which a source, an entity or a name's last word speaks, with how many of its claims are there.
        named: Works that name an entity, by its id and by the keys of its names.
        by_voice: Works with a key among the words for whoever speaks in them.
        collections: Places of the collections.
        label_sorts: Nouns under which documents of the case are numbered.
        asked: What was looked up before, so that a name that comes again is compared once.
        common: Works that one word may bring up for comparison; a commoner word brings up none by itself.
    """

    works: tuple[Work, ...]
    weight: Mapping[str, float]
    unseen: float
    by_key: Mapping[str, frozenset[int]]
    by_kind: Mapping[str, frozenset[int]]
    by_number: Mapping[str, frozenset[int]]
    by_entity: Mapping[str, frozenset[int]]
    of_document: Mapping[str, int]
    spoken: Mapping[str, Mapping[int, int]]
    named: Mapping[str, frozenset[int]]
    by_voice: Mapping[str, frozenset[int]] = field(default_factory=dict)
    collections: tuple[int, ...] = ()
    label_sorts: frozenset[str] = frozenset()
    asked: dict[Reference, list[Fit]] = field(default_factory=dict)
    common: int = _COMMON

    def with_words(self, wanted: Iterable[str]) -> set[int]:
        """Works that have one of the words, but for words that most have."""
        found: set[int] = set()
        for word in wanted:
            for key in keys(word):
                held = self.by_key.get(key, frozenset())
                if len(held) <= self.common:
                    found |= held
        return found

    def voice(self, word: str) -> dict[int, float]:
        """Works in which somebody speaks who is called by a word, with how well it tells them from others, 0 to 1."""
        places = {place for key in keys(word) for place in self.by_voice.get(key, frozenset())}
        return dict.fromkeys(places, 1 / len(places)) if 0 < len(places) <= _VOICES else {}

    def of_kinds(self, kinds: Iterable[str]) -> set[int]:
        """Works of one of the kinds."""
        return {place for kind in kinds for place in self.by_kind.get(kind, frozenset())}

    def names(self, place: int, entity_ids: Iterable[str], words: Sequence[str]) -> bool:
        """Whether a work names somebody, by the entity or by the last word of the name in any spelling."""
        asked = [*entity_ids, *(_LAST + key for word in words[-1:] for key in keys(word))]
        return any(place in self.named.get(one, frozenset()) for one in asked)

    def naming(self, word: str) -> list[int]:
        """Places of the works that name somebody whose name ends in a word, in any spelling; no collections."""
        found = {place for key in keys(word) for place in self.named.get(_LAST + key, frozenset())}
        return sorted(place for place in found if not self.works[place].collection)

    def share(self, wanted: Iterable[str], zone: frozenset[str]) -> float:
        """How much of the weight of some words is in a zone of a work, 0 to 1."""
        return covered(wanted, zone, self.weight, self.unseen)


def index_works(works: Sequence[Work], analysis: Analysis) -> WorkIndex:
    """Index the works of a case."""
    by_key: dict[str, set[int]] = defaultdict(set)
    by_voice: dict[str, set[int]] = defaultdict(set)
    by_kind: dict[str, set[int]] = defaultdict(set)
    by_number: dict[str, set[int]] = defaultdict(set)
    by_entity: dict[str, set[int]] = defaultdict(set)
    of_document: dict[str, int] = {}
    for place, work in enumerate(works):
        for key in work.issuer_keys | work.author_keys | work.title_keys | work.role_keys:
            by_key[key].add(place)
        for key in work.voice_keys:
            by_voice[key].add(place)
        for kind in work.kinds:
            by_kind[kind].add(place)
        for number in work.numbers:
            by_number[number].add(place)
        for entity_id in work.entity_ids:
            by_entity[entity_id].add(place)
        for document_id in work.document_ids:
            of_document.setdefault(document_id, place)
    count = len(works)
    weight = {key: math.log(1 + (count + 1) / len(held)) for key, held in by_key.items()}
    return WorkIndex(
        works=tuple(works),
        weight=weight,
        unseen=math.log(2 + count) + 1,
        by_key=_frozen(by_key),
        by_kind=_frozen(by_kind),
        by_number=_frozen(by_number),
        by_entity=_frozen(by_entity),
        of_document=of_document,
        spoken=_spoken(analysis.claims, of_document),
        named=_named(analysis, of_document),
        by_voice=_frozen(by_voice),
        label_sorts=frozenset(number.split()[0] for number in by_number if " " in number),
        collections=tuple(place for place, work in enumerate(works) if work.collection),
    )


def _frozen(table: Mapping[str, set[int]]) -> dict[str, frozenset[int]]:
    return {key: frozenset(held) for key, held in table.items()}


def _spoken(claims: Iterable[Claim], of_document: Mapping[str, int]) -> dict[str, Mapping[int, int]]:
    spoken: dict[str, Counter[int]] = defaultdict(Counter)
    for claim in claims:
        place = of_document.get(claim.document_id)
        if place is None:
            continue
        for link in claim.attribution.chain:
            if not link.anonymous:
                spoken[link.source_id][place] += 1
                for word in name_words(link.name)[-1:]:
                    for key in keys(word):
                        spoken[key][place] += 1
    return {key: dict(counts) for key, counts in spoken.items()}


def _named(analysis: Analysis, of_document: Mapping[str, int]) -> dict[str, frozenset[int]]:
    named: dict[str, set[int]] = defaultdict(set)
    for entity in analysis.entities:
        places = {of_document[m.document_id] for m in entity.mentions if m.document_id in of_document}
        if places:
            for name in (entity.id, *(name_key(alias) for alias in (entity.name, *entity.aliases))):
                named[name] |= places
            for word in name_words(entity.name)[-1:]:
                for key in keys(word):
                    named[_LAST + key] |= places
    return _frozen(named)


def kinship(wanted: frozenset[str], held: frozenset[str]) -> float:
    """How well the kinds of a citation and of a work go together.

    1 for the same, 0.5 for kinds that documents and those who cite them exchange, 0.3 where one of them tells nothing,
    0 for different ones.
    """
    if not wanted or not held:
        return 0.3
    if wanted & held:
        return 1.0
    return 0.5 if any(related(kind) & held for kind in wanted) else 0.0
