"""The command ``whosays``: a module per command, and one place that turns errors into exit codes."""

from whosays.cli.ask import ask
from whosays.cli.attributions import attributions
from whosays.cli.audit import audit
from whosays.cli.export import export
from whosays.cli.grade import grade
from whosays.cli.group import Whosays
from whosays.cli.hypotheses import hypotheses
from whosays.cli.identities import identities
from whosays.cli.import_ import import_
from whosays.cli.independent import independent
from whosays.cli.judge import judge
from whosays.cli.judgements import judgements
from whosays.cli.match import match
from whosays.cli.mcp import mcp
from whosays.cli.overrule import overrule
from whosays.cli.rate import rate
from whosays.cli.read import read
from whosays.cli.report import report
from whosays.cli.review import review
from whosays.cli.serve import serve
from whosays.cli.type import type_
from whosays.cli.weigh import weigh

__all__ = ["main"]

_HELP = """Who says what, how surely, and when.

whosays reads a brief and the documents that it draws on into a case, one file, and shows for every claim the chain
of sources behind it, how certain the text is of it, and what time and place it is about.

\b
  whosays read brief.pdf --case harbour.whosays
  whosays read sources/ --role source --case harbour.whosays
  whosays audit harbour.whosays
  whosays weigh harbour.whosays
  whosays serve harbour.whosays
  whosays report harbour.whosays -o harbour.html
  whosays ask harbour.whosays "who says that the harbour master knew?"

Results go to standard output, everything else to standard error. Exit codes: 0 done, 1 some input could not be read
or a file could not be used, 2 wrong usage, 3 audit --fail-on found such a verdict.
"""

main = Whosays(
    name="whosays",
    help=_HELP,
    commands=[
        read,
        serve,
        mcp,
        report,
        audit,
        overrule,
        weigh,
        grade,
        independent,
        hypotheses,
        rate,
        ask,
        match,
        review,
        judge,
        judgements,
        type_,
        identities,
        attributions,
        export,
        import_,
    ],  # fmt: skip,
)
