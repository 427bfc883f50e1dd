from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from tests.weigh.hypotheses.questions import questions

from whosays.records import Evidence, Hypothesis, InputError, MissingInput, Question, UsageError
from whosays.text.question_sheet import sheet_text
from whosays.weigh.hypotheses.sheet import Known, parse_sheet, read_sheet

CLAIMS = {"clm-1": "she did not hear the order herself", "clm-2": "no document bears his signature"}
SHEET = """\
question: order
text: Who gave the order?
hypotheses:
  H1: {text: The deputy director., prior: unlikely to likely}
  H2: Nobody; it was habit.
evidence:
  E1: {words: did not hear, ratings: {H1: N, H2: C}}
  E2: {claim: clm-2, ratings: {H1: I, H2: }}
ranges: {CC: [4, 10], N: 1}
"""


def find(reference: str) -> Known:
    if reference in CLAIMS:
        return Known(reference, CLAIMS[reference])
    found = [Known(identity, words) for identity, words in CLAIMS.items() if reference in words]
    if len(found) == 1:
        return found[0]
    reason = f"{len(found)} claims have the words “{reference}”"
    raise UsageError(reason, "give its id")


def parse(text: str) -> tuple[Question, ...]:
    return parse_sheet(text.encode(), "rivals.yaml", find)


def test_a_sheet_is_a_question():
    assert parse(SHEET) == (
        Question(
            "order",
            "Who gave the order?",
            (Hypothesis("H1", "The deputy director.", (0.2, 0.8)), Hypothesis("H2", "Nobody; it was habit.")),
            (
                Evidence("E1", "clm-1", CLAIMS["clm-1"], {"H1": "N", "H2": "C"}),
                Evidence("E2", "clm-2", CLAIMS["clm-2"], {"H1": "I"}),
            ),
            {"CC": (4, 10), "N": (1, 1)},
        ),
    )


def test_several_documents_are_several_questions():
    both = parse(f"{SHEET}---\n{SHEET.replace('question: order', 'question: ship')}")
    assert [question.key for question in both] == ["order", "ship"]


def test_words_help_where_the_id_is_gone():
    sheet = SHEET.replace("claim: clm-2", "claim: clm-0, words: no document bears")
    assert parse(sheet)[0].evidence[1].claim_id == "clm-2"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("text: Who", "txt: Who", "line 2: a question has no key “txt”: did you mean “text”?"),
        ("text: Who gave the order?\n", "", "line 1: a question lacks the key “text”"),
        ("text: Who gave the order?", "text:", "line 2: the question order has no text"),
        ("  H2: Nobody; it was habit.", "  H2:", "line 5: the hypothesis H2 has no text"),
        ("  H2: Nobody; it was habit.\n", "", "line 4: the question order has fewer than two hypotheses"),
        ("  H2: N", "  H1: N", "line 5: “H1” stands on line 4 already and says something else there"),
        ("{H1: I, H2: }", "{H1: I, H1: I}", "line 8: “H1” stands on line 8 already: keep"),
        ("{H1: I, H2: }", "{H1: I, H1: C}", "line 8: “H1” stands on line 8 already and says something else there"),
        ("H2: }}\nr", "H3: C}}\nr", "line 8: E2 is rated for H3, which is no hypothesis: the hypotheses are H1, H2"),
        ("H1: N,", "H1: X,", "line 7: the rating of E1 for H1 is “X”: a consistency is one of CC, C, N, I, II"),
        ("did not hear", "the ship", "line 7: E1: 0 claims have the words “the ship”: give its id"),
        ("claim: clm-2", "claim: clm-0", "line 8: E2: 0 claims have the words “clm-0”"),
        ("claim: clm-2, ", "", "line 8: the item E2 names no claim"),
        ("claim: clm-2", "claim: clm-1", "line 8: E2 is the claim that is E1 on line 7, rated otherwise"),
        ("claim: clm-2", "orphaned: true", "line 8: the item E2 is orphaned and has no “words”"),
        ("claim: clm-2", "words: bears, orphaned: maybe", "line 8: “orphaned” of E2 is “maybe”: write true or false"),
        ("unlikely to likely", "1.2", "line 4: the prior of H1 runs from 1.2 to 1.2"),
        ("unlikely to likely", "[0.6, 0.2]", "line 4: the prior of H1 runs from 0.6 to 0.2"),
        ("unlikely to likely", "[0.6, often]", "line 4: the prior of H1 is neither a number nor two"),
        ("unlikely to likely", "nan", "line 4: the prior of H1: “nan” is no estimate of ICD 203"),
        ("unlikely to likely", "likely to unlikely", "line 4: the prior of H1: “likely to unlikely” is no estimate"),
        ("H2: Nobody; it was habit.", "H2: {text: Habit., prior: 0.9}", "line 4: the priors sum to at least 1.1"),
        ("[4, 10]", "[0, 10]", "line 9: the range of CC runs from 0 to 10: a ratio lies above 0"),
        ("[4, 10]", "[0.5, 10]", "line 9: the range of CC runs from 0.5 to 10: it speaks the other way"),
        ("CC: [4", "D: [4", "line 9: a range is “D”: a consistency is one of"),
        ("evidence:\n", "evidence: {}\nrest:\n", "has no key “rest”"),
        ("  H1: {t", "  H 1: {t", "line 4: “H 1” is no key"),
        ("question: order", "question: [order]", "line 1: a question has no text"),
        ("text: Who gave the order?", "text: &a Who", "line 2: anchors and aliases"),
        ("text: Who gave the order?", "text: !!python/name:os.system x", "line 2: the tag tag:yaml.org,2002:python"),
        ("text: Who gave the order?", "text: 'Who", "no YAML"),
        ("text: Who gave the order?", f"text: {'[' * 40}{']' * 40}", "line 2: nested too deeply"),
        ("text: Who gave the order?", "? [a]\n: b", "line 2: a key is a word"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(old: str, new: str, message: str):
    assert old in SHEET
    with pytest.raises(InputError) as caught:
        parse(SHEET.replace(old, new, 1))
    assert str(caught.value).startswith("rivals.yaml: ")
    assert message in str(caught.value)


def test_priors_that_stay_below_1_are_refused():
    sheet = (
        SHEET.replace("unlikely to likely", "0.2").replace("H2: N", "H2: {prior: 0.3, text: N").replace("t.\n", "t.}\n")
    )
    with pytest.raises(InputError, match=r"the priors sum to at most 0\.5"):
        parse(sheet)


def test_hypotheses_that_name_no_claim_are_refused():
    head, _ = SHEET.split("evidence:")
    with pytest.raises(InputError, match="the hypotheses of order name no claim"):
        parse(f"{head}evidence: {{}}\n")


def test_a_question_is_asked_once():
    with pytest.raises(InputError, match="line 11: the question order is asked on line 1 already"):
        parse(f"{SHEET}---\n{SHEET}")


def test_words_of_an_orphaned_item_stay_as_they_are():
    (question,) = parse(SHEET.replace("claim: clm-2", 'orphaned: true, words: "over\\ntwo  lines"'))
    assert question.evidence[1] == Evidence("E2", None, "over\ntwo  lines", {"H1": "I"})


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"", "no question in it"),
        (b"# nothing\n", "no question in it"),
        (b"- a\n- b\n", "line 1: a question is not a mapping"),
        (b"just words", "line 1: a question is not a mapping"),
        (b"\x89PNG\x00\xff", "not a text file"),
        (b"question: a\x00b", "no YAML"),
        (b"x" * 2_000_001, "a sheet of more than 2,000,000 bytes"),
        (b"a: &a [1]\nb: [*a, *a]\n", "line 1: anchors and aliases"),
    ],
)
def test_what_is_no_sheet_is_refused(raw: bytes, message: str):
    with pytest.raises(InputError, match=message):
        parse_sheet(raw, "rivals.yaml", find)


def test_files_that_cannot_be_read_say_so(tmp_path: Path):
    with pytest.raises(MissingInput, match="no such file"):
        read_sheet(str(tmp_path / "none.yaml"), find)
    with pytest.raises(InputError, match="directory"):
        read_sheet(str(tmp_path), find)


@settings(deadline=None)
@given(questions())
def test_what_is_written_reads_back(question: Question):
    words = {item.claim_id: item.words for item in question.evidence}
    written = sheet_text([question])
    assert parse_sheet(written.encode(), "out.yaml", lambda id_: Known(id_, words[id_])) == (question,)


@settings(deadline=None)
@given(questions("order"), questions("ship"))
def test_several_questions_are_one_file(one: Question, other: Question):
    asked = tuple(
        Question(question.key, question.text, question.hypotheses, tuple(map(_orphan, question.evidence)))
        for question in (one, other)
    )
    assert parse_sheet(sheet_text(asked).encode(), "out.yaml", find) == asked


def _orphan(item: Evidence) -> Evidence:
    return Evidence(item.key, None, item.words, item.ratings)


def test_the_example_is_a_sheet():
    path = Path(__file__).parents[3] / "examples" / "quiet-harbour" / "hypotheses.yaml"
    (question,) = read_sheet(str(path), lambda words: Known(f"clm-{words}", words))
    rivals = {one.key for one in question.hypotheses}
    assert len(question.evidence) == 12
    assert all(item.ratings.keys() == rivals for item in question.evidence)
