"""The United Nations' list: fields, breaks and attacks."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.ingest.lists.build import individual, un_xml

from whosays.ingest.lists import PartyList, read_list
from whosays.records import EmptyInput, InputError, Party, UnreadableInput

FIELDS = (
    "<THIRD_NAME>al-Ilveni</THIRD_NAME><FOURTH_NAME/>",
    "<NAME_ORIGINAL_SCRIPT>Орло Васкет</NAME_ORIGINAL_SCRIPT>",
    "<TITLE><VALUE>Dr.</VALUE></TITLE>",
    "<DESIGNATION><VALUE>Minister of Salt</VALUE><VALUE>Colonel</VALUE></DESIGNATION>",
    "<NATIONALITY><VALUE>Norland</VALUE><VALUE>Sudria</VALUE></NATIONALITY>",
    "<INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Orlow Vasket; O. Vasketh ;</ALIAS_NAME></INDIVIDUAL_ALIAS>",
    "<INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>The Owl</ALIAS_NAME></INDIVIDUAL_ALIAS>",
    "<INDIVIDUAL_ALIAS><QUALITY/><ALIAS_NAME/></INDIVIDUAL_ALIAS>",
    "<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1961-03-12</DATE></INDIVIDUAL_DATE_OF_BIRTH>",
    "<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>APPROXIMATELY</TYPE_OF_DATE><YEAR>1960</YEAR></INDIVIDUAL_DATE_OF_BIRTH>",
    "<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1958</FROM_YEAR><TO_YEAR>1960</TO_YEAR>"
    "</INDIVIDUAL_DATE_OF_BIRTH>",
    "<INDIVIDUAL_DATE_OF_BIRTH><DATE>unknown</DATE></INDIVIDUAL_DATE_OF_BIRTH>",
    "<INDIVIDUAL_PLACE_OF_BIRTH><CITY>Ilven</CITY><STATE_PROVINCE/><COUNTRY>Norland</COUNTRY></INDIVIDUAL_PLACE_OF_BIRTH>",
    "<INDIVIDUAL_PLACE_OF_BIRTH/>",
)
ENTITY = """<ENTITY><DATAID>9</DATAID><FIRST_NAME>Grey Harbour &amp; Sons</FIRST_NAME>
<ENTITY_ALIAS><QUALITY>a.k.a.</QUALITY><ALIAS_NAME>GHS</ALIAS_NAME></ENTITY_ALIAS>
<ENTITY_ADDRESS><CITY>Ilven</CITY><COUNTRY>Norland</COUNTRY></ENTITY_ADDRESS></ENTITY>"""
SECOND = individual(8, first="Mirel", second="Tosk")


def read(folder: Path, content: str | bytes) -> PartyList:
    path = folder / "list.xml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_list(str(path))


def test_a_published_list(tmp_path: Path) -> None:
    found = read(tmp_path, un_xml(individual(7, *FIELDS), ENTITY))
    assert found.unread == ()
    assert found.format == "UN XML"
    assert found.parties == (
        Party(
            id="un-7",
            schema="Person",
            names=("Orlo Vasketh al-Ilveni", "Орло Васкет", "Orlow Vasket", "O. Vasketh"),
            weak_names=("The Owl",),
            births=("1961-03-12", "1960~", "1958/1960"),
            birth_places=("Ilven, Norland",),
            nationalities=("Norland", "Sudria"),
            roles=("Dr.", "Minister of Salt", "Colonel"),
            origin="ZZi.007 (list.xml, line 3)",
        ),
        Party(
            id="un-9",
            schema="Organization",
            names=("Grey Harbour & Sons", "GHS"),
            nationalities=("Norland",),
            origin="list.xml, line 4",
        ),
    )


def test_an_entry_without_dataid_goes_by_its_reference_number(tmp_path: Path) -> None:
    bare = "<INDIVIDUAL><FIRST_NAME>Orlo</FIRST_NAME></INDIVIDUAL>"
    found = read(tmp_path, un_xml(individual(7).replace("<DATAID>7</DATAID>", ""), bare, SECOND))
    assert [party.id for party in found.parties] == ["un-ZZi.007", "un-8"]
    assert found.unread[0].reason == "line 4: it has neither a DATAID nor a REFERENCE_NUMBER"


def test_an_entry_without_a_name_is_unread(tmp_path: Path) -> None:
    low = individual(7, FIELDS[6], first="", second=" ")
    good = individual(6, FIELDS[5], first="", second=" ")
    found = read(tmp_path, un_xml(low, SECOND, good))
    assert [party.names[0] for party in found.parties] == ["Mirel Tosk", "Orlow Vasket"]
    assert found.unread[0].reason == "line 3: it has no name, weak ones aside"


@pytest.mark.parametrize(
    ("broken", "line"),
    [
        (un_xml(individual(7), SECOND).partition("<DATAID>8")[0], 4),
        (un_xml(individual(7), "<INDIVIDUAL><DATAID>8</NOPE></INDIVIDUAL>", SECOND), 4),
        (un_xml(individual(7), "<INDIVIDUAL>Salt & Sons</INDIVIDUAL>", SECOND), 4),
        (un_xml(individual(7)).encode() + b"<", 5),
        (un_xml(individual(7), SECOND).encode().replace(b"Mirel", b"M\xffrel"), 4),
        (un_xml(individual(7), "<INDIVIDUAL>&owl;</INDIVIDUAL>"), 4),
    ],
)
def test_a_break_is_listed_and_what_came_before_it_kept(tmp_path: Path, broken: str | bytes, line: int) -> None:
    found = read(tmp_path, broken)
    assert [party.id for party in found.parties] == ["un-7"]
    assert found.unread[0].reason.startswith(f"line {line}: the XML is cut off or malformed here")
    assert "get the file again" in found.unread[0].remedy


def test_nothing_before_the_break(tmp_path: Path) -> None:
    with pytest.raises(EmptyInput, match=r"list\.xml.*line 3.*cut off"):
        read(tmp_path, un_xml(individual(7)).partition("<DATAID>7")[0])
    with pytest.raises(EmptyInput, match="no person"):
        read(tmp_path, un_xml())


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE CONSOLIDATED_LIST [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>',
        '<!DOCTYPE CONSOLIDATED_LIST [<!ENTITY a SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE CONSOLIDATED_LIST SYSTEM "list.dtd">',
        "<!DOCTYPE CONSOLIDATED_LIST>",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_declarations_are_refused(tmp_path: Path, head: str, encoding: str) -> None:
    content = un_xml(individual(7, "<COMMENTS1>&b;</COMMENTS1>" if "b;" in head else ""), head=head)
    with pytest.raises(UnreadableInput, match="unsafe XML"):
        read(tmp_path, content.replace("UTF-8", encoding).encode(encoding))


def test_one_id_twice_is_one_party(tmp_path: Path) -> None:
    found = read(tmp_path, un_xml(individual(7), individual(7, first="Orlow")))
    assert [(party.names, party.origin) for party in found.parties] == [
        (("Orlo Vasketh", "Orlow Vasketh"), "ZZi.007 (list.xml, line 3) (and 1 more under this id)")
    ]


def test_a_large_list(tmp_path: Path) -> None:
    found = read(tmp_path, un_xml(*(individual(number) + "\n\n\n" for number in range(20_000))))
    assert len(found.parties) == 20_000
    line = int(found.parties[-1].origin.rpartition(" ")[2].rstrip(")"))
    assert abs(line - 79_999) <= 1


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_list_cut_anywhere_keeps_its_whole_entries(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    whole = un_xml(*(individual(number) for number in range(1, 5))).encode()
    cut = data.draw(st.integers(0, len(whole)))
    expected = whole[:cut].count(b"</INDIVIDUAL>")
    try:
        found = read(tmp_path_factory.mktemp("cut"), whole[:cut])
    except InputError:
        assert expected == 0
    else:
        assert [party.id for party in found.parties] == [f"un-{number}" for number in range(1, expected + 1)]
        assert bool(found.unread) == (cut < len(whole) - 1)
