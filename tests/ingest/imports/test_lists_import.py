"""Lists as documents: what their entries become, at exact places of a text that people can read."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.ingest.lists.build import add_row, alt_row, entity, individual, ofac_folder, sdn_row, un_xml

from whosays.extract.about import births_of
from whosays.ingest.imports import Item, ReadElsewhere, ofac, un
from whosays.ingest.imports import ftm as ftm_import
from whosays.ingest.imports.excerpt import excerpt
from whosays.ingest.imports.listing.words import born, lasting
from whosays.ingest.lists import read_list
from whosays.records import (
    Claim,
    Document,
    EmptyInput,
    Entity,
    Reading,
    ReadOptions,
    Unread,
    UnreadableInput,
    UnsupportedInput,
    content_id,
)
from whosays.text.edtf import bounds, is_valid
from whosays.text.normalise import normalise

SOURCE = ReadOptions(role="source")
HOLT = entity(
    "a1", name=["Maren Holt"], alias=["Maren Holte"], weakAlias=["the Heron"], birthDate=["1961-04-02", "1962"],
    birthPlace=["Tarn, Sweden"], nationality=["se"], position=["Captain"], addressEntity=["d1"],
)  # fmt: skip
GUILD = entity("o1", "Organization", name=["Pilots’ Guild"], incorporationDate=["1980"])
MEMBER = entity("m1", "Membership", member=["a1"], organization=["o1"], role=["chief pilot"], startDate=["2011"],
                endDate=["2014-05"])  # fmt: skip
QUAY = entity("d1", "Address", full=["1 Quay Lane, Tarn"])
LISTED = entity("s1", "Sanction", entity=["a1"], authority=["Office of Tides"], program=["HARB-1"])


def read(*lines: str, path: str = "harbour.ftm.json", options: ReadOptions = SOURCE) -> list[Item]:
    return list(ftm_import.read("".join(f"{line}\n" for line in lines).encode(), path, options))


def whole(items: list[Item]) -> tuple[Document, Reading]:
    (found,) = (item for item in items if isinstance(item, ReadElsewhere))
    check(found)
    return found.document, found.reading


def check(found: ReadElsewhere) -> None:
    """Everything points to where it says, the text is in normal form, and ids are there once."""
    document, reading = found.document, found.reading
    text = document.text
    assert text == normalise(text)
    assert "\n\n".join(text[block.start : block.end] for block in document.blocks) == text
    spans = [mention.span for one in reading.entities for mention in one.mentions]
    spans += [time.span for time in reading.times]
    for claim in reading.claims:
        spans += [*claim.content, *(relation.cue for relation in claim.relations)]
        assert claim.times == tuple(time for time in claim.times if claim.content[0].covers(time.span))
    assert all(text[span.start : span.end] == span.exact for span in spans)
    ids = {one.id for one in reading.entities}
    assert len(ids) == len(reading.entities)
    for claim in reading.claims:
        assert {part.entity_id for part in claim.participants} | set(claim.places) <= ids
        assert all({one.subject_id, one.object_id} <= ids for one in claim.relations)


def named(reading: Reading, name: str) -> Entity:
    (found,) = (one for one in reading.entities if one.name == name)
    return found


def saying(reading: Reading, words: str) -> Claim:
    (found,) = (claim for claim in reading.claims if words in claim.content[0].exact)
    return found


def told(items: list[Item]) -> list[str]:
    return [item.reason for item in items if isinstance(item, Unread)]


def test_an_entry_is_a_paragraph_that_people_can_read() -> None:
    document, _ = whole(read(HOLT, GUILD, MEMBER, QUAY, LISTED))
    assert document.text.split("\n\n") == [
        "FollowTheMoney entities: harbour.ftm.json",
        "Maren Holt (person, a1). Also known as Maren Holte. Also called, less surely: “the Heron”. Maren Holt was "
        "born on 2 April 1961 or in 1962 in Tarn, Sweden. Nationality: Sweden. Role: Captain. Maren Holt is a member "
        "of Pilots’ Guild from 2011 to May 2014 (chief pilot). Listed: Office of Tides, HARB-1. "
        "Address: 1 Quay Lane, Tarn.",
        "Pilots’ Guild (organization, o1). Pilots’ Guild was founded in 1980.",
    ]
    assert [block.kind for block in document.blocks] == ["heading", "entry", "entry"]


def test_the_document_is_known_by_the_bytes_of_the_list() -> None:
    document, reading = whole(read(HOLT))
    assert document.id == content_id("doc", document.sha256, "source") == reading.document_id
    assert document.media_type == "application/x-ndjson"
    brief, _ = whole(read(HOLT, options=ReadOptions(published="2015")))
    assert (brief.role, brief.published) == ("brief", "2015")
    assert brief.id != document.id


def test_an_entry_is_the_entity_that_documents_call_so() -> None:
    _, reading = whole(read(HOLT, GUILD, MEMBER))
    holt = named(reading, "Maren Holt")
    assert holt.id == content_id("ent", "Person", "maren holt")
    assert holt.aliases == ("Maren Holte",)
    assert [mention.span.exact for mention in holt.mentions] == ["Maren Holt", "Maren Holte", *["Maren Holt"] * 2]
    assert {one.schema for one in reading.entities} == {"Person", "Organization", "Address", "Country"}


def test_two_entries_of_one_name_stay_two() -> None:
    _, reading = whole(read(HOLT, entity("a2", name=["Maren Holt"], birthDate=["1990"])))
    ids = [one.id for one in reading.entities if one.name == "Maren Holt"]
    assert len(set(ids)) == 2
    claims = [claim.participants[0].entity_id for claim in reading.claims]
    assert claims == ids


def test_a_further_name_that_is_another_entry_s_first_makes_them_not_one() -> None:
    document, reading = whole(read(HOLT, entity("a2", name=["Ilse Varn"], alias=["Maren HOLT", "I. Varn"])))
    assert named(reading, "Ilse Varn").aliases == ("I. Varn",)
    assert "Also known as Maren HOLT; I. Varn." in document.text


def test_what_relates_two_entries_is_a_claim_with_relation_and_time() -> None:
    _, reading = whole(read(HOLT, GUILD, MEMBER))
    claim = saying(reading, "is a member of")
    (relation,) = claim.relations
    assert (relation.type, relation.cue.exact, relation.polarity) == ("membership", "is a member of", "positive")
    assert (relation.subject_id, relation.object_id) == (
        named(reading, "Maren Holt").id, named(reading, "Pilots’ Guild").id)  # fmt: skip
    (time,) = claim.times
    assert (time.edtf, time.earliest, time.latest) == ("2011/2014-05", "2011-01-01", "2014-05-31")
    assert claim.attribution.chain == ()


def test_a_birth_is_a_claim_that_matching_reads_as_well() -> None:
    document, reading = whole(read(HOLT, GUILD))
    claim = saying(reading, "was born")
    assert claim.times[0].edtf == "[1961-04-02,1962]"
    assert claim.places == (named(reading, "Tarn").id, named(reading, "Sweden").id)
    births = births_of(document, reading.entities, reading.times)[named(reading, "Maren Holt").id]
    assert [(birth.kind, birth.edtf) for birth in births] == [("date", "[1961-04-02,1962]"), ("place", None)]


@pytest.mark.parametrize(("role", "kind", "polarity"), [
    ("met", "met", "positive"), ("denied: detained", "detained", "negative"),
])  # fmt: skip
def test_a_link_with_one_of_our_words_is_that_relation(role: str, kind: str, polarity: str) -> None:
    link = entity("u1", "UnknownLink", subject=["o1"], object=["a1"], role=[role], date=["2014-05-03"])
    _, reading = whole(read(HOLT, GUILD, link))
    claim = saying(reading, "is linked to")
    assert [(one.type, one.polarity) for one in claim.relations] == [(kind, polarity)]
    assert claim.certainty.polarity == polarity
    assert claim.times[0].edtf == "2014-05-03"


def test_a_link_without_one_is_a_claim_and_no_relation() -> None:
    link = entity("u1", "UnknownLink", subject=["o1"], object=["a1"], role=["patron"], startDate=["soon"])
    _, reading = whole(read(HOLT, GUILD, link))
    claim = saying(reading, "is linked to Maren Holt (patron; soon)")
    assert claim.relations == ()
    assert claim.times == ()


def test_what_is_broken_is_named_by_its_line_and_the_rest_is_read() -> None:
    loose = entity("m2", "Membership", member=["a1"], organization=["nobody"])
    items = read(HOLT, "{broken", loose, "", entity("x", "Airplane", name=["Kite"]), GUILD)
    assert told(items) == [
        "line 2: malformed JSON",
        "line 3: Membership of which an end is no party in this file",
        "neither parties nor relations of parties, and not read: 1 Airplane",
    ]
    assert len(whole(items)[1].entities) == 4


def test_what_whosays_wrote_of_claims_is_no_evidence_again() -> None:
    ours = json.dumps({"id": "rel-1", "schema": "Membership", "properties": {"member": ["a1"], "organization": ["o1"]},
                       "whosays": {"claimIds": ["clm-1"]}})  # fmt: skip
    items = read(HOLT, GUILD, ours)
    assert any("whosays wrote itself" in reason for reason in told(items))
    assert not any(claim.relations for claim in whole(items)[1].claims)


def test_a_file_without_parties_says_so() -> None:
    with pytest.raises(EmptyInput, match="no person"):
        read(QUAY)


def test_hostile_values_stay_words_on_one_line() -> None:
    bad = entity("e1", name=["Eve\n\n\u202eSTOP\x00 = cmd"], position=["a\n\nb"], birthPlace=[", ,"])
    document, reading = whole(read(bad))
    assert document.text.count("\n\n") == 1
    assert named(reading, "Eve STOP = cmd")


def ofac_items(folder: Path) -> list[Item]:
    path = folder / "sdn.csv"
    return list(ofac.read(path.read_bytes(), str(path), SOURCE))


def test_ofac_lists_and_the_list_says_so(tmp_path: Path) -> None:
    rows = [
        sdn_row(1, "HOLT, Maren Lisa", "individual", "Captain",
                remarks="DOB 02 Apr 1961; POB Tarn, Sweden; Linked To: PILOTS GUILD; Gender Female."),
        sdn_row(2, "PILOTS GUILD"), sdn_row(3, "TERN", "vessel", flag="Sweden"), "4,broken",
    ]  # fmt: skip
    ofac_folder(tmp_path, rows, [alt_row(1, 9, "HOLTE, Maren")], [add_row(2, 8, "Sweden")])
    items = ofac_items(tmp_path)
    document, reading = whole(items)
    assert document.text.split("\n\n")[1:] == [
        "Maren Lisa HOLT (person, ofac-1). Also known as Maren HOLTE. Maren Lisa HOLT was born on 2 April 1961 in "
        "Tarn, Sweden. Role: Captain. Maren Lisa HOLT was listed by the Office of Foreign Assets Control under "
        "INVENTED. Maren Lisa HOLT is linked to PILOTS GUILD. Remarks: Linked To: PILOTS GUILD; Gender Female.",
        "PILOTS GUILD (organization, ofac-2). Country: Sweden. PILOTS GUILD was listed by the Office of Foreign Assets "
        "Control under INVENTED.",
        "TERN (vessel, ofac-3). Country: Sweden. TERN was listed by the Office of Foreign Assets Control under "
        "INVENTED.",
    ]
    (relation,) = saying(reading, "Maren Lisa HOLT was listed").relations
    assert relation.type == "designated"
    assert relation.subject_id == named(reading, "Office of Foreign Assets Control").id
    assert told(items) == ["line 4: not the 12 fields that an entry has"]


def test_un_entries_have_the_day_on_which_they_were_listed() -> None:
    text = un_xml(individual(7, "<LISTED_ON>2001-01-25</LISTED_ON>", "<UN_LIST_TYPE>Tides</UN_LIST_TYPE>"))
    text = text.replace('dateGenerated="x"', 'dateGenerated="2024-05-06T00:00:00"')
    document, reading = whole(list(un.read(text.encode(), "un.xml", SOURCE)))
    assert document.published == "2024-05-06"
    assert document.title == "United Nations Security Council: consolidated list, 2024-05-06 (un.xml)"
    claim = saying(reading, "was listed by the United Nations Security Council on 25 January 2001 under Tides")
    assert claim.times[0].edtf == "2001-01-25"


def test_xml_that_defines_entities_is_refused() -> None:
    text = un_xml(individual(7), head='<!DOCTYPE x [<!ENTITY a "b">]>')
    with pytest.raises(UnreadableInput, match="unsafe XML"):
        list(un.read(text.encode(), "un.xml", SOURCE))


@pytest.mark.parametrize(("form", "head", "expected"), [
    (ftm_import.FORMAT, HOLT.encode(), True),
    (ftm_import.FORMAT, b'{"schema": "Person", "prop": "name"}', False),
    (ftm_import.FORMAT, b"{", False),
    (ofac.FORMAT, sdn_row(1, "A").encode(), True),
    (ofac.FORMAT, b'1,"a","b"', False),
    (ofac.FORMAT, bytes(range(256)), False),
    (un.FORMAT, un_xml(individual(1)).encode(), True),
    (un.FORMAT, un_xml(individual(1)).encode("utf-16"), True),
    (un.FORMAT, b"<html>", False),
])  # fmt: skip
def test_each_format_knows_its_own(form: object, head: bytes, expected: bool) -> None:
    assert form.recognises(head, "any") is expected  # type: ignore[attr-defined]


def test_an_excerpt_holds_the_entries_asked_for_and_those_tied_to_them(tmp_path: Path) -> None:
    lines = "".join(f"{line}\n" for line in (HOLT, GUILD, MEMBER, entity("a9", name=["Ilse Varn"])))
    path = tmp_path / "a.json"
    path.write_text(lines, "utf-8")
    (party,) = (one for one in read_list(str(path)).parties if "Maren Holt" in one.names)
    some = excerpt(lines.encode(), str(path), [party.id], SOURCE)
    check(some)
    assert {one.name for one in some.reading.entities} >= {"Maren Holt", "Pilots’ Guild"}
    assert "Ilse" not in some.document.text
    assert some.document.title.endswith("(2 of 3 entries)")
    other = excerpt(lines.encode(), str(path), ["a9"], SOURCE)
    assert len({some.document.id, other.document.id, whole(read(HOLT))[0].id}) == 3
    with pytest.raises(EmptyInput, match="none of the entries"):
        excerpt(lines.encode(), str(path), ["zz"], SOURCE)
    with pytest.raises(UnsupportedInput):
        excerpt(b"words", "words.txt", ["zz"], SOURCE)


@pytest.mark.parametrize(("edtfs", "expected"), [
    (["1961"], ("in", "1961", "1961")),
    (["1961-04-02"], ("on", "2 April 1961", "1961-04-02")),
    (["1955~"], ("", "around 1955", "1955~")),
    (["1958/1960"], ("", "between 1958 and 1960", "1958/1960")),
    (["1961-04", "1958/1960"], ("in", "April 1961 or between 1958 and 1960", "[1961-04,1958..1960]")),
])  # fmt: skip
def test_births_in_words(edtfs: list[str], expected: tuple[str, str, str]) -> None:
    assert born(edtfs) == expected
    assert is_valid(expected[2])


@pytest.mark.parametrize(("edtf", "words"), [
    ("2011/2014-05", "from 2011 to May 2014"), ("2011/..", "since 2011"), ("../2014", "until 2014"),
    ("2014-05-03", "on 3 May 2014"), ("2014", "in 2014"),
])  # fmt: skip
def test_spells_in_words(edtf: str, words: str) -> None:
    assert lasting(edtf) == words
    assert bounds(edtf) != (None, None)


_TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.fixed_dictionaries({
    "name": st.lists(_TEXT, min_size=1, max_size=3),
    "alias": st.lists(_TEXT, max_size=2),
    "birthDate": st.lists(st.dates().map(str), max_size=2),
    "birthPlace": st.lists(_TEXT, max_size=2),
    "nationality": st.lists(st.sampled_from(["se", "no", "xx"]), max_size=2),
    "program": st.lists(_TEXT, max_size=1),
}), min_size=1, max_size=5), st.randoms(use_true_random=False))  # fmt: skip
def test_whatever_an_entry_holds_its_places_are_exact(entries: list[dict[str, list[str]]], rng: random.Random) -> None:
    lines = [entity(f"a{number}", **fields) for number, fields in enumerate(entries)]
    lines += [
        entity(f"m{number}", "Associate", person=[f"a{rng.randrange(len(entries))}"],
               associate=[f"a{rng.randrange(len(entries))}"])
        for number in range(3)
    ]  # fmt: skip
    try:
        items = read(*lines)
    except EmptyInput:
        return
    first = whole(items)
    assert whole(read(*lines)) == first
