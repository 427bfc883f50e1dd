"""What the words of a sentence tell of its bearing, and how that is weighed."""

from __future__ import annotations

import pytest
from tests.audit.omissions.leaning import Leaning, hatch

from whosays.audit.omissions import find_omissions
from whosays.audit.omissions.cues import Cue
from whosays.audit.omissions.place import ELSEWHERE, Place
from whosays.audit.omissions.reading import read_document
from whosays.audit.omissions.weighing import FEATURES, features_of, shipped_weights, weigh
from whosays.audit.omissions.wording import Wording, body_of, wording_of
from whosays.audit.shelf import Shelf

PLAIN = Wording(own_denial=False, of_knowledge=False, of_reproach=False, figures=False)
AFTER = Place(1.0, "The sentence after the borrowed passage", 3, (), apart=1)


def body(text: str) -> str | None:
    return body_of(read_document(Shelf(Leaning().source(text))))


def test_a_document_is_of_the_body_that_it_names_most() -> None:
    text = "The Board met in May. The Mate was heard by the Board. It was the Board that rose first."
    assert body(text) == "board"


@pytest.mark.parametrize("text", ["The Board met in May, and the Board rose.", "Gulls sat on the quay.", ""])
def test_a_document_that_names_none_often_is_of_none(text: str) -> None:
    assert body(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "The Board is not persuaded of it.",
        "We have never met the mate.",
        "It makes no comment on the weather.",
        "I could not read the log.",
    ],
)
def test_a_document_denies_in_its_own_name(text: str) -> None:
    assert wording_of(text, "board").own_denial


@pytest.mark.parametrize(
    "text",
    [
        "The mate had not come.",
        "The Board heard the mate, who for his part said that he had not come.",
        "The Board is persuaded.",
        "Nobody came.",
    ],
)
def test_what_others_deny_is_not_in_its_own_name(text: str) -> None:
    assert not wording_of(text, "board").own_denial


def test_without_a_body_only_pronouns_stand_for_the_document() -> None:
    assert not wording_of("The Board is not persuaded.", None).own_denial
    assert wording_of("We are not persuaded.", None).own_denial


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("There is no proof of a second voyage.", True),
        ("The clerk could confirm neither.", True),
        ("He doesn't remember the hour.", True),
        ("The lamps were not lit.", False),
        ("The clerk confirmed both.", False),
        ("Not a lamp was lit on the long quay that evening, as everybody in the town knew.", False),
    ],
)
def test_denials_of_knowledge_are_told_from_denials_of_things(text: str, known: bool) -> None:
    assert wording_of(text, None).of_knowledge is known


def test_reproaches_and_figures() -> None:
    assert wording_of("No money changed hands, and nobody was threatened.", None).of_reproach
    assert not wording_of("The lamps were not lit.", None).of_reproach
    assert wording_of("It was 4 in the morning.", None).figures
    assert not wording_of("It was four in the morning.", None).figures


def test_the_word_alone_counts_where_no_beginning_is_meant() -> None:
    assert wording_of("They acted by design.", None).of_reproach
    assert not wording_of("A designer sat by.", None).of_reproach


def test_there_is_a_weight_for_every_feature() -> None:
    features = features_of([Cue("denial", 3, 0, 4)], AFTER, PLAIN, concludes=False)
    assert len(features) == len(FEATURES)
    assert len(shipped_weights()) == len(FEATURES) + 1
    assert 0 < weigh(features, shipped_weights()) < 1


def test_further_cues_count_less_than_the_first() -> None:
    strong, slight = Cue("denial", 3, 0, 4), Cue("doubt", 1, 5, 8)

    def strength(*cues: Cue) -> float:
        return features_of(cues, AFTER, PLAIN, concludes=False)[0]

    assert strength(slight) < strength(strong) < strength(strong, slight)
    assert strength(strong, slight, slight, slight) == strength(strong, slight, slight)


def test_a_place_tells_its_side_and_how_near_it_is() -> None:
    def told(place: Place) -> dict[str, float]:
        return dict(zip(FEATURES, features_of([Cue("denial", 3, 0, 4)], place, PLAIN, concludes=False), strict=True))

    assert told(AFTER)["just after"] == 1
    assert told(Place(0.8, "before", 3, (), apart=-1))["just before"] == 1
    far = told(ELSEWHERE)
    assert far["elsewhere"] == 1
    assert far["near"] == far["just after"] == far["just before"] == 0


def test_the_shipped_weights_put_first_what_the_document_itself_could_not_find() -> None:
    hour = "The Board does not find that the mate was paid for it."
    filler = "The Board sat for a week. The Board rose on a Monday. The Board then wrote down what it had heard in May."
    case = hatch(hour, filler, "The cook had not lit the stove for the Board.")
    first, *_ = find_omissions(case.entries, case.analysis())
    assert first.passage.exact == hour


def test_other_weights_may_be_given() -> None:
    case = hatch("The owner denied that the hatch was open.")
    [omission] = find_omissions(case.entries, case.analysis(), weights=[0.0] * (1 + len(FEATURES)))
    assert omission.weight == 0.5
