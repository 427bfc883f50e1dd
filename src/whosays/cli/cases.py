"""Which case is meant?"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path, PurePath

import click

from whosays.cli.group import complain
from whosays.cli.paths import AnyPath
from whosays.records import UsageError

SUFFIX = ".whosays"

case_option = click.option(
    "--case", "option", metavar="FILE", help="The case, where it is not named first.", type=AnyPath()
)


def existing_case(named: str | None, option: str | None) -> str:
    """The case to show: the one named, or the only one in the current folder.

    Raises:
        UsageError: If two are named, or none is and the current folder holds none or several.
    """
    if named is not None and option is not None:
        reason = f"two cases are named, {named} and {option}"
        raise UsageError(reason, "name one")
    if (path := named or option) is not None:
        return path
    here = sorted(path.name for path in Path().glob(f"*{SUFFIX}") if path.is_file())
    if len(here) != 1:
        found = f"{len(here)} cases: {', '.join(here)}" if here else "none"
        reason = f"no case is named, and this folder holds {found}"
        raise UsageError(reason, "name one, such as: whosays report harbour.whosays")
    complain(f"the case is {here[0]}")
    return here[0]


def case_for(paths: Sequence[str]) -> str:
    """The case that documents go to when none is named: in the current folder, named after the first path."""
    first = paths[0]
    name = "standard-input" if first == "-" else PurePath(os.path.realpath(first)).stem
    return f"{name or 'case'}{SUFFIX}"
