"""Tags of MISP taxonomies, in the spelling of their machinetag.json files."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.export.misp import confidence_tag, credibility_tag, grade_tags, likelihood_tags, reliability_tag
from whosays.records import Credibility, Grade, Reliability
from whosays.weigh.hypotheses.icd203 import TERMS, words_of

_LIKELIHOODS = [f'estimative-language:likelihood-probability="{term.replace(" ", "-")}"' for term in TERMS]


def test_every_reliability_has_its_letter_in_lower_case() -> None:
    assert [reliability_tag(grade) for grade in get_args(Reliability)] == [
        f'admiralty-scale:source-reliability="{letter}"' for letter in "abcdef"
    ]


def test_every_credibility_has_its_number() -> None:
    assert [credibility_tag(grade) for grade in get_args(Credibility)] == [
        f'admiralty-scale:information-credibility="{number}"' for number in range(1, 7)
    ]


def test_a_grade_has_the_tag_of_its_own_axis_alone() -> None:
    assert grade_tags(Grade("src-1", "The Keeper", "F", None)) == ('admiralty-scale:source-reliability="f"',)
    assert grade_tags(Grade("clm-1", "the lamp was out", None, "6")) == ('admiralty-scale:information-credibility="6"',)


@pytest.mark.parametrize(("words", "numbers"), [
    ("likely", [4]),
    ("probable", [4]),
    ("unlikely to likely", [2, 3, 4]),
    ("Remote  to Very Unlikely", [0, 1]),
    ("almost certain", [6]),
    ("", []),
])  # fmt: skip
def test_words_of_the_directive(words: str, numbers: list[int]) -> None:
    assert likelihood_tags(words) == tuple(_LIKELIHOODS[number] for number in numbers)


def test_every_term_of_the_directive_has_a_tag() -> None:
    assert [likelihood_tags(term) for term in TERMS] == [(tag,) for tag in _LIKELIHOODS]


@given(st.lists(st.floats(0, 1), min_size=2, max_size=2).map(sorted))
def test_an_interval_has_the_tags_of_its_words(ends: list[float]) -> None:
    interval = (ends[0], ends[1])
    assert likelihood_tags(interval) == likelihood_tags(words_of(interval))


@pytest.mark.parametrize(
    "estimate", [(0.5, 0.4), (-0.1, 0.4), (0.2, 1.1), "maybe", "likely to unlikely", "a to b to c"]
)
def test_what_is_no_estimate_is_refused(estimate: str | tuple[float, float]) -> None:
    with pytest.raises(ValueError, match=r"no estimate|no interval"):
        likelihood_tags(estimate)


def test_what_is_no_grade_is_refused() -> None:
    with pytest.raises(ValueError, match="no reliability"):
        reliability_tag("G")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="no credibility"):
        credibility_tag("7")  # type: ignore[arg-type]


def test_analytic_confidence_is_its_own_predicate() -> None:
    assert confidence_tag("moderate") == 'estimative-language:confidence-in-analytic-judgment="moderate"'
    with pytest.raises(ValueError, match="analytic confidence"):
        confidence_tag("medium")  # type: ignore[arg-type]
