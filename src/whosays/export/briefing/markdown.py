"""The written report as Markdown: CommonMark with tables and footnotes, as pandoc and GitHub read them.

Words of documents stay words: every sign that could begin markup, a link, a formula or a mention is escaped. The notes
of a part stand at its end, so that the text can be read as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from whosays.export.briefing.compose import CARRIES, blocks
from whosays.export.briefing.content import Block, Heading, Item, Look, Note, Paragraph, Run, Table
from whosays.export.exported import Exported
from whosays.export.formats import Format
from whosays.export.inventory import Unexpressed
from whosays.export.output import Output
from whosays.export.report.plain import flat

#: Signs that can mean something anywhere in a line; the last ones in pandoc and on GitHub.
_SIGNS: Final = re.compile(
    r"[\\`*_\[\]<>&|~^${}@]|:(?=//)|(?<!\d):(?=[\w+-]+:)|\.(?<=[wW]{3}\.)|(?<![\w])#(?=\w)|!(?=\[)"
)
#: What means something where a block begins: lists, headings, underlines, definitions.
_BEGINNING: Final = re.compile(r"^(?:[-+=#:]|\d{1,9}(?=[.)]))")
_MARKS: Final[dict[Look, str]] = {"plain": "", "strong": "**", "emphasis": "*"}


def write(case: Exported, output: Output, unexpressed: Unexpressed) -> None:
    """Write the report, block by block."""
    with output.open() as stream:
        for piece in rendered(blocks(case, unexpressed)):
            stream.write(piece.encode("utf-8", "replace"))


def rendered(content: Iterable[Block]) -> Iterator[str]:
    """Blocks as Markdown, in pieces."""
    notes = _Notes()
    in_list = False
    for block in content:
        if in_list and not isinstance(block, Item):
            yield "\n"
        in_list = isinstance(block, Item)
        if isinstance(block, Heading):
            if block.level <= 1:
                yield from notes.pending()
            yield f"{'#' * (block.level + 1)} {escaped(block.words, begins=True)}\n\n"
        elif isinstance(block, Paragraph):
            yield f"{_inline(block.runs, notes, begins=True)}\n\n"
        elif isinstance(block, Item):
            yield f"{'  ' * block.level}- {_inline(block.runs, notes, begins=True)}\n"
        else:
            yield from _table(block, notes)
    if in_list:
        yield "\n"
    yield from notes.pending()


class _Notes:
    """Footnotes, numbered through the whole."""

    def __init__(self) -> None:
        self._count = 0
        self._pending: list[str] = []

    def mark(self, note: Note) -> str:
        """The mark of one more."""
        self._count += 1
        self._pending.append(f"[^{self._count}]: {escaped(note.words, begins=True)}\n")
        return f"[^{self._count}]"

    def pending(self) -> Iterator[str]:
        """Those that were marked and not written yet."""
        if self._pending:
            yield f"{''.join(self._pending)}\n"
        self._pending = []


def _table(table: Table, notes: _Notes) -> Iterator[str]:
    yield f"| {' | '.join(escaped(name, begins=False) for name in table.header)} |\n"
    yield f"|{' --- |' * len(table.header)}\n"
    for row in table.rows:
        yield f"| {' | '.join(_inline(cell, notes, begins=False) for cell in row)} |\n"
    yield "\n"


def _inline(runs: Iterable[Run], notes: _Notes, *, begins: bool) -> str:
    pieces: list[str] = []
    for run in _joined(runs):
        pieces.append(_marked(run, begins=begins and not any(pieces)))
        pieces += map(notes.mark, run.notes)
    return "".join(pieces).strip()


def _joined(runs: Iterable[Run]) -> Iterator[Run]:
    """Neighbours of one look as one: two marks that meet would mean something else."""
    held: Run | None = None
    for run in runs:
        if held is None:
            held = run
        elif not held.notes and held.look == run.look:
            held = Run(held.words + run.words, run.look, run.notes)
        else:
            yield held
            held = run
    if held is not None:
        yield held


def _marked(run: Run, *, begins: bool) -> str:
    """Words in their look. The marks stand at letters or digits, where they hold in every context (CommonMark 6.2)."""
    mark = _MARKS[run.look]
    core = re.search(r"[^\W_](?:.*[^\W_])?", run.words, re.DOTALL) if mark else None
    if core is None:
        return escaped(run.words, begins=begins)
    before, within, after = run.words[: core.start()], core[0], run.words[core.end() :]
    return f"{escaped(before, begins=begins)}{mark}{escaped(within, begins=False)}{mark}{escaped(after, begins=False)}"


def escaped(text: str, *, begins: bool) -> str:
    """Text as Markdown that shows it, in one line; controls and characters that reorder are made visible.

    Args:
        text: The text.
        begins: Whether it stands at the beginning of a block.
    """
    words = re.sub(r"\s+", " ", flat(text.replace("\n", " ")))
    shown = _SIGNS.sub(lambda match: f"\\{match[0]}", words)
    return _BEGINNING.sub(_at_beginning, shown.lstrip()) if begins else shown


def _at_beginning(match: re.Match[str]) -> str:
    return f"{match[0]}\\" if match[0].isdigit() else f"\\{match[0]}"


FORMAT: Final = Format(
    title="a report to hand over, with footnotes to every passage (Markdown)",
    suffix=".md",
    media_type="text/markdown",
    carries=CARRIES,
    write=write,
)
