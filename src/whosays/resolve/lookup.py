"""Whom do a user's words mean? Names, ``NAME@DOCUMENT`` and ids as references, and references as names."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePath

from whosays.records import Document, UsageError
from whosays.resolve.bearers import AT, Bearer, Bearers
from whosays.resolve.table import EntityTable
from whosays.text.names import name_key

_ID = re.compile(r"ent-[0-9a-f]{16}(?:@doc-[0-9a-f]{16})?")
#: Candidates that a message lists.
_MOST = 8


class Lookup:
    """The names of one case.

    Args:
        bearers: Those of the case.
        table: Its entities.
        documents: Its documents by id.
    """

    def __init__(self, bearers: Bearers, table: EntityTable, documents: Mapping[str, Document]) -> None:
        self._bearers = bearers
        self._table = table
        self._documents = documents
        self._tails = Counter(tail for document in documents.values() for tail in _tails(document.path))

    def label(self, reference: str) -> str:
        """A reference in words that ``find`` takes: ``NAME``, or ``NAME@PATH`` for the bearer in one document.

        Of the path so much is given as no other document's path ends in.

        Raises:
            ValueError: If it means nobody.
        """
        name = self._bearers.name_of(reference)
        _, at, document_id = reference.partition(AT)
        if not at:
            return name
        document = self._documents.get(document_id)
        tails = _tails(document.path) if document else ()
        return f"{name}{AT}{next((tail for tail in tails if self._tails[tail] == 1), document_id)}"

    def find(self, words: str) -> str:
        """The reference that ``words`` mean: a reference, an entity's id, a name, or ``NAME@PATH``.

        A name that is the main one of somebody in some document goes before one that is only among the other names.

        Raises:
            UsageError: If they mean nobody, or more than one; the message lists the candidates.
        """
        words = words.strip()
        if self._bearers.meant_by(words):
            return words
        if words in self._table.references:
            return self._table.references[words]
        if _ID.fullmatch(words):
            reason = f"nothing in this case has the id {words}"
            raise UsageError(reason, "take one from: whosays export CASE --to json")
        found = self._named(words, self._bearers.entities)
        whole = True
        for name, place in _cuts(words) if not found else ():
            within = {document.id for document in self._documents.values() if _is_at(document, place)}
            found = self._named(name, [bearer for bearer in self._bearers.entities if bearer.document_id in within])
            whole = False
            if found:
                break
        if not found:
            raise self._unknown(words)
        references = self._references(found, whole)
        if len(references) > 1:
            raise self._ambiguous(words, references)
        return references[0]

    def _named(self, name: str, among: Iterable[Bearer]) -> list[Bearer]:
        """The bearers whose main name it is, or else those that have it among their others."""
        key = name_key(name)
        main, also = [], []
        for bearer in among if key else ():
            entities = self._bearers.entities[bearer]
            if any(name_key(entity.name) == key for entity in entities):
                main.append(bearer)
            elif any(name_key(alias) == key for entity in entities for alias in entity.aliases):
                also.append(bearer)
        return main or also

    def _references(self, found: Iterable[Bearer], whole: bool) -> list[str]:
        """What bearers are judged by: their name where it stands for one entity, else each by itself."""
        one_by_one = not whole
        references = dict.fromkeys(
            bearer.reference if one_by_one or bearer.id in self._table.split else bearer.id for bearer in found
        )
        return list(references)

    def _ambiguous(self, words: str, references: list[str]) -> UsageError:
        labels = [self.label(self._alone(reference)) for reference in references]
        shown = [
            f"{label if labels.count(label) == 1 else reference} ({self._described(reference)})"
            for label, reference in list(zip(labels, references, strict=True))[:_MOST]
        ]
        more = f" and {len(references) - _MOST:,} more" if len(references) > _MOST else ""
        reason = f"“{words}” may be any of {len(references):,}: {'; '.join(shown)}{more}"
        return UsageError(reason, "name one as NAME@DOCUMENT or by its id")

    def _alone(self, reference: str) -> str:
        """The same bearer with its document, where it is the only one."""
        meant = self._bearers.meant_by(reference)
        return next(iter(meant)).reference if len(meant) == 1 else reference

    def _described(self, reference: str) -> str:
        members = self._bearers.members(self._bearers.meant_by(reference))
        mentions = sum(len(entity.mentions) for entity in members)
        return f"{members[0].schema}, {mentions:,} mention{'' if mentions == 1 else 's'}"

    def _unknown(self, words: str) -> UsageError:
        names = {
            name_key(name): name
            for entity in self._table.entities
            for name in (*sorted(entity.aliases, reverse=True), entity.name)
        }
        key = name_key(next(iter(_cuts(words)), (words, ""))[0])
        near = difflib.get_close_matches(key, names, n=_MOST, cutoff=0.6)
        near += [other for other in sorted(names) if set(key.split()) & set(other.split()) and other not in near]
        if AT in words and key in names:
            paths = sorted({document.path for document in self._documents.values()})
            reason = f"“{names[key]}” is not named in any document of that path or name"
            return UsageError(f"{words}: {reason}", f"the documents are {', '.join(paths[:_MOST])}")
        remedy = f"there is {', '.join(f'“{names[other]}”' for other in near[:_MOST])}" if near else ""
        return UsageError(f"nothing in this case is named “{words}”", remedy)


def _cuts(words: str) -> Iterator[tuple[str, str]]:
    """The ways to read words as ``NAME@PATH``; names rarely have an @, and paths may."""
    for match in re.finditer(AT, words):
        if words[: match.start()].strip() and words[match.end() :].strip():
            yield words[: match.start()].strip(), words[match.end() :].strip()


def _is_at(document: Document, place: str) -> bool:
    """Whether a document is meant by its path, the end of its path, its id or its title."""
    return place in {document.id, document.title, *_tails(document.path)}


def _tails(path: str) -> list[str]:
    """The ends of a path, the shortest first, and the path as it is."""
    parts = PurePath(path).parts
    return [*(str(PurePath(*parts[-length:])) for length in range(1, len(parts))), path]
