"""Asking the tools of assistants, and cases of which each line is a claim."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Coroutine, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import pytest
from mcp import Client
from mcp.types import CallToolResult, Tool, ToolListChangedNotification  # noqa: F401

from tests.factories import make_claim, make_link, make_source
from whosays.assistants.server import create_server
from whosays.case import Case
from whosays.intake import inputs
from whosays.records import Certainty, Document, Entity, Mention, Reading, ReadOptions, Span, content_id

_T = TypeVar("_T")


def finished(work: Coroutine[Any, Any, _T]) -> _T:
    """What comes of asynchronous work, also where this thread has a loop that runs: a browser under test has one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()


def read_lines(document: Document, _: ReadOptions) -> Reading:
    """Every line as a claim of somebody whose name is its first words, about somebody of the same name."""
    claims, sources, entities, start = [], [], [], 0
    for line in document.text.split("\n"):
        if line:
            name = line[:70]
            span = Span(start, start + len(name), name)
            source = make_source(name, document)
            link = replace(make_link(source, document.text, None, None), source=span)
            certainty = Certainty("certain", "negative" if " not " in line else "positive")
            claim = make_claim(document, line, chain=(link,), certainty=certainty)
            claims.append(replace(claim, content=(Span(start, start + len(line), line),), id=content_id("clm", start)))
            sources.append(source)
            mention = Mention(document.id, span, "name", "Person")
            entities.append(Entity(content_id("ent", name), "Person", name, (), (mention,)))
        start += len(line) + 1
    return Reading(document.id, tuple(entities), (), tuple(sources), tuple(claims), 1, 1)


def make_case(name: str, text: str, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(inputs, "read_document", read_lines)
    monkeypatch.setattr(inputs, "has_weights", lambda: True)
    monkeypatch.setattr(inputs, "model_version", lambda: "1")
    Path(f"{name}.txt").write_text(text, encoding="utf-8")
    with Case.open(f"{name}.whosays", create=True) as case:
        assert not case.read([f"{name}.txt"]).unread
    return str(Path(f"{name}.whosays").absolute())


def call(path: str, *calls: tuple[str, Mapping[str, Any]]) -> list[CallToolResult]:
    """What the tools of a server over the case answer, in the same process."""

    async def run() -> list[CallToolResult]:
        async with Client(create_server(path)) as client:
            return [await client.call_tool(name, dict(arguments)) for name, arguments in calls]

    return finished(run())


def answer(path: str, tool: str, **arguments: Any) -> dict[str, Any]:
    (result,) = call(path, (tool, arguments))
    assert not result.is_error, result.content
    assert result.structured_content is not None
    return result.structured_content


def refusal(path: str, tool: str, **arguments: Any) -> str:
    (result,) = call(path, (tool, arguments))
    assert result.is_error
    return " ".join(block.text for block in result.content if block.type == "text")


def tools(path: str) -> list[Tool]:
    async def run() -> list[Tool]:
        async with Client(create_server(path)) as client:
            return (await client.list_tools()).tools

    return finished(run())


def strings(value: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Every string in an answer with the nearest key above it."""
    match value:
        case str():
            yield key, value
        case dict():
            for name, item in value.items():
                yield key, name
                yield from strings(item, name)
        case list():
            for item in value:
                yield from strings(item, key)


def digest(path: str) -> str:
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()
