"""What stands at a place of a sheet as the value that belongs there, or an error that names file, line and key."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from math import isfinite
from typing import get_args

from whosays.records import Consistency, Interval
from whosays.weigh.hypotheses.checks import KEY, ratio_amiss
from whosays.weigh.hypotheses.icd203 import interval_of
from whosays.weigh.hypotheses.nodes import Fields, Items, Node, Place, Text

_CONSISTENCIES = get_args(Consistency)


def entries_at(node: Node, what: str) -> dict[str, tuple[Place, Node]]:
    """The entries of a mapping whose keys the user makes up."""
    if not isinstance(node, Fields):
        node.place.refuse(f"{what} is not a mapping", "write “key: value” lines")
    for key, (place, _) in node.nodes.items():
        if not KEY.fullmatch(key):
            place.refuse(f"“{key}” is no key", "a key is one word, such as H1")
    return node.nodes


def fields_at(node: Node, what: str, needed: Sequence[str], possible: Sequence[str] = ()) -> dict[str, Node]:
    """The parts of a mapping whose keys are fixed: all that are ``needed``, and nothing that is not ``possible``."""
    if not isinstance(node, Fields):
        node.place.refuse(f"{what} is not a mapping", f"it has the keys {', '.join((*needed, *possible))}")
    known = (*needed, *possible)
    for key, (place, _) in node.nodes.items():
        if key not in known:
            close = get_close_matches(key, known, 1)
            remedy = f"did you mean “{close[0]}”?" if close else f"it has the keys {', '.join(known)}"
            place.refuse(f"{what} has no key “{key}”", remedy)
    for key in needed:
        if key not in node.nodes:
            node.place.refuse(f"{what} lacks the key “{key}”")
    return {key: part for key, (_, part) in node.nodes.items()}


def text_at(node: Node, what: str) -> str:
    """Words, with single spaces between."""
    return " ".join(words_at(node, what).split())


def words_at(node: Node, what: str) -> str:
    """Words as they stand."""
    words = node.value if isinstance(node, Text) else None
    if words is None or not words.strip():
        node.place.refuse(f"{what} has no text")
    return words


def key_at(node: Node, what: str) -> str:
    """A short name."""
    key = text_at(node, what)
    if not KEY.fullmatch(key):
        node.place.refuse(f"“{key}” is no key for {what}", "a key is one word, such as Q1")
    return key


def flag_at(node: Node, what: str) -> bool:
    """Yes or no, as YAML 1.2 has them."""
    words = text_at(node, what).casefold()
    if words not in {"true", "false"}:
        node.place.refuse(f"{what} is “{words}”", "write true or false")
    return words == "true"


def consistency_at(node: Node, what: str) -> Consistency:
    """One of the five consistencies."""
    words = text_at(node, what)
    found: Consistency | None = next((known for known in _CONSISTENCIES if known == words), None)
    if found is None:
        node.place.refuse(f"{what} is “{words}”", f"a consistency is one of {', '.join(_CONSISTENCIES)}")
    return found


def prior_at(node: Node, what: str) -> Interval:
    """A probability, two of them, or estimative words."""
    if isinstance(node, Text) and _number(node) is None:
        try:
            return interval_of(text_at(node, what))
        except ValueError as error:
            node.place.refuse(f"{what}: {error}", "write a number, [low, high] or such words")
    low, high = _interval_at(node, what)
    if not 0 <= low <= high <= 1:
        node.place.refuse(
            f"{what} runs from {low:g} to {high:g}", "a probability lies between 0 and 1, the lower first"
        )
    return low, high


def ratio_at(node: Node, consistency: Consistency) -> Interval:
    """A ratio of likelihoods, or two of them, for a consistency: not on the other side of 1."""
    what = f"the range of {consistency}"
    low, high = _interval_at(node, what)
    if amiss := ratio_amiss((low, high), consistency):
        node.place.refuse(f"{what} runs from {low:g} to {high:g}", amiss)
    return low, high


def _interval_at(node: Node, what: str) -> Interval:
    ends = node.nodes if isinstance(node, Items) else (node, node)
    numbers = [_number(end) for end in ends]
    if len(numbers) != 2 or numbers[0] is None or numbers[1] is None:
        node.place.refuse(f"{what} is neither a number nor two", "write 0.3 or [0.2, 0.4]")
    return numbers[0], numbers[1]


def _number(node: Node) -> float | None:
    try:
        number = float(node.value or "") if isinstance(node, Text) else None
    except ValueError:
        return None
    return number if number is not None and isfinite(number) else None
