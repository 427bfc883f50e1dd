"""Paths, outputs and moments that a careless or hostile user may pick: one line each, no traceback, nothing lost."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests.factories import TEXT, make_reading

from whosays.cli import main
from whosays.intake import inputs
from whosays.records import Document, Reading, ReadOptions

COMMAND = [sys.executable, "-m", "whosays"]
FULL = Path("/dev/full")


@pytest.fixture(autouse=True)
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    def read(document: Document, _: ReadOptions) -> Reading:
        return make_reading(document)

    monkeypatch.setattr(inputs, "read_document", read)
    monkeypatch.setattr(inputs, "has_weights", lambda: True)
    monkeypatch.setattr(inputs, "model_version", lambda: "1")
    monkeypatch.chdir(tmp_path)
    Path("lantern.txt").write_text(TEXT)
    return tmp_path


def run(*words: str) -> tuple[int, str, str]:
    from click.testing import CliRunner

    done = CliRunner().invoke(main, words)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.stdout, done.stderr


def in_shell(script: str) -> subprocess.CompletedProcess[str]:
    words = ["sh", "-c", script, *COMMAND]
    return subprocess.run(words, capture_output=True, text=True, check=False, timeout=60)


def test_impossible_paths_do_not_stop_the_others() -> None:
    code, out, err = run("read", "x" * 5000, "lantern.txt/below", "lantern.txt", "--case", "c.whosays")
    assert code == 1
    assert "2 sentences read in 1 document" in out
    assert [line[-60:] for line in err.splitlines()] == [
        "cannot be read (File name too long): check the path and the disk"[-60:],
        "cannot be read (Not a directory): check the path and the disk"[-60:],
    ]


@pytest.mark.skipif(os.name != "posix", reason="needs permissions that hold")
def test_a_folder_whose_files_cannot_be_looked_at_does_not_stop_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    stat = Path.stat

    def forbid(self: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        if self.name == "locked.txt":
            raise PermissionError(13, "Permission denied", str(self))
        return stat(self, follow_symlinks=follow_symlinks)

    Path("locked.txt").write_text(TEXT)
    monkeypatch.setattr(Path, "stat", forbid)
    code, out, err = run("read", ".", "--case", "c.whosays")
    assert code == 1
    assert "2 sentences read in 1 document" in out
    assert err == "whosays: locked.txt: permission denied: give yourself the right to read it\n"
    code, _, err = run("read", "lantern.txt", "--case", "locked.txt")
    assert (code, err) == (
        1,
        "whosays: locked.txt: it cannot be opened (Permission denied): check the path and its permissions\n",
    )


@pytest.mark.parametrize("command", [["read", "lantern.txt", "--case"], ["report"], ["ask", "lamps", "--case"]])
def test_cases_that_are_no_files(command: list[str]) -> None:
    os.mkfifo("pipe.whosays")
    for name, words in {
        "pipe.whosays": "this is a device or a pipe, not a case file",
        os.devnull: "this is a device or a pipe, not a case file",
        "x" * 300: "it cannot be opened (File name too long)",
    }.items():
        code, out, err = run(*command, name)
        assert (code, out, err.count("\n")) == (1, "", 1)
        assert err.startswith(f"whosays: {name}: {words}: ")


def test_names_with_newlines_and_escapes_stay_on_one_line() -> None:
    Path("lantern.txt").rename("lan\n\x1b[31mtern.txt")
    Path("emp\nty.txt").touch()
    code, out, err = run("read", ".", "--case", "c.whosays")
    assert code == 1
    assert "\x1b" not in out
    assert err == "whosays: emp ty.txt: the file is empty: check that it was saved, or leave it out\n"
    assert len(out.splitlines()) == 7
    _, _, err = run("report", "no\nne.whosays")
    assert err.count("\n") == 1


@pytest.mark.parametrize("command", ["report", "export"])
def test_a_case_is_never_written_over(command: str) -> None:
    assert run("read", "lantern.txt", "--case", "c.whosays")[0] == 0
    before = Path("c.whosays").read_bytes()
    for force in ([], ["--force"]):
        code, _, err = run(command, "c.whosays", "-o", "c.whosays", *force)
        assert (code, err) == (
            1,
            "whosays: c.whosays: this is a case, which is never written over: choose another name\n",
        )
    assert Path("c.whosays").read_bytes() == before


@pytest.mark.skipif(not FULL.exists(), reason="needs /dev/full")
@pytest.mark.parametrize("words", ["report c.whosays", "export c.whosays", "ask c.whosays lighthouse", "--help"])
def test_standard_output_on_a_full_disk(words: str) -> None:
    assert run("read", "lantern.txt", "--case", "c.whosays")[0] == 0
    done = in_shell(f'"$0" "$@" {words} >{FULL}')
    assert (done.returncode, done.stderr) == (
        1,
        "whosays: standard output: No space left on device: check the path and the disk\n",
    )


@pytest.mark.skipif(os.name != "posix", reason="closes streams as POSIX shells do")
@pytest.mark.parametrize(
    ("words", "code", "line"),
    [
        ("report c.whosays >&-", 1, "whosays: standard output: it is closed: name a file with -o"),
        ("ask c.whosays lighthouse >&-", 0, ""),
        ("read - <&-", 1, "whosays: -: standard input is closed: pipe a text into whosays, or name a file"),
    ],
)
def test_closed_streams(words: str, code: int, line: str) -> None:
    assert run("read", "lantern.txt", "--case", "c.whosays")[0] == 0
    done = in_shell(f'"$0" "$@" {words}')
    assert "Traceback" not in done.stderr
    assert done.returncode == code
    assert done.stderr.splitlines()[-1:] == ([line] if line else [])


def test_a_folder_that_is_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    code, _, err = run("read", str(tmp_path / "lantern.txt"), "--case", str(tmp_path / "c.whosays"))
    assert "Traceback" not in err
    assert code in {0, 1}
    monkeypatch.chdir(tmp_path)


def test_an_interrupt_while_the_program_is_loaded(tmp_path: Path) -> None:
    (tmp_path / "click.py").write_text("import os, signal; os.kill(os.getpid(), signal.SIGINT)")
    paths = os.pathsep.join([str(tmp_path), *sys.path])
    done = subprocess.run(
        [*COMMAND, "--help"],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": paths},
        timeout=60,
    )
    assert done.stderr == "whosays: interrupted\n"
    # Python may end by the signal itself, which a shell shows as 130 as well.
    assert done.returncode in {130, -signal.SIGINT}
