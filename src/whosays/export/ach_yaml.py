"""Questions with rival hypotheses as the YAML sheet that ``whosays hypotheses`` takes, to edit and load."""

from __future__ import annotations

from whosays.export.exported import Exported
from whosays.export.formats import Format
from whosays.export.inventory import Unexpressed
from whosays.export.output import Output
from whosays.text.question_sheet import sheet_text


def write(case: Exported, output: Output, _: Unexpressed) -> None:
    """Write every question, one document each."""
    questions = [matrix.question for matrix in case.analysis.matrices]
    with output.open() as stream:
        if not questions:
            stream.write(b"# nobody has asked a question of this case yet\n")
        for question in questions:
            stream.write(sheet_text([question]).encode("utf-8", "replace"))


FORMAT = Format(
    title="rival hypotheses against the evidence, as the YAML sheet of whosays hypotheses",
    suffix=".yaml",
    media_type="application/yaml",
    carries=frozenset({"questions", "ratings"}),
    write=write,
)
