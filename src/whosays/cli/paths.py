"""Paths on the command line, and how much is read from them."""

from __future__ import annotations

import os

import click

from whosays.records import ReadOptions

_MOST_MEGABYTES = 1_000_000

megabytes_option = click.option(
    "--max-megabytes",
    type=click.IntRange(min=1, max=_MOST_MEGABYTES),
    default=ReadOptions().max_megabytes,
    show_default=True,
    metavar="N",
    help="Pass over files, and texts in files, that are larger.",
)


class AnyPath(click.Path):
    """A path as it is given: whoever uses it finds out what it is good for, and says so in our words."""

    def __init__(self) -> None:
        super().__init__(readable=False)

    def convert(
        self, value: str | os.PathLike[str], param: click.Parameter | None, ctx: click.Context | None
    ) -> str | bytes | os.PathLike[str]:
        """Refuse an empty path, which Python would take for the current folder."""
        if not os.fspath(value):
            self.fail("an empty path names nothing; check the variable that it comes from", param, ctx)
        return super().convert(value, param, ctx)
