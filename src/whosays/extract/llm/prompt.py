"""What the model is told, by which hash that is known, and the body of a request."""

from __future__ import annotations

import functools
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from whosays.extract.llm.windows import Window
from whosays.records import Document
from whosays.records.llm import LlmOptions

_PROMPT: Final = Path(__file__).with_name("prompt.txt")
_DIGITS: Final = 8


@functools.cache
def prompt() -> str:
    """The instructions, with line ends as they were written."""
    return _PROMPT.read_bytes().decode("utf-8").replace("\r\n", "\n")


@functools.cache
def prompt_hash() -> str:
    """The first digits of the SHA-256 of the instructions, in hexadecimal."""
    return hashlib.sha256(prompt().encode("utf-8")).hexdigest()[:_DIGITS]


def read_by(options: LlmOptions) -> str:
    """What a claim is stamped with: ``"llm NAME prompt 1a2b3c4d"``. Neither the endpoint nor the key is in it."""
    return f"llm {options.model} prompt {prompt_hash()}"


def asked_with(options: LlmOptions) -> str:
    """What a reading is told from others by: model, prompt, and the options that may change what is found."""
    chosen = {"temperature": options.temperature, "seed": options.seed, "characters": options.characters}
    return ", ".join(
        [f"{options.model} prompt {prompt_hash()}", *(f"{name} {value}" for name, value in chosen.items())]
    )


def request(document: Document, window: Window, options: LlmOptions) -> bytes:
    """The body of a request for one window, in UTF-8.

    The text goes in as the strings of a JSON object in a message of its own: no words of a document can end it.
    """
    text = document.text

    def words(parts: tuple[tuple[int, int], ...]) -> list[str]:
        return [text[start:end] for start, end in parts]

    given = {"before": words(window.before), "paragraphs": words(window.core), "after": words(window.after)}
    body: dict[str, Any] = {
        "model": options.model,
        "messages": [_message("system", prompt()), _message("user", json.dumps(given, ensure_ascii=False))],
        "stream": False,
    }
    if options.temperature is not None:
        body["temperature"] = options.temperature
    if options.seed is not None:
        body["seed"] = options.seed
    return json.dumps(body, ensure_ascii=False).encode("utf-8", "replace")


def _message(role: str, content: str) -> Mapping[str, str]:
    return {"role": role, "content": content}
