"""``whosays audit``: the claims of briefs against the documents that they cite."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, get_args

import click

from whosays.cli.cases import case_option, existing_case
from whosays.cli.group import complain
from whosays.cli.paths import AnyPath
from whosays.cli.plain import plain
from whosays.cli.progress import steps
from whosays.cli.verdicts import Selection, audit_lines
from whosays.records import AuditVerdict

if TYPE_CHECKING:
    from whosays.case import Case

#: The exit code of ``--fail-on``, told from those of errors.
FOUND = 3


@click.command()
@click.argument("case", required=False, type=AnyPath())
@click.option("--brief", metavar="NAME", help="Show this brief alone: its path, the end of its path, or its title.")
@click.option("--all", "everything", is_flag=True, help="Show the claims that their sources support, too.")
@click.option("--list", "listed", is_flag=True, help="Show the audit that is kept; compute nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print the audit as JSON, as in the analysis document.")
@click.option(
    "--fail-on",
    metavar="VERDICT",
    type=click.Choice(get_args(AuditVerdict)[1:]),
    help=f"End with exit code {FOUND} if any verdict that counts is this or worse: "
    f"{', '.join(get_args(AuditVerdict)[1:])}.",
)
@case_option
def audit(
    case: str | None, brief: str | None, everything: bool, listed: bool, as_json: bool, fail_on: AuditVerdict | None,
    option: str | None,
) -> int:  # fmt: skip
    """Hold each claim that a brief hangs on a document against that document.

    The balance comes first, then the claims whose source says something else, the worst first, each with its number,
    the passage and what differs; then sentences of the sources that cut against the brief, claims that rest on one
    thing, and cited sources that are not in the case. A verdict speaks of two texts and says nothing of the world. The
    audit is kept in the case, and report and export show it; overrule a verdict with whosays overrule.
    """
    from whosays.case import Case
    from whosays.export.audit_json import audit_as_json
    from whosays.export.verdicts import is_as_bad_as, standing_verdict

    path = existing_case(case, option)
    with Case.open(path) as opened:
        if not listed:
            _audit(opened)
        standing = opened.standing()
        selection = Selection.of(standing, None if brief is None else opened.brief(brief))
    if as_json:
        shown = {**audit_as_json(selection.audit), "unavailable_sources": list(selection.audit.unavailable)}
        click.echo(json.dumps(shown, ensure_ascii=False, indent=1))
    else:
        for line in audit_lines(selection, everything=everything):
            click.echo(plain(line))
    if standing.gone:
        are = "1 verdict is" if standing.gone == 1 else f"{standing.gone:,} verdicts are"
        complain(f"{are} left out, because the claims are gone from the briefs: run whosays audit {path} again")
    counting = [standing_verdict(entry) for _, entry in selection.numbered]
    return FOUND if fail_on and any(is_as_bad_as(verdict, fail_on) for verdict in counting) else 0


def _audit(opened: Case) -> None:
    with steps() as progress:
        opened.audit(progress)
