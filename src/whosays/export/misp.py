"""Grades and estimates as machine tags of MISP taxonomies, the labels that threat-intelligence platforms filter by.

The taxonomies are ``admiralty-scale`` and ``estimative-language`` (version 5) of
https://github.com/MISP/misp-taxonomies; a tag is ``namespace:predicate="value"``. Only what an analyst decided becomes
a tag. What a text hedges has no taxonomy there, and none is bent to it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import Final, Literal, get_args

from whosays.records import Credibility, Grade, Interval, Reliability

#: How sure an analyst is of a judgement, beside how likely they hold it to be (ICD 203, D.6.e(2)(b)).
AnalyticConfidence = Literal["low", "moderate", "high"]

#: Values of ``likelihood-probability`` with the other name that ICD 203 has for each, from the least likely, and where
#: each begins.
_BANDS: Final = (
    ("almost-no-chance", "remote", 0.0),
    ("very-unlikely", "highly improbable", 0.05),
    ("unlikely", "improbable", 0.2),
    ("roughly-even-chance", "roughly even odds", 0.45),
    ("likely", "probable", 0.55),
    ("very-likely", "highly probable", 0.8),
    ("almost-certain", "nearly certain", 0.95),
)
_VALUES: Final = tuple(value for value, *_ in _BANDS)
_STARTS: Final = [start for *_, start in _BANDS[1:]]
_TERMS: Final = {
    name: number for number, (value, synonym, _) in enumerate(_BANDS) for name in (value.replace("-", " "), synonym)
}


def reliability_tag(grade: Reliability) -> str:
    """``admiralty-scale:source-reliability="b"`` for ``B``.

    Raises:
        ValueError: If it is no grade of a source.
    """
    if grade not in get_args(Reliability):
        msg = f"“{grade}” is no reliability: they go from A to F"
        raise ValueError(msg)
    return f'admiralty-scale:source-reliability="{grade.lower()}"'


def credibility_tag(grade: Credibility) -> str:
    """``admiralty-scale:information-credibility="2"`` for ``2``.

    Raises:
        ValueError: If it is no grade of an item.
    """
    if grade not in get_args(Credibility):
        msg = f"“{grade}” is no credibility: they go from 1 to 6"
        raise ValueError(msg)
    return f'admiralty-scale:information-credibility="{grade}"'


def grade_tags(grade: Grade) -> tuple[str, ...]:
    """The tags of one grade: of the axis that it is on, and never of both."""
    return tuple(_tags_of(grade))


def likelihood_tags(estimate: str | Interval) -> tuple[str, ...]:
    """A tag for every term of ICD 203 that an estimate reaches into, from the least likely.

    A range of several terms gets several tags. The taxonomy would have one, which would hide how wide the range is.

    Args:
        estimate: The directive's words, such as ``"unlikely to likely"``; or two probabilities, the lower first. An end
            on the border of two terms takes the one that lies inside the range. Empty words give no tag.

    Raises:
        ValueError: If it is neither.
    """
    first, last = _of_words(estimate) if isinstance(estimate, str) else _of_interval(estimate)
    return tuple(f'estimative-language:likelihood-probability="{value}"' for value in _VALUES[first : last + 1])


def confidence_tag(confidence: AnalyticConfidence) -> str:
    """``estimative-language:confidence-in-analytic-judgment="low"``: never to be derived from a likelihood.

    Raises:
        ValueError: If it is no such confidence.
    """
    if confidence not in get_args(AnalyticConfidence):
        msg = f"“{confidence}” is no analytic confidence: it is low, moderate or high"
        raise ValueError(msg)
    return f'estimative-language:confidence-in-analytic-judgment="{confidence}"'


def _tags_of(grade: Grade) -> Iterator[str]:
    if grade.reliability is not None:
        yield reliability_tag(grade.reliability)
    if grade.credibility is not None:
        yield credibility_tag(grade.credibility)


def _of_words(words: str) -> tuple[int, int]:
    """Numbers of the first and the last term; the last before the first for no words."""
    if not words.strip():
        return 0, -1
    ends = [_TERMS.get(" ".join(part.split()).casefold()) for part in re.split(r"\bto\b", words)]
    first, last = ends[0], ends[-1]
    if len(ends) > 2 or first is None or last is None or first > last:
        msg = f"“{words}” is no estimate of ICD 203"
        raise ValueError(msg)
    return first, last


def _of_interval(interval: Interval) -> tuple[int, int]:
    low, high = interval
    if not 0 <= low <= high <= 1:
        msg = f"{low} to {high} is no interval of probabilities"
        raise ValueError(msg)
    first = bisect_right(_STARTS, low)
    return first, max(first, bisect_left(_STARTS, high))
