"""The benchmark of language models: one that gives the gold annotations loses none of them on the way."""

from __future__ import annotations

import re

import pytest
from benchmarks._attributions import texts_of
from benchmarks.llm_extractor import main

from tests.endpoint import Back, completion, endpoint, in_turn
from tests.gold_endpoint import knowing

PART, TEXTS = "authored-dev", 3


def printed(*arguments: str, capsys: pytest.CaptureFixture[str]) -> tuple[dict[str, list[float]], str, str]:
    """The rows by their names, and all that was written."""
    main([PART, str(TEXTS), *arguments])
    out, err = capsys.readouterr()
    cells = [line.strip("| ").split(" | ") for line in out.splitlines() if re.match(r"\| (built-in|language)", line)]
    return {cell[0]: [float(value) for value in cell[1:]] for cell in cells}, out, err


def test_a_model_that_knows_the_answers_loses_none_of_them(capsys: pytest.CaptureFixture[str]) -> None:
    with endpoint(knowing(texts_of(PART)[:TEXTS])) as there:
        rows, out, err = printed("--llm", there.url, "--llm-model", "gold", capsys=capsys)
        assert f"of {TEXTS} texts go to 127.0.0.1:{there.port} in {len(there.sent)} requests" in err
    _, *scores = rows["language model, alone, nested too"]
    assert min(scores) == 1.0
    *_, relaxed, _, _, _, _ = rows["language model, with the rules, nested too"]
    assert relaxed > 0.9
    assert "0 do not count" in out
    assert "built-in, with the rules, outermost" in rows


def test_a_model_that_invents_everything_scores_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    invented = '{"attributions": [{"source": "Zeno", "cue": "quoth", "content": ["the moon is cheese"]}]}'
    with endpoint(in_turn(completion(invented))) as there:
        rows, out, _ = printed("--llm", there.url, "--llm-model", "bad", capsys=capsys)
    assert rows["language model, alone, nested too"][:3] == [0.0, 0.0, 0.0]
    assert f"Of {TEXTS} attributions that it gave, {TEXTS} do not count: {TEXTS} not in the text" in out


def test_without_an_endpoint_it_says_so_and_measures_the_built_in_one(capsys: pytest.CaptureFixture[str]) -> None:
    rows, _, err = printed(capsys=capsys)
    assert "no endpoint is named" in err
    assert rows
    assert all(name.startswith("built-in") for name in rows)


def test_texts_that_are_not_answered_for_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    with endpoint(in_turn(Back(401))) as there:
        rows, out, _ = printed("--llm", there.url, "--llm-model", "m", capsys=capsys)
    assert out.count("Not answered for: ") == TEXTS
    assert rows["language model, alone, nested too"][0] == 0


@pytest.mark.parametrize("words", [["--llm", "nowhere", "--llm-model", "m"], ["--llm", "http://localhost"]])
def test_half_an_endpoint_is_wrong_usage(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main([PART, *words])
    assert caught.value.code == 2
    assert capsys.readouterr().err
