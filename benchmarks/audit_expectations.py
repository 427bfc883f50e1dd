"""The sample case against what was expected of it: ``python -m benchmarks.audit_expectations [CASE]``.

``expectations/tehran.json`` was written before the audit was built: a dozen claims of the brief with the passages and
verdicts that an attentive reader comes to, and two sentences that the brief leaves out. The case lies in the folder of
``WHOSAYS_CASES``; CASE is a case file into which it has been read already, and is copied, not changed. Prints each
expectation beside what the audit says, and how long the audit takes.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
import tempfile
import time
from pathlib import Path

from whosays import Case
from whosays.export.verdicts import balance
from whosays.records import Analysis, Audit, AuditEntry, ReadOptions

_EXPECTED = Path(__file__).with_name("expectations") / "tehran.json"
_FOLDER = "tehran"
#: Answers that are as good where the cited document is not at hand.
_ABSENT = frozenset({"source_unavailable", "not_found"})


def _folder() -> Path:
    root = os.environ.get("WHOSAYS_CASES")
    if root is None or not (Path(root) / _FOLDER).is_dir():
        print("the sample case is missing: set WHOSAYS_CASES to the folder that holds it", file=sys.stderr)
        raise SystemExit(2)
    return Path(root) / _FOLDER


def _overlapping(audit: Audit, analysis: Analysis, start: int, end: int) -> list[AuditEntry]:
    briefs = {document.id for document in analysis.documents if document.role == "brief"}
    claims = {claim.id: claim for claim in analysis.claims if claim.document_id in briefs}
    return [
        entry
        for entry in audit.entries
        if any(
            2 * (min(span.end, end) - max(span.start, start)) >= min(len(span), end - start)
            for span in claims[entry.claim_id].content
        )
    ]


def _spot(source: str, bounds: list[int], folder: Path, analysis: Analysis) -> tuple[str, int, int]:
    """Where the words that stand at ``bounds`` of a file stand in the kept text, whose blanks are others."""
    words = (folder / source).read_text("utf-8")[bounds[0] : bounds[1]].split()
    document = next(document for document in analysis.documents if document.path.endswith(source))
    match = re.search(r"\s+".join(map(re.escape, words)), document.text)
    return (document.id, *match.span()) if match else (document.id, 0, 0)


def _found(entries: list[AuditEntry], wanted: tuple[str, int, int]) -> bool:
    """Whether a passage of some entry shares words with the one that is wanted."""
    identity, start, end = wanted
    places = [cited for entry in entries for part in entry.parts for cited in part.passages]
    return any(one.document_id == identity and one.span.start < end and start < one.span.end for one in places)


def main(arguments: list[str]) -> None:
    """Audit and print."""
    folder = _folder()
    expected = json.loads(_EXPECTED.read_text("utf-8"))
    with tempfile.TemporaryDirectory() as work:
        path = Path(work) / "case.whosays"
        if arguments:
            shutil.copy(arguments[0], path)
        with Case.open(path, create=True) as case:
            if not arguments:
                case.read([str(folder / "brief.txt")], ReadOptions(role="brief"))
                case.read([str(folder / "sources")], ReadOptions(role="source"))
            begin = time.perf_counter()
            audit = case.audit()
            seconds = time.perf_counter() - begin
            analysis = case.analysis()
    print(f"{balance(audit.entries)}\n{seconds:.0f} s for the audit\n")
    print("| claim | expected | found | the passage | drift | why |\n|---|---|---|---|---|---|")
    agreeing = 0
    for row in expected["claims"]:
        entries = _overlapping(audit, analysis, row["start"], row["end"])
        verdicts: set[str] = {entry.verdict for entry in entries} or {"no entry"}
        agrees = row["verdict"] in verdicts or (row["verdict"] in _ABSENT and bool(verdicts & _ABSENT))
        agreeing += agrees
        passage = "–"
        if "passage" in row:
            wanted = _spot(row["source"], row["passage"], folder, analysis)
            passage = "yes" if _found(entries, wanted) else "no"
        drift = ", ".join(dict.fromkeys(kind for entry in entries for kind in entry.drift))
        why = "; ".join(dict.fromkeys(entry.why for entry in entries))[:160]
        print(f"| {row['id']} | {row['verdict']} | {', '.join(sorted(verdicts))} | {passage} | {drift} | {why} |")
    spots = [_spot(row["source"], row["passage"], folder, analysis) for row in expected["omissions"]]
    listed = [
        any(o.document_id == spot[0] and o.passage.start < spot[2] and spot[1] < o.passage.end for o in audit.omissions)
        for spot in spots
    ]
    print(f"\n{agreeing} of {len(expected['claims'])} verdicts as expected")
    print(f"{sum(listed)} of {len(listed)} omissions listed")


if __name__ == "__main__":
    main(sys.argv[1:])
