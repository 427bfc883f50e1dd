"""A brief about an invented cannery and what it cites, read as a user's files are."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from whosays import Case
from whosays.records import Analysis, Audit, AuditEntry, ReadOptions, Span

BRIEF = """The Osk Cannery

The report of the Cannery Inspectorate says that “the boilers were cleaned in spring and passed every test”. \
The report adds that “the guards slept soundly at the southern gate that night”.

The Cannery Inspectorate found that the first fire broke out in the smoke house on 3 May 2015. \
It found that the pumps delivered 480 litres of water a minute.

In a letter to the council, the foreman Tove Lind wrote that she had asked the owner for a second pump.

The Sundvik Gazette reported on 4 June 2011 that the owner had sold his shares in secret.
"""
REPORT = """Report of the Cannery Inspectorate on the fire at Osk

Cannery Inspectorate, 9 October 2014

The boilers were cleaned in spring and passed every test. The works had two hundred hands at the time, most of them \
from the islands.

The first fire broke out in the smoke house on 3 May 2014. The guards slept soundly at the northern gate that night. \
The pumps delivered 180 litres of water a minute. Nobody had counted the buckets.
"""
LETTER = """Letter of the foreman Tove Lind to the council

Osk, 2 June 2014

I asked the owner for a second pump. The owner answered that water was cheap and pumps were dear. I have kept his \
answer.
"""
SOURCES = {"report.txt": REPORT, "letter.txt": LETTER}


def read_case(folder: Path, brief: str, sources: Mapping[str, str]) -> Analysis:
    """Read a brief and sources into a new case in ``folder``; what cannot be read is in its coverage."""
    (folder / "sources").mkdir()
    (folder / "brief.txt").write_text(brief, "utf-8")
    for name, text in sources.items():
        (folder / "sources" / name).write_text(text, "utf-8")
    with Case.open(folder / "x.whosays", create=True) as case:
        case.read([str(folder / "brief.txt")], ReadOptions(jobs=1))
        case.read([str(folder / "sources")], ReadOptions(role="source", jobs=1))
        return case.analysis()


def entry_with(audit: Audit, analysis: Analysis, words: str) -> AuditEntry:
    """The only entry whose claim holds ``words``."""
    claims = {claim.id: claim for claim in analysis.claims}
    found = [entry for entry in audit.entries if any(words in span.exact for span in claims[entry.claim_id].content)]
    assert len(found) == 1, [[span.exact for span in claims[entry.claim_id].content] for entry in audit.entries]
    return found[0]


def is_of(span: Span, text: str) -> bool:
    """Whether a span has the words that stand at its place."""
    return text[span.start : span.end] == span.exact
