"""What claims cite by the records alone, beside what a parse of the text resolves, on the briefs of the audit set.

Weighing follows citations in every document of a case, too many to be parsed again; the audit parses its briefs. Both
are held against what an attentive reader finds. Run it with ``python -m benchmarks.citing [dev|test]``.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from benchmarks._audit_product import run, texts_of
from benchmarks._audit_scores import Texts, half
from benchmarks._audit_set import PARTS, read_set
from whosays.audit.citations import cited_by_records, group_works, resolve_citations
from whosays.audit.shelf import shelves
from whosays.records import Analysis

#: By claim, the documents that it cites.
Cited = Mapping[str, tuple[str, ...]]


@dataclass(slots=True)
class Tally:
    """Claims that cite a document at hand; those for which one is given; those for which it is the right one."""

    expected: int = 0
    given: int = 0
    right: int = 0

    def row(self) -> str:
        """Share of the given ones that are right, and of the expected ones that are found."""
        return f"{self.right / max(1, self.given):.3f} | {self.right / max(1, self.expected):.3f} | {self.given}"


@dataclass(slots=True)
class Tallies:
    """One tally a system."""

    by_system: dict[str, Tally] = field(default_factory=dict)

    def add(self, system: str, texts: Texts, analysis: Analysis, cited: Cited) -> None:
        """Count what a system gives for the claims of one brief."""
        tally = self.by_system.setdefault(system, Tally())
        paths = {document.id: document.path for document in analysis.documents}
        claims = [claim for claim in analysis.claims if claim.document_id == texts.brief.id]
        for expected in texts.case.claims:
            quote = texts.quote(expected.quote)
            shares = {claim.id: half([(it.start, it.end) for it in claim.content], [quote]) for claim in claims}
            nearest = max(shares, key=lambda claim: shares[claim], default=None)
            found = cited.get(nearest, ()) if nearest is not None and shares[nearest] else ()
            tally.expected += expected.cites is not None
            tally.given += bool(found)
            tally.right += expected.cites is not None and any(paths[one].endswith(expected.cites) for one in found)


def by_records(analysis: Analysis) -> Cited:
    """What weighing is told where there is no audit."""
    by_document = shelves(analysis)
    return cited_by_records(analysis, group_works(analysis, by_document), by_document)


def by_parse(analysis: Analysis) -> Cited:
    """What the audit resolves."""
    return {it.claim_id: it.candidates[0].document_ids for it in resolve_citations(analysis) if it.candidates}


SYSTEMS: Mapping[str, Callable[[Analysis], Cited]] = {"by the records": by_records, "by a parse (the audit)": by_parse}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("part", nargs="?", choices=PARTS, default="dev")
    part = parser.parse_args().part
    tallies, cases = Tallies(), read_set(part)
    for case in cases:
        analysis, texts = run(case).analysis, texts_of(case)
        for system, cited in SYSTEMS.items():
            tallies.add(system, texts, analysis, cited(analysis))
    expected = next(iter(tallies.by_system.values())).expected
    print(f"Audit set, {part}: {len(cases)} briefs, {expected} claims that cite a document at hand\n")
    print("| system | precision | recall | claims given a document |\n|---|---|---|---|")
    for system, tally in tallies.by_system.items():
        print(f"| {system} | {tally.row()} |")


if __name__ == "__main__":
    main()
