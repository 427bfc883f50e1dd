from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.audit.citations.labels import apart, labels, labels_of_head


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Doc. 4 says so", ["doc 4"]),
        ("see Exhibit C-12 and Ex. 3", ["exhibit c12", "exhibit 3"]),
        ("Docs. 4, 5 and 7 agree", ["doc 4", "doc 5", "doc 7"]),
        ("[Source 2]", ["source 2"]),
        ("Interview No. 17", ["interview 17"]),
        ("Document 07", ["doc 7"]),
        ("the source 40% of it came from", []),
        ("a letter 1934 and a file", []),
        ("room 4, page 12, in 2019", []),
    ],
)
def test_labels(text: str, keys: list[str]) -> None:
    assert [label.key for label in labels(text)] == keys


def test_a_document_bears_its_label_in_its_head_or_its_name() -> None:
    assert set(labels_of_head(["Doc. 7", "Debrief of a guard, see Doc. 3"], "x")) == {"doc 7"}
    assert set(labels_of_head(["Debrief of a guard"], "exhibit_c-4")) == {"exhibit c4"}
    assert set(labels_of_head(["Debrief"], "doc12")) == {"doc 12"}


def test_labels_of_one_sort_part_documents() -> None:
    assert apart(frozenset({"interview 22"}), frozenset({"interview 17"}))
    assert not apart(frozenset({"interview 22"}), frozenset({"doc 17"}))
    assert not apart(frozenset({"doc 2", "doc 3"}), frozenset({"doc 3"}))
    assert not apart(frozenset({"4/2013"}), frozenset({"doc 3"}))


@given(st.text(alphabet="aé𝔘 .,(“", max_size=30), st.integers(1, 1400))
def test_offsets_count_code_points(before: str, number: int) -> None:
    text = f"{before} Doc. {number}"
    found = list(labels(text))[-1]
    assert text[found.start : found.end] == f"Doc. {number}"
