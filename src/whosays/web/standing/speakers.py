"""Who speaks in a case, by the id of any source or document that they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from whosays.case import Case
from whosays.export.report.cards import KINDS
from whosays.export.report.index import AUTHOR
from whosays.export.words import clipped
from whosays.records import NotFound, Voice
from whosays.web.book import INDEXED, Book
from whosays.web.desk import Desk

#: What who speaks is a function of.
SPOKEN = (*INDEXED, "balance")
_NAME = 120


@dataclass(frozen=True, slots=True)
class SpeakerShown:
    """Somebody who speaks.

    Attributes:
        id: Of their first source, or else document; ``/sources/ID`` shows them.
        name: The fullest.
        kind: In a word.
        hue: Colour class.
        anonymous: Whether the texts withhold their name.
        brief: Whether it is a brief, whose own word counts for nothing in what it claims.
    """

    id: str
    name: str
    kind: str
    hue: str
    anonymous: bool
    brief: bool


class Speakers:
    """Looks up who speaks.

    Args:
        book: The case.
        voices: Everybody who speaks in it.
    """

    def __init__(self, book: Book, voices: Sequence[Voice]) -> None:
        known = {member for voice in voices for member in members(voice)}
        lone = [
            Voice(source.id, source.name, source.kind, source.anonymous, (source.id,))
            for source in book.sources.values()
            if source.id not in known
        ]
        self.voices: Mapping[str, Voice] = {members(voice)[0]: voice for voice in (*voices, *lone) if members(voice)}
        self._of = {one: key for key, voice in self.voices.items() for one in (voice.id, *members(voice))}
        self._weighed = book.voices
        self._hues = book.index.hues

    def key(self, reference: str) -> str | None:
        """The id by which pages and decisions name whoever a source, document or voice is; None where nobody is."""
        found = self._of.get(reference)
        if found is None and reference in self._weighed:  # a voice of a balance that is no longer up to date
            return next((self._of[one] for one in members(self._weighed[reference]) if one in self._of), None)
        return found

    def find(self, reference: str) -> Voice:
        """Whoever a source, document or voice is.

        Raises:
            NotFound: If the case has nobody of this id.
        """
        key = self.key(reference)
        if key is None:
            reason = f"this case has no source “{reference}”"
            raise NotFound(reason, "it may have gone when a document was read anew; look for it among the sources")
        return self.voices[key]

    def shown(self, reference: str) -> SpeakerShown:
        """The same as pages show them; whoever is gone under what they were called."""
        key = self.key(reference)
        voice = self._weighed.get(reference) if key is None else self.voices[key]
        if voice is None:
            return SpeakerShown("", reference, "", AUTHOR, False, False)
        hue = next((self._hues[source] for source in voice.source_ids if source in self._hues), AUTHOR)
        return SpeakerShown(key or "", clipped(voice.name, _NAME), KINDS[voice.kind], hue, voice.anonymous, voice.brief)


def members(voice: Voice) -> tuple[str, ...]:
    """The sources and documents that a voice is."""
    return (*voice.source_ids, *voice.document_ids)


def speakers_of(book: Book, desk: Desk) -> Speakers:
    """Everybody who speaks in the case, looked up once for each book."""
    return book.once("speakers", lambda: Speakers(book, desk.ask(Case.voices)), SPOKEN)
