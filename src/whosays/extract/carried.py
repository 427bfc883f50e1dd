"""Who is speaking when a passage begins: what the passages before it hand on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from whosays.extract.attribution.found import Found
from whosays.extract.attribution.introductions import speaks_in_first_person
from whosays.extract.attribution.quoting import Quoted
from whosays.extract.drafts import DraftLink
from whosays.extract.holders import Holder
from whosays.language.passages import Passage

Chain = tuple[DraftLink, ...]


@dataclass(frozen=True, slots=True)
class Carried:
    """What a passage takes over from those before it.

    Attributes:
        speech: Whose words are given in full below a cue with a colon.
        fresh: Whether no paragraph of that speech has been read yet. The first belongs to it in any case, the next
            as long as they open with a quotation mark or speak in the first person.
        voice: Who was quoted last in the paragraph before; a quotation without a cue goes on with it.
    """

    speech: Chain = ()
    fresh: bool = False
    voice: Chain = ()

    def speaking(self, passage: Passage, quoted: Quoted) -> Chain:
        """Whose speech the passage is part of; empty where it is nobody's."""
        if self.fresh or opens_quotation(quoted) or speaks_in_first_person(passage.doc, quoted):
            return self.speech
        return ()


def opens_quotation(quoted: Quoted) -> bool:
    """Whether the passage begins with a quotation mark."""
    return bool(quoted.parts) and quoted.parts[0][0] == 0


def voice_before(token: int, holders: Sequence[Holder], quoted: Quoted) -> Chain:
    """Who was last quoted before ``token`` in its passage by a cue that stands outside quotations."""
    voices = [
        h
        for h in holders
        if h.found.cue[0] < token and h.found.quote_type != "indirect" and quoted.around(h.found.cue[0]) is None
    ]
    return voices[-1].implicit() if voices else ()


def carry_on(
    carried: Carried, speech: Chain, opening: Found | None, holders: Sequence[Holder], quoted: Quoted
) -> Carried:
    """What goes over into the next passage.

    Args:
        carried: What came into this one.
        speech: Whose speech this one was part of.
        opening: The cue with a colon that ends it, if any.
        holders: Its attributions.
        quoted: Its quotations.
    """
    if opening is not None:
        introduced = next(h.implicit() for h in holders if h.found is opening)
        return Carried(introduced, fresh=True, voice=introduced)
    voice = voice_before(len(quoted.doc), holders, quoted)
    if not voice and opens_quotation(quoted):
        voice = carried.voice
    return Carried(speech, voice=voice)
