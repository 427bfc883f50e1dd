"""The documentation does not lie: links lead somewhere, commands are described, the README's session happens."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest

from whosays.cli import main

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted(
    page.relative_to(ROOT).as_posix()
    for pattern in ("*.md", "docs/**/*.md", "examples/*.md", "benchmarks/*.md")
    for page in ROOT.glob(pattern)
)
LINK = re.compile(r"\]\((?!https?:|mailto:)([^)#\s]+)?(?:#([\w-]+))?\)")
#: Addresses of package registries, and folders of one machine.
FOREIGN = re.compile(r"py[p]i[.]org|python[h]osted|registry[.]npm|deb[.]debian|(?:^|[^\w.-])/(?:work|farm)/")


def without_code(text: str) -> str:
    return re.sub(r"^```.*?^```$", "", text, flags=re.DOTALL | re.MULTILINE)


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, made as GitHub and MkDocs make them."""
    headings = re.findall(r"^#+ (.+)$", without_code(page.read_text(encoding="utf-8")), flags=re.MULTILINE)
    return {re.sub(r"\s+", "-", re.sub(r"[^\w\s-]", "", heading.lower()).strip()) for heading in headings}


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: str) -> None:
    here = ROOT / page
    for target, anchor in LINK.findall(without_code(here.read_text(encoding="utf-8"))):
        there = (here.parent / target).resolve() if target else here
        assert there.exists(), f"{page} links to {target}, which is not there"
        if anchor:
            assert anchor in anchors(there), f"{page} links to #{anchor}, which {there.name} does not have"


def test_no_address_of_a_registry_or_of_one_machine_is_kept() -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    found = []
    for name in filter(None, listed.stdout.split("\0")):
        path = ROOT / name
        if not path.is_file():
            continue
        data = path.read_bytes()
        if b"\0" not in data and (match := FOREIGN.search(data.decode("utf-8", "replace"))):
            found.append(f"{name}: {match.group()}")
    assert found == []


def commands() -> dict[str, click.Command]:
    assert isinstance(main, click.Group)
    return {name: command for name, command in main.commands.items() if not command.hidden}


@pytest.mark.parametrize("name", sorted(commands()))
def test_every_command_and_option_is_described(name: str) -> None:
    text = (ROOT / "docs/commands.md").read_text(encoding="utf-8")
    section = re.search(rf"^## .*\b{name}\b.*?(?=^## |\Z)", text, flags=re.DOTALL | re.MULTILINE)
    assert section, f"docs/commands.md has no section on {name}"
    for parameter in commands()[name].params:
        if isinstance(parameter, click.Option) and not parameter.hidden and parameter.name != "help":
            assert any(flag in section.group() for flag in parameter.opts), f"{name} {parameter.opts} is not described"


def session() -> list[tuple[str, list[str]]]:
    """The commands of the README's console block, each with the lines that it is said to print."""
    block = re.search(r"^```console\n(.*?)^```$", (ROOT / "README.md").read_text("utf-8"), re.DOTALL | re.MULTILINE)
    assert block, "the README shows no session"
    steps: list[tuple[str, list[str]]] = []
    for line in block.group(1).splitlines():
        if line.startswith("$ "):
            steps.append((line.removeprefix("$ "), []))
        else:
            steps[-1][1].append(line)
    return steps


def plain(line: str) -> str:
    """A line without what may change from one machine or release of the rules to the next."""
    return " ".join(re.sub(r"\d+(?:[.,]\d+)*", "0", line).split())


def test_the_session_in_the_readme_happens(tmp_path: Path) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    for command, expected in session():
        words = shlex.split(command)
        assert words[0] == "whosays"
        done = subprocess.run(
            [sys.executable, "-c", "from whosays.cli import main; main()", *words[1:]],
            cwd=tmp_path,
            env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{command}: {done.stderr}"
        printed = {plain(line) for line in (done.stdout + done.stderr).splitlines()}
        missing = [line for line in expected if line.strip() not in {"", "…"} and plain(line) not in printed]
        assert missing == [], f"{command} printed instead:\n{done.stdout}{done.stderr}"
