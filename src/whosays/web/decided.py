"""Decisions as sentences, whatever their kind."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from whosays.case import Decision
from whosays.export.typings import type_in_words
from whosays.export.words import clipped
from whosays.records import Conflict

_LONGEST = 120
_IDENTITY = {"positive": "are one", "negative": "are two", "unsure": "may or may not be one"}


def in_words(decision: Decision, undone: Mapping[str, Decision]) -> str:
    """What was decided, in a sentence without its full stop.

    Args:
        decision: The decision.
        undone: By the id of an undoing, what it took back.
    """
    if decision.kind == "undo":
        return f"take back: {in_words(undone[decision.id], {})}" if decision.id in undone else "take a decision back"
    say = _SAY.get(decision.kind)
    payload = json.loads(decision.payload)
    return say(payload) if say is not None else f"{decision.kind}: {decision.subject}"


def overtaken(last: Decision | None) -> Conflict:
    """What somebody is told who decides on what they saw before ``last``; None where nobody has decided at all."""
    remedy = "nothing of yours was kept: look at what was decided, and decide again if need be"
    if last is None:
        return Conflict("what you decided on is no longer as it was shown", remedy)
    return Conflict(f"{last.who} has decided on this meanwhile ({last.at[:16].replace('T', ' ')} UTC)", remedy)


def _identity(payload: Mapping[str, Any]) -> str:
    names = (f"“{clipped(payload[side], _LONGEST)}”" for side in ("left_name", "right_name"))
    return f"{' and '.join(names)} {_IDENTITY[payload['verdict']]}"


def _verdict(payload: Mapping[str, Any]) -> str:
    verdict, machine = (payload[name].replace("_", " ") for name in ("verdict", "machine"))
    return f"“{clipped(payload['words'], _LONGEST)}” is {verdict} (the machine: {machine})"


def _grade(payload: Mapping[str, Any]) -> str:
    if "reliability" in payload:
        return f"{clipped(payload['name'], _LONGEST)}: reliability {payload['reliability']}"
    return f"“{clipped(payload['words'], _LONGEST)}”: credibility {payload['credibility']}"


def _independence(payload: Mapping[str, Any]) -> str:
    names = (clipped(payload[side], _LONGEST) for side in ("left_name", "right_name"))
    return f"{' and '.join(names)}: {'independent' if payload['independent'] else 'one rests on the other'}"


def _hypotheses(payload: Mapping[str, Any]) -> str:
    done = list(_operations(payload["operations"]))
    more = f", and {len(done) - 2} more changes" if len(done) > 2 else ""
    return f"{payload['question']}: {'; '.join(done[:2])}{more}"


def _annotation(payload: Mapping[str, Any]) -> str:
    said = f": {clipped(payload['body'], _LONGEST)}" if payload["body"] else ""
    return f"remark on “{clipped(payload['exact'], _LONGEST)}”{said}"


def _type(payload: Mapping[str, Any]) -> str:
    return f"“{clipped(payload['name'], _LONGEST)}” is {type_in_words(payload['type'])}"


def _operations(operations: list[Mapping[str, Any]]) -> Iterator[str]:
    for one in operations:
        match one["operation"]:
            case "Rate":
                yield f"{one['evidence']} on {one['hypothesis']}: {one['rating'] or 'no rating'}"
            case "StateHypothesis":
                yield f"{one['hypothesis']}: {clipped(one['text'], _LONGEST)}"
            case "AddEvidence":
                yield f"{one['evidence']}: “{clipped(one['words'], _LONGEST)}”"
            case "StateQuestion":
                yield f"“{clipped(one['text'], _LONGEST)}”"
            case "SetRange":
                yield f"range of {one['consistency']}"
            case "DropHypothesis":
                yield f"without {one['hypothesis']}"
            case "DropEvidence":
                yield f"without {one['evidence']}"
            case "DropQuestion":
                yield "question given up"
            case _:
                yield "order changed"


_SAY: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
    "identity": _identity,
    "verdict": _verdict,
    "grade": _grade,
    "independence": _independence,
    "hypotheses": _hypotheses,
    "annotation": _annotation,
    "type": _type,
}
