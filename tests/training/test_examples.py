"""From labelled texts to what the network is shown."""

from __future__ import annotations

from training.examples import IGNORED, Example, examples
from training.text import Attributed, LabelledText

from tests.language.models import CLOSING, OPENING, tiny_tokenizer
from whosays.language.labels import CUE_CLASSES, HEADS, ROLES

TEXT = "The mill said that the court denied it. It was shut."


def at(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def one(text: LabelledText) -> Example:
    (example,) = examples([text], tiny_tokenizer(), (OPENING, CLOSING))
    return example


def labelled(*, nested: bool) -> LabelledText:
    said = Attributed((at("The mill"),), at("said"), (at("that the court denied it"),), "speech")
    return LabelledText("mill", TEXT, ((0, len(TEXT)),), (said,), nested)


def test_words_have_roles_towards_the_cue() -> None:
    (cue,) = one(labelled(nested=True)).cues
    names = [ROLES[role] for role in cue.roles]
    assert (cue.first, cue.last) == (2, 2)
    assert names == ["source"] * 2 + ["none"] + ["content"] * 5 + ["none"] * 5


def test_cues_inside_a_content_are_unknown_where_nesting_is_not_annotated() -> None:
    known, unknown = one(labelled(nested=True)).labels["cue"], one(labelled(nested=False)).labels["cue"]
    assert known.tolist() == [0, 0, HEADS["cue"].index("B-cue"), *[0] * 10]
    assert unknown.tolist()[3:8] == [IGNORED] * 5
    assert unknown.tolist()[:3] == known.tolist()[:3]


def test_a_cue_inside_a_content_is_no_outermost_one() -> None:
    denied = Attributed((at("the court"),), at("denied"), (at("it"),), "denial")
    said = Attributed((at("The mill"),), at("said"), (at("that the court denied it"),), "speech")
    labels = one(LabelledText("mill", TEXT, ((0, len(TEXT)),), (said, denied))).labels
    begins = HEADS["cue"].index("B-cue")
    assert labels["cue"].tolist() == [0, 0, begins, 0, 0, 0, begins, *[0] * 6]
    assert labels["outer"].tolist() == [0, 0, begins, *[0] * 10]
    assert one(labelled(nested=False)).labels["outer"].tolist() == labels["outer"].tolist()


def test_only_the_cue_has_a_class() -> None:
    classes = one(labelled(nested=True)).labels["cue_class"].tolist()
    assert classes[2] == CUE_CLASSES.index("speech")
    assert set(classes[:2] + classes[3:]) == {IGNORED}


def test_a_head_without_labels_teaches_nothing() -> None:
    assert set(one(labelled(nested=True)).labels["time"].tolist()) == {IGNORED}


def test_tags_and_values_stand_on_their_words() -> None:
    text = LabelledText(
        "mill", TEXT, ((0, len(TEXT)),), tags={"name_organization": ((*at("The mill"), "organization"),)},
        values=((*at("shut"), 2.5),),
    )  # fmt: skip
    example = one(text)
    assert example.labels["name_organization"].tolist()[:3] == [1, 2, 0]
    assert example.values.tolist()[-2] == 2.5
    assert example.labels["cue"].tolist() == [IGNORED] * len(example.first)
