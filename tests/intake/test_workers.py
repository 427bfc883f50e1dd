"""Many processes give what one gives; one that dies costs its own task and no other."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests import chores

from whosays.intake.workers import work_through

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("jobs", [1, 2])
def test_every_task_is_done_once(jobs: int) -> None:
    assert sorted(work_through(chores.double, range(12), jobs)) == [(n, 2 * n) for n in range(12)]


def test_no_task_and_one_task_need_no_process() -> None:
    assert [*work_through(chores.double, [], 4)] == []
    assert [*work_through(lambda number: number, [1], 4)] == [(1, 1)], "a lambda cannot cross to another process"


def test_tasks_are_taken_as_they_are_needed() -> None:
    taken: list[int] = []

    def tasks() -> Iterator[int]:
        for number in range(100):
            taken.append(number)
            yield number

    done = work_through(chores.double, tasks(), 2)
    next(done)
    assert len(taken) <= 4
    done.close()


def test_a_process_that_dies_costs_one_task() -> None:
    results = dict(work_through(chores.die_on_seven, range(10), 2))
    assert results == {n: None if n == 7 else n for n in range(10)}


def test_an_error_reaches_the_caller_and_ends_the_processes() -> None:
    with pytest.raises(ValueError, match="seven"):
        dict(work_through(chores.raise_on_seven, range(50), 2))
    # Asked again and again: the thread that reaps a process may not yet have noted it when another asks.
    wait_until(lambda: not multiprocessing.active_children())


def test_a_script_without_a_main_guard_still_gets_its_work_done(tmp_path: Path) -> None:
    script = tmp_path / "unguarded.py"
    script.write_text(
        "from tests.chores import double\nfrom whosays.intake.workers import work_through\n"
        "print(sum(result for _, result in work_through(double, range(10), 2)))\n"
    )
    done = subprocess.run(
        [sys.executable, str(script)],
        env=os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "src")])},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "90"


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks at processes by way of /proc")
def test_processes_end_when_the_one_that_started_them_is_killed(tmp_path: Path) -> None:
    code = (
        "from tests.chores import sign_in_and_wait\nfrom whosays.intake.workers import work_through\n"
        f"if __name__ == '__main__': list(work_through(sign_in_and_wait, [{str(tmp_path)!r}] * 2, 2))"
    )
    path = os.pathsep.join([str(ROOT), str(ROOT / "src")])
    parent = subprocess.Popen([sys.executable, "-c", code], env=os.environ | {"PYTHONPATH": path})
    try:
        wait_until(lambda: len([*tmp_path.iterdir()]) == 2)
    finally:
        parent.send_signal(signal.SIGKILL)
        parent.wait()
    children = [int(file.name) for file in tmp_path.iterdir()]
    wait_until(lambda: not any(map(alive, children)))


def alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def wait_until(true: object, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not true():  # type: ignore[operator]
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.05)
