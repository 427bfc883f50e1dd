"""Whole processes, measured: seconds and peak memory, with that of their workers."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

POLL_SECONDS = 0.1


@dataclass(frozen=True, slots=True)
class Run:
    """One measured process: wall-clock seconds, peak resident size in megabytes (10^6 bytes), what it printed."""

    seconds: float
    megabytes: float
    printed: str


def resident(pid: int) -> int:
    """Bytes resident in a process and its descendants now; 0 for a process that has ended. Linux only."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
        tasks = list(Path(f"/proc/{pid}/task").iterdir())
        children = [int(child) for task in tasks for child in (task / "children").read_text().split()]
    except (FileNotFoundError, ProcessLookupError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE") + sum(map(resident, children))


def measure(command: Sequence[str], environment: Mapping[str, str] | None = None) -> Run:
    """Run a command to its end, with ``environment`` on top of this process's.

    Raises:
        subprocess.CalledProcessError: If it fails.
    """
    begin = time.perf_counter()
    peak = 0
    with tempfile.TemporaryFile("w+", encoding="utf-8") as output:
        with subprocess.Popen(command, stdout=output, env={**os.environ, **(environment or {})}) as process:
            while process.poll() is None:
                peak = max(peak, resident(process.pid))
                time.sleep(POLL_SECONDS)
        if process.returncode:
            raise subprocess.CalledProcessError(process.returncode, command)
        seconds = time.perf_counter() - begin
        output.seek(0)
        return Run(seconds, peak / 1e6, output.read())
