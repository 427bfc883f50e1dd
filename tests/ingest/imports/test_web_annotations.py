"""Annotations made elsewhere: every shape that programs write, and every way in which a file can be broken."""

from __future__ import annotations

import json
from typing import Any

import pytest

from whosays.ingest.imports import MarkedElsewhere
from whosays.ingest.imports.web_annotations import FORMAT
from whosays.records import EmptyInput, ReadOptions, Unread, UnreadableInput

ONE: dict[str, Any] = {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    "id": "https://notes.example/1",
    "type": "Annotation",
    "motivation": "commenting",
    "creator": {"id": "https://people.example/vant", "type": "Person", "name": "Orsolya Vant"},
    "created": "2021-05-03T10:00:00Z",
    "body": [
        {"type": "TextualBody", "value": "Who says so?", "format": "text/plain"},
        {"type": "TextualBody", "value": "doubtful", "purpose": "tagging"},
    ],
    "target": {
        "source": "https://archive.example/lantern.txt",
        "selector": [
            {"type": "TextQuoteSelector", "exact": "the lighthouse", "prefix": "sold ", "suffix": " at"},
            {"type": "TextPositionSelector", "start": 118, "end": 132},
        ],
    },
}
MARKED = MarkedElsewhere(
    ("https://archive.example/lantern.txt",), "the lighthouse", "sold ", " at", 118, 132, "Who says so?",
    ("doubtful",), "commenting", "Orsolya Vant", "2021-05-03T10:00:00Z", "https://notes.example/1",
)  # fmt: skip
ROW: dict[str, Any] = {
    "id": "Xy12",
    "created": "2022-01-02T03:04:05.678901+00:00",
    "updated": "2022-01-02T03:04:05.678901+00:00",
    "user": "acct:vant@annotate.example",
    "user_info": {"display_name": None},
    "uri": "https://archive.example/lantern.txt",
    "text": "Sold to **whom**?",
    "tags": ["sale", "open"],
    "group": "__world__",
    "document": {"title": ["The lantern file"]},
    "target": [
        {
            "source": "https://archive.example/lantern.txt",
            "selector": [
                {"type": "RangeSelector", "startContainer": "/p[2]", "startOffset": 3, "endOffset": 9},
                {"type": "TextPositionSelector", "start": 10, "end": 24},
                {"type": "TextQuoteSelector", "exact": "the lighthouse", "prefix": "sold ", "suffix": " at"},
            ],
        }
    ],
}


def read(value: Any, path: str = "notes.json") -> list[Any]:
    data = value if isinstance(value, bytes) else json.dumps(value).encode()
    assert FORMAT.recognises(data, path) is True or b"selector" not in data
    return [*FORMAT.read(data, path, ReadOptions())]


def of(**changes: Any) -> dict[str, Any]:
    return {**ONE, **changes}


@pytest.mark.parametrize(
    "file",
    [
        ONE,
        [ONE],
        {"@context": ONE["@context"], "type": "AnnotationPage", "items": [ONE]},
        {"@context": ONE["@context"], "type": "AnnotationCollection", "total": 1,
         "first": {"type": "AnnotationPage", "items": [ONE]}},
        {"@context": ONE["@context"], "@graph": [ONE]},
        json.dumps(ONE).encode() + b"\n\n",
        b"\xef\xbb\xbf" + json.dumps(ONE, indent=2).encode(),
    ],
)  # fmt: skip
def test_one_annotation_in_every_wrapping(file: Any) -> None:
    assert read(file) == [MARKED]


def test_json_lines_with_a_broken_one_give_the_rest() -> None:
    line = json.dumps(ONE)
    found = read("\n".join([line, '{"target": ', line.replace("the lighthouse", "a\u2028b")]).encode())
    assert [type(one) for one in found] == [MarkedElsewhere, Unread, MarkedElsewhere]
    assert found[1].path == "notes.json"
    assert found[1].reason.startswith("line 2: ")
    first = read("\n".join(['{"target": ', line, line]).encode())
    assert [type(one) for one in first] == [Unread, MarkedElsewhere, MarkedElsewhere]


@pytest.mark.parametrize("file", [{"total": 1, "rows": [ROW]}, {"annotations": [ROW]}, [ROW], ROW])
def test_what_hypothesis_exports(file: Any) -> None:
    (found,) = read(file)
    assert found.targets == ("https://archive.example/lantern.txt", "The lantern file")
    assert (found.exact, found.prefix, found.suffix) == ("the lighthouse", "sold ", " at")
    assert (found.start, found.end) == (10, 24)
    assert (found.body, found.tags, found.creator) == (
        "Sold to **whom**?",
        ("sale", "open"),
        "vant@annotate.example",
    )


def test_a_name_that_is_shown_goes_before_the_account() -> None:
    (found,) = read({"rows": [{**ROW, "user_info": {"display_name": "O. Vant"}}]})
    assert found.creator == "O. Vant"


def test_pages_inside_pages_are_followed_and_pages_elsewhere_told() -> None:
    page = {"items": [ONE], "next": {"items": [ONE], "next": "https://notes.example/page3"}}
    found = read({"type": "AnnotationCollection", "first": page})
    assert found[:2] == [MARKED, MARKED]
    assert "https://notes.example/page3 is not in the file" in found[2].reason
    assert found[2].remedy


def target(*selectors: Any, source: Any = "https://archive.example/lantern.txt") -> dict[str, Any]:
    return of(target={"source": source, "selector": list(selectors)})


@pytest.mark.parametrize(
    ("file", "start", "end"),
    [
        (of(target="urn:whosays:doc-1#char=20,64"), 20, 64),
        (of(target="lantern.txt#char=,64"), 0, 64),
        (target({"type": "FragmentSelector", "value": "char=20,64"}), 20, 64),
        (target({"type": "FragmentSelector", "value": "page=3",
                 "refinedBy": {"type": "oa:TextPositionSelector", "start": 20, "end": 64}}), 20, 64),
        (target({"type": "Choice", "items": [{"type": "TextPositionSelector", "start": 20, "end": 64}]}), 20, 64),
    ],
)  # fmt: skip
def test_positions_in_every_form(file: Any, start: int, end: int) -> None:
    (found,) = [*FORMAT.read(json.dumps(file).encode(), "x.json", ReadOptions())]
    assert (found.exact, found.start, found.end) == ("", start, end)


def test_every_target_is_an_annotation_of_its_own() -> None:
    (first, second) = read(of(target=[ONE["target"], {**ONE["target"], "source": {"id": "urn:sha256:" + "0" * 64}}]))
    assert first == MARKED
    assert second.targets == ("urn:sha256:" + "0" * 64,)


@pytest.mark.parametrize(
    ("changes", "body", "tags"),
    [
        ({"body": "https://notes.example/long-comment"}, "https://notes.example/long-comment", ()),
        ({"body": None, "bodyValue": "No."}, "No.", ()),
        ({"body": [{"value": "a"}, {"value": "b", "purpose": "commenting"}]}, "a\n\nb", ()),
        ({"body": {"value": "x  y", "purpose": ["oa:classifying", "commenting"]}}, "", ("x y",)),
        ({"body": {"type": "SpecificResource", "source": "urn:whosays:clm-1", "purpose": "linking"}}, "", ()),
        ({"body": 7}, "", ()),
    ],
)
def test_bodies(changes: dict[str, Any], body: str, tags: tuple[str, ...]) -> None:
    (found,) = read(of(**changes))
    assert (found.body, found.tags) == (body, tags)


@pytest.mark.parametrize(
    ("changes", "name", "value"),
    [
        ({"motivation": "http://www.w3.org/ns/oa#assessing"}, "motivation", "assessing"),
        ({"motivation": ["tagging", "linking"]}, "motivation", "tagging"),
        ({"motivation": {"id": "x"}}, "motivation", ""),
        ({"creator": "https://people.example/1"}, "creator", "https://people.example/1"),
        ({"creator": [{"nickname": "vant\u202e\nx"}]}, "creator", "vant x"),
        ({"creator": 3}, "creator", ""),
        ({"created": None}, "created", ""),
    ],
)
def test_who_and_why(changes: dict[str, Any], name: str, value: str) -> None:
    (found,) = read(of(**changes))
    assert getattr(found, name) == value


@pytest.mark.parametrize(
    ("broken", "words"),
    [
        (3, "it is not an object"),
        ({"type": "Annotation", "target": None}, "it has no target"),
        (of(target="https://archive.example/lantern.txt"), "it marks a whole document"),
        (of(target=7), "a target is neither an IRI nor an object"),
        (target({"type": "XPathSelector", "value": "/p"}, {"type": "CssSelector"}), "XPathSelector, CssSelector"),
        (target({"type": "TextPositionSelector", "start": "4", "end": 9}), "it marks a whole document"),
        (target({"type": "TextPositionSelector", "start": 9, "end": 4}), "it marks a whole document"),
        (target({"type": "TextQuoteSelector", "exact": "x" * 200_000}), "more than 100,000 characters"),
        ({**ROW, "references": ["Xy11"], "target": [{"source": "https://archive.example/"}]}, "an answer to another"),
    ],
)
def test_what_marks_no_words_is_told_and_the_rest_is_read(broken: Any, words: str) -> None:
    found = read([ONE, broken, ONE])
    assert [found[0], found[2]] == [MARKED, MARKED]
    assert isinstance(found[1], Unread)
    assert found[1].reason.startswith("annotation 2")
    assert words in found[1].reason


@pytest.mark.parametrize("data", [b"", b"nonsense", b'{"a": ', b"\xff\xfe{\x00", b'"text"', b"[" * 100_000])
def test_what_is_no_json_cannot_be_read(data: bytes) -> None:
    with pytest.raises(UnreadableInput, match=r"notes\.json|JSON|UTF-8"):
        [*FORMAT.read(data, "notes.json", ReadOptions())]


@pytest.mark.parametrize("data", [b"[]", b'{"rows": []}', b'{"type": "AnnotationCollection", "total": 0}'])
def test_a_file_without_annotations_is_empty(data: bytes) -> None:
    with pytest.raises(EmptyInput):
        [*FORMAT.read(data, "notes.json", ReadOptions())]


def test_deep_and_huge_values_are_bounded() -> None:
    deep: dict[str, Any] = {"type": "TextQuoteSelector", "exact": "far down"}
    for _ in range(50):
        deep = {"type": "FragmentSelector", "value": "page=1", "refinedBy": deep}
    (found,) = read(target(deep))
    assert isinstance(found, Unread)
    number = json.dumps(of(created="N")).replace('"N"', "9" * 10_000).encode()
    with pytest.raises(UnreadableInput):
        [*FORMAT.read(number, "notes.json", ReadOptions())]


@pytest.mark.parametrize(
    ("data", "recognised"),
    [
        (json.dumps(ONE).encode(), True),
        (json.dumps({"rows": [ROW]}).encode(), True),
        (b'{"type": "bundle", "id": "bundle--1", "target": "x"}', False),
        (b"plain text with \"TextQuoteSelector\" and \"target\": in it", False),
        (b"", False),
    ],
)  # fmt: skip
def test_it_is_recognised_by_what_it_holds(data: bytes, recognised: bool) -> None:
    assert FORMAT.recognises(data, "any.json") is recognised
