"""Long work: documents uploaded and read, audits and weighing, each with its progress."""

from __future__ import annotations

import functools
import os
from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated, Literal

from fastapi import APIRouter, Form, UploadFile
from fastapi.responses import RedirectResponse

from whosays.export.words import listed
from whosays.ingest.imports import IMPORTERS
from whosays.records import PluginError, Role, UsageError
from whosays.web.desk import Desk
from whosays.web.jobs import Job, Task, folder_of, keep_upload
from whosays.web.pages.asking import TheDesk, TheJobs, Who
from whosays.web.twin import Twins

router = APIRouter(tags=["jobs"])
twins = Twins(router)


@dataclass(frozen=True, slots=True)
class Importable:
    """A format that files of other programs may be in."""

    name: str
    title: str


@dataclass(frozen=True, slots=True)
class JobsPage:
    """What can be done in the background.

    Attributes:
        jobs: All jobs since the server began, the newest first.
        imports: What can be imported.
    """

    jobs: tuple[Job, ...]
    imports: tuple[Importable, ...]


@dataclass(frozen=True, slots=True)
class JobPage:
    """One job.

    Attributes:
        job: The job.
        before: How many are to be done before it.
    """

    job: Job
    before: int


@twins.page("/jobs", "jobs.html")
def show_jobs(jobs: TheJobs) -> JobsPage:
    """What was asked for since the server began, the newest first."""
    return JobsPage(jobs.all(), importable())


@functools.cache
def importable() -> tuple[Importable, ...]:
    """The formats that can be imported; none that is broken."""
    return tuple(Importable(name, one.title) for name, one in IMPORTERS.all() if not isinstance(one, PluginError))


@twins.page("/jobs/{job_id}", "job.html")
def show_job(job_id: str, jobs: TheJobs) -> JobPage:
    """One job: how far it has come, or what has come of it."""
    job = jobs.job(job_id)
    older = [one for one in jobs.all() if one.asked <= job.asked and one.id != job.id and not one.is_over]
    return JobPage(job, 0 if job.is_over else len(older))


@router.post("/documents", status_code=HTTPStatus.SEE_OTHER)
def upload(
    desk: TheDesk, jobs: TheJobs, files: list[UploadFile], role: Annotated[Role, Form()] = "source"
) -> RedirectResponse:
    """Keep files beside the case and read them into it, as ``whosays read`` does."""
    names = _kept(desk, files)
    return _to(jobs.add(Task("read", os.path.abspath(desk.path), str(folder_of(desk.path)), names, role)))


@router.post("/imports", status_code=HTTPStatus.SEE_OTHER)
def bring(
    desk: TheDesk,
    jobs: TheJobs,
    who: Who,
    files: list[UploadFile],
    form: Annotated[str, Form(alias="format")] = "",
    role: Annotated[Role, Form()] = "source",
) -> RedirectResponse:
    """Keep files of other programs beside the case and import them into it, as ``whosays import`` does."""
    if form and form not in IMPORTERS.names():
        reason = f"there is no format “{form}” to import"
        raise UsageError(reason, f"choose one of {listed(IMPORTERS.names(), 'or')}, or let it be recognised")
    names = _kept(desk, files)
    return _to(jobs.add(Task("import", os.path.abspath(desk.path), str(folder_of(desk.path)), names, role, form, who)))


@router.post("/jobs", status_code=HTTPStatus.SEE_OTHER)
def begin(desk: TheDesk, jobs: TheJobs, kind: Annotated[Literal["audit", "weigh"], Form()]) -> RedirectResponse:
    """Audit the case, or weigh it."""
    desk.ask(lambda case: case.check())
    return _to(jobs.add(Task(kind, os.path.abspath(desk.path))))


@router.post("/jobs/{job_id}/cancel", status_code=HTTPStatus.SEE_OTHER)
def cancel(job_id: str, jobs: TheJobs) -> RedirectResponse:
    """Stop a job; the documents that it has kept until now stay."""
    jobs.cancel(job_id)
    return RedirectResponse(f"/jobs/{job_id}", HTTPStatus.SEE_OTHER)


def _kept(desk: Desk, files: Sequence[UploadFile]) -> tuple[str, ...]:
    """Keep files beside the case, and give what they are called there.

    Raises:
        UsageError: If there are none.
        CaseNotWritable: If nothing could come of them.
    """
    given = [file for file in files if file.filename]
    if not given:
        reason = "no file was chosen"
        raise UsageError(reason, "choose one or more, or drop them on the button")
    desk.ask(lambda case: case.check())
    folder = folder_of(desk.path)
    return tuple(dict.fromkeys(keep_upload(folder, file.filename or "", file.file) for file in given))


def _to(job: Job) -> RedirectResponse:
    return RedirectResponse(f"/jobs/{job.id}", HTTPStatus.SEE_OTHER)
