"""What an endpoint answered, taken apart strictly: anything but the form that was asked for is refused."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any, Final

from whosays.extract.llm.errors import Unanswered, Unusable

_REMEDY: Final = "try again, or another model"
#: A model that reasons aloud does so before its answer.
_THOUGHT: Final = re.compile(r"\A\s*<think>.*?</think>", re.DOTALL)
_FENCED: Final = re.compile(r"\A\s*```(?:json)?[ \t]*\n(.*?)\n?[ \t]*```\s*\Z", re.DOTALL | re.IGNORECASE)
_REFUSING: Final = frozenset({"content_filter"})
#: More attributions than a window can hold, and more pieces than a content can have, are no answer.
_MOST, _MOST_PIECES = 500, 12
_CUT: Final = frozenset({"length", "max_tokens"})


@dataclass(frozen=True, slots=True)
class Quoted:
    """An attribution in the model's own quotations, not found in the text yet.

    Attributes:
        source: Who; several pieces where something stands between them, none where the model names nobody.
        cue: The words that attribute.
        content: What is attributed, at least one piece.
    """

    source: tuple[str, ...]
    cue: str
    content: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a model gave for one window.

    Attributes:
        quoted: Attributions in its order.
        malformed: How many more it gave that have no cue, no content or another shape.
    """

    quoted: tuple[Quoted, ...]
    malformed: int = 0


def read_answer(body: bytes) -> Answer:
    """Read the body of a chat completion (OpenAI API reference, "The chat completion object").

    Raises:
        Unusable: If the answer breaks off, or is not the JSON that was asked for.
        Unanswered: If the body is no chat completion, or the model refuses.
    """
    given = _loaded(_words(body))
    found = given.get("attributions") if isinstance(given, dict) else None
    if not isinstance(found, list):
        reason = "the language model answered JSON without a list of attributions"
        raise Unusable(reason, _REMEDY)
    if len(found) > _MOST:
        reason = "the language model gave more attributions than the text can have"
        raise Unusable(reason, _REMEDY)
    quoted = [_quoted(item) for item in found]
    return Answer(tuple(one for one in quoted if one is not None), quoted.count(None))


def _words(body: bytes) -> str:
    """The model's own words in a chat completion."""
    try:
        completion = json.loads(body)
    except (ValueError, RecursionError):
        completion = None
    choices = completion.get("choices") if isinstance(completion, dict) else None
    choice = choices[0] if isinstance(choices, list) and choices else None
    message = choice.get("message") if isinstance(choice, dict) else None
    if not isinstance(choice, dict) or not isinstance(message, dict):
        reason = "the endpoint of the language model answered something that is no chat completion"
        raise Unanswered(reason, "check the address given with --llm; it usually ends in /v1")
    finished = choice.get("finish_reason")
    if message.get("refusal") or finished in _REFUSING:
        reason = "the language model refused to read it"
        raise Unanswered(reason, "try another model, or read it without --llm")
    if finished in _CUT:
        reason = "the language model's answer breaks off: it is longer than the endpoint allows"
        raise Unusable(reason, "let the model answer at greater length, or take another")
    content = message.get("content")
    if not isinstance(content, str) or not content.strip():
        reason = "the language model answered nothing"
        raise Unusable(reason, _REMEDY)
    return content


def _loaded(words: str) -> Any:
    plain = _THOUGHT.sub("", words, count=1)
    fenced = _FENCED.match(plain)
    try:
        return json.loads(fenced[1] if fenced else plain)
    except (ValueError, RecursionError) as error:
        reason = "the language model did not answer with JSON"
        raise Unusable(reason, _REMEDY) from error


def _quoted(item: Any) -> Quoted | None:
    """One attribution; None where it has another shape, or lacks cue or content."""
    if not isinstance(item, dict):
        return None
    source, cue, content = _pieces(item.get("source")), item.get("cue"), _pieces(item.get("content"))
    if source is None or not content or not isinstance(cue, str) or not cue.strip():
        return None
    return Quoted(source, cue, content)


def _pieces(value: Any) -> tuple[str, ...] | None:
    """A quotation or a list of them without those that are blank; None where it is neither."""
    if value is None:
        return ()
    listed = [value] if isinstance(value, str) else value
    if not isinstance(listed, list) or len(listed) > _MOST_PIECES:
        return None
    if not all(isinstance(piece, str) for piece in listed):
        return None
    return tuple(piece for piece in listed if piece.strip())
