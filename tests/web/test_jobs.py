"""Work in the background: uploads are read, audits and weighing run; all of it can be cancelled."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from queue import SimpleQueue

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from tests.web.conftest import Serve

from whosays.case import Case
from whosays.records import Conflict, NotFound, Unread
from whosays.web.jobs import Job, Jobs, Task
from whosays.web.jobs.job import Event, Failure, Outcome, Step
from whosays.web.jobs.process import Work, event_of, line_of, start
from whosays.web.jobs.worker import work

#: Longest that a thread or a process is waited for, in seconds.
_PATIENCE = 60.0


class Held:
    """Work that waits for the test to say what happens."""

    def __init__(self, task: Task) -> None:
        self.task = task
        self.told: SimpleQueue[Event | None] = SimpleQueue()
        self.stopped = threading.Event()

    def events(self) -> Iterator[Event]:
        while (event := self.told.get()) is not None:
            yield event

    def stop(self) -> None:
        self.stopped.set()
        self.told.put(None)


class Here:
    """Work that is done in this process, as the patches of the tests are in force here alone."""

    def __init__(self, task: Task) -> None:
        self._task = task

    def events(self) -> Iterable[Event]:
        told: list[Event] = []
        work(self._task, told.append)
        return told

    def stop(self) -> None:
        pass


def until(is_so: Callable[[], object]) -> None:
    """Wait for what another thread does."""
    end = time.monotonic() + _PATIENCE
    while not is_so():
        assert time.monotonic() < end, "it never happened"
        time.sleep(0.01)


def over(pages: TestClient, address: str) -> dict[str, object]:
    """A job when it is over, as JSON."""
    found: dict[str, object] = {}

    def is_over() -> bool:
        found.update(pages.get(f"{address}.json").json()["job"])
        return found["state"] not in {"waiting", "running"}

    until(is_over)
    return found


@pytest.fixture
def held() -> Iterator[tuple[Jobs, list[Held]]]:
    begun: list[Held] = []

    def begin(task: Task) -> Work:
        begun.append(Held(task))
        return begun[-1]

    jobs = Jobs(begin)
    yield jobs, begun
    jobs.close()


@pytest.fixture
def here(serve: Serve) -> Iterator[Serve]:
    """Pages whose work is done in this process."""
    made: list[Jobs] = []

    def client(path: Path) -> TestClient:
        pages = serve(path)
        made.append(Jobs(Here))
        assert isinstance(pages.app, FastAPI)
        pages.app.state.jobs = made[-1]
        return pages

    yield client
    for jobs in made:
        jobs.close()


def test_one_job_is_done_at_a_time_in_the_order_of_asking(held: tuple[Jobs, list[Held]]) -> None:
    jobs, begun = held
    first, second = jobs.add(Task("weigh", "a")), jobs.add(Task("audit", "a"))
    until(lambda: begun)
    assert (jobs.job(first.id).state, jobs.job(second.id).state) == ("running", "waiting")
    begun[0].told.put(Step("comparing", 3, 9))
    until(lambda: jobs.job(first.id).step.done == 3)
    begun[0].told.put(Outcome(("done",)))
    begun[0].told.put(None)
    until(lambda: len(begun) == 2)
    assert (jobs.job(first.id).state, jobs.job(first.id).outcome.told) == ("done", ("done",))
    assert [job.id for job in jobs.all()] == [second.id, first.id]
    begun[1].told.put(Failure("no brief", "read one"))
    begun[1].told.put(None)
    until(lambda: jobs.job(second.id).is_over)
    assert jobs.job(second.id).failure == Failure("no brief", "read one")


def test_what_runs_and_what_waits_can_be_cancelled(held: tuple[Jobs, list[Held]]) -> None:
    jobs, begun = held
    first, second, third = (jobs.add(Task("weigh", "a")) for _ in range(3))
    until(lambda: begun)
    jobs.cancel(second.id)
    jobs.cancel(first.id)
    assert begun[0].stopped.is_set()
    until(lambda: len(begun) == 2)
    states = [jobs.job(job.id).state for job in (first, second, third)]
    assert states == ["cancelled", "cancelled", "running"]
    with pytest.raises(Conflict, match="cancelled already"):
        jobs.cancel(first.id)
    with pytest.raises(NotFound):
        jobs.cancel("other")


def test_a_process_that_dies_fails_its_job_alone(held: tuple[Jobs, list[Held]]) -> None:
    jobs, begun = held
    first, second = jobs.add(Task("weigh", "a")), jobs.add(Task("weigh", "a"))
    until(lambda: begun)
    begun[0].told.put(None)
    until(lambda: jobs.job(second.id).state == "running")
    failure = jobs.job(first.id).failure
    assert failure is not None
    assert "died" in failure.reason


def test_where_no_process_can_be_started_the_job_fails() -> None:
    def begin(_: Task) -> Work:
        raise OSError(11, "Resource temporarily unavailable")

    jobs = Jobs(begin)
    job = jobs.add(Task("weigh", "a"))
    until(lambda: jobs.job(job.id).is_over)
    assert jobs.job(job.id).state == "failed"
    jobs.close()


def test_old_jobs_are_forgotten_and_those_to_be_done_are_not(held: tuple[Jobs, list[Held]]) -> None:
    jobs, _ = held
    first = jobs.add(Task("weigh", "a"))
    others: list[Job] = []
    for _ in range(150):
        others.append(jobs.add(Task("weigh", "a")))
        jobs.cancel(others[-1].id)
    assert len(jobs.all()) <= 101
    assert jobs.job(first.id).state in {"waiting", "running"}
    with pytest.raises(NotFound):
        jobs.job(others[0].id)


@pytest.mark.parametrize(
    "event",
    [Step("reading “ü”", 1, 2), Outcome(("a",), (Unread("x", "why", "how"),)), Outcome(), Failure("no", "yes")],
)
def test_an_event_is_the_same_on_the_other_side(event: Event) -> None:
    assert event_of(line_of(event)) == event
    with pytest.raises(ValueError, match="no event"):
        event_of('{"event": "Song"}')


def test_documents_are_uploaded_kept_beside_the_case_and_read(mill: Path, here: Serve) -> None:
    pages = here(mill)
    letter = b"Another letter\n\nWe heard it: the mill flooded in May.\n"
    files = [("files", ("../x/late letter.txt", letter)), ("files", ("scan.pdf", b"%PDF-nonsense"))]
    answer = pages.post("/documents", files=files, data={"role": "source"})
    assert answer.status_code == 303
    job = over(pages, answer.headers["location"])
    assert job["state"] == "done"
    outcome = job["outcome"]
    assert isinstance(outcome, dict)
    assert outcome["told"][0] == "late letter.txt: 1 claim, 0 of them attributed"
    assert [one["path"] for one in outcome["unread"]] == ["scan.pdf"]
    assert (mill.parent / "mill.files" / "late letter.txt").read_bytes() == letter
    with Case.open(mill) as case:
        found = {document.path: document.role for document in case.analysis().documents}
    assert found["late letter.txt"] == "source"
    overview = pages.get("/overview.json").json()
    assert "late letter.txt" in {one["path"] for one in overview["documents"]}, "the desk notices"
    assert overview["stale"]
    again = pages.post("/documents", files=files[:1], data={"role": "source"})
    told = over(pages, again.headers["location"])["outcome"]
    assert isinstance(told, dict)
    assert told["told"][0].endswith("unchanged")
    page = pages.get(answer.headers["location"]).text
    assert "What was not read" in page
    assert "scan.pdf" in page


def test_an_upload_without_a_file_or_with_a_strange_role(mill: Path, here: Serve) -> None:
    pages = here(mill)
    assert pages.post("/documents", data={"role": "source"}).status_code == 422
    files = [("files", ("a.txt", b"a"))]
    assert pages.post("/documents", files=files, data={"role": "witness"}).status_code == 422
    empty = (
        b"--x\r\nContent-Disposition: form-data; name=\"files\"; filename=\"\"\r\n"
        b"Content-Type: application/octet-stream\r\n\r\n\r\n--x--\r\n"
    )  # fmt: skip
    asked = {"content-type": "multipart/form-data; boundary=x"}
    assert pages.post("/documents", content=empty, headers=asked).status_code == 422
    assert not (mill.parent / "mill.files").exists()
    assert pages.get("/jobs.json").json()["jobs"] == []


def test_what_another_program_wrote_is_imported_and_its_decisions_are_signed(
    lamp: Path, mill: Path, here: Serve
) -> None:
    written = here(lamp).get("/export/json").content
    pages = here(mill)
    held = len(pages.get("/overview.json").json()["documents"])
    files = [("files", ("lamp.json", written)), ("files", ("notes.txt", b"Nobody said a thing."))]
    answer = pages.post("/imports", files=files)
    assert answer.status_code == 303
    job = over(pages, answer.headers["location"])
    assert (job["title"], job["state"]) == ("Import 2 files", "done")
    outcome = job["outcome"]
    assert isinstance(outcome, dict)
    assert outcome["told"][0].startswith("lamp.json (json): ")
    assert [one["path"] for one in outcome["unread"]] == ["notes.txt"]
    page = pages.get(answer.headers["location"]).text
    assert "add documents on the overview" in page
    assert "with: whosays" not in page
    assert len(pages.get("/overview.json").json()["documents"]) > held


def test_an_import_in_no_format_that_there_is(mill: Path, here: Serve) -> None:
    pages = here(mill)
    files = [("files", ("a.json", b"{}"))]
    assert pages.post("/imports", files=files, data={"format": "papyrus"}).status_code == 422
    assert pages.post("/imports", data={"format": "json"}).status_code == 422
    assert "json" in {one["name"] for one in pages.get("/jobs.json").json()["imports"]}
    assert "Import what another program wrote" in pages.get("/jobs").text


def test_a_case_that_cannot_be_written_to_takes_no_upload(
    mill: Path, here: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    from whosays.records import CaseNotWritable

    def refuse(self: Case) -> None:
        raise CaseNotWritable(self.path, "it is read-only", "copy it")

    monkeypatch.setattr(Case, "check", refuse)
    pages = here(mill)
    files = [("files", ("a.txt", b"a"))]
    assert pages.post("/documents", files=files).status_code == 503
    assert pages.post("/jobs", data={"kind": "weigh"}).status_code == 503
    assert not (mill.parent / "mill.files").exists()


def test_an_audit_and_weighing_are_jobs(lamp: Path, here: Serve) -> None:
    pages = here(lamp)
    audited = over(pages, pages.post("/jobs", data={"kind": "audit"}).headers["location"])
    assert audited["state"] == "done"
    assert audited["step"] == {"words": "comparing", "done": 2, "total": 2}
    assert pages.post("/jobs", data={"kind": "dance"}).status_code == 422


def test_a_job_that_cannot_be_done_says_why(mill: Path, here: Serve) -> None:
    pages = here(mill)
    address = pages.post("/jobs", data={"kind": "weigh"}).headers["location"]
    assert over(pages, address)["state"] == "done"
    empty = mill.parent / "empty.whosays"
    Case.open(empty, create=True).close()
    pages = here(empty)
    address = pages.post("/jobs", data={"kind": "audit"}).headers["location"]
    failure = over(pages, address)["failure"]
    assert isinstance(failure, dict)
    assert "this case holds no brief" in failure["reason"]
    assert "his case holds no brief" in pages.get(address).text


def test_the_page_of_a_job_watches_it_with_and_without_scripts(mill: Path, serve: Serve) -> None:
    pages = serve(mill)
    begun: list[Held] = []

    def begin(task: Task) -> Work:
        begun.append(Held(task))
        return begun[-1]

    jobs = Jobs(begin)
    assert isinstance(pages.app, FastAPI)
    pages.app.state.jobs = jobs
    address = pages.post("/jobs", data={"kind": "weigh"}).headers["location"]
    other = pages.post("/jobs", data={"kind": "audit"}).headers["location"]
    until(lambda: begun)
    begun[0].told.put(Step("comparing <claims>", 3, 9))
    until(lambda: pages.get(f"{address}.json").json()["job"]["step"]["done"])
    page = pages.get(address).text
    assert '<noscript><meta http-equiv="refresh"' in page
    assert 'hx-trigger="load delay:1s"' in page
    assert "Comparing &lt;claims&gt;: 3 of 9" in page
    assert "1 job before it" in pages.get(other).text
    assert pages.post(f"{address}/cancel").headers["location"] == address
    page = pages.get(address).text
    assert "Cancelled" in page
    assert "refresh" not in page
    assert pages.post(f"{address}/cancel").status_code == 409
    assert "running" in pages.get("/jobs").text or "waiting" in pages.get("/jobs").text
    jobs.close()


def test_a_job_that_nobody_asked_for(mill: Path, serve: Serve) -> None:
    pages = serve(mill)
    assert pages.get("/jobs/none").status_code == 404
    assert pages.post("/jobs/none/cancel").status_code == 404


def test_a_process_of_its_own_tells_what_goes_wrong_and_ends_when_asked(tmp_path: Path) -> None:
    told = [*start(Task("weigh", str(tmp_path / "none.whosays"))).events()]
    (failure,) = told
    assert isinstance(failure, Failure)
    assert "none.whosays" in failure.reason
    empty = tmp_path / "empty.whosays"
    Case.open(empty, create=True).close()
    stopped = start(Task("audit", str(empty)))
    stopped.stop()
    assert len([*stopped.events()]) <= 1
