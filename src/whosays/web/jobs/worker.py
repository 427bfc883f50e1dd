"""The process that works: ``python -m whosays.web.jobs.worker TASK``, with the task as JSON.

It tells events as lines of JSON on standard output, and ends when its standard input does.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from collections.abc import Callable, Mapping
from contextlib import chdir
from typing import TYPE_CHECKING

from whosays.export.balance import balance_line
from whosays.export.verdicts import balance as verdicts_line
from whosays.export.words import counted
from whosays.records import ReadOptions, WhosaysError
from whosays.web.errors import remedy_of
from whosays.web.jobs.job import Event, Failure, Kind, Outcome, Step, Task
from whosays.web.jobs.process import line_of

if TYPE_CHECKING:
    from whosays.case import Case, DocumentRead

Tell = Callable[[Event], None]
#: The largest file that is imported, as for `whosays import`.
_MEGABYTES = 1_024
_REMARKS = {
    "new": "",
    "changed": "; it supersedes the earlier text",
    "again": "; read again",
    "unchanged": "; unchanged",
}


def work(task: Task, tell: Tell) -> None:
    """Do a task with the case opened anew; an error of ours is told as a failure.

    Args:
        task: What is to be done.
        tell: Told of every step, and in the end of what has come of it.
    """
    from whosays.case import Case

    try:
        with Case.open(task.case) as case:
            tell(_WORK[task.kind](case, task, tell))
    except WhosaysError as error:
        path = getattr(error, "path", "")
        tell(Failure(f"{path}: {error.reason}" if path else error.reason, remedy_of(error)))


def _read(case: Case, task: Task, tell: Tell) -> Outcome:
    def advance(done: int, total: int, path: str) -> None:
        tell(Step(f"reading {path}", done, total))

    with chdir(task.folder):  # in the case the files are then called as they were where they came from
        summary = case.read(task.paths, ReadOptions(role=task.role), advance)
    partly = [part for read in summary.read for part in read.passed_over]
    return Outcome((*map(_in_words, summary.read), *summary.notes), (*summary.unread, *partly))


def _in_words(read: DocumentRead) -> str:
    tally = read.tally
    return (
        f"{read.path}: {counted(tally.claims, 'claim')}, {tally.attributed:,} of them attributed"
        f"{_REMARKS[read.outcome]}"
    )


def _import(case: Case, task: Task, tell: Tell) -> Outcome:
    def advance(done: int, total: int, path: str) -> None:
        tell(Step(f"importing {path}", done, total))

    options = ReadOptions(role=task.role, max_megabytes=_MEGABYTES)
    with chdir(task.folder):
        summary = case.bring(task.paths, task.who, form=task.form or None, options=options, progress=advance)
    told = [f"{file.path} ({file.format}): {_brought(file.brought)}" for file in summary.files]
    partly = [part for read in summary.documents for part in read.passed_over]
    return Outcome((*told, *summary.notes), (*summary.unread, *partly))


def _brought(brought: Mapping[str, int]) -> str:
    return ", ".join(counted(number, what) for what, number in brought.items()) or "nothing that was not there"


def _audit(case: Case, _: Task, tell: Tell) -> Outcome:
    audit = case.audit(lambda words, done, total: tell(Step(words, done, total)))
    return Outcome((verdicts_line(audit.entries),))


def _weigh(case: Case, _: Task, tell: Tell) -> Outcome:
    balance = case.weigh(lambda words, done, total: tell(Step(words, done, total)))
    return Outcome((balance_line(balance),))


_WORK: Mapping[Kind, Callable[[Case, Task, Tell], Outcome]] = {
    "read": _read,
    "import": _import,
    "audit": _audit,
    "weigh": _weigh,
}


def _end_with_parent() -> None:
    while os.read(sys.stdin.fileno(), 1):  # nothing is ever sent
        pass
    os._exit(1)


def main() -> None:
    """Do the task that the command line gives."""
    # What any library prints goes to standard error: only events may stand on standard output.
    told = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    threading.Thread(target=_end_with_parent, daemon=True).start()

    def tell(event: Event) -> None:
        told.write(line_of(event) + "\n")
        told.flush()

    given = json.loads(sys.argv[1])
    work(Task(**{**given, "paths": tuple(given["paths"])}), tell)


if __name__ == "__main__":
    main()
