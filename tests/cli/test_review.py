"""The queue on a terminal and in a pipe."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.cast import LETTERS, prepare

from whosays.case import Case
from whosays.cli import main, person
from whosays.cli.columns import width_of
from whosays.records import UsageError

CASE = "x.whosays"
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def case(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    prepare(monkeypatch)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "110")
    monkeypatch.setattr(person.getpass, "getuser", lambda: "ann")
    for name, text in LETTERS.items():
        Path(name).write_text(text)
    with Case.open(CASE, create=True) as opened:
        opened.read([*LETTERS])


def review(keys: str, *words: str) -> Result:
    return CliRunner().invoke(main, ["review", CASE, *words], input=keys)


def judged() -> list[tuple[set[str], str, str, str, bool]]:
    with Case.open(CASE) as opened:
        made = [it.judgement for it in opened.judgements()]
    return [({it.left_name, it.right_name}, it.verdict, it.who, it.why, it.undone_by is None) for it in made]


def test_one_key_answers_a_pair_and_every_answer_is_kept() -> None:
    done = review("d\nu\n")
    assert (done.exit_code, done.stderr) == (0, "")
    assert judged() == [
        ({"O. Sael", "Orin Sael"}, "negative", "ann", "", True),
        ({"O. Sael", "Oryn Sahl"}, "unsure", "ann", "", True),
    ]
    assert "── 0 judged · 3 left ─" in done.stdout
    assert "── 2 judged · 1 left ─" in done.stdout
    assert done.stdout.endswith("judged: 1 different, 1 unsure; 1 pair is left\n")


def test_what_an_answer_settles_is_not_asked() -> None:
    done = review("s\nd\n")
    assert [verdict for _, verdict, *_ in judged()] == ["positive", "negative"]
    assert done.stdout.endswith("judged: 1 same, 1 different; no pair is left\n")
    again = review("")
    assert (again.exit_code, again.stdout) == (0, "judged: nothing; no pair is left\n")


def test_what_somebody_was_unsure_of_comes_last_the_next_time() -> None:
    review("u\nq\n")
    done = review("k\nk\nk\n")
    assert done.stdout.count("Somebody was unsure of this pair.") == 1
    assert done.stdout.rindex("0.80 that they are one") < done.stdout.index("Somebody was unsure of this pair.")
    assert done.stdout.endswith("judged: nothing; no pair is left\n")
    assert len(judged()) == 1


def test_back_takes_the_last_answer_back_and_shows_the_pair_again() -> None:
    done = review("d\nb\ns\nq\n")
    assert [(verdict, stands) for _, verdict, _, _, stands in judged()] == [("negative", False), ("positive", True)]
    assert "taken back: different" in done.stdout
    skipped = review("b\nk\nb\nq\n")
    assert "There is nothing to take back." in skipped.stdout
    assert "taken back: skipped" in skipped.stdout
    assert len(judged()) == 2


def test_the_last_answer_can_be_taken_back_too() -> None:
    done = review("s\nd\nb\ns\nq\n")
    assert [(verdict, stands) for _, verdict, _, _, stands in judged()] == [
        ("positive", True),
        ("negative", False),
        ("positive", True),
    ]
    assert done.stdout.count("That was the last pair.") == 2
    assert done.stdout.endswith("judged: 2 same; no pair is left\n")


def test_a_bearer_of_a_name_that_was_split_is_asked_without_a_model() -> None:
    Path("echo.txt").write_text("Orin Sael sang.")
    CliRunner().invoke(main, ["read", "echo.txt", "--case", CASE])
    with Case.open(CASE) as opened:
        opened.judge("Orin Sael@anchor.txt", "Orin Sael@berth.txt", "negative", "ann")
    done = review("k\n" * 9)
    assert "The model has not compared them." in done.stdout
    assert "both are named “Orin Sael”, but that name is borne by several" in done.stdout
    assert "*Orin Sael@echo.txt*" in done.stdout


def test_a_reason_goes_with_the_next_answer_alone() -> None:
    review("w\n two birthdays \nd\nw\nforgotten\nk\nd\n")
    assert [(verdict, why) for _, verdict, _, why, _ in judged()] == [("negative", "two birthdays"), ("negative", "")]


def test_help_and_unknown_keys_do_not_judge() -> None:
    done = review("?\nx\n\n   \n7\nQ\n")
    assert "b  back: take the last answer back" in done.stdout
    assert done.stdout.count("There is no such key.") == 2
    assert judged() == []


def test_the_end_of_the_input_ends_the_review() -> None:
    for keys in ("", "w", "w\n", "\xff\n"):
        assert review(keys).exit_code == 0
    assert judged() == []
    done = CliRunner().invoke(main, ["review", CASE], input=b"\xff\xfe\ns\n")
    assert done.exit_code == 0
    assert len(judged()) == 1


def test_an_interrupt_keeps_what_was_judged(monkeypatch: pytest.MonkeyPatch) -> None:
    from whosays.cli.keys import Keys

    answers = iter("d")

    def key(_: Keys) -> str:
        try:
            return next(answers)
        except StopIteration:
            raise KeyboardInterrupt from None

    monkeypatch.setattr(Keys, "key", key)
    done = review("")
    assert done.exit_code == 130
    assert done.stderr == "whosays: interrupted; judged: 1 different; 2 pairs are left\n"
    assert len(judged()) == 1


def test_what_somebody_else_judges_in_the_meantime_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        reason = "“a” and “b” cannot be judged the same"
        raise UsageError(reason)

    monkeypatch.setattr(Case, "judge", refuse)
    done = review("s\nq\n")
    assert done.exit_code == 0
    assert "“a” and “b” cannot be judged the same" in done.stdout


def test_wide_terminals_show_the_two_side_by_side_with_the_name_marked() -> None:
    lines = review("q\n").stdout.splitlines()
    assert lines[1].startswith("*O")
    assert lines[1].index("│ *O") == 54
    assert any("The mate was called *O. Sael*." in line for line in lines)
    assert any("family name" in line and "+6.2" in line and "++++" in line for line in lines)
    assert all(width_of(line) <= 110 for line in lines)


@pytest.mark.parametrize("columns", ["40", "20", "1", "0"])
def test_narrow_terminals_show_one_above_the_other(columns: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    done = review("k\nk\nq\n")
    assert done.exit_code == 0
    width = max(int(columns), 20) if columns != "0" else 80
    lines = done.stdout.splitlines()
    assert not any("│" in line for line in lines)
    if int(columns) >= 40 or columns == "0":
        assert all(width_of(line) <= width for line in lines)
    assert "王小明" in done.stdout


def test_a_pipe_gets_no_commands_to_a_terminal() -> None:
    assert "\x1b" not in review("d\nq\n").stdout


def on_terminal(keys: list[bytes], **env: str) -> tuple[int, str]:
    """Run the review on a terminal of its own and strike ``keys``, each when it waits for one."""
    script = (
        "import pytest, sys\nfrom tests.cast import prepare\nprepare(pytest.MonkeyPatch())\n"
        f"from whosays.cli import main\nmain(['review', {CASE!r}, '--who', 'ann'])"
    )
    paths = os.pathsep.join([str(ROOT), str(ROOT / "src")])
    child, terminal = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", script],
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
        close_fds=True,
        env={key: value for key, value in os.environ.items() if key != "NO_COLOR"}
        | {"PYTHONPATH": paths, "TERM": "xterm", "COLUMNS": "100"}
        | env,
    )
    os.close(terminal)
    seen = b""
    until = time.monotonic() + 60
    waiting = list(keys)
    while time.monotonic() < until:
        ready, _, _ = select.select([child], [], [], 0.3)
        if ready:
            try:
                seen += os.read(child, 65536)
            except OSError:
                break
        elif waiting and b"quit" in seen:
            os.write(child, waiting.pop(0))
        elif process.poll() is not None:
            break
    os.close(child)
    return process.wait(timeout=10), seen.decode("utf-8", "replace")


@pytest.mark.skipif(os.name != "posix", reason="needs a terminal as POSIX has them")
def test_on_a_terminal_a_key_needs_no_return_and_names_are_bold() -> None:
    code, shown = on_terminal([b"d", b"\x1b[A", b"w", b"because\n", b"u", b"q"])
    assert code == 0
    assert [(verdict, why) for _, verdict, _, why, _ in judged()] == [("negative", ""), ("unsure", "because")]
    assert "\x1b[1mO. Sael\x1b[22m" in shown
    assert "There is no such key." in shown


@pytest.mark.skipif(os.name != "posix", reason="needs a terminal as POSIX has them")
def test_no_color_and_ctrl_c_are_respected() -> None:
    code, shown = on_terminal([b"d", b"\x03"], NO_COLOR="1")
    assert code == 130
    assert "\x1b[" not in shown
    assert "interrupted; judged: 1 different; 2 pairs are left" in shown
    assert len(judged()) == 1
    assert on_terminal([b"\x04"])[0] == 0
