"""Questions with rival hypotheses, written as the YAML that ``whosays hypotheses`` reads."""

from __future__ import annotations

import re
from collections.abc import Sequence

import yaml

from whosays.records import Evidence, Hypothesis, Interval, Question

_WIDTH = 120
#: Line ends to YAML 1.1 that no text of ours takes for one: between single quotation marks they would become a blank.
_ENDS_LINE = re.compile("[\x85\u2028\u2029]")


def sheet_text(questions: Sequence[Question]) -> str:
    """A file with the questions, one document each; it reads back as the same ones while their claims are there.

    What a sheet must have and a question lacks, such as a second hypothesis, is lacking in it too.
    """
    return yaml.dump_all(
        map(_question, questions),
        Dumper=_Dumper,
        sort_keys=False,
        allow_unicode=True,
        width=_WIDTH,
        explicit_start=True,
    )


class _Dumper(yaml.SafeDumper):
    """Writes each value out where it stands, also one that stands twice."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - the library's signature
        """Never an anchor: a sheet with one is not read."""
        return True


class _Row(dict[str, object]):
    """A mapping that is written on one line."""


class _Ends(list[float]):
    """Two numbers that are written on one line."""


def _row(dumper: yaml.SafeDumper, row: _Row) -> yaml.Node:
    return dumper.represent_mapping("tag:yaml.org,2002:map", row.items(), flow_style=True)


def _ends(dumper: yaml.SafeDumper, ends: _Ends) -> yaml.Node:
    return dumper.represent_sequence("tag:yaml.org,2002:seq", ends, flow_style=True)


def _words(dumper: yaml.SafeDumper, words: str) -> yaml.Node:
    style = '"' if _ENDS_LINE.search(words) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", words, style=style)


_Dumper.add_representer(str, _words)
_Dumper.add_representer(_Row, _row)
_Dumper.add_representer(_Ends, _ends)


def _question(question: Question) -> dict[str, object]:
    written: dict[str, object] = {
        "question": question.key,
        "text": question.text,
        "hypotheses": {one.key: _hypothesis(one) for one in question.hypotheses},
        "evidence": {one.key: _item(one) for one in question.evidence},
    }
    if question.ranges:
        written["ranges"] = {consistency: _interval(ratio) for consistency, ratio in question.ranges.items()}
    return written


def _hypothesis(hypothesis: Hypothesis) -> dict[str, object]:
    prior = {} if hypothesis.prior is None else {"prior": _interval(hypothesis.prior)}
    return {"text": hypothesis.text, **prior}


def _item(item: Evidence) -> dict[str, object]:
    if item.claim_id is None:
        return {"orphaned": True, "words": item.words, "ratings": _Row(item.ratings)}
    return {"claim": item.claim_id, "words": " ".join(item.words.split()), "ratings": _Row(item.ratings)}


def _interval(interval: Interval) -> float | _Ends:
    low, high = interval
    return low if low == high else _Ends(interval)
