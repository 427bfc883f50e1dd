"""Citations by the records alone, for texts that are too many to be parsed: what the sources of a case cite.

A claim cites what its sentence names in brackets or by a mark, or else the source nearest its author. Only a work that
fits better than every other counts: what a parse, the sentences before and the claim's own words would tell apart, as
``resolve`` does for briefs, stays open here. The time grows with the documents and with the different names in their
chains; each name is compared with the works that share one of its rarer words.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from whosays.audit.citations.brackets import bracketed
from whosays.audit.citations.dates import days_of
from whosays.audit.citations.index import Fit, WorkIndex, index_works
from whosays.audit.citations.lexicon import kinds_of, kinds_of_body, words
from whosays.audit.citations.match import fits
from whosays.audit.citations.naming import keys, name_words, singular
from whosays.audit.citations.notes import Notes, notes_of
from whosays.audit.citations.owners import by_name
from whosays.audit.citations.particulars import numbers_of
from whosays.audit.citations.phrase import DETERMINERS
from whosays.audit.citations.reference import Reference
from whosays.audit.citations.works import Work
from whosays.audit.shelf import Shelf
from whosays.records import Analysis, Claim, Document, Link, Span
from whosays.text.edtf import bounds
from whosays.text.names import initials
from whosays.text.sentences import sentences

#: Works that one word of a name may bring up.
_COMMON = 100
#: How much better the best work must fit than the next.
_CLEARLY = 0.01
_WORD = re.compile(r"[^\W\d_]+")
#: What a text has that cites in brackets, by a mark or by a label.
_ASIDE = re.compile(r"[(\[⁰¹²³⁴-⁹]|\b[A-Z][a-z]+\.? \d")


def cited_by_records(
    analysis: Analysis, works: Sequence[Work], by_document: Mapping[str, Shelf]
) -> dict[str, tuple[str, ...]]:
    """By claim, the documents of the one work of the case that it cites; claims that cite none are absent.

    Args:
        analysis: The case.
        works: Its works.
        by_document: What was read in each document.
    """
    index = replace(index_works(works, analysis), common=_COMMON)
    published = {one.id: bounds(one.published) for one in analysis.documents if one.published is not None}
    found: dict[str, tuple[str, ...]] = {}
    for document in analysis.documents:
        reader = _Reader(document, by_document[document.id], index, published)
        found.update(reader.read())
    return found


@dataclass(slots=True)
class _Reader:
    """One document while its citations are read."""

    document: Document
    shelf: Shelf
    index: WorkIndex
    published: Mapping[str, tuple[str | None, str | None]]

    def read(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Claims that cite, each with the documents of the work."""
        text = self.document.text
        aside = _ASIDE.search(text) is not None
        notes = notes_of(text) if aside else Notes()
        places = [*sentences(text)] if aside else []
        starts = [start for start, _ in places]
        by_sentence: dict[int, int | None] = {}
        for claim in self.shelf.claims:
            place = bisect_right(starts, claim.content[0].start) - 1
            if place >= 0 and place not in by_sentence:
                by_sentence[place] = self._aside(places[place], notes)
            cited = by_sentence.get(place)
            cited = self._attributed(claim) if cited is None else cited
            if cited is not None:
                yield claim.id, self.index.works[cited].document_ids

    def _aside(self, place: tuple[int, int], notes: Notes) -> int | None:
        """The one work that a sentence cites in brackets or by marks; None for none or several."""
        cites = bracketed(self.document.text, place, self.shelf, notes)
        found = {self._best(fits(one, self.index), one.proper) for one in cites if one.proper or one.numbers}
        return found.pop() if len(found) == 1 else None

    def _attributed(self, claim: Claim) -> int | None:
        """The one work that the source nearest the author of a claim is, or made."""
        link = next(iter(claim.attribution.chain), None)
        if link is None or link.anonymous or link.source is None:
            return None
        if link.kind == "person":
            written = self._best(by_name(link, self.index))
            # A text of no kind that begins with a name need not be of whoever bears it.
            return written if written is not None and self.index.works[written].kinds else None
        if link.kind != "document":
            return self._best(by_name(link, self.index), name_words(link.name))
        reference = _document(link, link.source, self.shelf)
        return None if reference is None else self._best(fits(reference, self.index), reference.proper)

    def _best(self, found: Sequence[Fit], names: Sequence[str] | None = None) -> int | None:
        """The work that clearly fits best; None where none does, or where it is the citing one or of a later day.

        Args:
            found: The works that fit, the best first.
            names: The words that name it, where one word alone has to name the whole of who made it.
        """
        if not found or (len(found) > 1 and found[0].weight - found[1].weight < _CLEARLY):
            return None
        best = self.index.works[found[0].place]
        if self.document.id in best.document_ids or best.collection or self._is_later(best):
            return None
        return found[0].place if names is None or len(names) != 1 or _is_all_of(names[0], best) else None

    def _is_later(self, work: Work) -> bool:
        """Whether a work was published after all that the citing document can have known."""
        latest = self.published.get(self.document.id, (None, None))[1]
        dates = [self.published.get(one, (None, None))[0] for one in work.document_ids]
        return latest is not None and all(one is not None and one > latest for one in dates)


def _is_all_of(word: str, work: Work) -> bool:
    """Whether one word is all of a maker's name, its acronym, a word for a body, or what the file is named for."""
    if word in words("heads", "bodies") or kinds_of_body(word) or keys(word) & work.path_keys:
        return True
    made = {name_words(maker) for maker in (*work.issuers, *work.authors)}
    return (word,) in made or any(word in map(str.lower, initials(maker)) for maker in work.issuers)


def _document(link: Link, source: Span, shelf: Shelf) -> Reference | None:
    """A document as its phrase describes it; None where nothing in it tells which it is."""
    told = link.name if link.resolved_from else source.exact
    times = () if link.resolved_from else shelf.times(source.start, source.end)
    for time in times:
        told = told.replace(time.span.exact, " ")
    plain = _WORD.findall(told)
    dates = tuple(days for time in times if (days := days_of(time)) is not None)
    named = name_words(" ".join(word for word in plain if word[:1].isupper() and word.lower() not in DETERMINERS))
    noun = next((singular(word.lower()) for word in plain if _kinds(word)), "")
    proper = tuple(word for word in named if word != noun)
    numbers = frozenset(numbers_of(told))
    if not noun or not (proper or dates or numbers):
        return None
    about = tuple(word for word in name_words(told) if word not in proper and word != noun and word not in numbers)
    return Reference(
        source, "document", DETERMINERS.get(plain[0].lower(), "bare"), noun, _kinds(noun),
        proper=proper, about=about, dates=dates, numbers=numbers,
    )  # fmt: skip


def _kinds(word: str) -> frozenset[str]:
    return kinds_of(word.lower()) or kinds_of(singular(word.lower()))
