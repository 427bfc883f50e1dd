"""``whosays identities``: what the texts argue to be one person, with the evidence for and against."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import click

from whosays.cli.assuming import assume_option, assumption_in_words
from whosays.cli.cases import case_option, existing_case
from whosays.cli.group import complain
from whosays.cli.paths import AnyPath
from whosays.cli.plain import cut, one_line, plain

if TYPE_CHECKING:
    from whosays.records import Analysis, Bearing, Document, IdentityHypothesis, IdentityItem, Quote

_INDENT = " " * 4
_LONGEST = 300
_HEADS: tuple[tuple[Bearing, str], ...] = (
    ("for", "What speaks for one"),
    ("against", "What speaks against, or does not fit"),
    ("neither", "What speaks neither way"),
)
_JUDGED = {"positive": "judged to be one", "negative": "judged to be two", "unsure": "judged: unsure"}


@click.command()
@click.argument("case", required=False, type=AnyPath())
@case_option
@assume_option
@click.option("--json", "as_json", is_flag=True, help="Print the hypotheses as JSON, as in the analysis document.")
def identities(case: str | None, option: str | None, assume: tuple[str, ...], as_json: bool) -> None:
    """Show which persons the texts argue to be one, and the evidence for and against.

    Each pair is shown with who argues or denies it and where, with what the documents say of either that fits and that
    does not, with what the matching model has no weight for, and with the match probability with and without each item
    that it weighs. Nothing is joined, and nothing is ruled: judge with whosays judge, or look at the case under either
    answer with --assume.
    """
    from whosays.case import Case
    from whosays.export.analysis_json import hypotheses_as_json

    with Case.open(existing_case(case, option)) as opened:
        analysis = opened.analysis(assume)
    if as_json:
        click.echo(json.dumps(hypotheses_as_json(analysis), ensure_ascii=False, indent=1))
        return
    for line in _lines(analysis):
        click.echo(plain(line))
    if not analysis.identity_hypotheses:
        complain("no text of this case argues that two persons are one")


def _lines(analysis: Analysis) -> Iterator[str]:
    if analysis.assumptions:
        yield assumption_in_words(analysis.assumptions)
        yield ""
    documents = {document.id: document for document in analysis.documents}
    for number, hypothesis in enumerate(analysis.identity_hypotheses, 1):
        yield from hypothesis_lines(number, hypothesis, documents)
        yield ""


def hypothesis_lines(number: int, hypothesis: IdentityHypothesis, documents: Mapping[str, Document]) -> Iterator[str]:
    """One hypothesis as an analyst reads it."""
    yield f"{number}. Is “{one_line(hypothesis.left_name)}” “{one_line(hypothesis.right_name)}”?"
    standing = _JUDGED.get(hypothesis.judgement or "", "nobody has judged it")
    yield f"{_INDENT}{standing}; {'one entity' if hypothesis.joined else 'not joined'} in this view of the case"
    said = [item for item in hypothesis.items if item.kind == "said"]
    yield f"{_INDENT}Who says what"
    for item in said:
        yield from _item_lines(item, documents)
    for bearing, head in _HEADS:
        items = [item for item in hypothesis.items if item.bearing == bearing and item.kind != "said"]
        if items:
            yield f"{_INDENT}{head}"
        for item in items:
            yield from _item_lines(item, documents)
    yield from _probability_lines(hypothesis)


def _item_lines(item: IdentityItem, documents: Mapping[str, Document]) -> Iterator[str]:
    sign = {"for": "+", "against": "-", "neither": "·"}[item.bearing]
    weight = "" if item.kind == "said" else " [unweighed]" if item.weight is None else f" [{item.weight:+.1f} bits]"
    kind = "" if item.kind == "said" else f"{item.kind}: "
    yield f"{_INDENT * 2}{sign} {one_line(f'{kind}{item.detail}')}{weight}"
    for quote in dict.fromkeys((*item.left, *item.right)):
        yield f"{_INDENT * 3}“{cut(one_line(quote.span.exact), _LONGEST)}”"
        yield f"{_INDENT * 3}{_place(quote, documents)}"


def _probability_lines(hypothesis: IdentityHypothesis) -> Iterator[str]:
    if hypothesis.match_probability is None:
        yield f"{_INDENT}No match probability: one side has no name that could be compared"
        return
    unweighed = sum(item.weight is None and item.kind != "said" for item in hypothesis.items)
    yield f"{_INDENT}Match probability by what the model weighs: {rounded(hypothesis.match_probability)}"
    for item in hypothesis.items:
        if item.probability_without is not None:
            yield f"{_INDENT * 2}without {item.kind}: {rounded(item.probability_without)}"
    if any(item.kind == "names" and item.bearing == "against" for item in hypothesis.items):
        yield f"{_INDENT * 2}Under an assumed name the names differ in any case: look at the probability without them."
    if unweighed:
        one = unweighed == 1
        items = f"{unweighed} item{'' if one else 's'}"
        yield f"{_INDENT * 2}{items} above {'is' if one else 'are'} in none of these numbers."


def rounded(probability: float) -> str:
    """Two decimals, and never a number that leaves no doubt."""
    if not 0.01 <= probability <= 0.99:
        return "less than 0.01" if probability < 0.5 else "more than 0.99"
    return f"{probability:.2f}"


def _place(quote: Quote, documents: Mapping[str, Document]) -> str:
    document = documents[quote.document_id]
    page = next((p for p in document.pages if p.start <= quote.span.start < p.end), None)
    place = f"page {page.number}, " if page else ""
    return f"{document.title} ({document.role}), {document.path}, {place}characters {quote.span.start}–{quote.span.end}"
