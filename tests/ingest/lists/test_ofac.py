"""OFAC's lists: what each column and each remark becomes, and what is done with damage."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.ingest.lists.build import add_row, alt_row, ofac_folder, sdn_row

from whosays.ingest.lists import lines, read_list
from whosays.ingest.lists.remarks import read_remarks
from whosays.records import EmptyInput, Party, UnsupportedInput

REMARKS = (
    "DOB 12 Mar 1961; alt. DOB 1958 to 1960; alt. DOB circa 1955; DOB sometime; POB Ilven, Norland; alt. POB Marrow; "
    "nationality Norland; citizen Korea, North; Gender Male; Passport A123 (Norland); a.k.a. 'THE ''OWL'; "
    "f.k.a. 'ORLO V.'; Linked To: GREY HARBOUR TRADING."
)
SDN = [
    sdn_row(36, "GREY HARBOUR TRADING CO., LTD."),
    sdn_row(40, "VASKETH, Orlo Brin", "individual", "Colonel; Minister of Salt", remarks=REMARKS),
    sdn_row(41, "LADY MARROW", "vessel", flag="Norland"),
    sdn_row(42, "NL-OWL", "aircraft"),
]
ALT = [
    alt_row(36, 1, "GHT"),
    alt_row(40, 2, "VASKET, Orlow"),
    alt_row(36, 3, "GREY PIER TRADING", "fka"),
    alt_row(42, 4, "OWL"),
]
ADD = [add_row(36, 1, "Norland"), add_row(40, 2, "Sudria"), add_row(41, 3, "-0- "), add_row(36, 4, "Sudria")]


def test_a_published_folder(tmp_path: Path) -> None:
    found = read_list(str(ofac_folder(tmp_path, SDN, ALT, ADD)))
    assert found.unread == ()
    assert found.format == "OFAC CSV"
    assert found.parties == (
        Party(
            id="ofac-36",
            schema="Organization",
            names=("GREY HARBOUR TRADING CO., LTD.", "GHT", "GREY PIER TRADING"),
            nationalities=("Norland", "Sudria"),
            origin="sdn.csv, line 1",
        ),
        Party(
            id="ofac-40",
            schema="Person",
            names=("VASKETH, Orlo Brin", "VASKET, Orlow"),
            weak_names=("THE ''OWL", "ORLO V."),
            births=("1961-03-12", "1958/1960", "1955~"),
            birth_places=("Ilven, Norland", "Marrow"),
            nationalities=("Norland", "Korea, North"),
            roles=("Colonel", "Minister of Salt"),
            origin="sdn.csv, line 2",
        ),
        Party(
            id="ofac-41",
            schema="Vessel",
            names=("LADY MARROW",),
            nationalities=("Norland",),
            origin="sdn.csv, line 3",
        ),
    )


def test_the_file_brings_along_what_lies_beside_it(tmp_path: Path) -> None:
    folder = ofac_folder(tmp_path, SDN, ALT, ADD)
    assert read_list(str(folder / "sdn.csv")) == read_list(str(folder))


def test_the_file_alone_and_under_any_name(tmp_path: Path) -> None:
    ofac_folder(tmp_path, SDN)
    (tmp_path / "sdn.csv").rename(tmp_path / "mine.txt")
    found = read_list(str(tmp_path / "mine.txt"))
    assert [party.names for party in found.parties][1:] == [("VASKETH, Orlo Brin",), ("LADY MARROW",)]
    assert found.parties[0].origin == "mine.txt, line 1"


def test_names_of_files_in_capitals_and_the_other_list(tmp_path: Path) -> None:
    ofac_folder(tmp_path, SDN, ALT)
    (tmp_path / "sdn.csv").rename(tmp_path / "SDN.CSV")
    (tmp_path / "alt.csv").rename(tmp_path / "ALT.CSV")
    assert read_list(str(tmp_path)).parties[0].names[1] == "GHT"
    (tmp_path / "cons_prim.csv").write_text(sdn_row(7, "PALE LANTERN LTD"))
    (tmp_path / "cons_alt.csv").write_text(alt_row(7, 1, "PLL"))
    assert read_list(str(tmp_path / "cons_prim.csv")).parties[0].names == ("PALE LANTERN LTD", "PLL")


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        ('50,"UNCLOSED,"individual","X"', "malformed CSV"),
        ("50,TOO,FEW", "not the 12 fields"),
        (sdn_row(50, "ONE FIELD MORE") + ",x", "not the 12 fields"),
        (sdn_row(50, "ODD ONE", "comet"), "does not know"),
        (sdn_row(50, "-0- ", "individual"), "no name"),
        (sdn_row(50, " ", remarks="a.k.a. 'OWL'"), "no name, weak ones aside"),
        ("some words", "number of an entry"),
    ],
)
def test_a_malformed_line_is_named_and_the_rest_read(tmp_path: Path, bad: str, why: str) -> None:
    found = read_list(str(ofac_folder(tmp_path, [SDN[0], bad, SDN[1]])))
    assert [party.id for party in found.parties] == ["ofac-36", "ofac-40"]
    assert [party.origin for party in found.parties] == ["sdn.csv, line 1", "sdn.csv, line 3"]
    (unread,) = found.unread
    assert unread.path == str(tmp_path / "sdn.csv")
    assert unread.reason.startswith("line 2: ")
    assert why in unread.reason
    assert unread.remedy


def test_aliases_of_unknown_entries_are_told_as_runs_of_lines(tmp_path: Path) -> None:
    alt = [alt_row(99, 1, "NOBODY"), ALT[0], alt_row(99, 2, "NO ONE"), alt_row(98, 3, "NONE"), "rubbish"]
    found = read_list(str(ofac_folder(tmp_path, SDN, alt, [add_row(97, 1, "Sudria")])))
    assert [(Path(unread.path).name, unread.reason) for unread in found.unread] == [
        ("alt.csv", "line 5: it does not begin with the number of an entry"),
        ("alt.csv", "line 1: an alias of no entry that was read"),
        ("alt.csv", "lines 3 to 4: an alias of no entry that was read"),
        ("add.csv", "line 1: an address of no entry that was read"),
    ]
    assert found.unread[1].remedy == "get sdn.csv and alt.csv from the same day"
    assert found.parties[0].names == ("GREY HARBOUR TRADING CO., LTD.", "GHT")


def test_aliases_that_cannot_be_opened_are_told(tmp_path: Path) -> None:
    (ofac_folder(tmp_path, SDN) / "alt.csv").mkdir()
    found = read_list(str(tmp_path))
    assert len(found.parties) == 3
    assert found.unread[0].reason == "not a regular file"


def test_aliases_in_a_folder_that_cannot_be_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> Iterator[Path]:
        raise PermissionError(13, "Permission denied")

    ofac_folder(tmp_path, SDN, ALT)
    monkeypatch.setattr(Path, "iterdir", refuse)
    assert read_list(str(tmp_path / "sdn.csv")).parties[0].names[1] == "GHT"


def test_one_number_twice_is_one_party(tmp_path: Path) -> None:
    again = sdn_row(40, "VASKETH, Orlo", "individual", remarks="DOB 1962; a.k.a. 'VASKETH, Orlo Brin'.")
    found = read_list(str(ofac_folder(tmp_path, [*SDN, again], ALT)))
    party = found.parties[1]
    assert party.names == ("VASKETH, Orlo Brin", "VASKET, Orlow", "VASKETH, Orlo")
    assert party.births == ("1961-03-12", "1958/1960", "1955~", "1962")
    assert "VASKETH, Orlo Brin" not in party.weak_names
    assert party.origin == "sdn.csv, line 2 (and 1 more under this id)"
    assert found.unread == ()


def test_one_number_for_two_sorts_of_thing(tmp_path: Path) -> None:
    found = read_list(str(ofac_folder(tmp_path, [*SDN, sdn_row(40, "LADY OWL", "vessel")])))
    assert found.parties[1].names == ("VASKETH, Orlo Brin",)
    assert found.unread[0].reason.startswith("line 5: its id is also that of an entry of another sort")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "sdn.csv").write_bytes(sdn_row(1, "BRÄNNSTRÖM, José", "individual").encode(encoding))
    assert read_list(str(tmp_path)).parties[0].names == ("BRÄNNSTRÖM, José",)


def test_undecodable_lines_leave_the_others_alone(tmp_path: Path) -> None:
    rows = [sdn_row(1, "JOSÉ & CO").encode(), sdn_row(2, "PIÑA LTD").encode(), sdn_row(3, "OWL").encode() + b"\xff"]
    path = tmp_path / "list"
    path.write_bytes(b"\n".join(rows))
    found = read_list(str(path))
    assert [party.names[0] for party in found.parties] == ["JOSÉ & CO", "PIÑA LTD"]
    assert found.unread[0].reason == "line 3: bytes that are not UTF-8"
    path.write_bytes(b"\n".join([sdn_row(1, "JOSÉ").encode("cp1252"), sdn_row(2, "OWL").encode() + b"\x81"]))
    assert read_list(str(path)).unread[0].reason == "line 2: bytes that are not CP1252"


def test_long_names_and_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = read_list(
        str(ofac_folder(tmp_path, [sdn_row(1, "A" * 1000), sdn_row(2, "B" * 1001)], [alt_row(2, 1, "BB")]))
    )
    assert [len(party.names[0]) for party in found.parties] == [1000, 2]
    assert found.unread[0].reason == "line 2: a name of more than 1,000 characters, which is left out"
    monkeypatch.setattr(lines, "LONGEST_LINE", 1050)
    found = read_list(str(ofac_folder(tmp_path, [sdn_row(1, "OWL"), sdn_row(2, "B" * 9000), sdn_row(3, "CAT")])))
    assert [party.origin for party in found.parties] == ["sdn.csv, line 1", "sdn.csv, line 3"]
    assert found.unread[0].reason == "line 2: a line too long to be an entry"


def test_a_large_list_takes_time_in_proportion(tmp_path: Path) -> None:
    """Aliases for one entry only, one id many times, many flaws: each would be quadratic if it were done naively."""
    sdn = [sdn_row(1, f"NAME {number}") for number in range(20_000)] + ["rubbish"] * 20_000
    found = read_list(str(ofac_folder(tmp_path, sdn, [alt_row(1, n, f"ALIAS {n}") for n in range(20_000)])))
    assert len(found.parties[0].names) == 40_000
    assert [unread.reason for unread in found.unread] == [
        "lines 20001 to 40000: it does not begin with the number of an entry"
    ]


def test_the_parts_without_the_list(tmp_path: Path) -> None:
    ofac_folder(tmp_path, [], ALT, ADD)
    for name in ("alt.csv", "add.csv"):
        with pytest.raises(UnsupportedInput, match=r"give its sdn\.csv"):
            read_list(str(tmp_path / name))


def test_a_folder_without_a_list_and_a_list_of_aircraft(tmp_path: Path) -> None:
    with pytest.raises(EmptyInput, match=r"holds no sdn\.csv"):
        read_list(str(tmp_path))
    with pytest.raises(EmptyInput, match="no person, organization or vessel"):
        read_list(str(ofac_folder(tmp_path, [SDN[3]])))


@pytest.mark.parametrize(
    ("text", "weak"),
    [
        ("a.k.a. 'OWL'.", ["OWL"]),
        ('alt. a.k.a. "OWL & CO."', ["OWL & CO."]),
        ("a.k.a. OWL", ["OWL"]),
        ("A.K.A.  'OWL, Grey'; n.k.a. ‘HAWK’", ["OWL, Grey", "HAWK"]),
        ("Linked To: OWL a.k.a. 'HAWK'", []),
    ],
)
def test_weak_aliases(text: str, weak: list[str]) -> None:
    assert read_remarks(text).weak_names == weak


def test_organizations_are_founded() -> None:
    assert read_remarks("Organization Established Date 15 Jan 2005; Tax ID No. 1.").births == ["2005-01-15"]


def test_remarks_cut_off_at_the_end_of_the_field_lose_their_last_detail() -> None:
    start = "nationality Norland; " + "Passport 123; " * 69
    assert len(start) == 987
    assert read_remarks(f"{start}POB Ilve").birth_places == ["Ilve"]
    assert read_remarks(f"{start}POB Ilven, No").birth_places == []
    assert read_remarks(f"{start}POB Ilven, No").nationalities == ["Norland"]


@given(st.lists(st.sampled_from(["DOB", "POB", "alt. POB", "citizen", "a.k.a.", "Gender"]), max_size=4), st.text())
def test_details_never_run_into_one_another(labels: list[str], value: str) -> None:
    remarks = read_remarks("; ".join(f"{label} {value}" for label in labels) + ".")
    found = remarks.weak_names + remarks.birth_places + remarks.nationalities
    assert all(detail and ";" not in detail for detail in found)
    assert len(remarks.birth_places) <= sum("POB" in label for label in labels) * (value.count(";") + 1)
