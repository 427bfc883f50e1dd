"""The analysis document as a format to export to: everything that a case holds, to be imported without loss."""

from __future__ import annotations

from whosays.export.analysis_json import lines
from whosays.export.exported import Exported
from whosays.export.formats import Format
from whosays.export.inventory import EVERYTHING, Unexpressed
from whosays.export.kept import kept_members
from whosays.export.output import Output


def write(case: Exported, output: Output, _: Unexpressed) -> None:
    """Write the analysis document."""
    more = {} if case.kept is None else kept_members(case.kept, case.claims)
    with output.open() as stream:
        for piece in lines(case.analysis, more):
            stream.write(piece.encode("utf-8", "replace"))


FORMAT = Format(
    title="the analysis document: every record, as the JSON Schema of whosays describes it",
    suffix=".json",
    media_type="application/json",
    carries=EVERYTHING,
    write=write,
)
