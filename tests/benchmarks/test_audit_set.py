"""The audit set as it is shipped, and what is said when one is malformed."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from benchmarks._audit_set import PARTS, VERDICTS, places, read_case, read_set
from hypothesis import given
from hypothesis import strategies as st

BRIEF = "The harbour inquiry found that the pilot was asleep and that the bell had been sold. It also named a buyer."
SOURCE = "The pilot may have been asleep.\n\nThe bell was sold. The bell was sold."
GOOD: dict[str, Any] = {
    "claims": [
        {
            "id": "c01",
            "quote": "the pilot was asleep and that the bell had been sold",
            "cites": "sources/inquiry.txt",
            "verdict": "overstated",
            "drift": ["certainty"],
            "passages": [{"source": "sources/inquiry.txt", "exact": "The pilot may have been asleep."}],
            "parts": [
                {
                    "quote": "the pilot was asleep",
                    "verdict": "overstated",
                    "drift": ["certainty"],
                    "passages": [{"source": "sources/inquiry.txt", "exact": "The pilot may have been asleep."}],
                },
                {
                    "quote": "the bell had been sold",
                    "verdict": "supported",
                    "drift": [],
                    "passages": [{"source": "sources/inquiry.txt", "exact": "The bell was sold."}],
                },
            ],
            "paraphrase": "near",
            "why": "may have",
        },
        {"id": "c02", "quote": "named a buyer", "cites": None, "verdict": "source_unavailable"},
    ],
    "omissions": [
        {"source": "sources/inquiry.txt", "exact": "The bell was sold.", "bears_on": ["c01"], "why": "as an example"}
    ],
    "twice_told": [["c01", "c02"]],
}


def written(folder: Path, expected: object) -> Path:
    case = folder / "harbour"
    (case / "sources").mkdir(parents=True)
    (case / "brief.txt").write_text(BRIEF, "utf-8")
    (case / "sources" / "inquiry.txt").write_text(SOURCE, "utf-8")
    (case / "expected.json").write_text(json.dumps(expected), "utf-8")
    return case


@pytest.mark.parametrize("part", PARTS)
def test_shipped_set_holds(part: str) -> None:
    cases = read_set(part)
    assert cases
    assert all(case.claims for case in cases)


def test_parts_and_lists_are_read(tmp_path: Path) -> None:
    case = read_case(written(tmp_path, GOOD))
    assert case.sources == ("sources/inquiry.txt",)
    assert [claim.id for claim in case.claims] == ["c01", "c02"]
    assert [part.verdict for part in case.claims[0].parts] == ["overstated", "supported"]
    assert case.omissions[0].bears_on == ("c01",)
    assert case.twice_told == (("c01", "c02"),)


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        (("claims", 0, "quote"), "the bell", "claim c01: the part is not in the claim's quote"),
        (("claims", 0, "quote"), "the mate was asleep", "claim c01: the quote stands 0 times in the brief"),
        (("claims", 1, "quote"), "e", "claim c02: the quote stands"),
        (("claims", 0, "passages", 0, "exact"), "The pilot slept.", "claim c01: the words are not in sources/inq"),
        (("claims", 1, "quote"), None, "claim c02: no words: quote"),
        (("claims", 0, "passages", 0, "exact"), "", "claim c01: no words: exact"),
        (("claims", 0, "passages", 0, "source"), "sources/log.txt", "claim c01: there is no source sources/log.txt"),
        (("claims", 0, "cites"), "sources/log.txt", "claim c01: there is no source sources/log.txt"),
        (("claims", 0, "cites"), None, "claim c01: source_unavailable, and it alone"),
        (("claims", 1, "cites"), "sources/inquiry.txt", "claim c02: source_unavailable, and it alone"),
        (("claims", 0, "verdict"), "wrong", "claim c01: unknown verdict 'wrong'"),
        (("claims", 0, "drift"), ["tone"], "claim c01: unknown drift 'tone'"),
        (("claims", 0, "verdict"), "distorted", "claim c01: the verdict is distorted, that of the worst part"),
        (("claims", 0, "drift"), ["place"], "claim c01: its drift is not that of its parts"),
        (("claims", 0, "parts"), [], None),
        (("claims", 0, "parts", 1, "verdict"), "wrong", "claim c01: unknown verdict 'wrong'"),
        (("claims", 0, "parts", 1, "passages"), [], "claim c01: the verdict supported needs a passage"),
        (("claims", 0, "paraphrase"), "middling", "claim c01: paraphrase is near, far or null"),
        (("claims", 1, "id"), "c01", "c01: the id is given more than once"),
        (("claims", 1, "note"), "x", "claim c02: unknown or missing: note"),
        (("claims", 1), "c02", "claim 2: an object is expected"),
        (("claims", 1), {"id": "c02"}, "claim c02: unknown or missing: cites, quote, verdict"),
        (("omissions", 0, "exact"), "The mast was sold.", "omission 1: the words are not in"),
        (("omissions", 0, "bears_on"), ["c09"], "omission 1: there is no claim c09"),
        (("twice_told", 0), ["c01", "c09"], "twice_told: there is no claim c09"),
        (("twice_told", 0), ["c01"], "twice_told: ['c01'] are not two claims"),
    ],
)
def test_what_does_not_hold_is_named(tmp_path: Path, path: tuple[Any, ...], value: object, said: str | None) -> None:
    changed = deepcopy(GOOD)
    row: Any = changed
    for key in path[:-1]:
        row = row[key]
    row[path[-1]] = value
    folder = written(tmp_path, changed)
    if said is None:
        assert not read_case(folder).claims[0].parts
        return
    with pytest.raises(ValueError, match=r"harbour/expected\.json") as raised:
        read_case(folder)
    assert said in str(raised.value)


def test_verdict_without_drift_is_refused(tmp_path: Path) -> None:
    changed = deepcopy(GOOD)
    changed["claims"][0] |= {"parts": [], "drift": []}
    with pytest.raises(ValueError, match="claim c01: the verdict overstated does not go with the drift"):
        read_case(written(tmp_path, changed))


def test_no_json_is_named(tmp_path: Path) -> None:
    folder = written(tmp_path, GOOD)
    (folder / "expected.json").write_text("{", "utf-8")
    with pytest.raises(ValueError, match=r"harbour/expected\.json: is no JSON"):
        read_case(folder)


def test_verdicts_run_from_best_to_worst() -> None:
    assert VERDICTS[0] == "supported"
    assert VERDICTS[-2:] == ("not_found", "source_unavailable")


def test_places_pass_over_line_ends_and_marks_but_not_word_ends() -> None:
    text = "The har-\nbour master, “Odo”, left. He left.\nHe leftover"
    assert [text[a:b] for a, b in places("harbour master “Odo”", text)] == ["har-\nbour master, “Odo"]
    assert [text[a:b] for a, b in places("He left.", text)] == ["He left"]
    assert places("…", text) == []


@given(st.lists(st.sampled_from(["ash", "beech", "é", "12", "—", " ", "\n"]), max_size=12), st.data())
def test_places_are_of_the_words(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    wanted = " ".join(words[data.draw(st.integers(0, len(words))) :])
    found = places(wanted, text)
    letters = "".join(filter(str.isalnum, wanted))
    assert all("".join(filter(str.isalnum, text[a:b])) == letters for a, b in found)
    assert bool(found) == bool(letters)
