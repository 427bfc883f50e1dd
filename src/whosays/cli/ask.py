"""``whosays ask``: the claims on a matter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from whosays.cli.cases import SUFFIX, case_option, existing_case
from whosays.cli.group import complain
from whosays.cli.plain import cut, one_line, plain

if TYPE_CHECKING:
    from whosays.case import Hit, Passage
    from whosays.records import Claim, Document, Link

_LONGEST_PASSAGE = 240
_MOST = 1_000_000


@click.command()
@click.argument("words", nargs=-1, required=True, metavar="[CASE] QUESTION")
@case_option
@click.option(
    "--limit",
    type=click.IntRange(min=1, max=_MOST),
    default=10,
    show_default=True,
    metavar="N",
    help="Show at most N claims.",
)
def ask(words: tuple[str, ...], option: str | None, limit: int) -> None:
    """Find the claims on a matter, with who makes them.

    QUESTION is "who says that ...", "what does X say about ...", "according to X, ...", or just words. Word endings do
    not matter; words in double quotation marks must stand together. Without CASE, the only case in this folder is
    asked.
    """
    from whosays.case import Case

    named, question = _case_and_question(words, option)
    with Case.open(existing_case(named, option)) as opened:
        hits = opened.search(question, limit)
        passages = [] if hits else opened.passages(question, limit)
    for number, hit in enumerate(hits, 1):
        _print(_claim_lines(number, hit))
    if hits:
        return
    if not passages:
        complain("no claim and no passage is about this; try fewer or other words")
        return
    complain("no claim is about this, but these passages hold the words")
    for passage in passages:
        _print(_passage_lines(passage))


def _case_and_question(words: tuple[str, ...], option: str | None) -> tuple[str | None, str]:
    """Tell the case from the question: the first of several words, where it is a case and none is named otherwise."""
    first = words[0]
    if len(words) > 1 and option is None and (first.endswith(SUFFIX) or _is_file(first)):
        return first, " ".join(words[1:])
    if len(words) == 1 and first.endswith(SUFFIX):
        msg = "Missing argument 'QUESTION'."
        raise click.UsageError(msg, click.get_current_context())
    return None, " ".join(words)


def _is_file(word: str) -> bool:
    try:
        return Path(word).is_file()
    except (OSError, ValueError):
        # The word of a question that cannot even be a path.
        return False


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(plain(line))


def _claim_lines(number: int, hit: Hit) -> Iterator[str]:
    claim = hit.claim
    wording = " … ".join(one_line(span.exact) for span in claim.content)
    certainty = claim.certainty
    held = [_chain(claim), claim.attribution.stance, certainty.level]
    held += ["negative"] if certainty.polarity == "negative" else []
    hedges = ", ".join(f"“{one_line(hedge.exact)}”" for hedge in certainty.hedges)
    indent = " " * 4
    yield f"{number:>2}. {wording}"
    yield f"{indent}{' · '.join(held)}{f' ({hedges})' if hedges else ''}"
    if claim.times:
        yield indent + "; ".join(
            f"{one_line(t.span.exact)} [{t.edtf}]" if t.edtf else t.span.exact for t in claim.times
        )
    yield f"{indent}{_where(hit.document, claim.content[0].start, claim.content[-1].end)}"
    yield ""


def _chain(claim: Claim) -> str:
    """Who holds a claim, from the source nearest the author to the origin."""
    return " ← ".join(_link(link) for link in claim.attribution.chain) or "the document’s author"


def _link(link: Link) -> str:
    remarks = [f"“{one_line(link.resolved_from)}”"] if link.resolved_from else []
    remarks += ["anonymous"] if link.anonymous else []
    return f"{link.name} ({', '.join(remarks)})" if remarks else link.name


def _passage_lines(passage: Passage) -> Iterator[str]:
    yield cut(one_line(passage.span.exact), _LONGEST_PASSAGE)
    yield f"    {_where(passage.document, passage.span.start, passage.span.end)}"
    yield ""


def _where(document: Document, start: int, end: int) -> str:
    """The place of a span: title, role, path, page where there are pages, and offsets."""
    page = next((page for page in document.pages if page.start <= start < page.end), None)
    place = f"page {page.number}, " if page else ""
    return f"{document.title} ({document.role}), {document.path}, {place}characters {start}–{end}"
