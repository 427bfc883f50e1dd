"""``whosays attributions``: what the evidence model proposes, for those who want to look or to measure."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from whosays.cli.group import complain
from whosays.cli.output import write_out
from whosays.cli.paths import AnyPath, megabytes_option
from whosays.cli.plain import cut, one_line, plain
from whosays.cli.summary import in_a_line
from whosays.records import ReadOptions, Unread

if TYPE_CHECKING:
    from whosays.case import Attributed
    from whosays.intake.attributions import Attribution
    from whosays.language.reading import Bounds, Proposed

_INDENT = " " * 4
#: Characters of a source or a cue on its line.
_LONGEST = 60
_LEAST, _MOST = 0.01, 0.99


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=AnyPath())
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line for each document.")
@megabytes_option
def attributions(paths: tuple[str, ...], as_json: bool, max_megabytes: int) -> int:
    """Show the attributions proposed for documents.

    PATH is a file, a folder of files, or - for standard input, as for read. No case is made or changed. What is shown
    is what the evidence model proposes, before rules and choice make claims of it. The number that it gives is its own
    probability that cue, source and content are read rightly; it says nothing of whether anything is true. Where the
    model is not installed the rules propose, and give no number.
    """
    from whosays.case import attributions_of, current_notes

    for note in current_notes():
        complain(note)
    failed = False
    for found in attributions_of(paths, ReadOptions(max_megabytes=max_megabytes)):
        if isinstance(found, Unread):
            failed = True
            complain(in_a_line(found))
        elif as_json:
            # JSON is UTF-8 whatever the terminal takes (RFC 8259, 8.1).
            write_out(json.dumps(_as_json(found), ensure_ascii=False) + "\n", None)
        else:
            for line in _lines(found, shutil.get_terminal_size().columns):
                click.echo(plain(line))
    return int(failed)


def _as_json(found: Attributed) -> dict[str, Any]:
    text = found.document.text

    def spans(*ranges: Bounds) -> list[dict[str, Any]]:
        return [{"start": start, "end": end, "exact": text[start:end]} for start, end in ranges]

    def attribution(node: Attribution) -> dict[str, Any]:
        proposed = node.proposed
        return {
            "source": spans(*proposed.source),
            "cue": spans(proposed.cue),
            "content": spans(*proposed.content),
            "cue_class": proposed.cue_class,
            "probability": None if proposed.probability is None else round(proposed.probability, 4),
            "nested": [attribution(inner) for inner in node.nested],
        }

    return {
        "path": found.document.path,
        "text": text,
        "attributions": [attribution(node) for node in found.attributions],
    }


def _lines(found: Attributed, width: int) -> Iterator[str]:
    """A heading, then two lines for each attribution; contents are cut to ``width`` characters."""
    count = sum(1 for outer in found.attributions for _ in outer.walk())
    yield f"{found.document.path}: {count:,} attribution{'' if count == 1 else 's'}"
    for outer in found.attributions:
        for depth, node in outer.walk():
            indent = _INDENT * depth
            yield f"{indent}  " + " · ".join(_head(node.proposed, found.document.text))
            content = " … ".join(one_line(found.document.text[start:end]) for start, end in node.proposed.content)
            yield f"{indent}{_INDENT}“{cut(content, width - len(indent) - len(_INDENT) - 2)}”"
    yield ""


def _head(proposed: Proposed, text: str) -> Iterator[str]:
    source = " … ".join(one_line(text[start:end]) for start, end in proposed.source)
    yield cut(source, _LONGEST) or "(no source named)"
    yield cut(one_line(text[slice(*proposed.cue)]), _LONGEST)
    yield proposed.cue_class
    yield "by rule" if proposed.probability is None else f"the model gives {_rounded(proposed.probability)}"


def _rounded(probability: float) -> str:
    """Two decimals, and never a number that claims certainty."""
    if probability < _LEAST:
        return f"less than {_LEAST}"
    return f"more than {_MOST}" if probability > _MOST else f"{probability:.2f}"
