"""What ``whosays read`` prints: the documents in numbers, and what was not read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from whosays.records import Unread

if TYPE_CHECKING:
    from whosays.case import DocumentRead, Outcome, ReadSummary

_COLUMNS = ("Document", "Role", "Sentences", "Claims", "Attributed", "Anonymous", "")
#: Rows of the table; a folder of thousands is summed up instead.
_MOST_ROWS = 40
_LONGEST_TITLE = 44
_REMARKS: dict[Outcome, str] = {
    "new": "",
    "changed": "supersedes the earlier text",
    "again": "read again",
    "unchanged": "unchanged",
}


def summary_lines(summary: ReadSummary) -> Iterator[str]:
    """The lines of the table and of the coverage."""
    if summary.read:
        yield from _table(summary.read)
        yield ""
        yield from _totals(summary.read)
    else:
        yield "No document was read."
    yield from _listed("Not read", summary.unread)
    yield from _listed("Passed over in part", [part for read in summary.read for part in read.passed_over])


def in_a_line(unread: Unread) -> str:
    """What was not read, why, and what to do about it."""
    return ": ".join(filter(None, (unread.path, unread.reason, unread.remedy)))


def _table(read: Sequence[DocumentRead]) -> Iterator[str]:
    titles = Counter(document.tally.title for document in read)
    rows = [_COLUMNS, *(_row(document, titles[document.tally.title] == 1) for document in read[:_MOST_ROWS])]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_COLUMNS))]
    for row in rows:
        cells = [
            cell.ljust(width) if column in {0, 1} else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row[:-1], widths, strict=False))
        ]
        yield "  ".join([*cells, row[-1]]).rstrip()
    if len(read) > _MOST_ROWS:
        yield f"… and {len(read) - _MOST_ROWS:,} more"


def _row(read: DocumentRead, is_telling: bool) -> tuple[str, ...]:
    """One line of the table; a document whose title does not tell it from the others goes by its path."""
    tally = read.tally
    title = tally.title if is_telling else read.path
    title = title if len(title) <= _LONGEST_TITLE else f"{title[: _LONGEST_TITLE - 1]}…"
    numbers = (tally.sentences, tally.claims, tally.attributed, tally.anonymous)
    return (title, tally.role, *(f"{number:,}" for number in numbers), _REMARKS[read.outcome])


def _totals(read: Sequence[DocumentRead]) -> Iterator[str]:
    tallies = {document.tally.document_id: document.tally for document in read}.values()
    sentences = sum(tally.sentences for tally in tallies)
    telling = sum(tally.sentences_with_claims for tally in tallies)
    claims = sum(tally.claims for tally in tallies)
    attributed = sum(tally.attributed for tally in tallies)
    anonymous = sum(tally.anonymous for tally in tallies)
    yield (
        f"{_count(sentences, 'sentence')} read in {_count(len(tallies), 'document')}; {telling:,} of them with a claim."
    )
    yield (
        f"{_count(claims, 'claim')} found: {claims - attributed:,} by the authors themselves, {attributed:,} "
        f"attributed to others, of which {anonymous:,} end at a source that the text does not name."
    )


def _listed(heading: str, unread: Sequence[Unread]) -> Iterator[str]:
    if unread:
        yield f"{heading}: {len(unread):,}"
        for part in unread:
            yield f"  {in_a_line(part)}"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
