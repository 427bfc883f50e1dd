"""Reasons for omissions, in sentences for an analyst."""

from __future__ import annotations

from whosays.audit.omissions.cues import VOICE
from whosays.audit.omissions.drafts import Draft
from whosays.audit.omissions.place import ELSEWHERE
from whosays.records import Omission

_ARTICLES = {"a": "an", "e": "an", "i": "an", "o": "an"}
_PLAIN = {"exoneration": "something that speaks for those concerned", "turn": "a turn against what stands before it",
          "other explanation": "another explanation or cause"}  # fmt: skip
_MOST_WORDS = 3


def omission_of(draft: Draft) -> Omission:
    """The record of a draft."""
    sentence = draft.sentence
    return Omission(sentence.document.id, sentence.span, draft.bears_on, reason(draft), round(draft.weight, 4))


def reason(draft: Draft) -> str:
    """Why a draft is an omission: its kind, the words that show it, and where it stands from what was borrowed."""
    about = ""
    if draft.place is ELSEWHERE and draft.common:
        about = " about " + ", ".join(f"“{word}”" for word in draft.common[:_MOST_WORDS])
    if draft.cue.kind == VOICE:
        return f"{draft.place.words} gives the word of somebody else on the matter, which the brief does not carry."
    words = " ".join(draft.sentence.document.text[draft.cue.start : draft.cue.end].split())
    kind = _PLAIN.get(draft.cue.kind) or f"{_ARTICLES.get(draft.cue.kind[0], 'a')} {draft.cue.kind}"
    verb = "stands" if draft.place is ELSEWHERE else "is"
    return f"{draft.place.words} {verb} {kind} (“{words}”){about}, which the brief does not carry."
