"""The matrix of rival hypotheses as CSV and YAML, and back: what an analyst left is what comes out."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests import weighed
from tests.export.report.balances import weighed_case

from whosays.case import Case
from whosays.export import ach_csv, ach_yaml
from whosays.export.exported import Exported
from whosays.export.formats import write_on
from whosays.ingest.imports import Sheet, ach
from whosays.records import (
    Analysis,
    Consistency,
    Evidence,
    Grade,
    Hypothesis,
    HypothesisReading,
    Matrix,
    Question,
    ReadOptions,
)
from whosays.weigh.hypotheses import Known, parse_sheet

AT = "2026-01-02T03:04:05Z"


def as_csv(*matrices: Matrix, analysis: Analysis | None = None) -> bytes:
    stream = io.BytesIO()
    write_on(ach_csv.FORMAT, Exported("x", analysis or Analysis(matrices=matrices), AT), stream)
    return stream.getvalue()


def as_yaml(*questions: Question) -> bytes:
    stream = io.BytesIO()
    write_on(ach_yaml.FORMAT, Exported("x", Analysis(matrices=tuple(map(Matrix, questions))), AT), stream)
    return stream.getvalue()


def brought(data: bytes, questions: tuple[Question, ...], path: str = "m.csv") -> tuple[Question, ...]:
    """What loading a file makes of it in a case that holds the claims of ``questions``."""
    words = {item.claim_id: item.words for one in questions for item in one.evidence}

    def find(reference: str) -> Known:
        return Known(reference, words[reference])

    assert ach.recognises(data, path)
    (sheet,) = ach.read(data, path, ReadOptions())
    assert isinstance(sheet, Sheet)
    return parse_sheet(sheet.text.encode(), path, find)


GATE = Question(
    "gate",
    "Who left the gate open; and when?",
    (Hypothesis("H1", "The warden, did.", (0.05, 0.8)), Hypothesis("=H2", "-Nobody: did.")),
    (
        Evidence("E1", "clm-1", "gate was\n“not” open", {"H1": "II", "=H2": "C"}),
        Evidence("+E2", None, '=HYPERLINK(\n"x")', {"H1": "CC"}),
        Evidence("E3", "clm-3", "nothing", {}),
    ),
    {"CC": (4.0, 10.0), "N": (1.0, 1.0)},
)
READ = Matrix(
    GATE,
    (
        HypothesisReading("H1", 2, (0.0, 2.0), (0.061234, 0.481234), "very unlikely to roughly even chance"),
        HypothesisReading("=H2", 0, (0.0, 0.0)),
    ),
    {"E1": 0.75},
    ("Nobody has rated E3.",),
)


def test_it_is_the_matrix_that_an_analyst_keeps() -> None:
    data = as_csv(READ, Matrix(Question("why", "Why?", (Hypothesis("A", "a"), Hypothesis("B", "b")))))
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert data.startswith(b"\xef\xbb\xbf")
    assert rows == [
        ["Question:", "gate", "Who left the gate open; and when?"],
        [*ach_csv.COLUMNS, "H1: The warden, did.", "'=H2: -Nobody: did."],
        ["Prior:", "", "", "", "", "", "", "0.05 to 0.8", ""],
        ["Range CC:", "4.0 to 10.0"],
        ["Range N:", "1.0"],
        ["E1", "gate was “not” open", "clm-1", "", "", "", "0.75", "II", "C"],
        ["'+E2", '\'=HYPERLINK(\n"x")', "none", "", "", "", "", "CC", ""],
        ["E3", "nothing", "clm-3", "", "", "", "", "", ""],
        ["Inconsistency:", "", "", "", "", "", "", "2", "0"],
        ["Weighted inconsistency:", "", "", "", "", "", "", "0–2", "0"],
        ["Probability:", "", "", "", "", "", "", "very unlikely to roughly even chance (0.06–0.48)", "not computed"],
        ["Note:", "Nobody has rated E3."],
        [],
        ["Question:", "why", "Why?"],
        [*ach_csv.COLUMNS, "A: a", "B: b"],
    ]


def test_who_says_it_and_grades_stand_beside_it() -> None:
    analysis = weighed_case()
    claim = next(one for one in analysis.claims if one.attribution.chain)
    origin = claim.attribution.chain[-1]
    grades = (Grade(origin.source_id, origin.name, "B", None), Grade(claim.id, "words", None, "3"))
    rivals = (Hypothesis("A", "a"), Hypothesis("B", "b"))
    matrix = Matrix(Question("q", "Q?", rivals, (Evidence("E1", claim.id, "w", {"A": "N"}),)))
    text = as_csv(analysis=Analysis(analysis.documents, analysis.sources, analysis.entities, analysis.claims,
                                    matrices=(matrix,), grades=grades)).decode("utf-8-sig")  # fmt: skip
    row = list(csv.reader(io.StringIO(text)))[2]
    assert row[:6] == ["E1", "w", claim.id, row[3], "B", "3"]
    assert row[3].endswith(origin.name)


def test_what_it_has_no_place_for_is_told() -> None:
    case = Exported("x", weighed_case(), AT)
    told = write_on(ach_csv.FORMAT, case, io.BytesIO())
    assert any("claims" in line for line in told)
    assert not any("rating" in line or "question" in line for line in told)


def test_a_case_without_questions_says_so() -> None:
    assert as_csv().decode("utf-8-sig").strip() == "Note:,Nobody has asked a question of this case yet"
    assert as_yaml().startswith(b"# nobody")


def test_loaded_again_it_is_the_same() -> None:
    assert brought(as_csv(READ), (GATE,)) == (GATE,)
    assert brought(as_yaml(GATE), (GATE,), "m.yaml")[0].hypotheses == GATE.hypotheses


def test_rare_line_ends_come_back_too() -> None:
    words = "a\x85b\u2028c\u2029\ufeff\rd\r\ne\x85"
    rivals = (Hypothesis("A", "a"), Hypothesis("B", "b"))
    question = Question("q", "Q?", rivals, (Evidence("E1", None, words, {"A": "C"}),))
    assert brought(as_yaml(question), (question,), "m.yaml") == (question,)
    assert brought(as_csv(Matrix(question)), (question,)) == (question,)


KEYS = st.text(st.characters(codec="utf-8", exclude_characters=",:{}[]", exclude_categories=["Z", "C"]), min_size=1)
TEXTS = st.text(st.characters(codec="utf-8"), min_size=1).filter(str.strip)
LINES = TEXTS.map(lambda text: " ".join(text.split())).filter(bool)
RATINGS: list[Consistency] = ["CC", "C", "N", "I", "II"]


@st.composite
def questions(draw: st.DrawFn) -> tuple[Question, ...]:
    found = []
    for key in draw(st.lists(KEYS, min_size=1, max_size=3, unique=True)):
        names = draw(st.lists(KEYS, min_size=2, max_size=4, unique=True))
        low = draw(st.floats(0, 1 / len(names)))
        priors = draw(st.booleans())
        rivals = tuple(Hypothesis(name, draw(LINES), (low, 1.0) if priors else None) for name in names)
        items = []
        for number, name in enumerate(draw(st.lists(KEYS, min_size=1, max_size=4, unique=True))):
            ratings = {rival: rating for rival in names if (rating := draw(st.sampled_from([None, *RATINGS])))}
            claim = draw(st.sampled_from([None, f"clm-{len(found)}-{number}"]))
            words = draw(TEXTS)
            items.append(Evidence(name, claim, words, ratings))
        ranges = draw(st.dictionaries(st.sampled_from(["CC", "C"]), st.tuples(st.floats(1, 5), st.floats(5, 1e9))))
        found.append(Question(key, draw(LINES), rivals, tuple(items), ranges))
    return tuple(found)


@settings(max_examples=80, deadline=None)
@given(questions())
def test_any_questions_come_back_from_csv(asked: tuple[Question, ...]) -> None:
    data = as_csv(*map(Matrix, asked))
    again = brought(data, asked)
    assert again == asked
    assert as_csv(*map(Matrix, again)) == data


@settings(max_examples=80, deadline=None)
@given(questions())
def test_any_questions_come_back_from_yaml(asked: tuple[Question, ...]) -> None:
    data = as_yaml(*asked)
    again = brought(data, asked, "m.yaml")
    assert again == asked
    assert as_yaml(*again) == data


@pytest.mark.parametrize("form", [ach_csv, ach_yaml], ids=["csv", "yaml"])
def test_through_a_case_it_stays_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: object) -> None:
    monkeypatch.chdir(tmp_path)
    weighed.prepare(monkeypatch)
    weighed.write()
    sheet = b"""
question: gate
text: Who left the gate open?
hypotheses: {H1: {text: The warden did., prior: 0.2}, H2: Nobody did.}
evidence: {E1: {words: gate was not open, ratings: {H1: II, H2: C}}}
ranges: {CC: [4, 10]}
"""
    with Case.open("a.whosays", create=True) as case:
        case.read(["brief.txt"])
        case.read(["sources"], options=ReadOptions(role="source"))
        case.load_hypotheses("q.yaml", "Ann", "", sheet)
        first = io.BytesIO()
        write_on(form.FORMAT, case.exported(), first)  # type: ignore[attr-defined]
    with Case.open("b.whosays", create=True) as case:
        case.read(["brief.txt"])
        case.read(["sources"], options=ReadOptions(role="source"))
        (item,) = ach.read(first.getvalue(), "m.csv", ReadOptions())
        assert isinstance(item, Sheet)
        case.load_hypotheses("m.csv", "Ben", "", item.text.encode())
        second = io.BytesIO()
        write_on(form.FORMAT, case.exported(), second)  # type: ignore[attr-defined]
    assert first.getvalue() == second.getvalue()
