"""How are a voice and a claim shown where it counts who hands on what?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from whosays.export.balance import outside_first
from whosays.export.report.index import AUTHOR, Index
from whosays.export.words import clipped
from whosays.records import Balance, Line

_NAME, _WORDS = 80, 300


@dataclass(frozen=True, slots=True)
class VoiceShown:
    """Whoever hands on a claim."""

    name: str
    hue: str
    anonymous: bool


@dataclass(frozen=True, slots=True)
class Said:
    """A claim with the way that it took.

    Attributes:
        number: Of the claim on the page; 0 where it is not in the case.
        link: Its anchor; empty where the page does not show it.
        words: Its words.
        path: From the voice whose document carries it to the origin.
        assumed: Whether some step of that is taken from likeness of words.
    """

    number: int
    link: str
    words: str
    path: tuple[VoiceShown, ...]
    assumed: bool


class Voices:
    """Looks up voices and claims for one page.

    Args:
        balance: What rests on what.
        index: The case.
        links: For each claim's id the anchor of its card or of its place in the text, where the page has one.
    """

    def __init__(self, balance: Balance, index: Index, links: Mapping[str, str]) -> None:
        self.by_id = {voice.id: voice for voice in balance.voices}
        self._first: dict[str, Line] = {line.claim_id: line for line in reversed(balance.lines)}
        self._claims = {numbered.claim.id: numbered for numbered in index.claims}
        self._hues = index.hues
        self._links = links

    def voice(self, voice_id: str) -> VoiceShown:
        """A voice in the colour of its first source, or in that of an author."""
        voice = self.by_id.get(voice_id)
        if voice is None:
            return VoiceShown(voice_id, AUTHOR, False)
        hue = next((self._hues[source] for source in voice.source_ids if source in self._hues), AUTHOR)
        return VoiceShown(clipped(voice.name, _NAME), hue, voice.anonymous)

    def first_said(self, claim_ids: Sequence[str], most: int) -> tuple[Said, ...]:
        """The first of several claims, those that rest on a brief's own word last."""
        return tuple(map(self.said, outside_first(claim_ids, self._first, self.by_id)[:most]))

    def said(self, claim_id: str) -> Said:
        """A claim with its number and the first of the ways that it took."""
        numbered, line = self._claims.get(claim_id), self._first.get(claim_id)
        path = tuple(map(self.voice, line.voices)) if line else ()
        assumed = line is not None and line.assumed
        if numbered is None:
            return Said(0, "", "a claim that is no longer in the case", path, assumed)
        words = " … ".join(" ".join(span.exact.split()) for span in numbered.claim.content)
        return Said(numbered.number, self._links.get(claim_id, ""), clipped(words, _WORDS), path, assumed)
