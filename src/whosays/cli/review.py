"""``whosays review``: one pair after another, one keystroke each."""

from __future__ import annotations

import os
import shutil
import sys
from collections import Counter
from typing import TYPE_CHECKING

import click

from whosays.cli.cases import case_option, existing_case
from whosays.cli.columns import Style, wrap
from whosays.cli.group import INTERRUPTED, complain
from whosays.cli.keys import END, Keys
from whosays.cli.pairs import pair_lines
from whosays.cli.paths import AnyPath
from whosays.cli.person import signed, who_option
from whosays.cli.plain import plain
from whosays.records import UsageError, Verdict

if TYPE_CHECKING:
    from whosays.case import Case, Pair

#: What a pair is known by: its two references.
_Key = tuple[str, str]
_VERDICTS: dict[str, Verdict] = {"s": "positive", "d": "negative", "u": "unsure"}
_SAID: dict[Verdict, str] = {"positive": "same", "negative": "different", "unsure": "unsure"}
_KEYS = "s same · d different · u unsure · k skip · b back · w why · ? help · q quit"
_HELP = """\
s  the same: the two are one
d  different: they are two, and nothing may join them
u  unsure: the machine does not join them by itself; you are asked again last
k  skip: you are asked again the next time
b  back: take the last answer back, and see that pair again
w  why: type the reason for your answer to this pair, then answer
?  this help
q  quit; every answer is kept as soon as it is given
A judgement can be undone later: whosays judgements CASE --undo ID"""


@click.command()
@click.argument("case", required=False, type=AnyPath())
@who_option
@case_option
def review(case: str | None, who: str | None, option: str | None) -> int:
    """Judge pairs of names that may be one, the likeliest first.

    Each pair is shown with the words around either name and with what the model makes of it. One keystroke answers:
    s same, d different, u unsure, k skip, b back, w why, ? help, q quit. Every answer is kept at once. Where standard
    input is no terminal, one key is read from each line; after w, the next line is the reason.
    """
    from whosays.case import Case

    who = signed(who)
    with Case.open(existing_case(case, option)) as opened:
        opened.check()
        session = Review(opened, who, Keys())
        try:
            session.run()
        except KeyboardInterrupt:
            click.echo()
            complain(f"interrupted; {session.summary()}")
            return INTERRUPTED
    click.echo(session.summary())
    return 0


class Review:
    """One sitting.

    Args:
        case: The case.
        who: Who judges.
        keys: Where the answers come from.
    """

    def __init__(self, case: Case, who: str, keys: Keys) -> None:
        self._case = case
        self._who = who
        self._keys = keys
        self._why = ""
        #: The pairs passed, in order, each with its verdict and the judgement's id, or with None twice where skipped.
        self._passed: list[tuple[_Key, Verdict | None, str | None]] = []
        self._again: _Key | None = None
        self._left = 0
        self._style = Style(_has_colours())

    def run(self) -> None:
        """Ask until there is nothing left, or the user has had enough."""
        message: str | None = ""
        while message is not None:
            pair = self._next()
            if pair is not None:
                self._show(pair, message)
                message = self._answer(pair)
            else:
                message = self._end(message)

    def summary(self) -> str:
        """What was done, in a line."""
        counted = Counter(_SAID[verdict] for _, verdict, _ in self._passed if verdict is not None)
        done = ", ".join(f"{number:,} {word}" for word, number in counted.items()) or "nothing"
        rest = (
            "no pair is left" if not self._left else f"{self._left:,} pair{'s are' if self._left > 1 else ' is'} left"
        )
        return f"judged: {done}; {rest}"

    def _next(self) -> Pair | None:
        queue = {(identity.left, identity.right): identity for identity in self._case.waiting()}
        passed = {key for key, _, _ in self._passed}
        waiting = [key for key in queue if key not in passed]
        self._left = len(waiting)
        again, self._again = self._again, None
        if again in waiting:
            return self._case.pair(queue[again])
        return self._case.pair(queue[waiting[0]]) if waiting else None

    def _show(self, pair: Pair, message: str) -> None:
        width = shutil.get_terminal_size().columns
        if self._keys.is_terminal and self._style.ansi:
            click.clear()
        for line in wrap(plain(message), width) if message else ():
            click.echo(line)
        judged = sum(verdict is not None for _, verdict, _ in self._passed)
        click.echo(self._style.faint(f"── {judged:,} judged · {self._left:,} left ".ljust(width, "─")[:width]))
        for line in (*pair_lines(pair, width, self._style), "", *wrap(_KEYS, width)):
            click.echo(line)

    def _answer(self, pair: Pair) -> str | None:
        """Heed keys until the pair is done with; return what to tell, or None to end."""
        while True:
            key = self._keys.key()
            if key in {"q", END}:
                return None
            if key in _VERDICTS:
                return self._judge(pair, _VERDICTS[key])
            if key == "k":
                self._pass(pair, None, None)
                return "skipped"
            if key == "b":
                return self._back(pair)
            if key == "w":
                self._why = self._keys.line("Why")
                click.echo(f"The reason is noted; now answer: {_KEYS}" if self._why else _KEYS)
            elif key == "?":
                click.echo(_HELP)
            else:
                click.echo(f"There is no such key. {_KEYS}")

    def _judge(self, pair: Pair, verdict: Verdict) -> str:
        names = f"“{pair.left.name}” and “{pair.right.name}”"
        try:
            judged = self._case.judge(pair.left.reference, pair.right.reference, verdict, self._who, self._why)
        except UsageError as error:
            # Somebody else has judged in the meantime.
            self._pass(pair, None, None)
            return str(error)
        self._pass(pair, verdict, judged.id)
        return f"{names}: {_SAID[verdict]}"

    def _end(self, message: str) -> str | None:
        """Let the last answer be taken back; return what to tell then, or None to end."""
        if not self._passed:
            return None
        click.echo(plain(message))
        click.echo("That was the last pair. b back · any other key: quit")
        return self._back(None) if self._keys.key() == "b" else None

    def _pass(self, pair: Pair, verdict: Verdict | None, judgement_id: str | None) -> None:
        self._passed.append(((pair.left.reference, pair.right.reference), verdict, judgement_id))
        self._why = ""

    def _back(self, pair: Pair | None) -> str:
        self._why = ""
        if not self._passed:
            self._again = (pair.left.reference, pair.right.reference) if pair else None
            return "There is nothing to take back."
        self._again, verdict, judgement_id = self._passed.pop()
        if judgement_id is not None:
            try:
                self._case.undo(judgement_id, self._who, "taken back while reviewing")
            except UsageError as error:
                return str(error)
        return f"taken back: {_SAID[verdict] if verdict else 'skipped'}"


def _has_colours() -> bool:
    """Whether emphasis may be shown by commands to the terminal (https://no-color.org)."""
    is_terminal = sys.stdout is not None and sys.stdout.isatty()
    return is_terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
