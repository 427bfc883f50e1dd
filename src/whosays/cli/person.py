"""Who decides, and why?"""

from __future__ import annotations

import getpass

import click

from whosays.records import UsageError

who_option = click.option("--who", metavar="NAME", help="Who decides; the name of your account if not given.")
why_option = click.option("--why", metavar="TEXT", default="", help="The reason.")


def signed(who: str | None) -> str:
    """The name to sign with: the one given, or that of the user's account.

    Raises:
        UsageError: If it is blank, or none is given and the account has no name.
    """
    if who is None:
        try:
            who = getpass.getuser()
        except (KeyError, OSError, ImportError) as error:
            reason = "the name of your account cannot be found out"
            raise UsageError(reason, "sign with --who NAME") from error
    if not who.strip():
        reason = "a judgement is signed, and --who is blank"
        raise UsageError(reason, "give a name")
    return who.strip()
