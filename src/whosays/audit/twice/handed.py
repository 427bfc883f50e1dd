"""Who hands on whose word: documents that have it from another one that is cited, or from the same witness."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath

from whosays.audit.shelf import Shelf
from whosays.audit.twice.rests import Ground
from whosays.records import Link, Source

#: Kinds of sources whose word is one testimony wherever it is quoted. What an organization says is not.
_WITNESSES = frozenset({"person", "document"})
#: A head goes on to the first paragraph of so many code points, and is no longer than that many; so is a signature.
_PARAGRAPH, _HEAD, _SIGNATURE = 200, 600, 160
_WORD = re.compile(r"[^\W_]{3,}")
#: What follows tells more of a source than its name: "the letter of 3 May, seen by the paper".
_MORE = re.compile(r",|\s(?:who|which|that|of|to|from|dated|on|in|at|for)\s")
#: Code points before a sentence in which what it goes on from may be attributed.
_GOES_ON = 250
_EMPTY = frozenset({"the", "and", "his", "her", "its", "their", "our", "this", "that", "same", "mrs", "said"})


@dataclass(frozen=True, slots=True)
class Handed:
    """What the documents of a case say of whom they have it from.

    Attributes:
        shelved: Documents with their claims.
        sources: Whom the claims are attributed to, by id.
        marks: For each document what it says of itself.
    """

    shelved: Mapping[str, Shelf]
    sources: Mapping[str, Source]
    marks: Mapping[str, Marks]

    @classmethod
    def of(cls, shelved: Mapping[str, Shelf], sources: Iterable[Source]) -> Handed:
        """Read the heads of the documents."""
        by_id = {source.id: source for source in sources}
        return cls(shelved, by_id, {identity: Marks.of(shelf) for identity, shelf in shelved.items()})

    def from_paper(self, upper: Ground, lower: Ground) -> str:
        """By what name a sentence is attributed to the other one's document, or to who made that; empty if it is not.

        The sentence may go on from sentences before that are so attributed.
        """
        own, other = self.marks[upper.document_id], self.marks[lower.document_id]
        for link in self._links(upper, _GOES_ON):
            source = self.sources.get(link.source_id)
            if source is not None and source.document_id is not None:
                if source.document_id == lower.document_id:
                    return link.name
            elif other.names(link, source) and not own.names(link, source):
                return link.name
        return ""

    def common_witness(self, one: Ground, other: Ground) -> str:
        """The name of a witness from whom both sentences have it; empty where there is none."""
        theirs = [link for link in self._links(other) if _is_witness(link)]
        for link in self._links(one):
            if _is_witness(link) and any(self._are_one(link, them) for them in theirs):
                return link.name
        return ""

    def _links(self, ground: Ground, before: int = 0) -> Iterator[Link]:
        """The chains of the claims that a sentence makes, then of those that begin so little before it on its line."""
        shelf, span = self.shelved[ground.document_id], ground.whole.span
        for claim in shelf.claims_at(span.start, span.end):
            yield from claim.attribution.chain
        low = max(shelf.document.text.rfind("\n\n", 0, span.start), span.start - before, 0)
        for claim in reversed(shelf.claims_at(low, span.start)):
            yield from claim.attribution.chain

    def _are_one(self, one: Link, other: Link) -> bool:
        entity = self._entity_of(one)
        return one.source_id == other.source_id or (entity is not None and entity == self._entity_of(other))

    def _entity_of(self, link: Link) -> str | None:
        source = self.sources.get(link.source_id)
        return source.entity_id if source is not None else None


@dataclass(frozen=True, slots=True)
class Marks:
    """What a document says of itself: title, name of the file, what stands before the text, and signature.

    Attributes:
        words: In small letters.
        entity_ids: Of whom it names there.
    """

    words: frozenset[str]
    entity_ids: frozenset[str]

    @classmethod
    def of(cls, shelf: Shelf) -> Marks:
        """Read the first blocks, up to the first long one, and the last lines."""
        document = shelf.document
        end = 0
        for match in re.finditer(r"\S.*?(?=\n\s*\n|\Z)", document.text[: 4 * _HEAD], re.DOTALL):
            if len(match[0]) >= _PARAGRAPH or match.end() > _HEAD:
                break
            end = match.end()
        last = max(end, len(document.text.rstrip()) - _SIGNATURE)
        places = ((0, end), (last, len(document.text)))
        texts = (
            document.title,
            PurePath(document.path).stem.replace("_", " "),
            *(document.text[a:b] for a, b in places),
        )
        named = (one.entity.id for place in places for one in shelf.named(*place))
        return cls(frozenset(word.lower() for text in texts for word in _WORD.findall(text)), frozenset(named))

    def names(self, link: Link, source: Source | None) -> bool:
        """Whether it names a source, by whatever name, or all telling words of that."""
        if source is not None and source.entity_id is not None and source.entity_id in self.entity_ids:
            return True
        if link.anonymous and link.kind != "document":
            return False
        name = _MORE.split(link.name)[0] if link.kind in _WITNESSES else link.name
        words = {word.lower() for word in _WORD.findall(name)} - _EMPTY
        return bool(words) and words <= self.words


def _is_witness(link: Link) -> bool:
    return link.kind in _WITNESSES and not link.anonymous
