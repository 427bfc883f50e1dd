"""``whosays read``: documents into a case."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from whosays.cli.cases import case_for
from whosays.cli.group import INTERRUPTED, complain
from whosays.cli.llm import LlmChoice, may_leave, with_llm
from whosays.cli.paths import AnyPath, megabytes_option
from whosays.cli.plain import plain
from whosays.cli.summary import in_a_line, summary_lines
from whosays.records import ReadOptions, Role

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

    from whosays.case import Progress, ReadSummary

_DEFAULT = ReadOptions()


def _edtf(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """Refuse what is not a date before anything is read."""
    from whosays.text.edtf import is_valid

    if value is not None and not is_valid(value):
        msg = f"{value!r} is not a date such as 2019, 2019-03 or 2019-03-14"
        raise click.BadParameter(msg)
    return value


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=AnyPath())
@click.option(
    "--case",
    "case",
    metavar="FILE",
    type=AnyPath(),
    help="The case to read into; made if it is not there. Without it: named after the first PATH, in this folder.",
)
@click.option(
    "--role",
    type=click.Choice(["brief", "source"]),
    default=_DEFAULT.role,
    show_default=True,
    help="What the documents are to the case: the brief that is examined, or the sources that it draws on.",
)
@click.option(
    "--jobs",
    type=click.IntRange(min=0),
    default=_DEFAULT.jobs,
    metavar="N",
    help="Processes to read with; 0, the default, picks by the number and size of the documents.",
)
@megabytes_option
@click.option(
    "--published",
    metavar="DATE",
    callback=_edtf,
    help="When the documents were published, for those that do not say so themselves: 2019, 2019-03 or 2019-03-14.",
)
@with_llm
def read(
    paths: tuple[str, ...],
    case: str | None,
    role: Role,
    jobs: int,
    max_megabytes: int,
    published: str | None,
    llm: LlmChoice,
) -> int:
    """Read documents into a case.

    PATH is a file (txt, Markdown, HTML, PDF, DOCX, ODT, RTF, EML), a folder of them, or - for standard input. What
    the case holds already is not read again; a file that has changed since supersedes what it was.
    """
    options = ReadOptions(role=role, jobs=jobs, max_megabytes=max_megabytes, published=published, llm=llm.options)
    if not may_leave(paths, options, llm):
        return 1
    path = case or case_for(paths)
    is_new = case is None and not Path(path).exists()
    if case is None:
        complain(f"the case is {path} (name another with --case)")
    try:
        summary = _read(path, paths, options)
    except KeyboardInterrupt:
        complain("interrupted; what was read until now is kept, and the same command goes on from there")
        return INTERRUPTED
    if is_new and not summary.read:
        # Nobody asked for this file by name, and there is nothing in it.
        Path(path).unlink(missing_ok=True)
    for note in summary.notes:
        complain(note)
    for repeated in summary.repeated:
        complain(f"{repeated}: given more than once, read once")
    for unread in summary.unread:
        complain(in_a_line(unread))
    for line in summary_lines(summary):
        click.echo(plain(line))
    return 1 if summary.unread else 0


def _read(path: str, paths: tuple[str, ...], options: ReadOptions) -> ReadSummary:
    from whosays.case import Case

    with Case.open(path, create=True) as opened, _progress() as progress:
        return opened.read(paths, options, progress)


@contextmanager
def _progress() -> Iterator[Progress | None]:
    """A bar on a terminal, nothing elsewhere."""
    if not sys.stderr.isatty():
        yield None
        return
    with ExitStack() as stack:
        bar: ProgressBar[int] | None = None
        name = ""

        def advance(done: int, total: int, path: str) -> None:
            nonlocal bar, name
            name = Path(path).name
            if bar is None:
                new: ProgressBar[int] = click.progressbar(
                    length=total, file=sys.stderr, show_pos=True, item_show_func=lambda _: name
                )
                bar = stack.enter_context(new)
            bar.update(done - bar.pos)
            bar.render_progress()

        yield advance
