"""Annotations that people made elsewhere: W3C Web Annotations, and what Hypothes.is exports.

Web Annotation Data Model (W3C Recommendation 2017-02-23): one annotation, a list of them, a page or a collection with
its pages inside, as JSON or with one a line. Of Hypothes.is, the answers of its API and the file that its client saves.
Nothing is fetched: a page that a collection only names is told as unread.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from whosays.ingest.imports.annotation_parts import Broken, marked
from whosays.ingest.imports.formats import ImportFormat
from whosays.ingest.imports.items import Item
from whosays.records import EmptyInput, ReadOptions, Unread, UnreadableInput

#: Keys under which files keep annotations, in the order in which they are looked for.
_LISTS: Final = ("items", "rows", "annotations", "@graph", "resources")
#: Pages within pages that are followed.
_DEEPEST: Final = 10_000
#: Lines from which a file may be JSON lines, and how many are looked at to tell.
_FEWEST: Final = 2
_LOOKED_AT: Final = 20
_CONTEXT: Final = re.compile(rb'"https?://www\.w3\.org/ns/anno\.jsonld"')
_SELECTOR: Final = re.compile(rb'"(?:TextQuoteSelector|TextPositionSelector)"')
_TARGET: Final = re.compile(rb'"target"\s*:')


def recognises(head: bytes, path: str) -> bool:
    """Whether it is JSON that names the context of Web Annotations, or targets with selectors of text."""
    del path
    if head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] not in (b"{", b"["):
        return False
    return bool(_CONTEXT.search(head) or (_SELECTOR.search(head) and _TARGET.search(head)))


def read(data: bytes, path: str, options: ReadOptions) -> Iterator[Item]:
    """Yield what was marked; what marks no words of a text becomes an ``Unread``.

    Args:
        data: The file.
        path: For messages.
        options: Unused: an annotation is no document.

    Raises:
        UnreadableInput: If it is not JSON, nor JSON lines.
        EmptyInput: If it holds no annotation.
    """
    del options
    found = False
    for place, value in _values(data, path):
        if isinstance(value, Unread):
            found = True
            yield value
            continue
        for number, one in enumerate(_annotations(value, path), 1):
            found = True
            if isinstance(one, Unread):
                yield one
                continue
            where = place or f"annotation {number}"
            try:
                yield from marked(one)
            except Broken as error:
                yield Unread(path, f"{where}{_name(one)}: {error}")
    if not found:
        raise EmptyInput(path, "there is no annotation in it")


def _values(data: bytes, path: str) -> Iterator[tuple[str, Any]]:
    """The JSON values of a file, each with its line where it is one of several."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableInput(path, "it is not UTF-8, as JSON has to be", "save it as UTF-8") from None
    value = _parsed(text)
    if not isinstance(value, str):
        yield "", value
        return
    lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    if len(lines) < _FEWEST or not any(isinstance(_parsed(line), dict) for _, line in lines[:_LOOKED_AT]):
        raise UnreadableInput(path, f"it is not JSON ({value})", "export it again")
    for number, line in lines:
        one = _parsed(line)
        yield f"line {number}", Unread(path, f"line {number}: {one}") if isinstance(one, str) else one


def _parsed(text: str) -> Any:
    """A JSON value that is no text; where there is none, a text that says why."""
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        return f"{error.msg}, line {error.lineno}, column {error.colno}"
    except (ValueError, RecursionError):
        return "a number is too long, or lists are nested too deep"
    return value if isinstance(value, dict | list) else "neither an object nor a list"


def _annotations(value: Any, path: str) -> Iterator[Any]:
    """All that should be annotations in a value, in order; pages that are not in the file as ``Unread``."""
    waiting = [value]
    for _ in range(_DEEPEST):
        if not waiting:
            return
        one = waiting.pop(0)
        if isinstance(one, list):
            yield from one
        elif not isinstance(one, Mapping) or _is_annotation(one):
            yield one
        else:
            lists = [one[key] for key in _LISTS if isinstance(one.get(key), list)]
            yield from (item for found in lists[:1] for item in found)
            for key in ("first", "next"):
                page = one.get(key)
                if isinstance(page, Mapping):
                    waiting.append(page)
                elif isinstance(page, str) and page:
                    yield Unread(path, f"its page {page} is not in the file", "export the collection as one file")


def _is_annotation(value: Mapping[str, Any]) -> bool:
    return "target" in value or "hasTarget" in value


def _name(value: Any) -> str:
    name = value.get("id") if isinstance(value, Mapping) else None
    return f" ({name[:80]})" if isinstance(name, str) and name else ""


FORMAT = ImportFormat(
    title="W3C Web Annotations, and annotations of Hypothes.is: words marked in documents of the case",
    recognises=recognises,
    read=read,
)
