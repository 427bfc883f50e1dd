"""The server: tools that read alone, over a case that may change, on standard input and output."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
from mcp import Client, StdioServerParameters
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import CallToolResult, Tool, ToolListChangedNotification  # noqa: F401
from tests import weighed
from tests.served import call, digest, finished, tools

from whosays.assistants.desk import Desk
from whosays.assistants.quoting import NOTICE
from whosays.assistants.refusals import asked
from whosays.assistants.server import create_server
from whosays.case import Case
from whosays.export.exported import Exported
from whosays.records import ReadOptions

ROOT = Path(__file__).resolve().parents[2]
COMMAND = (
    "from whosays.cli.group import Whosays; from whosays.cli.mcp import mcp; "
    "Whosays(name='whosays', help='', commands=[mcp])()"
)


def test_every_tool_reads_only_and_says_what_it_answers(mill: str) -> None:
    found = tools(mill)
    assert len(found) == 11
    for tool in found:
        assert tool.annotations is not None
        assert tool.annotations.read_only_hint is True
        assert tool.annotations.destructive_hint is False
        assert tool.annotations.open_world_hint is False
        assert tool.description
        assert tool.title
        assert tool.output_schema is not None
        assert "notice" in tool.output_schema["properties"]
    assert sum(len(tool.model_dump_json()) for tool in found) < 60_000


def test_the_server_says_at_once_how_to_take_quotations(mill: str) -> None:
    async def run() -> str | None:
        async with Client(create_server(mill)) as client:
            return client.instructions

    assert NOTICE in (finished(run()) or "")


def test_the_case_is_open_for_reading_alone(mill: str) -> None:
    before, modified = digest(mill), os.stat(mill).st_mtime_ns
    names = [("coverage", {}), ("search_claims", {"query": "mill"}), ("rests_on", {"source": "Warden Pell"})]
    assert not any(result.is_error for result in call(mill, *names))
    assert digest(mill) == before
    assert os.stat(mill).st_mtime_ns == modified


def test_what_is_decided_and_read_meanwhile_is_seen(mill: str) -> None:
    async def run() -> tuple[int, int, str | None]:
        async with Client(create_server(mill)) as client:

            async def ask(tool: str, **arguments: Any) -> dict[str, Any]:
                return (await client.call_tool(tool, arguments)).structured_content or {}

            first = await ask("coverage")
            Path("sources/second.txt").write_text(weighed.HERALD.replace("A gate", "Another gate"), encoding="utf-8")
            with Case.open(mill) as case:
                case.read(["sources"], ReadOptions(role="source"))
                case.grade("Warden Pell", "B", "pk", "was there")
            then = await ask("coverage")
            graded = (await ask("sources", name="pell"))["sources"][0]["reliability"]
            return first["sources"], then["sources"], graded

    assert finished(run()) == (3, 4, "B")


def test_a_case_that_is_replaced_or_taken_away_while_it_is_served(mill: str, lamp: str) -> None:
    async def run() -> list[tuple[bool, str]]:
        told = []
        async with Client(create_server(mill)) as client:

            async def tell() -> None:
                result = await client.call_tool("documents", {})
                told.append((result.is_error, str(result.structured_content or result.content)))

            await tell()
            shutil.copy(lamp, "copy.whosays")
            os.replace("copy.whosays", mill)
            await tell()
            os.remove(mill)
            await tell()
            Path(mill).write_bytes(b"no database " * 100)
            await tell()
            os.remove(mill)
            shutil.copy(lamp, mill)
            await tell()
        return told

    before, replaced, gone, other, back = finished(run())
    assert "The Flood at Ostrel" in before[1]
    assert "The Dark Lamp" in replaced[1]
    assert gone[0]
    assert "deleted or moved" in gone[1]
    assert other[0]
    assert "not a whosays case" in other[1]
    assert not back[0]
    assert "The Dark Lamp" in back[1]


def test_a_case_that_takes_long_to_load_is_asked_again(mill: str, monkeypatch: pytest.MonkeyPatch) -> None:
    may_go_on = threading.Event()
    worked_out = Case.exported

    def slowly(self: Case) -> Exported:
        may_go_on.wait(30)
        return worked_out(self)

    monkeypatch.setattr(Case, "exported", slowly)
    desk = Desk(mill, patience=0.05)
    desk.prepare()
    with pytest.raises(ToolError, match="still being loaded"):
        asked(desk, lambda _, held: held.case.title)
    may_go_on.set()
    patient = Desk(mill)
    assert asked(patient, lambda _, held: held.case.title) == "mill"
    desk.close()
    patient.close()


def stdio(path: str) -> StdioServerParameters:
    environment = {"PYTHONPATH": str(ROOT / "src"), "PATH": os.environ["PATH"]}
    return StdioServerParameters(command=sys.executable, args=["-c", COMMAND, "mcp", path], env=environment)


def test_a_client_over_standard_input_and_output(mill: str) -> None:
    before = digest(mill)

    async def run() -> tuple[int, dict[str, Any], str]:
        async with Client(stdio(mill)) as client:
            count = len((await client.list_tools()).tools)
            found = await client.call_tool("who_says", {"query": "gate was open"})
            wrong = await client.call_tool("claim", {"claim_id": "clm-0"})
            assert wrong.is_error
            return count, found.structured_content or {}, str(wrong.content)

    count, found, wrong = finished(run())
    assert count == 11
    assert found["total"] == 3
    assert "search_claims" in wrong
    assert digest(mill) == before


def test_standard_output_carries_the_protocol_alone(mill: str) -> None:
    hello = {
        "jsonrpc": "2.0",
        "id": 1,
        "method": "initialize",
        "params": {
            "protocolVersion": "2025-06-18",
            "capabilities": {},
            "clientInfo": {"name": "test", "version": "1"},
        },
    }
    asked = {"jsonrpc": "2.0", "id": 2, "method": "tools/call", "params": {"name": "claim", "arguments": {}}}
    lines = [hello, {"jsonrpc": "2.0", "method": "notifications/initialized"}, asked]
    process = subprocess.Popen(
        [sys.executable, "-c", COMMAND, "mcp", mill],
        env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write("".join(f"{json.dumps(line)}\nnot json\n" for line in lines))
    process.stdin.flush()
    answers: dict[int, dict[str, Any]] = {}
    while 2 not in answers:
        message = json.loads(process.stdout.readline())
        assert message["jsonrpc"] == "2.0"
        answers[message.get("id")] = message
    rest, _ = process.communicate(timeout=60)
    assert all(json.loads(line)["jsonrpc"] == "2.0" for line in rest.splitlines())
    assert answers[1]["result"]["serverInfo"]["name"] == "whosays"
    assert answers[2]["result"]["isError"] is True
    assert process.returncode == 0


@pytest.mark.parametrize(
    ("name", "words"), [("none.whosays", "there is no such case"), ("a.txt", "not a whosays case")]
)
def test_what_is_wrong_with_the_case_is_said_at_once(folder: Path, name: str, words: str) -> None:
    (folder / "a.txt").write_text("text")
    done = subprocess.run(
        [sys.executable, "-c", COMMAND, "mcp", name],
        env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert words in done.stderr


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_ctrl_c_ends_it_at_once(mill: str) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", COMMAND, "mcp", mill],
        env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(json.dumps({"jsonrpc": "2.0", "id": 1, "method": "ping"}).encode() + b"\n")
    process.stdin.flush()
    assert process.stdout.readline()
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=20) == -signal.SIGINT
    process.communicate()


def test_without_the_library_the_install_line_is_told(mill: str) -> None:
    block = "import sys; sys.modules['mcp'] = None; "
    done = subprocess.run(
        [sys.executable, "-c", block + COMMAND, "mcp", mill],
        env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "pip install 'whosays[mcp]'" in done.stderr
