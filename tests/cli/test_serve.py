"""``whosays serve`` as a command: it says where, refuses what cannot be, and ends when asked to."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner

from whosays.case import Case
from whosays.cli import main
from whosays.cli.serve import _listen, _names
from whosays.records import UsageError


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "harbour.whosays"
    Case.open(path, create=True).close()
    return path


@contextmanager
def served(case: Path, *options: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The command while it runs, and the address that it prints."""
    command = [sys.executable, "-m", "whosays", "serve", str(case), "--port", "0", "--who", "Ada", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            found = re.search(r"is at (http://\S+)", process.stdout.readline())
            assert found is not None
            yield process, found[1]
        finally:
            process.kill()


def status(address: str) -> int:
    try:
        with urllib.request.urlopen(address, timeout=30) as answer:  # noqa: S310  # our own
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code


@pytest.mark.skipif(os.name != "posix", reason="Ctrl-C is a signal")
def test_a_case_is_served_until_ctrl_c_also_while_it_goes_and_comes(case: Path) -> None:
    with served(case) as (process, address):
        assert address.startswith("http://127.0.0.1:")
        assert status(f"{address}overview") == 200
        kept = Path(shutil.move(case, case.with_name("elsewhere.whosays")))
        assert status(f"{address}overview") == 410, "deleted"
        case.write_text("a letter")
        assert status(f"{address}overview") == 500, "replaced by what is no case"
        case.unlink()
        Case.open(case, create=True).close()
        assert status(f"{address}overview") == 200, "replaced by another case"
        assert kept.exists()
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 0
        assert process.stderr is not None
        assert "Traceback" not in process.stderr.read()


def test_others_need_the_token_that_is_printed(case: Path) -> None:
    with served(case, "--host", "0.0.0.0") as (process, address):  # noqa: S104  # the point of the test
        base, token = address.split("/?token=")
        at = f"http://127.0.0.1:{base.rpartition(':')[2]}"
        assert status(f"{at}/overview") == 401
        assert status(f"{at}/overview?token={token}") == 200
        process.kill()
        assert process.stderr is not None
        assert "whoever has the whole address" in process.stderr.read()


def test_a_port_in_use_is_told(case: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        result = CliRunner().invoke(main, ["serve", str(case), "--port", port])
    assert result.exit_code == 2
    assert f"cannot listen at 127.0.0.1, port {port}" in result.stderr
    assert "--port" in result.stderr


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["serve", "missing.whosays"], 1, "missing.whosays"),
        (["serve", "letter.whosays"], 1, "not a whosays case"),
        (["serve", "harbour.whosays", "--port", "99999"], 2, "99999"),
        (["serve", "harbour.whosays", "--who", " "], 2, "--who is blank"),
        (["serve", "harbour.whosays", "--host", "no such host"], 2, "cannot listen at no such host"),
    ],
)
def test_what_cannot_be_served(
    case: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], code: int, told: str
) -> None:
    monkeypatch.chdir(case.parent)
    Path("letter.whosays").write_text("Dear all, " * 100)
    result = CliRunner().invoke(main, words)
    assert result.exit_code == code
    assert told in result.stderr


def test_only_names_of_this_server_are_taken_for_it() -> None:
    assert _names("127.0.0.1", "127.0.0.1")[0] == "127.0.0.1"
    assert _names("localhost", "::1")[0] == "[::1]"
    assert _names("192.0.2.7", "192.0.2.7") == ["192.0.2.7"]
    assert _names("Box.Example", "192.0.2.7") == ["box.example", "192.0.2.7"]
    everywhere = _names("0.0.0.0", "0.0.0.0")  # noqa: S104
    assert everywhere[0] == socket.gethostname().lower()
    assert "localhost" in everywhere


def test_a_machine_that_does_not_know_its_name_is_reached_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    assert "127.0.0.1" in _names("::", "::")
    with pytest.raises(UsageError):
        _listen("anything", 0)
