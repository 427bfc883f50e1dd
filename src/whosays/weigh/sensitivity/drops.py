"""What to leave out: which voices do a user's words mean, one source, one document, one entity or a whole class?"""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePath
from typing import get_args

from whosays.records import Analysis, Document, Entity, SourceKind, UsageError, Voice
from whosays.text.names import name_key

#: Kinds of voices that speak for an entity in whose name they stand: a government, its officials.
_SPEAK_FOR = frozenset({"state", "anonymous_group"})
#: Words between which and the noun an entity's name is a place or a party, and not who speaks.
_BEFORE = frozenset({"about", "against", "and", "as", "at", "by", "for", "in", "on", "or", "to", "with", "within"})
_OF = frozenset({"of", "from"})
#: Words that may stand before the name, such as "two senior".
_LEADING = 3
#: Candidates that a message lists.
_MOST = 8
_AT = "@"
_SUCH_AS = "such as: anonymous, kind:state, document:PATH, entity:NAME, or the name of a source"


@dataclass(frozen=True, slots=True)
class Drop:
    """Voices that are left out together.

    Attributes:
        voices: Their ids, sorted.
        words: What they are, such as ``"every unnamed source (14)"``.
    """

    voices: tuple[str, ...] = ()
    words: str = ""


def join_drops(drops: Iterable[Drop]) -> Drop:
    """All that several drops leave out."""
    drops = tuple(drops)
    voices = {voice for drop in drops for voice in drop.voices}
    return Drop(tuple(sorted(voices)), "; ".join(drop.words for drop in drops))


class Dropper:
    """The voices of one case, to be found by what a user calls them.

    Args:
        voices: Those of its balance.
        analysis: The case.
        adjectives: By name key of an entity, the words for what is its, such as ``"norland": ["Norlandish"]``.
    """

    def __init__(
        self, voices: Sequence[Voice], analysis: Analysis, adjectives: Mapping[str, Sequence[str]] | None = None
    ) -> None:
        self._adjectives = adjectives or {}
        self._voices = sorted(voices, key=lambda voice: (voice.name, voice.id))
        self._documents: Mapping[str, Document] = {document.id: document for document in analysis.documents}
        self._claims = analysis.claims
        self._entities = analysis.entities
        entities = {entity.id: entity for entity in self._entities}
        self._entity_of: Mapping[str, Entity] = {
            source.id: entities[source.entity_id] for source in analysis.sources if source.entity_id in entities
        }
        self._source_names = {source.id: source.name for source in analysis.sources}
        self._classes: Mapping[str, Callable[[str], Drop]] = {
            "kind": self._of_kind,
            "document": self._of_document,
            "entity": self._of_entity,
            "source": self._one,
        }

    def find(self, reference: str) -> Drop:
        """What ``reference`` means.

        ``anonymous``: every unnamed source. ``kind:KIND``: every source of a kind. ``document:PATH``: the document, by
        its path, the end of it, its title or id, with its whole work; or all in a folder. ``entity:NAME``: whoever is
        that entity, and the states and unnamed groups that are called by its name, such as a government and its
        officials. Anything else, or ``source:NAME``: one voice, by its id, that of a source or document of it, a path,
        a name of its own, or ``NAME@PATH`` for whom a document calls so.

        Raises:
            UsageError: If it means none, or a name means several; the message lists the candidates.
        """
        words = reference.strip()
        if words == "anonymous":
            return self._class([voice for voice in self._voices if voice.anonymous], "unnamed source")
        head, colon, rest = words.partition(":")
        if colon and rest.strip() and head in self._classes:
            return self._classes[head](rest.strip())
        return self._one(words)

    def _of_kind(self, kind: str) -> Drop:
        if kind not in get_args(SourceKind):
            reason = f"there is no kind of source “{kind}”"
            raise UsageError(reason, f"the kinds are {', '.join(get_args(SourceKind))}")
        return self._class([voice for voice in self._voices if voice.kind == kind], f"source of the kind {kind}")

    def _class(self, voices: Sequence[Voice], words: str) -> Drop:
        if not voices:
            reason = f"this case has no {words}"
            raise UsageError(reason, _SUCH_AS)
        return _drop(voices, f"every {words} ({len(voices):,})")

    def _of_document(self, place: str) -> Drop:
        found = [voice for voice in self._voices if self._is_document(voice, place)]
        if found:
            return self._only(found, place)
        within = [voice for voice in self._voices if any(_holds(place, one.path) for one in self._own(voice))]
        if within:
            return _drop(within, f"every document in {place} ({sum(len(self._own(voice)) for voice in within):,})")
        paths = sorted(document.path for document in self._documents.values())
        near = difflib.get_close_matches(place, paths, n=_MOST, cutoff=0.3) or paths[:_MOST]
        reason = f"no document of this case is at “{place}” or has that title"
        raise UsageError(reason, f"there is {', '.join(near)}" if near else "")

    def _of_entity(self, name: str) -> Drop:
        key = name_key(name)
        named = {
            name_key(one)
            for entity in self._entities
            if name == entity.id or key in map(name_key, (entity.name, *entity.aliases))
            for one in (entity.name, *entity.aliases)
        } | {key}
        named |= {name_key(word) for one in named for word in self._adjectives.get(one, ())}
        found = [voice for voice in self._voices if self._speaks_for(voice, name, named)]
        if not found:
            raise self._unknown(name)
        names = list(dict.fromkeys(voice.name for voice in found))
        more = f" and {len(names) - _MOST:,} more" if len(names) > _MOST else ""
        return _drop(found, f"{name} ({', '.join(names[:_MOST])}{more})")

    def _speaks_for(self, voice: Voice, reference: str, keys: set[str]) -> bool:
        own = [self._entity_of[source] for source in voice.source_ids if source in self._entity_of]
        if any(entity.id == reference or name_key(entity.name) in keys for entity in own):
            return True
        return voice.kind in _SPEAK_FOR and any(_called_by(key, voice.name) for key in keys)

    def _one(self, reference: str) -> Drop:
        for means in (self._has_id, self._is_called, self._is_also_called, self._is_document, self._is_at):
            found = [voice for voice in self._voices if means(voice, reference)]
            if found:
                return self._only(found, reference)
        raise self._unknown(reference)

    def _only(self, found: Sequence[Voice], reference: str) -> Drop:
        if len(found) == 1:
            return _drop(found, found[0].name)
        listed = "; ".join(self._described(voice) for voice in found[:_MOST])
        more = f" and {len(found) - _MOST:,} more" if len(found) > _MOST else ""
        reason = f"“{reference}” may be any of {len(found):,}: {listed}{more}"
        raise UsageError(reason, "name one as NAME@DOCUMENT or by its id")

    def _described(self, voice: Voice) -> str:
        """A voice by name, id, and one document that has it, where it is no document itself."""
        paths = sorted(self._documents[one].path for one in self._quoted_in[voice.id] if one in self._documents)
        place = f"{_AT}{PurePath(paths[0]).name}" if paths and not voice.document_ids else ""
        return f"{voice.name}{place} ({voice.kind}, {voice.id})"

    def _has_id(self, voice: Voice, reference: str) -> bool:
        return reference in {voice.id, *voice.source_ids, *voice.document_ids}

    def _is_called(self, voice: Voice, reference: str) -> bool:
        return name_key(reference) == name_key(voice.name)

    def _is_also_called(self, voice: Voice, reference: str) -> bool:
        return name_key(reference) in map(name_key, self._other_names(voice))

    def _other_names(self, voice: Voice) -> Iterable[str]:
        for source in voice.source_ids:
            yield self._source_names.get(source, voice.name)
            if source in self._entity_of:
                yield from (self._entity_of[source].name, *self._entity_of[source].aliases)

    def _is_document(self, voice: Voice, place: str) -> bool:
        return any(_is_at(document, place) for document in self._own(voice))

    def _is_at(self, voice: Voice, reference: str) -> bool:
        name, _, place = reference.rpartition(_AT)
        if not name or not (self._is_called(voice, name) or self._is_also_called(voice, name)):
            return False
        return any(_is_at(self._documents[one], place) for one in self._quoted_in[voice.id] if one in self._documents)

    def _own(self, voice: Voice) -> list[Document]:
        return [self._documents[one] for one in voice.document_ids if one in self._documents]

    @cached_property
    def _quoted_in(self) -> Mapping[str, set[str]]:
        """By voice, the documents that hand something on from it."""
        of = {source: voice.id for voice in self._voices for source in voice.source_ids}
        found: defaultdict[str, set[str]] = defaultdict(set)
        for claim in self._claims:
            for link in claim.attribution.chain:
                if link.source_id in of:
                    found[of[link.source_id]].add(claim.document_id)
        return found

    def _unknown(self, reference: str) -> UsageError:
        names = {name_key(voice.name): voice.name for voice in self._voices}
        asked = name_key(reference.rpartition(_AT)[0] or reference)
        near = difflib.get_close_matches(asked, names, n=_MOST, cutoff=0.6)
        near += [key for key in sorted(names) if set(asked.split()) & set(key.split()) and key not in near]
        listed = ", ".join(f"“{names[key]}”" for key in near[:_MOST])
        reason = f"no source of this case is called “{reference}”"
        return UsageError(reason, f"there is {listed}" if listed else _SUCH_AS)


def _drop(voices: Sequence[Voice], words: str) -> Drop:
    return Drop(tuple(sorted(voice.id for voice in voices)), words)


def _is_at(document: Document, place: str) -> bool:
    """Whether a document is meant by its id, its title, its path or the end of it, whole names at a time."""
    parts = PurePath(place).parts
    return place in {document.id, document.title} or PurePath(document.path).parts[-len(parts) :] == parts


def _holds(folder: str, path: str) -> bool:
    """Whether a path leads through ``folder``, itself the end of a path."""
    parts, above = PurePath(folder).parts, PurePath(path).parts[:-1]
    ends = range(len(parts), len(above) + 1) if parts else ()
    return any(above[end - len(parts) : end] == parts for end in ends)


def _called_by(key: str, name: str) -> bool:
    """Whether a group or state is called by an entity: "two senior Norland officials", "officials of Norland"."""
    words = [name_key(word) for word in name.split()]
    of = key.split()
    for start in range(len(words) - len(of) + 1):
        if words[start : start + len(of)] == of:
            before = [word for word in words[:start] if word != "the"]
            if (before and before[-1] in _OF) or (len(before) < _LEADING and not _BEFORE.intersection(before)):
                return True
    return False
