"""A case that argues who is who: its hypotheses, and the case under either answer, from the library and the command."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from tests import cast
from tests.cast import prepare
from whosays.case import Case
from whosays.cli import main
from whosays.export.analysis_json import as_json, dumps, schema
from whosays.extract.times import find_times
from whosays.intake import inputs
from whosays.records import ContradictoryJudgement, Document, Reading, ReadOptions, UsageError

TEXT = (
    "On 7 May 1911 Orin Sael, 46, died in Brackwater. Oryn Sahl was seen in Brackwater in 1913. Some say that Orin "
    "Sael was really Oryn Sahl.\n\nThe man drowned at Brackwater in 1911 is really Orin Sael.\n"
)
CASE = "x.whosays"


def read_letter_with_times(document: Document, options: ReadOptions) -> Reading:
    return replace(cast.read_letter(document, options), times=tuple(find_times(document, None)))


@pytest.fixture
def case(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Case]:
    prepare(monkeypatch)
    monkeypatch.setattr(inputs, "read_document", read_letter_with_times)
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(TEXT)
    Path("b.txt").write_text(cast.LETTERS["chart.txt"])
    with Case.open(CASE, create=True) as opened:
        opened.read(["a.txt", "b.txt"])
        yield opened


def run(*words: str) -> Result:
    return CliRunner().invoke(main, words)


def test_hypotheses_are_in_the_analysis_and_join_nobody(case: Case) -> None:
    named, described = case.identity_hypotheses()
    assert (named.left_name, named.right_name, named.judgement, named.joined) == ("Orin Sael", "Oryn Sahl", None, False)
    assert described.left_name == "The man drowned at Brackwater in 1911"
    assert described.match_probability is None
    assert case.analysis().identity_hypotheses == (named, described)
    jsonschema.Draft202012Validator(schema()).validate(as_json(case.analysis()))
    text = {document.id: document.text for document in case.analysis().documents}
    for item in named.items:
        for quote in (*item.left, *item.right):
            assert text[quote.document_id][quote.span.start : quote.span.end] == quote.span.exact


def test_the_case_under_either_answer_and_as_it_was(case: Case) -> None:
    before = dumps(case.analysis())
    one = case.analysis(["Orin Sael = Oryn Sahl"])
    two = case.analysis(["Orin Sael != Oryn Sahl"])
    assert len(one.entities) == len(two.entities) - 1
    assert [h.joined for h in one.identity_hypotheses] == [True, False]
    assert [it.verdict for it in (*one.assumptions, *two.assumptions)] == ["positive", "negative"]
    assert {it.by for it in one.identities if it.left_name.startswith("Or") and it.right_name.startswith("Or")} == {
        "assumption"
    }
    assert all(it.judgement is None for it in one.identities)
    jsonschema.Draft202012Validator(schema()).validate(as_json(one))
    assert dumps(case.analysis()) == before
    assert case.judgements() == ()
    for mine, other in zip(one.identity_hypotheses, two.identity_hypotheses, strict=True):
        assert replace(mine, joined=False) == other


def test_an_assumption_that_contradicts_is_refused_with_the_chain(case: Case) -> None:
    case.judge("Orin Sael", "Oryn Sahl", "negative", "A. Reader")
    assert case.identity_hypotheses()[0].judgement == "negative"
    with pytest.raises(ContradictoryJudgement, match=r"A\. Reader"):
        case.analysis(["Orin Sael = Oryn Sahl"])
    with pytest.raises(ContradictoryJudgement, match=r"\(assumed\)"):
        case.analysis(["O. Sael = Oryn Sahl", "O. Sael = Orin Sael"])
    assert len(case.analysis(["Orin Sael ≠ Oryn Sahl"]).assumptions) == 1


@pytest.mark.parametrize(
    "words", ["", "Orin Sael", "= Orin Sael", "A = B = C", "Orin Sael = Nobody", "Orin Sael = Orin Sael"]
)
def test_an_assumption_that_makes_no_sense_is_refused(case: Case, words: str) -> None:
    with pytest.raises(UsageError):
        case.identity_hypotheses([words])


@pytest.mark.usefixtures("case")
def test_the_command_says_what_speaks_for_and_against() -> None:
    done = run("identities", CASE)
    assert (done.exit_code, done.stderr) == (0, "")
    assert "1. Is “Orin Sael” “Oryn Sahl”?" in done.stdout
    assert "“Some say that Orin Sael was really Oryn Sahl.”" in done.stdout
    assert (
        "- event: death 1911-05-07 in Brackwater, and sighting 1913 in Brackwater, which is later [unweighed]"
        in done.stdout
    )
    assert "without names: " in done.stdout
    assert "No match probability: one side has no name" in done.stdout
    for line in done.stdout.splitlines():
        assert len(line) < 400
    assert "Under an assumption" not in done.stdout


@pytest.mark.usefixtures("case")
def test_every_output_under_an_assumption_says_so() -> None:
    assume = ("--assume", "Orin Sael = Oryn Sahl")
    told = "Under an assumption that nobody has judged: “Oryn Sahl” is “Orin Sael”"
    assert run("identities", CASE, *assume).stdout.startswith(told)
    assert json.loads(run("identities", CASE, "--json", *assume).stdout)["assumptions"][0]["verdict"] == "positive"
    exported = run("export", CASE, *assume)
    assert len(json.loads(exported.stdout)["assumptions"]) == 1
    assert told in exported.stderr
    assert told in run("report", CASE, "-o", "-", *assume).stdout
    assert told not in run("report", CASE, "-o", "-").stdout
    assert run("identities", CASE, "--assume", "Orin Sael").exit_code == 2


@pytest.mark.usefixtures("case")
def test_the_report_shows_the_hypotheses() -> None:
    page = run("report", CASE, "-o", "-").stdout
    assert 'id="identities"' in page
    assert "What speaks against, or does not fit" in page


@pytest.mark.usefixtures("case")
def test_a_case_that_argues_nothing_says_so() -> None:
    with Case.open("y.whosays", create=True) as other:
        other.read(["b.txt"])
        assert other.identity_hypotheses() == ()
    done = run("identities", "y.whosays")
    assert (done.exit_code, done.stdout) == (0, "")
    assert "no text of this case argues" in done.stderr
    assert 'id="identities"' not in run("report", "y.whosays", "-o", "-").stdout
