"""STIX bundles as documents: what people wrote, one voice a document, the newest version, what is broken by name."""

from __future__ import annotations

import json
from typing import Any
from uuid import NAMESPACE_DNS, uuid5

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.everything import everything
from tests.export.stix.bundles import written

from whosays.export.stix.extensions import PRODUCER, RECORD
from whosays.ingest.imports.items import Item
from whosays.ingest.imports.stix import FORMAT
from whosays.ingest.imports.stix_bundle import OURSELVES, OWN
from whosays.records import Document, EmptyInput, ReadOptions, Unread, UnreadableInput

PATH = "feeds/tarn.json"
FERRY = "The harbour office of Tarn said that the ferry sank in May 2020."


def made(kind: str, name: str, /, **more: Any) -> dict[str, Any]:
    """An object with the properties that all have."""
    return {
        "type": kind,
        "spec_version": "2.1",
        "id": f"{kind}--{uuid5(NAMESPACE_DNS, name)}",
        "created": "2020-01-01T00:00:00.000Z",
        "modified": "2020-01-01T00:00:00.000Z",
        **more,
    }


WATCH = made("identity", "watch", name="Tarn Watch", identity_class="organization")


def report(name: str = "report", /, *refs: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A report by Tarn Watch."""
    return made("report", name, **{
        "name": "The ferry of Tarn",
        "published": "2021-03-04T05:00:00.000Z",
        "description": FERRY,
        "object_refs": [ref["id"] for ref in refs] or [WATCH["id"]],
        "created_by_ref": WATCH["id"],
        **more,
    })  # fmt: skip


def items(*objects: Any, options: ReadOptions | None = None, **bundle: Any) -> list[Item]:
    """What a bundle of these objects brings."""
    data = {"type": "bundle", "id": f"bundle--{uuid5(NAMESPACE_DNS, 'bundle')}", "objects": [*objects], **bundle}
    return [*FORMAT.read(json.dumps(data).encode(), PATH, options or ReadOptions(role="source"))]


def documents(*objects: Any) -> list[Document]:
    """The documents among it."""
    return [item for item in items(*objects) if isinstance(item, Document)]


def test_a_report_is_a_document() -> None:
    (document,) = documents(WATCH, report())
    assert document.text == f"The ferry of Tarn\n\nBy Tarn Watch.\n\n{FERRY}"
    assert (document.title, document.published, document.media_type, document.role) == (
        *("The ferry of Tarn", "2021-03-04"),
        *("application/stix+json", "source"),
    )
    assert document.path == f"{PATH}#{report()['id']}"


def test_markup_is_read_and_not_kept() -> None:
    words = f"## On the ferry\n\n**{FERRY}** See [the log](https://example.org).\n\n- It was old. (Citation: Holt 2020)"
    (document,) = documents(WATCH, report(description=words, name="Ferry_One #1 <b>"))
    assert document.text == (
        f"Ferry_One #1 <b>\n\nBy Tarn Watch.\n\nOn the ferry\n\n{FERRY} See the log.\n\nIt was old."
    )


def test_what_a_producer_wrote_of_the_objects_of_a_report_belongs_to_it() -> None:
    heron = made("malware", "heron", name="Grey_Heron", description="It steals passwords.", created_by_ref=WATCH["id"])
    uses = made(
        "relationship", "uses", relationship_type="targets", source_ref=heron["id"], target_ref=WATCH["id"],
        description="It went for the harbour office.", created_by_ref=WATCH["id"],
    )  # fmt: skip
    note = made(
        "note", "own", abstract="Later", content="It went on.", object_refs=[report()["id"]], created_by_ref=WATCH["id"]
    )
    (document,) = documents(WATCH, heron, uses, note, report("report", heron, uses))
    assert document.text.split("\n\n")[3:] == [
        *("Grey_Heron", "It steals passwords."),
        *("Grey_Heron targets Tarn Watch", "It went for the harbour office."),
        *("Later", "It went on."),
    ]


def test_other_voices_have_documents_of_their_own() -> None:
    other = made("identity", "other", name="Pilots of Tarn", identity_class="group")
    by_others = made("malware", "heron", name="Heron", description="It was never on board.", created_by_ref=other["id"])
    note = made("note", "n", content="The ferry never sank.", authors=["R. Ames"], object_refs=[report()["id"]])
    opinion = made(
        "opinion", "o", opinion="strongly-disagree", explanation="No ferry sailed on that day.",
        authors=["L. Orrin"], object_refs=[report()["id"]],
    )  # fmt: skip
    found = documents(WATCH, other, report("report", by_others), by_others, note, opinion)
    assert [document.text.split("\n\n") for document in found] == [
        ["The ferry of Tarn", "By Tarn Watch.", FERRY],
        ["Heron", "By Pilots of Tarn.", "It was never on board."],
        ["Note", "By R. Ames.", "The ferry never sank."],
        ["Opinion (strongly disagree) on The ferry of Tarn", "By L. Orrin.", "No ferry sailed on that day."],
    ]
    assert [document.published for document in found] == ["2021-03-04", None, "2020-01-01", "2020-01-01"]


def test_a_producer_is_one_voice_however_many_objects_it_describes() -> None:
    tools = [
        made("tool", f"tool {n}", name=f"Tool {n}", description=f"It opens door {n}.", created_by_ref=WATCH["id"])
        for n in range(3)
    ]
    (document,) = documents(WATCH, *tools)
    assert document.text.split("\n\n") == [
        "Written by Tarn Watch",
        *(line for n in range(3) for line in (f"Tool {n}", f"It opens door {n}.")),
    ]


@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ("2020-01-01T00:00:00.000Z", "2020-01-02T00:00:00.000Z"),
        ("2020-01-01T00:00:00Z", "2020-01-01T00:00:00.1Z"),
        ("2020-01-01T00:00:00.09Z", "2020-01-01T00:00:00.1Z"),
        ("2020-01-01T00:00:00.099999Z", "2020-01-01T00:00:00.1Z"),
    ],
)
def test_the_newest_version_counts(older: str, newer: str, *, reverse: bool) -> None:
    versions = [report(modified=older, description="The old words stood here."), report(modified=newer)]
    (document,) = documents(WATCH, *(reversed(versions) if reverse else versions))
    assert FERRY in document.text
    assert "old words" not in document.text


def test_what_is_revoked_is_not_read_and_is_told() -> None:
    (unread,) = items(WATCH, report(), report(modified="2022-01-01T00:00:00.000Z", revoked=True))
    assert isinstance(unread, Unread)
    assert (unread.path, unread.reason) == (f"{PATH}#{report()['id']}", "object 3 is revoked by who made it")


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        (5, "object 2: it is no object"),
        ({"type": "report"}, "object 2: its “id” is no identifier of STIX"),
        ({"type": "report", "id": "report--1"}, "object 2 (report--1): its “id” is no identifier of STIX"),
        ({**report("b"), "type": "note"}, "its “type” is another one than its “id” says"),
        (report("b", description=["words"]), "its “description” is no text"),
        (report("b", name=None), "its “name” is no text"),
        (report("b", object_refs="all"), "its “object_refs” is no list of texts"),
        (report("b", authors=[1]), "its “authors” is no list of texts"),
        (report("b", modified="yesterday"), "its “modified” is no time: “yesterday”"),
        (report("b", extensions=[]), "its “extensions” are no object"),
    ],
)
def test_what_is_broken_is_named_and_the_rest_is_read(broken: Any, reason: str) -> None:
    unread, document = items(WATCH, broken, report())
    assert isinstance(unread, Unread)
    assert unread.path == PATH
    assert reason in unread.reason
    assert "object 2" in unread.reason
    assert isinstance(document, Document)


def test_a_report_without_words_is_told() -> None:
    (unread,) = items(WATCH, report(description="  "))
    assert unread == Unread(f"{PATH}#{report()['id']}", "a report in which nothing is written")


def test_a_report_in_another_language_is_told_under_its_own_name() -> None:
    french = "Le bureau du port a déclaré que le bac avait coulé au mois de mai, et que personne ne l'avait vu partir."
    (unread,) = items(report(name="Le bac du port et la mer", description=french))
    assert isinstance(unread, Unread)
    assert unread.path == f"{PATH}#{report()['id']}"
    assert "not English" in unread.reason


def test_our_own_findings_are_no_evidence() -> None:
    assert (OWN, OURSELVES) == (RECORD, PRODUCER)
    data = written(everything())[0]
    (unread,) = FORMAT.read(data, "alba.stix.json", ReadOptions(role="source"))
    assert isinstance(unread, Unread)
    assert "findings that whosays itself exported" in unread.reason


def test_what_others_add_to_our_bundle_is_read() -> None:
    bundle = json.loads(written(everything())[0])
    note = made(
        "note", "n", content="The ferry never sank.", authors=["R. Ames"], object_refs=[bundle["objects"][5]["id"]]
    )
    found = [*FORMAT.read(json.dumps({**bundle, "objects": [*bundle["objects"], note]}).encode(), PATH, ReadOptions())]
    assert [item.title for item in found if isinstance(item, Document)] == ["Note"]


def test_stix_2_0_envelopes_and_lists_are_read() -> None:
    old = {key: value for key, value in report().items() if key != "spec_version"}
    expected = documents(WATCH, report())
    assert [*items(WATCH, old, spec_version="2.0")] == expected
    options = ReadOptions(role="source")
    for data in ({"more": False, "objects": [WATCH, old]}, [WATCH, old]):
        assert [*FORMAT.read(json.dumps(data).encode(), PATH, options)] == expected
    (alone,) = FORMAT.read(b"\xef\xbb\xbf" + json.dumps(old).encode(), PATH, options)
    assert isinstance(alone, Document)
    assert alone.text == f"The ferry of Tarn\n\n{FERRY}", "a reference is no name"


@pytest.mark.parametrize(
    ("data", "error", "reason"),
    [
        (b'{"type": "bundle",\n "objects": [}', UnreadableInput, "malformed JSON in line 2, column 14"),
        (b'{"objects": "\xff"}', UnreadableInput, "byte 13 is not UTF-8"),
        (b"[" * 200_000, UnreadableInput, "nested too deeply"),
        (b'{"objects": [' + b"9" * 5000 + b"]}", UnreadableInput, "numbers too long"),
        (b'{"type": "bundle", "objects": []}', EmptyInput, "no STIX objects"),
        (b'{"type": "bundle", "id": "bundle--1"}', EmptyInput, "no STIX objects"),
        (b'"words"', EmptyInput, "no STIX objects"),
    ],
)
def test_what_cannot_be_read_at_all_says_why(data: bytes, error: type[Exception], reason: str) -> None:
    with pytest.raises(error, match=reason):
        [*FORMAT.read(data, PATH, ReadOptions(max_megabytes=1))]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (json.dumps({"type": "bundle", "objects": []}, indent=2), True),
        (json.dumps({"objects": [report()]}), True),
        (json.dumps([WATCH]), True),
        (json.dumps({"whosays": 1, "documents": []}), False),
        (json.dumps({"id": "ent-1", "schema": "Person", "properties": {}}), False),
        ("type: bundle", False),
        ("", False),
    ],
)
def test_it_is_recognised_by_its_beginning(data: str, expected: bool) -> None:
    assert FORMAT.recognises(data.encode(), PATH) is expected


VALUES = st.none() | st.integers() | st.text(max_size=20) | st.lists(st.text(max_size=5), max_size=2)
NAMES = ("name", "description", "content", "explanation", "authors", "object_refs", "modified", "extensions", "revoked")


@given(
    st.lists(
        st.tuples(st.sampled_from(["report", "note", "opinion", "malware", "relationship"]), st.integers(0, 3),
                  st.dictionaries(st.sampled_from(NAMES), VALUES, max_size=4)),
        max_size=6,
    )
)  # fmt: skip
def test_whatever_stands_in_objects_no_error_gets_out(objects: list[tuple[str, int, dict[str, Any]]]) -> None:
    brought = items(WATCH, *(made(kind, str(number), **more) for kind, number, more in objects))
    assert all(isinstance(item, Document | Unread) for item in brought)
    paths = [item.path for item in brought if isinstance(item, Document)]
    assert len({*paths}) == len(paths)
