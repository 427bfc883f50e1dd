"""Questions as YAML, written by hand and read as a whole: one question a document, several documents a file.

.. code-block:: yaml

    question: order
    text: Who gave the order?
    hypotheses:
      H1: {text: The deputy director., prior: unlikely to likely}
      H2: Nobody; it was habit.
    evidence:
      E1: {words: she did not hear the order, ratings: {H1: N, H2: C}}
      E2: {claim: clm-0123456789abcdef, ratings: {H1: I}}
    ranges: {CC: [4, 10]}
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from whosays.records import (
    Consistency,
    Evidence,
    Hypothesis,
    Interval,
    MissingInput,
    Question,
    UnreadableInput,
    UsageError,
)
from whosays.weigh.hypotheses import values
from whosays.weigh.hypotheses.checks import priors_amiss
from whosays.weigh.hypotheses.nodes import Node, Place, Text, read_nodes


class Known(NamedTuple):
    """A claim of the case.

    Attributes:
        claim_id: Its id.
        words: As it is shown.
    """

    claim_id: str
    words: str


#: Finds the claim for an id, or for words that only one claim has; raises ``UsageError`` where there is no such one.
Find = Callable[[str], Known]


def read_sheet(path: str, find: Find) -> tuple[Question, ...]:
    """The questions of a YAML file.

    Args:
        path: The file.
        find: Finds claims of the case.

    Raises:
        InputError: With line and key, if anything in it is wrong; nothing is read then.
    """
    try:
        raw = Path(path).read_bytes()
    except FileNotFoundError:
        raise MissingInput(path, "no such file") from None
    except OSError as error:
        raise UnreadableInput(path, error.strerror or "cannot be read") from None
    return parse_sheet(raw, path, find)


def parse_sheet(raw: bytes, path: str, find: Find) -> tuple[Question, ...]:
    """The questions in the bytes of a YAML file; arguments and errors as in ``read_sheet``."""
    asked: dict[str, tuple[Place, Question]] = {}
    for node in read_nodes(raw, path):
        question = _question(node, find)
        if question.key in asked:
            line = asked[question.key][0].line
            node.place.refuse(f"the question {question.key} is asked on line {line} already", "keep one of them")
        asked[question.key] = (node.place, question)
    return tuple(question for _, question in asked.values())


def _question(node: Node, find: Find) -> Question:
    parts = values.fields_at(node, "a question", ("question", "text", "hypotheses", "evidence"), ("ranges",))
    key = values.key_at(parts["question"], "a question")
    hypotheses = tuple(
        _hypothesis(name, stated)
        for name, (_, stated) in values.entries_at(parts["hypotheses"], "“hypotheses”").items()
    )
    if len(hypotheses) < 2:
        parts["hypotheses"].place.refuse(f"the question {key} has fewer than two hypotheses", "state a rival")
    _check_priors(parts["hypotheses"].place, hypotheses)
    evidence = tuple(_items(parts["evidence"], frozenset(one.key for one in hypotheses), find))
    if not evidence:
        parts["evidence"].place.refuse(f"the hypotheses of {key} name no claim", "add items of evidence")
    ranges = dict(_ranges(parts["ranges"])) if "ranges" in parts else {}
    return Question(key, values.text_at(parts["text"], f"the question {key}"), hypotheses, evidence, ranges)


def _hypothesis(key: str, node: Node) -> Hypothesis:
    what = f"the hypothesis {key}"
    if isinstance(node, Text):
        return Hypothesis(key, values.text_at(node, what))
    parts = values.fields_at(node, what, ("text",), ("prior",))
    prior = values.prior_at(parts["prior"], f"the prior of {key}") if "prior" in parts else None
    return Hypothesis(key, values.text_at(parts["text"], what), prior)


def _check_priors(place: Place, hypotheses: tuple[Hypothesis, ...]) -> None:
    if amiss := priors_amiss(hypotheses):
        place.refuse(*amiss)


def _items(node: Node, rivals: frozenset[str], find: Find) -> Iterator[Evidence]:
    held: dict[str, tuple[Place, Evidence]] = {}
    for key, (place, described) in values.entries_at(node, "“evidence”").items():
        item = _item(key, described, rivals, find)
        if item.claim_id in held:
            line, other = held[item.claim_id][0].line, held[item.claim_id][1]
            otherwise = ", rated otherwise" if other.ratings != item.ratings else ""
            place.refuse(f"{key} is the claim that is {other.key} on line {line}{otherwise}", "keep one of them")
        if item.claim_id is not None:
            held[item.claim_id] = place, item
        yield item


def _item(key: str, node: Node, rivals: frozenset[str], find: Find) -> Evidence:
    what = f"the item {key}"
    parts = values.fields_at(node, what, (), ("claim", "words", "orphaned", "ratings"))
    references = {
        name: values.words_at(parts[name], f"“{name}” of {key}") for name in ("claim", "words") if name in parts
    }
    ratings = dict(_ratings(key, parts["ratings"], rivals)) if "ratings" in parts else {}
    if "orphaned" in parts and values.flag_at(parts["orphaned"], f"“orphaned” of {key}"):
        if "words" not in references:
            node.place.refuse(f"{what} is orphaned and has no “words”")
        return Evidence(key, None, references["words"], ratings)
    if not references:
        node.place.refuse(f"{what} names no claim", "give its id as “claim” or some of its words as “words”")
    return Evidence(key, *_found(key, node.place, references.values(), find), ratings)


def _found(key: str, place: Place, references: Iterable[str], find: Find) -> Known:
    """The claim with the id or, where that is not given or not there any more, with the words."""
    first, *others = references
    try:
        return find(first)
    except UsageError as error:
        if not others:
            place.refuse(f"{key}: {error.reason}", error.remedy)
    return _found(key, place, others, find)


def _ratings(key: str, node: Node, rivals: frozenset[str]) -> Iterator[tuple[str, Consistency]]:
    for hypothesis, (place, rating) in values.entries_at(node, f"“ratings” of {key}").items():
        if hypothesis not in rivals:
            remedy = f"the hypotheses are {', '.join(sorted(rivals))}"
            place.refuse(f"{key} is rated for {hypothesis}, which is no hypothesis", remedy)
        if not isinstance(rating, Text) or rating.value is not None:
            yield hypothesis, values.consistency_at(rating, f"the rating of {key} for {hypothesis}")


def _ranges(node: Node) -> Iterator[tuple[Consistency, Interval]]:
    for name, (place, ratio) in values.entries_at(node, "“ranges”").items():
        consistency = values.consistency_at(Text(place, name), "a range")
        yield consistency, values.ratio_at(ratio, consistency)
