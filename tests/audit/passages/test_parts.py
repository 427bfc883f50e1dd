from __future__ import annotations

import pytest

from whosays.audit.passages.parts import split_parts


@pytest.mark.parametrize(
    ("claim", "parts"),
    [
        (
            "The crane fell on Monday and the clerk was told by nobody.",
            ["The crane fell on Monday", "the clerk was told by nobody"],
        ),
        (
            "spent two hours on the quay, looked at three of the cranes, and was paid by the mayor",
            ["spent two hours on the quay", "looked at three of the cranes", "was paid by the mayor"],
        ),
        (
            "The panel found that the valve had failed and that nobody had tested it.",
            ["The panel found that the valve had failed", "nobody had tested it"],
        ),
        ("The bank closed; its staff were not told.", ["The bank closed", "its staff were not told"]),
        ("She sold the boat before leaving for the coast.", ["She sold the boat", "before leaving for the coast"]),
        ("While the mayor denied it, the clerk signed the deed.", ["the mayor denied it", "the clerk signed the deed"]),
    ],
)
def test_statements_are_parted(claim: str, parts: list[str]) -> None:
    assert [claim[start:end] for start, end in split_parts(claim, 0, len(claim))] == parts


@pytest.mark.parametrize(
    "claim",
    [
        "It rained.",
        "Two clerks, a guard and the owner’s wife were arrested.",
        "He trained and paid the crew.",
        "The union and the owners agreed to meet and to talk.",
        "the mayor was sleeping while they counted the votes",
        "the letter that he wrote and that she kept",
        "",
        "…",
    ],
)
def test_one_statement_stays_whole(claim: str) -> None:
    assert split_parts(claim, 0, len(claim)) == [(0, len(claim))]


def test_only_the_claim_is_cut_and_offsets_are_of_the_text() -> None:
    text = "Nobody came. The report says that the crane fell on Monday and that the clerk left the town, and we agree."
    start, end = text.index("the crane"), text.index(", and we")
    found = split_parts(text, start, end)
    assert [text[a:b] for a, b in found] == ["the crane fell on Monday", "the clerk left the town"]
