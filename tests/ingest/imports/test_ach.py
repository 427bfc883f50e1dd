"""Matrices as people keep them in spreadsheets: every separator and encoding, either way round, mistakes by place."""

from __future__ import annotations

from pathlib import Path

import pytest

from whosays.ingest.imports import Sheet, ach
from whosays.ingest.imports.ach_grid import letters
from whosays.records import EmptyInput, InputError, Question, ReadOptions, Unread, UsageError
from whosays.weigh.hypotheses import Known, parse_sheet

PLAIN = """Evidence,Words,Claim,H1: The warden did.,H2: Nobody did.
E1,gate was not open,clm-1,II,C
E2,"the lamp, they say,
was dark",,N,
"""


def found(reference: str) -> Known:
    return Known(reference, reference)


def load(data: bytes | str, path: str = "gate.csv") -> tuple[Question, ...]:
    raw = data.encode() if isinstance(data, str) else data
    assert ach.recognises(raw, path)
    (sheet,) = ach.read(raw, path, ReadOptions())
    assert isinstance(sheet, Sheet)
    return parse_sheet(sheet.text.encode(), path, found)


def amiss(text: str) -> list[str]:
    items = [*ach.read(text.encode(), "gate.csv", ReadOptions())]
    assert not any(isinstance(item, Sheet) for item in items)
    assert all(isinstance(item, Unread) and item.path == "gate.csv" for item in items)
    return [item.reason for item in items if isinstance(item, Unread)]


def test_a_plain_matrix_is_read() -> None:
    (question,) = load(PLAIN)
    assert (question.key, question.text) == ("gate", "gate")
    assert [(one.key, one.text) for one in question.hypotheses] == [("H1", "The warden did."), ("H2", "Nobody did.")]
    assert [(one.key, dict(one.ratings)) for one in question.evidence] == [
        ("E1", {"H1": "II", "H2": "C"}),
        ("E2", {"H1": "N"}),
    ]
    assert question.evidence[0].claim_id == "clm-1"
    assert question.evidence[1].words == "the lamp, they say,\nwas dark"


@pytest.mark.parametrize(
    "data",
    [
        PLAIN.replace("\n", "\r\n").encode(),
        PLAIN.encode("utf-8-sig"),
        PLAIN.encode("utf-16"),
        ("sep=,\r\n" + PLAIN).encode(),
        b"\xfe\xff" + PLAIN.encode("utf-16-be"),
        "\n".join(line + ",,,," for line in ["", *PLAIN.replace(",\nwas", "; was").splitlines(), "", ""]).encode(),
    ],
    ids=["crlf", "bom", "utf-16", "sep", "utf-16-be", "trailing empty columns and rows"],
)
def test_whatever_spreadsheets_do_it_is_the_same(data: bytes) -> None:
    (question,) = load(data)
    assert [dict(one.ratings) for one in question.evidence] == [{"H1": "II", "H2": "C"}, {"H1": "N"}]


@pytest.mark.parametrize("separator", [";", "\t", "|"])
def test_cells_may_be_separated_otherwise(separator: str) -> None:
    rows = [["Evidence", "Words", "Prior art: yes", "Other: no"], ["E1", "it was, so they say, dark", "C", "I"]]
    (question,) = load("\n".join(separator.join(row) for row in rows))
    assert question.evidence[0].words == "it was, so they say, dark"
    assert [one.text for one in question.hypotheses] == ["Prior art: yes", "Other: no"]  # “Prior art” is no key


def test_decimal_commas_and_percents_are_numbers() -> None:
    (question,) = load("E;Words;H1: a;H2: b\nPrior:;;0,25;30% to 0,8\nRange CC:;2 – 8\nE1;w;c;ii\n")
    assert [one.prior for one in question.hypotheses] == [(0.25, 0.25), (0.3, 0.8)]
    assert question.ranges == {"CC": (2.0, 8.0)}
    assert question.evidence[0].ratings == {"H1": "C", "H2": "II"}


def test_estimative_words_are_a_prior() -> None:
    (question,) = load("E,Words,H1: a,H2: b\nPrior:,,unlikely to likely,\nE1,w,C,I\n")
    assert question.hypotheses[0].prior == (0.2, 0.8)


def test_hypotheses_may_stand_in_rows() -> None:
    turned = (
        "Hypotheses,E1: it was dark,E2: it rained\nThe warden did.,II,C\nNobody did.,,N\nClaim,clm-1,none\nType,a,b"
    )
    (question,) = load(turned)
    assert [(one.key, one.text) for one in question.hypotheses] == [("H1", "The warden did."), ("H2", "Nobody did.")]
    assert [(one.key, one.claim_id, dict(one.ratings)) for one in question.evidence] == [
        ("E1", "clm-1", {"H1": "II"}),
        ("E2", None, {"H1": "C", "H2": "N"}),
    ]
    (question,) = load(",E1,E2\nH1,II,C\nH2,,N\n")
    assert [one.key for one in question.hypotheses] == ["H1", "H2"]
    assert [one.words for one in question.evidence] == ["E1", "E2"]


def test_the_signs_of_other_programs_are_ratings() -> None:
    table = "Evidence,Credibility,Relevance,One,Two\nit was dark,High,Low,++,--\nit rained,Low,High,NA,+\n,,,,\n"
    (question,) = load(table, "Who left it.csv")
    assert (question.key, question.text) == ("Who-left-it", "Who left it")
    assert [(one.key, one.words) for one in question.evidence] == [("E1", "it was dark"), ("E2", "it rained")]
    assert [dict(one.ratings) for one in question.evidence] == [{"H1": "CC", "H2": "II"}, {"H2": "C"}]


def test_formulas_come_back_as_words() -> None:
    (question,) = load("Evidence,Words,'=One: a,Two: b\nE1,'-5 degrees,C,I\n")
    assert question.hypotheses[0].key == "=One"
    assert question.evidence[0].words == "-5 degrees"


@pytest.mark.parametrize(
    ("table", "reasons"),
    [
        ("Evidence,Words,A,B\nE1,w,C,maybe\n", ["line 2, column D: “maybe” is no rating"]),
        ("Evidence,Words,A,B\nE1,w,C,I\nE1,v,C,I\n", ["line 3: E1 stands on line 2 already"]),
        ("Evidence,Words,A\nE1,w,C\n", ["line 1: the question gate has fewer than two hypotheses"]),
        ("Evidence,Words,A,B\nE 1,w,C,I\n", ["line 2, column A: “E 1” is no short name"]),
        ("Evidence,Words,A,B\nE1,,C,I\n", ["line 2: it does not say what the evidence is"]),
        ("Evidence,Words,A: x,A: y\nE1,w,C,I\n", ["line 1, column D: there are two hypotheses A"]),
        ("Evidence,Words,A,B\nRange CC:,much\nE1,w,C,I\n", ["line 2, column B: “much” is no range"]),
        ("Question:,gate,Who?\n", ["line 1: the question gate has no matrix"]),
        ("Question:,gate,Who?\nEvidence,A,B\n", ["line 1: the question gate has no evidence"]),
        ('Evidence,Words,A,B\nE1,"w\nw",C,I\nE2,v,x,y\n',
         ["line 4, column C: “x” is no rating", "line 4, column D: “y” is no rating"]),
    ],
)  # fmt: skip
def test_mistakes_are_told_by_line_and_column(table: str, reasons: list[str]) -> None:
    assert amiss(table) == reasons


def test_a_question_with_a_mistake_leaves_the_others_alone() -> None:
    table = "Question:,a,A?\nEvidence,Words,X,Y\nE1,w,C,?!\n\nQuestion:,b,B?\nEvidence,Words,X,Y\nE1,w,C,I\n"
    broken, sheet = ach.read(table.encode(), "m.csv", ReadOptions())
    assert isinstance(broken, Unread)
    assert isinstance(sheet, Sheet)
    assert [one.key for one in parse_sheet(sheet.text.encode(), "m.csv", found)] == ["b"]


def test_what_loading_finds_has_the_line_of_the_file() -> None:
    def find(reference: str) -> Known:
        if reference == "nowhere":
            reason = "no claim has it"
            raise UsageError(reason)
        return found(reference)

    table = 'Question:,a,A?\nEvidence,Words,X,Y\nE1,"w\nw",C,I\n\nE2,nowhere,C,I\n'
    (sheet,) = ach.read(table.encode(), "m.csv", ReadOptions())
    assert isinstance(sheet, Sheet)
    with pytest.raises(InputError, match="line 6: E2: no claim has it"):
        parse_sheet(sheet.text.encode(), "m.csv", find)


@pytest.mark.parametrize(
    ("data", "path"),
    [
        (b"\0\1\2", "x.csv"),
        (b"", "x.csv"),
        (b"a,b,c\n1,2,3\n", "x.csv"),
        (b"name,born,country\nAnn,1961,N\n", "people.csv"),
        (b'36,"HOLT, Maren","individual","NPWMD","C",-0- \n', "sdn.csv"),
        (b"Just some words.\n", "x.txt"),
        (b"title: x\ndate: y\n", "x.yaml"),
        (b'{"type": "bundle"}', "x.json"),
        (b"\xff\xfe\0", "x.csv"),
    ],
)
def test_other_files_are_not_taken_for_one(data: bytes, path: str) -> None:
    assert not ach.recognises(data, path)


def test_a_long_matrix_is_recognised_by_its_head() -> None:
    for encoding in ("utf-8", "utf-16", "utf-8-sig"):
        rows = "".join(f"E{n},Wörter der Quelle {n},C,I\n" for n in range(9_000))
        data = ("Evidence,Words,A: a,B: b\n" + rows).encode(encoding)
        assert ach.recognises(data[:65_536], "x.csv")
        (sheet,) = ach.read(data, "x.csv", ReadOptions())
        assert isinstance(sheet, Sheet)
        assert sheet.text.count('"ratings"') == 9_000


def test_a_yaml_sheet_goes_through_as_it_is() -> None:
    text = "question: gate\ntext: Who?\nhypotheses: {A: a, B: b}\nevidence: {E1: {words: w}}\n"
    assert ach.recognises(text.encode(), "any.txt")
    assert [*ach.read(text.encode("utf-16"), "q.yaml", ReadOptions())] == [Sheet(text)]
    assert ach.recognises(b"hypotheses: {A: a}\n", "broken.yaml")


def test_an_empty_file_is_told() -> None:
    with pytest.raises(EmptyInput):
        list(ach.read(b"\n\n", "x.csv", ReadOptions()))


def test_columns_are_called_as_spreadsheets_call_them() -> None:
    assert [letters(number) for number in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_the_example_of_the_documentation_is_one() -> None:
    page = (Path(__file__).parents[3] / "docs/formats/ach.md").read_text(encoding="utf-8")
    table = page.split("```text\n")[1].split("```")[0]
    (question,) = load(table)
    assert [(one.key, one.prior) for one in question.hypotheses] == [("verrin", (0.05, 0.45)), ("nobody", (0.05, 0.8))]
    assert [dict(one.ratings) for one in question.evidence] == [
        {"verrin": "CC", "nobody": "II"},
        {"verrin": "N", "nobody": "C"},
    ]
    broken = table.replace(",CC,II", ",CC,maybe").encode()
    (told,) = ach.read(broken, "order.csv", ReadOptions())
    assert isinstance(told, Unread)
    assert f"{told.path}: {told.reason} ({told.remedy})" in page
