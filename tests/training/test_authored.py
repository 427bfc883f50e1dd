"""The authored passages: each annotation is found in its text, and mistakes are named."""

from __future__ import annotations

from pathlib import Path

import pytest
from training.authored import Annotation, AuthoredPassage, PassageError, authored_passages

ENTRY = """
[[passage]]
id = "mill-1"
split = "train"
text = '''
The report says the mill
was shut. “It was,” said Lira Voss. “For years.” She said no more.
'''
hedges = []

[[passage.attribution]]
source = "The report"
cue = "says"
content = "the mill was shut"
class = "writing"

[[passage.attribution]]
source = "Lira Voss"
cue = "said"
near = "said Lira"
content = ["“It was,”", "“For years.”"]
class = "speech"
"""


def read(folder: Path, text: str) -> list[AuthoredPassage]:
    (folder / "one.toml").write_text(text, "utf-8")
    return list(authored_passages(folder))


def test_annotations_are_found_across_line_ends_and_in_several_stretches(tmp_path: Path) -> None:
    (passage,) = read(tmp_path, ENTRY)

    def words(one: Annotation) -> list[str]:
        return [passage.text[a:b] for a, b in (*one.source, one.cue, *one.content)]

    report, voss = passage.attributions
    assert words(report) == ["The report", "says", "the mill\nwas shut"]
    assert words(voss) == ["Lira Voss", "said", "“It was,”", "“For years.”"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("The report\"", "The letter\"", "'The letter' is not in the text"),
        ('near = "said Lira"\n', "", "the cue 'said' stands 2 times"),
        ('class = "speech"', 'class = "song"', "class 'song'"),
        ('split = "train"', 'split = "rest"', "split 'rest'"),
        ('near = "said Lira"', 'near = "wept Lira"', "'wept Lira' is not in the text"),
    ],
)  # fmt: skip
def test_a_mistake_is_named(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert old in ENTRY
    with pytest.raises(PassageError, match="mill-1") as raised:
        read(tmp_path, ENTRY.replace(old, new))
    assert message in str(raised.value)


def test_an_identifier_stands_once(tmp_path: Path) -> None:
    with pytest.raises(PassageError, match="mill-1 stands twice"):
        read(tmp_path, ENTRY + ENTRY)


def test_the_passages_of_the_project_fit_their_texts() -> None:
    passages = list(authored_passages())
    by_split = {split: [p for p in passages if p.split == split] for split in ("train", "dev", "test")}
    assert sum(len(p.attributions) for p in passages) >= 400
    assert all(len(found) >= 20 for found in by_split.values())
    for passage in passages:
        for one in passage.attributions:
            assert not any(a < one.cue[1] and one.cue[0] < b for a, b in one.source), (passage.name, one)
