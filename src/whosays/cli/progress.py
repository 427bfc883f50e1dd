"""How far long work has come: a bar on a terminal, nothing elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

    from whosays.case import AuditProgress


@contextmanager
def steps() -> Iterator[AuditProgress | None]:
    """A bar for each step of the work, one below the other."""
    if not sys.stderr.isatty():
        yield None
        return
    with ExitStack() as stack:
        bar: ProgressBar[int] | None = None
        name = ""

        def advance(step: str, done: int, total: int) -> None:
            nonlocal bar, name
            if bar is None or step != name:
                stack.close()
                new: ProgressBar[int] = click.progressbar(length=total, label=step, file=sys.stderr, show_pos=True)
                bar, name = stack.enter_context(new), step
            bar.length = total
            bar.update(done - bar.pos)
            bar.render_progress()

        yield advance
