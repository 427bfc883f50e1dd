"""What docs/library.md and docs/assistants.md show is so: every example is run."""

from __future__ import annotations

import doctest
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from IPython.core.interactiveshell import InteractiveShell
from mcp import Client

from tests.served import finished
from whosays.assistants.quoting import WORDS
from whosays.assistants.server import create_server

ROOT = Path(__file__).resolve().parents[1]
LIBRARY = (ROOT / "docs/library.md").read_text("utf-8")
ASSISTANTS = (ROOT / "docs/assistants.md").read_text("utf-8")


def blocks(page: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", page, flags=re.DOTALL | re.MULTILINE)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_examples_of_the_library_run(folder: Path) -> None:
    examples = blocks(LIBRARY, "pycon")
    assert len(examples) > 6
    parsed = doctest.DocTestParser().get_doctest("\n".join(examples), {}, "docs/library.md", None, 0)
    told: list[str] = []
    result = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(parsed, out=told.append)
    assert result.failed == 0, "".join(told)
    assert result.attempted > 20
    notebook(folder)


def notebook(folder: Path) -> None:
    """Run the notebook's cell in the folder that the other examples have left."""
    assert (folder / "harbour.whosays").exists()
    (cell,) = blocks(LIBRARY, "ipython")
    shell = InteractiveShell()
    result = shell.run_cell(cell)
    assert result.success, result.error_in_exec
    assert shell.display_formatter is not None
    html = shell.display_formatter.format(result.result)[0]["text/html"]
    assert "The Quiet Harbour" in html
    shell.user_ns["case"].close()


def test_every_method_that_is_named_is_there() -> None:
    from whosays import Case

    table = LIBRARY[LIBRARY.index("| call | gives |") : LIBRARY.index("The first of these calls")]
    for name in re.findall(r"(\w+)\(", table):
        assert isinstance(getattr(Case, name), Callable), name


def test_every_tool_is_described_and_no_other() -> None:
    async def names() -> set[str]:
        async with Client(create_server("nowhere.whosays")) as client:
            return {tool.name for tool in (await client.list_tools()).tools}

    described = re.findall(r"^\| `(\w+)` \|", ASSISTANTS, flags=re.MULTILINE)
    assert {*described} == finished(names())
    assert len(described) == len({*described})


def test_the_configuration_is_one() -> None:
    (block,) = blocks(ASSISTANTS, "json")
    server = json.loads(block)["mcpServers"]["harbour"]
    assert (server["command"], server["args"][0]) == ("whosays", "mcp")


def test_the_bounds_that_are_told_are_those_that_hold() -> None:
    assert f"cut at {WORDS}" in ASSISTANTS
