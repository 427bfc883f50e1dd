"""An answer is taken apart strictly, and what is no answer says why."""

from __future__ import annotations

import json

import pytest

from tests.endpoint import attributions, completion
from whosays.extract.llm.answers import Answer, Quoted, read_answer
from whosays.extract.llm.errors import Unanswered, Unusable

GOOD = attributions(("Nora Vell", "said", "it rained"), (None, "reportedly", ["it", "snowed"]))
READ = Answer((Quoted(("Nora Vell",), "said", ("it rained",)), Quoted((), "reportedly", ("it", "snowed"))))


@pytest.mark.parametrize(
    "words",
    [GOOD, f"```json\n{GOOD}\n```", f"```\n{GOOD}\n```\n", f" \n{GOOD}\n", f"<think>\nHm, {{}}\n</think>\n\n{GOOD}"],
    ids=["plain", "fenced json", "fenced", "blanks", "thought"],
)
def test_the_json_may_stand_in_a_fence_or_behind_a_thought(words: str) -> None:
    assert read_answer(completion(words).body) == READ


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("I am sorry, I cannot help.", "did not answer with JSON"),
        (f"Here it is: {GOOD}", "did not answer with JSON"),
        (GOOD[:-10], "did not answer with JSON"),
        ("[" * 100_000, "did not answer with JSON"),
        ("[]", "without a list of attributions"),
        ('{"attributions": {"source": "x"}}', "without a list of attributions"),
        (attributions(*[("he", "said", "it")] * 501), "more attributions than the text can have"),
        ("", "answered nothing"),
        (None, "answered nothing"),
    ],
    ids=["prose", "prose before", "cut", "deep", "a list", "an object", "too many", "empty", "null"],
)
def test_what_is_not_the_form_asked_for_is_unusable(words: str | None, reason: str) -> None:
    with pytest.raises(Unusable, match=reason):
        read_answer(completion(words).body)


def test_an_answer_that_ran_out_of_room_is_unusable_even_if_it_reads() -> None:
    with pytest.raises(Unusable, match="breaks off"):
        read_answer(completion(GOOD, finish="length").body)


@pytest.mark.parametrize("finish", ["content_filter", "stop"])
def test_a_refusal_is_said_to_be_one(finish: str) -> None:
    refused = completion(None, refusal="I cannot") if finish == "stop" else completion(GOOD, finish)
    with pytest.raises(Unanswered, match="refused to read it") as caught:
        read_answer(refused.body)
    assert not isinstance(caught.value, Unusable)


@pytest.mark.parametrize("body", [b"<html>", b"{}", b'{"choices": []}', b'{"choices": [3]}', b"\xff", b"[" * 100_000])
def test_a_body_of_another_sort_points_at_the_address(body: bytes) -> None:
    with pytest.raises(Unanswered, match="no chat completion") as caught:
        read_answer(body)
    assert "--llm" in caught.value.remedy


@pytest.mark.parametrize(
    "item",
    [
        3,
        {},
        {"cue": "said", "content": []},
        {"cue": " ", "content": "it rained"},
        {"cue": ["said"], "content": "it rained"},
        {"source": 3, "cue": "said", "content": "it rained"},
        {"source": "x", "cue": "said", "content": [3]},
        {"source": "x", "cue": "said", "content": None},
        {"source": "x", "cue": "said", "content": ["it"] * 13},
    ],
)
def test_an_item_of_another_shape_is_dropped_and_counted(item: object) -> None:
    good = {"source": "x", "cue": "said", "content": "it rained", "note": "more than was asked for"}
    answer = read_answer(completion(json.dumps({"attributions": [item, good]})).body)
    assert answer == Answer((Quoted(("x",), "said", ("it rained",)),), 1)
